"""The review card of a project: finished texts in the workspace's locale."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from billing_core import money
from commandbar.actions.base import Workspace
from commandbar.actions.create_project.plan import (
    CreateProjectDraft,
    CreateProjectPlan,
    DraftMilestone,
    PlanMilestone,
)
from commandbar.plan import Card, CardField, CardRow

BILLING_TYPES = {"hourly": "Hourly", "fixed_price": "Fixed price", "mixed": "Mixed"}


Shown = CreateProjectPlan | CreateProjectDraft

UNKNOWN = "?"
"""Stands where a draft still has a question."""


def card(plan: Shown, workspace: Workspace) -> Card:
    """Client, billing type, budget, milestones and the addition, as a document to read."""
    milestones: Sequence[PlanMilestone | DraftMilestone] = plan.milestones
    show = _Shower(plan.currency or workspace.currency, workspace.locale)
    return Card(
        title=plan.project_name or UNKNOWN,
        confirm_label="Create project",
        fields=tuple(_fields(plan, show)),
        rows=tuple(
            CardRow(
                field=f"milestones[{index}]",
                name=milestone.name or UNKNOWN,
                amount=show.money(milestone.amount),
                due_date=show.date(milestone.due_date),
                description=milestone.description,
            )
            for index, milestone in enumerate(milestones)
        ),
        sum_line=_sum_line(plan, show),
        notes=tuple(_notes(plan, show)),
    )


class _Shower:
    """Formats amounts and dates for one currency and locale."""

    def __init__(self, currency: str, locale: str) -> None:
        self.currency = currency
        self.locale = locale.replace("-", "_")

    def money(self, amount: str | None) -> str:
        if amount is None:
            return UNKNOWN
        return format_currency(Decimal(amount), self.currency, locale=self.locale)

    def number(self, amount: Decimal) -> str:
        digits = money.currency_digits(self.currency) if amount % 1 else 0
        return format_decimal(amount, format=f"#,##0.{'0' * digits}", locale=self.locale)

    def date(self, day: date | None) -> str | None:
        return None if day is None else format_date(day, "medium", locale=self.locale)


def _fields(plan: Shown, show: _Shower) -> Iterator[CardField]:
    client = plan.client
    tone = "new" if client is not None and not client.existing else None
    name = UNKNOWN if client is None else client.name
    yield CardField(field="client", label="Client", value=name, tone=tone)
    kind = UNKNOWN if plan.billing_type is None else BILLING_TYPES[plan.billing_type]
    yield CardField(field="billing_type", label="Billing type", value=kind)
    if plan.budget is not None:
        tone = "derived" if plan.budget_derived else None
        yield CardField(field="budget", label="Budget", value=show.money(plan.budget), tone=tone)
    if plan.hourly_rate is not None:
        rate = f"{show.money(plan.hourly_rate)} an hour"
        yield CardField(field="hourly_rate", label="Hourly rate", value=rate)


def _sum_line(plan: Shown, show: _Shower) -> str | None:
    """ "15,000 + 20,000 + 15,000 = 50,000 of 50,000"; long lists show only the sum."""
    if not plan.milestones or plan.budget is None:
        return None
    amounts = [Decimal(m.amount) for m in plan.milestones if m.amount is not None]
    total = show.number(sum(amounts, Decimal(0)))
    terms = " + ".join(show.number(amount) for amount in amounts[:12])
    addition = f"{terms} = {total}" if len(amounts) <= 12 else total
    return f"{addition} of {show.number(Decimal(plan.budget))}"


def _notes(plan: Shown, show: _Shower) -> Iterator[str]:
    """What the rules will say of the project once it is there (rules 6 to 9)."""
    if plan.budget_derived:
        yield "The budget is the sum of the milestones."
    if plan.budget_scope == "milestones_only":
        yield "Hours are billed on top: the budget covers the milestones only."
    elif isinstance(plan, CreateProjectPlan) and plan.budget_minor is not None:
        yield from _headroom(plan, plan.budget_minor - plan.milestones_minor, show)


def _headroom(plan: CreateProjectPlan, left_minor: int, show: _Shower) -> Iterator[str]:
    """What invoices may come to besides, or not at all."""
    amount = show.money(money.format_amount(abs(left_minor), plan.currency))
    if left_minor < 0:
        yield f"Invoices stop at the budget: {amount} of the milestones could not be invoiced."
    elif plan.billing_type == "mixed":
        yield f"The milestones leave {amount} of the budget for hours."
