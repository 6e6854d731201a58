"""Drafts and documents: what a member can do to them, beside what must follow.

A step is a function of the moment and of what was drawn (`rules.py`). None: nothing to take it on.
"""

from decimal import Decimal
from typing import Any

from billing_core.invoices import LineDraft
from billing_core.usecases import invoice_life, invoices
from tests.prove.doors import Attempt, at
from tests.prove.model import OPEN, Client, Invoice, Project
from tests.prove.moment import Moment, money, refused

Maybe = Attempt | None


def invoice_time(m: Moment, pick: int) -> Maybe:
    project = m.pick(Project, pick)
    if project is None:
        return None
    w = m.home(project)
    entries = w.unbilled(project.id)
    net = w.time_net(project)
    if project.billing_type == "fixed_price" or not entries:
        codes = refused(nothing_to_bill=True)
    else:
        codes = w.over_budget(project, net, of_milestone=False)

    def apply(answer: Any) -> list[str]:
        invoice = m.draft(answer, project, net, None)
        w.add(invoice)
        for entry in entries:
            entry.invoice_id = invoice.id
        return ["invoice.generate"]

    return Attempt(
        lambda h: h.act(invoices.invoice_time, project.id),
        ("POST", f"/projects/{project.id}/invoice-time", {}),
        apply,
        codes,
        of=project,
    )


def edit_draft(m: Moment, pick: int, rate: Decimal | None, line: tuple[int, int] | None) -> Maybe:
    """Another tax rate, or, where a line is drawn, one line of that quantity and price."""
    invoice = m.pick(Invoice, pick, "draft")
    if invoice is None:
        return None
    w = m.home(invoice)
    changes: dict[str, Any]
    net, tax_rate = invoice.net_minor, invoice.tax_rate
    if line is None:
        tax_rate = rate
        changes = {"tax_rate": rate}
        body: dict[str, Any] = {"tax_rate": None if rate is None else str(rate)}
        codes = refused(validation_failed=rate is not None and rate > 100)
    else:
        quantity, price = line
        net = quantity * price
        description = f"Work {m.serial()}"
        changes = {"lines": [LineDraft(description, Decimal(quantity), price)]}
        text = money(price, invoice_currency(m, invoice))
        body = {
            "lines": [{"description": description, "quantity": str(quantity), "unit_price": text}]
        }
        codes = OPEN
        if w is not None:
            project = w.get(Project, invoice.project_id)
            of_milestone = invoice.milestone_id is not None
            codes = w.over_budget(
                project, net, of_milestone=of_milestone, instead_of=_share(invoice, project)
            )
    locked = invoice.status != "draft"

    def apply(_answer: Any) -> list[str]:
        same = line is None and tax_rate == invoice.tax_rate
        invoice.net_minor, invoice.tax_rate = net, tax_rate
        return [] if same else ["invoice.edit"]

    return Attempt(
        lambda h: h.act(invoices.edit_draft, invoice.id, invoices.DraftChanges(**changes)),
        ("PATCH", f"/invoices/{invoice.id}", body),
        apply,
        refused(invoice_locked=True) if locked else codes,
        of=invoice,
    )


def _share(invoice: Invoice, project: Project) -> int:
    counts = invoice.milestone_id is not None or project.budget_scope == "all_invoices"
    return invoice.net_minor if counts else 0


def invoice_currency(m: Moment, invoice: Invoice) -> str:
    w = m.home(invoice)
    return "USD" if w is None else str(w.get(Project, invoice.project_id).currency)


def delete_draft(m: Moment, pick: int) -> Maybe:
    invoice = m.pick(Invoice, pick, "draft")
    if invoice is None:
        return None

    def apply(_answer: Any) -> list[str]:
        released = m.release(invoice)
        m.workspace.remove(invoice)
        return [*released, "invoice.delete"]

    return Attempt(
        lambda h: h.act(invoices.delete_draft, invoice.id),
        ("DELETE", f"/invoices/{invoice.id}", None),
        apply,
        refused(invoice_locked=invoice.status != "draft"),
        of=invoice,
    )


def send_invoice(m: Moment, pick: int) -> Maybe:
    invoice = m.pick(Invoice, pick, "draft")
    if invoice is None:
        return None
    w = m.home(invoice)
    is_draft = invoice.status == "draft"
    lacking = w is not None and (
        invoice.tax_rate is None or w.get(Client, invoice.client_id).email is None
    )

    def apply(answer: Any) -> list[str]:
        w.invoice_counter += 1
        invoice.status, invoice.number = "sent", w.invoice_counter
        assert at(answer, "number") == f"INV-{invoice.number:04d}"
        return ["invoice.send"]

    return Attempt(
        lambda h: h.act(invoice_life.send_invoice, invoice.id),
        ("POST", f"/invoices/{invoice.id}/send", {}),
        apply,
        refused(invalid_transition=not is_draft, missing_details=is_draft and lacking),
        of=invoice,
    )


def pay_invoice(m: Moment, pick: int) -> Maybe:
    invoice = m.pick(Invoice, pick, "sent")
    if invoice is None:
        return None

    def apply(_answer: Any) -> list[str]:
        invoice.status = "paid"
        return ["invoice.pay"]

    return Attempt(
        lambda h: h.act(invoice_life.pay_invoice, invoice.id),
        ("POST", f"/invoices/{invoice.id}/pay", {}),
        apply,
        refused(invalid_transition=invoice.status != "sent"),
        of=invoice,
    )


def void_invoice(m: Moment, pick: int, reason: str, rebill: bool) -> Maybe:
    invoice = m.pick(Invoice, pick, "sent")
    if invoice is None:
        return None
    is_sent = invoice.status == "sent"

    def apply(_answer: Any) -> list[str]:
        invoice.status, invoice.uses_budget = "void", not rebill
        return ["invoice.void", *(m.release(invoice) if rebill else ())]

    return Attempt(
        lambda h: h.act(invoice_life.void_invoice, invoice.id, reason=reason, rebill=rebill),
        ("POST", f"/invoices/{invoice.id}/void", {"reason": reason, "rebill": rebill}),
        apply,
        refused(invalid_transition=not is_sent, validation_failed=is_sent and not reason.strip()),
        of=invoice,
        may="void",
    )
