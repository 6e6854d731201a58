"""The role of a model's words, by the kind of value that the finder reads in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from commandbar.actions.base import Workspace
from commandbar.extraction import Slot
from commandbar.language import Kind, Reading, find

_PARTS = frozenset({Kind.PERCENT, Kind.SHARE, Kind.REST})
_VALUES = frozenset({"budget", "hourly_rate", "milestone.amount", "milestone.due_date"})
_NAMED_BY = {Kind.AMOUNT: "milestone.amount", Kind.DATE: "milestone.due_date"}
"""What it is that a model gives as a milestone's name where the milestone has none."""


def told_by_kind(text: str, slots: Iterable[Slot], workspace: Workspace) -> Iterator[Slot]:
    """A value's words get the role that their reading has: a rate is no budget, a date no amount.

    Words without a reading stay as they are, but for a due date: there is none in them.
    """
    readings = find(
        text, today=workspace.today, currency=workspace.currency, locale=workspace.locale
    )
    for slot in slots:
        inside = [reading for reading in readings if overlap(slot, reading)]
        if slot.role in _VALUES:
            yield from _by_kind(slot, inside) if inside else _wordy(slot)
        else:
            yield from _unless_a_value(slot, inside)


def _wordy(slot: Slot) -> Iterator[Slot]:
    if slot.role != "milestone.due_date":
        yield slot


def _unless_a_value(slot: Slot, readings: Sequence[Reading]) -> Iterator[Slot]:
    """ "$95/h" as the billing type is the rate; "$4,000" as a milestone's name its amount, and
    "today" its date."""
    rates = [reading for reading in readings if reading.kind is Kind.RATE]
    if slot.role == "billing_type" and rates:
        yield from (Slot("hourly_rate", rate.start, rate.end) for rate in rates)
        return
    same = (r.kind for r in readings if (r.start, r.end) == (slot.start, slot.end))
    role = next((_NAMED_BY[kind] for kind in same if kind in _NAMED_BY), slot.role)
    yield replace(slot, role=role) if slot.role == "milestone.name" else slot


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


def overlap(one: Slot | Reading, other: Slot | Reading) -> bool:
    """Whether the two have a character in common."""
    return one.start < other.end and other.start < one.end
