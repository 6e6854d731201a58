"""Puts the readers together: one pass, leftmost first, then the longest."""

from collections.abc import Callable, Iterator
from datetime import date

from .amounts import amount_at
from .dates import date_at
from .masking import masked
from .passage import Passage
from .readings import Reading
from .shares import percent_at, share_at
from .tokens import TokenKind

_READERS: tuple[Callable[[Passage, int], tuple[Reading, int] | None], ...] = (
    date_at,
    percent_at,
    share_at,
    amount_at,
)
_READABLE = frozenset({TokenKind.WORD, TokenKind.NUMBER, TokenKind.CURRENCY})


def find(text: str, *, today: date, currency: str, locale: str) -> tuple[Reading, ...]:
    """Every amount, rate, percentage, share, rest, split, count and date of `text`.

    Sorted by start, without overlaps. All five languages are read at once; `currency` (ISO 4217)
    is the workspace's, which "$" means when it is a dollar; `locale` ("en-GB") decides the order
    of day and month in numeric dates; `today` is day 0 of relative dates.
    """
    passage = Passage.of(text, masked(text), today, currency, locale)
    return tuple(_readings(passage))


def _readings(passage: Passage) -> Iterator[Reading]:
    at = 0
    while at < len(passage.tokens):
        longest = _longest_at(passage, at)
        if longest is None:
            at += 1
            continue
        yield longest[0]
        at = longest[1]


def _longest_at(passage: Passage, at: int) -> tuple[Reading, int] | None:
    if passage.tokens[at].kind not in _READABLE:
        return None
    found = (reader(passage, at) for reader in _READERS)
    return max((f for f in found if f), key=lambda f: f[1], default=None)
