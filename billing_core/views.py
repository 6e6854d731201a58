"""What the use cases answer with: frozen values in minor units, ready for any door."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, TypeVar

from billing_core.kinds import BillingType, BudgetScope, InvoiceStatus, MilestoneStatus

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of a list, newest first; `next_cursor` None means there is nothing after it."""

    items: tuple[T, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Warned:
    """Something to look at that stops nothing; `code` is stable."""

    code: str
    message: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class ClientView:
    """A client. `missing` are the details that sending an invoice still needs (rule 21)."""

    id: str
    version: int
    name: str
    billing_name: str | None
    email: str | None
    address_line1: str | None
    address_line2: str | None
    city: str | None
    postal_code: str | None
    country: str | None
    archived: bool
    missing: tuple[str, ...]
    has_portal_link: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ClientRef:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class InvoiceRef:
    """The invoice of a milestone; `number` None while it is a draft."""

    id: str
    status: InvoiceStatus
    number: str | None


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """One milestone; `locked` is read-only (rule 14); `invoice` the one that uses up its budget."""

    id: str
    project_id: str
    name: str
    amount_minor: int
    currency: str
    due_date: date | None
    description: str | None
    status: MilestoneStatus
    position: int
    locked: bool
    invoice: InvoiceRef | None


@dataclass(frozen=True, slots=True)
class Progress:
    """The Milestones card: completed ones, invoiced included, out of all (rule 11)."""

    completed: int
    total: int


@dataclass(frozen=True, slots=True)
class BudgetUsage:
    """The Budget card (rule 11): None where there is no budget to compare with.

    `percent` has two decimals; `remaining_minor` is what may still be invoiced.
    """

    budget_minor: int | None
    invoiced_minor: int
    percent: Decimal | None
    remaining_minor: int | None


@dataclass(frozen=True, slots=True)
class Hours:
    """Logged time, and amounts of completed and invoiced milestones an hour of it (rule 23)."""

    logged_minutes: int
    effective_hourly_rate_minor: int | None


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project with what its cards show."""

    id: str
    version: int
    name: str
    client: ClientRef
    billing_type: BillingType
    currency: str
    budget_minor: int | None
    budget_scope: BudgetScope
    hourly_rate_minor: int | None
    milestones_total_minor: int
    milestones: tuple[MilestoneView, ...]
    progress: Progress
    budget_usage: BudgetUsage
    hours: Hours
    warnings: tuple[Warned, ...]
    command_id: str | None
    created_at: datetime
