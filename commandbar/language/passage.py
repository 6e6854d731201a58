"""A text in tokens, with what is needed to read it: the day, the currency, the locale."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .numerals import Numeral, literal_at, words_at
from .tokens import Token, TokenKind, tokenize
from .vocabulary import LABELS


@dataclass(frozen=True)
class Passage:
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
        return cls(text, tokenize(text, masks), today, currency, locale)

    @property
    def language(self) -> str:
        return self.locale[:2].lower()

    def key(self, at: int) -> str:
        """The folded text of token `at`; empty outside of the passage."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def is_glued(self, at: int) -> bool:
        """Whether token `at` follows the one before without a gap."""
        return at < len(self.tokens) and self.tokens[at].glued

    def numeral(self, at: int) -> Numeral | None:
        """The number that begins at token `at`, in digits or words."""
        if at not in self._numerals:
            self._numerals[at] = self._read_numeral(at)
        return self._numerals[at]

    def _read_numeral(self, at: int) -> Numeral | None:
        if at >= len(self.tokens):
            return None
        kind = self.tokens[at].kind
        if kind is TokenKind.NUMBER:
            may_group = self.key(at - 1) not in LABELS
            return literal_at(self.text, self.tokens, at, may_group=may_group)
        return words_at(self.tokens, at) if kind is TokenKind.WORD else None

    def is_number(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind is TokenKind.NUMBER

    def is_word(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind is TokenKind.WORD

    def is_sign_of_currency(self, at: int) -> bool:
        return at < len(self.tokens) and self.tokens[at].kind is TokenKind.CURRENCY

    def slice(self, start: int, end: int) -> str:
        """The text of tokens `start` to `end` (exclusive)."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]
