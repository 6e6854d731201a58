"""A project's plan as a modal, and the modal's words back into a plan."""

import json
from typing import Any

import pytest

from billing_core.errors import FieldError, NotFound, ValidationFailed
from commandbar.actions.create_project.plan import CreateProjectPlan
from commandbar.slack.forms import FORMS, Opened, edit_view, errors_by_block, reply_view
from tests.unit.slack.views import AT, PLAN, make_question, make_view

FORM = FORMS["create_project"]
OPENED = Opened(
    command_id="cmd_1", version=1, response_url="https://hooks.slack.com/x", usable_until=AT
)
BLOCKS = ["project_name", "budget", "milestones"]


def inputs(plan: dict[str, Any]) -> dict[str, str]:
    """What stands in the modal when it opens."""
    view = edit_view(make_view(plan=plan), OPENED)
    found = [block for block in view["blocks"] if block["type"] == "input"]
    return {block["block_id"]: block["element"].get("initial_value", "") for block in found}


def plan_with(**changes: Any) -> dict[str, Any]:
    return {**PLAN, **changes}


def milestone(name: str, amount: str, due_date: str | None = None) -> dict[str, Any]:
    return {"name": name, "amount": amount, "due_date": due_date, "description": None}


def test_modal_is_filled_from_the_stored_plan() -> None:
    assert inputs(PLAN) == {
        "project_name": "Brand Redesign",
        "budget": "50000.00",
        "milestones": "Strategy | 15000.00 | 2026-04-01\nDesign | 20000.00\nDelivery | 15000.00",
    }


@pytest.mark.parametrize(
    "plan",
    [
        PLAN,
        plan_with(budget_derived=True),
        plan_with(milestones=[]),
        plan_with(
            milestones=[milestone("A | B", "1.00", "2026-01-01"), milestone("C | D", "2.00")]
        ),
        plan_with(milestones=[milestone("Same", "1.00"), milestone("Same", "2.00")]),
        plan_with(milestones=[milestone("2026-01-01", "1.00")]),
        plan_with(milestones=[milestone("x" * 200, "1.00")] * 200),
    ],
)
def test_modal_that_is_sent_off_unchanged_changes_nothing(plan: dict[str, Any]) -> None:
    assert FORM.apply(plan, inputs(plan)) == plan


def test_edits_become_the_plan_and_descriptions_stay() -> None:
    values = {
        "project_name": "Rebrand",
        "budget": "40000",
        "milestones": "\n Launch|5000|2026-06-01 \n\nStrategy | 35000.5 |\n",
    }
    changed = FORM.apply(PLAN, values)
    assert changed["project_name"] == "Rebrand"
    assert changed["budget"] == "40000.00"
    assert changed["milestones"] == [
        milestone("Launch", "5000.00", "2026-06-01"),
        {**milestone("Strategy", "35000.50"), "description": "Talk"},
    ]
    CreateProjectPlan.model_validate_json(json.dumps(changed), strict=True)


def test_budget_that_is_taken_out_becomes_the_sum_again() -> None:
    changed = FORM.apply(PLAN, {**inputs(PLAN), "budget": " "})
    assert (changed["budget"], changed["budget_derived"]) == (None, False)
    plan = CreateProjectPlan.model_validate_json(json.dumps(changed), strict=True)
    assert (plan.budget, plan.budget_derived) == ("50000.00", True)


def test_derived_budget_that_is_changed_is_the_persons_own() -> None:
    changed = FORM.apply(plan_with(budget_derived=True), {**inputs(PLAN), "budget": "60000"})
    assert (changed["budget"], changed["budget_derived"]) == ("60000.00", False)


@pytest.mark.parametrize(
    ("values", "block", "words"),
    [
        ({"budget": "a lot"}, "budget", "plain digits"),
        ({"budget": "15,000"}, "budget", "plain digits"),
        ({"budget": "1.005"}, "budget", "USD has 2 digits"),
        ({"milestones": "A | 1.00\nLaunch"}, "milestones", "Line 2: Write it as"),
        ({"milestones": "A | much"}, "milestones", "Line 1: An amount"),
        ({"milestones": "| 1.00"}, "milestones", "Line 1: Write it as"),
        ({"milestones": "A | 1.00 | soon"}, "milestones", "Line 1: An amount"),
    ],
)
def test_refusal_stands_at_its_input(values: dict[str, str], block: str, words: str) -> None:
    with pytest.raises(ValidationFailed) as refusal:
        FORM.apply(PLAN, {**inputs(PLAN), **values})
    errors = errors_by_block(refusal.value, BLOCKS)
    assert list(errors) == [block]
    assert words in errors[block]


def test_refusal_that_is_about_no_input_stands_at_the_first() -> None:
    client = ValidationFailed([FieldError("plan.client", "is archived")])
    assert errors_by_block(client, BLOCKS) == {"project_name": "client: is archived"}
    assert errors_by_block(NotFound("command"), BLOCKS) == {
        "project_name": "There is no such command in this workspace."
    }


def test_more_milestones_than_an_input_holds_are_left_to_the_app() -> None:
    many = plan_with(milestones=[milestone(f"Phase {i}", "100.00") for i in range(200)])
    assert set(inputs(many)) == {"project_name", "budget"}
    changed = FORM.apply(many, {"project_name": "New", "budget": "50000.00"})
    assert changed["milestones"] == many["milestones"]


def test_modals_are_within_slacks_limits() -> None:
    view = edit_view(make_view(), OPENED)
    assert len(view["title"]["text"]) <= 24
    assert len(view["private_metadata"]) <= 3_000
    asked = make_question(0).model_copy(update={"message": "W" * 9_000})
    reply = reply_view(asked, OPENED)
    assert len(reply["blocks"][0]["label"]["text"]) <= 2_000
    assert Opened.model_validate_json(reply["private_metadata"]) == OPENED
