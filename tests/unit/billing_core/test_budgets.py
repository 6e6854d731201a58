"""What counts, what is left, what is refused (rules 6 to 11). Pure."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing_core.budgets import Budget, check_headroom, check_new_budget, milestone_warnings
from billing_core.errors import OverBudget
from billing_core.kinds import BillingType, BudgetScope
from billing_core.views import BudgetUsage

ALL, ONLY = BudgetScope


def budget(
    total: int | None, milestones: int = 0, other: int = 0, scope: BudgetScope = ALL
) -> Budget:
    return Budget("USD", total, scope, milestones, other)


@pytest.mark.parametrize(
    ("held", "requested", "of_milestone", "fits"),
    [
        (budget(100), 100, True, True),
        (budget(100), 101, True, False),
        (budget(100, 60), 40, True, True),
        (budget(100, 60), 41, True, False),
        (budget(100, 60, 40), 1, True, False),
        (budget(100, 60, 40), 0, True, True),
        (budget(100, 60, 40, ONLY), 40, True, True),
        (budget(100, 60, 40, ONLY), 41, True, False),
        (budget(100, 100, 0, ONLY), 10**12, False, True),
        (budget(100, 100, 0, ALL), 1, False, False),
        (budget(None), 10**15, True, True),
    ],
)
def test_exactly_the_budget_fits_and_one_minor_unit_more_does_not(
    held: Budget, requested: int, of_milestone: bool, fits: bool
) -> None:
    if fits:
        check_headroom(held, requested, of_milestone=of_milestone)
        return
    with pytest.raises(OverBudget):
        check_headroom(held, requested, of_milestone=of_milestone)


def test_refusal_carries_the_four_figures_and_the_next_move() -> None:
    with pytest.raises(OverBudget) as refused:
        check_headroom(budget(50_000_00, 45_000_00), 15_000_00, of_milestone=True)

    assert refused.value.facts() == {
        "budget": "50000.00",
        "invoiced": "45000.00",
        "requested": "15000.00",
        "remaining_budget": "5000.00",
        "currency": "USD",
    }
    assert refused.value.next_move == "Raise the budget by 10000.00 USD, or invoice less."


@given(
    st.integers(1, 10**6),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(BudgetScope),
    st.booleans(),
)
def test_what_passes_never_counts_above_the_budget(
    total: int, milestones: int, other: int, requested: int, scope: BudgetScope, of_milestone: bool
) -> None:
    held = budget(total, milestones, other, scope)
    if held.counted_minor > total:
        return
    added = (requested, 0) if of_milestone else (0, requested)
    after = budget(total, milestones + added[0], other + added[1], scope)
    try:
        check_headroom(held, requested, of_milestone=of_milestone)
    except OverBudget:
        assert after.counted_minor > total
    else:
        assert after.counted_minor <= total


@pytest.mark.parametrize(
    ("proposed", "allowed"),
    [
        (budget(60, 60), True),
        (budget(59, 60), False),
        (budget(None, 60), True),
        (budget(60, 60, 1, ONLY), True),
        (budget(60, 60, 1, ALL), False),
    ],
)
def test_budget_never_goes_below_what_is_invoiced_in_its_scope(
    proposed: Budget, allowed: bool
) -> None:
    if allowed:
        check_new_budget(budget(100, 60), proposed)
        return
    with pytest.raises(OverBudget):
        check_new_budget(budget(100, 60), proposed)


@pytest.mark.parametrize(
    ("counted", "percent"),
    [(0, "0.00"), (1_500_000, "30.00"), (5_000_000, "100.00"), (1, "0.00"), (1_666_667, "33.33")],
)
def test_budget_card_has_percent_and_amounts(counted: int, percent: str) -> None:
    usage = budget(5_000_000, counted).usage

    assert usage.percent == Decimal(percent)
    assert usage.remaining_minor == 5_000_000 - counted


@pytest.mark.parametrize(
    ("billing_type", "total", "amounts", "codes"),
    [
        (BillingType.FIXED_PRICE, 100, [101], ["milestones_exceed_budget"]),
        (BillingType.FIXED_PRICE, 100, [99], ["milestones_below_budget"]),
        (BillingType.FIXED_PRICE, 100, [50, 50], []),
        (BillingType.FIXED_PRICE, 100, [], []),
        (BillingType.MIXED, 100, [101], ["milestones_exceed_budget"]),
        (BillingType.MIXED, 100, [99], []),
        (BillingType.HOURLY, None, [], []),
    ],
)
def test_milestones_that_miss_the_budget_warn(
    billing_type: BillingType, total: int | None, amounts: list[int], codes: list[str]
) -> None:
    warnings = milestone_warnings(billing_type, "USD", total, amounts)

    assert [warning.code for warning in warnings] == codes


def test_project_without_a_budget_shows_what_is_invoiced_and_no_percentage() -> None:
    open_ended = Budget("USD", None, BudgetScope.ALL_INVOICES, 30, 12)

    assert open_ended.usage == BudgetUsage(None, 42, None, None)
    check_headroom(open_ended, 10**12, of_milestone=True)


def test_budget_set_for_the_first_time_must_cover_what_is_invoiced_too() -> None:
    open_ended = Budget("USD", None, BudgetScope.ALL_INVOICES, 30, 12)

    with pytest.raises(OverBudget) as refused:
        check_new_budget(open_ended, replace(open_ended, budget_minor=41))

    facts = refused.value.facts()
    assert (facts["budget"], facts["remaining_budget"]) == ("0.00", "0.00")
    assert (facts["invoiced"], facts["requested"]) == ("0.42", "0.41")


def test_warning_says_by_how_much_the_milestones_miss_the_budget() -> None:
    (above,) = milestone_warnings(BillingType.FIXED_PRICE, "USD", 100, [60, 65])
    (below,) = milestone_warnings(BillingType.FIXED_PRICE, "USD", 100, [60, 10])

    assert above.message == "The milestones add up to 0.25 USD more than the budget."
    assert below.message == "The milestones add up to 0.30 USD less than the budget."
