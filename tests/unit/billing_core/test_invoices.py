"""The invoice's life, its lines and its sums (rules 15 to 22). Pure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing_core.errors import FieldError, InvalidTransition, InvoiceLocked
from billing_core.invoices import (
    Line,
    LineDraft,
    Step,
    after_step,
    check_is_draft,
    check_net,
    check_tax_rate,
    checked_lines,
    hours_of,
    milestone_line,
    priced_line,
    time_line,
    totals,
)
from billing_core.kinds import InvoiceStatus

DRAFT, SENT, PAID, VOID = InvoiceStatus

ALLOWED = {(DRAFT, Step.SEND): SENT, (SENT, Step.PAY): PAID, (SENT, Step.VOID): VOID}


@pytest.mark.parametrize("status", InvoiceStatus)
@pytest.mark.parametrize("step", Step)
def test_only_send_pay_and_void_of_a_sent_one_are_possible(
    status: InvoiceStatus, step: Step
) -> None:
    target = ALLOWED.get((status, step))
    if target is not None:
        assert after_step(status, step) is target
        return
    with pytest.raises(InvalidTransition) as refused:
        after_step(status, step)
    assert refused.value.current_status == status
    assert refused.value.next_move


@pytest.mark.parametrize("status", InvoiceStatus)
def test_only_a_draft_changes(status: InvoiceStatus) -> None:
    if status is DRAFT:
        check_is_draft(status)
        return
    with pytest.raises(InvoiceLocked) as refused:
        check_is_draft(status)
    assert refused.value.current_status == status


@pytest.mark.parametrize(
    ("minutes", "rate", "amount", "quantity"),
    [
        (90, 100_00, 150_00, "1.5"),
        (100, 100_00, 166_67, "1.6667"),
        (1, 30, 1, "0.0167"),  # 0.5: half up
        (50, 3, 3, "0.8333"),  # 2.5, though 0.8333 × 3 is less
        (600, 1, 10, "10"),
    ],
)
def test_time_is_billed_by_the_exact_minute(
    minutes: int, rate: int, amount: int, quantity: str
) -> None:
    line = time_line("Work", minutes, rate)

    assert (line.amount_minor, line.quantity) == (amount, Decimal(quantity))
    assert hours_of(minutes) == Decimal(quantity)


def test_edited_line_of_time_keeps_its_minutes() -> None:
    draft = LineDraft("Work", Decimal("0.8333"), 3)

    assert priced_line(draft, 50).amount_minor == 3
    assert priced_line(draft, None).amount_minor == 2


@given(
    st.lists(st.integers(0, 10**12), min_size=1, max_size=30),
    st.none() | st.decimals(0, 100, places=4),
)
def test_totals_add_up_and_tax_is_taken_once_on_the_sum(
    amounts: list[int], rate: Decimal | None
) -> None:
    lines = [Line("x", Decimal(1), amount, amount) for amount in amounts]

    sums = totals(lines, rate)

    assert sums.net_minor == sum(amounts)
    assert sums.total_minor == sums.net_minor + sums.tax_minor
    assert abs(sums.tax_minor * 100 - sums.net_minor * (rate or Decimal(0))) <= 50


def test_tax_of_many_small_lines_is_not_rounded_line_by_line() -> None:
    lines = [Line("x", Decimal(1), 2, 2)] * 10

    assert totals(lines, Decimal(21)).tax_minor == 4  # by line it would be none


@pytest.mark.parametrize("rate", ["-1", "100.0001", "21.00001", "NaN", "Infinity", "1e999"])
def test_tax_rate_outside_a_percentage_is_refused(rate: str) -> None:
    errors: list[FieldError] = []

    check_tax_rate(errors, "tax_rate", Decimal(rate))

    assert len(errors) == 1


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (LineDraft("", Decimal(1), 1), "lines[0].description"),
        (LineDraft("x", Decimal(0), 1), "lines[0].quantity"),
        (LineDraft("x", Decimal(-1), 1), "lines[0].quantity"),
        (LineDraft("x", Decimal("1.00001"), 1), "lines[0].quantity"),
        (LineDraft("x", Decimal("1000000.0001"), 1), "lines[0].quantity"),
        (LineDraft("x", Decimal("NaN"), 1), "lines[0].quantity"),
        (LineDraft("x", Decimal("1e-999999"), 1), "lines[0].quantity"),
        (LineDraft("x", Decimal("1e999999"), 1), "lines[0].quantity"),
        (LineDraft("x", Decimal(1), -1), "lines[0].unit_price"),
        (LineDraft("x", Decimal(1), 10**15 + 1), "lines[0].unit_price"),
    ],
)
def test_faulty_line_is_refused_by_place(line: LineDraft, field: str) -> None:
    errors: list[FieldError] = []

    checked_lines(errors, [line])

    assert [error.field for error in errors] == [field]


@pytest.mark.parametrize(
    "line",
    [
        LineDraft("x", Decimal("0.0001"), 0),
        LineDraft("x", Decimal("1.50000"), 1),
        LineDraft("x", Decimal(1_000_000), 10**15, "lin_1"),
    ],
)
def test_line_at_the_edge_of_what_is_allowed_is_taken_as_it_is(line: LineDraft) -> None:
    errors: list[FieldError] = []

    assert checked_lines(errors, [line]) == [line]
    assert errors == []


@pytest.mark.parametrize(
    ("count", "faults"), [(0, ["lines"]), (1, []), (200, []), (201, ["lines"])]
)
def test_invoice_has_from_1_to_200_lines(count: int, faults: list[str]) -> None:
    errors: list[FieldError] = []

    checked_lines(errors, [LineDraft("x", Decimal(1), 1)] * count)

    assert [error.field for error in errors] == faults


@pytest.mark.parametrize("rate", [None, "0", "8.875", "21.0001", "100"])
def test_percentage_and_none_at_all_are_tax_rates(rate: str | None) -> None:
    errors: list[FieldError] = []

    check_tax_rate(errors, "tax_rate", None if rate is None else Decimal(rate))

    assert errors == []


def test_milestone_is_one_line_of_its_name_and_amount() -> None:
    assert milestone_line("Design", 1_500) == Line("Design", Decimal(1), 1_500, 1_500)


@pytest.mark.parametrize(("net", "faults"), [(0, 0), (1, 0), (10**15, 0), (10**15 + 1, 1)])
def test_net_is_nothing_or_within_what_one_amount_may_be(net: int, faults: int) -> None:
    errors: list[FieldError] = []

    check_net(errors, net, "USD")

    assert len(errors) == faults
