"""Two readers of the same words: equal plans are marked, a difference in what matters is asked."""

from collections.abc import Awaitable
from datetime import date
from typing import Any

import pytest

from commandbar.actions.base import KnownClient, ModelReader, Registry, Workspace
from commandbar.actions.catalog import ACTIONS
from commandbar.actions.create_project.agreement import differences
from commandbar.actions.create_project.model_reader import CreateProjectAnswer
from commandbar.actions.create_project.plan import CreateProjectPlan
from commandbar.extraction import Extraction
from commandbar.parse import ParseResult, parse
from commandbar.plan import Agreement, Outcome, Usage
from commandbar.prompt import Prompt
from tests.unit.llm.test_create_project_reader import NOTHING, part

CLIENTS = tuple(KnownClient(None, name) for name in ("Acme Corp", "Globex"))
WORKSPACE = Workspace(date(2026, 3, 2), "USD", "en-US", CLIENTS)
TEXT = "Globex, Dock, fixed price: Plan $4,000, Works $6,000"
PLAN: dict[str, Any] = {
    "project_name": "Dock",
    "client": {"name": "Globex", "existing": True},
    "billing_type": "mixed",
    "currency": "USD",
    "budget": "10000.00",
    "hourly_rate": "90.00",
    "milestones": [
        {"name": "Plan", "amount": "4000.00", "due_date": "2026-05-01"},
        {"name": "Works", "amount": "6000.00"},
    ],
}


class Answering:
    """A model that gives one answer, whatever it is asked."""

    def __init__(self, *milestones: dict[str, str], **words: Any) -> None:
        self._answer = {**NOTHING, "milestones": milestones, **words}

    def extract(self, reader: ModelReader, text: str) -> Awaitable[tuple[Extraction, Usage]]:
        answer = CreateProjectAnswer.model_validate(self._answer)

        async def said() -> tuple[Extraction, Usage]:
            return reader.to_extraction(text, answer), Usage(attempts=1)

        return said()


async def read(text: str, model: Answering) -> ParseResult:
    return await parse(Prompt(text), WORKSPACE, Registry(ACTIONS), mode="llm", model=model)


def plan(**changed: Any) -> CreateProjectPlan:
    return CreateProjectPlan.model_validate_json(
        CreateProjectPlan.model_construct(**{**PLAN, **changed}).model_dump_json(warnings=False)
    )


async def test_equal_plans_of_both_readers_are_marked() -> None:
    parts = part("Plan", "$4,000"), part("Works", "$6,000")
    result = await read(TEXT, Answering(*parts, client="Globex", project="Dock", billing="fixed"))
    assert result.resolution.outcome is Outcome.STAGE
    assert result.resolution.agreement is Agreement.EQUAL
    assert "readings_differ" not in [warning.code for warning in result.resolution.warnings]


async def test_another_amount_of_the_model_is_asked_about_with_its_plan_one_key_away() -> None:
    parts = part("Plan", "$6,000"), part("Works", "$4,000")
    result = await read(TEXT, Answering(*parts, client="Globex", project="Dock", billing="fixed"))
    assert result.resolution.agreement is Agreement.DIFFERENT
    (asked,) = [w for w in result.resolution.warnings if w.code == "readings_differ"]
    assert result.resolution.plan is not None
    shown = result.resolution.plan.model_dump(mode="json")
    read_by_each = {plan["milestones"][0]["amount"] for plan in (shown, asked.fixes[0].plan)}
    assert read_by_each == {"4000.00", "6000.00"}
    assert asked.message.endswith("?")
    assert result.resolution.outcome is Outcome.CLARIFY


async def test_words_that_only_one_reader_read_have_no_agreement() -> None:
    result = await parse(Prompt(TEXT), WORKSPACE, Registry(ACTIONS))
    assert result.parser == "builtin"
    assert result.resolution.agreement is None


async def test_action_without_a_model_reader_is_read_by_its_grammar_also_with_a_model() -> None:
    result = await read("add Acme Labs to my clients", Answering())
    assert (result.action, result.parser) == ("create_client", "builtin")
    assert result.resolution.outcome is Outcome.STAGE


DIFFERENT = {
    "client": ({"client": {"name": "Acme Corp", "existing": True}}, "for Acme Corp"),
    "currency": ({"currency": "EUR"}, "in EUR"),
    "budget": ({"budget": "12000.00"}, "a budget of 12000.00"),
    "rate": ({"hourly_rate": "95.00"}, "95.00 an hour"),
    "amount": (
        {"milestones": [PLAN["milestones"][0], {"name": "Works", "amount": "6000.01"}]},
        "Works 6000.01",
    ),
    "date": (
        {"milestones": [{"name": "Plan", "amount": "4000.00"}, PLAN["milestones"][1]]},
        "Plan 4000.00",
    ),
    "list": ({"milestones": PLAN["milestones"][:1]}, "with 1 milestone"),
}


@pytest.mark.parametrize(("changed", "said"), DIFFERENT.values(), ids=DIFFERENT)
def test_difference_in_money_client_or_date_is_said(changed: dict[str, Any], said: str) -> None:
    (warning,) = differences(plan(), plan(**changed))
    assert said in warning.message
    assert warning.fixes[0].plan == plan(**changed).model_dump(mode="json")


def test_another_name_of_the_project_is_no_question_of_money() -> None:
    assert differences(plan(), plan(project_name="Docks")) == ()
