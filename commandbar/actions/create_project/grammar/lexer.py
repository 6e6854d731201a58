"""Cuts a text into pieces: fixed spans (readings, clients, quotes), known phrases, words, signs."""

import re
from collections.abc import Sequence

from commandbar.actions.create_project.grammar.pieces import (
    Piece,
    Span,
    is_pictograph,
    parts_of_compound,
)
from commandbar.actions.create_project.grammar.words import (
    Found,
    Meaning,
    Words,
    found_at,
    language_of,
    mark_in,
    spelled_as_meant,
)
from commandbar.actions.create_project.vocabulary import GUESTS
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.language.tokens import Token, TokenKind, tokenize
from commandbar.language.vocabulary import words

_ABBREVIATIONS = words(
    "co inc ltd corp llc st dr mr mrs ms jr sr no nr approx incl excl ca bzw etc vs dept bv gmbh"
    " ag sa sl av sra srl p s t u d i e z b"
)
_LEGAL_FORMS = words("inc ltd corp co llc bv gmbh")
"""Before a capital, the full stop behind one of these ends the sentence as well."""
_SIGN_LETTERS = {
    ",": ",", ";": ";", ":": ":", "|": "|", "(": "(", "[": "(", "{": "(", ")": ")", "]": ")",
    "}": ")", "!": ".", "?": ".", "=": "L", "@": "L", ">": ">", "→": ">", "⇒": ">", "➜": ">",
    "»": ">", "›": ">", "➔": ">", "•": "*", "·": "*", "▪": "*", "◦": "*", "‣": "*", "●": "*",
    "■": "*", "*": "*", "~": Mark.HEDGE, "…": ".", "¿": ".", "¡": ".", "+": "+", "—": "-",
    "/": "/", "\\": "/",
}  # fmt: skip
_QUOTES = frozenset("\"“”„«‹'‘’`")
_DASHES = frozenset("-–−")
_BULLET_SIGNS = frozenset("-–−—*•·▪◦‣●■+>→")
_JOINING = frozenset("-–/&+'’._")
_ELISIONS = words("l d j c n s m t qu")
_NOUNS = frozenset("JXYGRMC")
_SHORTEST_FOREIGN = 5
_BEFORE_INITIALS = frozenset(".\n*")
_SPACED_SLASH = re.compile(r" / ")
_WIDE_GAP = re.compile(r"\t|[ \u00a0]{3,}")


def cut(text: str, fixed: Sequence[Span]) -> tuple[list[Piece], str]:
    """The text in pieces, and its language."""
    words = spelled_as_meant(tokenize(text, [(span.start, span.end) for span in fixed]))
    language = language_of(words)
    return _Cutter(text, words, fixed, language).pieces(), language


class _Cutter:
    """Walks the tokens once, the longest phrase first."""

    def __init__(self, text: str, words: Words, fixed: Sequence[Span], language: str) -> None:
        self._text = text
        self._words = words
        self._tokens = words.tokens
        self._fixed = {span.start: span for span in fixed}
        self._language = language
        self._pieces: list[Piece] = []

    def pieces(self) -> list[Piece]:
        at = 0
        while at < len(self._tokens):
            piece, at = self._next(at)
            if piece is not None:
                self._separate_columns(piece)
                self._place(piece)
        return self._pieces

    def _next(self, at: int) -> tuple[Piece | None, int]:
        """The piece at token `at`, None for a sign without meaning, and the token after it."""
        token = self._tokens[at]
        if token.kind is TokenKind.MASK:
            return self._from_span(self._fixed[token.start], token), at + 1
        compound = parts_of_compound(token)
        if compound is not None and self._language == "de":
            self._place(compound[0])
            return compound[1], at + 1
        found = self._phrase_at(at)
        if found and not self._is_inside_a_word(at, found.end):
            return self._piece(
                self._letter_for(found.meaning, at, found.end), at, found.end
            ), found.end
        if token.kind in {TokenKind.WORD, TokenKind.NUMBER, TokenKind.CURRENCY}:
            return self._piece("x", at, at + 1), at + 1
        if token.kind is TokenKind.BREAK:
            return self._piece("\n", at, at + 1), at + 1
        return self._sign(at)

    def _phrase_at(self, at: int) -> Found | None:
        """The longest phrase; it ends where a capital shows that a name begins or has ended.

        "for Client Review" has no "for client", and "Print Ready by May" no "ready by".
        """
        found = found_at(self._words, at)
        while found is not None and (
            self._mixes_with_a_name(at, found) or self._is_of_another_language(at, found)
        ):
            found = found_at(self._words, at, found.end - 1)
        return found

    def _is_of_another_language(self, at: int, found: Found) -> bool:
        """Several words that mean nothing here as one; by themselves they may."""
        return found.end - at > 1 and self._letter_for(found.meaning, at, found.end) == "x"

    def _mixes_with_a_name(self, at: int, found: Found) -> bool:
        if found.end - at < 2:
            return False
        first, last = self._tokens[at], self._tokens[found.end - 1]
        if self._language == "de" and last.is_capitalised:
            return False
        after = self._tokens[found.end] if found.end < len(self._tokens) else None
        if last.is_capitalised and not first.is_capitalised:
            return after is not None and after.kind is TokenKind.WORD and after.is_capitalised
        before = self._tokens[at - 1] if at else None
        follows_name = before is not None and before.kind is TokenKind.WORD
        is_name = follows_name and before is not None and before.is_capitalised
        return is_name and first.is_capitalised and not last.is_capitalised

    def _from_span(self, span: Span, token: Token) -> Piece:
        shown = self._text[span.start : span.end]
        return Piece(span.letter, span.start, span.end, shown, "", span.value, token.glued)

    def _piece(self, letter: str, start: int, end: int) -> Piece:
        first, last = self._tokens[start], self._tokens[end - 1]
        key = " ".join(token.key for token in self._tokens[start:end])
        typed = self._text[first.start : last.end]
        return Piece(letter, first.start, last.end, typed, key, None, first.glued)

    def _letter_for(self, meaning: Meaning, start: int, end: int) -> str:
        """The phrase's mark; a foreign word counts only if it names a part of the request.

        "Printer Fix" holds no German price and "live album mix" no Dutch billing type, while
        "projet" is a project in an English sentence too.
        """
        mark = mark_in(meaning, self._language)
        if self._language in meaning or "en" in meaning:
            return mark
        if meaning.keys() <= GUESTS:
            return "x"
        first, last = self._tokens[start], self._tokens[end - 1]
        is_noun = mark in _NOUNS and last.end - first.start >= _SHORTEST_FOREIGN
        is_name = first.is_capitalised and self._language != "de"
        return mark if is_noun and not is_name else "x"

    def _is_inside_a_word(self, start: int, end: int) -> bool:
        """Whether the phrase is only a part of a compound: "Set" of "Set-top", "in" of "Log-in"."""
        return self._is_joined(end) or self._is_joined(start - 1)

    def _is_joined(self, at: int) -> bool:
        """Whether token `at` is a sign that joins the words on its two sides to one."""
        if not 0 < at < len(self._tokens) - 1:
            return False
        before, sign, after = self._tokens[at - 1 : at + 2]
        sides = {TokenKind.WORD, TokenKind.NUMBER}
        return (
            sign.text in _JOINING
            and sign.glued
            and after.glued
            and before.kind in sides
            and after.kind in sides
            and not (sign.text in "'’" and (after.key == "s" or _is_elision(before, after)))
        )

    def _sign(self, at: int) -> tuple[Piece | None, int]:
        text = self._tokens[at].text
        if self._is_joined(at):
            is_elision = text in "'’" and self._tokens[at - 1].text in _ELISIONS
            return None if is_elision else self._piece("'", at, at + 1), at + 1
        if text in "'’" and (end := self._possessive_end(at)):
            return self._piece("g", at, end), end
        if text in "+#" and self._tokens[at].glued and self._is_word_before(at):
            return self._piece("'", at, at + 1), at + 1
        if text == ".":
            return self._full_stop(at)
        if text in _QUOTES and text not in "»›":
            return None, at + 1
        letter = ";" if self._is_spaced_slash(at) else self._letter_of(text)
        return (None if letter is None else self._piece(letter, at, at + 1)), at + 1

    def _is_spaced_slash(self, at: int) -> bool:
        """ "Globex / Portal / 40% Design, in May / ...": it parts more than a comma does where it
        parts what stands before the first number as well."""
        if self._tokens[at].text != "/" or self._tokens[at].glued:
            return False
        first = _SPACED_SLASH.search(self._text)
        return first is not None and not any(c.isdigit() for c in self._text[: first.start()])

    def _is_word_before(self, at: int) -> bool:
        """Whether a sign hangs on a word: "C++"."""
        return bool(self._pieces) and self._pieces[-1].letter in "x'"

    def _possessive_end(self, at: int) -> int | None:
        """Behind "'s", or behind the apostrophe of "Reef Tours' Glass Boat"."""
        if at + 1 >= len(self._tokens) or not self._tokens[at].glued:
            return None
        before, after = self._tokens[at - 1], self._tokens[at + 1]
        if after.glued:
            return at + 2 if after.key == "s" else None
        is_plural = before.text[-1:] in {"s", "x", "z"} and after.is_capitalised
        return at + 1 if is_plural and after.kind is TokenKind.WORD else None

    def _full_stop(self, at: int) -> tuple[Piece | None, int]:
        end = at + 1
        while end < len(self._tokens) and self._tokens[end].text == ".":
            end += 1
        is_leader = end - at > 1 and not self._tokens[at].glued
        if is_leader:
            return None, end
        if end - at == 1 and self._is_abbreviation(at):
            return None, end
        return self._piece(".", at, end), end

    def _is_abbreviation(self, at: int) -> bool:
        before = self._tokens[at - 1] if at else None
        after = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if before is None or after is None or after.kind is TokenKind.BREAK:
            return False
        if after.glued and after.kind is not TokenKind.SIGN:
            return True
        if before.key in _LEGAL_FORMS and after.is_capitalised:
            return False
        return before.key in _ABBREVIATIONS and before.kind is TokenKind.WORD

    def _letter_of(self, sign: str) -> str | None:
        at_line_start = not self._pieces or self._pieces[-1].letter == "\n"
        if at_line_start and sign in _BULLET_SIGNS:
            return "*"
        if sign in _DASHES:
            return "-"
        return _SIGN_LETTERS.get(sign, "x" if is_pictograph(sign) else None)

    def _separate_columns(self, piece: Piece) -> None:
        """A tab or a wide gap within a line is a column's border."""
        if not self._pieces or self._pieces[-1].letter in "\n*|" or piece.letter in "\n|":
            return
        gap = self._text[self._pieces[-1].end : piece.start]
        if _WIDE_GAP.search(gap):
            start = self._pieces[-1].end
            self._pieces.append(Piece("|", start, piece.start, gap, "|"))

    def _place(self, piece: Piece) -> None:
        before = self._pieces[-1] if self._pieces else None
        piece.is_initial = before is None or before.letter in _BEFORE_INITIALS
        if before is not None and self._merges(before, piece):
            before.end = piece.end
            return
        self._pieces.append(piece)

    def _merges(self, before: Piece, piece: Piece) -> bool:
        """Signs that repeat or build an arrow ("->", ">>", blank lines) are one."""
        if piece.letter == ">" and before.letter in ">-":
            before.letter = ">"
            return True
        return piece.letter in "\n*-|" and before.letter == piece.letter


def _is_elision(before: Token, after: Token) -> bool:
    """ "l'impression"; the "d'Or" of a name is a part of it."""
    return before.text in {"l", "d"} and not after.is_capitalised
