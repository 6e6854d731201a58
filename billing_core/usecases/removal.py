"""Taking back what was only just made: a project or client on which nothing hangs yet.

Nothing that was worked on, invoiced or billed ever disappears; what does leaves its facts in the
audit log.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, select

from billing_core.errors import StillInUse
from billing_core.kinds import MilestoneStatus
from billing_core.permissions import Permission
from billing_core.tables import Client, Invoice, Milestone, Project, TimeEntry
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.clients import client_facts
from billing_core.usecases.facts import milestone_facts, project_facts
from billing_core.usecases.loading import take_client, take_project
from billing_core.usecases.milestones import project_milestones


def remove_project(uow: UnitOfWork, project_id: str) -> None:
    """Take the project and its milestones away, for as long as nothing hangs on it: every
    milestone is pending, and there is no invoice (not even a void one) and no tracked time.

    Raises:
        NotFound: not in this workspace.
        StillInUse: names what hangs on it.
    """
    uow.authorize(Permission.WORK)
    project = take_project(uow, project_id)
    milestones = project_milestones(uow, project.id)
    begun = [m for m in milestones if m.status is not MilestoneStatus.PENDING]
    _refuse_if_used(
        project.name,
        {
            "milestone under way": len(begun),
            "invoice": _count(uow, Invoice, project.id),
            "time entry": _count(uow, TimeEntry, project.id),
        },
        next_move="Edit the project instead; its pending milestones can still be removed.",
    )
    before = {**project_facts(project), "milestones": [milestone_facts(m) for m in milestones]}
    uow.session.execute(delete(Milestone).where(Milestone.project_id == project.id))
    uow.session.execute(delete(Project).where(Project.id == project.id))
    subject = audit.Subject("project", project.id)
    audit.record(uow, audit.Entry("project.remove", subject, before=before))


def remove_client(uow: UnitOfWork, client_id: str) -> None:
    """Take the client away, for as long as it has no project and no portal link.

    Raises:
        NotFound: not in this workspace.
        StillInUse: names what hangs on it.
    """
    uow.authorize(Permission.WORK)
    client = take_client(uow, client_id)
    projects = select(func.count()).where(Project.client_id == client.id)
    _refuse_if_used(
        client.name,
        {
            "project": uow.session.scalar(projects) or 0,
            "portal link": 0 if client.portal_token_hash is None else 1,
        },
        next_move="Archive the client instead.",
    )
    uow.session.execute(delete(Client).where(Client.id == client.id))
    subject = audit.Subject("client", client.id)
    audit.record(uow, audit.Entry("client.remove", subject, before=client_facts(client)))


def _count(uow: UnitOfWork, table: type[Invoice] | type[TimeEntry], project_id: str) -> int:
    found = select(func.count()).where(table.project_id == project_id)
    return uow.session.scalar(found) or 0


def _refuse_if_used(name: str, uses: Mapping[str, int], *, next_move: str) -> None:
    held_by = {what: count for what, count in uses.items() if count}
    if held_by:
        words = _listed([_counted(count, what) for what, count in held_by.items()])
        raise StillInUse(
            f'"{name}" cannot be taken back: it has {words}.', held_by=held_by, next_move=next_move
        )


def _counted(count: int, what: str) -> str:
    """ "1 invoice", "2 time entries", "3 milestones under way"."""
    if count == 1:
        return f"1 {what}"
    first, space, rest = what.partition(" ")
    plurals: dict[str, Any] = {"time entry": "time entries", "portal link": "portal links"}
    return f"{count} {plurals.get(what, f'{first}s{space}{rest}')}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
