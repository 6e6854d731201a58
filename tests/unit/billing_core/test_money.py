"""Minor units, exactly, for currencies with 0, 2 and 3 digits (rules 17 and 27)."""

import os
import random
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from billing_core.money import (
    CURRENCY_DIGITS,
    MAX_MINOR,
    AmountError,
    allocate_equal,
    allocate_percents,
    divide_half_up,
    format_amount,
    parse_amount,
    percent_of,
    share,
)

CASES = int(os.environ.get("COMMANDBAR_MONEY_CASES", "1000000"))
"""Random cases in all, besides those that Hypothesis looks for."""

amounts = st.integers(min_value=0, max_value=MAX_MINOR)
percentages = st.decimals(min_value=0, max_value=100, places=4)
many = settings(max_examples=300, deadline=None)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("15000.00", "USD", 1_500_000),
        ("15000", "USD", 1_500_000),
        ("0.1", "EUR", 10),
        ("15000", "JPY", 15_000),
        ("1.234", "BHD", 1_234),
        ("1.2", "KWD", 1_200),
        ("0", "USD", 0),
        ("10000000000000.00", "USD", MAX_MINOR),
    ],
)
def test_amount_text_is_read_exactly(text: str, currency: str, minor: int) -> None:
    assert parse_amount(text, currency) == minor


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("", "USD"),
        (" 1", "USD"),
        ("1 ", "USD"),
        ("1\n", "USD"),
        ("-1", "USD"),
        ("+1", "USD"),
        ("1.", "USD"),
        (".5", "USD"),
        ("1,000.00", "USD"),
        ("1_000", "USD"),
        ("1e3", "USD"),
        ("1e309", "USD"),
        ("NaN", "USD"),
        ("Infinity", "USD"),
        ("١٥", "USD"),
        ("１５", "USD"),
        ("1.005", "USD"),
        ("1.0", "JPY"),
        ("1.2345", "BHD"),
        ("10000000000000.01", "USD"),
        ("9" * 5000, "USD"),
        ("1", "usd"),
        ("1", "XXX"),
    ],
)
def test_anything_but_plain_digits_is_refused(text: str, currency: str) -> None:
    with pytest.raises(AmountError):
        parse_amount(text, currency)


@given(amounts, st.sampled_from(sorted(CURRENCY_DIGITS)))
@many
def test_written_amount_reads_back_the_same(minor: int, currency: str) -> None:
    text = format_amount(minor, currency)

    assert parse_amount(text, currency) == minor
    assert len(text.partition(".")[2]) == CURRENCY_DIGITS[currency]


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [(-5, "USD", "-0.05"), (5, "BHD", "0.005"), (5, "JPY", "5"), (0, "USD", "0.00")],
)
def test_small_and_negative_amounts_keep_their_digits(minor: int, currency: str, text: str) -> None:
    assert format_amount(minor, currency) == text


@given(amounts, st.integers(min_value=1, max_value=200))
@many
def test_equal_parts_sum_to_the_total_and_only_the_last_differs(total: int, parts: int) -> None:
    allocated = allocate_equal(total, parts)

    assert sum(allocated) == total
    assert len(set(allocated[:-1])) <= 1
    assert 0 <= allocated[-1] - total // parts < parts


@given(amounts, st.lists(st.integers(min_value=1, max_value=10_000), min_size=1, max_size=20))
@many
def test_percentages_that_make_a_hundred_sum_to_the_total(total: int, weights: list[int]) -> None:
    cuts = [Decimal(100 * weight // sum(weights)) for weight in weights[:-1]]
    percents = (*cuts, 100 - sum(cuts, Decimal(0)))

    allocated = allocate_percents(total, percents)

    assert sum(allocated) == total
    assert min(allocated) >= 0
    for part, percent in list(zip(allocated, percents, strict=True))[:-1]:
        assert part == total * int(percent) // 100


def test_percentages_with_decimals_are_cut_and_the_last_takes_the_rest() -> None:
    percents = (Decimal("33.33"), Decimal("33.33"), Decimal("33.34"))
    assert allocate_percents(1_000_01, percents) == (333_30, 333_30, 333_41)


def test_percentages_that_make_no_hundred_are_each_rounded_half_up() -> None:
    assert allocate_percents(1_05, (Decimal(30), Decimal(50))) == (32, 53)


@given(amounts, percentages)
@many
def test_percentage_agrees_with_decimal_arithmetic(minor: int, percent: Decimal) -> None:
    exact = Decimal(minor) * percent / 100

    assert percent_of(minor, percent) == exact.quantize(Decimal(1), ROUND_HALF_UP)


@given(st.integers(0, 10**18), st.integers(1, 10**9))
@many
def test_division_is_within_half_and_halves_go_up(numerator: int, by: int) -> None:
    rest = 2 * (divide_half_up(numerator, by) * by - numerator)

    assert -by < rest <= by


@given(amounts, st.integers(1, 12))
@many
def test_whole_of_equal_shares_is_the_amount(minor: int, whole: int) -> None:
    assert share(minor, whole, whole) == minor
    assert abs(share(minor, 1, whole) * whole - minor) <= whole


@pytest.mark.parametrize(
    ("net", "rate", "tax"),
    [
        (9_99, "21", 2_10),
        (2_50, "21", 53),  # 52.5: half up
        (50, "21", 11),  # 10.5
        (10, "5", 1),  # 0.5
        (999, "8.875", 89),
        (100, "0", 0),
        (1, "49.9999", 0),
    ],
)
def test_tax_is_rounded_half_up(net: int, rate: str, tax: int) -> None:
    assert percent_of(net, Decimal(rate)) == tax


def random_percents(dice: random.Random) -> tuple[Decimal, ...]:
    """Percentages with two decimals that make exactly a hundred."""
    cuts = sorted(dice.randrange(10_001) for _ in range(dice.randrange(8)))
    edges = [0, *cuts, 10_000]
    return tuple(Decimal(b - a).scaleb(-2) for a, b in pairwise(edges))


def test_random_splits_taxes_and_texts_are_exact_to_the_minor_unit() -> None:
    dice = random.Random(20260302)
    currencies = sorted(CURRENCY_DIGITS)
    for _ in range(CASES // 5):
        total = dice.randrange(10 ** dice.randrange(1, 16))
        parts, rate = dice.randrange(1, 201), Decimal(dice.randrange(1_000_001)).scaleb(-4)
        currency, percents = dice.choice(currencies), random_percents(dice)
        assert sum(allocate_equal(total, parts)) == total
        shares = allocate_percents(total, percents)
        assert sum(shares) == total
        assert min(shares) >= 0
        assert parse_amount(format_amount(total, currency), currency) == total
        assert abs(percent_of(total, rate) * 1_000_000 - total * int(rate * 10_000)) <= 500_000
        assert abs(share(total, 1, parts) * parts - total) * 2 <= parts
