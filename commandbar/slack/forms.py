"""A plan as a modal, and the modal's words back into a plan.

An action without a form here is edited in the app. What a form does not show, it keeps.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from slack_sdk.models.blocks import Block, InputBlock, PlainTextInputElement
from slack_sdk.models.views import View

from billing_core import money
from billing_core.errors import DomainError, FieldError, ValidationFailed
from commandbar.plan import Question
from commandbar.slack import blocks
from commandbar.views import CommandView

MAX_INPUT = 3_000
MAX_LABEL = 2_000
MAX_ERROR = 2_000

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)

Plan = dict[str, Any]
Values = dict[str, str]


class Opened(BaseModel):
    """A modal's private_metadata: what it is about, and where its card can be replaced."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    command_id: str
    version: int
    question: int | None = None
    response_url: str
    usable_until: datetime


@dataclass(frozen=True, slots=True)
class Form:
    """`inputs` shows a plan; `apply` gives the plan with what a person made of them.

    Both name a block after the plan's field, so that a refusal finds its place.
    """

    inputs: Callable[[Plan], list[Block]]
    apply: Callable[[Plan, Values], Plan]


def edit_view(view: CommandView, opened: Opened) -> dict[str, Any]:
    """The modal to edit the stored plan with; the command's action has a form."""
    assert view.action is not None  # it has a form
    assert view.plan is not None  # it is staged
    return _modal("Edit the plan", "plan_edited", FORMS[view.action].inputs(view.plan), opened)


def reply_view(question: Question, opened: Opened) -> dict[str, Any]:
    """The modal to answer a question with in words."""
    entry = _input("reply", blocks.clip(question.message, MAX_LABEL), multiline=True)
    return _modal("Answer", "plan_replied", [entry], opened)


def errors_by_block(error: DomainError, block_ids: Sequence[str]) -> dict[str, str]:
    """A refusal, at the inputs that it is about; what is about none stands at the first."""
    if not isinstance(error, ValidationFailed):
        return {block_ids[0]: blocks.clip(error.message, MAX_ERROR)}
    found: dict[str, list[str]] = {}
    for one in error.errors:
        field = one.field.removeprefix("plan.")
        block = next((name for name in block_ids if field.startswith(name)), None)
        words = _numbered(field, one.message) if block else f"{field}: {one.message}"
        found.setdefault(block or block_ids[0], []).append(words)
    return {block: blocks.clip("\n".join(words), MAX_ERROR) for block, words in found.items()}


def _numbered(field: str, message: str) -> str:
    """A milestone's message with its line: "Line 2: ..."."""
    place = re.search(r"\[(\d+)\]", field)
    return f"Line {int(place[1]) + 1}: {message}" if place else message


def _project_inputs(plan: Plan) -> list[Block]:
    """Name, budget, and the milestones as lines of text, where they fit into an input."""
    derived = "It is the sum of the milestones, unless you change it."
    inputs = [
        _input("project_name", "Project", plan["project_name"]),
        _input(
            "budget",
            f"Budget in {plan['currency']}",
            plan["budget"],
            hint=derived if plan["budget_derived"] else None,
            optional=True,
        ),
    ]
    lines = "\n".join(_milestone_line(milestone) for milestone in plan["milestones"])
    if len(lines) > MAX_INPUT:
        return [*inputs, blocks.section("Too many milestones for Slack: edit them in the app.")]
    hint = "One a line: name | amount | due date as YYYY-MM-DD, which may be left out."
    milestones = _input("milestones", "Milestones", lines, hint=hint, multiline=True, optional=True)
    return [*inputs, milestones]


def _project_plan(plan: Plan, values: Values) -> Plan:
    """The plan with the three inputs' words.

    Raises:
        ValidationFailed: an amount is none, or a line has no amount; by line.
    """
    errors: list[FieldError] = []
    changed = {**plan, "project_name": values.get("project_name", "")}
    budget = values.get("budget", "").strip()
    if budget != (plan["budget"] or ""):
        changed["budget"] = _amount(errors, "budget", budget, plan["currency"]) or None
        changed["budget_derived"] = False
    if "milestones" in values:
        changed["milestones"] = _milestones(errors, plan, values["milestones"])
    if errors:
        raise ValidationFailed(errors)
    return changed


def _milestones(errors: list[FieldError], plan: Plan, text: str) -> list[Plan]:
    """One a line; a milestone that keeps its name keeps its description."""
    lines = [line.strip(" |") for line in text.splitlines()]
    known = {m["name"]: m["description"] for m in reversed(plan["milestones"])}
    return [
        _milestone(errors, place, line, plan["currency"], known)
        for place, line in enumerate(line for line in lines if line)
    ]


def _milestone(
    errors: list[FieldError], place: int, line: str, currency: str, known: dict[str, str | None]
) -> Plan:
    """ "Launch | 15000.00 | 2026-05-01", read from its end: a name may hold bars of its own."""
    rest, _, last = (part.strip() for part in line.rpartition("|"))
    due_date = last if _DATE.fullmatch(last) else None
    name, _, amount = (part.strip() for part in (rest if due_date else line).rpartition("|"))
    field = f"milestones[{place}]"
    if not name:
        errors.append(FieldError(field, "Write it as name | amount | due date."))
    return {
        "name": name,
        "amount": _amount(errors, field, amount, currency) if name else "",
        "due_date": due_date,
        "description": known.get(name),
    }


def _milestone_line(milestone: Plan) -> str:
    parts = (milestone["name"], milestone["amount"], milestone["due_date"])
    return " | ".join(part for part in parts if part is not None)


def _amount(errors: list[FieldError], field: str, text: str, currency: str) -> str:
    """The amount with all of its currency's digits; "" stays nothing."""
    if not text:
        return ""
    try:
        return money.format_amount(money.parse_amount(text, currency), currency)
    except money.AmountError as error:
        errors.append(FieldError(field, str(error)))
        return text


def _input(
    block_id: str,
    label: str,
    value: str | None = None,
    *,
    hint: str | None = None,
    multiline: bool = False,
    optional: bool = False,
) -> Block:
    element = PlainTextInputElement(
        action_id="value",
        initial_value=value or None,
        multiline=multiline,
        max_length=MAX_INPUT,
    )
    return InputBlock(
        block_id=block_id,
        label=blocks.plain(label, MAX_LABEL),
        element=element,
        hint=None if hint is None else blocks.plain(hint),
        optional=optional,
    )


def _modal(title: str, callback_id: str, body: list[Block], opened: Opened) -> dict[str, Any]:
    view = View(
        type="modal",
        callback_id=callback_id,
        title=blocks.plain(title, 24),
        submit=blocks.plain("Save", 24),
        close=blocks.plain("Cancel", 24),
        private_metadata=opened.model_dump_json(exclude_none=True),
        blocks=list(body),
    )
    shown: dict[str, Any] = view.to_dict()
    return shown


FORMS: dict[str, Form] = {"create_project": Form(_project_inputs, _project_plan)}
"""The actions whose plans Slack can edit."""
