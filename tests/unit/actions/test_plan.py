"""A plan is complete and exact, or every field that is wrong with it is named."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing_core.errors import ValidationFailed
from commandbar.actions.create_project.action import CreateProject
from commandbar.actions.create_project.plan import CreateProjectPlan
from commandbar.staging import validated_plan

PLAN: dict[str, Any] = {
    "project_name": "Brand Redesign",
    "client": {"id": "cli_1", "name": "Acme Corp", "existing": True},
    "billing_type": "fixed_price",
    "currency": "USD",
    "budget": "50000.00",
    "milestones": [
        {"name": "Strategy", "amount": "15000.00", "due_date": "2026-03-31"},
        {"name": "Design", "amount": "20000.00", "description": "clickable mockups"},
    ],
}
MIXED = {**PLAN, "billing_type": "mixed", "hourly_rate": "95.00"}
HOURLY = {**PLAN, "billing_type": "hourly", "hourly_rate": "95.00", "milestones": []}


def plan_of(document: dict[str, Any]) -> CreateProjectPlan:
    plan = validated_plan(CreateProject(), json.dumps(document))
    assert isinstance(plan, CreateProjectPlan)
    return plan


def refused_fields(document: Any) -> set[str]:
    with pytest.raises(ValidationFailed) as refused:
        validated_plan(CreateProject(), json.dumps(document))
    return {error.field for error in refused.value.errors}


@pytest.mark.parametrize("document", [PLAN, MIXED, HOURLY, {**HOURLY, "budget": None}])
def test_a_whole_plan_comes_back_as_it_was_written(document: dict[str, Any]) -> None:
    shown = plan_of(document).model_dump(mode="json", exclude_unset=True)
    assert shown == document


AMOUNTS: list[Any] = [
    True, 15000, 15000.5, 1e308, float("inf"), float("nan"), "", "-1", "0", "0.00", "1e5",
    "1_000", "NaN", "Infinity", "15,000", "15000.001", "٣", "１５", " 5", "5 ", "1" * 17, None, [],
    {}, "0x10", "+5", "15000.", ".5", "$5", "5\n", "10000000000000.01",
]  # fmt: skip


@pytest.mark.parametrize("amount", AMOUNTS, ids=repr)
def test_what_is_no_amount_is_refused_by_field(amount: Any) -> None:
    milestones = [PLAN["milestones"][0], {"name": "Design", "amount": amount}]
    fields = refused_fields({**PLAN, "milestones": milestones})
    assert fields == {"plan.milestones[1].amount"}


ONE = {"name": "M", "amount": "1.00"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"project_name": ""}, "plan.project_name"),
        ({"project_name": "   "}, "plan.project_name"),
        ({"project_name": "x" * 201}, "plan.project_name"),
        ({"project_name": "a\u202eb"}, "plan.project_name"),
        ({"project_name": "a\x00b"}, "plan.project_name"),
        ({"project_name": "a\nb"}, "plan.project_name"),
        ({"project_name": None}, "plan.project_name"),
        ({"billing_type": "free"}, "plan.billing_type"),
        ({"billing_type": "hourly"}, "plan.milestones"),
        ({"billing_type": "mixed"}, "plan.hourly_rate"),
        ({"currency": "XXQ"}, "plan.currency"),
        ({"currency": "usd"}, "plan.currency"),
        ({"hourly_rate": "90.00"}, "plan.hourly_rate"),
        ({"budget": "0.00"}, "plan.budget"),
        ({"budget": None, "milestones": []}, "plan.budget"),
        ({"client": {"id": None, "name": "", "existing": False}}, "plan.client.name"),
        ({"client": "Acme Corp"}, "plan.client"),
        ({"milestones": [ONE] * 201}, "plan.milestones"),
        ({"milestones": [{**ONE, "due_date": "0"}]}, "plan.milestones[0].due_date"),
        ({"milestones": [{**ONE, "due_date": 0}]}, "plan.milestones[0].due_date"),
        ({"milestones": [{**ONE, "due_date": "2026-02-30"}]}, "plan.milestones[0].due_date"),
        ({"milestones": [{**ONE, "due_date": "20260330"}]}, "plan.milestones[0].due_date"),
        ({"milestones": [{**ONE, "status": "invoiced"}]}, "plan.milestones[0].status"),
        ({"invoiced": "0.00"}, "plan.invoiced"),
    ],
)
def test_a_broken_rule_names_its_field(change: dict[str, Any], field: str) -> None:
    assert field in refused_fields({**PLAN, **change})


@pytest.mark.parametrize(
    ("currency", "good", "bad"),
    [("JPY", "15000", "15000.0"), ("BHD", "1.234", "1.2345"), ("USD", "1.5", "1.505")],
)
def test_an_amount_has_its_currencys_digits(currency: str, good: str, bad: str) -> None:
    base = {**PLAN, "currency": currency, "milestones": []}
    assert plan_of({**base, "budget": good}).budget == good
    assert refused_fields({**base, "budget": bad}) == {"plan.budget"}


@given(amounts=st.lists(st.integers(1, 10**12), min_size=1, max_size=20))
def test_a_budget_that_nobody_gave_is_the_sum(amounts: list[int]) -> None:
    milestones = [{"name": "M", "amount": f"{a // 100}.{a % 100:02}"} for a in amounts]
    plan = plan_of({**PLAN, "budget": None, "milestones": milestones})
    assert plan.budget_derived
    assert plan.budget_minor == sum(amounts)


def test_a_derived_budget_follows_its_milestones() -> None:
    changed = {**PLAN, "budget": "1.00", "budget_derived": True}
    assert plan_of(changed).budget == "35000.00"
