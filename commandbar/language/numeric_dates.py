"""Finds numeric dates: "2026-03-31", "3/9", "09.03.2026", "10.4."."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from . import date_rules as rules
from .passage import Passage
from .vocabulary import DATE_PREPOSITIONS, LABELS

Sight = tuple[date, bool]
"""A day, and whether it is ambiguous."""

_YEAR_FIRST = re.compile(r"((?:19|20)[0-9]{2})([-/.])([01]?[0-9])\2([0-3]?[0-9])(?![\w%])")
_YEAR_LAST = re.compile(r"([0-3]?[0-9])([-/.])([0-3]?[0-9])\2((?:19|20)?[0-9]{2})(?![\w%])")
_MAY_STAND_BEFORE = frozenset("(:|;,[-\"'")
_FRACTIONS = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)})
_NO_YEAR = re.compile(r"([0-3]?[0-9])/([0-3]?[0-9])(?![\w/%]|[.,][0-9])")
_NO_YEAR_DOTTED = re.compile(r"([0-3]?[0-9])\.([01]?[0-9])\.(?![\w%])")


@lru_cache(maxsize=64)
def _order(locale: str) -> tuple[bool, bool]:
    """Whether the month comes first in numeric dates, and whether that is certain."""
    try:
        parsed = Locale.parse(locale, sep="-" if "-" in locale else "_")
    except (ValueError, UnknownLocaleError):
        return False, False
    pattern = parsed.date_formats["short"].pattern
    is_month_first = pattern.find("M") < pattern.find("d")
    is_certain = not pattern.startswith("y") and (
        parsed.territory is not None or not is_month_first
    )
    return is_month_first, is_certain


def numeric_date_at(passage: Passage, start: int) -> tuple[date, bool, int] | None:
    """The day at token `start`, whether it is ambiguous, and the token after it."""
    if not _may_be_numeric(passage, start):
        return None
    is_part = passage.is_glued(start) and passage.key(start - 1) not in _MAY_STAND_BEFORE
    if is_part:
        return None
    for pattern, read in _PATTERNS:
        if match := pattern.match(passage.text, passage.tokens[start].start):
            found = read(passage, passage.key(start - 1), match)
            return (*found, _token_behind(passage, start, match.end())) if found else None
    return None


def _may_be_numeric(passage: Passage, start: int) -> bool:
    if not passage.is_number(start):
        return False
    return passage.key(start + 1) in {"-", "/", "."} or "." in passage.key(start)


def _token_behind(passage: Passage, start: int, position: int) -> int:
    end = start + 1
    while end < len(passage) and passage.tokens[end].end <= position:
        end += 1
    return end


def _sure(day: date | None) -> Sight | None:
    return None if day is None else (day, False)


def _year_first(_passage: Passage, _before: str, match: re.Match[str]) -> Sight | None:
    return _sure(rules.real_date(int(match[1]), int(match[3]), int(match[4])))


def _year_last(passage: Passage, _before: str, match: re.Match[str]) -> Sight | None:
    year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
    pair = int(match[1]), int(match[3])
    if match[2] == ".":
        return _sure(rules.real_date(year, pair[1], pair[0]))
    return _in_order(passage, pair, lambda month, day: rules.real_date(year, month, day))


def _slashed(passage: Passage, before: str, match: re.Match[str]) -> Sight | None:
    """ "3/9"; where it may as well be a fraction ("1/3"), ambiguous without a word like "by"."""
    pair = int(match[1]), int(match[2])
    if pair == (24, 7) or before in LABELS:
        return None
    found = _in_order(passage, pair, lambda m, d: rules.next_on(passage.today, m, d))
    if found and pair in _FRACTIONS and before not in DATE_PREPOSITIONS:
        return found[0], True
    return found


def _dotted(passage: Passage, before: str, match: re.Match[str]) -> Sight | None:
    """ "10.4.", as it is written in German."""
    if passage.language != "de" and before not in DATE_PREPOSITIONS:
        return None
    return _sure(rules.next_on(passage.today, int(match[2]), int(match[1])))


def _in_order(
    passage: Passage, pair: tuple[int, int], read: Callable[[int, int], date | None]
) -> Sight | None:
    """The pair as (month, day) by the locale's order; the other order where that is no date."""
    is_month_first, is_certain = _order(passage.locale)
    month_first, day_first = read(*pair), read(pair[1], pair[0])
    wanted, other = (month_first, day_first) if is_month_first else (day_first, month_first)
    if wanted is None:
        return _sure(other)
    return wanted, not is_certain and other is not None and other != wanted


_PATTERNS: tuple[
    tuple[re.Pattern[str], Callable[[Passage, str, re.Match[str]], Sight | None]], ...
] = (
    (_YEAR_FIRST, _year_first),
    (_YEAR_LAST, _year_last),
    (_NO_YEAR, _slashed),
    (_NO_YEAR_DOTTED, _dotted),
)
