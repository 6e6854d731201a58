"""What makes a value, as it was read, one to ask about: its words can be read in another way."""

import re
from collections.abc import Iterator

from commandbar.actions.create_project.grammar.board import Board, Claim
from commandbar.actions.create_project.vocabulary import GUESTS
from commandbar.actions.create_project.vocabulary.remarks import EVENTS, STARTS
from commandbar.language import Monthly, whole_number
from commandbar.language.tokens import fold

_VALUES = frozenset({"budget", "hourly_rate", "milestone.amount", "milestone.due_date"})
_NEAR = 40
_UNREAD_VALUE = re.compile(r"[UGR][wLTF:]*(?:x|$)")
_PARTIAL_NUMBER = re.compile(r"xA(?=[ah])")
_APART = re.compile(r"[^.\n]{0,20}\b(?:separate|extra|apart|aside|not included)\b")
_THOUSANDS = re.compile(r"\s[0-9]{1,3}\s+$")


def value_doubts(board: Board) -> Iterator[str]:
    """In words for a log."""
    yield from _ambiguous(board)
    yield from _touching(board)
    yield from _hangs_on_a_price(board)
    yield from _half_a_number(board)
    yield from _budget_apart(board)
    yield from _when_it_starts(board)
    yield from _half_known(board)


def _ambiguous(board: Board) -> Iterator[str]:
    for claim in board.claims:
        value = board.atom(claim.start).value
        if claim.role in _VALUES and getattr(value, "ambiguous", False):
            yield f"{board.words(claim)!r} can be read in two ways"


def _touching(board: Board) -> Iterator[str]:
    """Two amounts side by side: one of them may be read wrongly."""
    for match in re.finditer(r"[ah](?=[ah])", board.sentence.shape):
        yield f"two amounts touch at {board.words_at(match.start())!r}"


def _hangs_on_a_price(board: Board) -> Iterator[str]:
    """ "a$500": another dollar, or a blank left out."""
    for at in range(1, len(board.letters)):
        before, atom = board.atom(at - 1), board.atom(at)
        is_glued = before.letter in "xw" and before.end == atom.start
        if is_glued and board.sentence.shape[at] in "ah" and board.words_at(at)[0] in "$¥":
            yield f"letters on a price: {board.sentence.words(at - 1, at + 1)!r}"


def _half_a_number(board: Board) -> Iterator[str]:
    """ "Seven hunded and fifty quid" with a slip, "Tissus 1  200 €" with a gap: less than said."""
    for match in _PARTIAL_NUMBER.finditer(board.sentence.shape):
        before = board.words_at(match.start())
        is_in_words = board.words_at(match.end())[0].isalpha()
        if is_in_words and any(whole_number(word) for word in before.split()):
            yield f"a number without a role: {before!r}"
    for claim in board.claims:
        if claim.role in {"budget", "milestone.amount"}:
            start = board.atom(claim.start).start
            is_group = re.match(r"[0-9]{3}(?![0-9])", board.words(claim)) is not None
            if is_group and _THOUSANDS.search(board.sentence.text, max(0, start - 8), start):
                yield f"a number in two parts: {board.words(claim)!r}"


def is_budget_of_something(board: Board, claim: Claim) -> bool:
    """ "The travel budget of $400"."""
    word = board.sentence.shape.rfind("G", 0, claim.start)
    between = board.sentence.shape[word + 1 : claim.start]
    return word > 0 and not between.strip("wLTF:") and board.sentence.shape[word - 1] == "x"


def _budget_apart(board: Board) -> Iterator[str]:
    """Such a budget in a sentence that says nothing else, or that sets it apart."""
    shape, text = board.sentence.shape, board.sentence.text
    for claim in board.of("budget"):
        start = max(shape.rfind(sign, 0, claim.start) for sign in ".\n") + 1
        end = min((at for s in ".\n" if (at := shape.find(s, claim.end)) >= 0), default=len(shape))
        is_alone = start > 0 and sum(start <= other.start < end for other in board.claims) == 1
        is_apart = _APART.match(text, board.atom(claim.end - 1).end) is not None
        if (is_alone or is_apart) and is_budget_of_something(board, claim):
            yield f"a budget of something: {board.words(claim)!r}"


def _when_it_starts(board: Board) -> Iterator[str]:
    """ "Design starts 1 June": nobody said when it is due."""
    for claim in board.of("milestone.due_date"):
        day = board.atom(claim.start)
        is_series = isinstance(day.reading.value, Monthly)
        text, start = board.sentence.text, day.start
        if not is_series and STARTS.search(text, max(0, start - 16), start):
            yield f"when it starts: {board.words(claim)!r}"
        if match := EVENTS.search(text, max(0, start - _NEAR), start):
            said = fold(match.group())
            if not any(fold(board.words(name)) in said for name in board.of("milestone.name")):
                yield f"a day of something else: {board.words(claim)!r}"


def _half_known(board: Board) -> Iterator[str]:
    """Of some languages we know the words of a request, but neither days nor numbers."""
    if board.sentence.language not in GUESTS:
        return
    if match := _UNREAD_VALUE.search(board.shape):
        yield f"a day or number that is not read: {board.sentence.words(*match.span())!r}"
    if "M" in board.sentence.shape and not board.of("milestone.amount"):
        yield "milestones without values that are read"
