"""What no word marks: the one name and the one amount that are left over are the project's."""

import re

from commandbar.actions.create_project.grammar.board import BUDGET, CLIENT, Board
from commandbar.actions.create_project.grammar.head import claim_project, first_found, patterns
from commandbar.language.company_names import is_firm

_SAYS_MORE = "abcdehknopqrsFJVXYWZ,:/>|-_"
_NAMES = patterns(r"(?P<x>[nq])")
_LIKELY_PROJECTS = patterns(
    r"(?P<x>q)",
    r"O[wxLFTA]*(?P<x>n)",
    r"V[w]*(?P<x>n)",
    r"c[gw]*[,:/>|;.\n-]+[wVXYW,:/>|\n-]*(?P<x>n)",
    r"F[w]*c[w]*[:,-][w]*(?P<x>n)",
    r"(?P<x>n)x?F[w]*c",
    r"O[w]*_[wx]*[TF]?(?P<x>n)",
)
"""Where a project's name stands without a marker, if several names are left."""
_BEHIND_CLIENT = re.compile(r"c[gw]*[,:/>|;\n-]+[wV]*(?:_[,:/>|;\n-]+[w]*)?$|V[w]*$")
_BEFORE_CLIENT = re.compile(r"[w]*[,:/>|-]*[wF]*c(?=[,:/>|;.\n-]|$)")
"""Where small letters are a project's name by their place alone: "ash & co - rose arch - fixed"."""
_BY_TYPE = re.compile(r"[XJ][wL]*[,:;/|\n-]+[wLFTA]*$")
_THEN_TYPE_OR_LIST = re.compile(r"[wX]*(?:[,:;/|\n-]+[wL]*[XJkM]|:)")
"""What stands before and behind an amount that is the budget without a word for it."""


def claim_left_over(board: Board, list_start: int) -> None:
    """The one name and the one amount that nothing else explains are the project's."""
    if not board.of("client"):
        _claim_firm(board)
    if not board.of("project_name"):
        _claim_remaining_name(board, list_start)
    _claim_remaining_amount(board)


def _claim_firm(board: Board) -> None:
    """A name with a legal form is a client, not a project."""
    for span in first_found(board, _NAMES):
        if is_firm(board.sentence.words(*span)):
            board.claim("client", *span, letter=CLIENT)
            return


def _claim_remaining_name(board: Board, list_start: int) -> None:
    names = _remaining_names(board, list_start)
    if len(names) > 1:
        likely = [span for span in first_found(board, _LIKELY_PROJECTS) if span in names]
        names = likely or names
    if len(names) == 1:
        _doubt_name(board, names[0])
        claim_project(board, *names[0])
    elif names:
        board.doubts.append("several names could be the project's")


def _doubt_name(board: Board, span: tuple[int, int]) -> None:
    """What is left over may be no name: small letters among capitals, a first word in passing."""
    atom = board.atom(span[0])
    start = max((board.shape.rfind(sign, 0, span[0]) for sign in ".\n"), default=-1) + 1
    end = min((at for sign in ".\n" if (at := board.shape.find(sign, span[1])) >= 0), default=None)
    around = board.shape[start : span[0]] + board.shape[span[1] : end]
    if atom.letter == "x" and "n" in board.sentence.shape:
        board.doubts.append("a project's name in small letters, among capitals")
    behind, before = board.shape[span[1] :], board.shape[: span[0]]
    is_beside = _BEHIND_CLIENT.search(before) or _BEFORE_CLIENT.match(behind)
    if atom.letter == "x" and is_beside is None:
        board.doubts.append("a project's name in small letters, and no client beside it")
    if atom.is_weak and not set(around) & set(_SAYS_MORE):
        board.doubts.append("a project's name in a sentence that says nothing else")


def _remaining_names(board: Board, list_start: int) -> list[tuple[int, int]]:
    names = [m.span() for m in re.finditer(r"[nq](?:[ATL]n)?", board.shape[:list_start])]
    strong = [span for span in names if not board.atom(span[0]).is_weak]
    if strong or names:
        return strong or names
    alone = re.compile(r"(?:^|[,.:;/>|\n-])[wV]*(?P<x>x)(?=[,.:;/>|\n-]|$)")
    return [m.span("x") for m in board.find(alone) if m.start("x") < list_start]


def _claim_remaining_amount(board: Board) -> None:
    """An amount without a marker is the budget, where its piece of the text says nothing else."""
    alone = re.compile(r"(?:^|[,.:;/>|\n()-])[wLFTAVM]*(?P<x>a)[wX]*(?=[,.:;/>|\n()-]|$)")
    is_hourly = "Y" in board.sentence.shape and "W" not in board.sentence.shape
    for match in list(board.find(alone)):
        if not is_hourly:
            before, behind = board.shape[: match.start("x")], board.shape[match.end("x") :]
            is_marked = _BY_TYPE.search(before) or _THEN_TYPE_OR_LIST.match(behind)
            board.has_guessed_budget |= is_marked is None
            board.claim("budget", *match.span("x"), letter=BUDGET)
        elif not board.of("hourly_rate"):
            board.claim("hourly_rate", *match.span("x"))
