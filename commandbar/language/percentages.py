"""Finds percentages: "20%", "twenty percent", "split 60/40"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from .numerals import Numeral, begins_a_number
from .passage import Passage
from .phrases import Phrasebook
from .readings import Kind, Reading
from .typos import is_typo

_SIGNS = """
    %
    (percent|per cent|pct|procent|prozent|pour cent|pourcent|por ciento)
"""
_WORDS = ("percent", "procent", "prozent", "pourcent")
_THREE_DECIMALS = re.compile(r"[0-9]{1,2}[.,][0-9]{3}")
_LONGEST_RATIO = 6


@cache
def _signs() -> Phrasebook[Passage, bool]:
    return Phrasebook([(True, _SIGNS)])


def may_begin_a_percentage(key: str) -> bool:
    """Whether a percentage may begin with this folded word: a quick no."""
    return begins_a_number(key)


def percent_at(passage: Passage, start: int) -> tuple[Reading, int] | None:
    """The percentage that begins at token `start`, and the token after it."""
    numeral = passage.numeral(start)
    if numeral is None or (passage.is_glued(start) and passage.is_word(start - 1)):
        return None
    signed = _sign_end(passage, numeral.end)
    end = signed or numeral.end
    if upper := _upper_end(passage, numeral.end):
        return _reading(passage, start, *upper, is_ambiguous=True), upper[1]
    if signed is None and not _is_part_of_a_ratio(passage, start):
        return None
    return _reading(passage, start, _value(passage, start, numeral), end), end


def _sign_end(passage: Passage, at: int) -> int | None:
    """Behind the sign or word for percent at token `at`; one unmistakable slip is mended."""
    sign = _signs().match(passage, at)
    if sign is not None:
        return sign.end
    return at + 1 if any(is_typo(passage.key(at), word) for word in _WORDS) else None


def _reading(
    passage: Passage, start: int, value: Decimal, end: int, *, is_ambiguous: bool = False
) -> Reading:
    span = passage.tokens[start].start, passage.tokens[end - 1].end
    return Reading(Kind.PERCENT, *span, value, ambiguous=is_ambiguous)


def _upper_end(passage: Passage, dash: int) -> tuple[Decimal, int] | None:
    """The second number of "20-30%" and the token after its sign."""
    if passage.key(dash) != "-" or not passage.is_number(dash + 1):
        return None
    numeral = passage.numeral(dash + 1)
    sign = _signs().match(passage, numeral.end) if numeral else None
    return (numeral.value, sign.end) if numeral and sign else None


def _value(passage: Passage, start: int, numeral: Numeral) -> Decimal:
    """ "33.333%" has decimals: no share of a budget is 33 thousand percent."""
    typed = passage.tokens[start].text
    if _THREE_DECIMALS.fullmatch(typed):
        return Decimal(typed.replace(",", "."))
    return numeral.value


def _is_part_of_a_ratio(passage: Passage, at: int) -> bool:
    """Whether the number is one of "60/40" or "30/30/40": two digits each, together a hundred."""
    if not passage.is_number(at) or len(passage.key(at)) != 2:
        return False
    parts = [*_parts(passage, at, -2), *_parts(passage, at, 2)]
    sizes = [int(passage.key(part)) for part in {at, *parts} if passage.key(part).isdigit()]
    return len(sizes) > 1 and sum(sizes) == 100


def _parts(passage: Passage, at: int, step: int) -> Iterator[int]:
    """The tokens of the numbers that slashes join to the one at `at`, in one direction."""
    yield at
    for part in range(at + step, at + step * _LONGEST_RATIO, step):
        slash = part - step // 2
        is_joined = passage.key(slash) == "/" and passage.is_glued(max(slash, part))
        if not (is_joined and passage.is_number(part) and len(passage.key(part)) == 2):
            return
        yield part
