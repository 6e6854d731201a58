"""The words of a message about a plan: an answer to what is asked, or a correction."""

import re
from collections.abc import Sequence

from commandbar.actions.base import Workspace
from commandbar.actions.create_project.grammar.board import Board
from commandbar.actions.create_project.grammar.changes import claim_changes
from commandbar.actions.create_project.grammar.doubts import unread
from commandbar.actions.create_project.grammar.orders import is_no_order
from commandbar.actions.create_project.grammar.pairs import pairs
from commandbar.actions.create_project.grammar.scan import scan
from commandbar.actions.create_project.grammar.statements import claim_mentioned, mentions
from commandbar.extraction import Extraction, Slot

_BARE = {
    "client": re.compile(r"(?P<x>[cnq]|x)"),
    "project_name": re.compile(r"(?P<x>[nq]|x)"),
    "budget": re.compile(r"(?P<x>a)"),
    "hourly_rate": re.compile(r"(?P<x>a)"),
}
"""What answers a question by itself."""
_RIVALS = ({"client", "project_name"}, {"budget", "hourly_rate"})
"""Fields whose bare answers look alike: with both asked, an answer must say which it is."""


def answer(
    text: str, workspace: Workspace, asked: Sequence[str], milestones: Sequence[str]
) -> Extraction | None:
    """Roles for the words of a message; items count the plan's milestones, new ones behind them.

    None where the message says something that has no role: then nothing is changed.
    """
    board = Board(scan(text, workspace, tuple(milestones)))
    mentioned = mentions(board, milestones)
    claim_changes(board, mentioned)
    claim_mentioned(board, mentioned, len(milestones))
    _claim_bare(board, asked)
    if "milestones" in asked and not milestones:
        _claim_list(board)
    if not board.claims and list(asked) == ["project_name"]:
        return Extraction("create_project", (Slot("project_name", 0, len(text)),))
    refused = board.doubts or is_no_order(board) or _is_question(board)
    if not board.claims or refused or unread(board):
        return None
    return Extraction("create_project", tuple(board.slots()))


def _is_question(board: Board) -> bool:
    """ "Is Design 25k?" asks; "can you make Design 25k?" orders."""
    return board.sentence.text.rstrip().endswith("?") and not set("VSyv") & set(
        board.sentence.shape
    )


def _claim_bare(board: Board, asked: Sequence[str]) -> None:
    for field in asked:
        has_rival = any(field in pair and pair <= set(asked) for pair in _RIVALS)
        pattern = _BARE.get(field)
        if pattern is None or has_rival or board.of(field):
            continue
        matches = list(board.find(pattern))
        if len(matches) == 1:
            board.claim(field, *matches[0].span("x"))


def _claim_list(board: Board) -> None:
    for number, pair in enumerate(pairs(board, 0, len(board.letters))):
        if pair.value is not None:
            board.claim("milestone.name", pair.start, pair.end, item=number)
            board.claim("milestone.amount", pair.value, pair.value + 1, item=number)
