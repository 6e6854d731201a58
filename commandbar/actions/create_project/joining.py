"""A model's reading together with what code sees for sure in the same words.

The model is good at names and intent, poor at the structure of a list; the grammar is the other
way round. So what kind of value words hold is told by the finder, whatever the model called them;
counts, splits, currencies and words taken back are the grammar's. The rest is put together twice,
once with the grammar's terms before the model's and once the other way round.

A reading is whole where every amount, date and name that matters has a role, by the grammar's own
measure, and nothing is left to ask. The first whole reading is taken; another whole one that
differs in money, client or date makes it unsure, and so does having none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from commandbar.actions.base import Workspace
from commandbar.actions.create_project.agreement import differences
from commandbar.actions.create_project.grammar.atoms import Sentence
from commandbar.actions.create_project.grammar.board import TAKEN, Board, Claim
from commandbar.actions.create_project.grammar.doubts import doubts
from commandbar.actions.create_project.grammar.intent import (
    asks_for_a_project,
    orders_another_action,
)
from commandbar.actions.create_project.grammar.roles import read_roles
from commandbar.actions.create_project.grammar.scan import scan
from commandbar.actions.create_project.plan import CreateProjectPlan
from commandbar.actions.create_project.resolve import resolve
from commandbar.actions.create_project.roles_by_kind import overlap, told_by_kind
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.extraction import Extraction, Slot
from commandbar.language.tokens import fold
from commandbar.prompt import Prompt

Whole = tuple[Extraction, CreateProjectPlan]

_CERTAIN = ("milestone_count", "split", "amount_each", "currency", "retracted", "noise")
_TERMS = ("client", "project_name", "billing_type", "hourly_rate", "budget")
_CAP = re.compile(
    r"cap|tope|plafond|plafonne|up to|at most|max(imum)?|maximaal|hooguit|hoogstens|maximal"
    r"|hochstens|bis zu|jusqu'a|au plus|hasta|maximo|como mucho"
)
"""Words for "no more than this": beside the budget they say that it is one."""
_ON_TOP = re.compile(r"on top|additional|extra|en plus|adicional|zusatzlich|bovenop")
"""Words that add a mixed project's milestones to its hours."""
_BEFORE_NAMES = frozenset("MJFLTAGUw,:.-")
"""Letters of words and signs that stand before a name and are no part of it."""
_BILLING = frozenset("XYWRJVw")
"""Letters of words that say what is asked for and how it is billed, and name nothing."""
_LIGHT = frozenset("nqxN")
"""Words that may be left without a role where two readers agree on all the rest: they are most
likely talk ("1st tranche", "they'll pay"). Conditions and corrections never are."""
_NAMES = frozenset("nqx")
"""Names and unknown words, which may be left without a role where the sums come out."""
_SETTLED = {"amount_each": Mark.EACH, "retracted": Mark.TAKE_BACK}
"""Words that are accounted for where the grammar has given what they announce its role."""


def joined(text: str, model: Extraction, workspace: Workspace) -> Extraction:
    """The two readings as one; no action where the model found no request, nor where it alone
    found one and its reading is not complete."""
    if model.action is None:
        return model
    sentence = scan(text, workspace)
    if orders_another_action(sentence):
        return Extraction(action=None)
    grammar = read_roles(text, workspace)
    led = _led(sentence, _mended(sentence, model, workspace), grammar, workspace)
    if not asks_for_a_project(sentence):
        chosen = _agreed(_whole(text, led, workspace))
        return chosen if chosen and _says_how_billed(chosen) else Extraction(action=None)
    whole = _whole(text, [grammar, *led], workspace)
    if grammar.sure and grammar not in (reading for reading, _ in whole):
        return grammar  # it has read every word, and something is missing or contradicts itself
    return _agreed(whole) or led[0]


def _mended(sentence: Sentence, model: Extraction, workspace: Workspace) -> Extraction:
    """The model's reading, its words told by their kind and its names by what stands in them."""
    told = told_by_kind(sentence.text, model.slots, workspace)
    named = (slot for slot in told if not _is_billing(slot, sentence))
    return replace(model, slots=tuple(_trimmed(slot, sentence) for slot in named))


def _led(
    sentence: Sentence, model: Extraction, grammar: Extraction, workspace: Workspace
) -> list[Extraction]:
    """The two put together, led by code and led by the model; one where that is the same."""
    code_led, model_led = (
        _completed(led_by(model, grammar), grammar) for led_by in (_led_by_code, _led_by_model)
    )
    both = [code_led] if set(code_led) == set(model_led) else [code_led, model_led]
    return [_judged(sentence, model, grammar, slots, workspace) for slots in both]


def _says_how_billed(reading: Extraction) -> bool:
    """What tells an agreement from an errand: "Bill Globex $500 for Hosting" names no project."""
    return any(slot.role in {"billing_type", "hourly_rate"} for slot in reading.slots)


def _whole(text: str, readings: Iterable[Extraction], workspace: Workspace) -> list[Whole]:
    """The readings that are sure of every word and leave nothing to ask, with their plans."""
    plans = [(r, resolve(Prompt(text), r, workspace).plan) for r in readings if r.sure]
    return [(r, plan) for r, plan in plans if isinstance(plan, CreateProjectPlan)]


def _agreed(whole: Sequence[Whole]) -> Extraction | None:
    """The first whole reading; unsure where another one is of another opinion."""
    if not whole:
        return None
    first, plan = whole[0]
    if any(differences(plan, other) for _, other in whole[1:]):
        return replace(first, sure=False, doubts=("the words can be read in two ways",))
    return first


def _judged(
    sentence: Sentence,
    model: Extraction,
    grammar: Extraction,
    slots: Sequence[Slot],
    workspace: Workspace,
) -> Extraction:
    """The slots as a reading, sure where no word that matters is left over."""
    reading = replace(model, slots=tuple(slots))
    agree = _agree(model, grammar)
    is_named = _has_a_sure_name(sentence, slots)
    left = _left_over(sentence, slots, _LIGHT if agree and is_named else frozenset())
    if left and is_named and not agree and _comes_out(sentence, reading, workspace):
        left = _left_over(sentence, slots, _NAMES)
    lost = (doubt for doubt in model.doubts if not _is_made_up_for(doubt, slots))
    found = (*lost, *left)
    return replace(reading, sure=not found, doubts=found)


def _has_a_sure_name(sentence: Sentence, slots: Sequence[Slot]) -> bool:
    """Not one that only a sentence's beginning gives its capital, nor one beside another name
    behind "call it": then what is left over may be the project's."""
    taken = {at for slot in slots for at in _inside(slot, sentence)}
    names = [at for s in slots if s.role == "project_name" for at in _inside(s, sentence)]
    called = {match.start("x") for match in sentence.find(r"Z[wLKJ:]*(?P<x>[nqx])")}
    return called <= taken and not all(sentence.atoms[at].is_weak for at in names)


def _comes_out(sentence: Sentence, reading: Extraction, workspace: Workspace) -> bool:
    """A known client, and several milestones that each have their own amount in the text and
    sum to the budget: then a name that is left over has no place on the plan."""
    plan = resolve(Prompt(sentence.text), reading, workspace).plan
    if not isinstance(plan, CreateProjectPlan) or not plan.client.existing:
        return False
    stated = [
        slot
        for slot in reading.slots
        if slot.role == "milestone.amount"
        and any(sentence.shape[at] == Mark.AMOUNT for at in _inside(slot, sentence))
    ]
    return 1 < len(plan.milestones) == len(stated) and plan.milestones_minor == plan.budget_minor


def _is_made_up_for(doubt: str, slots: Iterable[Slot]) -> bool:
    """A term that the model made up, and that the grammar has found in the text."""
    role = doubt.partition(":")[0]
    return role in _TERMS and any(slot.role == role for slot in slots)


def _led_by_code(model: Extraction, grammar: Extraction) -> list[Slot]:
    kept = [slot for slot in grammar.slots if slot.role in (*_CERTAIN, *_TERMS)]
    return [*kept, *_added(model, grammar, kept)]


def _led_by_model(model: Extraction, grammar: Extraction) -> list[Slot]:
    """The model's terms and list; of the grammar's, what stands in words that it left alone.

    Where both find a client in the same words, the grammar's edges are right: it knows the names.
    """
    clients = grammar.of("client")
    kept = [
        next((c for c in clients if slot.role == "client" and overlap(c, slot)), slot)
        for slot in model.slots
        if slot.role != "noise"
    ]
    had = {slot.role for slot in kept}
    lacking = (
        s for s in grammar.slots if s.role in _CERTAIN or (s.role in _TERMS and s.role not in had)
    )
    return kept + [slot for slot in lacking if not _overlaps_any(slot, kept)]


def _overlaps_any(slot: Slot, others: Iterable[Slot]) -> bool:
    return any(overlap(slot, other) for other in others)


def _inside(slot: Slot, sentence: Sentence) -> list[int]:
    """The places of the atoms that the slot touches."""
    atoms = enumerate(sentence.atoms)
    return [at for at, atom in atoms if atom.start < slot.end and slot.start < atom.end]


def _is_billing(slot: Slot, sentence: Sentence) -> bool:
    """ "Hourly" or "fixed price" as the name of a project or client."""
    letters = {sentence.shape[at] for at in _inside(slot, sentence)}
    return slot.role in {"client", "project_name"} and bool(letters) and letters <= _BILLING


def _trimmed(slot: Slot, sentence: Sentence) -> Slot:
    """A milestone's name without "milestones", "for the" and the like before it."""
    if slot.role != "milestone.name":
        return slot
    inside = [sentence.atoms[at] for at in _inside(slot, sentence)]
    first = next((a for a in inside if a.letter not in _BEFORE_NAMES), None)
    return slot if first is None else replace(slot, start=max(slot.start, first.start))


def _added(model: Extraction, grammar: Extraction, kept: Sequence[Slot]) -> Iterator[Slot]:
    """The model's terms that the grammar lacks, and its list without those that are none: whose
    name the grammar has found to be something else, or whose only worth is an hourly rate."""
    free = [slot for slot in model.slots if not _overlaps_any(slot, kept)]
    yield from (s for s in free if s.role == "noise")
    yield from (s for s in free if s.role in _TERMS and not grammar.of(s.role))
    named = {slot.item for slot in model.slots if slot.role == "milestone.name"}
    lost = named - {slot.item for slot in free if slot.role == "milestone.name"}
    yield from (s for s in free if s.item is not None and s.item not in lost)


def _completed(slots: list[Slot], grammar: Extraction) -> list[Slot]:
    """With what the grammar has found of a milestone that both name and `slots` lack."""
    for name in [slot for slot in slots if slot.role == "milestone.name"]:
        same = {s.item for s in grammar.slots if s.role == name.role and overlap(s, name)}
        had = {slot.role for slot in slots if slot.item == name.item}
        for lacking in (s for s in grammar.slots if s.item in same - {None} and s.role not in had):
            if not _overlaps_any(lacking, slots):
                slots.append(replace(lacking, item=name.item))
    return slots


def _agree(model: Extraction, grammar: Extraction) -> bool:
    """Whether both, on their own, found the same terms and the same list."""
    roles_of_both = ("milestone.name", "milestone.amount", "milestone.due_date", *_TERMS)
    ours, theirs = (
        sorted((s for s in reading.slots if s.role in roles_of_both), key=lambda s: s.start)
        for reading in (grammar, model)
    )
    return len(ours) == len(theirs) and all(
        a.role == b.role and overlap(a, b) for a, b in zip(ours, theirs, strict=True)
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
        inside = _inside(slot, sentence)
        if inside:
            board.claim(slot.role, inside[0], inside[-1] + 1, item=slot.item)
    _settle_hedges(board)
    return doubts(board)


def _settle_hedges(board: Board) -> None:
    """ "Up to $30,000" is a budget of that; "$90 an hour and on top ..." is mixed."""
    caps = [at for claim in board.of("budget") for at in _beside(board, claim)]
    is_mixed = bool(board.of("hourly_rate") and board.of("milestone.amount"))
    for at, letter in enumerate(board.letters):
        words = fold(board.words_at(at)) if letter == Mark.HEDGE else ""
        is_cap = at in caps and _CAP.fullmatch(words)
        if is_cap or (is_mixed and _ON_TOP.fullmatch(words)):
            board.mark(at, TAKEN)


def _beside(board: Board, claim: Claim) -> Iterator[int]:
    """The first atom of weight on either side."""
    for places in (range(claim.start - 1, -1, -1), range(claim.end, len(board.letters))):
        yield from [at for at in places if board.letters[at] not in "wLFT"][:1]
