"""A text in tokens, with what is needed to read it: the day, the currency, the locale."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from .numerals import Numeral, literal_at, words_at
from .tokens import Token, TokenKind, tokenize
from .vocabulary import LABELS

_FEWEST_SHOUTED = 5
_DENOMINATORS = frozenset({"2", "3", "4", "5", "6", "8", "10"})


_MARGIN = (Token("", "", TokenKind.BREAK, 0, 0, glued=False),) * 20


@dataclass(frozen=True)
class Passage:
    """`tokens` end with a margin of empty ones: a few steps past either end need no care."""

    text: str
    tokens: tuple[Token, ...]
    today: date
    currency: str
    locale: str
    _numerals: dict[int, Numeral | None] = field(default_factory=dict)

    @classmethod
    def of(
        cls, text: str, masks: Sequence[tuple[int, int]], today: date, currency: str, locale: str
    ) -> "Passage":
        """The text in tokens; the spans of `masks` (sorted, disjoint) are one token each."""
        return cls(text, (*tokenize(text, masks), *_MARGIN), today, currency, locale)

    @cached_property
    def is_shouted(self) -> bool:
        """All in capitals, so that a capital says nothing."""
        return len(self) >= _FEWEST_SHOUTED and self.text.isupper()

    def __len__(self) -> int:
        return len(self.tokens) - len(_MARGIN)

    @property
    def language(self) -> str:
        """The language of the locale, as its two letters: "en" of "en-GB"."""
        return self.locale[:2].lower()

    def key(self, at: int) -> str:
        """The folded text of token `at`; empty outside of the passage."""
        return self.tokens[at].key

    def is_glued(self, at: int) -> bool:
        """Whether token `at` follows the one before without a gap."""
        return self.tokens[at].glued

    @cached_property
    def fractions(self) -> dict[int, Fraction]:
        """The proper fractions with a slash ("1/3") by their first token."""
        slashes = (at for at, token in enumerate(self.tokens) if token.key == "/")
        found = ((at - 1, self._fraction(at - 1)) for at in slashes)
        return {at: fraction for at, fraction in found if fraction}

    @cached_property
    def fractions_make_one(self) -> bool:
        """Whether they divide a whole among them: "1/3 now, 2/3 later"."""
        return sum(self.fractions.values()) == 1

    def _fraction(self, at: int) -> Fraction | None:
        over, slash, under = (self.tokens[at + step] for step in range(3))
        if slash.key != "/" or not (slash.glued and under.glued) or under.key not in _DENOMINATORS:
            return None
        is_proper = over.key in _DENOMINATORS | {"1"} and int(over.key) < int(under.key)
        return Fraction(int(over.key), int(under.key)) if is_proper else None

    def numeral(self, at: int) -> Numeral | None:
        """The number that begins at token `at`, in digits or words."""
        if at not in self._numerals:
            self._numerals[at] = self._read_numeral(at)
        return self._numerals[at]

    def _read_numeral(self, at: int) -> Numeral | None:
        kind = self.tokens[at].kind
        if kind is TokenKind.NUMBER:
            may_group = self.key(at - 1) not in LABELS
            return literal_at(self.text, self.tokens, at, may_group=may_group)
        return words_at(self.tokens, at) if kind is TokenKind.WORD else None

    def is_number(self, at: int) -> bool:
        return self.tokens[at].kind is TokenKind.NUMBER

    def is_word(self, at: int) -> bool:
        return self.tokens[at].kind is TokenKind.WORD

    def is_sign_of_currency(self, at: int) -> bool:
        return self.tokens[at].kind is TokenKind.CURRENCY

    def ends_a_price(self, at: int) -> bool:
        """A sign of currency behind its number: "15 €", but not that of "15 €500"."""
        return self.is_sign_of_currency(at) and not self.is_number(at + 1)

    def slice(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end` (exclusive)."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]
