"""Finds what must not be read: names in quotes, addresses, phone and account numbers, times."""

import re
from collections.abc import Iterable, Iterator

from .quoting import quoted

_LEAST_DIGITS_OF_A_PHONE = 7

# Every repetition is bounded or possessive, so that no text takes more than linear time.
_PROTECTED = re.compile(
    r"""
      (?<!\S)\S{0,8}?(?:https?://|www\.)\S++                          # links
    | (?<![\w.-])[\w-]{1,63}\.[A-Z]{2,6}/\S++                         # example.com/3000
    | (?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Z]{2,24}     # mail addresses
    | (?<!\w)(?-i:[A-Z]{2})[0-9]{2}\ ?(?:[A-Z0-9]{4}\ ?){3,7}[A-Z0-9]{0,4}(?!\w)  # accounts
    | (?<![\w.,:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?!\w)        # times
    | (?<!\w)[0-9]{1,5}[x×][0-9]{1,5}(?:[x×][0-9]{1,5})?(?!\w)        # 1024x768
    | (?<!\w)[0-9]{3,5}\ [x×]\ [0-9]{3,5}(?!\w)                       # 1920 x 1080
    | \#\s?[0-9](?:[.-]?\w)*+                                         # #1024
    | (?P<phone>
        (?<![\w+])\+[0-9]{9,15}(?!\w)
      | (?<![\w+])\+[0-9]{1,3}(?:[ .()-]{1,2}[0-9]{1,8}){2,6}(?!\w|\s?[%$£€])  # +31 6 1234 5678
      | (?<![\w(])\([0-9]{2,5}\)[ -]?[0-9]{2,5}(?:[ -][0-9]{2,5}){1,3}(?!\w)   # (020) 7946 0958
      | (?<![\w.,$£€-])0[0-9]{1,4}(?:[ -][0-9]{2,8}){1,5}(?!\w)                # 06 12 34 56 78
      | (?<![\w.,$£€-])[0-9]{3}-(?:0[0-9]{3}|[0-9]{2}(?!00)[0-9]{2})(?!\w|\s?[%$£€-])  # 555-0177
      | (?<![\w.,$£€-])[0-9]{3}\ 0[0-9]{3}(?!\w)                               # 555 0177
      | (?<![\w.,$£€-])(?:1-)?[0-9]{3}-[0-9]{3}-[0-9]{4}(?!\w)                 # 1-800-555-0199
      | (?<!\w)(?:call|phone|tel|mobile|fax|whatsapp|bel|ruf|anruf|telefon|telefoon)\W{1,3}
        (?:(?:me|us|mij|mich|on|at|op|unter|auf)\W{1,2}){0,2}(?:[0-9][ ()./-]?){6,14}[0-9](?!\w)
      )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DATE = re.compile(r"[0-3]?[0-9]([./-])[0-3]?[0-9]\1(?:[0-9]{2}|[0-9]{4})")


def masked(text: str) -> tuple[tuple[int, int], ...]:
    """The spans that hold no amount and no date, sorted and disjoint."""
    return tuple(_disjoint(sorted((*quoted(text), *_protected(text)))))


def _protected(text: str) -> Iterator[tuple[int, int]]:
    for match in _PROTECTED.finditer(text):
        if match["phone"] is None or _is_phone(match["phone"]):
            yield match.span()


def _is_phone(typed: str) -> bool:
    digits = sum(c.isdigit() for c in typed)
    return digits >= _LEAST_DIGITS_OF_A_PHONE and not _DATE.fullmatch(typed)


def _disjoint(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    reached = 0
    for start, end in spans:
        if end > reached:
            yield max(start, reached), end
            reached = end
