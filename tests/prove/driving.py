"""Two drivers of histories over the same table: Hypothesis, and a plain seeded generator.

Hypothesis looks for the shortest failing history and is asked in `make test`; the generator costs
nothing beside the calls themselves and is what `make prove` takes its 200,000 steps from.
"""

import random
from collections.abc import Sequence
from typing import ClassVar

import hypothesis
from hypothesis import HealthCheck
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.prove.history import Ground, History
from tests.prove.rules import CALLS, Call, random_call


class Machine(RuleBasedStateMachine):
    """A history whose calls Hypothesis chooses."""

    ground: ClassVar[Ground]

    def __init__(self) -> None:
        super().__init__()
        self.history = History(self.ground)

    @rule(call=CALLS)
    def step(self, call: Call) -> None:
        self.history.take(call)

    def teardown(self) -> None:
        self.history.end()


def hypothesize(ground: Ground, seed: int, *, histories: int, length: int) -> None:
    """Let Hypothesis drive; raises what its shortest failing history raises."""
    machine: type[Machine] = type("HistoryMachine", (Machine,), {"ground": ground})
    chosen = hypothesis.settings(
        max_examples=histories,
        stateful_step_count=length,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(hypothesis.seed(seed)(machine), settings=chosen)
    ground.verify_chains()


class Failed(AssertionError):
    """A history went wrong at its last call."""

    def __init__(self, calls: Sequence[Call], error: BaseException) -> None:
        super().__init__(f"after {len(calls)} calls: {error!r}")
        self.calls = tuple(calls)
        self.error = error


def replay(ground: Ground, calls: Sequence[Call]) -> None:
    """Take exactly these calls.

    Raises:
        Failed: with the calls up to the one that went wrong.
    """
    taken: list[Call] = []
    try:
        history = History(ground)
        for call in calls:
            taken.append(call)
            history.take(call)
        history.end()
    except Exception as error:
        raise Failed(taken, error) from error


def calls_of(seed: int, length: int) -> list[Call]:
    """The history of that seed: the same on every machine and database."""
    chance = random.Random(seed)
    return [random_call(chance) for _ in range(length)]


def shortest(ground: Ground, failing: Failed) -> Failed:
    """Leave out calls, halves first, then single ones, as long as it still goes wrong."""
    size = len(failing.calls) // 2
    while size:
        start = 0
        while start < len(failing.calls) - 1:
            again = _fails(ground, failing.calls[:start] + failing.calls[start + size :])
            if again is None:
                start += size
            else:
                failing = again
        size //= 2
    return failing


def _fails(ground: Ground, calls: Sequence[Call]) -> Failed | None:
    try:
        replay(ground, calls)
    except Failed as failed:
        return failed
    return None
