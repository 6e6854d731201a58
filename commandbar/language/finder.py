"""Puts the readers together: one pass, leftmost first, then the longest."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from .amounts import amount_at, may_begin_an_amount
from .dates import date_at, may_begin_a_date
from .masking import masked
from .passage import Passage
from .percentages import may_begin_a_percentage, percent_at
from .readings import Reading
from .shares import may_begin_a_share, share_at
from .tokens import TokenKind, remembered

Reader = Callable[[Passage, int], tuple[Reading, int] | None]
"""At a token: the reading that begins there and the token after it."""

_READERS: tuple[tuple[Callable[[str], bool], Reader], ...] = (
    (may_begin_a_percentage, percent_at),
    (may_begin_a_share, share_at),
    (may_begin_a_date, date_at),
    (may_begin_an_amount, amount_at),
)
"""Of two readings of the same length the earlier reader's counts."""


@lru_cache(maxsize=8)  # a prompt is looked through by grammar, joining and resolution in turn
def find(text: str, *, today: date, currency: str, locale: str) -> tuple[Reading, ...]:
    """Every amount, rate, percentage, share, rest, split, count and date of `text`.

    Sorted by start, without overlaps. All five languages are read at once; `currency` (ISO 4217)
    is the workspace's, which "$" means when it is a dollar; `locale` ("en-GB") decides the order
    of day and month in numeric dates; `today` is day 0 of relative dates.
    """
    passage = Passage.of(text, masked(text), today, currency, locale)
    return tuple(_readings(passage))


def whole_number(text: str) -> int | None:
    """The number that the text is, in digits or words ("12", "four"); None for any other text."""
    passage = Passage.of(text, (), date.min, "", "")
    numeral = passage.numeral(0)
    is_all = numeral is not None and numeral.end == len(passage) and not numeral.is_grouped
    return int(numeral.value) if numeral is not None and is_all else None


def _readings(passage: Passage) -> Iterator[Reading]:
    at = 0
    while at < len(passage):
        found = _longest_at(passage, at)
        if found is not None:
            yield found[0]
        at = found[1] if found else at + 1


def _longest_at(passage: Passage, at: int) -> tuple[Reading, int] | None:
    token = passage.tokens[at]
    longest = None
    for reader in _readers_of(token.kind, token.key):
        found = reader(passage, at)
        if found and (longest is None or found[1] > longest[1]):
            longest = found
    return longest


def _readers_of(kind: TokenKind, key: str) -> tuple[Reader, ...]:
    """The readers that may find something at such a token; none for most words."""
    match kind:
        case TokenKind.WORD:
            return _readers_of_word(key)
        case TokenKind.NUMBER:
            return _ALL
        case TokenKind.CURRENCY:
            return (amount_at,)
        case _:
            return ()


_ALL = tuple(reader for _, reader in _READERS)


@remembered
def _readers_of_word(key: str) -> tuple[Reader, ...]:
    return tuple(reader for may_begin, reader in _READERS if may_begin(key))
