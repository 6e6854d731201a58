"""How figures are taken: interleaved rounds, medians, and the goal beside the value."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

Figure = dict[str, Any]


def figure(name: str, value: float, unit: str, *, goal: str | None = None, **more: Any) -> Figure:
    """One line of the output; `goal` says what the value should be, where there is a goal."""
    shown = round(value, 3) if value < 100 else round(value)
    return {
        "figure": name,
        "value": shown,
        "unit": unit,
        **({"goal": goal} if goal else {}),
        **more,
    }


def cpu_seconds(work: Callable[[], object], times: int) -> float:
    """CPU time of this process for one call, averaged over `times` calls."""
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) / times


def wall_seconds(work: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


def interleaved(
    measure: Callable[[Callable[[], object], int], float],
    ours: Callable[[], object],
    theirs: Callable[[], object],
    *,
    times: int,
    rounds: int = 7,
) -> tuple[float, float]:
    """The medians of both, taken in turns so that a busy machine disturbs both alike."""
    taken = [(measure(ours, times), measure(theirs, times)) for _ in range(rounds)]
    return statistics.median(a for a, _ in taken), statistics.median(b for _, b in taken)


def percentile(values: Sequence[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
