"""What billing keeps. Money is BigInteger minor units beside its currency; instants are UTC.

Rows are written by `billing_core.usecases` alone. Triggers, partial indexes and what else the
database refuses by itself stand in `guards.py`.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from billing_core.columns import DecimalText, JsonText, UtcDateTime, enum_text
from billing_core.kinds import BillingType, BudgetScope, InvoiceStatus, MilestoneStatus
from billing_core.permissions import Role
from billing_core.unit_of_work import Via

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

ID_LENGTH = 40


class Base(DeclarativeBase):
    """The one registry of tables; other packages add theirs to it."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: BigInteger,
        datetime: UtcDateTime,
        Decimal: DecimalText,
        Role: enum_text(Role),
        Via: enum_text(Via),
        BillingType: enum_text(BillingType),
        BudgetScope: enum_text(BudgetScope),
        MilestoneStatus: enum_text(MilestoneStatus),
        InvoiceStatus: enum_text(InvoiceStatus),
    }


def id_column() -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), primary_key=True)


def reference(target: str, *, index: bool = False) -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), ForeignKey(target), index=index)


class Workspace(Base):
    """A tenant. Nothing of one workspace is ever visible from another (rule 3)."""

    __tablename__ = "workspaces"
    __table_args__ = (CheckConstraint("invoice_counter >= 0", name="invoice_counter"),)

    id: Mapped[str] = id_column()
    name: Mapped[str] = mapped_column(Text)
    currency: Mapped[str] = mapped_column(String(3))
    locale: Mapped[str] = mapped_column(String(20))
    ai_enabled: Mapped[bool] = mapped_column(default=True)
    default_tax_rate: Mapped[Decimal | None]
    """Percent, copied to each new draft; None is "not set", which is not 0 (rule 16)."""
    payment_days: Mapped[int] = mapped_column(default=30)
    """Days from sending an invoice to its due date, where the draft names none."""
    business_details: Mapped[dict[str, str]] = mapped_column(JsonText, default=dict)
    """What the invoice's head and foot say of the sender; keys as in `settings.BusinessDetails`."""
    invoice_counter: Mapped[int] = mapped_column(default=0)
    """The last invoice number given (rule 18)."""
    created_at: Mapped[datetime]


class User(Base):
    """A member of one workspace; signs in with a token of which only the hash is stored."""

    __tablename__ = "users"
    __table_args__ = (
        Index(
            "uq_users_one_owner",
            "workspace_id",
            unique=True,
            sqlite_where=text("role = 'owner'"),
            postgresql_where=text("role = 'owner'"),
        ),
    )

    id: Mapped[str] = id_column()
    workspace_id: Mapped[str] = reference("workspaces.id", index=True)
    name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    role: Mapped[Role]
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]


class Client(Base):
    """Who is billed. A lead has a name only; sending an invoice needs more (rule 21)."""

    __tablename__ = "clients"
    __table_args__ = (Index(None, "workspace_id", "id"),)

    id: Mapped[str] = id_column()
    workspace_id: Mapped[str] = reference("workspaces.id")
    name: Mapped[str] = mapped_column(Text)
    normalised_name: Mapped[str] = mapped_column(Text)
    billing_name: Mapped[str | None] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    address_line1: Mapped[str | None] = mapped_column(Text)
    address_line2: Mapped[str | None] = mapped_column(Text)
    city: Mapped[str | None] = mapped_column(Text)
    postal_code: Mapped[str | None] = mapped_column(Text)
    country: Mapped[str | None] = mapped_column(String(2))
    archived: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    portal_token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    """SHA-256 of the portal link's secret; None where there is no link (rule 24)."""
    created_at: Mapped[datetime]


class Project(Base):
    """An agreement with a client, its budget and what was invoiced on it so far.

    The two counters are kept by the database's own triggers, whoever writes an invoice; the
    CHECK on them is the second line of defence behind `budgets.py` (rules 8 and 9).
    """

    __tablename__ = "projects"
    __table_args__ = (
        CheckConstraint("budget_minor > 0", name="budget_positive"),
        CheckConstraint("hourly_rate_minor > 0", name="hourly_rate_positive"),
        CheckConstraint(
            "budget_minor IS NULL OR milestones_invoiced_minor + CASE budget_scope"
            " WHEN 'all_invoices' THEN other_invoiced_minor ELSE 0 END <= budget_minor",
            name="within_budget",
        ),
        CheckConstraint("billing_type = 'hourly' OR budget_minor IS NOT NULL", name="budget_given"),
        CheckConstraint(
            "billing_type = 'fixed_price' OR hourly_rate_minor IS NOT NULL", name="rate_given"
        ),
        Index(None, "workspace_id", "id"),
        Index(None, "workspace_id", "normalised_name"),
    )

    id: Mapped[str] = id_column()
    workspace_id: Mapped[str] = reference("workspaces.id")
    client_id: Mapped[str] = reference("clients.id", index=True)
    name: Mapped[str] = mapped_column(Text)
    normalised_name: Mapped[str] = mapped_column(Text)
    billing_type: Mapped[BillingType]
    currency: Mapped[str] = mapped_column(String(3))
    budget_minor: Mapped[int | None]
    budget_scope: Mapped[BudgetScope]
    hourly_rate_minor: Mapped[int | None]
    milestones_invoiced_minor: Mapped[int] = mapped_column(default=0, server_default="0")
    other_invoiced_minor: Mapped[int] = mapped_column(default=0, server_default="0")
    version: Mapped[int] = mapped_column(default=1)
    """Goes up with every edit of the project or of its list of milestones."""
    command_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), unique=True)
    """The command that made it: a command can never make two (rule 30)."""
    created_at: Mapped[datetime]

    client: Mapped[Client] = relationship(lazy="raise")


class Milestone(Base):
    """A payment phase of a project, in the order of `position` (rule 12)."""

    __tablename__ = "milestones"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount_positive"),
        Index(None, "project_id", "position"),
    )

    id: Mapped[str] = id_column()
    project_id: Mapped[str] = reference("projects.id")
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    amount_minor: Mapped[int]
    due_date: Mapped[date | None]
    description: Mapped[str | None] = mapped_column(Text)
    status: Mapped[MilestoneStatus] = mapped_column(default=MilestoneStatus.PENDING)


class Invoice(Base):
    """A draft, then a numbered document (rules 15 to 20). Sums are stored as they were shown."""

    __tablename__ = "invoices"
    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        CheckConstraint("(number IS NULL) = (status = 'draft')", name="number_when_sent"),
        CheckConstraint("net_minor >= 0 AND tax_minor >= 0", name="not_negative"),
        CheckConstraint("total_minor = net_minor + tax_minor", name="adds_up"),
        CheckConstraint("uses_budget OR status = 'void'", name="uses_budget_until_void"),
        Index(None, "workspace_id", "id"),
        Index(
            "uq_invoices_one_a_milestone",
            "milestone_id",
            unique=True,
            sqlite_where=text("uses_budget"),
            postgresql_where=text("uses_budget"),
        ),
    )

    id: Mapped[str] = id_column()
    workspace_id: Mapped[str] = reference("workspaces.id")
    project_id: Mapped[str] = reference("projects.id", index=True)
    client_id: Mapped[str] = reference("clients.id", index=True)
    milestone_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("milestones.id"))
    """The milestone that this invoices; None for an invoice of time."""
    number: Mapped[int | None]
    status: Mapped[InvoiceStatus] = mapped_column(default=InvoiceStatus.DRAFT)
    uses_budget: Mapped[bool] = mapped_column(default=True)
    """False only for one voided in order to be billed again (rule 20)."""
    currency: Mapped[str] = mapped_column(String(3))
    net_minor: Mapped[int]
    tax_rate: Mapped[Decimal | None]
    tax_minor: Mapped[int]
    total_minor: Mapped[int]
    issue_date: Mapped[date | None]
    due_date: Mapped[date | None]
    notes: Mapped[str | None] = mapped_column(Text)
    parties: Mapped[dict[str, Any] | None] = mapped_column(JsonText)
    """Sender and client as they stood when it was sent: a sent document does not change."""
    void_reason: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    voided_at: Mapped[datetime | None]


class InvoiceLine(Base):
    """One line; `minutes` where it bills time by the exact minute (rule 22)."""

    __tablename__ = "invoice_lines"
    __table_args__ = (Index(None, "invoice_id", "position"),)

    id: Mapped[str] = id_column()
    invoice_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE")
    )
    position: Mapped[int]
    description: Mapped[str] = mapped_column(Text)
    quantity: Mapped[Decimal]
    minutes: Mapped[int | None]
    unit_price_minor: Mapped[int]
    amount_minor: Mapped[int]


class TimeEntry(Base):
    """Tracked time. `invoice_id` marks it as billed, so that no later invoice takes it again."""

    __tablename__ = "time_entries"
    __table_args__ = (
        CheckConstraint("minutes > 0", name="minutes_positive"),
        Index(None, "project_id", "id"),
    )

    id: Mapped[str] = id_column()
    project_id: Mapped[str] = reference("projects.id")
    user_id: Mapped[str] = reference("users.id")
    minutes: Mapped[int]
    worked_on: Mapped[date]
    note: Mapped[str | None] = mapped_column(Text)
    billable: Mapped[bool]
    invoice_id: Mapped[str | None] = mapped_column(
        String(ID_LENGTH), ForeignKey("invoices.id"), index=True
    )
    created_at: Mapped[datetime]


class AuditHead(Base):
    """The newest link of a workspace's audit chain; whoever writes a row locks this one first."""

    __tablename__ = "audit_heads"

    workspace_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("workspaces.id"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(default=0)
    hash: Mapped[str] = mapped_column(String(64), default="")


class AuditEntry(Base):
    """Who did what, through which door, from what to what; each row seals the one before it."""

    __tablename__ = "audit_entries"

    workspace_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("workspaces.id"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(ID_LENGTH), unique=True)
    at: Mapped[datetime]
    actor_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    actor_name: Mapped[str] = mapped_column(Text)
    actor_role: Mapped[Role]
    via: Mapped[Via]
    action: Mapped[str] = mapped_column(String(60))
    subject_type: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    before: Mapped[Any] = mapped_column(JsonText, nullable=True)
    after: Mapped[Any] = mapped_column(JsonText, nullable=True)
    command_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
