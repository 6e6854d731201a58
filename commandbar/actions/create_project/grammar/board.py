"""The sentence while its words are given roles: each atom is claimed at most once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from commandbar.actions.create_project.grammar.atoms import LEVELS, Atom, Sentence
from commandbar.extraction import Slot

_ITEM_BETWEEN_PRICES = re.compile(r"(?<=a)V(?=a)")
""" "permits fifteen hundred dollars stage seven thousand dollars": no verb, but a milestone."""
NAMES = "nq"
VALUES = "apsr"
PROJECT, CLIENT, BUDGET, TAKEN, INFO = "P", "c", "b", "_", "i"


@dataclass(frozen=True, slots=True)
class Claim:
    """Atoms `start` to `end` (exclusive) play `role`, in item `item` of the list."""

    role: str
    start: int
    end: int
    item: int | None = None


@dataclass
class Board:
    """`letters` begins as the sentence's shape; claimed atoms get letters that say by what.

    `P` the project's name, `c` a client, `b` a budget, `_` all others, `i` a description.
    """

    sentence: Sentence
    _letters: list[str] = field(init=False)
    _shape: str | None = None
    claims: list[Claim] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    has_guessed_budget: bool = False
    """The budget is only what was left over: no word next to it says so."""

    def __post_init__(self) -> None:
        self._letters = list(_ITEM_BETWEEN_PRICES.sub("x", self.sentence.shape))

    @property
    def letters(self) -> Sequence[str]:
        return self._letters

    @property
    def shape(self) -> str:
        """The letters as one string, joined once between changes."""
        if self._shape is None:
            self._shape = "".join(self._letters)
        return self._shape

    def mark(self, start: int, letters: str) -> None:
        """Give the atoms from `start` on other letters."""
        self._letters[start : start + len(letters)] = letters
        self._shape = None

    def atom(self, at: int) -> Atom:
        return self.sentence.atoms[at]

    def find(self, pattern: "re.Pattern[str]") -> Iterator[re.Match[str]]:
        return pattern.finditer(self.shape)

    def claim(
        self, role: str, start: int, end: int, *, letter: str = TAKEN, item: int | None = None
    ) -> None:
        self.claims.append(Claim(role, start, end, item))
        self.mark(start, letter * (end - start))

    def of(self, role: str) -> list[Claim]:
        return [claim for claim in self.claims if claim.role == role]

    def words_at(self, at: int) -> str:
        return self.sentence.words(at, at + 1)

    def words(self, claim: Claim) -> str:
        return self.sentence.words(claim.start, claim.end)

    def level(self, start: int, end: int) -> int:
        """How strongly the signs between atoms `start` and `end` (exclusive) part them."""
        return max((LEVELS.get(letter, 0) for letter in self.letters[start:end]), default=0)

    def slots(self) -> Iterator[Slot]:
        atoms = self.sentence.atoms
        for claim in self.claims:
            first, last = atoms[claim.start], atoms[claim.end - 1]
            yield Slot(claim.role, first.start, last.end, claim.item)
