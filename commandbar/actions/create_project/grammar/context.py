"""What stands around a piece, which tells whether its capital makes it part of a name."""

import re
from collections.abc import Sequence

from commandbar.actions.create_project.grammar.pieces import Piece
from commandbar.actions.create_project.vocabulary.single_words import NAME_WORDS
from commandbar.language.readings import Kind, Reading

_CONTENT = frozenset("VNOSQ")
"""Marks whose words, in capitals, are as good a part of a name as any: "Print Ready"."""
_SMALL = frozenset("wTLUDFA")
"""Marks of words that have no capital of their own in any language."""
BILLING = frozenset("XYW")
"""Marks of a billing type."""
_TOTAL = re.compile(r"[GX][wL:]*a")
_ALWAYS_CAPITAL = frozenset(("i", "ihr", "sie", "ihnen", "ihre", "ihren"))
_NUMBER_WORDS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "zero")
)


class Context:
    """The pieces of a text, asked about by their places; beyond its edges there is a line's end."""

    def __init__(self, text: str, pieces: Sequence[Piece], language: str) -> None:
        self.pieces = pieces
        self.capitals_tell = not _has_capitals_throughout(pieces) and not text.isupper()
        self.marks_can_be_names = language != "de" and self.capitals_tell
        self.has_client = any(piece.letter == "c" for piece in pieces)
        self.has_prices = any(_is_price(piece) for piece in pieces)
        self.has_total = _has_total(pieces)
        self.billing_words = sum(piece.letter in BILLING for piece in pieces)
        self._is_loud = text.isupper()

    def letter(self, at: int) -> str:
        return self.pieces[at].letter if 0 <= at < len(self.pieces) else "\n"

    def is_capital(self, at: int) -> bool:
        return self.pieces[at].has_capital and not self._is_loud

    def is_plain_name(self, at: int) -> bool:
        """A capitalised word of no table, right behind the piece before."""
        return self.letter(at) == "x" and (self.is_capital(at) or self.pieces[at].is_emoji)

    def is_nameable(self, at: int) -> bool:
        """A known word in capitals that is as good a part of a name."""
        if not self.is_marked_capital(at):
            return False
        piece = self.pieces[at]
        is_acronym = piece.is_acronym and piece.letter not in BILLING
        return piece.letter in _CONTENT or piece.key in NAME_WORDS or is_acronym

    def is_marked_capital(self, at: int) -> bool:
        """A word of the vocabulary in capitals, where capitals say something."""
        if not (self.marks_can_be_names and 0 <= at < len(self.pieces)):
            return False
        piece = self.pieces[at]
        is_mark = piece.letter.isalpha() and piece.letter not in "cqgx" and piece.value is None
        return is_mark and piece.is_title and not self._is_loud

    def is_small_capital(self, at: int) -> bool:
        """A small word of the vocabulary ("On", "Due", "The") with a capital, where that tells."""
        if not (self.capitals_tell and 0 <= at < len(self.pieces)):
            return False
        piece = self.pieces[at]
        is_word = piece.letter in _SMALL and piece.value is None and piece.text[0].isalpha()
        return is_word and piece.is_title and piece.key not in _ALWAYS_CAPITAL

    def has_value_next(self, at: int) -> bool:
        """A price or day follows, perhaps behind a linking sign: "Plan 3k", "Close: £500"."""
        for piece in self.pieces[at : at + 3]:
            if isinstance(piece.value, Reading):
                return piece.value.kind in {Kind.AMOUNT, Kind.PERCENT, Kind.DATE}
            if piece.letter not in "LFU:-(|=":
                return False
        return False

    def has_value_before(self, at: int) -> bool:
        """A price or share stands before it: "half Draft", "twenty percent on Setup"."""
        while at and self.pieces[at - 1].letter in "TFw":
            at -= 1
        return bool(at) and isinstance(self.pieces[at - 1].value, Reading)

    def is_at_the_start(self, at: int) -> bool:
        """The prompt's own first word, whose capital says nothing at all."""
        if not self.pieces[at].is_initial:
            return False
        return not any(piece.letter in ".\n*:" for piece in self.pieces[max(0, at - 60) : at])

    def is_label(self, at: int) -> bool:
        """A number or a single capital letter behind a noun."""
        if at >= len(self.pieces):
            return False
        piece = self.pieces[at]
        is_letter = len(piece.text) == 1 and piece.text.isupper()
        return is_letter or piece.text.isdigit() or piece.key in _NUMBER_WORDS

    def is_tail(self, at: int) -> bool:
        """The rest of a word that signs or letters cut: "out" of "Strip-out"."""
        piece, before = self.pieces[at], self.letter(at - 1)
        return piece.is_glued and (before == "'" or before == piece.letter == "x")

    def is_title_of_reading(self, at: int) -> bool:
        """ "Half Moon Bakery", "Rest Area": words of a reading in capitals before a name."""
        piece = self.pieces[at]
        reading: Reading = piece.value
        if reading.kind is Kind.REST and self.is_capital(at):
            return not piece.is_initial and self.has_value_next(at + 1)
        if reading.currency or not piece.text.replace(" ", "").isalpha():
            return reading.kind is Kind.DATE and self._is_date_in_name(at)
        is_title = piece.text[0].isupper() and piece.text.split()[-1][0].isupper()
        return is_title and (self.is_plain_name(at + 1) or self.is_nameable(at + 1))

    def _is_date_in_name(self, at: int) -> bool:
        """A date with a name right behind it and no word that dates take: "20 March Launch"."""
        return self.is_plain_name(at + 1) and self.letter(at - 1) in ",:;.\n*-/>|+ZJ"


def _is_price(piece: Piece) -> bool:
    """A currency or a letter for thousands stands with the number."""
    if not isinstance(piece.value, Reading) or piece.value.kind is not Kind.AMOUNT:
        return False
    return bool(piece.value.currency) or piece.text[-1:].isalpha()


def _has_total(pieces: Sequence[Piece]) -> bool:
    """A price with a currency stands behind a word for the budget, or for a fixed price."""
    shape = "".join(piece.letter for piece in pieces)
    prices = (match.end() - 1 for match in _TOTAL.finditer(shape))
    return any(bool(pieces[at].value.currency) for at in prices)


def _has_capitals_throughout(pieces: Sequence[Piece]) -> bool:
    """Even small words have capitals: "Create A Project Called X For Acme"."""
    small_words = [p for p in pieces if p.letter in "wFALTZ" and p.text[0].isalpha()]
    capitals = sum(p.text[0].isupper() and not p.is_initial for p in small_words)
    return capitals > 2 and capitals > len(small_words) // 2
