"""Finds dates: numeric, by name, relative to today or to another milestone, monthly."""

from datetime import date
from functools import cache

from . import date_phrases as phrases
from .date_classes import classes
from .date_meanings import CALENDAR_DAY, RULES, UNSURE, DateValue, Found, Hit, Rule
from .numeric_dates import numeric_date_at
from .passage import Passage
from .phrases import Match, Phrasebook, WordClass
from .readings import Day, Kind, Monthly, Reading

_FARTHEST_DATE = 60


def _date(passage: Passage, at: int) -> tuple[date, int] | None:
    """A whole calendar day at a token, for phrases that contain one."""
    found = _numeric(passage, at) or _worded(passage, at, _calendar_book())
    if found is None or not isinstance(found[0], Day) or found[1]:
        return None
    return found[0].day, found[2]


def _and_so_on(hit: Hit) -> Found:
    """Monthly from the last date before these words."""
    for at in range(hit.start - 1, max(hit.start - _FARTHEST_DATE, 0) - 1, -1):
        if found := _date(hit.passage, at):
            return Monthly(found[0]), False
    return UNSURE


@cache
def _calendar_book() -> Phrasebook[Passage, Rule]:
    return Phrasebook(CALENDAR_DAY, classes())


@cache
def _book() -> Phrasebook[Passage, Rule]:
    date_class = WordClass(_date, _calendar_book())
    return Phrasebook(
        (*RULES, (_and_so_on, phrases.AND_SO_ON), *CALENDAR_DAY), {**classes(), "date": date_class}
    )


@cache
def _repetition() -> Phrasebook[Passage, bool]:
    return Phrasebook([(True, phrases.MONTHLY_AFTER_DATE)], classes())


def may_begin_a_date(key: str) -> bool:
    """Whether a date may begin with this folded word: a quick no."""
    return key in _book()


def date_at(passage: Passage, start: int) -> tuple[Reading, int] | None:
    """The date that begins at token `start`, and the token after it."""
    sights = (_numeric(passage, start), _worded(passage, start, _book()))
    found = max((s for s in sights if s), key=lambda s: s[2], default=None)
    if found is None:
        return None
    value, is_ambiguous, end = _repeated(passage, *found)
    span = passage.tokens[start].start, passage.tokens[end - 1].end
    return Reading(Kind.DATE, *span, value, ambiguous=is_ambiguous), end


def _repeated(
    passage: Passage, value: DateValue, is_ambiguous: bool, end: int
) -> tuple[DateValue, bool, int]:
    """ "1 June, and so on each month": the day and its repetition are one reading."""
    repetition = _repetition().match(passage, end)
    if repetition is None or is_ambiguous or not isinstance(value, Day):
        return value, is_ambiguous, end
    return Monthly(value.day), False, repetition.end


def _numeric(passage: Passage, start: int) -> tuple[DateValue, bool, int] | None:
    found = numeric_date_at(passage, start)
    return (Day(found[0]), found[1], found[2]) if found else None


def _worded(
    passage: Passage, start: int, book: Phrasebook[Passage, Rule]
) -> tuple[DateValue, bool, int] | None:
    match: Match[Rule] | None = book.match(passage, start)
    if match is None:
        return None
    found = match.meaning(Hit(passage, start, match.end, match.captures))
    return (*found, match.end) if found else None
