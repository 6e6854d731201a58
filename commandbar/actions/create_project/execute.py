"""A confirmed plan into billing_core, and what it rests on until then."""

import contextlib

from billing_core.drafts import ClientDetails, MilestoneDraft, ProjectDraft
from billing_core.errors import NotFound, StillInUse, ValidationFailed
from billing_core.kinds import BillingType, BudgetScope
from billing_core.permissions import Permission
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import clients, projects, removal, settings
from commandbar.actions.base import Dependency
from commandbar.actions.create_project.plan import CreateProjectPlan, PlanClient
from commandbar.plan import PlanWarning


def dependencies(uow: UnitOfWork, plan: CreateProjectPlan) -> tuple[Dependency, ...]:
    """Client, project name and currency: nothing else makes a plan stale (rule 31).

    The tax setting is not among them: a project uses none, invoices copy it when they are made.
    """
    uow.authorize(Permission.WORK)
    return (
        _client_dependency(uow, plan),
        _name_dependency(uow, plan),
        Dependency("currency", "the workspace's currency", settings.get_workspace(uow).currency),
    )


def settle(uow: UnitOfWork, plan: CreateProjectPlan) -> CreateProjectPlan:
    """The plan with its client as the workspace has it: what is shown is what will be billed.

    Raises:
        NotFound: the client's id is unknown here.
        ValidationFailed: the client is archived.
    """
    if plan.client.id is not None:
        client = clients.get_client(uow, plan.client.id)
    else:
        known = clients.find_by_name(uow, plan.client.name)
        if known is None and not plan.client.existing:
            return plan
        if known is None:
            raise NotFound("client")
        client = known
    if client.archived:
        raise ValidationFailed.of("plan.client", f"{client.name} is archived.")
    found = PlanClient(id=client.id, name=client.name, existing=True)
    return plan.model_copy(update={"client": found})


def _name_dependency(uow: UnitOfWork, plan: CreateProjectPlan) -> Dependency:
    taken = projects.name_taken(uow, plan.project_name)
    warning = PlanWarning(
        code="duplicate_project_name",
        message=f"There is a project called {plan.project_name} already.",
        field="project_name",
    )
    value = "already taken" if taken else "free"
    return Dependency("project_name", "the project's name", value, warning if taken else None)


def _client_dependency(uow: UnitOfWork, plan: CreateProjectPlan) -> Dependency:
    if plan.client.id is not None:
        return Dependency("client", "the client", _state_of(uow, plan.client.id))
    known = clients.find_by_name(uow, plan.client.name)
    return Dependency("client", "the client", "exists already" if known else "not yet a client")


def _state_of(uow: UnitOfWork, client_id: str) -> str:
    try:
        client = clients.held_client(uow, client_id)
    except NotFound:
        return "taken back"
    return f"{client.name} (archived)" if client.archived else client.name


def execute(uow: UnitOfWork, plan: CreateProjectPlan) -> dict[str, str]:
    """Create the client, if it is a new one, and the project, by the same use cases as a form."""
    client_id = plan.client.id
    if client_id is None:
        client_id = clients.create_client(uow, ClientDetails(name=plan.client.name)).id
    draft = ProjectDraft(
        name=plan.project_name,
        client_id=client_id,
        billing_type=BillingType(plan.billing_type),
        currency=plan.currency,
        budget_minor=plan.budget_minor,
        budget_scope=BudgetScope(plan.budget_scope),
        hourly_rate_minor=plan.hourly_rate_minor,
        milestones=tuple(
            MilestoneDraft(
                name=milestone.name,
                amount_minor=plan.minor(milestone.amount),
                due_date=milestone.due_date,
                description=milestone.description,
            )
            for milestone in plan.milestones
        ),
    )
    project = projects.create_project(uow, draft)
    return {"project_id": project.id, "client_id": client_id}


def undo(uow: UnitOfWork, plan: CreateProjectPlan, result: dict[str, str]) -> None:
    """Take the project back, and the client that the plan made with it unless it is used since."""
    removal.remove_project(uow, result["project_id"])
    if plan.client.id is None:
        with contextlib.suppress(StillInUse):
            removal.remove_client(uow, result["client_id"])
