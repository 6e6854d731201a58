"""The remaining budget, opened: every invoice behind the figure, and a planned one's effect."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from billing_core.budgets import Budget
from billing_core.errors import NotFound
from billing_core.kinds import InvoiceStatus
from billing_core.permissions import Permission
from billing_core.tables import Invoice, Milestone, Project
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases.loading import own_project
from billing_core.usecases.milestones import project_milestones
from billing_core.usecases.project_views import budget_of, number_text
from billing_core.views import BudgetExplanation, BudgetItem, InvoiceRef, PlannedInvoice


def explain_budget(
    uow: UnitOfWork, project_id: str, *, planned_milestone_id: str | None = None
) -> BudgetExplanation:
    """What makes up the remaining budget: the counted items add up to the invoiced figure.

    With a milestone, also what generating its invoice now would leave.

    Raises:
        NotFound: the project, or the milestone in it, is not in this workspace.
    """
    uow.authorize(Permission.WORK)
    project = own_project(uow, project_id)
    budget = budget_of(project)
    planned = None
    if planned_milestone_id is not None:
        planned = _planned(project_milestones(uow, project.id), budget, planned_milestone_id)
    return BudgetExplanation(
        project_id=project.id,
        currency=project.currency,
        budget_scope=project.budget_scope,
        usage=budget.usage,
        items=_items(uow.session, project, budget),
        planned=planned,
    )


def _items(session: Session, project: Project, budget: Budget) -> tuple[BudgetItem, ...]:
    rows = session.execute(
        select(Invoice, Milestone.name)
        .outerjoin(Milestone, Milestone.id == Invoice.milestone_id)
        .where(Invoice.project_id == project.id)
        .order_by(Invoice.id)
    )
    return tuple(_item(invoice, milestone_name, budget) for invoice, milestone_name in rows)


def _item(invoice: Invoice, milestone_name: str | None, budget: Budget) -> BudgetItem:
    in_scope = budget.counts(of_milestone=invoice.milestone_id is not None)
    return BudgetItem(
        invoice=InvoiceRef(invoice.id, invoice.status, number_text(invoice.number)),
        milestone_id=invoice.milestone_id,
        description=milestone_name or "Time",
        net_minor=invoice.net_minor,
        counted=invoice.uses_budget and in_scope,
        why=_why(invoice, in_scope=in_scope),
    )


def _why(invoice: Invoice, *, in_scope: bool) -> str:
    if not invoice.uses_budget:
        return "voided to be billed again: its budget is free"
    if not in_scope:
        return "time, which this project's budget does not cover"
    if invoice.status is InvoiceStatus.VOID:
        return "voided and not billed again: its budget stays used"
    return f"{invoice.status.value} invoice, net of tax"


def _planned(milestones: Sequence[Milestone], budget: Budget, milestone_id: str) -> PlannedInvoice:
    milestone = next((m for m in milestones if m.id == milestone_id), None)
    if milestone is None:
        raise NotFound("milestone")
    remaining = budget.remaining_minor
    after = None if remaining is None else remaining - milestone.amount_minor
    return PlannedInvoice(
        milestone_id=milestone.id,
        name=milestone.name,
        amount_minor=milestone.amount_minor,
        remaining_after_minor=after,
        fits=after is None or after >= 0,
    )
