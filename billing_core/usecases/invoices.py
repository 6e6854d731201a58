"""Drafts: made from a milestone or from time, edited, deleted (rules 15, 16, 19, 22)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select, update

from billing_core.budgets import Budget, check_headroom
from billing_core.drafts import UNSET, Unset, chosen, refuse_if_any
from billing_core.errors import FieldError, NothingToBill
from billing_core.invoices import (
    Line,
    LineDraft,
    check_is_draft,
    check_net,
    check_tax_rate,
    checked_lines,
    milestone_line,
    priced_line,
    time_line,
    totals,
)
from billing_core.kinds import BillingType, InvoiceStatus, MilestoneStatus
from billing_core.milestones import Step, after_step
from billing_core.permissions import Permission
from billing_core.tables import Invoice, InvoiceLine, Milestone, Project, TimeEntry
from billing_core.text import clean_note
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.facts import invoice_facts
from billing_core.usecases.invoice_rows import (
    insert_draft,
    invoice_lines,
    rewrite_lines,
    set_totals,
)
from billing_core.usecases.invoice_views import invoice_views
from billing_core.usecases.loading import (
    DEFAULT_PAGE,
    fresh,
    lock_invoice,
    lock_milestone,
    lock_project,
    own_client,
    own_invoice,
    own_project,
    page_of,
)
from billing_core.usecases.milestones import move
from billing_core.usecases.project_views import budget_of
from billing_core.views import InvoiceView, MilestoneView, Page


@dataclass(frozen=True, slots=True)
class Generated:
    """The milestone's invoice; `created` False when it was there already (rule 15)."""

    invoice: InvoiceView
    created: bool


@dataclass(frozen=True, slots=True)
class DraftChanges:
    """An edit of a draft; what is UNSET stays. `tax_rate` None takes the rate away again."""

    tax_rate: Decimal | Unset | None = UNSET
    due_date: date | Unset | None = UNSET
    notes: str | Unset | None = UNSET
    lines: Sequence[LineDraft] | Unset = UNSET


def get_invoice(uow: UnitOfWork, invoice_id: str) -> InvoiceView:
    """Raises:
    NotFound: not in this workspace.
    """
    uow.authorize(Permission.WORK)
    return invoice_views(uow.session, [own_invoice(uow, invoice_id)])[0]


def list_invoices(
    uow: UnitOfWork,
    *,
    project_id: str | None = None,
    client_id: str | None = None,
    limit: int = DEFAULT_PAGE,
    cursor: str | None = None,
) -> Page[InvoiceView]:
    """The workspace's invoices, or one project's or client's, newest first.

    Raises:
        NotFound: the project or the client is not in this workspace.
    """
    uow.authorize(Permission.WORK)
    found = select(Invoice).where(Invoice.workspace_id == uow.workspace_id)
    if project_id is not None:
        found = found.where(Invoice.project_id == own_project(uow, project_id).id)
    if client_id is not None:
        found = found.where(Invoice.client_id == own_client(uow, client_id).id)

    def views(rows: Sequence[Invoice]) -> list[InvoiceView]:
        return invoice_views(uow.session, rows)

    return page_of(uow, found, Invoice.id, views, limit=limit, cursor=cursor)


def generate_invoice(uow: UnitOfWork, milestone_id: str) -> Generated:
    """A draft for a completed milestone, which becomes invoiced; on a repeat the same invoice.

    Raises:
        NotFound: not in this workspace.
        InvalidTransition: not completed; or invoiced by one voided without rebilling.
        OverBudget: it would push the total invoiced over the budget.
    """
    uow.authorize(Permission.WORK)
    project, milestone = lock_milestone(uow, milestone_id)
    present = _present_invoice(uow, milestone)
    if present is not None:
        return Generated(invoice_views(uow.session, [present])[0], created=False)
    after_step(milestone.name, milestone.status, Step.INVOICE)
    check_headroom(budget_of(project), milestone.amount_minor, of_milestone=True)
    line = milestone_line(milestone.name, milestone.amount_minor)
    view, entry = insert_draft(uow, project, [line], milestone_id=milestone.id)
    audit.record(uow, entry, move(uow, milestone, Step.INVOICE))
    return Generated(view, created=True)


def invoice_time(uow: UnitOfWork, project_id: str) -> InvoiceView:
    """A draft from the project's unbilled billable time, one line a note; no later one takes it.

    Raises:
        NotFound: not in this workspace.
        NothingToBill: no such time, or a fixed-price project, whose time is internal.
        OverBudget: it would push the total invoiced over the budget.
    """
    uow.authorize(Permission.WORK)
    project = lock_project(uow, project_id)
    entries = _unbilled(uow, project)
    lines = _time_lines(project, entries)
    errors: list[FieldError] = []
    net = totals(lines, None).net_minor
    check_net(errors, net, project.currency)
    refuse_if_any(errors)
    check_headroom(budget_of(project), net, of_milestone=False)
    view, entry = insert_draft(uow, project, lines)
    for worked in entries:
        worked.invoice_id = view.id
    audit.record(uow, entry)
    return view


def edit_draft(uow: UnitOfWork, invoice_id: str, changes: DraftChanges) -> InvoiceView:
    """The draft with its changes; the budget is checked with its new net sum (rule 9).

    Raises:
        NotFound: not in this workspace.
        InvoiceLocked: no draft any more.
        ValidationFailed: with every fault of the changes.
        OverBudget: its new net would push the total invoiced over the budget.
    """
    uow.authorize(Permission.WORK)
    project, invoice = lock_invoice(uow, invoice_id)
    check_is_draft(invoice.status)
    present = invoice_lines(uow, invoice.id)
    before = invoice_facts(invoice, present)
    lines = _changed(invoice, present, changes)
    net = totals(lines, None).net_minor
    of_milestone = invoice.milestone_id is not None
    check_headroom(budget_without(project, invoice), net, of_milestone=of_milestone)
    set_totals(invoice, lines)
    written = present if changes.lines is UNSET else rewrite_lines(uow, invoice, present, lines)
    uow.session.flush()
    after = invoice_facts(invoice, written)
    if before != after:
        subject = audit.Subject("invoice", invoice.id)
        audit.record(uow, audit.Entry("invoice.edit", subject, before, after))
    return invoice_views(uow.session, [invoice])[0]


def delete_draft(uow: UnitOfWork, invoice_id: str) -> None:
    """The draft is gone; what it billed may be billed again (rules 19 and 22).

    Raises:
        NotFound: not in this workspace.
        InvoiceLocked: no draft any more.
    """
    uow.authorize(Permission.WORK)
    _, invoice = lock_invoice(uow, invoice_id)
    check_is_draft(invoice.status)
    lines = invoice_lines(uow, invoice.id)
    before = invoice_facts(invoice, lines)
    released = release(uow, invoice)
    uow.session.delete(invoice)
    deleted = audit.Entry("invoice.delete", audit.Subject("invoice", invoice_id), before)
    audit.record(uow, *released, deleted)


def release(uow: UnitOfWork, invoice: Invoice) -> list[audit.Entry]:
    """Let what the invoice billed be billed again: its milestone, or its time."""
    uow.session.execute(
        update(TimeEntry).where(TimeEntry.invoice_id == invoice.id).values(invoice_id=None)
    )
    if invoice.milestone_id is None:
        return []
    milestone = fresh(uow, Milestone, invoice.milestone_id)
    return [move(uow, milestone, Step.RELEASE)]


def budget_without(project: Project, invoice: Invoice) -> Budget:
    """The project's budget as if the invoice were not there: what its net may be at most."""
    budget = budget_of(project)
    if invoice.milestone_id is not None:
        return replace(budget, milestones_minor=budget.milestones_minor - invoice.net_minor)
    return replace(budget, other_minor=budget.other_minor - invoice.net_minor)


def _present_invoice(uow: UnitOfWork, milestone: MilestoneView) -> Invoice | None:
    """The invoice of an invoiced milestone, unless it is void: that one is not given again."""
    if milestone.status is not MilestoneStatus.INVOICED:
        return None
    return uow.session.scalars(
        select(Invoice).where(
            Invoice.milestone_id == milestone.id,
            Invoice.uses_budget,
            Invoice.status != InvoiceStatus.VOID,
        )
    ).first()


def _unbilled(uow: UnitOfWork, project: Project) -> Sequence[TimeEntry]:
    if project.billing_type is BillingType.FIXED_PRICE:
        raise NothingToBill(
            "Time on a fixed-price project is internal and is never invoiced.",
            next_move="Complete a milestone and generate its invoice.",
        )
    entries = uow.session.scalars(
        select(TimeEntry)
        .where(
            TimeEntry.project_id == project.id,
            TimeEntry.billable,
            TimeEntry.invoice_id.is_(None),
        )
        .order_by(TimeEntry.worked_on, TimeEntry.id)
        .execution_options(populate_existing=True)
    ).all()
    if not entries:
        raise NothingToBill(
            "There is no billable time that is not invoiced yet.",
            next_move="Log billable time on this project first.",
        )
    return entries


def _time_lines(project: Project, entries: Sequence[TimeEntry]) -> list[Line]:
    assert project.hourly_rate_minor is not None  # rule 4; a CHECK holds it
    minutes: dict[str, int] = {}
    for entry in entries:
        note = entry.note or project.name
        minutes[note] = minutes.get(note, 0) + entry.minutes
    return [time_line(note, sum_, project.hourly_rate_minor) for note, sum_ in minutes.items()]


def _changed(invoice: Invoice, present: Sequence[InvoiceLine], changes: DraftChanges) -> list[Line]:
    """Write the changed fields to the draft; the lines that it then has."""
    errors: list[FieldError] = []
    invoice.due_date = chosen(changes.due_date, invoice.due_date)
    invoice.notes = clean_note(errors, "notes", chosen(changes.notes, invoice.notes))
    rate = chosen(changes.tax_rate, invoice.tax_rate)
    check_tax_rate(errors, "tax_rate", rate)
    lines = _lines_after(errors, present, changes.lines)
    check_net(errors, sum(line.amount_minor for line in lines), invoice.currency)
    refuse_if_any(errors)
    invoice.tax_rate = rate
    return lines


def _lines_after(
    errors: list[FieldError],
    present: Sequence[InvoiceLine],
    wanted: Sequence[LineDraft] | Unset,
) -> list[Line]:
    if isinstance(wanted, Unset):
        return [_as_line(row) for row in present]
    drafts = checked_lines(errors, wanted)
    refuse_if_any(errors)
    by_id = {row.id: row for row in present}
    return [priced_line(draft, _kept_minutes(draft, by_id)) for draft in drafts]


def _kept_minutes(draft: LineDraft, by_id: dict[str, InvoiceLine]) -> int | None:
    row = by_id.get(draft.id or "")
    return row.minutes if row is not None and row.quantity == draft.quantity else None


def _as_line(row: InvoiceLine) -> Line:
    return Line(row.description, row.quantity, row.unit_price_minor, row.amount_minor, row.minutes)
