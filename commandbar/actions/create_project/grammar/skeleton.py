"""A message as words with marks for what they speak of: "move <m> to the front"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from commandbar.actions.create_project.grammar.board import Board
from commandbar.actions.create_project.vocabulary.single_words import PLACES
from commandbar.language.tokens import fold
from commandbar.language.vocabulary import words

_THINGS = frozenset("mcnqadh")
_ARTICLES = words("the de het der die das den le la el los las l'")
_NOUNS = words("ende anfang termine termin frist fristen falligkeiten daten datum")
"""German words for a place or a day, whose capital is no name's."""
_FIRST, _LAST = (
    frozenset(fold(word) for word, place in PLACES.items() if place == end) for end in (1, -1)
)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`text` folded, each thing as its letter in angles; `places` has each atom's end in it.

    <f> and <l> are mentions by place, of the first and the last milestone.
    """

    text: str
    places: tuple[tuple[int, int], ...]

    def atoms(self, start: int, end: int) -> tuple[int, int]:
        """The atoms (exclusive end) that stand between two offsets of the text."""
        inside = [at for at, (a, b) in enumerate(self.places) if a < end and start < b]
        return inside[0], inside[-1] + 1

    def atom(self, match: re.Match[str], group: str) -> int | None:
        """The atom in a group of a match; None where the group has no part in it."""
        return self.atoms(*match.span(group))[0] if match[group] else None


def skeleton(board: Board) -> Skeleton:
    """The board's words as they stand now."""
    text, places = "", []
    for shown in _shown(board):
        text += " " if text else ""
        places.append((len(text), len(text) + len(shown)))
        text += shown
    return Skeleton(text, tuple(places))


def _shown(board: Board) -> Iterator[str]:
    for at, letter in enumerate(board.letters):
        spoken = fold(board.words_at(at)).strip()
        place = " ".join(word for word in spoken.split() if word not in _ARTICLES)
        if letter == "m" and place in _FIRST | _LAST:
            yield "<f>" if place in _FIRST else "<l>"
        elif letter in _THINGS and spoken not in _NOUNS:
            yield f"<{letter}>"
        else:
            yield spoken if letter != "_" else "_"
