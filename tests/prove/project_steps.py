"""Clients, projects and their time: what a member can do to them, beside what must follow.

A step is a function of the moment and of what was drawn (`rules.py`). None: nothing to take it on.
"""

from typing import Any

from billing_core.drafts import (
    UNSET,
    ClientChanges,
    ClientDetails,
    MilestoneDraft,
    ProjectChanges,
    ProjectDraft,
)
from billing_core.kinds import BillingType, BudgetScope
from billing_core.usecases import clients as client_cases
from billing_core.usecases import project_edit, projects
from billing_core.usecases import time as time_cases
from tests.factories import BILLING_DETAILS, TODAY
from tests.prove.doors import Attempt, at
from tests.prove.model import OPEN, Client, Project, TimeEntry
from tests.prove.moment import Moment, money, refused

Maybe = Attempt | None


PROJECTS = ("Harbour Atlas", "Winter Beacon", "Copper Lantern")
KINDS = ("fixed_price", "mixed", "hourly")


def create_client(m: Moment, name: str, with_details: bool) -> Maybe:
    details = BILLING_DETAILS if with_details else {}

    def apply(answer: Any) -> list[str]:
        m.workspace.add(Client(m.workspace.id, at(answer, "id"), name, details.get("email")))
        return ["client.create"]

    return Attempt(
        lambda h: h.act(client_cases.create_client, ClientDetails(name, **details)),
        ("POST", "/clients", {"name": name, **details}),
        apply,
    )


CLIENT_CHANGES: dict[str, dict[str, Any]] = {
    "details": dict(BILLING_DETAILS),
    "no mail": {"email": None},
    "archive": {"archived": True},
    "bring back": {"archived": False},
    "rename": {},
    "bad mail": {"email": "not an address"},
}


def edit_client(m: Moment, pick: int, change: str, name: str, late: bool) -> Maybe:
    client = m.pick(Client, pick)
    if client is None:
        return None
    changed = CLIENT_CHANGES[change] or {"name": name}
    version = client.version - late
    new = {key: value for key, value in changed.items() if hasattr(client, key)}

    def apply(_answer: Any) -> list[str]:
        if all(getattr(client, key) == value for key, value in new.items()):
            return []
        vars(client).update(new, version=client.version + 1)
        return ["client.update"]

    return Attempt(
        lambda h: h.act(
            client_cases.update_client, client.id, ClientChanges(**changed), version=version
        ),
        ("PATCH", f"/clients/{client.id}", {**changed, "version": version}),
        apply,
        refused(
            version_conflict=late,
            validation_failed=not late and change == "bad mail",
        ),
        of=client,
    )


def create_project(
    m: Moment,
    pick: int,
    name: str,
    kind: str,
    budget: int | None,
    scope: str | None,
    rate: int | None,
    amounts: list[int],
) -> Maybe:
    client = m.pick(Client, pick)
    if client is None:
        return None
    currency = m.workspace.currency
    rate = rate if kind != "fixed_price" else None
    names = [f"Phase {m.serial()}" for _ in amounts]
    refusals = m.workspace.why_not_terms(kind, budget, scope, rate, amounts) | refused(
        validation_failed=client.archived or budget == 0 or rate == 0 or 0 in amounts
    )
    derived = budget is None and kind != "hourly"
    default = "milestones_only" if derived and kind == "mixed" else "all_invoices"

    def apply(answer: Any) -> list[str]:
        project = Project(
            m.workspace.id,
            at(answer, "id"),
            client.id,
            name,
            kind,
            currency,
            sum(amounts) if derived else budget,
            scope or default,
            rate,
        )
        m.workspace.add(project)
        m.add_milestones(project.id, list(zip(names, amounts, strict=True)))
        return ["project.create"]

    draft = ProjectDraft(
        name=name,
        client_id=client.id,
        billing_type=BillingType(kind),
        budget_minor=budget,
        budget_scope=None if scope is None else BudgetScope(scope),
        hourly_rate_minor=rate,
        milestones=tuple(MilestoneDraft(*pair) for pair in zip(names, amounts, strict=True)),
    )
    body = {
        "name": name,
        "client_id": client.id,
        "billing_type": kind,
        "budget": money(budget, currency),
        "budget_scope": scope,
        "hourly_rate": money(rate, currency),
        "milestones": [
            {"name": n, "amount": money(a, currency)} for n, a in zip(names, amounts, strict=True)
        ],
    }
    return Attempt(
        lambda h: h.act(projects.create_project, draft),
        ("POST", "/projects", body),
        apply,
        refusals,
        of=client,
    )


def edit_project(m: Moment, pick: int, what: str, number: int, late: bool) -> Maybe:
    project = m.pick(Project, pick)
    if project is None:
        return None
    w = m.home(project)
    amounts = [milestone.amount_minor for milestone in w.milestones(project.id)]
    new: dict[str, Any] = {}
    codes = OPEN
    if what == "budget":
        budget = number or None
        if budget is None and project.billing_type != "hourly" and amounts:
            budget = sum(amounts)
        new = {"budget_minor": budget}
        codes = refused(validation_failed=budget is None and project.billing_type != "hourly")
    elif what == "rate":
        new = {"hourly_rate_minor": number or None}
        fixed = project.billing_type == "fixed_price"
        codes = refused(validation_failed=(number > 0) == fixed)
    elif what == "scope":
        new = {"budget_scope": ("all_invoices", "milestones_only")[number % 2]}
        hourly = project.billing_type == "hourly"
        codes = refused(validation_failed=hourly and number % 2 == 1)
    elif what == "name":
        new = {"name": PROJECTS[number % len(PROJECTS)]}
    elif what == "currency":
        new = {"currency": ("EUR", project.currency)[number % 2]}
        has_history = bool(amounts or w.invoices(project.id))
        codes = refused(validation_failed=new["currency"] != project.currency and has_history)
    else:
        return _change_type(m, project, KINDS[number % len(KINDS)], late)
    sent = new
    if what == "budget":
        sent = {"budget_minor": number or None}
    return _project_edit(m, project, sent, new, codes, late)


def _change_type(m: Moment, project: Project, kind: str, late: bool) -> Maybe:
    w = m.home(project)
    milestones = w.milestones(project.id)
    sent: dict[str, Any] = {"billing_type": kind}
    if kind != "fixed_price" and project.hourly_rate_minor is None:
        sent["hourly_rate_minor"] = 7
    new = {**sent}
    if kind == "fixed_price":
        new["hourly_rate_minor"] = None
    codes = OPEN
    if kind == "hourly":
        new["budget_scope"] = "all_invoices"
        codes = refused(milestone_locked=any(x.status != "pending" for x in milestones))
    elif project.budget_minor is None:
        codes = refused(validation_failed=True)
    return _project_edit(m, project, sent, new, codes, late, drop=kind == "hourly")


_AS_SENT = {"budget_minor": "budget", "hourly_rate_minor": "hourly_rate"}


def _project_edit(
    m: Moment,
    project: Project,
    sent: dict[str, Any],
    new: dict[str, Any],
    codes: frozenset[str],
    late: bool,
    *,
    drop: bool = False,
) -> Attempt:
    w = m.home(project)
    budget = new.get("budget_minor", project.budget_minor)
    counted = w.counted(project, new.get("budget_scope"))
    codes |= refused(over_budget=budget is not None and counted > budget)
    version = project.version - late
    currency = new.get("currency", project.currency)

    def apply(_answer: Any) -> list[str]:
        changed = any(getattr(project, key) != value for key, value in new.items())
        if drop:
            for milestone in w.milestones(project.id):
                w.remove(milestone)
        if not changed:
            return []
        vars(project).update(new, version=project.version + 1)
        return ["project.update"]

    body = {
        _AS_SENT.get(key, key): money(value, currency) if key in _AS_SENT else value
        for key, value in sent.items()
    }
    typed = {
        "billing_type": BillingType(sent["billing_type"]) if "billing_type" in sent else UNSET,
        "budget_scope": BudgetScope(sent["budget_scope"]) if "budget_scope" in sent else UNSET,
    }
    changes = ProjectChanges(**{**sent, **typed})
    return Attempt(
        lambda h: h.act(project_edit.update_project, project.id, changes, version=version),
        ("PATCH", f"/projects/{project.id}", {"version": version, **body}),
        apply,
        refused(version_conflict=True) if late else codes,
        of=project,
    )


def log_time(m: Moment, pick: int, minutes: int, note: str | None, billable: bool) -> Maybe:
    project = m.pick(Project, pick)
    if project is None:
        return None

    def apply(answer: Any) -> list[str]:
        entry = TimeEntry(m.workspace.id, at(answer, "id"), project.id, minutes, note, billable)
        m.workspace.add(entry)
        return ["time.log"]

    body = {"minutes": minutes, "date": TODAY.isoformat(), "note": note, "billable": billable}
    draft = time_cases.TimeDraft(minutes, TODAY, note, billable)
    return Attempt(
        lambda h: h.act(time_cases.log_time, project.id, draft),
        ("POST", f"/projects/{project.id}/time-entries", body),
        apply,
        refused(validation_failed=not 1 <= minutes <= 24 * 60),
        of=project,
    )
