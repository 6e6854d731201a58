"""A model's reading together with what code sees for sure in the same words.

The model is good at names and intent, poor at the structure of a list; the grammar is the other
way round. So what kind of value words hold is told by the finder, whatever the model called them;
counts, splits, currencies and words taken back are the grammar's, and so are the terms that it has
found (a known client, "called X"); the list and whatever the grammar lacks are the model's.

The joined reading is `sure` by the grammar's own measure: every amount, date and name that
matters has a role, and the two readings do not contradict each other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from commandbar.actions.base import Workspace
from commandbar.actions.create_project.grammar.atoms import Sentence
from commandbar.actions.create_project.grammar.board import TAKEN, Board
from commandbar.actions.create_project.grammar.doubts import doubts
from commandbar.actions.create_project.grammar.intent import asks_for_a_project
from commandbar.actions.create_project.grammar.roles import roles
from commandbar.actions.create_project.grammar.scan import scan
from commandbar.actions.create_project.vocabulary import Mark
from commandbar.extraction import Extraction, Slot
from commandbar.language import Kind, Reading, find

_CERTAIN = ("milestone_count", "split", "amount_each", "currency", "retracted", "noise")
_TERMS = ("client", "project_name", "billing_type", "hourly_rate", "budget")
_MONEY = frozenset({"budget", "hourly_rate", "milestone.amount"})
_PARTS = frozenset({Kind.PERCENT, Kind.SHARE, Kind.REST})
_VALUES = frozenset({"budget", "hourly_rate", "milestone.amount", "milestone.due_date"})
_BEFORE_NAMES = frozenset("MJFLTAGUw,:.-")
"""Letters of words and signs that stand before a name and are no part of it."""
_LIGHT = frozenset("nqxN")
"""Words that may be left without a role where two readers agree on all the rest: they are most
likely talk ("1st tranche", "they'll pay"). Conditions and corrections never are."""
_SETTLED = {"amount_each": Mark.EACH, "retracted": Mark.TAKE_BACK}
"""Words that are accounted for where the grammar has given what they announce its role."""


def joined(text: str, model: Extraction, workspace: Workspace) -> Extraction:
    """The two readings as one; no action where the model found no request, nor where it alone
    found one and its reading is not whole."""
    if model.action is None:
        return model
    sentence = scan(text, workspace)
    grammar = roles(sentence)
    model = replace(model, slots=tuple(_told_by_kind(text, model, workspace)))
    model = replace(model, slots=tuple(_trimmed(slot, sentence) for slot in model.slots))
    kept = [slot for slot in grammar.slots if slot.role in (*_CERTAIN, *_TERMS)]
    slots = [*kept, *_added(model, grammar, kept)]
    slots += _completed(slots, grammar)
    excused = _LIGHT if _agree(model, grammar) else frozenset[str]()
    left_over = _left_over(sentence, slots, excused)
    found = (*model.doubts, *_contradictions(model, grammar), *left_over)
    if not asks_for_a_project(sentence) and (found or not _is_whole(slots)):
        return Extraction(action=None)
    return replace(model, slots=tuple(slots), sure=not found, doubts=found)


def _is_whole(slots: Iterable[Slot]) -> bool:
    return {"client", "project_name"} <= {slot.role for slot in slots}


def _touch(one: Slot | Reading, other: Slot | Reading) -> bool:
    return one.start < other.end and other.start < one.end


def _touches(slot: Slot, others: Iterable[Slot]) -> bool:
    return any(_touch(slot, other) for other in others)


def _told_by_kind(text: str, model: Extraction, workspace: Workspace) -> Iterator[Slot]:
    """A value's words get the role that their reading has: a rate is no budget, a date no amount.

    Words without a reading stay as they are, but for a due date: there is none in them.
    """
    readings = find(
        text, today=workspace.today, currency=workspace.currency, locale=workspace.locale
    )
    for slot in model.slots:
        inside = [reading for reading in readings if _touch(slot, reading)]
        if slot.role not in _VALUES:
            yield slot
        elif inside:
            yield from _by_kind(slot, inside)
        elif slot.role != "milestone.due_date":
            yield slot


def _by_kind(slot: Slot, readings: Sequence[Reading]) -> Iterator[Slot]:
    has_amount = any(reading.kind is Kind.AMOUNT for reading in readings)
    for reading in readings:
        role = _role_of(reading.kind, slot, has_amount=has_amount)
        if role is not None:
            item = slot.item if role.startswith("milestone.") else None
            yield Slot(role, reading.start, reading.end, item)


def _role_of(kind: Kind, slot: Slot, *, has_amount: bool) -> str | None:
    """ "The remaining $12,000" is $12,000: a part beside an amount only describes it."""
    if kind is Kind.RATE:
        return "hourly_rate"
    if kind is Kind.DATE:
        return "milestone.due_date" if slot.item is not None else None
    if kind in _PARTS and has_amount:
        return "noise"
    if kind is Kind.AMOUNT or kind in _PARTS:
        return "milestone.amount" if slot.item is not None else slot.role
    return None


def _trimmed(slot: Slot, sentence: Sentence) -> Slot:
    """A milestone's name without "milestones", "for the" and the like before it."""
    if slot.role != "milestone.name":
        return slot
    inside = [a for a in sentence.atoms if a.start < slot.end and slot.start < a.end]
    first = next((a for a in inside if a.letter not in _BEFORE_NAMES), None)
    return slot if first is None else replace(slot, start=max(slot.start, first.start))


def _added(model: Extraction, grammar: Extraction, kept: Sequence[Slot]) -> Iterator[Slot]:
    """The model's terms that the grammar lacks, and its list without those that are none: whose
    name the grammar has found to be something else, or whose only worth is an hourly rate."""
    free = [slot for slot in model.slots if not _touches(slot, kept)]
    yield from (s for s in free if s.role == "noise")
    yield from (s for s in free if s.role in _TERMS and not grammar.of(s.role))
    named = {slot.item for slot in model.slots if slot.role == "milestone.name"}
    lost = named - {slot.item for slot in free if slot.role == "milestone.name"}
    yield from (s for s in free if s.item is not None and s.item not in lost)


def _completed(slots: Sequence[Slot], grammar: Extraction) -> Iterator[Slot]:
    """What the grammar has found of a milestone that both name, and the model has left out."""
    for name in [slot for slot in slots if slot.role == "milestone.name"]:
        same = [s.item for s in grammar.slots if s.role == name.role and _touch(s, name)]
        had = {slot.role for slot in slots if slot.item == name.item}
        for slot in grammar.slots:
            is_lacking = slot.item in same and slot.item is not None and slot.role not in had
            if is_lacking and not _touches(slot, slots):
                yield replace(slot, item=name.item)


def _contradictions(model: Extraction, grammar: Extraction) -> Iterator[str]:
    """The same words as different money, or another amount for the same milestone."""
    for ours in grammar.slots:
        for theirs in model.slots:
            is_money = ours.role in _MONEY and theirs.role in _MONEY
            if is_money and ours.role != theirs.role and _touch(ours, theirs):
                yield f"{ours.role} to the grammar, {theirs.role} to the model"
    for item in grammar.items("milestone.name"):
        yield from _other_amount(model, grammar, item)


def _other_amount(model: Extraction, grammar: Extraction, item: int) -> Iterator[str]:
    names, amounts = grammar.of("milestone.name", item), grammar.of("milestone.amount", item)
    for theirs in model.items("milestone.name"):
        is_same = any(_touches(name, names) for name in model.of("milestone.name", theirs))
        claimed = model.of("milestone.amount", theirs)
        if is_same and amounts and claimed and not _touches(claimed[0], amounts):
            yield "the grammar and the model give a milestone different amounts"


def _agree(model: Extraction, grammar: Extraction) -> bool:
    """Whether both, on their own, found the same terms and the same list."""
    roles_of_both = ("milestone.name", "milestone.amount", "milestone.due_date", *_TERMS)
    ours, theirs = (
        sorted((s for s in reading.slots if s.role in roles_of_both), key=lambda s: s.start)
        for reading in (grammar, model)
    )
    return len(ours) == len(theirs) and all(
        a.role == b.role and _touch(a, b) for a, b in zip(ours, theirs, strict=True)
    )


def _left_over(
    sentence: Sentence, slots: Iterable[Slot], excused: frozenset[str]
) -> tuple[str, ...]:
    """What neither reading gives a role, by the grammar's own measure."""
    board = Board(sentence)
    settled = {mark for role, mark in _SETTLED.items() if any(s.role == role for s in slots)}
    for at, atom in enumerate(sentence.atoms):
        if atom.letter in settled | excused:
            board.mark(at, TAKEN)
    for slot in slots:
        inside = [
            at
            for at, atom in enumerate(sentence.atoms)
            if atom.start < slot.end and slot.start < atom.end
        ]
        if inside:
            board.claim(slot.role, inside[0], inside[-1] + 1, item=slot.item)
    return doubts(board)
