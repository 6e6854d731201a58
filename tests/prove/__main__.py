"""`make prove`: many random histories on both databases, with a bar and a report that resumes.

python -m tests.prove                       200,000 steps, half on each database
python -m tests.prove --resume              go on where the report stands
python -m tests.prove --seed 4711 --database postgresql     one history again, made short
"""

import argparse
import json
import sys
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn
from rich.table import Table

from tests.prove.driving import Failed, calls_of, replay, shortest
from tests.prove.grounds import CANNOT_START, KINDS, Fresh

LENGTH = 100
"""Calls in a history; some of them find nothing to act on and are no step."""
BLOCK = 25
"""Histories on one database before it is made anew."""


@dataclass
class Part:
    """What was done on one database."""

    next_seed: int = 0
    steps: int = 0
    histories: int = 0
    seconds: float = 0.0
    failures: list[dict[str, Any]] = field(default_factory=list)
    outcomes: dict[str, int] = field(default_factory=dict)


def run_block(part: Part, fresh: Fresh) -> None:
    """The next histories, all on one new database; then its audit chains are verified whole."""
    ground, started = fresh(), time.perf_counter()
    try:
        for _ in range(BLOCK):
            seed, part.next_seed = part.next_seed, part.next_seed + 1
            try:
                replay(ground, calls_of(seed, LENGTH))
            except Failed as failed:
                part.failures.append({"seed": seed, "error": repr(failed.error)})
        ground.verify_chains()
    finally:
        ground.close()
    part.seconds += time.perf_counter() - started
    part.histories += BLOCK
    part.steps += ground.counts.total()
    totals = Counter(part.outcomes)
    for (name, outcome), times in ground.counts.items():
        totals[f"{name}: {outcome}"] += times
    part.outcomes = dict(sorted(totals.items()))


def prove(parts: dict[str, Part], steps: int, report: Path, console: Console) -> None:
    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with ExitStack() as stack, Progress(*columns, console=console) as progress:
        for name, part in parts.items():
            try:
                fresh = stack.enter_context(KINDS[name]())
            except CANNOT_START as error:
                console.print(f"{name} is skipped: it does not start here: {error}")
                continue
            goal = steps // len(parts)
            task = progress.add_task(name, total=goal, completed=part.steps)
            while part.steps < goal:
                run_block(part, fresh)
                progress.update(task, completed=part.steps)
                report.write_text(json.dumps({n: asdict(p) for n, p in parts.items()}, indent=1))


def show(parts: dict[str, Part], console: Console) -> None:
    table = Table("database", "histories", "steps", "steps/s", "kinds of outcome", "violations")
    for name, part in parts.items():
        speed = f"{part.steps / part.seconds:.0f}" if part.seconds else "-"
        kinds, broken = str(len(part.outcomes)), str(len(part.failures))
        table.add_row(name, str(part.histories), f"{part.steps:,}", speed, kinds, broken)
    console.print(table)
    for name, part in parts.items():
        for failure in part.failures:
            console.print(f"{name}, seed {failure['seed']}: {failure['error']}", markup=False)
            console.print(
                f"  again: python -m tests.prove --seed {failure['seed']} --database {name}"
            )


def again(seed: int, database: str, console: Console) -> bool:
    """Replay one history; where it fails, print the shortest history that does."""
    with KINDS[database]() as fresh:
        ground = fresh()
        try:
            replay(ground, calls_of(seed, LENGTH))
        except Failed as failed:
            short = shortest(ground, failed)
            for call in short.calls:
                console.print(call, markup=False)
            console.print(f"{type(short.error).__name__}: {short.error}", markup=False)
            return False
        finally:
            ground.close()
    console.print(f"the history of seed {seed} holds on {database}")
    return True


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.prove")
    parser.add_argument("--steps", type=int, default=200_000, help="on all databases together")
    parser.add_argument("--report", type=Path, default=Path(".data/prove.json"))
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--seed", type=int, help="only this history")
    parser.add_argument("--database", choices=sorted(KINDS))
    chosen = parser.parse_args()
    console = Console()
    names = [chosen.database] if chosen.database else list(KINDS)
    if chosen.seed is not None:
        return 0 if all(again(chosen.seed, name, console) for name in names) else 1
    chosen.report.parent.mkdir(parents=True, exist_ok=True)
    kept = json.loads(chosen.report.read_text()) if chosen.resume else {}
    parts = {name: Part(**kept.get(name, {})) for name in names}
    prove(parts, chosen.steps, chosen.report, console)
    show(parts, console)
    return 1 if any(part.failures for part in parts.values()) else 0


sys.exit(main())
