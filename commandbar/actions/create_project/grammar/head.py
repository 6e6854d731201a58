"""Who, what and how much for the whole: claims by marker, strongest first, then what is left over.

Each table holds patterns over the sentence's letters; the group `x` is what is claimed. A new way
to say something is a new line in a table.
"""

import re
from collections.abc import Iterable, Sequence

from commandbar.actions.create_project.grammar.board import BUDGET, CLIENT, PROJECT, Board
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.single_words import NAME_JOINERS
from commandbar.language.company_names import is_firm
from commandbar.language.tokens import fold
from commandbar.language.vocabulary import words

Patterns = Sequence[re.Pattern[str]]


def _patterns(*patterns: str) -> Patterns:
    return tuple(re.compile(pattern) for pattern in patterns)


_ENDS = r"(?=[F,.;:\n/>|()+XYWGRCUL-]|$)"
_NAME = rf"(?P<x>q|n(?:[AT]n{_ENDS})?|cn)"
_SMALL_NAME = rf"(?P<x>[xNVOSQwTA]*x[xNVOSQwTA]*){_ENDS}"

_NAMES_A_LIST = re.compile(r"[MkeE][wL:,]*(?P<x>Z)")
"""A naming word that names milestones: "ten milestones called ..."."""

_WITH_A_CLIENT = re.compile(r"J[w]*(?P<x>L|A)[w]*[nqc](?![wLTF(-]*[aps])")
_WITH = frozenset(("with", "met", "mit", "avec", "con"))
""" "A first gig with Globex" is for Globex, unless a value follows: then that is a milestone."""

_PROJECT_NAMES = _patterns(
    rf"Z[wLJ:]*{_NAME}",
    rf"Z[wL:]*{_SMALL_NAME}",
    rf"J[w]*:?[w]*{_NAME}(?!g|[wLTF:(-]*[aps])",
    rf"J[w]*{_NAME}(?!g)",
    rf"JL{_NAME}",
    r"J\((?P<x>n|q)\)",
    rf"J:{_SMALL_NAME}",
    r"(?<![FC])(?P<x>n|q)J(?![Znq:])",
    r"G[wLF]*(?:cg)?(?P<x>n|q)[w]*[L:][wL]*a",
    r"(?P<x>n|q),[w]+[XYW]*[w]*J(?![Znq:])",
)
_LABELLED_CLIENTS = _patterns(r"C[wL:,]*(?P<x>c|q|n)", r"(?P<x>n|q)[(,wL]*C(?=[),.;\n]|$)")
_LINE = r"[w]*:[w*]*(?P<x>[nxMVNOSK](?:[nxwLFTUAMVNOSDkQgG]*[nxMVNOSk])?)(?=\n|$)"
_LINES = (
    ("project_name", PROJECT, re.compile(rf"(?:^|(?<=[\n*]))[w]*(?:JZ?|Z[wJ]*){_LINE}")),
    ("client", CLIENT, re.compile(rf"(?:^|(?<=[\n*]))[w]*C{_LINE}")),
)
"""A line that is a label and its value: all of it is the name, small words too."""
_CLIENTS_FOR_WHOM = _patterns(r"F[w]*(?P<x>c)")
_KNOWN_CLIENTS = _patterns(r"(?P<x>c)")
_SIGNERS = _patterns(r"(?P<x>u)")
_SENDERS = _patterns(r"(?P<x>o)")
_NEW_CLIENTS = _patterns(
    r"(?<![aprsw])[w]?F[w]?(?P<x>n|q)(?=[,.;:\n()/|>X YW-]|$)",
    r"(?<![aprsw])[w]?F[w]?(?P<x>n|q)",
    r"^[w]*(?P<x>n|q):[w]*(?=[nq])",
    r"(?P<x>n|q)g",
    r"O[w]*(?P<x>n|q)(?=\.)",
    r"(?:^|[.\n])[w]*(?P<x>n|q)[,]?O",
)
_RATES = _patterns(r"(?P<x>h)", r"R[wL:(]*(?P<x>a)", r"Y[wL:(]*(?P<x>a)", r"(?P<x>a)[w]*Y")
_MARKED_BUDGETS = _patterns(
    r"G[wLTF:|(=]*X?[wLTF:|(=]*(?P<x>a)",
    r"(?P<x>a)[w]*G(?![wLT:|]*a)",
    r"G[wL]*P[wL]+(?P<x>a)",
    r"(?<![nqxTL(])(?P<x>a)[wLTM]*e",
)
_PRICED = _patterns(
    r"[XJ][wXJL]*(?P<x>a)(?![wLU]*[FT]+[wL]*[nq](?:[,.;:\n]|$))",
    r"(?P<x>a)[wL]*X",
)
_NEAR_BUDGETS = _patterns(
    r"(?P<x>a)[wXYW]*J",
    r"P[wLFT]*(?P<x>a)",
    r"c[wLX]*(?P<x>a)",
    r"(?P<x>a)[wX]*F[w]*c",
)
_WHOLE = re.compile(r"[sp][wL]*(?P<x>a)(?=[wLQ]*[TF][wL]*[nqx])")
_FIRST_VALUE = re.compile(r"[ahpsrb]")
_PRICE_FOR = re.compile(
    r"a[w,]*X?[w,]*F[w]*(?P<n>[nq])[w]*,?[w]*\(?[w]*X?[w]*\)?"
    r"(?=[.:;\n](?!.*[aps][w]*[TF]+[w]*[nqx]).*[nqx][wLTU:(=-]*[aps])",
    re.DOTALL,
)
""" "50k for Parka Page (fixed price). Models 18k, ...": a list that names each item first."""
_OF_PROJECT = re.compile(r"(?P<n>[nq])[wFLT(]{0,6}$")
_THEN_TYPE_AND_LIST = re.compile(r"a,?[wL]*X[w]*\)?[wLTM,]*[.:;\n](?=.*[aps])", re.DOTALL)
_BY_TYPE = re.compile(r"[XJ][wL]*[,:;/|\n-]+[wLFTA]*$")
_THEN_TYPE_OR_LIST = re.compile(r"[wX]*(?:[,:;/|\n-]+[wL]*[XJkM]|:)")
"""What stands before and behind an amount that is the budget without a word for it."""
_BILLING = _patterns(r"(?P<x>[XY])")
_MIXED = _patterns(r"(?P<x>W)")
"""A mixed project has a fixed and an hourly part, whose words then say nothing new."""
_CURRENCY = _patterns(r"(?P<x>I)")

_SAYS_MORE = "abcdehknopqrsFJVXYWZ,:/>|-_"
_TAIL = re.compile(rf"(?<=n)(?P<small>[wLUTF]{{0,2}})x(?:{_ENDS}|(?=[abhd]))(?!A[w]*x)")
_GOES_ON = re.compile(r"(?<=n)(?:x(?:A[w]*x|[MJk])|x?Fx(?!F))")
_AND_PARTNER = re.compile(rf"An{_ENDS}")
_SMALL_WORDS = NAME_JOINERS | words("our your their my onze notre nos unser unsere nuestro nuestra")
_REMARK = re.compile(r"\w+ly")
_LIKELY_PROJECTS = _patterns(
    r"(?P<x>q)",
    r"O[wxLFTA]*(?P<x>n)",
    r"V[w]*(?P<x>n)",
    r"c[gw]*[,:/>|;.\n-]+[wVXYW,:/>|\n-]*(?P<x>n)",
    r"F[w]*c[w]*[:,-][w]*(?P<x>n)",
    r"(?P<x>n)x?F[w]*c",
)
"""Where a project's name stands without a marker, if several names are left."""


def _all(board: Board, patterns: Patterns) -> Iterable[tuple[int, int]]:
    for pattern in patterns:
        for match in list(board.find(pattern)):
            yield match.span("x")


def _first(board: Board, patterns: Patterns) -> list[tuple[int, int]]:
    """What the strongest pattern that finds anything finds."""
    for pattern in patterns:
        if found := [match.span("x") for match in board.find(pattern)]:
            return found
    return []


def _claim_all(board: Board, role: str, patterns: Patterns, letter: str = "_") -> None:
    for pattern in patterns:
        for span in [match.span("x") for match in board.find(pattern)]:
            board.claim(role, *span, letter=letter)


def claim_marked(board: Board) -> None:
    """Everything that a word next to it names: name, client, billing, rate, budget, currency."""
    _tell_apart(board)
    _claim_lines(board)
    if not board.of("project_name"):
        for span in _first(board, _PROJECT_NAMES):
            _claim_project(board, *span)
    for span in () if board.of("client") else list(_all(board, _LABELLED_CLIENTS)):
        board.claim("client", *_whole(board, *span), letter=CLIENT)
    if not board.of("client"):
        _claim_client(board)
    elif not any(board.sentence.shape[claim.start] == CLIENT for claim in board.of("client")):
        _claim_all(board, "client", _CLIENTS_FOR_WHOM, CLIENT)
    _claim_all(board, "hourly_rate", _RATES)
    _claim_all(board, "budget", _MARKED_BUDGETS, BUDGET)
    _claim_all(board, "budget", _PRICED, BUDGET)
    _claim_wholes(board)
    _claim_priced_project(board)
    if not board.of("budget"):
        for span in _first(board, _NEAR_BUDGETS):
            board.claim("budget", *span, letter=BUDGET)
    _claim_all(board, "currency", _CURRENCY)


def _claim_lines(board: Board) -> None:
    for role, letter, line in _LINES:
        found = list(board.find(line))
        if len(found) == 1 and set(found[0]["x"]) & set("nx"):
            start, end = found[0].span("x")
            if "F" not in found[0]["x"] or {"C", CLIENT} & set(board.letters):
                board.claim(role, start, end, letter=letter)


def _without_verb(board: Board, start: int, end: int) -> tuple[int, int]:
    """ "Het project Jaarboek klaarzetten": in Dutch and German an infinitive stands last."""
    is_infinitive = board.letters[end - 1] == "x" and board.words_at(end - 1).endswith("en")
    is_verb = end - start == 2 and is_infinitive and board.sentence.language in {"nl", "de"}
    return (start, end - 1) if is_verb else (start, end)


def _tell_apart(board: Board) -> None:
    """Words whose meaning here their neighbours show."""
    for match in list(board.find(_NAMES_A_LIST)):
        board.mark(match.start("x"), ":")
    for match in list(board.find(_WITH_A_CLIENT)):
        if fold(board.words_at(match.start("x"))) in _WITH:
            board.mark(match.start("x"), Mark.FOR)


def _claim_project(board: Board, start: int, end: int) -> None:
    span = _without_verb(board, *_whole(board, start, end))
    board.claim("project_name", *span, letter=PROJECT)


def _whole(board: Board, start: int, end: int) -> tuple[int, int]:
    """ "Website redesign" is one name: small letters behind capitals, up to where a name ends."""
    if _GOES_ON.match(board.shape, end):
        board.doubts.append(f"a name that may go on: {board.sentence.words(start, end + 1)!r}")
    tail = _TAIL.match(board.shape, end)
    if tail is None or _REMARK.fullmatch(board.words_at(tail.end() - 1)):
        return start, end
    small = fold(board.sentence.words(end, tail.end("small"))) if tail["small"] else ""
    is_for = tail["small"] == "F" and board.shape[tail.end() : tail.end() + 1] == "F"
    return start, tail.end() if is_for or words(small) <= _SMALL_WORDS else end


def _claim_priced_project(board: Board) -> None:
    """ "Harbor Map for $8,500, fixed price: Install $1,150, ...": the first amount, then the type,
    then the list."""
    first = _FIRST_VALUE.search(board.shape)
    if first is None or board.of("budget"):
        return
    at = first.start()
    if _THEN_TYPE_AND_LIST.match(board.shape, at):
        named = _OF_PROJECT.search(board.shape[max(0, at - 7) : at])
        if named and not board.of("project_name"):
            start = max(0, at - 7) + named.start("n")
            _claim_project(board, start, start + 1)
        board.claim("budget", at, at + 1, letter=BUDGET)
    elif not board.of("project_name") and (match := _PRICE_FOR.match(board.shape, at)):
        board.claim("project_name", *match.span("n"), letter=PROJECT)
        board.claim("budget", at, at + 1, letter=BUDGET)


def _claim_wholes(board: Board) -> None:
    """ "Half of the £8,800 goes to Framing": the amount is the budget, the half the milestone's."""
    for match in list(board.find(_WHOLE)):
        board.claim("budget", *match.span("x"))
        board.mark(match.start("x"), "w")


def _claim_client(board: Board) -> None:
    _claim_all(board, "client", _KNOWN_CLIENTS, CLIENT)
    if not board.of("client"):
        _claim_all(board, "client", _SENDERS, CLIENT)
    if not board.of("client"):
        for span in _first(board, _NEW_CLIENTS):
            board.claim("client", *_whole(board, *_with_owner(board, *span)), letter=CLIENT)
    if not board.of("client"):
        _claim_all(board, "client", _SIGNERS, CLIENT)


def _with_owner(board: Board, start: int, end: int) -> tuple[int, int]:
    """ "Luigi's Trattoria" is one name where the project has a name of its own, so is "Smith and
    Jones"."""
    if board.letters[start - 1] == "F" and _AND_PARTNER.match(board.shape, end):
        return start, end + 2
    rest = board.shape[:start] + board.shape[end + 2 :]
    is_name = board.shape[end : end + 2] == "gn" and board.letters[start - 1] == "F"
    return (start, end + 2) if is_name and {"n", "q", PROJECT} & set(rest) else (start, end)


def claim_billing(board: Board) -> None:
    _claim_all(board, "billing_type", _MIXED if "W" in board.letters else _BILLING)


def claim_left_over(board: Board, list_start: int) -> None:
    """The one name and the one amount that nothing else explains are the project's."""
    if not board.of("client"):
        _claim_firm(board)
    if not board.of("project_name"):
        _claim_remaining_name(board, list_start)
    _claim_remaining_amount(board)


def _claim_firm(board: Board) -> None:
    """A name with a legal form is a client, not a project."""
    for span in _all(board, _patterns(r"(?P<x>[nq])")):
        if is_firm(board.sentence.words(*span)):
            board.claim("client", *span, letter=CLIENT)
            return


def _claim_remaining_name(board: Board, list_start: int) -> None:
    names = _remaining_names(board, list_start)
    if len(names) > 1:
        likely = [span for span in _first(board, _LIKELY_PROJECTS) if span in names]
        names = likely or names
    if len(names) == 1:
        _doubt_name(board, names[0])
        _claim_project(board, *names[0])
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
