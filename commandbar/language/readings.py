"""What the finder returns: a span of the text, what it means, and how sure that is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """What a stretch of text tells of a project's money and time."""

    AMOUNT = "amount"
    """Money, or a bare number that can be money: "$15,000", "12.5k", "ninety five thousand"."""
    RATE = "rate"
    """Money for an hour: "$135 an hour", "98/hr", "45 € la hora"."""
    PERCENT = "percent"
    """"20 %", "twenty percent", "20 procent"."""
    SHARE = "share"
    """A fraction of the budget in words: "half", "a quarter", "two thirds"."""
    REST = "rest"
    """What the others leave: "the rest", "everything else", "the outstanding balance"."""
    SPLIT = "split"
    """An order to divide equally: "evenly", "in equal parts", "thirds:"."""
    COUNT = "count"
    """How many milestones: "3 milestones", "drei Meilensteine", "in five parts"."""
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day, fully resolved."""

    day: date


@dataclass(frozen=True, slots=True)
class After:
    """A distance from another milestone's due date.

    `anchor` is the word that names the milestone ("shoot"), or None for the previous one.
    """

    days: int = 0
    months: int = 0
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Monthly:
    """The same day of each month, one for each milestone, from `first` on."""

    first: date


Value = Decimal | Fraction | int | Day | After | Monthly | None
"""By kind: AMOUNT, RATE and PERCENT Decimal (major units); SHARE Fraction; COUNT and SPLIT int
(SPLIT None where the number of parts is not said); DATE Day, After or Monthly; REST None."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`text[start:end]` means `value`. Offsets are code points, end exclusive.

    `currency` is the ISO 4217 code that the words carry, None where they carry none.
    `ambiguous` says that a careful reader could have read another value ("3/4").
    """

    kind: Kind
    start: int
    end: int
    value: Value
    currency: str | None = None
    ambiguous: bool = False
