"""Due dates of a list of milestones: days, distances from another one, monthly series."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from commandbar.language import After, Day, Monthly, Value
from commandbar.language.tokens import fold


class CannotTell(Exception):
    """The words name a day that depends on one that is not there. Carries the item's place."""


def due_dates(readings: Sequence[Value], names: Sequence[str | None]) -> tuple[date | None, ...]:
    """Each milestone's day, in the list's order.

    `After` counts from the milestone that it names, or from the one before; `Monthly` runs on to
    the end of the list, or until another date is said.

    Raises:
        CannotTell: a distance from a milestone that is not there or has no day.
    """
    days: list[date | None] = []
    series: tuple[Monthly, int] | None = None
    for place, reading in enumerate(readings):
        if isinstance(reading, Monthly):
            series = series or (reading, place)
        elif reading is not None:
            series = None
        if series is not None:
            monthly, first_place = series
            days.append(months_later(monthly.first, place - first_place))
        else:
            days.append(_single(reading, days, names, place))
    return tuple(days)


def _single(
    reading: Value, days: Sequence[date | None], names: Sequence[str | None], place: int
) -> date | None:
    if isinstance(reading, After):
        return _after(reading, days, names, place)
    return reading.day if isinstance(reading, Day) else None


def _after(
    reading: After, days: Sequence[date | None], names: Sequence[str | None], place: int
) -> date:
    anchor = place - 1 if reading.anchor is None else _named(reading.anchor, names, place)
    start = days[anchor] if anchor is not None and 0 <= anchor < len(days) else None
    if start is None:
        raise CannotTell(place)
    return months_later(start, reading.months) + timedelta(days=reading.days)


def _named(anchor: str, names: Sequence[str | None], place: int) -> int | None:
    """The one earlier milestone whose name the anchor says, whole or by its words."""
    wanted = fold(anchor)
    earlier = [(i, fold(name)) for i, name in enumerate(names[:place]) if name]
    exact = [i for i, name in earlier if name == wanted]
    partly = [i for i, name in earlier if set(wanted.split()) <= set(name.split())]
    found = exact or partly
    return found[0] if len(found) == 1 else None


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it has no such day."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return day.replace(
        year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1])
    )
