"""Finds percentages, shares, the rest, orders to split equally, and counts of milestones."""

from collections.abc import Callable
from functools import cache
from typing import Any

from . import share_phrases as phrases
from .passage import Passage
from .phrases import Phrasebook
from .readings import Kind, Reading
from .vocabulary import words


def _number(passage: Passage, at: int) -> tuple[int, int] | None:
    """A whole number from 1 to 200, the most milestones that a project may have."""
    numeral = passage.numeral(at)
    if numeral is None or numeral.is_grouped or not 1 <= numeral.value <= 200:
        return None
    if passage.is_number(at) and passage.is_glued(at) and passage.key(at - 1) not in "(/:":
        return None
    return int(numeral.value), numeral.end


def _one(passage: Passage, at: int) -> tuple[int, int] | None:
    return (1, at + 1) if passage.key(at) in {"single", "een", "één", "ein", "einen"} else None


@cache
def _book() -> Phrasebook[Passage, tuple[Kind, Any]]:
    classes = {"n": _number, "one": _one}
    return Phrasebook(
        [
            ((Kind.COUNT, None), phrases.COUNTS),
            ((Kind.SPLIT, None), phrases.SPLITS),
            *(((Kind.SPLIT, parts), patterns) for parts, patterns in phrases.FIXED_SPLITS),
            *(((Kind.SHARE, share), patterns) for share, patterns in phrases.SHARES),
            ((Kind.REST, None), phrases.RESTS),
        ],
        classes,
    )


_PERCENT = """
    %
    (percent|pct|procent|prozent|pour cent|por ciento|per cent|pourcent)
"""


@cache
def _percent() -> Phrasebook[Passage, bool]:
    return Phrasebook([(True, _PERCENT)])


def percent_at(passage: Passage, start: int) -> tuple[Reading, int] | None:
    """ "20%", "12,5 %", "twenty percent"."""
    numeral = passage.numeral(start)
    sign = _percent().match(passage, numeral.end) if numeral else None
    if numeral is None or sign is None or _hangs(passage, start):
        return None
    tokens = passage.tokens
    reading = Reading(Kind.PERCENT, tokens[start].start, tokens[sign.end - 1].end, numeral.value)
    return reading, sign.end


def _hangs(passage: Passage, at: int) -> bool:
    return passage.is_number(at) and passage.is_glued(at) and passage.is_word(at - 1)


def share_at(passage: Passage, start: int) -> tuple[Reading, int] | None:
    """The share, rest, split or count that begins at token `start`."""
    found = _book().match(passage, start)
    if found is None:
        return None
    kind, value = found.meaning
    if not _PLAUSIBLE[kind](passage, start, found.end):
        return None
    tokens = passage.tokens
    value = found.captures.get("n", found.captures.get("one", value))
    span = tokens[start].start, tokens[found.end - 1].end
    return Reading(kind, *span, value), found.end


def _is_name(passage: Passage, start: int, end: int) -> bool:
    """ "Half Moon Bakery", "Rest Area", "REST API": capitals go on behind it."""
    first = passage.tokens[start]
    if not first.is_capitalised:
        return False
    if end - start == 1 and first.text.isupper() and len(first.text) > 1:
        return True
    return passage.is_word(end) and passage.tokens[end].is_capitalised


_NOT_OF_THE_BUDGET = words(
    """
    an day days hour hours year years month marathon way term time life moon team week list page
    text stunde tag jahr uur dag jaar heure journee hora dia party parties person people milestone
    phase stage payment january february march april may june july august september october
    november december januari februari maart mei juni juli augustus oktober quarter price
    """
)


def _is_share(passage: Passage, start: int, end: int) -> bool:
    if passage.key(end) in _NOT_OF_THE_BUDGET or passage.key(start - 1) in {
        "second",
        "first",
        "other",
        "next",
        "last",
        "per",
        "each",
    }:
        return False
    if passage.key(end) in {"a", "of"} and passage.key(end + 1) in {
        "million",
        "thousand",
        "a",
        "the",
    }:
        following = passage.key(end + 2)
        if following in _NOT_OF_THE_BUDGET or passage.key(end + 1) in {"million", "thousand"}:
            return False
    return not _is_name(passage, start, end)


def _is_rest(passage: Passage, start: int, end: int) -> bool:
    if passage.key(end) == "of" and passage.key(end + 2) in _NOT_OF_THE_BUDGET:
        return False
    return not _is_name(passage, start, end)


def _is_count(passage: Passage, start: int, _end: int) -> bool:
    """Not "the first two milestones", "another 2 phases", "Phase 2 payment"."""
    return passage.key(start - 1) not in _NOT_THE_WHOLE


_NOT_THE_WHOLE = words(
    """
    first last next other another remaining final each every per phase sprint milestone stage step
    part eerste laatste volgende andere ersten letzten nachsten anderen premiers premieres
    derniers dernieres autres primeros primeras ultimos ultimas otros otras $ € £
    """
)


def _always(_passage: Passage, _start: int, _end: int) -> bool:
    return True


_PLAUSIBLE: dict[Kind, Callable[[Passage, int, int], bool]] = {
    Kind.COUNT: _is_count,
    Kind.SPLIT: _always,
    Kind.SHARE: _is_share,
    Kind.REST: _is_rest,
}
