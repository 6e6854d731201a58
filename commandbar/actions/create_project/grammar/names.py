"""Joins pieces to names: a name is a run of capitals, with what capitals make part of it."""

import unicodedata
from collections.abc import Iterator, Sequence

from commandbar.actions.create_project.grammar.atoms import Atom
from commandbar.actions.create_project.grammar.pieces import Piece
from commandbar.actions.create_project.vocabulary.single_words import (
    NAME_JOINERS,
    NAME_WORDS,
    NO_NOUNS,
)
from commandbar.language.readings import Kind, Reading

_CONTENT = frozenset("VNOSQ")
"""Marks whose words, in capitals, are as good a part of a name as any: "Print Ready"."""
_NOUNS = frozenset("GRDIEHK")
"""Marks that no name follows: with one behind them, they begin it ("Budget Planner")."""
_SMALL = frozenset("wTLUD")
_LONG = 4
_STRUCTURE = frozenset("XYWGRZFA")
"""Marks whose words, behind a name, mean what they mean even in capitals."""
_BILLING = frozenset("XYW")
_LIST_SIGNS = frozenset(",A+/>|*-;")
_BEFORE_NAMES = frozenset(",:;|>F")
"""What stands before a name, where the billing has been said elsewhere: ", Flat Inspections:"."""
_GENITIVES = frozenset(("of", "de", "del", "du", "des", "van", "von"))
_LONGEST_TAIL = 3
_SEPARATORS = frozenset(".;,:|/>+-*\n()")


def joined(text: str, pieces: Sequence[Piece], language: str) -> list[Atom]:
    """The atoms: runs of capitals become names, runs of unknown small words one atom each."""
    return list(_Joiner(text, pieces, language).atoms())


class _Joiner:
    def __init__(self, text: str, pieces: Sequence[Piece], language: str) -> None:
        self._pieces = pieces
        self._is_loud = text.isupper()
        self._marks_can_be_names = language != "de" and not _has_capitals_throughout(pieces)
        self._has_client = any(piece.letter == "c" for piece in pieces)
        self._has_prices = any(_is_price(piece) for piece in pieces)
        self._billing_words = sum(piece.letter in _BILLING for piece in pieces)

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
            beyond = end + 1 if self._continues(end) else self._beyond_joiners(end)
            if beyond == end:
                break
            end = beyond
        return end

    # What stands around a piece ----------------------------------------------------------------

    def _letter(self, at: int) -> str:
        return self._pieces[at].letter if 0 <= at < len(self._pieces) else "\n"

    def _is_capital(self, at: int) -> bool:
        return self._pieces[at].has_capital and not self._is_loud

    def _is_plain_name(self, at: int) -> bool:
        """A capitalised word of no table, right behind the piece before."""
        return self._letter(at) == "x" and (self._is_capital(at) or self._pieces[at].is_emoji)

    def _is_nameable(self, at: int) -> bool:
        """A known word in capitals that is as good a part of a name."""
        if not self._is_marked_capital(at):
            return False
        piece = self._pieces[at]
        is_acronym = piece.is_acronym and piece.letter not in _BILLING
        return piece.letter in _CONTENT or piece.key in NAME_WORDS or is_acronym

    def _is_marked_capital(self, at: int) -> bool:
        """A word of the vocabulary in capitals, where capitals say something."""
        if not (self._marks_can_be_names and 0 <= at < len(self._pieces)):
            return False
        piece = self._pieces[at]
        is_mark = piece.letter.isalpha() and piece.letter not in "cqgx" and piece.value is None
        return is_mark and piece.is_title and not self._is_loud

    def _has_value_next(self, at: int) -> bool:
        """A price or day follows, perhaps behind a linking sign: "Plan 3k", "Close: £500"."""
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

    def _is_at_the_start(self, at: int) -> bool:
        """The prompt's own first word, whose capital says nothing at all."""
        if not self._pieces[at].is_initial:
            return False
        return not any(piece.letter in ".\n*:" for piece in self._pieces[max(0, at - 60) : at])

    # Where a name begins -----------------------------------------------------------------------

    def _begins(self, at: int) -> bool:
        piece = self._pieces[at]
        if piece.letter == "x":
            is_odd = self._is_number_of_name(at) or self._is_sign_in_name(at)
            return piece.is_emoji or self._is_capital(at) or is_odd or self._is_version(at)
        if isinstance(piece.value, Reading):
            is_called = self._letter(at - 1) == "Z" and self._is_plain_name(at + 1)
            return is_called or (self._marks_can_be_names and self._is_title_of_reading(at))
        if self._is_action_as_item(at):
            return True
        return self._is_marked_capital(at) and self._mark_begins(at)

    def _is_action_as_item(self, at: int) -> bool:
        """ "Meilenstein Export 4.000 €", "Projekt Neue Website": only elsewhere it is an order."""
        is_capital = self._letter(at) in "NV" and self._pieces[at].is_title and self._is_capital(at)
        before = self._letter(at - 1)
        if is_capital and before in "JZ" and self._is_plain_name(at + 1):
            return True
        return is_capital and before in _LIST_SIGNS | {"M"} and self._has_value_next(at + 1)

    def _mark_begins(self, at: int) -> bool:
        """Whether a known word in capitals begins a name."""
        piece = self._pieces[at]
        if self._is_field_label(at):
            return False
        is_followed = self._is_plain_name(at + 1)
        if piece.letter == "O" and piece.is_initial and not self._ends_with_value(at + 1):
            return False
        if self._is_at_the_start(at):
            return piece.key in NAME_WORDS and is_followed and piece.key != "new"
        if piece.letter in "JM" and self._is_numbered_or_listed(at):
            return True
        if self._is_nameable(at):
            return not piece.is_initial or is_followed or self._is_item(at)
        leads_on = self._letter(at - 1) in "JZ" and self._beyond_joiners(at + 1) > at + 1
        return (is_followed and self._is_odd(at)) or (leads_on and piece.letter in _NOUNS)

    def _is_field_label(self, at: int) -> bool:
        """ "Billing" of a line "| Billing | fixed price |"."""
        is_first_cell = self._letter(at - 1) == "|" and self._letter(at - 2) == "\n"
        before = "".join(p.letter for p in self._pieces[at + 1 : at + 3])
        return is_first_cell and before in {"|X", "|Y", "|W"}

    def _is_item(self, at: int) -> bool:
        orders = self._pieces[at].letter == "V" and self._pieces[at].key in NO_NOUNS
        beside_value = self._has_value_next(at + 1) or self._has_value_before(at)
        if orders and self._pieces[at].is_initial:
            return False
        return beside_value or self._is_nameable(at + 1)

    def _is_numbered_or_listed(self, at: int) -> bool:
        """ "Phase A", "Part 2", or a noun of ours as a milestone: ", Obra 5.000 €"."""
        if self._letter(at) == "M" and self._is_label(at + 1):
            return True
        return self._letter(at - 1) in _LIST_SIGNS and self._has_value_next(at + 1)

    def _is_label(self, at: int) -> bool:
        """A number or a single capital letter behind a noun."""
        if at >= len(self._pieces):
            return False
        piece = self._pieces[at]
        is_letter = len(piece.text) == 1 and piece.text.isupper()
        return is_letter or piece.text.isdigit() or piece.key in _NUMBER_WORDS

    def _is_odd(self, at: int) -> bool:
        """A word of structure in capitals, where structure would read on differently."""
        letter, before = self._letter(at), self._letter(at - 1)
        if letter == "M" and before in "JZ":
            return True
        if (letter in _NOUNS and not self._is_order(at)) or (
            letter in _SMALL and self._is_long_inside(at)
        ):
            return True
        if letter == "C":
            is_label = self._pieces[at].is_initial and not self._has_client
            return not is_label or self._ends_with_value(at + 1)
        if letter == before == "J":
            return self._pieces[at - 1].is_initial or not self._pieces[at - 1].has_capital
        if letter in _BILLING and before in _BEFORE_NAMES and self._billing_words > 1:
            return True
        return (letter in "XYWJ" and before in "ZOg") or (letter in "XYW" and before == "J")

    def _is_order(self, at: int) -> bool:
        """A word of correction that begins a sentence: "Change Bookings to $9,500"."""
        return self._letter(at) == "K" and self._pieces[at].is_initial

    def _is_long_inside(self, at: int) -> bool:
        """A small word with a capital within a sentence: "Going Paperless"."""
        return not self._pieces[at].is_initial and len(self._pieces[at].text) >= _LONG

    def _ends_with_value(self, at: int) -> bool:
        """Whether the capitals from here on lead to a price: "Client Review $5,000"."""
        while self._is_plain_name(at):
            at += 1
        return self._has_value_next(at)

    def _is_number_of_name(self, at: int) -> bool:
        """ "3D Models", "24/7 Support": a number that no reading took, before a name."""
        if not self._pieces[at].is_number:
            return False
        end = at + 1
        while self._letter(end) == "'" or (end < len(self._pieces) and self._is_tail(end)):
            end += 1
        return self._is_plain_name(end) or self._is_nameable(end)

    def _is_version(self, at: int) -> bool:
        """ "v2.0 Launch"."""
        after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        return self._pieces[at].key == "v" and after is not None and after.is_number

    def _is_sign_in_name(self, at: int) -> bool:
        """ "€uro Voyageur": a currency sign that is a letter."""
        after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        is_glued = after is not None and after.is_glued and after.letter == "x"
        return is_glued and unicodedata.category(self._pieces[at].text[0]) == "Sc"

    def _is_title_of_reading(self, at: int) -> bool:
        """ "Half Moon Bakery", "Rest Area": words of a reading in capitals before a name."""
        piece = self._pieces[at]
        reading: Reading = piece.value
        if reading.kind is Kind.REST and self._is_capital(at):
            return not piece.is_initial and self._has_value_next(at + 1)
        if reading.currency or not piece.text.replace(" ", "").isalpha():
            return reading.kind is Kind.DATE and self._is_date_in_name(at)
        is_title = piece.text[0].isupper() and piece.text.split()[-1][0].isupper()
        return is_title and (self._is_plain_name(at + 1) or self._is_nameable(at + 1))

    def _is_date_in_name(self, at: int) -> bool:
        """A date with a name right behind it and no word that dates take: "20 March Launch"."""
        return self._is_plain_name(at + 1) and self._letter(at - 1) in ",:;.\n*-/>|+ZJ"

    # How a name goes on ------------------------------------------------------------------------

    def _continues(self, at: int) -> bool:
        piece = self._pieces[at]
        if piece.letter == "g":
            return self._has_value_next(at + 1)
        if piece.letter in _SEPARATORS or piece.letter in "q~c":
            return False
        if piece.letter == "'" or self._is_tail(at):
            return True
        if isinstance(piece.value, Reading):
            return self._is_number_in_name(at) or self._is_title_of_reading(at)
        if piece.letter == "x":
            return piece.is_emoji or self._is_capital(at) or piece.is_number
        return self._is_marked_capital(at) and self._mark_continues(at)

    def _is_tail(self, at: int) -> bool:
        """The rest of a word that signs or letters cut: "out" of "Strip-out"."""
        piece, before = self._pieces[at], self._letter(at - 1)
        return piece.is_glued and (before == "'" or before == piece.letter == "x")

    def _mark_continues(self, at: int) -> bool:
        if self._letter(at - 1) == "M" and self._is_label(at):
            return True
        is_structure = self._letter(at) in _STRUCTURE
        return self._is_nameable(at) or self._is_plain_name(at + 1) or not is_structure

    def _is_number_in_name(self, at: int) -> bool:
        """ "Top 10 $5,000", "Sonrisa 360": a small bare number where prices look different."""
        piece = self._pieces[at]
        if piece.value.kind is not Kind.AMOUNT or not piece.text.isdigit() or len(piece.text) > 4:
            return self._letter(at - 1) == "M" and self._is_label(at)
        is_led_on = self._has_value_next(at + 1) or self._is_plain_name(at + 1)
        return is_led_on or (self._has_prices and self._is_marked_name(at))

    def _is_marked_name(self, at: int) -> bool:
        """Whether the name that leads up to here stands behind "called" or "project"."""
        at -= 1
        while at >= 0 and self._letter(at) in "x':":
            at -= 1
        return self._letter(at) in "ZJ"

    def _beyond_joiners(self, at: int) -> int:
        """Behind small words and the name that they lead on to; `at` where they do not."""
        end = at
        while end < min(len(self._pieces), at + 3) and self._is_joiner(end):
            end += 1
        if end == at or end >= len(self._pieces):
            return at
        is_name = self._is_plain_name(end) or self._is_nameable(end)
        if self._pieces[at].key in _GENITIVES and (tail := self._tail_end(end)):
            return tail
        is_last_word = self._letter(end) == "x" and self._is_of_an_item(at, end)
        return end + 1 if is_name or is_last_word else at

    def _tail_end(self, at: int) -> int | None:
        """Behind the small words that end a name before a sign or "for": "Refonte du site pour"."""
        end = at
        while self._letter(end) == "x" and end < at + _LONGEST_TAIL:
            end += 1
        is_end = self._letter(end) in _SEPARATORS or self._letter(end) == "F"
        return end if end > at and is_end and self._pieces[at].key != "course" else None

    def _is_of_an_item(self, at: int, end: int) -> bool:
        """Whether the word at `end`, behind the name before `at`, ends it beside its value: "Mise
        en page 3k", or "the rest on Mise en page."."""
        if self._has_value_next(end + 1):
            return True
        start = at - 1
        while start and self._letter(start - 1) in "x'n":
            start -= 1
        return self._letter(end + 1) in _SEPARATORS and self._has_value_before(start)

    def _is_joiner(self, at: int) -> bool:
        return self._pieces[at].key in NAME_JOINERS and self._letter(at) not in _SEPARATORS


_NUMBER_WORDS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "zero")
)


def _is_price(piece: Piece) -> bool:
    """A currency or a letter for thousands stands with the number."""
    if not isinstance(piece.value, Reading) or piece.value.kind is not Kind.AMOUNT:
        return False
    return bool(piece.value.currency) or piece.text[-1:].isalpha()


def _has_capitals_throughout(pieces: Sequence[Piece]) -> bool:
    """Even small words have capitals: "Create A Project Called X For Acme"."""
    small_words = [p for p in pieces if p.letter in "wFALTZ" and p.text[0].isalpha()]
    capitals = sum(p.text[0].isupper() and not p.is_initial for p in small_words)
    return capitals > 2 and capitals > len(small_words) // 2
