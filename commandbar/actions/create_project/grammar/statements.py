"""Single statements about a project that is known already: corrections, and answers in words."""

import re
from collections.abc import Mapping, Sequence

from commandbar.actions.create_project.grammar.board import BUDGET, CLIENT, PROJECT, Board
from commandbar.actions.create_project.grammar.orders import ADD, RENAME, changes_by, read_verbs
from commandbar.actions.create_project.grammar.pairs import pairs
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.single_words import APOLOGIES
from commandbar.language.tokens import fold
from commandbar.language.typos import is_typo

_WHOLE = (
    ("project_name", PROJECT, re.compile(r"Z[wLTJK:]*(?P<x>q|n|x)")),
    ("project_name", PROJECT, re.compile(rf"{RENAME}[wLT:]*J[wLTJ:]*(?P<x>q|n|x)")),
    ("project_name", PROJECT, re.compile(r"J[wL:]+(?P<x>q|n)(?=[,.;\n]|$)")),
    ("client", CLIENT, re.compile(r"C[wLTF:,]*(?P<x>c|q|n)")),
    ("client", CLIENT, re.compile(r"[FKB][wLTF:,]*(?P<x>c)")),
    ("client", CLIENT, re.compile(r"^[wKBLTVFC,.!:]*(?P<x>c)[w,.!]*$")),
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
_RENAMED_PROJECT = re.compile(rf"{RENAME}[wLT:]*(?P<x>q|n|x)")
""" "Rename it to Rebrand", where no milestone is spoken of."""
_GLUE = "[wLTFUJMVE,(:=]*"
_NAMES = (
    ("milestone.name", re.compile(rf"{RENAME}[wM]*(?P<m>m)[wLTM]*(?P<x>[nqx])")),
    ("milestone.name", re.compile(rf"(?P<m>m)[wLT]*[Z{RENAME}][wLT]*(?P<x>[nqx])")),
)
_OF_ONE = (
    ("milestone.amount", re.compile(rf"(?P<m>m){_GLUE}(?P<x>[apsr])(?![w]*[FT][w]*m)")),
    ("milestone.amount", re.compile(r"(?P<x>[apsr])[wLTFM]*(?P<m>m)")),
    ("milestone.due_date", re.compile(rf"(?P<m>m){_GLUE}(?:_{_GLUE})?(?P<x>d)")),
    ("milestone.due_date", re.compile(r"(?P<x>d)[wLTUFM]*(?P<m>m)")),
    ("milestone.description", re.compile(r"(?P<m>m)[wLM]*D[w:]*(?P<x>[^.;\n]+)")),
)
_SEVERAL = re.compile(r"(?P<list>m(?:[,A]+[wM]*m)+)[wLTUE]*(?P<x>[apsd])")
_DROPPED = re.compile(r"S[wM]*(?P<list>m(?:[,A]+[wM]*m)*)(?=[,.;\nAw]|$)")
_ALL = re.compile(
    r"\b(?:all|each|both|apiece|every|allemaal|elk|beide|alle|jeweils|tous|toutes|chacun|chacune"
    r"|les deux|todos|todas|cada|ambos|ambas)\b",
    re.IGNORECASE,
)
_NEW_CLIENT = re.compile(r"F[w]*(?P<x>n|q)(?=[,.;\n]|$)")
_EXCUSE = re.compile(r"K[w]*F[w]*(?P<x>n)(?=[,.;\n]|$)")
""" "Entschuldigung für die Eile": in German no name; "sorry, for Initech" has a pause."""
_ADDS = re.compile(rf"{ADD}|M(?=[wL:]*[nqx])")
_ITS_NAME = re.compile(rf"{RENAME}[wLT]*(?P<x>[nqx])")
_ITS_DAY = re.compile(r"U[wL]*(?P<x>d)")
"""What is said of "it", where only one milestone is spoken of."""
_HANDLED = {Mark.TAKE_BACK: ".", Mark.DROP: "w", RENAME: "w", ADD: "w"}
"""Verbs that have done their work once something is claimed."""


def claim_statements(board: Board, names: Sequence[str]) -> None:
    """Claim what the sentence says of the whole, or of the milestones called `names`.

    A milestone that is not yet there gets the number behind the last one.
    """
    mentioned = mentions(board, names)
    claim_mentioned(board, mentioned, len(names))


def claim_mentioned(board: Board, mentioned: Mapping[int, int], count: int) -> None:
    """The same, where it is known already which atoms mention one of the `count` milestones."""
    read_verbs(board)
    for match in list(board.find(_EXCUSE)):
        if fold(board.words_at(match.start())) in APOLOGIES:
            board.mark(match.start("x"), "w")
    if not mentioned:
        _claim_all(board, "project_name", _RENAMED_PROJECT, PROJECT)
    mentioned = {at: number for at, number in mentioned.items() if board.letters[at] == "m"}
    board.doubts.extend(changes_by(board))
    used = {at for at, _ in _claim_several(board, mentioned)}
    used |= _claim_of_one(board, mentioned, _NAMES)
    _claim_of_it(board, mentioned, "milestone.name", _ITS_NAME)
    for role, letter, pattern in _WHOLE:
        _claim_all(board, role, pattern, letter)
    used |= _claim_of_one(board, mentioned, _OF_ONE)
    _claim_new(board, count)
    _claim_of_it(board, mentioned, "milestone.due_date", _ITS_DAY)
    if not board.of("client"):
        _claim_all(board, "client", _NEW_CLIENT, CLIENT)
    if set(mentioned) - used - {claim.start for claim in board.claims}:
        board.doubts.append("a milestone is named, and nothing said of it")
    if board.claims:
        board.mark(0, "".join(_HANDLED.get(letter, letter) for letter in board.letters))


def _claim_all(board: Board, role: str, pattern: re.Pattern[str], letter: str) -> None:
    for match in list(board.find(pattern)):
        board.claim(role, *match.span("x"), letter=letter)


def _claim_of_one(
    board: Board, mentioned: Mapping[int, int], patterns: Sequence[tuple[str, re.Pattern[str]]]
) -> set[int]:
    used = set()
    for role, pattern in patterns:
        for match in list(board.find(pattern)):
            used.add(match.start("m"))
            board.claim(role, *match.span("x"), item=mentioned[match.start("m")])
    return used


def _claim_several(board: Board, mentioned: Mapping[int, int]) -> list[tuple[int, int]]:
    """ "Drop Strategy and Design"; "Strategy and Design are 10k each"."""
    found = []
    for match in list(board.find(_DROPPED)):
        for at in (i for i in range(*match.span("list")) if i in mentioned):
            board.claim("dropped", at, at + 1, item=mentioned[at])
            found.append((at, mentioned[at]))
    for match in list(board.find(_SEVERAL)):
        if not _ALL.search(board.sentence.words(match.start(), match.end())):
            board.doubts.append("one value, and several milestones")
            continue
        role = "due_date" if board.letters[match.start("x")] == "d" else "amount"
        for at in (i for i in range(*match.span("list")) if i in mentioned):
            board.claim(f"milestone.{role}", *match.span("x"), item=mentioned[at])
            found.append((at, mentioned[at]))
    return found


def _claim_of_it(
    board: Board, mentioned: Mapping[int, int], role: str, pattern: re.Pattern[str]
) -> None:
    items = set(mentioned.values())
    matches = list(board.find(pattern))
    if len(items) == len(matches) == 1 and not board.of(role):
        board.claim(role, *matches[0].span("x"), item=items.pop())


def mentions(board: Board, names: Sequence[str]) -> Mapping[int, int]:
    """The atoms that name a known milestone, with its number; one unmistakable slip is mended."""
    numbers = {fold(name): number for number, name in enumerate(names) if name}
    found: dict[int, int] = {}
    for at, letter in enumerate(board.letters):
        if letter == "m":
            found[at] = board.atom(at).value
        elif letter in "nqx":
            number = _number_of(fold(board.sentence.words(at, at + 1)), numbers)
            if number is not None:
                found[at] = number
                board.mark(at, "m")
    return found


def _number_of(key: str, numbers: Mapping[str, int]) -> int | None:
    if key in numbers:
        return numbers[key]
    meant = [number for name, number in numbers.items() if is_typo(key, name)]
    return meant[0] if len(meant) == 1 else None


def _claim_new(board: Board, first: int) -> None:
    """ "Add a milestone Support for 5k"."""
    match = _ADDS.search(board.shape)
    if match is None:
        return
    for number, pair in enumerate(pairs(board, match.start(), len(board.letters)), start=first):
        if pair.value is not None:
            board.claim("milestone.name", pair.start, pair.end, item=number)
            board.claim("milestone.amount", pair.value, pair.value + 1, item=number)
            if pair.last < len(board.letters) and re.match(rf"{_GLUE}d", board.shape[pair.last :]):
                at = board.shape.index("d", pair.last)
                board.claim("milestone.due_date", at, at + 1, item=number)
