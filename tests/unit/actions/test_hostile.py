"""Grounding under attack: whatever an extractor points at, only what the prompt carries counts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from commandbar.actions.base import KnownClient, Resolution, Workspace
from commandbar.actions.create_project.action import CreateProject
from commandbar.actions.create_project.plan import CreateProjectDraft, CreateProjectPlan
from commandbar.extraction import Extraction, Slot, grounded
from commandbar.language import Day, Kind, find
from commandbar.plan import Outcome
from commandbar.prompt import Prompt

ACTION = CreateProject()
CLIENTS = ("Acme Corp", "Globex", "Initech BV")
PLACE = Workspace(
    date(2026, 3, 2), "USD", "en-US", tuple(KnownClient(None, name) for name in CLIENTS)
)
ROLES = (
    "project_name", "client", "billing_type", "currency", "budget", "hourly_rate",
    "milestone_count", "split", "milestone.name", "milestone.amount", "milestone.due_date",
    "milestone.description", "milestone.name_range", "amount_each", "retracted", "noise",
    "unheard_of",
)  # fmt: skip
PROMPTS = (
    "$50,000 fixed price project called Atlas for Acme Corp: Plan $15,000, Design $35,000",
    "Globex: Sale, fixed price €9,000, Banner €4,000 due 2026-04-01, Emails €5,000 due 2026-05-01",
    "hourly project Support for Initech BV at $95 an hour, call me on 555-0177, ref 20260311",
    "Globex project Sonar, fixed price $12,000, Ping 40%, Listen 35%, Plot 25%",
    "mixed, Globex, Ward Screens, 98/hr, total budget 30k, one milestone: Install 12k",
)


def known(text: str) -> tuple[set[Decimal], set[date], set[str]]:
    """The amounts, days and currencies that the finder reads in the text."""
    readings = find(text, today=PLACE.today, currency=PLACE.currency, locale=PLACE.locale)
    amounts = {r.value for r in readings if isinstance(r.value, Decimal) and r.kind != Kind.PERCENT}
    days = {r.value.day for r in readings if isinstance(r.value, Day)}
    return amounts, days, {r.currency for r in readings if r.currency} | {PLACE.currency}


def resolved(text: str, slots: list[Slot]) -> Resolution:
    prompt = Prompt(text)
    extraction = Extraction("create_project", grounded(prompt.text, slots))
    return ACTION.resolve(prompt, extraction, PLACE)


@st.composite
def attacks(draw: st.DrawFn) -> tuple[str, list[Slot]]:
    """A prompt, and slots that point anywhere, also outside of it."""
    text = draw(st.sampled_from(PROMPTS))
    places = st.integers(-5, len(text) + 5)
    slot = st.builds(Slot, st.sampled_from(ROLES), places, places, st.none() | st.integers(0, 4))
    return text, draw(st.lists(slot, max_size=14))


@settings(max_examples=400, deadline=None)
@given(attacks())
def test_no_value_gets_onto_a_plan_that_the_prompt_does_not_carry(
    attack: tuple[str, list[Slot]],
) -> None:
    text, slots = attack
    assert foreign_values(text, resolved(text, slots).plan) == []


def foreign_values(text: str, plan: BaseModel | None) -> list[object]:
    """The money, days, currency and client on a plan that the text does not carry."""
    if plan is None:
        return []
    assert isinstance(plan, CreateProjectPlan | CreateProjectDraft)
    amounts, days, currencies = known(text)
    amounts |= percentages(text, amounts)
    sums = {sum(map(Decimal, filter(None, (m.amount for m in plan.milestones))), Decimal(0))}
    carried: list[tuple[object, bool]] = [
        (plan.budget, plan.budget is None or Decimal(plan.budget) in amounts | sums),
        (plan.hourly_rate, plan.hourly_rate is None or Decimal(plan.hourly_rate) in amounts),
        (plan.currency, plan.currency is None or plan.currency in currencies),
        *((m.amount, m.amount is None or Decimal(m.amount) in amounts) for m in plan.milestones),
        *((m.due_date, m.due_date is None or m.due_date in days) for m in plan.milestones),
    ]
    if plan.client is not None:
        carried.append((plan.client, is_carried(text, plan.client.name, plan.client.existing)))
    return [value for value, is_there in carried if not is_there]


def percentages(text: str, amounts: set[Decimal]) -> set[Decimal]:
    """Each percentage that the text says, of each amount that it says."""
    readings = find(text, today=PLACE.today, currency=PLACE.currency, locale=PLACE.locale)
    said = {r.value for r in readings if r.kind is Kind.PERCENT and isinstance(r.value, Decimal)}
    return {amount * percent / 100 for amount in amounts for percent in said}


def is_carried(text: str, name: str, existing: bool) -> bool:
    return name in CLIENTS if existing else name in " ".join(text.split())


def right_slots(text: str) -> list[Slot]:
    extraction = ACTION.read(text, PLACE)
    assert extraction is not None
    return list(extraction.slots)


@pytest.mark.parametrize("text", PROMPTS)
def test_a_right_extraction_with_one_value_left_out_is_asked_about(text: str) -> None:
    slots = right_slots(text)
    whole = resolved(text, slots)
    assert whole.outcome is Outcome.STAGE
    for slot in slots:
        if slot.role.split(".")[-1] in {"amount", "budget", "hourly_rate", "due_date"}:
            without = [other for other in slots if other is not slot]
            assert resolved(text, without).outcome is Outcome.CLARIFY, slot


@pytest.mark.parametrize("text", PROMPTS)
def test_a_value_swapped_for_words_that_carry_none_is_asked_about(text: str) -> None:
    slots = right_slots(text)
    for slot in slots:
        if slot.role.split(".")[-1] in {"amount", "budget", "hourly_rate", "due_date"}:
            elsewhere = replace(slot, start=text.index("r"), end=text.index("r") + 1)
            swapped = [elsewhere if other is slot else other for other in slots]
            assert resolved(text, swapped).outcome is Outcome.CLARIFY, slot


REPEATED = (
    "one lakh ", "50/50/", "Part $5, ", "no wait, four, ", "last year was $5. ", "the call is 3 May ",
    "instead of the $5 you quoted ", "call it X instead. ", "starts 1 June and is due 12 June ",
)  # fmt: skip


@pytest.mark.parametrize("words", REPEATED)
def test_words_said_a_thousand_times_are_read_without_an_error(words: str) -> None:
    text = f"Globex, Atlas, fixed $5,000: {words * 1000}"[:8000]
    extraction = ACTION.read(text, PLACE)
    assert extraction is not None
    assert ACTION.resolve(Prompt(text), extraction, PLACE).outcome is not None
