"""What is done to an invoice, each by who may: edited, sent, voided."""

from typing import Any

from billing_core.database import Database
from billing_core.drafts import ClientChanges
from billing_core.usecases import invoice_life, invoices, projects
from billing_core.usecases.invoices import DraftChanges
from billing_core.views import InvoiceView, ProjectView
from tests.factories import (
    BILLING_DETAILS,
    Studio,
    act,
    ask,
)


def billable_details() -> ClientChanges:
    details: dict[str, Any] = dict(BILLING_DETAILS)
    return ClientChanges(**details)


def edit(database: Database, studio: Studio, invoice: InvoiceView, **changes: Any) -> InvoiceView:
    return act(database, studio.member, invoices.edit_draft, invoice.id, DraftChanges(**changes))


def send(database: Database, studio: Studio, invoice: InvoiceView) -> InvoiceView:
    return act(database, studio.member, invoice_life.send_invoice, invoice.id)


def void(database: Database, studio: Studio, invoice: InvoiceView, *, rebill: bool) -> InvoiceView:
    return act(
        database,
        studio.admin,
        invoice_life.void_invoice,
        invoice.id,
        reason="Wrong client",
        rebill=rebill,
    )


def project_of(database: Database, studio: Studio, invoice: InvoiceView) -> ProjectView:
    return ask(database, studio.owner, projects.get_project, invoice.project.id)
