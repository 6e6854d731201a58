"""Gives the words of a sentence their roles, in order: marked ones, the list, what is left over."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from commandbar.actions.base import Workspace
from commandbar.actions.create_project.grammar import corrections, details, doubts, head, lists
from commandbar.actions.create_project.grammar.atoms import Sentence
from commandbar.actions.create_project.grammar.board import BUDGET, PROJECT, Board, Claim
from commandbar.actions.create_project.grammar.left_over import claim_left_over
from commandbar.actions.create_project.grammar.pairs import Pair
from commandbar.actions.create_project.grammar.references import is_likely_only
from commandbar.actions.create_project.grammar.rivals import claim_rivals
from commandbar.actions.create_project.grammar.scan import scan
from commandbar.actions.create_project.grammar.statements import claim_statements
from commandbar.actions.create_project.grammar.wholeness import list_doubts
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.actions.create_project.vocabulary.remarks import PERIODS
from commandbar.extraction import Extraction, Slot
from commandbar.language import Reading

_NAMED_BEFORE = re.compile(r"[nq]|[,:;/>|-][w]*x[,:;/>|-]")
_REST_BY_THE_HOUR = re.compile(r"h[w]*F[w]*(?P<x>r(?:[w]*x)?)(?=[w]*(?:[,.;:\n)A]|$))")
_IDLE_REST = re.compile(r"r(?=[w]*[aps])")


@lru_cache(maxsize=8)  # the grammar's own reading, and again beside a model's
def read_roles(text: str, workspace: Workspace) -> Extraction:
    """The roles of a text's words, as `roles` gives them."""
    return roles(scan(text, workspace))


def roles(sentence: Sentence) -> Extraction:
    """Which words say what of a new project."""
    sentence, retracted = corrections.without_local(sentence)
    idle = {*_idle_rests(sentence), *_periods(sentence)}
    first, later = corrections.split(_without(sentence, idle))
    board = Board(first)
    items = _claim(board)
    slots = list(board.slots())
    found = (*sentence.doubts, *doubts.doubts(board), *list_doubts(board, items))
    found += tuple(_prices_as_references(board))
    if later is not None:
        update = Board(later)
        claim_statements(update, _names(board, items))
        slots, taken_back = _overridden(slots, list(update.slots()))
        slots += _rivals(update, [*_clients(update), *_clients(board)])
        retracted += taken_back
        retracted += _said_again(update)
        found += (*doubts.doubts(update), *doubts.not_understood(update))
    stretches = [(sentence.atoms[at].start, sentence.atoms[at].end) for at in sorted(idle)]
    noise = [Slot("noise", *stretch) for stretch in (*sentence.noise, *stretches)]
    return Extraction(
        "create_project",
        tuple(sorted((*slots, *retracted, *noise), key=lambda slot: slot.start)),
        sure=not found,
        doubts=found,
    )


def _names(board: Board, items: list[Pair]) -> list[str]:
    return [board.sentence.words(i.start, i.end) if i.start < i.end else "" for i in items]


def _claim(board: Board) -> list[Pair]:
    lists.flatten_records(board)
    head.claim_marked(board)
    for count in [i for i in range(len(board.letters)) if _is_count(board, i)]:
        board.claims.append(Claim("milestone_count", count, count + 1))
    described = details.set_descriptions_aside(board)
    items = _without_the_project(board, lists.claim_list(board))
    start = min((item.first for item in items), default=len(board.letters))
    head.claim_billing(board)
    _claim_splits(board)
    details.claim_dates(board, items)
    details.claim_descriptions(board, items, described)
    claim_rivals(board, _clients(board))
    claim_left_over(board, start)
    return items


def _is_count(board: Board, at: int) -> bool:
    """ "Three equal parts" says how many there are as well; where that was corrected, another
    atom does."""
    is_split = board.letters[at] == "e" and isinstance(board.atom(at).reading.value, int)
    return board.letters[at] == "k" or is_split


def _prices_as_references(board: Board) -> Iterator[str]:
    """ "Quote 64000": where nothing else is the budget or the rate, it may be that."""
    if not board.of("budget") and not board.of("hourly_rate"):
        text = board.sentence.text
        for start, end in board.sentence.noise:
            if is_likely_only(text, start, end):
                yield f"a reference, or the budget: {text[start:end]!r}"


def _clients(board: Board) -> list[str]:
    return [board.words(claim) for claim in board.of("client")]


def _said_again(update: Board) -> list[Slot]:
    """ "They have 39k, so make the budget 39k": the amount that the correction gives twice."""
    values = {update.atom(claim.start).value for claim in update.claims if claim.role == "budget"}
    amounts = {value.value for value in values if isinstance(value, Reading)}
    found = []
    for at in [i for i, letter in enumerate(update.letters) if letter == "a"]:
        atom = update.atom(at)
        if atom.reading.value in amounts:
            update.mark(at, "_")
            found.append(Slot("noise", atom.start, atom.end))
    return found


def _rivals(update: Board, clients: list[str]) -> list[Slot]:
    """Clients that the later words put in the place of one without taking it back."""
    before = set(update.slots())
    claim_rivals(update, clients)
    return [slot for slot in update.slots() if slot not in before]


def _claim_splits(board: Board) -> None:
    for at in [i for i, letter in enumerate(board.letters) if letter in "ke"]:
        if board.letters[at] == "e":
            board.claim("split", at, at + 1)
        else:
            board.mark(at, "_")


def _without_the_project(board: Board, items: list[Pair]) -> list[Pair]:
    """A first "item" that is the project itself: its amount is the sum of the others."""
    if board.of("project_name") or board.of("budget") or not items or not _is_whole(board, items):
        return items
    first = items[0]
    if _NAMED_BEFORE.search(board.shape, 0, first.first):
        return items
    board.claims = [claim for claim in board.claims if not claim.role.startswith("milestone.")]
    assert first.value is not None
    board.claim("project_name", first.start, first.end, letter=PROJECT)
    board.claim("budget", first.value, first.value + 1, letter=BUDGET)
    return lists.claimed(board, items[1:] or lists.shared(board))


def _is_whole(board: Board, items: list[Pair]) -> bool:
    values = [_amount(board, item) for item in items]
    if len(items) == 1:
        return values[0] is not None and items[0].start < items[0].end
    return None not in values and values[0] == sum(v for v in values[1:] if v is not None)


def _amount(board: Board, item: Pair) -> Decimal | None:
    if item.value is None or board.sentence.shape[item.value] != "a":
        return None
    value = board.atom(item.value).reading.value
    return value if isinstance(value, Decimal) else None


def _overridden(slots: list[Slot], later: list[Slot]) -> tuple[list[Slot], list[Slot]]:
    """The later slots in place of earlier ones of the same role and item; those are returned."""
    keys = {(slot.role, slot.item) for slot in later}
    dropped = {slot.item for slot in later if slot.role == "dropped"}
    kept: list[Slot] = []
    taken_back: list[Slot] = []
    for slot in slots:
        is_gone = (slot.role, slot.item) in keys or (slot.item is not None and slot.item in dropped)
        (taken_back if is_gone else kept).append(slot)
    new = [slot for slot in later if slot.role != "dropped"]
    return [*kept, *new], [replace(slot, role="retracted", item=None) for slot in taken_back]


def _without(sentence: Sentence, places: Collection[int]) -> Sentence:
    """The sentence with the atoms there as words that say nothing."""
    atoms = (replace(a, letter="w") if i in places else a for i, a in enumerate(sentence.atoms))
    return replace(sentence, atoms=tuple(atoms)) if places else sentence


def _idle_rests(sentence: Sentence) -> Collection[int]:
    """ "the remaining 25%", "$90/h for the rest of the work": where a value follows, or the hours
    are its price, the rest needs none of its own."""
    priced = [match.span("x") for match in _REST_BY_THE_HOUR.finditer(sentence.shape)]
    idle = {match.start() for match in _IDLE_REST.finditer(sentence.shape)}
    return idle.union(*(range(*span) for span in priced))


def _periods(sentence: Sentence) -> Collection[int]:
    """ "Until 30 June 2026" of hourly work without milestones: how long, and not when due."""
    if not _HOURLY_ALONE.fullmatch(sentence.shape):
        return set()
    days = [atom.start for atom in sentence.atoms if atom.letter == Mark.DATE]
    leads = (PERIODS.search(sentence.text, max(0, day - 16), day) for day in days)
    spans = [(lead.start(), day) for lead, day in zip(leads, days, strict=True) if lead]
    atoms = enumerate(sentence.atoms)
    return {at for at, atom in atoms if any(a <= atom.start <= b for a, b in spans)}


_HOURLY_ALONE = re.compile(r"(?=.*[Yh])(?!.*a.*a)[^XWMkespr]*", re.DOTALL)
