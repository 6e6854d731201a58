"""Ids sort in the order in which a process made them, whatever its clock and its dice do."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from billing_core.database import TimeSortedIds
from tests.factories import START, FixedClock


def test_ids_of_one_millisecond_sort_in_the_order_they_were_made() -> None:
    new_id = TimeSortedIds(FixedClock())
    made = [new_id("cli") for _ in range(1_000)]
    assert made == sorted(made)
    assert len(set(made)) == 1_000


def test_ids_go_on_sorting_when_the_clock_is_set_back() -> None:
    clock = FixedClock()
    new_id = TimeSortedIds(clock)
    first = new_id("cli")
    clock.advance(-timedelta(days=1))
    assert new_id("cli") > first


def test_an_id_is_its_millisecond_and_then_random() -> None:
    new_id = TimeSortedIds(FixedClock(), lambda bits: 2**bits - 1)
    milliseconds = int(START.timestamp() * 1000)
    assert new_id("cli") == f"cli_{milliseconds:012x}{'f' * 16}"
    assert TimeSortedIds(FixedClock())("cli") != TimeSortedIds(FixedClock())("cli")


def test_threads_that_ask_at_once_get_each_their_own_in_order() -> None:
    new_id = TimeSortedIds(FixedClock())
    with ThreadPoolExecutor(8) as threads:
        rows = list(threads.map(lambda _: [new_id("cli") for _ in range(500)], range(8)))
    assert all(row == sorted(row) for row in rows)
    assert len({made for row in rows for made in row}) == 4_000
