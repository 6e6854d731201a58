"""What belongs to a milestone besides name and amount: its due date and what it covers."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from commandbar.actions.create_project.grammar.atoms import LEVELS, SENTENCE
from commandbar.actions.create_project.grammar.board import INFO, Board
from commandbar.actions.create_project.grammar.pairs import Pair
from commandbar.actions.create_project.vocabulary.single_words import ALL, ARTICLES
from commandbar.language.readings import Monthly
from commandbar.language.tokens import fold

_BRACKET = re.compile(r"(?<![Eke])\((?P<x>[^()\n]*[nqx][^()\n]*)\)")
_NO_DESCRIPTION = re.compile(r"[aprshkecXYWGJCZKRIH]|^[wUTLF]*d[wUTLF]*$")
_ATTRIBUTE = re.compile(r"w(?P<x>a)(?=x)")
_SAYS_MORE = re.compile(r"[w]*x[wxAFTL,]*[,A]")
_DATE_BEHIND = re.compile(r"(?:[,;][wUTLF]*|[wTLF]*U[wTLF]*)d[wUTLF]*$")
_CLAUSE = re.compile(
    r"D:?(?P<x>[^\n.;|*D()~]*?)"
    r"(?=[,A+/-]+[wFTLV]*[nqx]+[wLTF:(|=-]*[aprs]|/[wFTLV]*[nqx]+,[wLTF]*[aprs]|[,A+/-]+[wFTL]*[aprs]|[.;\n)|*]|[,-]?~|$)"
)
_THIRD_COLUMN = re.compile(
    r"(?<=[aprsd])\|(?P<x>[^|\naprshcd*~]*[nqx][^|\naprshcd*~]*)(?=\||\n|~|$)"
)
_FAR = 99
_UNCLAIMED = frozenset("wULTFEJMGOVQxn")
_OF_HEAD = re.compile(r"[bcPXYW][wULTF]*$")
"""What a date right behind it belongs to: the whole."""
_BEFORE_ITEM = re.compile(r"(?P<x>[/|>-])w*$")
_HEADER_LINE = re.compile(
    r"(?:^|\n)(?P<x>[MGUDZwRQLxTVOn|-]*\|[MGUDZwRQLxTVOn|-]*[GMUD][^\n]*)(?=\n)"
)


def set_descriptions_aside(board: Board) -> list[tuple[int, int]]:
    """The stretches that say what a milestone covers; their letters say so from now on."""
    found = [*_columns(board), *_brackets(board), *_clauses(board)]
    for start, end in found:
        board.mark(start, INFO * (end - start))
    return sorted(found)


def _brackets(board: Board) -> list[tuple[int, int]]:
    """Words in brackets, without a date that stands with them: "(six episodes, due July 3)"."""
    found = []
    for match in board.find(_BRACKET):
        start, end = _without_date(match)
        inside = board.shape[start:end]
        said = _without_attributes(board, start, end)
        if inside and not _NO_DESCRIPTION.search(said) and INFO not in inside:
            found.append((start, end))
    return found


def _without_attributes(board: Board, start: int, end: int) -> str:
    """The letters, but for prices that describe a thing: "swings, a slide and a £900 bench"."""
    inside = board.shape[start:end]
    prices = [m.start("x") + start for m in _ATTRIBUTE.finditer(inside)]
    are_led = [i for i in prices if fold(board.words_at(i - 1)) in ARTICLES]
    is_said_more = _SAYS_MORE.match(inside) is not None
    for at in are_led if is_said_more else ():
        inside = inside[: at - start] + "w" + inside[at - start + 1 :]
    return inside


def _clauses(board: Board) -> list[tuple[int, int]]:
    """Words behind "which covers", without a date that stands with them."""
    spans = (_without_date(match) for match in board.find(_CLAUSE))
    words = ((start, end, board.shape[start:end]) for start, end in spans)
    return [
        (start, end)
        for start, end, inside in words
        if inside.strip("w") and not _NO_DESCRIPTION.search(inside)
    ]


def _without_date(match: re.Match[str]) -> tuple[int, int]:
    """The stretch up to a date that ends it, which is when and not what: ", due July 3"."""
    start, end = match.span("x")
    dated = _DATE_BEHIND.search(match["x"])
    return start, start + dated.start() if dated else end


def _columns(board: Board) -> list[tuple[int, int]]:
    if "\n" not in board.letters:
        return []
    for match in list(board.find(_HEADER_LINE)):
        start, end = match.span("x")
        if not set(board.letters[start:end]) & set("aprshcd"):
            board.mark(start, "~" * (end - start))
    return [match.span("x") for match in board.find(_THIRD_COLUMN)]


def claim_descriptions(
    board: Board, items: list[Pair], descriptions: list[tuple[int, int]]
) -> None:
    """Each belongs to the milestone before it, if one stands there and has none yet."""
    described: set[int] = set()
    for start, end in descriptions:
        before = [n for n, item in enumerate(items) if item.first < start]
        if before and before[-1] not in described:
            described.add(before[-1])
            board.claim("milestone.description", start, end, item=before[-1])


def claim_dates(board: Board, items: list[Pair]) -> None:
    """Each date belongs to the milestone from which the weakest sign parts it."""
    anchors = sorted([*_anchors(items), *_mentions(board, items)])
    dates = [i for i, letter in enumerate(board.letters) if letter == "d"]
    leads = bool(anchors and dates) and dates[0] < anchors[0].start
    sign = "" if leads else _sign_before_all(board, items)
    style = _Style(leads, has_sentences=len(dates) == len(items), sign=sign)
    row = _row_of_dates(board, items)
    dated: set[int] = set()
    for at in dates:
        if isinstance(board.atom(at).reading.value, Monthly):
            board.claim("milestone.due_date", at, at + 1)
        elif _is_of_all(board, at):
            for number in range(len(items)) if len(dates) == 1 else ():
                board.claim("milestone.due_date", at, at + 1, item=number)
        else:
            item = row.get(at, _owner(board, anchors, at, style))
            if item is not None and item not in dated:
                dated.add(item)
                board.claim("milestone.due_date", at, at + 1, item=item)


class _Anchor(NamedTuple):
    """Where a milestone is spoken of: the atoms start to end (exclusive), and its number."""

    start: int
    end: int
    item: int


@dataclass(frozen=True, slots=True)
class _Style:
    """How this list gives its dates: before the names, in sentences of their own."""

    leads: bool
    has_sentences: bool
    sign: str
    """The sign that stands before each of its items: it parts more than a comma does."""

    def level(self, board: Board, start: int, end: int) -> int:
        is_parted = self.sign and self.sign in board.letters[start:end]
        return max(board.level(start, end), LEVELS[";"] if is_parted else 0)


def _sign_before_all(board: Board, items: list[Pair]) -> str:
    before = {_BEFORE_ITEM.search(board.shape, 0, item.first) for item in items}
    signs = {match["x"] if match else "" for match in before}
    return signs.pop() if len(signs) == 1 else ""


def _is_of_all(board: Board, at: int) -> bool:
    """ "Both by June 1", "everything due in May"; not "you must make all of it due in May"."""
    start = at
    while start and board.letters[start - 1] in _UNCLAIMED:
        start -= 1
    return fold(board.sentence.words(start, at)).strip().partition(" ")[0] in ALL


def _anchors(items: list[Pair]) -> list[_Anchor]:
    return [_Anchor(item.first, item.last, number) for number, item in enumerate(items)]


def _mentions(board: Board, items: list[Pair]) -> list[_Anchor]:
    """Where an item's name stands again: "Design is due in May"."""
    numbers = {
        fold(board.sentence.words(item.start, item.end)): number
        for number, item in enumerate(items)
        if item.start < item.end
    }
    found = []
    for at, letter in enumerate(board.letters):
        if (
            letter in "nqx"
            and (number := numbers.get(fold(board.sentence.words(at, at + 1)))) is not None
        ):
            board.mark(at, "m")
            found.append(_Anchor(at, at + 1, number))
    return found


def _row_of_dates(board: Board, items: list[Pair]) -> dict[int, int]:
    """ "due 1 May, 1 June and 1 July": as many dates in a row as milestones, in their order."""
    for match in board.find(re.compile(r"d(?:[,A/]+[wTU]*d)+")):
        dates = [i for i in range(*match.span()) if board.letters[i] == "d"]
        if len(dates) == len(items):
            return {at: number for number, at in enumerate(dates)}
    return {}


def _owner(board: Board, anchors: list[_Anchor], at: int, style: _Style) -> int | None:
    """The number of the milestone that the date at `at` belongs to, if it belongs to one."""
    before = max((a for a in anchors if a.start < at), default=None)
    after = min((a for a in anchors if a.start > at), default=None)
    if before and before.end > at:
        return before.item
    left = style.level(board, before.end, at) if before else _FAR
    right = style.level(board, at + 1, after.start) if after else _FAR
    if after and (right < left or (right == left and style.leads)):
        return after.item if _leads_on(board, anchors, at, after, style) else None
    is_of_the_list = left < SENTENCE or (after is not None and right > SENTENCE)
    is_own_sentence = style.has_sentences and left == SENTENCE
    return before.item if before and (is_of_the_list or is_own_sentence) else None


def _leads_on(board: Board, anchors: list[_Anchor], at: int, after: _Anchor, style: _Style) -> bool:
    """Whether the date at `at` is that of the milestone behind it, not of the whole."""
    most = LEVELS[":"] if style.leads else LEVELS[","]
    is_near = style.level(board, at + 1, after.start) < most
    if not is_near and not (style.leads and _has_one_item(board, anchors, at)):
        return False
    return not _OF_HEAD.search(board.shape, 0, at) and _is_free(board, at + 1, after.start)


def _has_one_item(board: Board, anchors: list[_Anchor], at: int) -> bool:
    """Whether one milestone stands between the date at `at` and the next; it may head several."""
    until = board.shape.find("d", at + 1)
    return sum(a.start > at and (until < 0 or a.start < until) for a in anchors) == 1


def _is_free(board: Board, start: int, end: int) -> bool:
    """Nothing of the project's head stands between the date and the milestone."""
    return not set(board.letters[start:end]) & set("VJZCXYWGRPcb")
