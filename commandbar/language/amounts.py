"""Finds money: amounts with or without a currency, and prices for an hour."""

from .currencies import may_begin_a_currency
from .money import Money, money_at
from .passage import Passage
from .quantities import may_begin_a_quantity
from .rates import Per, unit_before, unit_behind
from .readings import Kind, Reading
from .vocabulary import LABELS, ORDERS, PRICE_GLUE, PRICE_WORDS, REFERENCES, THINGS

_LONG = 5
"""Digits of a number that is more likely a reference than a sum."""


def may_begin_an_amount(key: str) -> bool:
    """Whether an amount or a rate may begin with this folded word: a quick no."""
    return may_begin_a_quantity(key) or may_begin_a_currency(key)


def amount_at(passage: Passage, start: int) -> tuple[Reading, int] | None:
    """The amount or rate that begins at token `start`, and the token after it.

    A price for something other than an hour ("$800 a day") and a range ("5-7k", read as its
    upper end) are ambiguous amounts.
    """
    money = None if _ends_a_reference(passage, start) else money_at(passage, start)
    if money is None:
        return None
    upper = _upper_end(passage, money) or money
    unit = unit_behind(passage, upper.end, has_currency=upper.currency is not None)
    per = unit[0] if unit else unit_before(passage, start)
    is_priced = upper.currency or upper.is_disputed or per is Per.HOUR
    if upper is money and not is_priced and not _is_surely_money(passage, money):
        return None
    return _reading(passage, money, upper, per, unit[1] if unit else upper.end)


def _ends_a_reference(passage: Passage, at: int) -> bool:
    """The 118 of "quote 2026-118": a range is read from its lower end."""
    is_joined = passage.is_glued(at) and passage.is_glued(at - 1) and passage.key(at - 1) == "-"
    return is_joined and passage.is_number(at) and passage.is_number(at - 2)


def _reading(
    passage: Passage, lower: Money, money: Money, per: Per | None, end: int
) -> tuple[Reading, int]:
    is_range = lower is not money
    is_open = is_range or money.quantity.is_open or _may_be_a_label(passage, lower)
    reading = Reading(
        Kind.RATE if per is Per.HOUR else Kind.AMOUNT,
        passage.tokens[lower.start].start,
        passage.tokens[end - 1].end,
        money.value,
        money.currency or lower.currency,
        is_open or money.is_disputed or per is Per.OTHER,
    )
    return reading, end


def _upper_end(passage: Passage, lower: Money) -> Money | None:
    """The second sum of "5-7k" or "$5,000-$7,000"."""
    dash, after = lower.end, lower.end + 1
    if passage.key(dash) != "-" or not (passage.is_glued(dash) and passage.is_glued(after)):
        return None
    upper = money_at(passage, after)
    if upper is None or upper.value <= lower.value:
        return None
    is_money = upper.currency or lower.currency or _is_surely_money(passage, upper)
    return upper if is_money else None


def _is_surely_money(passage: Passage, money: Money) -> bool:
    """Whether a number without a currency can only be money."""
    quantity = money.quantity
    if passage.key(money.end) in THINGS or _is_labelled(passage, money):
        return False
    if _has_price_word_before(passage, money.first):
        return True
    return quantity.value >= 100 and not quantity.is_like_a_year


def _is_labelled(passage: Passage, money: Money) -> bool:
    """ "invoice 10023", "Ref: 4711", "Room 101"; but "Plan 3k" and "Phase 2500" are money."""
    before = passage.key(money.first - 1)
    if before in {":", ".", "°", "º"}:
        return passage.key(money.first - 2) in REFERENCES
    is_short = money.quantity.value < 1000 and not money.quantity.is_marked
    is_long = len(passage.tokens[money.first].text) >= _LONG and before in ORDERS
    is_reference = (before in REFERENCES or is_long) and not money.quantity.is_marked
    return is_reference or (before in LABELS and is_short)


def _has_price_word_before(passage: Passage, first: int) -> bool:
    at = first - 1
    while at >= max(first - 3, 0) and passage.key(at) in PRICE_GLUE:
        at -= 1
    return passage.key(at) in PRICE_WORDS


def _may_be_a_label(passage: Passage, money: Money) -> bool:
    """ "Phase 1 500 €" may be 500 for phase 1, or 1500."""
    label = passage.tokens[money.first - 1].text if passage.is_number(money.first - 1) else ""
    groups = passage.tokens[money.first].text.replace(",", ".").split(".")
    return (
        money.start == money.first
        and 0 < len(label) <= 3
        and len(groups[0]) == 3
        and passage.key(money.first - 2) in LABELS
        and money.currency is not None
    )
