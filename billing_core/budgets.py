"""What counts as invoiced, what is left, and the one check of every door (rules 5 to 11). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from billing_core.errors import OverBudget
from billing_core.kinds import BillingType, BudgetScope
from billing_core.money import divide_half_up, format_amount
from billing_core.views import BudgetUsage, Warned


@dataclass(frozen=True, slots=True)
class Budget:
    """A project's budget and the net invoiced on it: drafts, sent, paid, voids kept (rule 8).

    `milestones_minor` came from milestones, `other_minor` from time.
    """

    currency: str
    budget_minor: int | None
    scope: BudgetScope
    milestones_minor: int
    other_minor: int

    @property
    def counted_minor(self) -> int:
        """What of it uses up the budget in its scope (rule 6)."""
        counts_all = self.scope is BudgetScope.ALL_INVOICES
        return self.milestones_minor + (self.other_minor if counts_all else 0)

    @property
    def remaining_minor(self) -> int | None:
        return None if self.budget_minor is None else self.budget_minor - self.counted_minor

    @property
    def usage(self) -> BudgetUsage:
        percent = None
        if self.budget_minor is not None:
            hundredths = divide_half_up(10_000 * self.counted_minor, self.budget_minor)
            percent = Decimal(hundredths).scaleb(-2)
        return BudgetUsage(self.budget_minor, self.counted_minor, percent, self.remaining_minor)

    def counts(self, *, of_milestone: bool) -> bool:
        """Whether an invoice of this kind uses up the budget."""
        return of_milestone or self.scope is BudgetScope.ALL_INVOICES


def check_headroom(budget: Budget, requested_minor: int, *, of_milestone: bool) -> None:
    """Let that much more net be invoiced. Exactly the budget passes; one minor unit more does not.

    Raises:
        OverBudget: with budget, invoiced, requested and remaining (rule 8).
    """
    remaining = budget.remaining_minor
    if remaining is None or not budget.counts(of_milestone=of_milestone):
        return
    if requested_minor <= max(remaining, 0):
        return
    over = format_amount(requested_minor - remaining, budget.currency)
    raise _over_budget(
        budget,
        requested_minor,
        f"This would go over the project's budget by {over} {budget.currency};"
        f" {format_amount(remaining, budget.currency)} {budget.currency} of it is left.",
        next_move=f"Raise the budget by {over} {budget.currency}, or invoice less.",
    )


def check_new_budget(current: Budget, proposed: Budget) -> None:
    """Let the budget or its scope change, as long as it still covers what is invoiced (rule 10).

    `requested` in the refusal is the proposed budget; the other figures are the present ones.

    Raises:
        OverBudget: more is invoiced in the proposed scope than the proposed budget.
    """
    if proposed.budget_minor is None or proposed.counted_minor <= proposed.budget_minor:
        return
    invoiced = format_amount(proposed.counted_minor, proposed.currency)
    raise _over_budget(
        current,
        proposed.budget_minor,
        f"{invoiced} {proposed.currency} is invoiced already; the budget cannot go below that.",
        next_move=f"Set the budget to {invoiced} {proposed.currency} or more,"
        " or delete a draft first.",
    )


def _over_budget(
    budget: Budget, requested_minor: int, message: str, *, next_move: str
) -> OverBudget:
    def text(minor: int | None) -> str:
        return format_amount(minor or 0, budget.currency)

    return OverBudget(
        message,
        budget=text(budget.budget_minor),
        invoiced=text(budget.counted_minor),
        requested=text(requested_minor),
        remaining_budget=text(budget.remaining_minor),
        currency=budget.currency,
        next_move=next_move,
    )


def milestone_warnings(
    billing_type: BillingType,
    currency: str,
    budget_minor: int | None,
    milestone_amounts: Sequence[int],
) -> tuple[Warned, ...]:
    """Milestones above the budget; on fixed_price also below it (rule 7). Never an error."""
    if budget_minor is None or not milestone_amounts:
        return ()
    total = sum(milestone_amounts)
    gap = format_amount(abs(total - budget_minor), currency)
    if total > budget_minor:
        code, side = "milestones_exceed_budget", "more"
    elif total < budget_minor and billing_type is BillingType.FIXED_PRICE:
        code, side = "milestones_below_budget", "less"
    else:
        return ()
    message = f"The milestones add up to {gap} {currency} {side} than the budget."
    return (Warned(code, message, "milestones"),)
