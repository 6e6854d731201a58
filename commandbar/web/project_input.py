"""The project form between browser and use case: what stands in it, and what it comes to.

The same form edits a project, a new one and a plan under review. It keeps what was typed as it
was typed, so that a refused form comes back with every word still in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from billing_core import money
from billing_core.drafts import (
    UNSET,
    MilestoneDraft,
    ProjectChanges,
    ProjectDraft,
    Unset,
    checked_project,
)
from billing_core.errors import ValidationFailed
from billing_core.kinds import BillingType, BudgetScope
from billing_core.views import ProjectView
from commandbar.web.formats import Formats
from commandbar.web.forms import Form
from commandbar.web.typed import FieldReader

LOCKED = frozenset({"completed", "invoiced"})


@dataclass(frozen=True, slots=True)
class MilestoneInput:
    """One row of the builder, as typed. `id` is empty for a new one."""

    id: str = ""
    name: str = ""
    amount: str = ""
    due_date: str = ""
    description: str = ""
    status: str = "pending"

    @property
    def is_locked(self) -> bool:
        return self.status in LOCKED

    @property
    def is_blank(self) -> bool:
        """A new row that nobody wrote in: it is left out."""
        typed = (self.id, self.name, self.amount, self.due_date, self.description)
        return not any(text.strip() for text in typed)


@dataclass(frozen=True, slots=True)
class ProjectInput:
    """The form, as typed. `client` is a client's id; `new_client` a name, where a plan has one."""

    name: str = ""
    client: str = ""
    new_client: str = ""
    billing_type: str = BillingType.HOURLY
    currency: str = ""
    budget: str = ""
    budget_scope: str = BudgetScope.ALL_INVOICES
    hourly_rate: str = ""
    milestones: tuple[MilestoneInput, ...] = ()
    version: int = 0

    @property
    def kind(self) -> BillingType:
        """Raises:
        ValidationFailed: no billing type that there is.
        """
        try:
            return BillingType(self.billing_type)
        except ValueError:
            raise ValidationFailed.of("billing_type", "Choose a billing type.") from None


def from_form(form: Form) -> ProjectInput:
    """What the browser sent; the rows' fields stand side by side in the order of the rows."""
    columns = [form.texts(f"milestone_{name}") for name in _COLUMNS]
    rows = tuple(MilestoneInput(*cells) for cells in zip(*columns, strict=False))
    return ProjectInput(
        name=form.text("name"),
        client=form.key("client"),
        new_client=form.text("new_client"),
        billing_type=form.text("billing_type", BillingType.HOURLY),
        currency=form.line("currency").upper(),
        budget=form.text("budget"),
        budget_scope=form.text("budget_scope", BudgetScope.ALL_INVOICES),
        hourly_rate=form.text("hourly_rate"),
        milestones=rows,
        version=form.whole("version"),
    )


_COLUMNS = ("id", "name", "amount", "due", "description", "status")


def from_project(project: ProjectView, formats: Formats) -> ProjectInput:
    """The form of a project that there is."""

    def typed(minor: int | None) -> str:
        return "" if minor is None else formats.typed(minor, project.currency)

    return ProjectInput(
        name=project.name,
        client=project.client.id,
        billing_type=project.billing_type,
        currency=project.currency,
        budget=typed(project.budget_minor),
        budget_scope=project.budget_scope,
        hourly_rate=typed(project.hourly_rate_minor),
        milestones=tuple(
            MilestoneInput(
                id=milestone.id,
                name=milestone.name,
                amount=typed(milestone.amount_minor),
                due_date="" if milestone.due_date is None else milestone.due_date.isoformat(),
                description=milestone.description or "",
                status=milestone.status,
            )
            for milestone in project.milestones
        ),
        version=project.version,
    )


def from_plan(plan: dict[str, Any], currency: str, formats: Formats) -> ProjectInput:
    """The form of a plan, complete or still with gaps; its amounts are decimal strings."""
    currency = plan.get("currency") or currency

    def typed(amount: str | None) -> str:
        try:
            return formats.typed(money.parse_amount(amount or "", currency), currency)
        except money.AmountError:
            return amount or ""  # a draft may hold what its currency cannot

    client = plan.get("client") or {}
    return ProjectInput(
        name=plan.get("project_name") or "",
        client=client.get("id") or "",
        new_client="" if client.get("id") else client.get("name") or "",
        billing_type=plan.get("billing_type") or BillingType.FIXED_PRICE,
        currency=currency,
        budget="" if plan.get("budget_derived") else typed(plan.get("budget")),
        budget_scope=plan.get("budget_scope") or BudgetScope.ALL_INVOICES,
        hourly_rate=typed(plan.get("hourly_rate")),
        milestones=tuple(
            MilestoneInput(
                name=milestone.get("name") or "",
                amount=typed(milestone.get("amount")),
                due_date=milestone.get("due_date") or "",
                description=milestone.get("description") or "",
            )
            for milestone in plan.get("milestones") or ()
        ),
    )


def without_blank_rows(given: ProjectInput) -> ProjectInput:
    """The form without the new rows that nobody wrote in: what is saved, and counted by errors."""
    rows = tuple(row for row in given.milestones if not row.is_blank)
    return replace(given, milestones=rows)


def rearranged(given: ProjectInput, change: str) -> ProjectInput:
    """The form after a builder's button without scripts: "add", "remove:2", "up:2", "down:2"."""
    what, _, place = change.partition(":")
    rows = list(given.milestones)
    at = int(place) if place.isascii() and place.isdigit() else -1
    if what == "add":
        rows.append(MilestoneInput())
    elif 0 <= at < len(rows):
        row = rows.pop(at)
        to = {"up": max(at - 1, 0), "down": at + 1}.get(what)
        if to is not None:
            rows.insert(to, row)
    return replace(given, milestones=tuple(rows))


def draft_of(given: ProjectInput, currency: str, formats: Formats) -> ProjectDraft:
    """The form as a new project.

    Raises:
        ValidationFailed: with every field that cannot be read or breaks a rule, so that a person
            mends them in one go.
    """
    reader = FieldReader(formats)
    client_id = reader.choice("client_id", given.client, "Choose a client.")
    draft = draft_read_by(reader, given, client_id, currency)
    reader.check()
    return draft


def draft_read_by(
    reader: FieldReader, given: ProjectInput, client_id: str, currency: str
) -> ProjectDraft:
    """The form as a new project of the client, in the currency where it names none; the reader
    has every fault of it, of reading and of the rules."""
    kind = given.kind
    currency = reader.currency("currency", given.currency, currency)
    draft = ProjectDraft(
        name=given.name,
        client_id=client_id,
        billing_type=kind,
        currency=currency,
        budget_minor=reader.amount("budget", given.budget, currency),
        budget_scope=scope_of(given, kind),
        hourly_rate_minor=rate_of(reader, given, kind, currency),
        milestones=milestones_of(reader, given, kind, currency),
    )
    try:
        checked_project(draft, currency)
    except ValidationFailed as refusal:
        reader.also(refusal.errors)
    return draft


def changes_of(
    given: ProjectInput, project: ProjectView, formats: Formats
) -> tuple[ProjectChanges, tuple[MilestoneDraft, ...]]:
    """The form as an edit of the project; a budget left empty is the milestones' sum (rule 5).

    Raises:
        ValidationFailed: like `draft_of`.
    """
    draft = draft_of(given, project.currency, formats)
    budget = draft.budget_minor
    if budget is None and draft.milestones:
        budget = sum(milestone.amount_minor for milestone in draft.milestones)
    changes = ProjectChanges(
        name=draft.name,
        client_id=draft.client_id,
        billing_type=draft.billing_type,
        currency=draft.currency or project.currency,
        budget_minor=budget,
        budget_scope=draft.budget_scope or _unasked_scope(draft.billing_type),
        hourly_rate_minor=draft.hourly_rate_minor,
    )
    return changes, draft.milestones


def milestones_of(
    reader: FieldReader, given: ProjectInput, kind: BillingType, currency: str
) -> tuple[MilestoneDraft, ...]:
    """The builder's rows; an hourly project has none, whatever stands in the hidden builder."""
    if not kind.has_milestones:
        return ()
    return tuple(_milestones(reader, given.milestones, currency))


def _milestones(
    reader: FieldReader, rows: Sequence[MilestoneInput], currency: str
) -> Iterable[MilestoneDraft]:
    for index, row in enumerate(rows):
        path = f"milestones[{index}]"
        yield MilestoneDraft(
            name=row.name,
            amount_minor=reader.needed_amount(f"{path}.amount", row.amount, currency),
            due_date=reader.day(f"{path}.due_date", row.due_date),
            description=row.description or None,
            id=row.id or None,
        )


def rate_of(
    reader: FieldReader, given: ProjectInput, kind: BillingType, currency: str
) -> int | None:
    if not kind.has_rate:
        return None
    return reader.amount("hourly_rate", given.hourly_rate, currency)


def scope_of(given: ProjectInput, kind: BillingType) -> BudgetScope | None:
    """What the form says of the budget's scope; it asks so on mixed projects with a budget only."""
    if kind is not BillingType.MIXED or not given.budget.strip():
        return None
    known = given.budget_scope in set(BudgetScope)
    return BudgetScope(given.budget_scope) if known else BudgetScope.ALL_INVOICES


def _unasked_scope(kind: BillingType) -> BudgetScope | Unset:
    """An edit that leaves the scope open: a derived mixed budget is the milestones' (rule 6)."""
    return BudgetScope.MILESTONES_ONLY if kind is BillingType.MIXED else UNSET
