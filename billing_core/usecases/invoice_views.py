"""Invoice rows as views, for one or a page of them, in few queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from billing_core.kinds import InvoiceStatus
from billing_core.tables import Client, Invoice, InvoiceLine, Project, Workspace
from billing_core.usecases.project_views import number_text
from billing_core.views import ClientRef, InvoiceLineView, InvoiceView, Parties, ProjectRef

CLIENT_LINES = (
    "billing_name",
    "email",
    "address_line1",
    "address_line2",
    "city",
    "postal_code",
    "country",
)


@dataclass(frozen=True, slots=True)
class Sender:
    """What an invoice shows of the workspace."""

    name: str
    business_details: dict[str, str]


@dataclass(frozen=True, slots=True)
class Recipient:
    """What an invoice shows of the client: CLIENT_LINES, and who it is."""

    id: str
    name: str
    billing_name: str | None
    email: str | None
    address_line1: str | None
    address_line2: str | None
    city: str | None
    postal_code: str | None
    country: str | None


def invoice_views(session: Session, invoices: Sequence[Invoice]) -> list[InvoiceView]:
    """The invoices' views in the given order, by four queries however many they are."""
    if not invoices:
        return []
    lines = _lines(session, [invoice.id for invoice in invoices])
    projects = _names(session, Project, {invoice.project_id for invoice in invoices})
    clients = _clients(session, {invoice.client_id for invoice in invoices})
    workspace = session.get_one(Workspace, invoices[0].workspace_id)
    return [
        invoice_view(
            invoice,
            lines[invoice.id],
            projects[invoice.project_id],
            clients[invoice.client_id],
            workspace,
        )
        for invoice in invoices
    ]


def parties_of(workspace: Workspace | Sender, client: Client | Recipient) -> dict[str, Any]:
    """Sender and client as a document shows them; kept with it from the moment it is sent."""
    shown = {name: getattr(client, name) for name in CLIENT_LINES}
    return {
        "business": {"name": workspace.name, **workspace.business_details},
        "client": {"name": client.name, **{k: v for k, v in shown.items() if v is not None}},
    }


def invoice_view(
    invoice: Invoice,
    lines: Sequence[InvoiceLine],
    project_name: str,
    client: Client | Recipient,
    workspace: Workspace | Sender,
) -> InvoiceView:
    """One invoice from rows that are at hand."""
    return InvoiceView(
        id=invoice.id,
        number=number_text(invoice.number),
        status=invoice.status,
        project=ProjectRef(invoice.project_id, project_name),
        client=ClientRef(client.id, client.name),
        milestone_id=invoice.milestone_id,
        currency=invoice.currency,
        lines=tuple(_line_view(line) for line in lines),
        net_minor=invoice.net_minor,
        tax_rate=invoice.tax_rate,
        tax_minor=invoice.tax_minor,
        total_minor=invoice.total_minor,
        issue_date=invoice.issue_date,
        due_date=invoice.due_date,
        notes=invoice.notes,
        void_reason=invoice.void_reason,
        rebill=not invoice.uses_budget if invoice.status is InvoiceStatus.VOID else None,
        parties=Parties(**(invoice.parties or parties_of(workspace, client))),
        created_at=invoice.created_at,
        sent_at=invoice.sent_at,
        paid_at=invoice.paid_at,
        voided_at=invoice.voided_at,
    )


def _lines(session: Session, invoice_ids: Sequence[str]) -> dict[str, list[InvoiceLine]]:
    rows = session.scalars(
        select(InvoiceLine)
        .where(InvoiceLine.invoice_id.in_(invoice_ids))
        .order_by(InvoiceLine.invoice_id, InvoiceLine.position)
    )
    found: dict[str, list[InvoiceLine]] = defaultdict(list)
    for row in rows:
        found[row.invoice_id].append(row)
    return found


def _line_view(row: InvoiceLine) -> InvoiceLineView:
    return InvoiceLineView(
        id=row.id,
        description=row.description,
        quantity=row.quantity,
        minutes=row.minutes,
        unit_price_minor=row.unit_price_minor,
        amount_minor=row.amount_minor,
    )


def _names(session: Session, model: type[Project], ids: set[str]) -> dict[str, str]:
    rows = session.execute(select(model.id, model.name).where(model.id.in_(ids)))
    return {row.id: row.name for row in rows}


def _clients(session: Session, ids: set[str]) -> dict[str, Client]:
    return {row.id: row for row in session.scalars(select(Client).where(Client.id.in_(ids)))}
