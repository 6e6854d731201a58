"""Finds what must not be read: names in quotes, addresses, phone and account numbers, times."""

import re
from collections.abc import Iterable, Iterator

from .quoting import quoted

# Every repetition is bounded or possessive, so that no text takes more than linear time.
_PROTECTED = re.compile(
    r"""
      (?<!\S)\S{0,8}?(?:https?://|www\.)\S++                       # links
    | (?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}  # mail addresses
    | (?<![\w+])\+[0-9]{1,3}(?:[\s().-]{0,2}[0-9]{1,5}){2,6}(?![\w%])  # +31 6 1234 5678
    | (?<![\w(])\([0-9]{2,5}\)[ -]?[0-9]{2,5}(?:[ -][0-9]{2,5}){1,3}(?![\w%])  # (020) 7946 0958
    | (?<![\w.,-])0[0-9]{1,4}(?:[ -][0-9]{2,8}){1,5}(?![\w%])        # 06 12 34 56 78
    | (?<![\w.,$£€-])[0-9]{3}-[0-9]{4}(?![\w%-])                     # 555-0177
    | (?<![\w.,$£€-])(?:1-)?[0-9]{3}-[0-9]{3}-[0-9]{4}(?!\w)         # 800-555-0177
    | (?<!\w)[A-Z]{2}[0-9]{2}[ ]?(?:[A-Z0-9]{4}[ ]?){2,7}[A-Z0-9]{0,4}(?!\w)  # account numbers
    | (?<![\w.,:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?!\w)       # times
    | (?<!\w)[0-9]{1,5}\s?[x×]\s?[0-9]{1,5}(?:\s?[x×]\s?[0-9]{1,5})?(?!\w)  # 1024x768
    | (?<!\w)[vV](?:ersion)?[ .]?[0-9]{1,4}(?:\.[0-9]{1,6})*+(?!\w)  # v2.0
    | \#\s?[0-9](?:[.-]?\w)*+                                            # #1024
    """,
    re.VERBOSE,
)
_DATE = re.compile(r"[0-3]?[0-9]([./-])[0-3]?[0-9]\1(?:[0-9]{2}|[0-9]{4})")


def masked(text: str) -> tuple[tuple[int, int], ...]:
    """The spans that hold no amount and no date, sorted and disjoint."""
    return tuple(_disjoint(sorted((*quoted(text), *_protected(text)))))


def _protected(text: str) -> Iterator[tuple[int, int]]:
    for match in _PROTECTED.finditer(text):
        if not _DATE.fullmatch(match.group()):
            yield match.span()


def _disjoint(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = 0
    for start, end in spans:
        if end > reached:
            yield max(start, reached), end
            reached = end
