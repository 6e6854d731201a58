"""What the use cases answer with: frozen values in minor units, ready for any door."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from billing_core.kinds import BillingType, BudgetScope, InvoiceStatus, MilestoneStatus

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Part of a list, in its order; `next_cursor` None means there is nothing after it."""

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
class MilestoneRef:
    """Enough to name a milestone and to link to it on its project's page."""

    id: str
    name: str
    project_id: str


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


@dataclass(frozen=True, slots=True)
class ProjectRef:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class InvoiceLineView:
    """One line; `quantity` is hours where `minutes` is given, and the minutes are what counts."""

    id: str
    description: str
    quantity: Decimal
    minutes: int | None
    unit_price_minor: int
    amount_minor: int


@dataclass(frozen=True, slots=True)
class Parties:
    """Sender and client as the document shows them: field names to lines of text."""

    business: dict[str, str]
    client: dict[str, str]


@dataclass(frozen=True, slots=True)
class InvoiceView:
    """An invoice. `number` is None while a draft; `tax_rate` in percent, None is "not set".

    `rebill` is None unless void: whether what it billed may be billed again (rule 20).
    """

    id: str
    number: str | None
    status: InvoiceStatus
    project: ProjectRef
    client: ClientRef
    milestone_id: str | None
    currency: str
    lines: tuple[InvoiceLineView, ...]
    net_minor: int
    tax_rate: Decimal | None
    tax_minor: int
    total_minor: int
    issue_date: date | None
    due_date: date | None
    notes: str | None
    void_reason: str | None
    rebill: bool | None
    parties: Parties
    created_at: datetime
    sent_at: datetime | None
    paid_at: datetime | None
    voided_at: datetime | None


@dataclass(frozen=True, slots=True)
class TimeEntryView:
    """Tracked time; `invoice_id` says which invoice billed it."""

    id: str
    project_id: str
    user_id: str
    minutes: int
    worked_on: date
    note: str | None
    billable: bool
    invoice_id: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class BudgetItem:
    """One invoice behind the invoiced figure; `counted` says whether it uses up the budget."""

    invoice: InvoiceRef
    milestone_id: str | None
    description: str
    net_minor: int
    counted: bool
    why: str


@dataclass(frozen=True, slots=True)
class PlannedInvoice:
    """What invoicing a milestone now would do to the budget."""

    milestone_id: str
    name: str
    amount_minor: int
    remaining_after_minor: int | None
    fits: bool


@dataclass(frozen=True, slots=True)
class BudgetExplanation:
    """What makes up the remaining budget, so that a person can open the figure."""

    project_id: str
    currency: str
    budget_scope: BudgetScope
    usage: BudgetUsage
    items: tuple[BudgetItem, ...]
    planned: PlannedInvoice | None


@dataclass(frozen=True, slots=True)
class PortalMilestone:
    """A milestone as the client sees it: pending, in_progress or completed (rule 24)."""

    name: str
    status: MilestoneStatus


@dataclass(frozen=True, slots=True)
class PortalProject:
    name: str
    progress: Progress
    milestones: tuple[PortalMilestone, ...]


@dataclass(frozen=True, slots=True)
class PortalView:
    """What a client's link shows: names and progress, nothing else."""

    business_name: str
    client_name: str
    locale: str
    projects: tuple[PortalProject, ...]


@dataclass(frozen=True, slots=True)
class AuditView:
    """One row of the audit log."""

    id: str
    seq: int
    at: datetime
    actor_id: str
    actor_name: str
    actor_role: str
    via: str
    action: str
    subject_type: str
    subject_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    command_id: str | None
    hash: str
