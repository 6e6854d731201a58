"""The views of billing_core as the contract's JSON."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from billing_core.columns import plain
from billing_core.money import format_amount
from billing_core.views import (
    AuditView,
    BudgetExplanation,
    BudgetUsage,
    ClientView,
    InvoiceRef,
    InvoiceView,
    MilestoneView,
    Page,
    ProjectView,
    TimeEntryView,
    Warned,
)
from commandbar.api.billing.schemas import (
    ActorJson,
    AuditJson,
    BudgetItemJson,
    BudgetJson,
    BudgetUsageJson,
    ClientJson,
    HoursJson,
    InvoiceJson,
    InvoiceLink,
    LineJson,
    Listed,
    MilestoneJson,
    Named,
    PartiesJson,
    PlannedJson,
    ProgressJson,
    ProjectJson,
    SubjectJson,
    TimeEntryJson,
    WarningJson,
)

T = TypeVar("T")
V = TypeVar("V")


def listed(page: Page[V], shown: Callable[[V], T]) -> Listed[T]:
    return Listed(items=[shown(view) for view in page.items], next_cursor=page.next_cursor)


def client_json(view: ClientView) -> ClientJson:
    return ClientJson.model_validate(view, from_attributes=True)


def milestone_json(view: MilestoneView) -> MilestoneJson:
    return MilestoneJson(
        id=view.id,
        project_id=view.project_id,
        name=view.name,
        amount=format_amount(view.amount_minor, view.currency),
        due_date=view.due_date,
        description=view.description,
        status=view.status,
        position=view.position,
        locked=view.locked,
        invoice=_link(view.invoice),
    )


def project_json(view: ProjectView) -> ProjectJson:
    money = _Money(view.currency)
    return ProjectJson(
        id=view.id,
        version=view.version,
        name=view.name,
        client=Named(id=view.client.id, name=view.client.name),
        billing_type=view.billing_type,
        currency=view.currency,
        budget=money.optional(view.budget_minor),
        budget_scope=view.budget_scope,
        hourly_rate=money.optional(view.hourly_rate_minor),
        milestones_total=money.text(view.milestones_total_minor),
        milestones=[milestone_json(milestone) for milestone in view.milestones],
        progress=ProgressJson.model_validate(view.progress, from_attributes=True),
        budget_usage=_usage(view.budget_usage, money),
        hours=HoursJson(
            logged_minutes=view.hours.logged_minutes,
            effective_hourly_rate=money.optional(view.hours.effective_hourly_rate_minor),
        ),
        warnings=_warnings(view.warnings),
        command_id=view.command_id,
        created_at=view.created_at,
    )


def invoice_json(view: InvoiceView) -> InvoiceJson:
    money = _Money(view.currency)
    return InvoiceJson(
        id=view.id,
        number=view.number,
        status=view.status,
        project_id=view.project.id,
        project=Named(id=view.project.id, name=view.project.name),
        client=Named(id=view.client.id, name=view.client.name),
        milestone_id=view.milestone_id,
        currency=view.currency,
        lines=[
            LineJson(
                id=line.id,
                description=line.description,
                quantity=plain(line.quantity),
                minutes=line.minutes,
                unit_price=money.text(line.unit_price_minor),
                amount=money.text(line.amount_minor),
            )
            for line in view.lines
        ],
        net=money.text(view.net_minor),
        tax_rate=None if view.tax_rate is None else plain(view.tax_rate),
        tax=money.text(view.tax_minor),
        total=money.text(view.total_minor),
        issue_date=view.issue_date,
        due_date=view.due_date,
        notes=view.notes,
        void_reason=view.void_reason,
        rebill=view.rebill,
        parties=PartiesJson.model_validate(view.parties, from_attributes=True),
        created_at=view.created_at,
        sent_at=view.sent_at,
        paid_at=view.paid_at,
        voided_at=view.voided_at,
    )


def time_json(view: TimeEntryView) -> TimeEntryJson:
    return TimeEntryJson(
        id=view.id,
        project_id=view.project_id,
        user_id=view.user_id,
        minutes=view.minutes,
        date=view.worked_on,
        note=view.note,
        billable=view.billable,
        invoice_id=view.invoice_id,
        created_at=view.created_at,
    )


def budget_json(view: BudgetExplanation) -> BudgetJson:
    money = _Money(view.currency)
    planned = view.planned
    return BudgetJson(
        project_id=view.project_id,
        currency=view.currency,
        budget_scope=view.budget_scope,
        usage=_usage(view.usage, money),
        items=[
            BudgetItemJson(
                invoice=_present_link(item.invoice),
                milestone_id=item.milestone_id,
                description=item.description,
                net=money.text(item.net_minor),
                counted=item.counted,
                why=item.why,
            )
            for item in view.items
        ],
        planned=None
        if planned is None
        else PlannedJson(
            milestone_id=planned.milestone_id,
            name=planned.name,
            amount=money.text(planned.amount_minor),
            remaining_after=money.optional(planned.remaining_after_minor),
            fits=planned.fits,
        ),
    )


def audit_json(view: AuditView) -> AuditJson:
    return AuditJson(
        id=view.id,
        at=view.at,
        actor=ActorJson(id=view.actor_id, name=view.actor_name, role=view.actor_role),
        via=view.via,
        action=view.action,
        subject=SubjectJson(type=view.subject_type, id=view.subject_id),
        before=view.before,
        after=view.after,
        command_id=view.command_id,
        hash=view.hash,
    )


class _Money:
    """Minor units of one currency as its decimal strings."""

    def __init__(self, currency: str) -> None:
        self._currency = currency

    def text(self, minor: int) -> str:
        return format_amount(minor, self._currency)

    def optional(self, minor: int | None) -> str | None:
        return None if minor is None else self.text(minor)


def _usage(view: BudgetUsage, money: _Money) -> BudgetUsageJson:
    return BudgetUsageJson(
        budget=money.optional(view.budget_minor),
        invoiced=money.text(view.invoiced_minor),
        percent=None if view.percent is None else float(view.percent),
        remaining=money.optional(view.remaining_minor),
    )


def _warnings(warnings: Sequence[Warned]) -> list[WarningJson]:
    return [WarningJson.model_validate(warned, from_attributes=True) for warned in warnings]


def _link(reference: InvoiceRef | None) -> InvoiceLink | None:
    return None if reference is None else _present_link(reference)


def _present_link(reference: InvoiceRef) -> InvoiceLink:
    return InvoiceLink.model_validate(reference, from_attributes=True)
