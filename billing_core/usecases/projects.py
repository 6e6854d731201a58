"""Projects: what is agreed with a client: billing type, budget, milestones (rules 4 to 12)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, exists, select

from billing_core.drafts import MilestoneDraft, ProjectDraft, ProjectTerms, checked_project
from billing_core.errors import ValidationFailed
from billing_core.kinds import MilestoneStatus
from billing_core.permissions import Permission
from billing_core.prepared import Prepared
from billing_core.tables import Milestone, Project, Workspace
from billing_core.text import normalise_name
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.facts import milestone_facts, project_facts
from billing_core.usecases.loading import (
    DEFAULT_PAGE,
    HeldClient,
    fresh,
    hold_client,
    lock_project,
    own_client,
    own_project,
    page_of,
)
from billing_core.usecases.project_views import project_view, project_views
from billing_core.usecases.writing import insert_row, insert_rows
from billing_core.views import ClientRef, MilestoneView, Page, ProjectView


def create_project(uow: UnitOfWork, draft: ProjectDraft) -> ProjectView:
    """A new project with its milestones, all pending, made by `uow.command_id` where there is one.

    Raises:
        NotFound: the client is not in this workspace.
        ValidationFailed: with every fault of the draft.
    """
    uow.authorize(Permission.WORK)
    terms, milestones = checked_project(draft, draft.currency or workspace_currency(uow))
    client = client_to_bill(uow, draft.client_id)
    project = _insert_project(uow, client, terms)
    views = _insert_milestones(uow, project, milestones)
    subject = audit.Subject("project", project.id)
    after = _created_facts(project, views)
    audit.record(uow, audit.Entry("project.create", subject, after=after))
    return project_view(project, ClientRef(client.id, client.name), views, logged_minutes=0)


def get_project(uow: UnitOfWork, project_id: str) -> ProjectView:
    """Raises:
    NotFound: not in this workspace.
    """
    uow.authorize(Permission.WORK)
    return project_views(uow.session, [own_project(uow, project_id)])[0]


def list_projects(
    uow: UnitOfWork,
    *,
    client_id: str | None = None,
    limit: int = DEFAULT_PAGE,
    cursor: str | None = None,
) -> Page[ProjectView]:
    """The workspace's projects, or one client's, with their cards, newest first; few queries for
    any page.

    Raises:
        NotFound: the client is not in this workspace.
    """
    uow.authorize(Permission.WORK)
    found = select(Project).where(Project.workspace_id == uow.workspace_id)
    if client_id is not None:
        found = found.where(Project.client_id == own_client(uow, client_id).id)

    def views(rows: Sequence[Project]) -> list[ProjectView]:
        return project_views(uow.session, rows)

    return page_of(uow, found, Project.id, views, limit=limit, cursor=cursor)


def held_currency(uow: UnitOfWork, project_id: str) -> str:
    """The project's currency, held until the transaction ends: for reading amounts in it before
    an edit. Raises NotFound like the edit itself."""
    uow.authorize(Permission.WORK)
    return lock_project(uow, project_id).currency


_NAME_TAKEN = Prepared(
    select(
        exists().where(
            Project.workspace_id == bindparam("workspace"),
            Project.normalised_name == bindparam("name"),
        )
    )
)


def name_taken(uow: UnitOfWork, name: str) -> bool:
    """Whether the workspace has a project of this name already, case and spacing aside."""
    uow.authorize(Permission.WORK)
    named = {"workspace": uow.workspace_id, "name": normalise_name(name)}
    return bool(_NAME_TAKEN.one(uow.connection, named)[0])


def workspace_currency(uow: UnitOfWork) -> str:
    """What a project is in, where its draft names no currency."""
    return fresh(uow, Workspace, uow.workspace_id).currency


def client_to_bill(uow: UnitOfWork, client_id: str) -> HeldClient:
    client = hold_client(uow, client_id)
    if client.archived:
        raise ValidationFailed.of("client_id", f"{client.name} is archived.")
    return client


def _insert_project(uow: UnitOfWork, client: HeldClient, terms: ProjectTerms) -> Project:
    return insert_row(
        uow,
        Project,
        id=uow.new_id("prj"),
        workspace_id=uow.workspace_id,
        client_id=client.id,
        name=terms.name,
        normalised_name=normalise_name(terms.name),
        billing_type=terms.billing_type,
        currency=terms.currency,
        budget_minor=terms.budget_minor,
        budget_scope=terms.budget_scope,
        hourly_rate_minor=terms.hourly_rate_minor,
        milestones_invoiced_minor=0,
        other_invoiced_minor=0,
        version=1,
        command_id=uow.command_id,
        created_at=uow.now,
    )


def _insert_milestones(
    uow: UnitOfWork, project: Project, drafts: Sequence[MilestoneDraft]
) -> list[MilestoneView]:
    views = [
        MilestoneView(
            id=uow.new_id("mst"),
            project_id=project.id,
            name=draft.name,
            amount_minor=draft.amount_minor,
            currency=project.currency,
            due_date=draft.due_date,
            description=draft.description,
            status=MilestoneStatus.PENDING,
            position=position,
            locked=False,
            invoice=None,
        )
        for position, draft in enumerate(drafts)
    ]
    insert_rows(uow, Milestone, [_columns(view) for view in views])
    return views


def _columns(view: MilestoneView) -> dict[str, Any]:
    return {
        "id": view.id,
        "project_id": view.project_id,
        "position": view.position,
        "name": view.name,
        "amount_minor": view.amount_minor,
        "due_date": view.due_date,
        "description": view.description,
        "status": view.status,
    }


def _created_facts(project: Project, milestones: Sequence[MilestoneView]) -> dict[str, Any]:
    return {**project_facts(project), "milestones": [milestone_facts(row) for row in milestones]}
