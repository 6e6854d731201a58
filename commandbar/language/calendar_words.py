"""Names of months and weekdays in the five languages, folded; built from CLDR once."""

from functools import cache

from babel import Locale

from .numerals import LANGUAGES
from .tokens import fold

_MORE_MONTHS = {
    "sept": 9,
    "mrt": 3,
    "maerz": 3,
    "setiembre": 9,
    "febr": 2,
    "jänner": 1,
    "janner": 1,
}
_MORE_WEEKDAYS = {
    "tues": 1, "thur": 3, "thurs": 3, "weds": 2,
}  # fmt: skip


@cache
def months() -> dict[str, int]:
    """Folded name or abbreviation (without dot) -> 1 to 12."""
    return _names("months") | _MORE_MONTHS


@cache
def weekdays() -> dict[str, int]:
    """Folded full name -> 0 (Monday) to 6."""
    return _names("days", ("wide",))


@cache
def short_weekdays() -> dict[str, int]:
    """Full names and abbreviations; only safe directly before a date ("Fri 10 April")."""
    return _names("days") | _MORE_WEEKDAYS


def _names(field: str, widths: tuple[str, ...] = ("wide", "abbreviated")) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in LANGUAGES:
        names = getattr(Locale(language), field)
        for context in ("format", "stand-alone"):
            for width in widths:
                for number, name in names[context][width].items():
                    found.setdefault(fold(name).rstrip("."), number)
    return found
