"""The client's link and what it shows: names and progress, nothing else (rule 24)."""

import secrets
from collections import defaultdict
from collections.abc import Callable, Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from billing_core.kinds import BillingType, MilestoneStatus
from billing_core.permissions import Permission
from billing_core.tables import Client, Milestone, Project, Workspace
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.loading import lock_client
from billing_core.usecases.workspaces import hash_token
from billing_core.views import PortalMilestone, PortalProject, PortalView, Progress

_SECRET_BYTES = 32


def new_secret() -> str:
    """256 random bits, safe in a URL."""
    return secrets.token_urlsafe(_SECRET_BYTES)


def create_link(
    uow: UnitOfWork, client_id: str, *, new_secret: Callable[[], str] = new_secret
) -> str:
    """The secret of the client's new link; shown once, stored only as a hash. An older link ends.

    Raises:
        PermissionDenied: not an Owner or Admin.
        NotFound: not in this workspace.
    """
    uow.authorize(Permission.PORTAL_LINK)
    client = lock_client(uow, client_id)
    secret = new_secret()
    _set_hash(uow, client, hash_token(secret), "portal.create")
    return secret


def revoke_link(uow: UnitOfWork, client_id: str) -> None:
    """The client's link ends at once; nothing happens where there is none.

    Raises:
        PermissionDenied: not an Owner or Admin.
        NotFound: not in this workspace.
    """
    uow.authorize(Permission.PORTAL_LINK)
    client = lock_client(uow, client_id)
    if client.portal_token_hash is not None:
        _set_hash(uow, client, None, "portal.revoke")


def read_portal(session: Session, secret: str) -> PortalView | None:
    """What the link's holder may see; None where no such link is."""
    row = session.execute(
        select(Client, Workspace)
        .join(Workspace, Workspace.id == Client.workspace_id)
        .where(Client.portal_token_hash == hash_token(secret))
    ).first()
    if row is None:
        return None
    client, workspace = row
    return PortalView(
        business_name=workspace.business_details.get("name", workspace.name),
        client_name=client.name,
        locale=workspace.locale,
        projects=_projects(session, client.id),
    )


def _set_hash(uow: UnitOfWork, client: Client, token_hash: str | None, action: str) -> None:
    before = {"link": client.portal_token_hash is not None}
    client.portal_token_hash = token_hash
    subject = audit.Subject("client", client.id)
    after = {"link": token_hash is not None}
    audit.record(uow, audit.Entry(action, subject, before, after))


def _projects(session: Session, client_id: str) -> tuple[PortalProject, ...]:
    rows = session.execute(
        select(Project.id, Project.name.label("project"), Milestone.name, Milestone.status)
        .join(Milestone, Milestone.project_id == Project.id)
        .where(Project.client_id == client_id, Project.billing_type != BillingType.HOURLY)
        .order_by(Project.id.desc(), Milestone.position)
    )
    grouped: dict[str, list[Row[str, str, str, MilestoneStatus]]] = defaultdict(list)
    for row in rows:
        grouped[row.id].append(row)
    return tuple(_project(milestones) for milestones in grouped.values())


def _project(rows: Sequence[Row[str, str, str, MilestoneStatus]]) -> PortalProject:
    done = sum(row.status.is_locked for row in rows)
    return PortalProject(
        name=rows[0].project,
        progress=Progress(completed=done, total=len(rows)),
        milestones=tuple(PortalMilestone(row.name, _shown(row.status)) for row in rows),
    )


def _shown(status: MilestoneStatus) -> MilestoneStatus:
    """Invoiced shows as completed: whether a bill was written is not told here."""
    return MilestoneStatus.COMPLETED if status.is_locked else status
