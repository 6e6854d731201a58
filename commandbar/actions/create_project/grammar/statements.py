"""Single statements about a project that is known already: corrections, and answers in words."""

import re
from collections.abc import Mapping, Sequence

from commandbar.actions.create_project.grammar.board import BUDGET, CLIENT, PROJECT, Board
from commandbar.actions.create_project.grammar.pairs import pairs
from commandbar.language.tokens import fold

_WHOLE = (
    ("project_name", PROJECT, re.compile(r"Z[wLTJ:]*(?P<x>q|n|x)")),
    ("project_name", PROJECT, re.compile(r"J[wL:]+(?P<x>q|n)(?=[,.;\n]|$)")),
    ("client", CLIENT, re.compile(r"C[wLTF:,]*(?P<x>c|q|n)")),
    ("client", CLIENT, re.compile(r"(?P<x>c)")),
    ("hourly_rate", "_", re.compile(r"(?P<x>h)")),
    ("hourly_rate", "_", re.compile(r"R[wLTF:]*(?P<x>a)")),
    ("hourly_rate", "_", re.compile(r"Y[wLTF]*(?P<x>a)")),
    ("budget", BUDGET, re.compile(r"G[wLTF:]*(?P<x>a)")),
    ("budget", BUDGET, re.compile(r"(?P<x>a)[wL]*G")),
    ("billing_type", "_", re.compile(r"(?P<x>[XYW])")),
    ("currency", "_", re.compile(r"(?P<x>I)")),
    ("milestone_count", "_", re.compile(r"(?P<x>k)")),
    ("split", "_", re.compile(r"(?P<x>e)")),
)
_GLUE = "[wLTFUJMVE,(:=]*"
_OF_ONE = (
    ("milestone.name", re.compile(r"N[wM]*(?P<m>m)[wLTM]*(?P<x>[nqx])")),
    ("milestone.name", re.compile(r"(?P<m>m)[wLT]*Z[wLT]*(?P<x>[nqx])")),
    ("milestone.amount", re.compile(rf"(?P<m>m){_GLUE}(?P<x>[apsr])(?![w]*[FT][w]*m)")),
    ("milestone.amount", re.compile(r"(?P<x>[apsr])[wLTFM]*(?P<m>m)")),
    ("milestone.due_date", re.compile(rf"(?P<m>m){_GLUE}(?:_{_GLUE})?(?P<x>d)")),
    ("milestone.due_date", re.compile(r"(?P<x>d)[wLTUFM]*(?P<m>m)")),
    ("milestone.description", re.compile(r"(?P<m>m)[wLM]*D[w:]*(?P<x>[^.;\n]+)")),
    ("dropped", re.compile(r"[SN][wM]*(?P<x>(?P<m>m))(?=[,.;\nA]|$)")),
)
_NEW_CLIENT = re.compile(r"F[w]*(?P<x>n|q)(?=[,.;\n]|$)")
_ADDS = re.compile(r"^[wK,]*[VAM]")


def claim_statements(board: Board, names: Sequence[str]) -> None:
    """Claim what the sentence says of the whole, or of the milestones called `names`.

    A milestone that is not yet there gets the number behind the last one.
    """
    mentioned = _mentions(board, names)
    for role, letter, pattern in _WHOLE:
        for match in list(board.find(pattern)):
            board.claim(role, *match.span("x"), letter=letter)
    _claim_of_one(board, mentioned)
    if _ADDS.match(board.shape):
        _claim_new(board, len(names))
    if not board.of("client"):
        for match in list(board.find(_NEW_CLIENT)):
            board.claim("client", *match.span("x"), letter=CLIENT)
    if board.claims:
        handled = {"K": ".", "S": "w", "N": "w"}
        board.mark(0, "".join(handled.get(letter, letter) for letter in board.letters))


def _claim_of_one(board: Board, mentioned: Mapping[int, int]) -> None:
    for role, pattern in _OF_ONE:
        for match in list(board.find(pattern)):
            letter = "m" if role == "dropped" else "_"
            board.claim(role, *match.span("x"), item=mentioned[match.start("m")], letter=letter)


def _mentions(board: Board, names: Sequence[str]) -> Mapping[int, int]:
    """The atoms that name a known milestone, with its number."""
    numbers = {fold(name): number for number, name in enumerate(names) if name}
    found: dict[int, int] = {}
    for at, letter in enumerate(board.letters):
        if letter == "m":
            found[at] = board.atom(at).value
        elif letter in "nqx" and (key := fold(board.sentence.words(at, at + 1))) in numbers:
            found[at] = numbers[key]
            board.mark(at, "m")
    return found


def _claim_new(board: Board, first: int) -> None:
    """ "add a milestone Support for 5k"."""
    for number, pair in enumerate(pairs(board, 0, len(board.letters)), start=first):
        if pair.value is not None:
            board.claim("milestone.name", pair.start, pair.end, item=number)
            board.claim("milestone.amount", pair.value, pair.value + 1, item=number)
            if pair.last < len(board.letters) and re.match(rf"{_GLUE}d", board.shape[pair.last :]):
                at = board.shape.index("d", pair.last)
                board.claim("milestone.due_date", at, at + 1, item=number)
