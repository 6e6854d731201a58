"""Who, what and how much for the whole: claims by marker, strongest first.

Each table holds patterns over the sentence's letters; the group `x` is what is claimed. A new way
to say something is a new line in a table.
"""

import re
from collections.abc import Iterator, Sequence

from commandbar.actions.create_project.grammar.board import BUDGET, CLIENT, PROJECT, TAKEN, Board
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.single_words import NAME_JOINERS, WORDS_OF_PAYING
from commandbar.language.tokens import fold
from commandbar.language.vocabulary import words

Patterns = Sequence[re.Pattern[str]]


def patterns(*sources: str) -> Patterns:
    """Patterns over a sentence's letters, strongest first; the group `x` is what is claimed."""
    return tuple(re.compile(source) for source in sources)


_ENDS = r"(?=[F,.;:\n/>|()+XYWGRCUL-]|$)"
_NAME = rf"(?P<x>q|n(?:[AT]n{_ENDS})?|cn)"
_SMALL_NAME = rf"(?P<x>[xNVOSQwTA]*x[xNVOSQwTA]*){_ENDS}"

_NAMES_A_LIST = re.compile(r"[MkeE][wL:,]*(?P<x>Z)")
"""A naming word that names milestones: "ten milestones called ..."."""

_WITH_A_CLIENT = re.compile(r"J[w]*(?P<x>L|A)[w]*[nqc](?![wLTF(-]*[aps])")
_WITH = frozenset(("with", "met", "mit", "avec", "con"))
""" "A first gig with Globex" is for Globex, unless a value follows: then that is a milestone."""

_PROJECT_NAMES = patterns(
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
    r"Z\.\n[~w]*(?P<x>n|q)(?=[\n.]|$)",
)
_LABELLED_CLIENTS = patterns(
    r"C[wL:,]*(?P<x>c|q|n)",
    r"(?P<x>n|q)[(,wL]*C(?=[),.;\n]|$)",
    r"C\.\n[~w]*(?P<x>c|n|q)(?=[\n.]|$)",
)
""" "Name?", "client?": the last pattern of each is of a talk, where the answer is the next line."""
_LINE = r"[w]*:[w*]*(?P<x>[nxMVNOSK](?:[nxwLFTUAMVNOSDkQgG]*[nxMVNOSk])?)(?=\n|$)"
_LINES = (
    ("project_name", PROJECT, re.compile(rf"(?:^|(?<=[\n*]))[w]*(?:JZ?|Z[wJ]*){_LINE}")),
    ("client", CLIENT, re.compile(rf"(?:^|(?<=[\n*]))[w]*C{_LINE}")),
)
"""A line that is a label and its value: all of it is the name, small words too."""
_CLIENTS_FOR_WHOM = patterns(r"F[w]*(?P<x>c)")
_KNOWN_CLIENTS = patterns(r"(?P<x>c)")
_SIGNERS = patterns(r"(?P<x>u)")
_SENDERS = patterns(r"(?P<x>o)")
_NEW_CLIENTS = patterns(
    r"(?<![aprsw])[w]?F[w]?(?P<x>n|q)(?=[,.;:\n()/|>X YW-]|$)",
    r"(?<![aprsw])[w]?F[w]?(?P<x>n|q)",
    r"^[w]*(?P<x>n|q):[w]*(?=[nq])",
    r"(?P<x>n|q)g",
    r"(?:^|[.\n])[w]*(?P<x>n|q)[,]?O",
)
_ORDERING_CLIENTS = patterns(r"O[w]*(?P<x>n|q)(?=\.)")
""" "Lo pide Casa Sol.": where the project has its name; else that is what is ordered."""
_RATES = patterns(r"(?P<x>h)", r"R[wL:(]*(?P<x>a)", r"Y[wL:(]*(?P<x>a)", r"(?P<x>a)[w]*Y")
_MARKED_BUDGETS = patterns(
    r"G[wLTF:|(=]*X?[wLTF:|(=]*(?P<x>a)",
    r"(?P<x>a)[w]*G(?![wLT:|]*a)",
    r"G[wL]*P[wL]+(?P<x>a)",
    r"(?<![nqxTL(])(?P<x>a)[wLTM]*e",
)
_PRICED = patterns(
    r"[XJ][wXJL]*(?P<x>a)(?![wLU]*[FT]+[wL]*[nq](?:[,.;:\n]|$))",
    r"(?P<x>a)[wL]*X",
    r"X[w]*F[w]*(?P<x>a)(?=[w]*(?:[,.;:\n)]|F[w]*c|$))",
)
_NEAR_BUDGETS = patterns(
    r"(?P<x>a)[wXYW]*J",
    r"P[wLFT]*(?P<x>a)",
    r"P[w,A]*L[w]*(?P<x>a)(?=[w]*(?:[,.;:\n]|$))",
    r"c[wLX]*(?P<x>a)",
    r"(?P<x>a)[wX]*F[w]*c",
)
_PAID = (
    re.compile(r"c(?P<said>[wLOQNx]{1,4})(?P<x>a)[w]*F[w]*(?P<n>[nqP])(?=[w,(]*X(?![w,)]*a))"),
    re.compile(r"(?P<x>a)[w]*T?(?P<said>x)[w]*F[w]*c"),
)
""" "They only have £6,000 for Crate Labels, fixed price", "£6,000 in the pot for Globex": where
nothing but words of paying stands with it, the amount is the budget."""
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
_BILLING = patterns(r"(?P<x>[XY])")
_MIXED = patterns(r"(?P<x>W)")
"""A mixed project has a fixed and an hourly part, whose words then say nothing new."""
_CURRENCY = patterns(r"(?P<x>I)")

_TAIL = re.compile(rf"(?<=n)(?P<small>[wLUTF]{{0,2}})x(?:{_ENDS}|(?=[abhd]))(?!A[w]*x)")
_GOES_ON = re.compile(r"(?<=n)(?:x(?:A[w]*x|[MJk])|x?Fx(?!F))")
_AND_PARTNER = re.compile(rf"An{_ENDS}")
_SMALL_WORDS = NAME_JOINERS | words("our your their my onze notre nos unser unsere nuestro nuestra")
_REMARK = re.compile(r"\w+ly")


def _all_found(board: Board, patterns: Patterns) -> Iterator[tuple[int, int]]:
    """What every pattern finds, each as the claims before it have left the letters."""
    for pattern in patterns:
        for match in list(board.find(pattern)):
            yield match.span("x")


def first_found(board: Board, patterns: Patterns) -> list[tuple[int, int]]:
    """What the strongest pattern that finds anything finds."""
    for pattern in patterns:
        if found := [match.span("x") for match in board.find(pattern)]:
            return found
    return []


def _claim_all(board: Board, role: str, patterns: Patterns, letter: str = TAKEN) -> None:
    for span in _all_found(board, patterns):
        board.claim(role, *span, letter=letter)


def claim_marked(board: Board) -> None:
    """Everything that a word next to it names: name, client, billing, rate, budget, currency."""
    _tell_apart(board)
    _claim_lines(board)
    if not board.of("project_name"):
        for span in first_found(board, _PROJECT_NAMES):
            claim_project(board, *span)
    _claim_client(board)
    _claim_all(board, "hourly_rate", _RATES)
    _claim_budget(board)
    _claim_all(board, "currency", _CURRENCY)


def _claim_client(board: Board) -> None:
    """The labelled ones; where a label's is unknown, also those known "for" whom it is."""
    if not board.of("client"):
        for span in list(_all_found(board, _LABELLED_CLIENTS)):
            board.claim("client", *_whole(board, *span), letter=CLIENT)
    if not board.of("client"):
        _claim_unlabelled_client(board)
    elif not any(board.sentence.shape[claim.start] == CLIENT for claim in board.of("client")):
        _claim_all(board, "client", _CLIENTS_FOR_WHOM, CLIENT)


def _claim_budget(board: Board) -> None:
    _claim_all(board, "budget", _MARKED_BUDGETS, BUDGET)
    _claim_all(board, "budget", _PRICED, BUDGET)
    _claim_wholes(board)
    _claim_priced_project(board)
    _claim_paid(board)
    if not board.of("budget"):
        for span in first_found(board, _NEAR_BUDGETS):
            board.claim("budget", *span, letter=BUDGET)


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


def claim_project(board: Board, start: int, end: int) -> None:
    """Claim atoms start to end (exclusive) as the project's name, with all that belongs to it."""
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
            claim_project(board, start, start + 1)
        board.claim("budget", at, at + 1, letter=BUDGET)
    elif not board.of("project_name") and (match := _PRICE_FOR.match(board.shape, at)):
        board.claim("project_name", *match.span("n"), letter=PROJECT)
        board.claim("budget", at, at + 1, letter=BUDGET)


def _claim_paid(board: Board) -> None:
    for match in [m for pattern in _PAID for m in board.find(pattern)]:
        said = [board.words_at(i) for i in range(*match.span("said")) if board.letters[i] == "x"]
        if board.of("budget") or not words(fold(" ".join(said))) <= WORDS_OF_PAYING:
            return
        board.claim("budget", *match.span("x"), letter=BUDGET)
        if "n" in match.groupdict() and not board.of("project_name"):
            claim_project(board, *match.span("n"))


def _claim_wholes(board: Board) -> None:
    """ "Half of the £8,800 goes to Framing": the amount is the budget, the half the milestone's."""
    for match in list(board.find(_WHOLE)):
        board.claim("budget", *match.span("x"))
        board.mark(match.start("x"), "w")


def _claim_unlabelled_client(board: Board) -> None:
    _claim_all(board, "client", _KNOWN_CLIENTS, CLIENT)
    if not board.of("client"):
        _claim_all(board, "client", _SENDERS, CLIENT)
    if not board.of("client"):
        by_order = _ORDERING_CLIENTS if board.of("project_name") else ()
        for span in first_found(board, (*_NEW_CLIENTS, *by_order)):
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
    """Claim the words for a billing type."""
    _claim_all(board, "billing_type", _MIXED if "W" in board.letters else _BILLING)
