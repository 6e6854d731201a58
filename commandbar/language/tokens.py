"""Cuts a text into words, numbers and signs, each with its place in the text."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")

# Dollars carry their country before ("CA$", "R$") or, in French, behind ("$CA").
_DOLLAR_PREFIXES = "AU|CA|CN|EC|FJ|HK|JP|MX|NT|NZ|SI|US|A|C|R|S"
_TYPED_SMALL = "c|r|[Aa]u|[Cc]a|[Cc]n|[Ee]c|[Ff]j|[Hh]k|[Jj]p|[Mm]x|[Nn]t|[Nn]z|[Ss]i|[Uu]s"
"""As typed in haste: "nz$500"; but "for a$500" has an article more likely."""
_DOLLAR_SUFFIXES = "US|CA|AU|NZ|MX|HK|SG"
_TOKEN = re.compile(
    rf"""
      (?P<break>\n)
    | (?P<currency>(?<![^\W_])(?:{_DOLLAR_PREFIXES}|{_TYPED_SMALL})[$¥]
        | \$(?:{_DOLLAR_SUFFIXES})(?![^\W_]) | [$€£¥₹₩₪₫₱฿₺₽₴])
    | (?P<number>[0-9]+(?:[.,'’][0-9]+)*)
    | (?P<word>[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*)
    | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_PLAIN_SIGNS = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "−": "-"})


class TokenKind(IntEnum):
    """What a token is made of."""

    WORD = 0
    NUMBER = 1
    CURRENCY = 2
    SIGN = 3
    BREAK = 4
    """The end of a line; no phrase reaches across it."""
    MASK = 5
    """A protected stretch (a quoted name, an address, a phone number) as one token."""


_KINDS = {
    "word": TokenKind.WORD,
    "number": TokenKind.NUMBER,
    "currency": TokenKind.CURRENCY,
    "sign": TokenKind.SIGN,
    "break": TokenKind.BREAK,
}


@dataclass(frozen=True, slots=True)
class Token:
    """`key` is the text without case and accents; `glued` says that the token before touches it."""

    text: str
    key: str
    kind: TokenKind
    start: int
    end: int
    glued: bool

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()


_LONGEST_REMEMBERED = 80
_MOST_REMEMBERED = 32_768


def remembered(function: Callable[[str], T]) -> Callable[[str], T]:
    """Caches what a function says of a word, so that words that come back cost one look-up.

    But not of longer texts than words are: what a stranger sends must not fill the memory.
    """
    cached = lru_cache(maxsize=_MOST_REMEMBERED)(function)

    @wraps(function)
    def recall(word: str) -> T:
        return cached(word) if len(word) <= _LONGEST_REMEMBERED else function(word)

    return recall


def fold(text: str) -> str:
    """Without case, accents and typographic variants: "März" -> "marz", "’" -> "'"."""
    return text.lower() if text.isascii() else _folded(text)


@remembered
def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN_SIGNS).casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def tokenize(text: str, masks: Sequence[tuple[int, int]] = ()) -> tuple[Token, ...]:
    """The tokens of `text` in order; each span of `masks` (sorted, disjoint) is one MASK token."""
    return tuple(_tokens(text, masks))


def _tokens(text: str, masks: Sequence[tuple[int, int]]) -> Iterator[Token]:
    position = previous_end = 0
    for start, end in (*masks, (len(text), len(text))):
        for match in _TOKEN.finditer(text, position, start):
            typed, at = match.group(), match.start()
            kind = _KINDS[match.lastgroup or "sign"]
            yield Token(typed, fold(typed), kind, at, match.end(), 0 < at == previous_end)
            previous_end = match.end()
        if start < end:
            yield Token(text[start:end], "", TokenKind.MASK, start, end, 0 < start == previous_end)
            previous_end = end
        position = end
