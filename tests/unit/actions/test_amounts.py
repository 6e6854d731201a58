"""What milestones are worth: every way of saying it, exact to the minor unit."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandbar.actions.create_project.amounts import (
    DoesNotFit,
    NeedsBudget,
    Way,
    Worth,
    allocated,
)

REST, EQUAL, UNKNOWN = Worth(Way.REST), Worth(Way.EQUAL), Worth(Way.UNKNOWN)


def stated(minor: int) -> Worth:
    return Worth(Way.STATED, minor=minor)


def percent(text: str) -> Worth:
    return Worth(Way.PERCENT, part=Decimal(text))


def share(part: int, whole: int) -> Worth:
    return Worth(Way.SHARE, part=Fraction(part, whole))


TABLE = [
    ([stated(5), stated(7)], None, (5, 7)),
    ([stated(5), UNKNOWN], 100, (5, None)),
    ([percent("20"), percent("60"), percent("20")], 1_450_000, (290_000, 870_000, 290_000)),
    ([percent("33.3"), percent("33.3"), percent("33.4")], 100, (33, 33, 34)),
    ([percent("50"), percent("50")], 101, (51, 50)),
    ([share(1, 2), share(1, 2)], 101, (51, 50)),
    ([share(1, 4), REST], 640_000, (160_000, 480_000)),
    ([percent("30"), percent("30")], 101, (30, 30)),
    ([EQUAL, EQUAL, EQUAL], 100_000, (33_333, 33_333, 33_334)),
    ([EQUAL], 7, (7,)),
    ([stated(40), EQUAL, EQUAL], 101, (40, 30, 31)),
    ([stated(1_800), stated(3_550), REST], 8_800, (1_800, 3_550, 3_450)),
    ([REST, stated(99)], 100, (1, 99)),
    ([], 100, ()),
]


@pytest.mark.parametrize(("worths", "budget", "expected"), TABLE)
def test_worth_becomes_minor_units(
    worths: list[Worth], budget: int | None, expected: tuple[int | None, ...]
) -> None:
    assert allocated(worths, budget) == expected


@pytest.mark.parametrize("worth", [percent("20"), share(1, 2), REST, EQUAL])
def test_a_part_of_no_budget_needs_one(worth: Worth) -> None:
    with pytest.raises(NeedsBudget):
        allocated([worth], None)


@pytest.mark.parametrize("others", [100, 101])
def test_the_rest_of_nothing_does_not_fit(others: int) -> None:
    with pytest.raises(DoesNotFit):
        allocated([stated(others), REST], 100)


@given(budget=st.integers(1, 10**15), parts=st.integers(1, 200))
def test_equal_parts_sum_to_the_budget_and_only_the_last_differs(budget: int, parts: int) -> None:
    if budget < parts:
        return
    amounts = allocated([EQUAL] * parts, budget)
    assert sum(a or 0 for a in amounts) == budget
    assert len(set(amounts[:-1])) <= 1
    assert 0 <= (amounts[-1] or 0) - (amounts[0] or 0) < parts


@given(budget=st.integers(10**4, 10**15), cuts=st.lists(st.integers(1, 99), max_size=6))
def test_percentages_of_the_whole_sum_to_the_budget(budget: int, cuts: list[int]) -> None:
    edges = [0, *sorted(set(cuts)), 100]
    worths = [percent(str(b - a)) for a, b in pairwise(edges)]
    assert sum(a or 0 for a in allocated(worths, budget)) == budget


@given(budget=st.integers(1, 10**15), amounts=st.lists(st.integers(1, 10**12), max_size=9))
def test_the_rest_makes_the_sum_the_budget_or_does_not_fit(budget: int, amounts: list[int]) -> None:
    worths = [*map(stated, amounts), REST]
    if sum(amounts) >= budget:
        with pytest.raises(DoesNotFit):
            allocated(worths, budget)
    else:
        assert sum(a or 0 for a in allocated(worths, budget)) == budget
