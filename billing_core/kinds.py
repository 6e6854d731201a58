"""The closed vocabularies of billing, as they are stored and spoken. Pure."""

from enum import StrEnum


class BillingType(StrEnum):
    """How a project is billed (rule 4). Milestones exist on FIXED_PRICE and MIXED only."""

    HOURLY = "hourly"
    FIXED_PRICE = "fixed_price"
    MIXED = "mixed"

    @property
    def has_milestones(self) -> bool:
        return self is not BillingType.HOURLY

    @property
    def has_rate(self) -> bool:
        return self is not BillingType.FIXED_PRICE


class BudgetScope(StrEnum):
    """Which of a project's invoices use up its budget (rule 6)."""

    ALL_INVOICES = "all_invoices"
    MILESTONES_ONLY = "milestones_only"


class MilestoneStatus(StrEnum):
    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    INVOICED = "invoiced"

    @property
    def is_locked(self) -> bool:
        """Read-only: no edit, no removal, no move past another locked one (rule 14)."""
        return self in {MilestoneStatus.COMPLETED, MilestoneStatus.INVOICED}


class InvoiceStatus(StrEnum):
    DRAFT = "draft"
    SENT = "sent"
    PAID = "paid"
    VOID = "void"
