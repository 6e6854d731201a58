"""What people type into fields."""

from datetime import date
from decimal import Decimal

import pytest

from billing_core.errors import ValidationFailed
from commandbar.web.formats import Formats
from commandbar.web.typed import FieldReader
from tests.unit.web.amounts import TYPED

LOCALES = ["en-US", "en-GB", "nl-NL", "de-DE", "fr-FR", "es-ES"]


@pytest.mark.parametrize(("text", "currency", "locale", "minor"), TYPED)
def test_an_amount_is_read_exactly_or_not_at_all(
    text: str, currency: str, locale: str, minor: int | None
) -> None:
    reader = FieldReader(Formats(locale))
    assert reader.amount("budget", text, currency) == minor
    assert bool(reader.errors) == (minor is None)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("currency", ["USD", "EUR", "JPY", "BHD", "CHF"])
@pytest.mark.parametrize("minor", [1, 99, 100, 123_456, 1_500_000, 10**15])
def test_what_stands_in_a_field_is_read_as_what_it_was(
    locale: str, currency: str, minor: int
) -> None:
    formats = Formats(locale)
    for written in (formats.typed(minor, currency), formats.money_exactly(minor, currency)):
        reader = FieldReader(formats)
        assert reader.amount("budget", written, currency) == minor, written


def test_nothing_typed_is_no_amount_and_no_fault() -> None:
    reader = FieldReader(Formats("en-US"))
    assert reader.amount("budget", "  ", "USD") is None
    reader.check()


def test_an_amount_that_is_needed_is_asked_for() -> None:
    reader = FieldReader(Formats("en-US"))
    reader.needed_amount("milestones[0].amount", "", "USD")
    with pytest.raises(ValidationFailed) as refusal:
        reader.check()
    assert [error.field for error in refusal.value.errors] == ["milestones[0].amount"]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("7:30", 450),
        ("7.5", 450),
        ("7,5", 450),
        ("0:05", 5),
        ("8", 480),
        ("", 0),
        ("7:75", 0),
        ("an hour", 0),
        ("-1", 0),
        ("0", 0),
        ("24:00", 1440),
        ("24:01", 0),
        ("999", 0),
    ],
)
def test_hours_are_read_by_the_minute(text: str, minutes: int) -> None:
    reader = FieldReader(Formats("en-US"))
    read = reader.minutes("hours", text)
    assert [error.field for error in reader.errors] == ([] if minutes else ["hours"])
    assert not minutes or read == minutes


@pytest.mark.parametrize(
    ("text", "value"),
    [("21", Decimal(21)), ("8,875 %", Decimal("8.875")), ("", None), ("1e2", None), ("x", None)],
)
def test_a_percentage_takes_either_mark(text: str, value: Decimal | None) -> None:
    assert FieldReader(Formats("en-US")).decimal("tax_rate", text) == value


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-03-31", date(2026, 3, 31)), ("", None), ("31.3.2026", None), ("2026-02-30", None)],
)
def test_a_day_is_an_iso_date(text: str, day: date | None) -> None:
    assert FieldReader(Formats("en-US")).day("due_date", text) == day
