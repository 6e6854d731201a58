"""From draft to document: send, pay, void (rules 16, 18, 20, 21)."""

from datetime import timedelta

from sqlalchemy import update

from billing_core.budgets import check_headroom
from billing_core.drafts import refuse_if_any
from billing_core.errors import FieldError, MissingDetails
from billing_core.invoices import TRANSITIONS, Step, after_step
from billing_core.kinds import InvoiceStatus
from billing_core.tables import Client, Invoice, Project, Workspace
from billing_core.text import clean_line
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.clients import missing_details
from billing_core.usecases.facts import day
from billing_core.usecases.invoice_views import invoice_views, parties_of
from billing_core.usecases.invoices import budget_without, release
from billing_core.usecases.loading import fresh, lock_invoice, share_client
from billing_core.views import InvoiceView


def send_invoice(uow: UnitOfWork, invoice_id: str) -> InvoiceView:
    """The draft becomes a document: numbered without gaps, dated today, its parties kept.

    Its due date is the draft's, or today plus the workspace's payment days. Today is the date
    in UTC.

    Raises:
        NotFound: not in this workspace.
        InvalidTransition: no draft any more.
        MissingDetails: the client's billing details or the tax rate.
        OverBudget: it would push the total invoiced over the budget.
    """
    project, invoice, target = _locked(uow, invoice_id, Step.SEND)
    client = share_client(uow, invoice.client_id)
    _check_sendable(invoice, client)
    of_milestone = invoice.milestone_id is not None
    budget = budget_without(project, invoice)
    check_headroom(budget, invoice.net_minor, of_milestone=of_milestone)
    workspace = fresh(uow, Workspace, uow.workspace_id)
    invoice.number = _next_number(uow)
    invoice.issue_date = uow.now.date()
    if invoice.due_date is None:
        invoice.due_date = invoice.issue_date + timedelta(days=workspace.payment_days)
    invoice.parties = parties_of(workspace, client)
    invoice.sent_at = uow.now
    audit.record(uow, _arrive(invoice, Step.SEND, target))
    return invoice_views(uow.session, [invoice])[0]


def pay_invoice(uow: UnitOfWork, invoice_id: str) -> InvoiceView:
    """sent → paid; nothing changes it any more.

    Raises:
        NotFound: not in this workspace.
        InvalidTransition: not sent, or paid or void already.
    """
    _, invoice, target = _locked(uow, invoice_id, Step.PAY)
    invoice.paid_at = uow.now
    audit.record(uow, _arrive(invoice, Step.PAY, target))
    return invoice_views(uow.session, [invoice])[0]


def void_invoice(uow: UnitOfWork, invoice_id: str, *, reason: str, rebill: bool) -> InvoiceView:
    """sent → void, keeping its number. With `rebill` its milestone is completed again, its time
    unbilled again and its budget free; without, all three stay used (rule 20).

    Raises:
        PermissionDenied: not an Owner or Admin.
        NotFound: not in this workspace.
        ValidationFailed: no reason.
        InvalidTransition: not sent, or paid or void already.
    """
    _, invoice, target = _locked(uow, invoice_id, Step.VOID)
    errors: list[FieldError] = []
    invoice.void_reason = clean_line(errors, "reason", reason, maximum=500)
    refuse_if_any(errors)
    invoice.voided_at = uow.now
    invoice.uses_budget = not rebill
    entries = [_arrive(invoice, Step.VOID, target)]
    if rebill:
        entries += release(uow, invoice)
    audit.record(uow, *entries)
    return invoice_views(uow.session, [invoice])[0]


def _locked(uow: UnitOfWork, invoice_id: str, step: Step) -> tuple[Project, Invoice, InvoiceStatus]:
    uow.authorize(TRANSITIONS[step].permission)
    project, invoice = lock_invoice(uow, invoice_id)
    return project, invoice, after_step(invoice.status, step)


def _arrive(invoice: Invoice, step: Step, target: InvoiceStatus) -> audit.Entry:
    """Set the status, and say so for the audit log."""
    before, invoice.status = invoice.status, target
    after = {
        "status": target,
        "number": invoice.number,
        "issue_date": day(invoice.issue_date),
        "due_date": day(invoice.due_date),
        "void_reason": invoice.void_reason,
        "uses_budget": invoice.uses_budget,
    }
    subject = audit.Subject("invoice", invoice.id)
    return audit.Entry(f"invoice.{step.value}", subject, {"status": before}, after)


def _check_sendable(invoice: Invoice, client: Client) -> None:
    missing = missing_details(client)
    if invoice.tax_rate is None:
        missing = (*missing, "tax_rate")
    if missing:
        words = ", ".join(name.replace("_line", " line ").replace("_", " ") for name in missing)
        raise MissingDetails(
            f"Before this invoice can be sent it needs: {words}.",
            missing=missing,
            next_move=_next_move(client, missing),
        )


def _next_move(client: Client, missing: tuple[str, ...]) -> str:
    moves = []
    if set(missing) - {"tax_rate"}:
        moves.append(f"Fill in the billing details of {client.name}.")
    if "tax_rate" in missing:
        moves.append("Set the tax rate on the draft; 0 is a rate too.")
    return " ".join(moves)


def _next_number(uow: UnitOfWork) -> int:
    """The next of the workspace, held until the transaction ends: no gap, no second one."""
    counted = (
        update(Workspace)
        .where(Workspace.id == uow.workspace_id)
        .values(invoice_counter=Workspace.invoice_counter + 1)
        .returning(Workspace.invoice_counter)
        .execution_options(synchronize_session=False)
    )
    return uow.session.execute(counted).scalar_one()
