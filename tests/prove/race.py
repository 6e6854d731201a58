"""`make race`: sixteen at once, from two processes, on one confirm, one milestone, one budget.

Each round makes a fresh command, milestone and budget in one long-lived database, lets sixteen
calls at each and then looks at what the database holds. With `--unlocked` the lock and the second
line of defence behind it are taken away, and the proof has to fail.
"""

import argparse
import asyncio
import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any

from sqlalchemy import text

from billing_core.database import Database
from billing_core.unit_of_work import Actor, Via
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import Caller, CommandBar
from commandbar.migrating import migrate
from tests.factories import make_client, make_project, make_studio, milestones
from tests.integration.api import SEED
from tests.prove.crash import database_of
from tests.prove.racers import Call, Came, serve
from tests.prove.reporting import report, rounds
from tests.prove.whole import chain_faults

AT_ONCE, PROCESSES = 16, 2
BUDGET, AMOUNT = 100_000, 15_000
FIT = BUDGET // AMOUNT


@dataclass(slots=True)
class Tally:
    """What all rounds came to."""

    rounds: int = 0
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    busy: int = 0
    took_s: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


class Field:
    """The database raced on, and its two processes."""

    def __init__(self, database: Database, actor: Actor, pipes: list[Connection]) -> None:
        self.database, self.actor, self._pipes = database, actor, pipes
        self.client_id = make_client(database, actor).id
        self.bar = CommandBar(database, Registry(ACTIONS), mode="builtin")

    def race(self, calls: list[Call]) -> list[Came]:
        """The calls at once, dealt out to the processes."""
        for me, pipe in enumerate(self._pipes):
            pipe.send(calls[me::PROCESSES])
        return [came for pipe in self._pipes for came in pipe.recv()]

    def completed(self, budget: int, amounts: list[int]) -> tuple[str, list[str]]:
        """A project of completed milestones: its id and theirs."""
        project = make_project(
            self.database,
            self.actor,
            client_id=self.client_id,
            budget_minor=budget,
            milestones=milestones(*amounts),
        )
        with self.database.engine.begin() as connection:
            for status in ("in_progress", "completed"):
                change = "UPDATE milestones SET status = :status WHERE project_id = :id"
                connection.execute(text(change), {"status": status, "id": project.id})
        return project.id, [milestone.id for milestone in project.milestones]

    def scalar(self, query: str, **values: Any) -> Any:
        with self.database.read() as session:
            return session.scalar(text(query), values)


def same_confirm(raced: Field) -> Iterator[str | list[Came]]:
    """One execution, sixteen equal answers."""
    view = asyncio.run(raced.bar.submit(Caller(raced.actor, Via.API), SEED))
    assert view.status == "staged", view.questions
    came = raced.race([("confirm", (view.id, view.version, str(view.digest)))] * AT_ONCE)
    yield came
    if len({one.value for one in came}) != 1 or came[0].value is None:
        yield f"confirm {view.id}: answers differ: {Counter(one.what for one in came)}"
    made = raced.scalar("SELECT count(*) FROM projects WHERE command_id = :id", id=view.id)
    told = (
        "SELECT count(*) FROM audit_entries WHERE subject_id = :id AND action = 'command.confirm'"
    )
    if (made, raced.scalar(told, id=view.id)) != (1, 1):
        yield f"confirm {view.id}: {made} projects"


def same_milestone(raced: Field) -> Iterator[str | list[Came]]:
    """One invoice, sixteen times its id."""
    _, (milestone_id,) = raced.completed(BUDGET, [AMOUNT])
    came = raced.race([("milestone", (milestone_id,))] * AT_ONCE)
    yield came
    ids = {one.value for one in came}
    made = raced.scalar("SELECT count(*) FROM invoices WHERE milestone_id = :id", id=milestone_id)
    if len(ids) != 1 or None in ids or made != 1:
        yield f"milestone {milestone_id}: {made} invoices, {Counter(one.what for one in came)}"


def same_budget(raced: Field) -> Iterator[str | list[Came]]:
    """As many invoices as fit, the others told that nothing is left; the counter is the sum."""
    project_id, milestone_ids = raced.completed(BUDGET, [AMOUNT] * AT_ONCE)
    came = raced.race([("budget", (milestone_id,)) for milestone_id in milestone_ids])
    yield came
    billed = raced.scalar(
        "SELECT CAST(coalesce(sum(net_minor), 0) AS BIGINT) FROM invoices WHERE project_id = :id",
        id=project_id,
    )
    counter = "SELECT milestones_invoiced_minor FROM projects WHERE id = :id"
    outcomes = Counter(one.what for one in came)
    if billed != FIT * AMOUNT or raced.scalar(counter, id=project_id) != billed:
        yield f"budget {project_id}: {billed} of {BUDGET} billed"
    if outcomes != {"done": FIT, "over_budget": AT_ONCE - FIT}:
        yield f"budget {project_id}: {outcomes}"


RACES: dict[str, Callable[[Field], Iterator[str | list[Came]]]] = {
    "confirm": same_confirm,
    "milestone": same_milestone,
    "budget": same_budget,
}


def run(
    url: str,
    total: int,
    *,
    names: list[str],
    unlocked: bool = False,
    minutes: float | None = None,
) -> Tally:
    """So many rounds of each named race."""
    tally = Tally(outcomes={name: Counter() for name in names})
    database = Database(url)
    migrate(database)
    try:
        with two_processes(database, url, unlocked=unlocked) as raced:
            for _ in rounds("16 at once", total, minutes):
                tally.rounds += 1
                for name in names:
                    _take(tally, name, RACES[name](raced))
        tally.wrong += chain_faults(database)
    finally:
        database.dispose()
    return tally


def _take(tally: Tally, name: str, happened: Iterator[str | list[Came]]) -> None:
    for came in happened:
        if isinstance(came, str):
            tally.wrong.append(came)
            continue
        tally.outcomes[name].update(one.what for one in came)
        tally.busy += sum(one.busy for one in came)
        tally.took_s += [one.took_s for one in came]


@contextmanager
def two_processes(database: Database, url: str, *, unlocked: bool) -> Iterator[Field]:
    """A workspace, and two processes that wait for calls on it."""
    if unlocked and not database.is_sqlite:
        with database.engine.begin() as connection:
            drop = "ALTER TABLE projects DROP CONSTRAINT ck_projects_within_budget"
            connection.execute(text(drop))
    owner = make_studio(database).owner
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(PROCESSES)
    ends = [context.Pipe() for _ in range(PROCESSES)]
    processes = [
        context.Process(
            target=serve,
            args=(far, together, url, owner, AT_ONCE // PROCESSES),
            kwargs={"unlocked": unlocked},
        )
        for _, far in ends
    ]
    for process in processes:
        process.start()
    try:
        yield Field(database, owner, [near for near, _ in ends])
    finally:
        for near, _ in ends:
            near.send([])
        for process in processes:
            process.join(30)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1_000)
    parser.add_argument("--minutes", type=float, help="begin no round after this time")
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--race", choices=RACES, action="append", help="all of them by default")
    parser.add_argument("--unlocked", action="store_true", help="a control: has to fail")
    given = parser.parse_args()
    names = given.race or list(RACES)
    with database_of(given.database) as url:
        tally = run(url, given.rounds, names=names, unlocked=given.unlocked, minutes=given.minutes)
    took = sorted(tally.took_s)
    return report(
        "race",
        tally.wrong,
        database=given.database,
        rounds_of_each=tally.rounds,
        outcomes={name: dict(counted) for name, counted in tally.outcomes.items()},
        told_to_come_back=tally.busy,
        answer_ms={"median": _ms(took, 50), "p99": _ms(took, 99)},
    )


def _ms(took: list[float], percent: int) -> float:
    return round(1000 * took[len(took) * percent // 100], 1)


if __name__ == "__main__":
    raise SystemExit(main())
