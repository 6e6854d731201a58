"""`/api/v1/invoices`: drafts edited and deleted, documents sent, paid, voided and printed."""

from litestar import Controller, Response, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, RawBody

from billing_core.invoices import LineDraft
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import invoice_life, invoices, settings
from billing_core.usecases.invoices import DraftChanges
from billing_core.views import InvoiceView
from commandbar.api.auth import ApiRequest
from commandbar.api.billing.calling import Amounts, Limit, act, ask, percentage, sent
from commandbar.api.billing.schemas import InvoiceJson, Listed
from commandbar.api.billing.shown import invoice_json, listed
from commandbar.api.bodies import Body, body_of, read_body
from commandbar.services import Services
from commandbar.validation import IsoDate


class LineBody(Body):
    description: str
    quantity: str
    unit_price: str
    id: str | None = None


class DraftEdit(Body):
    tax_rate: str | None = None
    due_date: IsoDate | None = None
    notes: str | None = None
    lines: tuple[LineBody, ...] = ()


class Voiding(Body):
    reason: str
    rebill: bool


class InvoiceController(Controller):
    path = "/invoices"
    tags = ("Invoices",)

    @get(sync_to_thread=True)
    def newest(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        limit: Limit = 50,
        cursor: FromQuery[str | None] = None,
        project_id: FromQuery[str | None] = None,
    ) -> Listed[InvoiceJson]:
        """The workspace's invoices, or one project's, newest first."""
        page = ask(
            request,
            services,
            invoices.list_invoices,
            project_id=project_id,
            limit=limit,
            cursor=cursor,
        )
        return listed(page, invoice_json)

    @get("/{invoice_id:str}", sync_to_thread=True)
    def show(
        self, request: ApiRequest, services: NamedDependency[Services], invoice_id: FromPath[str]
    ) -> InvoiceJson:
        return invoice_json(ask(request, services, invoices.get_invoice, invoice_id))

    @patch("/{invoice_id:str}", operation_class=body_of(DraftEdit), sync_to_thread=True)
    def edit(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        invoice_id: FromPath[str],
        body: RawBody,
    ) -> InvoiceJson:
        """The draft with the fields that the body names changed."""
        edit = read_body(DraftEdit, body)
        return invoice_json(act(request, services, _edit, invoice_id, edit))

    @delete("/{invoice_id:str}", sync_to_thread=True)
    def delete_draft(
        self, request: ApiRequest, services: NamedDependency[Services], invoice_id: FromPath[str]
    ) -> None:
        """The draft is gone; what it billed may be billed again."""
        act(request, services, invoices.delete_draft, invoice_id)

    @post("/{invoice_id:str}/send", status_code=200, sync_to_thread=True)
    def send(
        self, request: ApiRequest, services: NamedDependency[Services], invoice_id: FromPath[str]
    ) -> InvoiceJson:
        """The draft becomes a numbered, dated document."""
        return invoice_json(act(request, services, invoice_life.send_invoice, invoice_id))

    @post("/{invoice_id:str}/pay", status_code=200, sync_to_thread=True)
    def pay(
        self, request: ApiRequest, services: NamedDependency[Services], invoice_id: FromPath[str]
    ) -> InvoiceJson:
        """sent → paid."""
        return invoice_json(act(request, services, invoice_life.pay_invoice, invoice_id))

    @post(
        "/{invoice_id:str}/void",
        status_code=200,
        operation_class=body_of(Voiding),
        sync_to_thread=True,
    )
    def void(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        invoice_id: FromPath[str],
        body: RawBody,
    ) -> InvoiceJson:
        """sent → void, by an Owner or Admin; `rebill` frees what it billed."""
        voiding = read_body(Voiding, body)
        return invoice_json(
            act(
                request,
                services,
                invoice_life.void_invoice,
                invoice_id,
                reason=voiding.reason,
                rebill=voiding.rebill,
            )
        )

    @get("/{invoice_id:str}/pdf", sync_to_thread=True, media_type="application/pdf")
    def pdf(
        self, request: ApiRequest, services: NamedDependency[Services], invoice_id: FromPath[str]
    ) -> Response[bytes]:
        """The invoice as one would send it, in the workspace's language."""
        from billing_core.invoice_pdf import (
            render_invoice,  # loaded with the first PDF, not at start
        )

        invoice, locale = ask(request, services, _with_locale, invoice_id)
        name = invoice.number or "draft"
        return Response(
            render_invoice(invoice, locale),
            media_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
        )


def _edit(uow: UnitOfWork, invoice_id: str, edit: DraftEdit) -> InvoiceView:
    amounts = Amounts(invoices.get_invoice(uow, invoice_id).currency)
    lines = [
        LineDraft(
            line.description,
            amounts.decimal(f"lines[{index}].quantity", line.quantity),
            amounts.minor(f"lines[{index}].unit_price", line.unit_price),
            line.id,
        )
        for index, line in enumerate(edit.lines)
    ]
    amounts.refuse_if_any()
    changes = DraftChanges(
        tax_rate=sent(edit, "tax_rate", percentage("tax_rate", edit.tax_rate)),
        due_date=sent(edit, "due_date", edit.due_date),
        notes=sent(edit, "notes", edit.notes),
        lines=sent(edit, "lines", lines),
    )
    return invoices.edit_draft(uow, invoice_id, changes)


def _with_locale(uow: UnitOfWork, invoice_id: str) -> tuple[InvoiceView, str]:
    return invoices.get_invoice(uow, invoice_id), settings.get_workspace(uow).locale
