"""What a text is cut into: spans that are read as a whole, and pieces."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from commandbar.actions.create_project.grammar.words import compound_of
from commandbar.language.tokens import Token


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch that is read as a whole."""

    start: int
    end: int
    letter: str
    value: Any = None


@dataclass(slots=True)
class Piece:
    """One atom in the making. `letter` is "x" for a word that no table knows, "'" for a sign."""

    letter: str
    start: int
    end: int
    text: str
    key: str
    value: Any = None
    is_glued: bool = False
    """Nothing stands between it and the piece before."""
    is_initial: bool = False
    """A sentence or line begins here, which explains a capital."""

    @property
    def has_capital(self) -> bool:
        return any(c.isupper() for c in self.text)

    @property
    def is_title(self) -> bool:
        """Every word of the phrase has a capital."""
        return all(word[0].isupper() for word in self.text.split())

    @property
    def is_acronym(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_emoji(self) -> bool:
        return is_pictograph(self.text[0])

    @property
    def is_number(self) -> bool:
        return self.text[0].isdigit()


def is_pictograph(character: str) -> bool:
    """An emoji or symbol; the marks that change one (a skin tone) included."""
    category = unicodedata.category(character)
    return category == "So" or (category == "Sk" and ord(character) > 0xFFFF)


def disjoint(spans: Sequence[Span]) -> list[Span]:
    """The spans in reading order; of two that overlap, the one that is given first stays."""
    ranked = sorted(enumerate(spans), key=lambda pair: pair[0])
    taken: list[Span] = []
    covered = bytearray(max((span.end for span in spans), default=0) + 1)
    for _, span in ranked:
        if span.start < span.end and not any(covered[span.start : span.end]):
            covered[span.start : span.end] = b"\x01" * (span.end - span.start)
            taken.append(span)
    return sorted(taken, key=lambda span: span.start)


def parts_of_compound(token: Token) -> tuple[Piece, Piece] | None:
    """A German word in two: "Festpreisprojekt" is a fixed price and a project."""
    split = compound_of(token)
    if split is None:
        return None
    (first, mark), (second, other) = split
    middle = token.start + len(first)
    return (
        Piece(mark, token.start, middle, first, first.lower()),
        Piece(other, middle, token.end, second, second.lower()),
    )
