"""Generating an invoice and listing projects among 100,000 projects, beside a workspace of 200."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection, insert

from billing_core.database import Database
from billing_core.kinds import BillingType, BudgetScope, MilestoneStatus
from billing_core.tables import Milestone, Project
from billing_core.unit_of_work import Actor, Via
from billing_core.usecases import invoices, projects
from commandbar.migrating import migrate
from tests.bench.measuring import Figure, figure, percentile
from tests.factories import START, make_client, make_project, make_studio

PROJECTS, MILESTONES_EACH = 100_000, 3
TIMES = 200


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        small = _World(Path(folder) / "small.sqlite3", projects=0)
        large = _World(Path(folder) / "large.sqlite3", projects=PROJECTS)
        for name, of in (
            ("generate an invoice", _World.generate),
            ("list 50 projects", _World.newest),
            ("open a project", _World.open),
        ):
            small_ms, large_ms = _in_turns(small, large, of)
            yield figure(
                f"{name} among {PROJECTS:,} projects over among {TIMES}",
                large_ms / small_ms,
                "ratio of p95",
                goal="<= 1.5",
                p95_large_ms=round(large_ms, 2),
                p95_small_ms=round(small_ms, 2),
            )
        small.database.dispose()
        large.database.dispose()


class _World:
    """A workspace whose 200 newest projects have completed milestones to invoice."""

    def __init__(self, path: Path, *, projects: int) -> None:
        self.database = Database(f"sqlite:///{path}")
        migrate(self.database)
        studio = make_studio(self.database)
        self.actor: Actor = studio.owner
        client_id = make_client(self.database, self.actor).id
        with self.database.engine.begin() as connection:
            _fill(connection, studio.workspace_id, client_id, projects)
        newest = [
            make_project(self.database, self.actor, client_id=client_id, name=f"New {n}")
            for n in range(TIMES)
        ]
        self.project_ids = [project.id for project in newest]
        self._ready = iter([project.milestones[0].id for project in newest])
        with self.database.engine.begin() as connection:
            for status in ("in_progress", "completed"):
                connection.exec_driver_sql(
                    "UPDATE milestones SET status = ? WHERE position = 0 AND project_id IN"
                    " (SELECT id FROM projects WHERE name LIKE 'New %')",
                    (status,),
                )
            connection.exec_driver_sql("ANALYZE")

    def generate(self) -> object:
        milestone_id = next(self._ready)
        return self.database.transact(
            self.actor, Via.API, lambda uow: invoices.generate_invoice(uow, milestone_id)
        )

    def newest(self) -> object:
        return self.database.query(self.actor, Via.API, projects.list_projects)

    def open(self) -> object:
        project_id = self.project_ids[0]
        return self.database.query(
            self.actor, Via.API, lambda uow: projects.get_project(uow, project_id)
        )


def _in_turns(small: _World, large: _World, of: Callable[[_World], object]) -> tuple[float, float]:
    """The 95th percentiles in milliseconds, taken in turns so that noise hits both alike."""
    taken: dict[_World, list[float]] = {small: [], large: []}
    for _ in range(TIMES):
        for world, seen in taken.items():
            start = time.perf_counter()
            of(world)
            seen.append(1000 * (time.perf_counter() - start))
    return percentile(taken[small], 95), percentile(taken[large], 95)


def _fill(connection: Connection, workspace_id: str, client_id: str, number: int) -> None:
    """Old projects, written in bulk below the use cases: only their number matters here."""
    for first in range(0, number, 5_000):
        places = range(first, min(first + 5_000, number))
        connection.execute(
            insert(Project),
            [
                {
                    "id": f"prj_{0:012x}{place:016x}",
                    "workspace_id": workspace_id,
                    "client_id": client_id,
                    "name": f"Old {place}",
                    "normalised_name": f"old {place}",
                    "billing_type": BillingType.FIXED_PRICE,
                    "currency": "USD",
                    "budget_minor": 300,
                    "budget_scope": BudgetScope.ALL_INVOICES,
                    "created_at": START,
                }
                for place in places
            ],
        )
        connection.execute(
            insert(Milestone),
            [
                {
                    "id": f"mst_{0:012x}{place:012x}{position:04x}",
                    "project_id": f"prj_{0:012x}{place:016x}",
                    "position": position,
                    "name": f"Phase {position}",
                    "amount_minor": 100,
                    "status": MilestoneStatus.PENDING,
                }
                for place in places
                for position in range(MILESTONES_EACH)
            ],
        )
