"""What a caller hands in, made fit to be stored or refused with every fault at once. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from typing import Final, TypeVar

from billing_core.countries import ISO_COUNTRIES
from billing_core.errors import FieldError, ValidationFailed
from billing_core.kinds import BillingType, BudgetScope
from billing_core.money import CURRENCY_DIGITS, MAX_MINOR, format_amount
from billing_core.text import clean_line, clean_note, clean_optional_line

T = TypeVar("T")

MAX_MILESTONES = 200


class Unset(Enum):
    """The type of UNSET: the caller did not speak of this field, so it stays as it is."""

    TOKEN = auto()


UNSET: Final = Unset.TOKEN


def chosen(value: T | Unset, current: T) -> T:
    """The value that was sent, None included; the current one where none was."""
    return current if isinstance(value, Unset) else value


@dataclass(frozen=True, slots=True)
class MilestoneDraft:
    """One milestone as sent (rule 12). `id` names an existing one in a list that is replaced."""

    name: str
    amount_minor: int
    due_date: date | None = None
    description: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """A project as sent. Amounts are minor units of `currency`; None for it is the workspace's.

    `budget_minor` None on fixed_price and mixed is derived from the milestones (rule 5);
    `budget_scope` None is the default of rule 6.
    """

    name: str
    client_id: str
    billing_type: BillingType = BillingType.HOURLY
    currency: str | None = None
    budget_minor: int | None = None
    budget_scope: BudgetScope | None = None
    hourly_rate_minor: int | None = None
    milestones: tuple[MilestoneDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectTerms:
    """What a project agrees on, complete and consistent: rules 4 to 6 hold."""

    name: str
    billing_type: BillingType
    currency: str
    budget_minor: int | None
    budget_scope: BudgetScope
    hourly_rate_minor: int | None


@dataclass(frozen=True, slots=True)
class ProjectChanges:
    """An edit of a project; what is UNSET stays."""

    name: str | Unset = UNSET
    client_id: str | Unset = UNSET
    billing_type: BillingType | Unset = UNSET
    currency: str | Unset = UNSET
    budget_minor: int | Unset | None = UNSET
    budget_scope: BudgetScope | Unset = UNSET
    hourly_rate_minor: int | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class ClientDetails:
    """A client as sent. The name alone makes a lead (rule 21). `country` is ISO 3166 alpha-2."""

    name: str
    billing_name: str | None = None
    email: str | None = None
    address_line1: str | None = None
    address_line2: str | None = None
    city: str | None = None
    postal_code: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class ClientChanges:
    """An edit of a client; what is UNSET stays."""

    name: str | Unset = UNSET
    billing_name: str | Unset | None = UNSET
    email: str | Unset | None = UNSET
    address_line1: str | Unset | None = UNSET
    address_line2: str | Unset | None = UNSET
    city: str | Unset | None = UNSET
    postal_code: str | Unset | None = UNSET
    country: str | Unset | None = UNSET
    archived: bool | Unset = UNSET


def refuse_if_any(errors: Sequence[FieldError]) -> None:
    """Raises:
    ValidationFailed: there is at least one fault.
    """
    if errors:
        raise ValidationFailed(errors)


def check_amount(errors: list[FieldError], field: str, minor: int, currency: str) -> None:
    """An amount stands above zero and within what one amount may be."""
    if minor <= 0:
        errors.append(FieldError(field, "Must be above zero."))
    elif minor > MAX_MINOR:
        errors.append(FieldError(field, f"Must be at most {format_amount(MAX_MINOR, currency)}."))


def check_currency(errors: list[FieldError], currency: str) -> bool:
    """Whether it is an ISO 4217 code; if not, a fault is kept, and no amount can be read in it."""
    known = currency in CURRENCY_DIGITS
    if not known:
        errors.append(FieldError("currency", "Must be an ISO 4217 code, like USD."))
    return known


def checked_milestones(
    errors: list[FieldError], drafts: Sequence[MilestoneDraft], currency: str
) -> tuple[MilestoneDraft, ...]:
    """The milestones with their words cleaned; faults are named by place: milestones[0].name."""
    if len(drafts) > MAX_MILESTONES:
        fault = FieldError("milestones", f"A project has at most {MAX_MILESTONES} milestones.")
        errors.append(fault)
        return ()
    return tuple(
        _checked_milestone(errors, f"milestones[{index}]", draft, currency)
        for index, draft in enumerate(drafts)
    )


def _checked_milestone(
    errors: list[FieldError], field: str, draft: MilestoneDraft, currency: str
) -> MilestoneDraft:
    check_amount(errors, f"{field}.amount", draft.amount_minor, currency)
    return replace(
        draft,
        name=clean_line(errors, f"{field}.name", draft.name),
        description=clean_note(errors, f"{field}.description", draft.description),
    )


def checked_project(
    draft: ProjectDraft, workspace_currency: str
) -> tuple[ProjectTerms, tuple[MilestoneDraft, ...]]:
    """The project's terms and milestones, complete.

    Raises:
        ValidationFailed: with every fault of the draft.
    """
    errors: list[FieldError] = []
    name = clean_line(errors, "name", draft.name)
    currency = draft.currency or workspace_currency
    if not check_currency(errors, currency):
        raise ValidationFailed(errors)
    milestones = checked_milestones(errors, draft.milestones, currency)
    terms = settled_terms(
        errors,
        ProjectTerms(
            name,
            draft.billing_type,
            currency,
            draft.budget_minor,
            draft.budget_scope or BudgetScope.ALL_INVOICES,
            draft.hourly_rate_minor,
        ),
        [milestone.amount_minor for milestone in milestones],
        scope_given=draft.budget_scope is not None,
    )
    refuse_if_any(errors)
    return terms, milestones


def settled_terms(
    errors: list[FieldError],
    terms: ProjectTerms,
    milestone_amounts: Sequence[int],
    *,
    scope_given: bool,
) -> ProjectTerms:
    """The terms with what rules 5 and 6 derive filled in; faults are added to `errors`."""
    budget, scope = terms.budget_minor, terms.budget_scope
    if budget is None and terms.billing_type.has_milestones and milestone_amounts:
        budget = sum(milestone_amounts)
        if terms.billing_type is BillingType.MIXED and not scope_given:
            scope = BudgetScope.MILESTONES_ONLY
    settled = replace(terms, budget_minor=budget, budget_scope=scope)
    _check_budget(errors, settled)
    _check_rate(errors, settled)
    if milestone_amounts and not terms.billing_type.has_milestones:
        errors.append(FieldError("milestones", "An hourly project has no milestones."))
    return settled


def _check_budget(errors: list[FieldError], terms: ProjectTerms) -> None:
    if terms.budget_minor is not None:
        check_amount(errors, "budget", terms.budget_minor, terms.currency)
    elif terms.billing_type.has_milestones:
        errors.append(FieldError("budget", "Needed: a budget, or milestones that make it up."))
    only_milestones = terms.budget_scope is BudgetScope.MILESTONES_ONLY
    if only_milestones and not terms.billing_type.has_milestones:
        errors.append(FieldError("budget_scope", "An hourly project has no milestones to count."))


def _check_rate(errors: list[FieldError], terms: ProjectTerms) -> None:
    if terms.hourly_rate_minor is None:
        if terms.billing_type.has_rate:
            errors.append(FieldError("hourly_rate", "Needed: this project bills hours."))
    elif terms.billing_type.has_rate:
        check_amount(errors, "hourly_rate", terms.hourly_rate_minor, terms.currency)
    else:
        errors.append(FieldError("hourly_rate", "A fixed-price project bills no hours."))


_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def checked_client(details: ClientDetails) -> ClientDetails:
    """The client's details with their words cleaned.

    Raises:
        ValidationFailed: with every fault of the details.
    """
    errors: list[FieldError] = []

    def line(field: str) -> str | None:
        return clean_optional_line(errors, field, getattr(details, field))

    cleaned = ClientDetails(
        name=clean_line(errors, "name", details.name),
        billing_name=line("billing_name"),
        email=line("email"),
        address_line1=line("address_line1"),
        address_line2=line("address_line2"),
        city=line("city"),
        postal_code=line("postal_code"),
        country=(line("country") or "").upper() or None,
    )
    if cleaned.email is not None and not _EMAIL.fullmatch(cleaned.email):
        errors.append(FieldError("email", "Must be an address like name@example.com."))
    if cleaned.country is not None and cleaned.country not in ISO_COUNTRIES:
        errors.append(FieldError("country", "Must be a two-letter ISO 3166 code, like NL."))
    refuse_if_any(errors)
    return cleaned
