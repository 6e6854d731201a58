"""Milestone amounts in minor units: stated, a part of the budget, an equal share, the rest.

All arithmetic of a plan is here and in `billing_core.money`, on whole minor units (rule 27).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from billing_core import money


class Way(StrEnum):
    """How a milestone says what it is worth."""

    STATED = "stated"
    PERCENT = "percent"
    SHARE = "share"
    REST = "rest"
    EQUAL = "equal"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Worth:
    """One milestone's worth as it was said: minor units, a percentage, a fraction, or nothing."""

    way: Way
    minor: int | None = None
    part: Decimal | Fraction | None = None


class NeedsBudget(Exception):
    """A part of the budget was said, and no budget."""


class DoesNotFit(Exception):
    """What the others leave is nothing, or less."""


def allocated(worths: Sequence[Worth], budget: int | None) -> tuple[int | None, ...]:
    """Each milestone's minor units; None where nothing says what it is worth.

    Percentages and shares are of the budget; the rest is what all others leave of it; equal
    ones share what is left evenly, and odd minor units go to the last.

    Raises:
        NeedsBudget: a part was said, and there is no budget.
        DoesNotFit: nothing is left for the rest.
    """
    amounts = [_own_amount(worth, budget) for worth in worths]
    if all(worth.way in {Way.PERCENT, Way.SHARE} for worth in worths):
        return _whole(worths, amounts, budget)
    for way in (Way.REST, Way.EQUAL):
        places = [i for i, worth in enumerate(worths) if worth.way is way]
        if places:
            for place, minor in zip(places, _left(amounts, budget, len(places)), strict=True):
                amounts[place] = minor
    return tuple(amounts)


def _own_amount(worth: Worth, budget: int | None) -> int | None:
    if worth.way is Way.STATED:
        return worth.minor
    if worth.part is None:
        return None
    if budget is None:
        raise NeedsBudget
    if isinstance(worth.part, Fraction):
        return money.share(budget, worth.part.numerator, worth.part.denominator)
    return money.percent_of(budget, worth.part)


def _whole(
    worths: Sequence[Worth], amounts: list[int | None], budget: int | None
) -> tuple[int | None, ...]:
    """Parts that make the whole sum to the budget exactly: the last takes the odd minor units."""
    if worths and budget is not None and sum(map(_fraction, worths)) == 1:
        others = sum(minor or 0 for minor in amounts[:-1])
        return (*amounts[:-1], budget - others)
    return tuple(amounts)


def _fraction(worth: Worth) -> Fraction:
    part = Fraction(worth.part or 0)
    return part / 100 if worth.way is Way.PERCENT else part


def _left(amounts: Sequence[int | None], budget: int | None, parts: int) -> tuple[int, ...]:
    if budget is None:
        raise NeedsBudget
    left = budget - sum(minor or 0 for minor in amounts)
    if left < parts:
        raise DoesNotFit
    return money.allocate_equal(left, parts)
