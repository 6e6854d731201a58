"""Orders that a message gives about the plan as it stands: one for another, another order.

What `old` and `new` mean is told where the plan is known (`revise.orders`).
"""

from collections.abc import Mapping
from re import Match

from commandbar.actions.create_project.grammar.board import TAKEN, Board
from commandbar.actions.create_project.grammar.change_phrases import (
    MOVES,
    NO_DATES,
    RENAMES,
    REPLACES,
    SWAPS,
)
from commandbar.actions.create_project.grammar.skeleton import Skeleton, skeleton

_MOST_REPLACED = 5
"""In one way of saying it; no message has more, and each costs a look at the whole message."""
_NAME_LETTERS = frozenset("nqxmwA")


def claim_changes(board: Board, mentioned: Mapping[int, int]) -> None:
    """Claim what such orders say; a message may give one of each kind."""
    _claim_renaming(board, mentioned)
    _claim_replacing(board, mentioned)
    _claim_moving(board, mentioned)
    _claim_undating(board, mentioned)


def _take(board: Board, shown: Skeleton, match: Match[str]) -> None:
    """All words of the order have had their say."""
    start, end = shown.atoms(*match.span())
    board.mark(start, TAKEN * (end - start))


def _claim_renaming(board: Board, mentioned: Mapping[int, int]) -> None:
    """ "Rename Design to Visual design": the new name as it stands, known words and all."""
    shown = skeleton(board)
    match = RENAMES.search(shown.text)
    if match is None:
        return
    start, end = shown.atoms(*match.span("new"))
    letters = set(board.letters[start:end])
    if not letters <= _NAME_LETTERS or not letters & set("nqxm"):
        return
    item = mentioned[shown.atoms(*match.span("one"))[0]]
    _take(board, shown, match)
    board.claim("milestone.name", start, end, item=item)


def _claim_replacing(board: Board, mentioned: Mapping[int, int]) -> None:
    for pattern in REPLACES:
        for _ in range(_MOST_REPLACED):
            shown = skeleton(board)
            match = pattern.search(shown.text)
            if match is None:
                break
            old, new = (shown.atoms(*match.span(group))[0] for group in ("old", "new"))
            of = shown.atom(match, "m") if "m" in match.groupdict() else None
            item = mentioned.get(old if of is None else of)
            _take(board, shown, match)
            board.claim("old", old, old + 1, item=item)
            board.claim("new", new, new + 1, item=item)


def _claim_moving(board: Board, mentioned: Mapping[int, int]) -> None:
    shown = skeleton(board)
    for pattern in SWAPS:
        if match := pattern.search(shown.text):
            _claim_swap(board, shown, match, mentioned)
            return
    for place, pattern in MOVES:
        if match := pattern.search(shown.text):
            one = shown.atoms(*match.span("one"))[0]
            other = shown.atom(match, "other") if "other" in match.groupdict() else None
            last = shown.atoms(*match.span())[1] - 1
            _take(board, shown, match)
            board.claim("moved", one, one + 1, item=mentioned[one])
            at = last if other is None else other
            item = None if other is None else mentioned[other]
            board.claim(f"moved_to.{place}", at, at + 1, item=item)
            return


def _claim_swap(
    board: Board, shown: Skeleton, match: Match[str], mentioned: Mapping[int, int]
) -> None:
    start, end = shown.atoms(*match.span())
    _take(board, shown, match)
    if "one" in match.groupdict():
        for group in ("one", "other"):
            at = shown.atoms(*match.span(group))[0]
            board.claim("swapped", at, at + 1, item=mentioned[at])
    else:
        board.claim("swapped.first" if match["first"] else "swapped.last", start, end)


def _claim_undating(board: Board, mentioned: Mapping[int, int]) -> None:
    shown = skeleton(board)
    if match := NO_DATES.search(shown.text):
        start, end = shown.atoms(*match.span())
        one = shown.atom(match, "one")
        _take(board, shown, match)
        item = None if one is None else mentioned[one]
        board.claim("undated", start, end, item=item)
