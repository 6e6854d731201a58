"""Project and milestone rows as views, for one project or a page of them, in three queries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, and_, cast, func, select
from sqlalchemy.orm import Session

from billing_core.budgets import Budget, milestone_warnings
from billing_core.kinds import InvoiceStatus
from billing_core.money import divide_half_up
from billing_core.tables import Client, Invoice, Milestone, Project, TimeEntry
from billing_core.usecases.loading import HeldProject
from billing_core.views import (
    ClientRef,
    Hours,
    InvoiceRef,
    MilestoneView,
    Progress,
    ProjectView,
)


def budget_of(project: Project | HeldProject) -> Budget:
    return Budget(
        currency=project.currency,
        budget_minor=project.budget_minor,
        scope=project.budget_scope,
        milestones_minor=project.milestones_invoiced_minor,
        other_minor=project.other_invoiced_minor,
    )


def number_text(number: int | None) -> str | None:
    """The number as printed: 7 is "INV-0007"; None while a draft."""
    return None if number is None else f"INV-{number:04d}"


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the views of some projects need beside their rows, each by project id."""

    clients: dict[str, ClientRef]
    milestones: dict[str, list[MilestoneView]]
    minutes: dict[str, int]


def project_views(session: Session, projects: Sequence[Project]) -> list[ProjectView]:
    """The projects' views in the given order, by three queries however many they are."""
    if not projects:
        return []
    around = _Surroundings(
        _clients(session, projects), _milestones(session, projects), _minutes(session, projects)
    )
    return [
        project_view(
            project,
            around.clients[project.client_id],
            around.milestones[project.id],
            around.minutes.get(project.id, 0),
        )
        for project in projects
    ]


def project_view(
    project: Project,
    client: ClientRef,
    milestones: Sequence[MilestoneView],
    logged_minutes: int,
) -> ProjectView:
    amounts = [milestone.amount_minor for milestone in milestones]
    done = [milestone.amount_minor for milestone in milestones if milestone.locked]
    return ProjectView(
        id=project.id,
        version=project.version,
        name=project.name,
        client=client,
        billing_type=project.billing_type,
        currency=project.currency,
        budget_minor=project.budget_minor,
        budget_scope=project.budget_scope,
        hourly_rate_minor=project.hourly_rate_minor,
        milestones_total_minor=sum(amounts),
        milestones=tuple(milestones),
        progress=Progress(completed=len(done), total=len(amounts)),
        budget_usage=budget_of(project).usage,
        hours=Hours(logged_minutes, effective_rate(sum(done), logged_minutes)),
        warnings=milestone_warnings(
            project.billing_type, project.currency, project.budget_minor, amounts
        ),
        command_id=project.command_id,
        created_at=project.created_at,
    )


def effective_rate(earned_minor: int, minutes: int) -> int | None:
    """What an hour of logged time earned, half up; None without time (rule 23)."""
    return divide_half_up(earned_minor * 60, minutes) if minutes else None


def milestone_view(
    milestone: Milestone, currency: str, invoice: InvoiceRef | None
) -> MilestoneView:
    return MilestoneView(
        id=milestone.id,
        project_id=milestone.project_id,
        name=milestone.name,
        amount_minor=milestone.amount_minor,
        currency=currency,
        due_date=milestone.due_date,
        description=milestone.description,
        status=milestone.status,
        position=milestone.position,
        locked=milestone.status.is_locked,
        invoice=invoice,
    )


def _ids(projects: Iterable[Project]) -> list[str]:
    return [project.id for project in projects]


def _clients(session: Session, projects: Sequence[Project]) -> dict[str, ClientRef]:
    wanted = {project.client_id for project in projects}
    rows = session.execute(select(Client.id, Client.name).where(Client.id.in_(wanted)))
    return {row.id: ClientRef(row.id, row.name) for row in rows}


def _milestones(session: Session, projects: Sequence[Project]) -> dict[str, list[MilestoneView]]:
    currencies = {project.id: project.currency for project in projects}
    rows = session.execute(
        select(Milestone, Invoice.id, Invoice.status, Invoice.number)
        .outerjoin(Invoice, and_(Invoice.milestone_id == Milestone.id, Invoice.uses_budget))
        .where(Milestone.project_id.in_(_ids(projects)))
        .order_by(Milestone.project_id, Milestone.position)
        .execution_options(populate_existing=True)
    )
    found: dict[str, list[MilestoneView]] = defaultdict(list)
    for milestone, invoice_id, status, number in rows:
        invoice = _ref(invoice_id, status, number)
        view = milestone_view(milestone, currencies[milestone.project_id], invoice)
        found[milestone.project_id].append(view)
    return found


def _ref(
    invoice_id: str | None, status: InvoiceStatus | None, number: int | None
) -> InvoiceRef | None:
    if invoice_id is None or status is None:
        return None
    return InvoiceRef(invoice_id, status, number_text(number))


def _minutes(session: Session, projects: Sequence[Project]) -> dict[str, int]:
    total = cast(func.sum(TimeEntry.minutes), BigInteger)
    rows = session.execute(
        select(TimeEntry.project_id, total.label("minutes"))
        .where(TimeEntry.project_id.in_(_ids(projects)))
        .group_by(TimeEntry.project_id)
    )
    return {row.project_id: row.minutes for row in rows}
