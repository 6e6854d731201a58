"""The contract's JSON for billing: amounts, rates and quantities are decimal strings."""

from datetime import date, datetime
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

T = TypeVar("T")


class Named(BaseModel):
    id: str
    name: str


class WarningJson(BaseModel):
    code: str
    message: str
    field: str | None


class Listed(BaseModel, Generic[T]):
    """Part of a list; `next_cursor` null means there is nothing after it."""

    items: list[T]
    next_cursor: str | None


class ClientJson(BaseModel):
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
    missing: list[str]
    has_portal_link: bool
    created_at: datetime


class InvoiceLink(BaseModel):
    id: str
    status: str
    number: str | None


class MilestoneJson(BaseModel):
    id: str
    project_id: str
    name: str
    amount: str
    due_date: date | None
    description: str | None
    status: str
    position: int
    locked: bool
    invoice: InvoiceLink | None


class ProgressJson(BaseModel):
    completed: int
    total: int


class BudgetUsageJson(BaseModel):
    budget: str | None
    invoiced: str
    percent: float | None
    remaining: str | None


class HoursJson(BaseModel):
    logged_minutes: int
    effective_hourly_rate: str | None


class ProjectJson(BaseModel):
    id: str
    version: int
    name: str
    client: Named
    billing_type: str
    currency: str
    budget: str | None
    budget_scope: str
    hourly_rate: str | None
    milestones_total: str
    milestones: list[MilestoneJson]
    progress: ProgressJson
    budget_usage: BudgetUsageJson
    hours: HoursJson
    warnings: list[WarningJson]
    command_id: str | None
    created_at: datetime


class LineJson(BaseModel):
    id: str
    description: str
    quantity: str
    minutes: int | None
    unit_price: str
    amount: str


class PartiesJson(BaseModel):
    business: dict[str, str]
    client: dict[str, str]


class InvoiceJson(BaseModel):
    id: str
    number: str | None
    status: str
    project_id: str
    project: Named
    client: Named
    milestone_id: str | None
    currency: str
    lines: list[LineJson]
    net: str
    tax_rate: str | None
    tax: str
    total: str
    issue_date: date | None
    due_date: date | None
    notes: str | None
    void_reason: str | None
    rebill: bool | None
    parties: PartiesJson
    created_at: datetime
    sent_at: datetime | None
    paid_at: datetime | None
    voided_at: datetime | None


class TimeEntryJson(BaseModel):
    id: str
    project_id: str
    user_id: str
    minutes: int
    date: date
    note: str | None
    billable: bool
    invoice_id: str | None
    created_at: datetime


class BudgetItemJson(BaseModel):
    invoice: InvoiceLink
    milestone_id: str | None
    description: str
    net: str
    counted: bool
    why: str


class PlannedJson(BaseModel):
    milestone_id: str
    name: str
    amount: str
    remaining_after: str | None
    fits: bool


class BudgetJson(BaseModel):
    """What makes up the remaining budget: the counted items add up to `invoiced`."""

    project_id: str
    currency: str
    budget_scope: str
    usage: BudgetUsageJson
    items: list[BudgetItemJson]
    planned: PlannedJson | None


class ActorJson(BaseModel):
    id: str
    name: str
    role: str


class SubjectJson(BaseModel):
    type: str
    id: str


class AuditJson(BaseModel):
    id: str
    at: datetime
    actor: ActorJson
    via: str
    action: str
    subject: SubjectJson
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    command_id: str | None
    hash: str
