"""Editing a plan in place: for each action its form, and the way back from the form to a plan."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from billing_core import money
from billing_core.drafts import ProjectDraft
from billing_core.errors import FieldError
from billing_core.kinds import BillingType, BudgetScope
from billing_core.text import clean_line, name_order
from billing_core.usecases import clients
from commandbar.web import project_input
from commandbar.web.builder import budget_line
from commandbar.web.currencies import OTHERS, USUAL
from commandbar.web.forms import Form
from commandbar.web.project_input import MilestoneInput, ProjectInput
from commandbar.web.typed import FieldReader
from commandbar.web.visit import Visit

Plan = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PlanEditor:
    """`shown` gives the template's values for a plan, `typed` for a form that comes back, and
    `plan` the plan that a form stands for (raises ValidationFailed where it cannot be read)."""

    template: str
    shown: Callable[[Visit, Plan], dict[str, Any]]
    typed: Callable[[Visit, Form], dict[str, Any]]
    plan: Callable[[Visit, Form], Plan]


def _project_shown(visit: Visit, plan: Plan) -> dict[str, Any]:
    given = project_input.from_plan(plan, visit.workspace.currency, visit.formats)
    return _project_values(visit, given)


def _project_typed(visit: Visit, form: Form) -> dict[str, Any]:
    given = project_input.from_form(form)
    if form.has("change"):
        return _project_values(visit, project_input.rearranged(given, form.text("change")))
    return _project_values(visit, project_input.without_blank_rows(given))


def _project_values(visit: Visit, given: ProjectInput) -> dict[str, Any]:
    names = sorted(visit.read(clients.list_names), key=lambda pair: name_order(pair[1]))
    return {
        "given": given,
        "clients": [("", "A new client"), *names],
        "currency_options": [(code, code) for code in (*USUAL, *OTHERS)],
        "blank": MilestoneInput(),
        "line": budget_line(given, visit.workspace.currency, visit.formats),
    }


def _project_plan(visit: Visit, form: Form) -> Plan:
    given = project_input.without_blank_rows(project_input.from_form(form))
    reader = FieldReader(visit.formats)
    client = _client(visit, reader, given)
    draft = project_input.draft_read_by(reader, given, given.client, visit.workspace.currency)
    reader.errors = [_as_of_plan(error) for error in reader.errors]
    reader.check()
    return _plan_of(draft, client, draft.currency or visit.workspace.currency)


def _as_of_plan(error: FieldError) -> FieldError:
    """The plan's form calls the name of the project by the plan's field."""
    return replace(error, field="project_name") if error.field == "name" else error


def _plan_of(draft: ProjectDraft, client: Plan | None, currency: str) -> Plan:
    kind = draft.billing_type

    def text(minor: int | None) -> str | None:
        return None if minor is None else money.format_amount(minor, currency)

    derived = draft.budget_minor is None and kind.has_milestones
    return {
        "project_name": draft.name,
        "client": client,
        "billing_type": kind.value,
        "currency": currency,
        "budget": text(draft.budget_minor),
        "budget_derived": derived,
        "budget_scope": _scope(draft, derived=derived).value,
        "hourly_rate": text(draft.hourly_rate_minor),
        "milestones": [
            {
                "name": row.name,
                "amount": text(row.amount_minor),
                "due_date": None if row.due_date is None else row.due_date.isoformat(),
                "description": row.description,
            }
            for row in draft.milestones
        ],
    }


def _client(visit: Visit, reader: FieldReader, given: ProjectInput) -> Plan | None:
    """A client of the workspace by id, or a new one by name."""
    if not given.client:
        if given.new_client.strip():
            clean_line(reader.errors, "client.name", given.new_client)
            return {"id": None, "name": given.new_client, "existing": False}
        reader.errors.append(FieldError("client_id", "Choose a client, or name a new one."))
        return None
    name = dict(visit.read(clients.list_names)).get(given.client)
    if name is None:
        reader.errors.append(FieldError("client_id", "Choose a client that is there."))
    return {"id": given.client, "name": name or "", "existing": True}


def _scope(draft: ProjectDraft, *, derived: bool) -> BudgetScope:
    """Rule 6: a mixed project whose budget is its milestones' sum leaves hours on top of it."""
    if draft.billing_type is BillingType.MIXED and derived:
        return BudgetScope.MILESTONES_ONLY
    return draft.budget_scope or BudgetScope.ALL_INVOICES


def _client_shown(_visit: Visit, plan: Plan) -> dict[str, Any]:
    return {"name": plan.get("name") or ""}


def _client_typed(_visit: Visit, form: Form) -> dict[str, Any]:
    return {"name": form.text("name")}


def _client_plan(_visit: Visit, form: Form) -> Plan:
    return {"name": form.text("name").strip()}


EDITORS: dict[str, PlanEditor] = {
    "create_project": PlanEditor(
        "bar/edit_project.html", _project_shown, _project_typed, _project_plan
    ),
    "create_client": PlanEditor("bar/edit_client.html", _client_shown, _client_typed, _client_plan),
}
"""By action; a plan of an action without one is reviewed and corrected in words only."""
