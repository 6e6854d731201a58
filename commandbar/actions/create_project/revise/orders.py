"""What an order about the plan as it stands means: one value for another, and another order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from billing_core import money
from commandbar.actions.create_project.plan import PlanClient
from commandbar.actions.create_project.revise.state import State
from commandbar.actions.create_project.values import MONEY, Found, Values, minor_of
from commandbar.extraction import Extraction, Slot
from commandbar.language import Day, Kind
from commandbar.language.clients import match
from commandbar.language.tokens import fold

Place = tuple[str, int | None]
"""A role, and the milestone that it is of."""


def with_replacements(extraction: Extraction, values: Values, state: State) -> Extraction | None:
    """ "Globex, not Acme": the new words with the role that the old ones play in the plan.

    None where the plan has the old value nowhere, or in several places.
    """
    slots = list(extraction.slots)
    olds, news = ([slot for slot in slots if slot.role == role] for role in ("old", "new"))
    for old, new in zip(olds, news, strict=True):
        places = list(_places(old, values, state))
        if len(places) != 1:
            return None
        role, item = places[0]
        slots[slots.index(new)] = replace(new, role=role, item=item)
    return replace(extraction, slots=tuple(slot for slot in slots if slot.role != "old"))


def _places(old: Slot, values: Values, state: State) -> Iterator[Place]:
    found = values.find(old, MONEY | {Kind.DATE})
    if found is None and old.item is not None:
        yield "milestone.name", old.item
        return
    for role, item in _named(values.words(old), state) if found is None else _valued(found, state):
        if old.item is None or item == old.item:
            yield role, item


def _named(words: str, state: State) -> Iterator[Place]:
    said = fold(words).removeprefix("d'").removeprefix("l'")
    client = state.terms.get("client")
    if isinstance(client, PlanClient) and (match(said, [client.name]) or said == fold(client.name)):
        yield "client", None
    if said == fold(str(state.terms.get("project_name"))):
        yield "project_name", None
    for number, row in enumerate(state.rows):
        if said == fold(str(row["name"])):
            yield "milestone.name", number


def _valued(old: Found, state: State) -> Iterator[Place]:
    value = old.reading.value
    if isinstance(value, Day):
        days = ((number, row["due_date"]) for number, row in enumerate(state.rows))
        yield from (("milestone.due_date", number) for number, day in days if day == value.day)
    elif isinstance(value, Decimal) and state.terms.get("currency"):
        currency = str(state.terms["currency"])
        minor = minor_of(value, currency)
        for place, amount in _amounts(state):
            if amount is not None and money.parse_amount(amount, currency) == minor:
                yield place


def _amounts(state: State) -> Iterator[tuple[Place, str | None]]:
    if not state.terms.get("budget_derived"):
        yield ("budget", None), state.terms.get("budget")
    yield ("hourly_rate", None), state.terms.get("hourly_rate")
    for number, row in enumerate(state.rows):
        yield ("milestone.amount", number), row["amount"]


def order_of(extraction: Extraction, count: int) -> Sequence[int]:
    """The numbers of the milestones that are left, in the order that the message wants."""
    order = list(range(count))
    _swap(order, extraction)
    for moved in (slot for slot in extraction.slots if slot.role == "moved"):
        (target,) = (s for s in extraction.slots if s.role.startswith("moved_to."))
        if moved.item is not None and moved.item != target.item:
            order.remove(moved.item)
            order.insert(_position(order, target), moved.item)
    dropped = {slot.item for slot in extraction.slots if slot.role == "dropped"}
    return [number for number in order if number not in dropped]


def _swap(order: list[int], extraction: Extraction) -> None:
    swapped = [s.item for s in extraction.slots if s.role == "swapped" and s.item is not None]
    if len(order) > 1 and extraction.of("swapped.first"):
        swapped = [0, 1]
    if len(order) > 1 and extraction.of("swapped.last"):
        swapped = [len(order) - 2, len(order) - 1]
    if len(swapped) > 1:
        one, other = swapped[:2]
        order[one], order[other] = order[other], order[one]


def _position(order: Sequence[int], target: Slot) -> int:
    side = target.role.removeprefix("moved_to.")
    if target.item is None:
        return 0 if side == "first" else len(order)
    return order.index(target.item) + (side == "after")
