"""The milestones: pairs of name and value, or names alone where one order holds for all of them."""

import re
from dataclasses import replace

from commandbar.actions.create_project.grammar.board import Board
from commandbar.actions.create_project.grammar.pairs import Pair, pairs
from commandbar.actions.create_project.vocabulary.single_words import TIMES_OF_PAYMENT
from commandbar.language.tokens import fold

_EACH = (
    re.compile(r"(?P<x>[aps])[w]*E"),
    re.compile(r"E[wLT]*(?P<x>[aps])"),
    re.compile(r"k[w]*L(?P<x>a)(?![wLU]*[FT]?[nq])"),
)
_RANGE = re.compile(r"(?P<x>[nq][T-][wM]*[nqxak])(?![a-z])")
_NUMBERED = re.compile(r"(.*?)\s*([0-9]{1,3})")
_RECORD = re.compile(r"(?<=\*)[w]*Z:[^*]*?(?=\n?\*|$)")
_NESTED = re.compile(r"(?<=\*)[w]*[nqx](?:\n\*?[w]*[GULDwZ]*[GUD][wL]*:[^*\n]*)+(?=\n|$)")
"""A bullet with a line for each of its fields, which may be bullets themselves."""
_FIELD_ROW = re.compile(r"(?:(?<=\n)|^)\|?w*[CJZGRVMXw]+w*(?P<sign>\|)[^|\n]*\|?(?=\n|$)")
"""A table of fields: "| Project | Gripper Manual |"."""
_SIGNS = r"[,;/+>|*A\n-]"
_ENUMERATION = re.compile(rf"[nqx](?:[wTUdLi()=:]*{_SIGNS}+[wA]*[nqx](?![wL]*[abh]))+[wTUdLi()=]*")
_ONE_AFTER = re.compile(r"[ke][wT]*[:Z][w]*(?P<x>[nq])(?![wL]*[ab])")
_INTRODUCED = re.compile(r"[ekM:E][wTFL:,=-]*$")
_OF_MILESTONES = re.compile(r"[Mk][wL:,=-]*$")
_COLUMNS = re.compile(r"(?P<names>[nq](?:[,A/]+[nq])+)[wLTF:,(=-]*(?P<values>[ap](?:[,A/]+[ap])+)")
_RATIO = re.compile(
    r"(?P<values>p(?:[/-]p)+)[wLTFE:,(=-]*(?P<names>[nqx](?:,?[wA]*[,A/][wA]*[nqx])+)"
)
""" "60/40 between Sketch and Artwork", "50/50: Setup and Launch"."""
_TIME = r"(?:[wTUL]*[xnUJVOMK])"
_PAID = re.compile(
    rf"(?P<names>[nq](?:[,A]+[nq])+)[w,:.(-]*(?P<values>[ps]{_TIME}?(?:[,A]+[ps]{_TIME})+)"
)
""" "Kickoff and Handover, half upfront and half on delivery"."""
_UNNAMED = re.compile(r"[kM][wLT:,(=-]*(?P<values>[aps](?:[,A/+]+[apsr])+)(?![w]*[FTO]?[nqx])")


def claim_list(board: Board) -> list[Pair]:
    """The list's items, their names and values claimed, in reading order."""
    if items := _columns(board) or _unnamed(board):
        return claimed(board, items)
    _claim_each(board)
    items = _range(board) or pairs(board, 0, len(board.letters)) or shared(board)
    items = items or _named_by_a_word(board)
    return claimed(board, _with_companions(board, items))


def shared(board: Board) -> list[Pair]:
    """The names among which one order divides: "split evenly between artwork and rollout"."""
    is_shared = board.of("amount_each") or re.search("[eks]", board.sentence.shape)
    return _names_alone(board) if is_shared else []


def _named_by_a_word(board: Board) -> list[Pair]:
    """ "Milestones are Casting, Recording and Mixing": their amounts are still to be asked."""
    for match in board.find(_ENUMERATION):
        start, end = match.span()
        is_theirs = _OF_MILESTONES.search(board.shape, max(0, start - 6), start)
        names = [i for i in range(start, end) if board.letters[i] in "nq"]
        if is_theirs and len(names) > 1:
            return [Pair(i, i + 1) for i in names]
    return []


def flatten_records(board: Board) -> None:
    """A bullet with a line for each field ("- name: Sitting / amount: £1,400") is one line."""
    flat = {"Z": "w", "G": "w", "\n": ",", "*": "w"}
    for pattern in (_RECORD, _NESTED):
        for match in list(board.find(pattern)):
            board.mark(match.start(), "".join(flat.get(letter, letter) for letter in match.group()))
    for match in list(board.find(_FIELD_ROW)):
        board.mark(match.start("sign"), ":")


def _claim_each(board: Board) -> None:
    for pattern in _EACH:
        for match in board.find(pattern):
            board.claim("amount_each", *match.span("x"))
            for at in [i for i, letter in enumerate(board.letters) if letter == "E"]:
                board.mark(at, "w")
            return


def _range(board: Board) -> list[Pair]:
    """ "Sprint 1 to Sprint 10": claimed as it stands, it is spelled out when it is resolved."""
    for match in board.find(_RANGE):
        start, end = match.span("x")
        if _is_range(board.sentence.words(start, start + 1), board.sentence.words(end - 1, end)):
            board.claim("milestone.name_range", start, end, item=0)
            return []
    return []


def _is_range(first: str, last: str) -> bool:
    a, b = _NUMBERED.fullmatch(first), _NUMBERED.fullmatch(last)
    if a is None or b is None:
        return False
    return fold(b[1]) in {"", fold(a[1])} and int(a[2]) < int(b[2])


def _names_alone(board: Board) -> list[Pair]:
    """The longest row of names, introduced by a count, an order to split, or a milestone word."""
    rows = [match.span() for match in board.find(_ENUMERATION)]
    introduced = [(a, b) for a, b in rows if _INTRODUCED.search(board.shape, max(0, a - 6), a)]
    for start, end in introduced or rows:
        names = [Pair(i, i + 1) for i in range(start, end) if board.letters[i] in "nqx"]
        if len(names) > 1:
            return names
    return [Pair(*match.span("x")) for match in board.find(_ONE_AFTER)]


def _columns(board: Board) -> list[Pair]:
    """ "Design, Build and Launch at $10k, $20k and $30k": as many names as values."""
    for pattern in (_COLUMNS, _RATIO, _PAID):
        for match in board.find(pattern):
            names = [i for i in range(*match.span("names")) if board.letters[i] in "nqx"]
            values = [i for i in range(*match.span("values")) if board.letters[i] in "aps"]
            leads_on = pattern is _COLUMNS and _leads_on(board, match.end("values"))
            if pattern is _PAID and not _says_when(board, *match.span("values")):
                continue
            if len(names) == len(values) and not leads_on:
                if pattern is _PAID:
                    _set_times_aside(board, *match.span("values"))
                return [Pair(n, n + 1, v) for n, v in zip(names, values, strict=True)]
    return []


def _set_times_aside(board: Board, start: int, end: int) -> None:
    for at in [i for i in range(start, end) if board.letters[i] not in "ps"]:
        board.mark(at, "w")


def _says_when(board: Board, start: int, end: int) -> bool:
    """Whether the words between the shares are times of payment, and so no milestones' names."""
    said = (board.words_at(i) for i in range(start, end) if board.letters[i] in "xnUJVOMK")
    return all(fold(words) in TIMES_OF_PAYMENT for words in said)


def _leads_on(board: Board, at: int) -> bool:
    """Whether a name follows that the last value may belong to."""
    return bool(re.match(r"[wLTF]*[nqx]", board.shape[at : at + 4]))


def _unnamed(board: Board) -> list[Pair]:
    """ "Three payments: $5k, $3k and $2k": values whose milestones have no names."""
    for match in board.find(_UNNAMED):
        values = [i for i in range(*match.span("values")) if board.letters[i] in "apsr"]
        return [Pair(v, v, v) for v in values]
    return []


def _with_companions(board: Board, items: list[Pair]) -> list[Pair]:
    """ "Research and Development $5,000" is one name where every other item has its value."""
    return [_with_companion(board, item) for item in items]


def _with_companion(board: Board, item: Pair) -> Pair:
    letters = board.letters
    at = item.start - 1
    is_joined = at >= 1 and letters[at] == "A" and letters[at - 1] in "nq"
    if item.value is None or not is_joined or _and(board, at) not in _JOINING_WORDS:
        return item
    if item.value > item.start and (at == 1 or letters[at - 2] in ",:;.\n*+/>|-kMw"):
        return replace(item, start=at - 1)
    return item


_JOINING_WORDS = frozenset({"and", "&", "und", "en", "et", "y", "e"})


def _and(board: Board, at: int) -> str:
    return fold(board.sentence.words(at, at + 1))


def claimed(board: Board, items: list[Pair]) -> list[Pair]:
    """The items, their names and values claimed under the number of their place."""
    for number, item in enumerate(items):
        if item.start < item.end:
            board.claim("milestone.name", item.start, item.end, item=number)
        if item.value is not None:
            board.claim("milestone.amount", item.value, item.value + 1, item=number)
    return items
