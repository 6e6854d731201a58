"""Projects: what is agreed with a client: billing type, budget, milestones (rules 4 to 12)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, exists, select

from billing_core.drafts import MilestoneDraft, ProjectDraft, ProjectTerms, checked_project
from billing_core.errors import ValidationFailed
from billing_core.permissions import Permission
from billing_core.tables import Client, Milestone, Project, Workspace
from billing_core.text import normalise_name
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.facts import milestone_facts, project_facts
from billing_core.usecases.loading import (
    DEFAULT_PAGE,
    fresh,
    insert_rows,
    lock_project,
    own_project,
    page_of,
    share_client,
)
from billing_core.usecases.milestones import new_milestone
from billing_core.usecases.project_views import milestone_view, project_view, project_views
from billing_core.views import ClientRef, Page, ProjectView


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
    rows = _insert_milestones(uow, project.id, milestones)
    subject = audit.Subject("project", project.id)
    after = _created_facts(project, rows)
    audit.record(uow, audit.Entry("project.create", subject, after=after))
    views = [milestone_view(row, project.currency, None) for row in rows]
    return project_view(project, ClientRef(client.id, client.name), views, logged_minutes=0)


def get_project(uow: UnitOfWork, project_id: str) -> ProjectView:
    """Raises:
    NotFound: not in this workspace.
    """
    uow.authorize(Permission.WORK)
    return project_views(uow.session, [own_project(uow, project_id)])[0]


def list_projects(
    uow: UnitOfWork, *, limit: int = DEFAULT_PAGE, cursor: str | None = None
) -> Page[ProjectView]:
    """The workspace's projects with their cards, newest first; few queries for any page."""
    uow.authorize(Permission.WORK)
    found = select(Project).where(Project.workspace_id == uow.workspace_id)

    def views(rows: Sequence[Project]) -> list[ProjectView]:
        return project_views(uow.session, rows)

    return page_of(uow, found, Project.id, views, limit=limit, cursor=cursor)


def held_currency(uow: UnitOfWork, project_id: str) -> str:
    """The project's currency, held until the transaction ends: for reading amounts in it before
    an edit. Raises NotFound like the edit itself."""
    uow.authorize(Permission.WORK)
    return lock_project(uow, project_id).currency


_NAME_TAKEN = select(
    exists().where(
        Project.workspace_id == bindparam("workspace"),
        Project.normalised_name == bindparam("name"),
    )
)


def name_taken(uow: UnitOfWork, name: str) -> bool:
    """Whether the workspace has a project of this name already, case and spacing aside."""
    uow.authorize(Permission.WORK)
    named = {"workspace": uow.workspace_id, "name": normalise_name(name)}
    return bool(uow.session.scalar(_NAME_TAKEN, named))


def workspace_currency(uow: UnitOfWork) -> str:
    """What a project is in, where its draft names no currency."""
    return fresh(uow, Workspace, uow.workspace_id).currency


def client_to_bill(uow: UnitOfWork, client_id: str) -> Client:
    client = share_client(uow, client_id)
    if client.archived:
        raise ValidationFailed.of("client_id", f"{client.name} is archived.")
    return client


def _insert_project(uow: UnitOfWork, client: Client, terms: ProjectTerms) -> Project:
    project = Project(
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
    insert_rows(uow, [project])
    return project


def _insert_milestones(
    uow: UnitOfWork, project_id: str, drafts: Sequence[MilestoneDraft]
) -> list[Milestone]:
    rows = [
        new_milestone(uow, project_id, position, draft) for position, draft in enumerate(drafts)
    ]
    insert_rows(uow, rows)
    return rows


def _created_facts(project: Project, milestones: Sequence[Milestone]) -> dict[str, Any]:
    return {**project_facts(project), "milestones": [milestone_facts(row) for row in milestones]}
