"""Pairs each value of a list with its name: "Strategy $15,000", "$15,000 for Strategy".

A value belongs to the name that stands closer: with no sign between them, or with a weaker one
than on the value's other side ("Survey, $1,100; Findings, $2,000"). A list keeps one order, so
what is undecided for one value follows the others; a value that fits nowhere is none of the list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commandbar.actions.create_project.grammar.atoms import LEVELS, SENTENCE
from commandbar.actions.create_project.grammar.board import BUDGET, INFO, VALUES, Board

_GLUE = frozenset("wLTFUEdMiIDSOQ")
"""Letters that may stand between a name and its value."""
_NAMES = frozenset("nqx")
_SUBJECT = re.compile(r"[nq]w*Q[wQ]*x$")
"""A name and what is said of it: "Chassis will eat up"."""
_END = 9
_LEFT, _RIGHT = -1, 1


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A name on one side of a value, and how strongly signs part the two."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Pair:
    """An item of the list: its name (atoms start to end) and the atom of its value, if any."""

    start: int
    end: int
    value: int | None = None

    @property
    def first(self) -> int:
        return self.start if self.value is None else min(self.start, self.value)

    @property
    def last(self) -> int:
        """Behind the last atom."""
        return self.end if self.value is None else max(self.end, self.value + 1)


@dataclass(frozen=True, slots=True)
class _Choice:
    value: int
    left: Neighbour | None
    right: Neighbour | None
    left_level: int
    right_level: int

    def neighbour(self, side: int) -> Neighbour | None:
        return self.left if side == _LEFT else self.right

    def is_tight(self, side: int) -> bool:
        """Closer to the name on that side than to what is on the other."""
        near = self.neighbour(side)
        other_level = self.right_level if side == _LEFT else self.left_level
        return near is not None and (near.level == 0 or near.level < other_level)


def pairs(board: Board, start: int, end: int) -> list[Pair]:
    """The list's items between atoms `start` and `end`, in reading order."""
    values = _alike(board, [i for i in range(start, end) if board.letters[i] in VALUES])
    choices = [_choice(board, value, start, end) for value in values]
    taken = _tight(board, choices) or _loose(choices)
    return _without_sharing(taken)


def _alike(board: Board, values: list[int]) -> list[int]:
    """Without bare numbers where the list's prices have a currency: "our PO is 88231"."""
    bare = [i for i in values if board.words_at(i).isdigit()]
    priced = [i for i in values if board.letters[i] == "a" and board.atom(i).reading.currency]
    return [i for i in values if i not in bare] if len(priced) > len(bare) else values


def _choice(board: Board, value: int, start: int, end: int) -> _Choice:
    left, left_level = _look(board, value, start - 1, -1)
    right, right_level = _look(board, value, end, 1)
    return _Choice(value, left, right, left_level, right_level)


def _look(board: Board, value: int, limit: int, step: int) -> tuple[Neighbour | None, int]:
    """The name on one side of the value, and the strongest sign before it (or before a bar)."""
    level = 0
    at = value + step
    while at != limit:
        letter = board.letters[at]
        if step < 0 and (opening := _opening_of_description(board, at)) is not None:
            at = opening
        elif letter in LEVELS:
            level = max(level, _weight(board, at, value, step))
        elif letter in _NAMES and level < SENTENCE:
            start, end = _name(board, at, step)
            return Neighbour(start, end, level), level
        elif letter == INFO:
            return None, _END
        elif letter not in _GLUE:
            return None, level
        at += step
    return None, _END


def _opening_of_description(board: Board, at: int) -> int | None:
    """Of "(three drafts)" in "Logo (three drafts) $5,000", whose closing bracket is at `at`."""
    if board.shape[at - 1 : at + 1] != INFO + ")":
        return None
    opening = at - 1
    while board.letters[opening] == INFO:
        opening -= 1
    return opening if board.letters[opening] == "(" else None


def _weight(board: Board, at: int, value: int, step: int) -> int:
    """How strongly the sign at `at` parts; a bracket around the value, or a comma before "is", does
    not, and ", then" parts more than a comma does."""
    around = board.shape[max(0, at - 1) : at + 3]
    if step < 0 and at == value - 1 and board.shape[at : at + 3 : 2] == "()":
        return 0
    if step < 0 and around[1:3] in {",L", ",F"}:
        return LEVELS["("]
    if board.letters[at] == "A" and around[:1] == ",":
        return LEVELS[";"]
    return LEVELS[board.letters[at]]


def _name(board: Board, at: int, step: int) -> tuple[int, int]:
    """The whole name of which atom `at` is the near end."""
    if step > 0:
        is_longer = re.match(r"[nq]x(?:[^a-zA-Z]|$)", board.shape[at : at + 3])
        return at, at + 2 if is_longer else at + 1
    start = end = at
    if subject := _SUBJECT.search(board.shape, max(0, at - 6), at + 1):
        start = end = subject.start()
    elif at and board.letters[at] == "x" and board.letters[at - 1] in "nq":
        start, end = at - 1, at - 1 if _is_verb(board, at) else at
    return _lead(board, start), end + 1


def _lead(board: Board, start: int) -> int:
    """Back over "Guide to" of "Guide to Paris", where the list has nothing else for it."""
    letters = board.letters
    is_led = start >= 2 and letters[start - 1] in "TL" and letters[start - 2] in "nq"
    if is_led and (start == 2 or letters[start - 3] in LEVELS):
        return start - 2
    return start


def _is_verb(board: Board, at: int) -> bool:
    """ "Scan runs up at $7,000": a small word in -s or -ed before a linking word is no name."""
    atom = board.atom(at)
    word = board.sentence.text[atom.start : atom.end].split()[0]
    is_linked = at + 1 < len(board.letters) and board.letters[at + 1] in "LTFw"
    return is_linked and word.endswith(("s", "ed"))


def _tight(board: Board, choices: Sequence[_Choice]) -> list[Pair]:
    style = _style(choices)
    taken: list[tuple[_Choice, Neighbour]] = []
    for index, choice in enumerate(choices):
        near = _near(board, choice, style, is_first=index == 0)
        if near is not None:
            taken.append((choice, near))
    if any(near.level == 0 for _, near in taken):
        has_budget = BUDGET in board.letters
        taken = [
            (choice, near)
            for index, (choice, near) in enumerate(taken)
            if board.letters[choice.value] != "a"
            or not _is_odd(near.level, is_first=index == 0 and not has_budget)
        ]
    return [Pair(near.start, near.end, choice.value) for choice, near in taken]


def _is_odd(level: int, *, is_first: bool) -> bool:
    """Parted from its name by a sign, in a list where others are not."""
    return level >= LEVELS[","] or (is_first and level > LEVELS["("])


def _style(choices: Sequence[_Choice]) -> int:
    """On which side of its value a name stands in this list."""
    left = sum(c.is_tight(_LEFT) and not c.is_tight(_RIGHT) for c in choices)
    right = sum(c.is_tight(_RIGHT) and not c.is_tight(_LEFT) for c in choices)
    if left == right:
        both = next((c for c in choices if c.is_tight(_LEFT) and c.is_tight(_RIGHT)), None)
        return _LEFT if both is not None or left else _RIGHT
    return _LEFT if left > right else _RIGHT


def _near(board: Board, choice: _Choice, style: int, *, is_first: bool) -> Neighbour | None:
    if choice.is_tight(style):
        return choice.neighbour(style)
    may_differ = board.letters[choice.value] != "a" or not is_first
    if may_differ and choice.is_tight(-style):
        return choice.neighbour(-style)
    return None


def _loose(choices: Sequence[_Choice]) -> list[Pair]:
    """All values parted from their names by the same sign: "Survey, $1,100, Findings, $2,000"."""
    if len(choices) < 2:
        return []
    for side in (_LEFT, _RIGHT):
        near = [choice.neighbour(side) for choice in choices]
        found = [n for n in near if n is not None]
        if len(found) == len(near) and len({n.level for n in found}) == 1:
            return [Pair(n.start, n.end, c.value) for n, c in zip(found, choices, strict=True)]
    return []


def _without_sharing(taken: Sequence[Pair]) -> list[Pair]:
    """A name has one value: of two that want it, the closer in reading order keeps it."""
    kept: list[Pair] = []
    for pair in taken:
        if not kept or pair.start >= kept[-1].end:
            kept.append(pair)
    return kept
