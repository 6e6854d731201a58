"""Writing the rows of a draft: its lines, its sums, its audit row."""

from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal

from sqlalchemy import bindparam, select

from billing_core.invoices import Line, totals
from billing_core.kinds import InvoiceStatus
from billing_core.prepared import Prepared
from billing_core.tables import Client, Invoice, InvoiceLine, Project, Workspace
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.facts import invoice_facts
from billing_core.usecases.invoice_views import Recipient, Sender, invoice_view
from billing_core.usecases.loading import HeldProject
from billing_core.usecases.writing import as_loaded, insert_row, insert_rows
from billing_core.views import InvoiceView

_SENDER_AND_CLIENT = Prepared(
    select(
        Workspace.default_tax_rate,
        *(getattr(Workspace, field.name) for field in fields(Sender)),
        *(getattr(Client, field.name) for field in fields(Recipient)),
    )
    .join(Client, Client.workspace_id == Workspace.id)
    .where(Client.id == bindparam("id"))
)


def insert_draft(
    uow: UnitOfWork,
    project: Project | HeldProject,
    lines: Sequence[Line],
    *,
    milestone_id: str | None = None,
) -> tuple[InvoiceView, audit.Entry]:
    """A new draft with the workspace's default tax rate copied (rules 15 and 16)."""
    tax_rate, sender, recipient = _parties(uow, project.client_id)
    invoice = insert_row(
        uow,
        Invoice,
        id=uow.new_id("inv"),
        workspace_id=uow.workspace_id,
        project_id=project.id,
        client_id=project.client_id,
        milestone_id=milestone_id,
        status=InvoiceStatus.DRAFT,
        uses_budget=True,
        currency=project.currency,
        tax_rate=tax_rate,
        created_at=uow.now,
        **_sums(lines, tax_rate),
    )
    rows = _add_lines(uow, invoice, lines)
    subject = audit.Subject("invoice", invoice.id)
    entry = audit.Entry("invoice.generate", subject, after=invoice_facts(invoice, rows))
    return invoice_view(invoice, rows, project.name, recipient, sender), entry


def _parties(uow: UnitOfWork, client_id: str) -> tuple[Decimal | None, Sender, Recipient]:
    """The default tax rate, and who sends the invoice to whom."""
    rate, *names = _SENDER_AND_CLIENT.one(uow.connection, {"id": client_id})
    of_sender = len(fields(Sender))
    return rate, Sender(*names[:of_sender]), Recipient(*names[of_sender:])


def set_totals(invoice: Invoice, lines: Sequence[Line]) -> None:
    """Store the sums as the document will show them."""
    for name, minor in _sums(lines, invoice.tax_rate).items():
        setattr(invoice, name, minor)


def _sums(lines: Sequence[Line], tax_rate: Decimal | None) -> dict[str, int]:
    sums = totals(lines, tax_rate)
    return {
        "net_minor": sums.net_minor,
        "tax_minor": sums.tax_minor,
        "total_minor": sums.total_minor,
    }


def _add_lines(uow: UnitOfWork, invoice: Invoice, lines: Sequence[Line]) -> list[InvoiceLine]:
    rows = [
        {
            "id": uow.new_id("lin"),
            "invoice_id": invoice.id,
            "position": position,
            "description": line.description,
            "quantity": line.quantity,
            "minutes": line.minutes,
            "unit_price_minor": line.unit_price_minor,
            "amount_minor": line.amount_minor,
        }
        for position, line in enumerate(lines)
    ]
    insert_rows(uow, InvoiceLine, rows)
    return [as_loaded(InvoiceLine, row) for row in rows]


def rewrite_lines(
    uow: UnitOfWork, invoice: Invoice, present: Sequence[InvoiceLine], lines: Sequence[Line]
) -> list[InvoiceLine]:
    """Put the lines in the place of the present ones."""
    for row in present:
        uow.session.delete(row)
    uow.session.flush()
    return _add_lines(uow, invoice, lines)


def invoice_lines(uow: UnitOfWork, invoice_id: str) -> list[InvoiceLine]:
    """The invoice's lines in order."""
    found = select(InvoiceLine).where(InvoiceLine.invoice_id == invoice_id)
    return list(uow.session.scalars(found.order_by(InvoiceLine.position)))
