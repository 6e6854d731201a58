"""Due dates of a list: days, distances, monthly series (the conventions' table)."""

from datetime import date

import pytest

from commandbar.actions.create_project.due_dates import CannotTell, due_dates, months_later
from commandbar.language import After, Day, Monthly
from commandbar.language.readings import Value

JUNE = Day(date(2026, 6, 30))

TABLE: list[tuple[list[Value], list[str], list[date | None]]] = [
    ([JUNE, None], ["A", "B"], [date(2026, 6, 30), None]),
    ([JUNE, After(days=21)], ["Shoot", "B"], [date(2026, 6, 30), date(2026, 7, 21)]),
    (
        [None, JUNE, After(days=21, anchor="shoot")],
        ["A", "Shoot", "C"],
        [None, date(2026, 6, 30), date(2026, 7, 21)],
    ),
    (
        [JUNE, Day(date(2026, 1, 1)), After(days=1, anchor="photo")],
        ["Photo Shoot", "B", "C"],
        [date(2026, 6, 30), date(2026, 1, 1), date(2026, 7, 1)],
    ),
    (
        [Monthly(date(2026, 1, 31)), None, None],
        ["A", "B", "C"],
        [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)],
    ),
    (
        [Monthly(date(2026, 6, 1)), None, JUNE],
        ["A", "B", "C"],
        [date(2026, 6, 1), date(2026, 7, 1), date(2026, 6, 30)],
    ),
    ([Day(date(2026, 1, 31)), After(months=1)], ["A", "B"], [date(2026, 1, 31), date(2026, 2, 28)]),
]


@pytest.mark.parametrize(("readings", "names", "expected"), TABLE)
def test_days_of_a_list(
    readings: list[Value], names: list[str], expected: list[date | None]
) -> None:
    assert list(due_dates(readings, names)) == expected


@pytest.mark.parametrize(
    ("readings", "names"),
    [
        ([After(days=21)], ["A"]),
        ([None, After(days=21)], ["A", "B"]),
        ([JUNE, After(days=21, anchor="launch")], ["Shoot", "B"]),
        ([After(days=21, anchor="b"), JUNE], ["A", "B"]),
        ([JUNE, JUNE, After(days=1, anchor="shoot")], ["Shoot one", "Shoot two", "C"]),
    ],
)
def test_a_distance_from_nowhere_is_asked_about(readings: list[Value], names: list[str]) -> None:
    with pytest.raises(CannotTell):
        due_dates(readings, names)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 12, 15), 12, date(2027, 12, 15)),
    ],
)
def test_the_same_day_of_a_later_month(day: date, months: int, expected: date) -> None:
    assert months_later(day, months) == expected
