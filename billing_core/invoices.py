"""The invoice's life as data; lines, tax and totals that add up (rules 15 to 22). Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from billing_core.drafts import check_amount
from billing_core.errors import FieldError, InvalidTransition, InvoiceLocked
from billing_core.kinds import InvoiceStatus
from billing_core.money import MAX_MINOR, divide_half_up, percent_of
from billing_core.permissions import Permission
from billing_core.text import clean_line

MAX_LINES = 200
MAX_QUANTITY = 1_000_000
QUANTITY_DIGITS = 4
TAX_RATE_DIGITS = 4
"""Decimals of a percentage: 8.875 is a real tax rate."""


class Step(StrEnum):
    """What can happen to an invoice as a whole; the audit log names it `invoice.STEP`."""

    SEND = "send"
    PAY = "pay"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Transition:
    source: InvoiceStatus
    target: InvoiceStatus
    permission: Permission


TRANSITIONS: Mapping[Step, Transition] = {
    Step.SEND: Transition(InvoiceStatus.DRAFT, InvoiceStatus.SENT, Permission.WORK),
    Step.PAY: Transition(InvoiceStatus.SENT, InvoiceStatus.PAID, Permission.WORK),
    Step.VOID: Transition(InvoiceStatus.SENT, InvoiceStatus.VOID, Permission.INVOICE_VOID),
}

NEXT_MOVES: Mapping[InvoiceStatus, str] = {
    InvoiceStatus.DRAFT: "Send it, or delete the draft.",
    InvoiceStatus.SENT: "Mark it paid, or ask an Owner or Admin to void it.",
    InvoiceStatus.PAID: "A paid invoice stays as it is.",
    InvoiceStatus.VOID: "A void invoice stays as it is; make a new one.",
}


def after_step(status: InvoiceStatus, step: Step) -> InvoiceStatus:
    """The status that the step leads to.

    Raises:
        InvalidTransition: the step does not start from this status.
    """
    transition = TRANSITIONS[step]
    if status is transition.source:
        return transition.target
    raise InvalidTransition(
        f"This invoice is {status.value}; {step.value} needs {transition.source.value}.",
        current_status=status.value,
        allowed_from=[transition.source.value],
        next_move=NEXT_MOVES[status],
    )


def check_is_draft(status: InvoiceStatus) -> None:
    """Raises:
    InvoiceLocked: sent, paid or void.
    """
    if status is not InvoiceStatus.DRAFT:
        raise InvoiceLocked(
            f"This invoice is {status.value} and does not change any more.",
            current_status=status.value,
            next_move=NEXT_MOVES[status],
        )


@dataclass(frozen=True, slots=True)
class LineDraft:
    """One line as sent. `id` names a present line: with its quantity unchanged, a line of time
    keeps its exact minutes."""

    description: str
    quantity: Decimal
    unit_price_minor: int
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its amount. `minutes` where it bills time; its quantity is hours, for show."""

    description: str
    quantity: Decimal
    unit_price_minor: int
    amount_minor: int
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What the foot of the document says; net and tax make the total."""

    net_minor: int
    tax_minor: int

    @property
    def total_minor(self) -> int:
        return self.net_minor + self.tax_minor


def milestone_line(name: str, amount_minor: int) -> Line:
    """The one line of a milestone's draft (rule 15)."""
    return Line(name, Decimal(1), amount_minor, amount_minor)


def time_line(description: str, minutes: int, hourly_rate_minor: int) -> Line:
    """Time by the exact minute: minutes × rate ÷ 60, half up."""
    amount = divide_half_up(minutes * hourly_rate_minor, 60)
    return Line(description, hours_of(minutes), hourly_rate_minor, amount, minutes)


def hours_of(minutes: int) -> Decimal:
    """Minutes as hours with four decimals, for show; amounts are never computed from it."""
    scale: int = 10**QUANTITY_DIGITS
    return Decimal(divide_half_up(minutes * scale, 60)).scaleb(-QUANTITY_DIGITS).normalize()


def priced_line(draft: LineDraft, minutes: int | None) -> Line:
    """The line with its amount: quantity × unit price half up, or its exact minutes."""
    if minutes is not None:
        return time_line(draft.description, minutes, draft.unit_price_minor)
    numerator, denominator = draft.quantity.as_integer_ratio()
    amount = divide_half_up(numerator * draft.unit_price_minor, denominator)
    return Line(draft.description, draft.quantity, draft.unit_price_minor, amount)


def totals(lines: Sequence[Line], tax_rate: Decimal | None) -> Totals:
    """Tax once on the summed net, half up (rule 17); none while no rate is set."""
    net = sum(line.amount_minor for line in lines)
    return Totals(net, 0 if tax_rate is None else percent_of(net, tax_rate))


def check_tax_rate(errors: list[FieldError], field: str, rate: Decimal | None) -> None:
    """A percentage from 0 to 100 with at most four decimals; None is "not set"."""
    if rate is None:
        return
    if not rate.is_finite() or not 0 <= rate <= 100:
        errors.append(FieldError(field, "Must be a percentage from 0 to 100."))
    elif _has_more_decimals(rate, TAX_RATE_DIGITS):
        errors.append(FieldError(field, f"Must have at most {TAX_RATE_DIGITS} decimals."))


def checked_lines(errors: list[FieldError], drafts: Sequence[LineDraft]) -> list[LineDraft]:
    """The lines with their words cleaned; faults are named by place: lines[0].quantity."""
    if not 1 <= len(drafts) <= MAX_LINES:
        errors.append(FieldError("lines", f"An invoice has from 1 to {MAX_LINES} lines."))
        return []
    return [_checked_line(errors, f"lines[{index}]", draft) for index, draft in enumerate(drafts)]


def check_net(errors: list[FieldError], net_minor: int, currency: str) -> None:
    """The lines' sum, in minor units, within what an amount may be; a sum of 0 is allowed."""
    if net_minor:
        check_amount(errors, "lines", net_minor, currency)


def _checked_line(errors: list[FieldError], field: str, draft: LineDraft) -> LineDraft:
    description = clean_line(errors, f"{field}.description", draft.description)
    if not draft.quantity.is_finite() or not 0 < draft.quantity <= MAX_QUANTITY:
        limit = f"Must be above zero and at most {MAX_QUANTITY}."
        errors.append(FieldError(f"{field}.quantity", limit))
    elif _has_more_decimals(draft.quantity, QUANTITY_DIGITS):
        limit = f"Must have at most {QUANTITY_DIGITS} decimals."
        errors.append(FieldError(f"{field}.quantity", limit))
    if not 0 <= draft.unit_price_minor <= MAX_MINOR:
        errors.append(FieldError(f"{field}.unit_price", "Must not be negative, nor too large."))
    return replace(draft, description=description)


def _has_more_decimals(value: Decimal, digits: int) -> bool:
    return value != round(value, digits)
