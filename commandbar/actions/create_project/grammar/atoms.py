"""The sentence as a string of letters: each atom a reading, a name, a known word or a sign.

Patterns over that string ("Z[w:]*n": a naming word, then a name) say more in one line than code
over words can, and a new wording of the same shape needs nothing new.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from commandbar.language.readings import Reading

BREAKS = ".;,:|/>+-*\n"
"""Signs that end a piece of the text. Brackets open and close one."""

LEVELS = {
    "(": 1, ")": 1, "=": 2, ":": 2, "|": 4, "-": 4, "/": 4, ">": 4, ",": 5, "A": 5, "+": 5,
    ";": 6, ".": 7, "\n": 7, "*": 8,
}  # fmt: skip
"""How strongly a sign parts what stands on its two sides."""
SENTENCE = LEVELS["."]


@dataclass(frozen=True, slots=True)
class Atom:
    """`text[start:end]`, its letter (a Mark or a sign) and what it means.

    `value` is a Reading, a currency code, whether a client's name is cut short, or
    None. `is_weak` marks a capital that a sentence's beginning explains, so that nothing says the
    word is a name.
    """

    letter: str
    start: int
    end: int
    value: Any = None
    is_weak: bool = False

    @property
    def reading(self) -> Reading:
        assert isinstance(self.value, Reading)
        return self.value


@dataclass(frozen=True)
class Sentence:
    """A text in atoms. `shape` has one letter for each, so that a match's offsets are indices."""

    text: str
    atoms: tuple[Atom, ...]
    language: str = "en"
    noise: tuple[tuple[int, int], ...] = ()
    """The stretches of the text that are no part of the request."""
    doubts: tuple[str, ...] = ()
    shape: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", "".join(atom.letter for atom in self.atoms))

    def words(self, start: int, end: int) -> str:
        """The text of atoms start to end (exclusive)."""
        return self.text[self.atoms[start].start : self.atoms[end - 1].end]

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        return re.finditer(pattern, self.shape)
