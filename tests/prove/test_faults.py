"""The list of faults does not rot, and finding one works; `make faults` finds them all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.prove.faults import applies, copy_of_sources, find
from tests.prove.planted import FAULTS, Fault

QUICK = ("budget exceeded by one minor unit", "a step from invoiced is added")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_fault_can_still_be_planted(fault: Fault) -> None:
    assert applies(fault), f"{fault.file} changed: mend the fault's text, or drop it"


def test_there_are_twenty_and_no_name_stands_twice() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS) >= 20


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    with copy_of_sources() as root:
        yield root


@pytest.mark.parametrize("name", QUICK)
def test_a_planted_fault_is_found(copy: Path, name: str) -> None:
    fault = next(fault for fault in FAULTS if fault.name == name)
    assert find(fault, copy).by is not None


def test_without_the_fault_the_same_tests_pass(copy: Path) -> None:
    """The control: what finds a fault is the fault."""
    fault = next(fault for fault in FAULTS if fault.name == QUICK[0])
    sound = Fault(fault.name, fault.file, fault.old, fault.old, fault.found_by)
    assert find(sound, copy).by is None
