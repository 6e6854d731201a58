"""What a sentence says that no role accounts for: each is a reason to ask rather than to stage."""

import re
import unicodedata
from collections.abc import Iterator

from commandbar.actions.create_project.grammar.board import Board
from commandbar.language.calendar_words import weekdays
from commandbar.language.tokens import fold
from commandbar.language.vocabulary import MAGNITUDE_WORDS

_READINGS = frozenset("aphsrdke")
_VALUES = frozenset({"budget", "hourly_rate", "milestone.amount", "milestone.due_date"})
_ENDS = re.compile(r"[.\n]")


def doubts(board: Board) -> tuple[str, ...]:
    """In words for a log; empty when every word that matters has its role."""
    return (
        *board.doubts,
        *_readings(board),
        *_sentences(board),
        *_ambiguous(board),
        *_touching(board),
    )


def unread(board: Board) -> bool:
    """Whether a message holds a reading or a name that got no role."""
    claimed = {i for claim in board.claims for i in range(claim.start, claim.end)}
    weighty = _READINGS | set("nqcS")
    return any(letter in weighty and at not in claimed for at, letter in enumerate(board.letters))


def _readings(board: Board) -> Iterator[str]:
    for at, letter in enumerate(board.letters):
        if letter in _READINGS:
            yield f"no role for {board.sentence.words(at, at + 1)!r}"


def _touching(board: Board) -> Iterator[str]:
    """Two amounts side by side: one of them may be read wrongly."""
    for match in re.finditer(r"a(?=a)", board.sentence.shape):
        yield f"two amounts touch at {board.words_at(match.start())!r}"


def _ambiguous(board: Board) -> Iterator[str]:
    for claim in board.claims:
        value = board.atom(claim.start).value
        if claim.role in _VALUES and getattr(value, "ambiguous", False):
            yield f"{board.words(claim)!r} can be read in two ways"


def _sentences(board: Board) -> Iterator[str]:
    """Words of weight in the sentences that say something of the project."""
    start = 0
    claimed = {i for claim in board.claims for i in range(claim.start, claim.end)}
    for end in [*(m.start() for m in board.find(_ENDS)), len(board.letters)]:
        if claimed & set(range(start, end)):
            yield from _words(board, start, end)
        start = end + 1


_WEIGHTY = {
    "n": "a name", "q": "a name", "H": "a condition", "K": "a correction", "S": "an omission",
    "E": "a distribution", "N": "another action", "c": "another client",
}  # fmt: skip


def _words(board: Board, start: int, end: int) -> Iterator[str]:
    claimed = {i for claim in board.claims for i in range(claim.start, claim.end)}
    for at in range(start, end):
        letter = board.letters[at]
        if at in claimed or (letter == "n" and _is_weak(board, at)):
            continue
        if letter == "x" and _has_number(board.sentence.words(at, at + 1)):
            yield f"a number without a role: {board.sentence.words(at, at + 1)!r}"
        if letter in _WEIGHTY and not _is_harmless(board, at):
            yield f"{_WEIGHTY[letter]} without a role: {board.sentence.words(at, at + 1)!r}"


def _is_weak(board: Board, at: int) -> bool:
    """A capital that only a sentence's beginning explains; a list mark explains none."""
    return board.atom(at).is_weak and board.letters[at - 1 : at] != ["*"]


def _has_number(words: str) -> bool:
    """Digits, or a word for a number that no reading took."""
    has_sign = any(c.isdigit() or unicodedata.category(c) == "Sc" for c in words)
    return has_sign or any(word in MAGNITUDE_WORDS for word in fold(words).split())


def _is_harmless(board: Board, at: int) -> bool:
    """A weekday, a remark about the client ("not yet a client"), "invoice" before a price."""
    if board.letters[at] == "n":
        return fold(board.words_at(at)) in weekdays()
    if board.letters[at] == "N":
        return re.match(r"N[w]*a", board.sentence.shape[at : at + 6]) is not None
    if board.letters[at] != "H":
        return False
    start = board.shape.rfind("(", 0, at)
    end = board.shape.find(")", at)
    return 0 <= start < at < end and "C" in board.letters[start:end]
