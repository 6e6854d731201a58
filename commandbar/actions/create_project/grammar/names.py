"""Joins pieces to names: a name is a run of capitals, with what capitals make part of it."""

import unicodedata
from collections.abc import Iterator, Sequence

from commandbar.actions.create_project.grammar.atoms import Atom
from commandbar.actions.create_project.grammar.pieces import Piece
from commandbar.actions.create_project.vocabulary import words
from commandbar.language.readings import Kind, Reading

_JOINERS = words(
    "of de del du des la le les el los las van von der den het di da do & d l the zum zur"
)
"""Small words within a name: "Vitrine de Noël", "House of Cards"."""

_ADJECTIVES = words(
    "first second third fourth fifth final last new all one both quick big small little initial"
    " ready delivery delivered target scope notes note description planned planning team studio"
    " model go charge type billing pricing price today now agreed detail details current run done"
    " after over up out off next great equal cool simply still quickly under set plan put based"
    " milestone phase stage step part payment deliverable tranche date deadline handover entrega"
    " livraison oplevering over under cut split divide spread carve can no nr right"
)
"""Known words that, in capitals, begin or end a name as well: "Final Delivery"."""

_CONTENT_MARKS = frozenset("VNOSQ")
"""Marks whose words, in capitals, are as good a part of a name as any: "Print Ready"."""

_STRUCTURE = frozenset("XYWGRCJZMKIEHF")
"""Marks whose words, in capitals, still mean what they mean."""

_SEPARATORS = frozenset(".;,:|/>+-*\n()")


def joined(text: str, pieces: Sequence[Piece], language: str) -> list[Atom]:
    """The atoms: runs of capitals become names, runs of unknown small words one atom each."""
    return list(_Joiner(text, pieces, language).atoms())


def _is_price(piece: Piece) -> bool:
    """A currency or a letter for thousands stands with the number."""
    return bool(piece.value.currency) or piece.text[-1:].isalpha()


class _Joiner:
    def __init__(self, text: str, pieces: Sequence[Piece], language: str) -> None:
        self._text = text
        self._pieces = pieces
        self._nouns_have_capitals = language == "de"
        self._has_prices = any(
            isinstance(p.value, Reading) and p.value.kind is Kind.AMOUNT and _is_price(p)
            for p in pieces
        )
        self._is_caseless = (
            not any(
                p.letter == "x" and p.has_capital and not p.is_initial and not p.text.isupper()
                for p in pieces
            )
            and text.isupper()
        )

    def atoms(self) -> Iterator[Atom]:
        at = 0
        while at < len(self._pieces):
            end = self._name_end(at)
            if end > at:
                yield self._atom("n", at, end)
            else:
                end = self._unknown_end(at)
                letter = self._pieces[at].letter
                yield self._atom("x" if letter == "'" else letter, at, end)
            at = end

    def _atom(self, letter: str, start: int, end: int) -> Atom:
        first, last = self._pieces[start], self._pieces[end - 1]
        is_weak = letter == "n" and first.is_initial and end - start == 1
        return Atom(letter, first.start, last.end, first.value, is_weak)

    def _unknown_end(self, at: int) -> int:
        """Behind the run of unknown small words at `at`, or behind the one piece there."""
        end = at + 1
        if self._pieces[at].letter == "x":
            while end < len(self._pieces) and self._is_unknown(end) and not self._begins(end):
                end += 1
        return end

    def _is_unknown(self, at: int) -> bool:
        piece = self._pieces[at]
        return piece.letter in "x'" or (piece.is_glued and self._pieces[at - 1].letter == "'")

    def _name_end(self, at: int) -> int:
        """Behind the name that begins at `at`; `at` itself where none does."""
        if not self._begins(at):
            return at
        end = at + 1
        while end < len(self._pieces):
            if self._continues(end):
                end += 1
            elif (beyond := self._beyond_joiners(end)) > end:
                end = beyond
            else:
                break
        return end

    def _begins(self, at: int) -> bool:
        piece = self._pieces[at]
        if piece.letter == "x":
            is_odd = self._is_number_of_name(at) or self._is_sign_in_name(at)
            return piece.is_emoji or self._is_capital(at) or is_odd
        if piece.letter in _SEPARATORS or piece.letter in "cqg~'" or self._nouns_have_capitals:
            return False
        if isinstance(piece.value, Reading):
            return self._is_title_of_reading(at)
        return self._is_capital(at) and self._mark_begins(at)

    def _is_capital(self, at: int) -> bool:
        return self._pieces[at].has_capital and not self._is_caseless

    def _is_number_of_name(self, at: int) -> bool:
        """ "3D Models", "24/7 Support": a number that no reading took, before a name."""
        return self._pieces[at].is_number and self._is_plain_name(at + 1)

    def _is_sign_in_name(self, at: int) -> bool:
        """ "€uro Voyageur": a currency sign that is a letter."""
        after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        is_glued = after is not None and after.is_glued and after.letter == "x"
        return is_glued and unicodedata.category(self._pieces[at].text[0]) == "Sc"

    def _is_plain_name(self, at: int) -> bool:
        """A capitalised word of no table, right behind the piece before."""
        if at >= len(self._pieces):
            return False
        piece = self._pieces[at]
        return piece.letter == "x" and (self._is_capital(at) or piece.is_emoji)

    def _is_nameable(self, at: int) -> bool:
        """A known word in capitals that is as good a part of a name."""
        if at >= len(self._pieces) or not self._is_capital(at) or self._nouns_have_capitals:
            return False
        piece = self._pieces[at]
        is_acronym = piece.is_acronym and not self._text.isupper()
        return piece.letter in _CONTENT_MARKS or piece.key in _ADJECTIVES or is_acronym

    def _mark_begins(self, at: int) -> bool:
        """Whether a known word in capitals begins a name."""
        piece = self._pieces[at]
        is_followed = self._is_plain_name(at + 1)
        if piece.is_initial and self._is_first_line(at):
            return piece.key in _ADJECTIVES and is_followed and piece.key != "new"
        if self._is_nameable(at):
            has_value = self._has_value_next(at + 1) or self._has_value_before(at)
            return is_followed or self._is_nameable(at + 1) or has_value
        before = self._pieces[at - 1].letter if at else "\n"
        return is_followed and piece.letter in "GXYWRJCDIE" and self._is_odd(piece.letter, before)

    def _is_odd(self, letter: str, before: str) -> bool:
        """A word of structure in capitals, where structure would read on differently."""
        if letter in "JC":
            return before in "ZJ" and before != letter
        return before in "ZJOg" or (letter == "G" and before in ",-/|>*:")

    def _is_first_line(self, at: int) -> bool:
        return not any(piece.letter in ".\n*:" for piece in self._pieces[:at][-60:])

    def _has_value_next(self, at: int) -> bool:
        """A price follows, perhaps behind a linking sign: "Plan 3k", "Close: £500"."""
        for piece in self._pieces[at : at + 3]:
            if isinstance(piece.value, Reading):
                return piece.value.kind in {Kind.AMOUNT, Kind.PERCENT, Kind.DATE}
            if piece.letter not in "LFU:-(|=":
                return False
        return False

    def _has_value_before(self, at: int) -> bool:
        """A price or share stands before it: "half Draft", "twenty percent on Setup"."""
        while at and self._pieces[at - 1].letter in "TFw":
            at -= 1
        return bool(at) and isinstance(self._pieces[at - 1].value, Reading)

    def _is_title_of_reading(self, at: int) -> bool:
        """ "Half Moon Bakery", "Rest Area": words of a reading in capitals before a name."""
        piece = self._pieces[at]
        reading: Reading = piece.value
        if reading.currency or not piece.text.replace(" ", "").isalpha():
            return reading.kind is Kind.DATE and self._is_label(at)
        is_title = piece.text[0].isupper() and piece.text.split()[-1][0].isupper()
        return is_title and (self._is_plain_name(at + 1) or self._is_nameable(at + 1))

    def _is_label(self, at: int) -> bool:
        """A date with a name right behind it and no word that dates take: "20 March Launch"."""
        before = self._pieces[at - 1].letter if at else "\n"
        return self._is_plain_name(at + 1) and before in ",:;.\n*-/>|+ZJ"

    def _continues(self, at: int) -> bool:
        piece = self._pieces[at]
        if piece.letter in _SEPARATORS or piece.letter in "qg~":
            return False
        if piece.letter == "'" or self._is_tail(at):
            return True
        if isinstance(piece.value, Reading):
            return self._is_number_in_name(at) or self._is_title_of_reading(at)
        if piece.letter == "x":
            return piece.is_emoji or self._is_capital(at) or piece.is_number
        return self._mark_continues(at)

    def _is_tail(self, at: int) -> bool:
        """The rest of a word that signs or letters cut: "out" of "Strip-out"."""
        piece, before = self._pieces[at], self._pieces[at - 1].letter
        return piece.is_glued and (before == "'" or before == piece.letter == "x")

    def _mark_continues(self, at: int) -> bool:
        piece = self._pieces[at]
        if piece.letter == "c" or not self._is_capital(at):
            return False
        if self._nouns_have_capitals:
            return False
        if self._is_nameable(at):
            return True
        return self._is_plain_name(at + 1) or piece.letter in "JMCDLTUw"

    def _is_number_in_name(self, at: int) -> bool:
        """ "Top 10 $5,000", "Phase 2: $4,000": a small bare number before the real price."""
        piece = self._pieces[at]
        reading: Reading = piece.value
        is_small = (
            reading.kind is Kind.AMOUNT
            and not reading.currency
            and (piece.text.isdigit() and len(piece.text) <= 4)
        )
        if self._has_value_next(at + 1) or self._is_plain_name(at + 1):
            return is_small
        return is_small and self._has_prices and not reading.currency

    def _is_joiner(self, at: int) -> bool:
        return self._pieces[at].key in _JOINERS and self._pieces[at].letter not in _SEPARATORS

    def _beyond_joiners(self, at: int) -> int:
        """Behind small words and the name that they lead on to; `at` where they do not."""
        end = at
        while end < len(self._pieces) and end < at + 3 and self._is_joiner(end):
            end += 1
        if end == at or end >= len(self._pieces):
            return at
        is_name = self._is_plain_name(end) or self._is_nameable(end)
        is_last_word = self._pieces[end].letter == "x" and self._has_value_next(end + 1)
        return end + 1 if is_name or is_last_word else at
