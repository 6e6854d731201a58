"""Build a plan, say it in one of many ways, parse it back: it is the same, or it is asked about."""

import os
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from commandbar.actions.create_project.action import CreateProject
from commandbar.actions.create_project.plan import CreateProjectPlan
from commandbar.actions.create_project.values import minor_of
from commandbar.extraction import grounded
from commandbar.plan import Outcome
from commandbar.prompt import Prompt
from tests.unit.actions.sentences import Meant, Speaker, meant, workspace

ACTION = CreateProject()
BATCHES = 20
SENTENCES = int(os.environ.get("GENERATED_SENTENCES", "10000")) // BATCHES
"""In each batch; 10,000 in all where the environment says no other number."""
EXACT_SHARE = 0.85


def parsed(text: str, currency: str) -> CreateProjectPlan | None:
    """The plan that would be staged without a model; None where somebody is asked."""
    prompt, place = Prompt(text), workspace(currency)
    extraction = ACTION.read(prompt.text, place)
    if extraction is None or not extraction.sure:
        return None
    slots = grounded(prompt.text, extraction.slots)
    resolution = ACTION.resolve(prompt, replace(extraction, slots=slots), place)
    if resolution.outcome is not Outcome.STAGE:
        return None
    assert isinstance(resolution.plan, CreateProjectPlan)
    return resolution.plan


def differences(plan: CreateProjectPlan, said: Meant) -> list[str]:
    budget = said.budget
    if budget is None and said.billing_type != "hourly":
        budget = sum((m.amount for m in said.milestones), Decimal(0))
    pairs = [
        ("client", (plan.client.name, plan.client.existing), (said.client, not said.is_new)),
        ("type", plan.billing_type, said.billing_type),
        ("currency", plan.currency, said.currency),
        ("budget", plan.budget and Decimal(plan.budget), budget),
        ("rate", plan.hourly_rate and Decimal(plan.hourly_rate), said.rate),
        (
            "amounts",
            [Decimal(m.amount) for m in plan.milestones],
            [m.amount for m in said.milestones],
        ),
        ("days", [m.due_date for m in plan.milestones], [m.due for m in said.milestones]),
        ("names", [m.name for m in plan.milestones], [m.name for m in said.milestones]),
        ("name", plan.project_name, said.name),
    ]
    return [name for name, got, wanted in pairs if got != wanted]


def test_a_reading_that_multiplies_money_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: with a fault planted, the comparison finds plans that are wrong."""
    target = "commandbar.actions.create_project.milestones.minor_of"
    monkeypatch.setattr(target, lambda amount, code: 10 * (minor_of(amount, code) or 0))
    random = Random(0)
    plans = [meant(random) for _ in range(60)]
    found = [(parsed(Speaker(random).say(plan), plan.currency), plan) for plan in plans]
    assert any("amounts" in differences(read, plan) for read, plan in found if read is not None)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_plan_said_in_words_is_parsed_back_or_asked_about(batch: int) -> None:
    random = Random(batch)
    counts: Counter[str] = Counter()
    for _ in range(SENTENCES):
        plan = meant(random)
        text = Speaker(random).say(plan)
        found = parsed(text, plan.currency)
        wrong = differences(found, plan) if found is not None else ["asked"]
        assert found is None or wrong == [], (text, wrong)
        counts["exact"] += not wrong
    assert counts["exact"] >= EXACT_SHARE * SENTENCES, counts
