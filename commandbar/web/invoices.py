"""Invoices: the list, a draft to edit and send, a document to read, pay or void."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery

from billing_core.errors import DomainError
from billing_core.invoices import LineDraft
from billing_core.kinds import InvoiceStatus
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import clients, invoice_life, invoices
from billing_core.views import InvoiceView
from commandbar.web.forms import Form
from commandbar.web.typed import FieldReader
from commandbar.web.visit import FormDep, Page, Visit, VisitDep, see

LIST_PAGE = 50


@dataclass(frozen=True, slots=True)
class LineInput:
    """One line of a draft, as typed; `amount` is what it came to when it was saved last."""

    id: str = ""
    description: str = ""
    quantity: str = ""
    price: str = ""
    amount: str = ""

    @property
    def is_blank(self) -> bool:
        """Emptied, or never filled in: it is left out."""
        return not self.description.strip() and not self.price.strip()


@dataclass(frozen=True, slots=True)
class DraftInput:
    """The draft's form, as typed."""

    tax_rate: str
    due_date: str
    notes: str
    lines: tuple[LineInput, ...]


class InvoicePages(Controller):
    path = "/invoices"

    @get(sync_to_thread=True)
    def index(
        self,
        visit: VisitDep,
        client: FromQuery[str | None] = None,
        cursor: FromQuery[str | None] = None,
    ) -> Page:
        """The workspace's invoices; with `?client=` that client's."""
        page = visit.read(
            lambda uow: invoices.list_invoices(
                uow, client_id=client, limit=LIST_PAGE, cursor=cursor
            )
        )
        return visit.page("invoices/list.html", found=page, of=visit.client(client))

    @get("/{invoice_id:str}", sync_to_thread=True)
    def show(self, visit: VisitDep, invoice_id: FromPath[str]) -> Page:
        return _invoice_page(visit, invoice_id)

    @get("/{invoice_id:str}/pdf", sync_to_thread=True)
    def pdf(self, visit: VisitDep, invoice_id: FromPath[str]) -> Response[bytes]:
        """The document as one would send it."""
        from billing_core.invoice_pdf import (
            render_invoice,  # loaded with the first PDF, not at start
        )

        invoice = visit.read(lambda uow: invoices.get_invoice(uow, invoice_id))
        return Response(
            render_invoice(invoice, visit.workspace.locale),
            media_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{invoice.number or "draft"}.pdf"'},
        )

    @post("/{invoice_id:str}", sync_to_thread=True)
    def save(self, visit: VisitDep, form: FormDep, invoice_id: FromPath[str]) -> Response[Any]:
        """Keep the draft's changes; with the button "send", send it in the same transaction."""
        given = _from_form(form)

        def work(uow: UnitOfWork) -> None:
            invoice = invoices.get_invoice(uow, invoice_id)
            invoices.edit_draft(uow, invoice_id, _changes(visit, given, invoice))
            if form.text("do") == "send":
                invoice_life.send_invoice(uow, invoice_id)

        return _done(visit, invoice_id, work, given, "#draft-saved")

    @post("/{invoice_id:str}/pay", sync_to_thread=True)
    def pay(self, visit: VisitDep, invoice_id: FromPath[str]) -> Response[Any]:
        return _done(visit, invoice_id, lambda uow: invoice_life.pay_invoice(uow, invoice_id))

    @post("/{invoice_id:str}/void", sync_to_thread=True)
    def void(self, visit: VisitDep, form: FormDep, invoice_id: FromPath[str]) -> Response[Any]:
        reason, rebill = form.text("reason"), form.text("rebill") == "yes"
        return _done(
            visit,
            invoice_id,
            lambda uow: invoice_life.void_invoice(uow, invoice_id, reason=reason, rebill=rebill),
        )

    @post("/{invoice_id:str}/delete", sync_to_thread=True)
    def delete(self, visit: VisitDep, invoice_id: FromPath[str]) -> Response[Any]:
        """The draft is gone; its project shows what may be billed again."""
        invoice = visit.read(lambda uow: invoices.get_invoice(uow, invoice_id))
        try:
            visit.write(lambda uow: invoices.delete_draft(uow, invoice_id))
        except DomainError as error:
            return _invoice_page(visit, invoice_id, error)
        return see(f"/projects/{invoice.project.id}")


def _done(
    visit: Visit,
    invoice_id: str,
    work: Callable[[UnitOfWork], object],
    given: DraftInput | None = None,
    place: str = "",
) -> Response[Any]:
    """Do the work and go on to the invoice, at the place; a refusal stands on its page."""
    try:
        visit.write(work)
    except DomainError as error:
        return _invoice_page(visit, invoice_id, error, given)
    return see(f"/invoices/{invoice_id}{place}")


def _invoice_page(
    visit: Visit,
    invoice_id: str,
    refusal: DomainError | None = None,
    given: DraftInput | None = None,
) -> Page:
    invoice = visit.read(lambda uow: invoices.get_invoice(uow, invoice_id))
    client = visit.read(lambda uow: clients.get_client(uow, invoice.client.id))
    is_draft = invoice.status is InvoiceStatus.DRAFT
    stored = _from_invoice(invoice, visit)
    shown = stored if given is None else _with_amounts(given, stored)
    return visit.page(
        "invoices/show.html",
        refusal,
        invoice=invoice,
        is_draft=is_draft,
        given=shown,
        lines=(*shown.lines, LineInput()),
        missing=client.missing if is_draft else (),
    )


def _from_form(form: Form) -> DraftInput:
    columns = [form.texts(f"line_{name}") for name in ("id", "description", "quantity", "price")]
    lines = (LineInput(*cells) for cells in zip(*columns, strict=False))
    return DraftInput(
        tax_rate=form.text("tax_rate"),
        due_date=form.text("due_date"),
        notes=form.text("notes"),
        lines=tuple(line for line in lines if not line.is_blank),
    )


def _with_amounts(given: DraftInput, stored: DraftInput) -> DraftInput:
    amounts = {line.id: line.amount for line in stored.lines}
    lines = (replace(line, amount=amounts.get(line.id, "")) for line in given.lines)
    return replace(given, lines=tuple(lines))


def _from_invoice(invoice: InvoiceView, visit: Visit) -> DraftInput:
    fmt, currency = visit.formats, invoice.currency
    return DraftInput(
        tax_rate="" if invoice.tax_rate is None else fmt.number(invoice.tax_rate),
        due_date="" if invoice.due_date is None else invoice.due_date.isoformat(),
        notes=invoice.notes or "",
        lines=tuple(
            LineInput(
                id=line.id,
                description=line.description,
                quantity=fmt.number(line.quantity),
                price=fmt.typed(line.unit_price_minor, currency),
                amount=fmt.money_exactly(line.amount_minor, currency),
            )
            for line in invoice.lines
        ),
    )


def _changes(visit: Visit, given: DraftInput, invoice: InvoiceView) -> invoices.DraftChanges:
    """The form as an edit of the draft.

    Raises:
        ValidationFailed: with every field that cannot be read.
    """
    reader = FieldReader(visit.formats)
    changes = invoices.DraftChanges(
        tax_rate=reader.decimal("tax_rate", given.tax_rate),
        due_date=reader.day("due_date", given.due_date),
        notes=given.notes,
        lines=list(_line_drafts(reader, given, invoice.currency)),
    )
    reader.check()
    return changes


def _line_drafts(reader: FieldReader, given: DraftInput, currency: str) -> Iterator[LineDraft]:
    for index, line in enumerate(given.lines):
        path = f"lines[{index}]"
        quantity = reader.decimal(f"{path}.quantity", line.quantity)
        yield LineDraft(
            description=line.description,
            quantity=Decimal(1) if quantity is None else quantity,
            unit_price_minor=reader.needed_amount(f"{path}.unit_price", line.price, currency),
            id=line.id or None,
        )
