"""CreateProjectPlan: a project with its milestones, as it is reviewed, hashed and executed.

Money is a decimal string with the currency's own digits ("15000.00", JPY "15000"), so that what
a person reads, what the digest covers and what is executed are the same characters.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from billing_core import money
from billing_core.drafts import MAX_MILESTONES
from billing_core.errors import FieldError, ValidationFailed
from billing_core.text import MAX_NAME, MAX_NOTE, clean_line, clean_note
from commandbar.validation import IsoDate

BillingType = Literal["hourly", "fixed_price", "mixed"]
BudgetScope = Literal["all_invoices", "milestones_only"]


def _line(value: str) -> str:
    errors: list[FieldError] = []
    text = clean_line(errors, "", value)
    if errors:
        raise ValueError(errors[0].message)
    return text


def _note(value: str) -> str | None:
    errors: list[FieldError] = []
    text = clean_note(errors, "", value)
    if errors:
        raise ValueError(errors[0].message)
    return text


def _currency(value: str) -> str:
    money.currency_digits(value)
    return value


Name = Annotated[str, Field(max_length=2 * MAX_NAME), AfterValidator(_line)]
Note = Annotated[str, Field(max_length=2 * MAX_NOTE), AfterValidator(_note)]
MoneyText = Annotated[str, Field(pattern=r"\A[0-9]{1,16}(\.[0-9]{1,3})?\z")]
CurrencyCode = Annotated[str, Field(pattern=r"\A[A-Z]{3}\z"), AfterValidator(_currency)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class PlanClient(_Strict):
    """A client of the workspace, or, where `existing` is false, a new lead by name (rule 26).

    `id` is looked up when the plan is staged; outside a workspace's database there is none.
    """

    id: str | None = None
    name: Name
    existing: bool


class PlanMilestone(_Strict):
    name: Name
    amount: MoneyText
    due_date: IsoDate | None = None
    description: Note | None = None


class DraftMilestone(_Strict):
    """A milestone of which not everything is known yet."""

    name: Name | None = None
    amount: MoneyText | None = None
    due_date: IsoDate | None = None
    description: Note | None = None


class CreateProjectDraft(_Strict):
    """What is known while questions are open: every field may still be missing."""

    project_name: Name | None = None
    client: PlanClient | None = None
    billing_type: BillingType | None = None
    currency: CurrencyCode | None = None
    budget: MoneyText | None = None
    budget_derived: bool = False
    budget_scope: BudgetScope = "all_invoices"
    hourly_rate: MoneyText | None = None
    milestones: tuple[DraftMilestone, ...] = Field(default=(), max_length=MAX_MILESTONES)


class CreateProjectPlan(_Strict):
    """A complete plan: everything that rule 25 needs is there and every amount is above zero."""

    project_name: Name
    client: PlanClient
    billing_type: BillingType
    currency: CurrencyCode
    budget: MoneyText | None = None
    budget_derived: bool = False
    budget_scope: BudgetScope = "all_invoices"
    hourly_rate: MoneyText | None = None
    milestones: tuple[PlanMilestone, ...] = Field(default=(), max_length=MAX_MILESTONES)

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        errors = list(_errors_of(self))
        if errors:
            raise ValidationFailed(errors)
        return self.with_derived_budget()

    def with_derived_budget(self) -> Self:
        """A derived budget is the sum of the milestones, whatever was sent (rule 5)."""
        is_open = self.budget is None or self.budget_derived
        if self.billing_type == "hourly" or not is_open or not self.milestones:
            return self
        total = money.format_amount(self.milestones_minor, self.currency)
        return self.model_copy(update={"budget": total, "budget_derived": True})

    def minor(self, amount: str) -> int:
        """Minor units of one of the plan's amounts."""
        return money.parse_amount(amount, self.currency)

    @property
    def milestones_minor(self) -> int:
        """The sum of the milestones, in minor units."""
        return sum(self.minor(milestone.amount) for milestone in self.milestones)

    @property
    def budget_minor(self) -> int | None:
        return None if self.budget is None else self.minor(self.budget)

    @property
    def hourly_rate_minor(self) -> int | None:
        return None if self.hourly_rate is None else self.minor(self.hourly_rate)


def _errors_of(plan: CreateProjectPlan) -> Iterator[FieldError]:
    """What keeps the plan from being executed, by field (rules 4, 5, 12 and 25)."""
    amounts = [
        ("budget", plan.budget),
        ("hourly_rate", plan.hourly_rate),
        *((f"milestones[{i}].amount", m.amount) for i, m in enumerate(plan.milestones)),
    ]
    wrong = [
        error for field, text in amounts if text for error in _amount_errors(plan, field, text)
    ]
    yield from wrong
    yield from _billing_type_errors(plan)


def _amount_errors(plan: CreateProjectPlan, field: str, text: str) -> Iterator[FieldError]:
    try:
        minor = plan.minor(text)
    except ValueError as error:
        yield FieldError(field, str(error))
    else:
        if minor <= 0:
            yield FieldError(field, "The amount must be above zero.")


def _billing_type_errors(plan: CreateProjectPlan) -> Iterator[FieldError]:
    is_hourly, is_fixed, is_mixed = (
        plan.billing_type == kind for kind in ("hourly", "fixed_price", "mixed")
    )
    has_list, has_rate = bool(plan.milestones), plan.hourly_rate is not None
    lacks_worth = plan.budget is None and not has_list
    faults = (
        (is_hourly and has_list, "milestones", "An hourly project has no milestones."),
        (not is_hourly and lacks_worth, "budget", "Give a budget, or milestones with amounts."),
        (is_fixed and has_rate, "hourly_rate", "A fixed price project has no hourly rate."),
        (not is_fixed and not has_rate, "hourly_rate", "Give the rate for an hour."),
        (is_mixed and not has_list, "milestones", "A mixed project needs at least one milestone."),
    )
    yield from (FieldError(field, message) for is_wrong, field, message in faults if is_wrong)
