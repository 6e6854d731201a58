"""Eight tasks invoicing on one project and on eight, beside hand-written SQL with the same
guarantees: lock or queue, status and budget checked, counted, audited in the chain, committed.
"""

import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import psycopg

from billing_core.database import Database, time_sorted_id
from billing_core.unit_of_work import Actor, Via
from billing_core.usecases import invoices
from billing_core.usecases.audit_log import verify
from commandbar.migrating import migrate
from tests.bench.measuring import Figure, figure
from tests.bench.trail import ADD_ROW, HEAD, MOVE_HEAD, sealed_rows, stored
from tests.conftest import CANNOT_START, EmbeddedPostgres
from tests.factories import Studio, make_client, make_project, make_studio, milestones

TASKS, EACH, ROUNDS = 8, 25, 5


class Hand(Protocol):
    """One task's hand-written way to invoice a milestone."""

    def generate(self, milestone_id: str) -> None: ...


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.sqlite3"
        yield from _figures_of("sqlite", f"sqlite:///{path}", lambda actor: _Sqlite(path, actor))
    try:
        server = EmbeddedPostgres(Path(tempfile.mkdtemp(prefix="commandbar-bench-")), durable=True)
    except CANNOT_START as error:
        print(f"skipped: PostgreSQL does not start here: {error}", file=sys.stderr)
        return
    try:
        url = server.url(server.create())
        yield from _figures_of("postgresql", url, lambda actor: _Postgres(url, actor))
    finally:
        server.stop()


def _figures_of(kind: str, url: str, new_hand: Callable[[Actor], Hand]) -> Iterator[Figure]:
    database = Database(url)
    migrate(database)
    studio = make_studio(database)
    client_id = make_client(database, studio.owner).id
    hands = [new_hand(studio.owner) for _ in range(TASKS)]

    def ours(_task: int, milestone_id: str) -> None:
        database.transact(
            studio.owner, Via.API, lambda uow: invoices.generate_invoice(uow, milestone_id)
        )

    def by_hand(task: int, milestone_id: str) -> None:
        hands[task].generate(milestone_id)

    for spread in (1, TASKS):
        rates: dict[str, list[float]] = {"ours": [], "by_hand": []}
        for _ in range(ROUNDS):
            for name, generate in (("ours", ours), ("by_hand", by_hand)):
                ready = _completed(database, studio, client_id, spread)
                rates[name].append(_rate(generate, ready))
        ours_per_s, by_hand_per_s = (statistics.median(rates[name]) for name in rates)
        yield figure(
            f"{TASKS} tasks invoicing on {spread} project{'s' * (spread > 1)}, {kind}",
            ours_per_s / by_hand_per_s,
            "ratio to hand-written SQL",
            goal=">= 0.5",
            ours_per_s=round(ours_per_s),
            by_hand_per_s=round(by_hand_per_s),
        )
    with database.read() as session:
        assert not any(chain.breaks for chain in verify(session))
    database.dispose()


def _completed(database: Database, studio: Studio, client_id: str, spread: int) -> list[list[str]]:
    """For each task its completed milestones, on one shared project or on its own."""
    drafts = milestones(*[100] * (TASKS * EACH // spread))
    made = [
        make_project(
            database, studio.owner, client_id=client_id, budget_minor=10**9, milestones=drafts
        )
        for _ in range(spread)
    ]
    with database.engine.begin() as connection:
        for status in ("in_progress", "completed"):
            for project in made:
                connection.exec_driver_sql(
                    f"UPDATE milestones SET status = '{status}' WHERE project_id = '{project.id}'"
                )
    ids = [milestone.id for project in made for milestone in project.milestones]
    return [ids[task * EACH : (task + 1) * EACH] for task in range(TASKS)]


def _rate(generate: Callable[[int, str], None], ready: Sequence[Sequence[str]]) -> float:
    """Transactions a second of all tasks together."""

    def work(task: int) -> None:
        for milestone_id in ready[task]:
            generate(task, milestone_id)

    start = time.perf_counter()
    with ThreadPoolExecutor(TASKS) as threads:
        list(threads.map(work, range(TASKS)))
    return TASKS * EACH / (time.perf_counter() - start)


class _HandWritten:
    """The statements, as a programmer would write them once; `execute` is the driver's.

    The rows are the ones that ours would be, to the audit trail's text and seal: the chain is
    verified after the race.
    """

    lock = ""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor

    def execute(self, statement: str, values: Sequence[Any]) -> list[Any]:
        raise NotImplementedError

    def invoice(self, milestone_id: str) -> None:
        workspace, now = self._actor.workspace_id, datetime.now(UTC)
        project_id, client_id, currency, budget, used = self.execute(
            "SELECT p.id, p.client_id, p.currency, p.budget_minor,"
            " p.milestones_invoiced_minor + p.other_invoiced_minor FROM projects p"
            " JOIN milestones m ON m.project_id = p.id WHERE m.id = ? AND p.workspace_id = ?"
            + self.lock,
            (milestone_id, workspace),
        )[0]
        name, amount, status = self.execute(
            "SELECT name, amount_minor, status FROM milestones WHERE id = ?", (milestone_id,)
        )[0]
        if status != "completed" or used + amount > budget:
            raise AssertionError("not billable")
        self.execute("SELECT name FROM clients WHERE id = ?", (client_id,))
        rate = self.execute("SELECT default_tax_rate FROM workspaces WHERE id = ?", (workspace,))
        tax = (2 * int(rate[0][0]) * amount + 100) // 200
        invoice_id = time_sorted_id("inv")
        made = {
            "project_id": project_id,
            "milestone_id": milestone_id,
            "status": "draft",
            "currency": currency,
            "net_minor": amount,
            "tax_rate": rate[0][0],
            "tax_minor": tax,
        }
        self.execute(
            "INSERT INTO invoices (project_id, milestone_id, status, currency, net_minor,"
            " tax_rate, tax_minor, id, workspace_id, client_id, uses_budget, total_minor,"
            " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE, ?, ?)",
            (*made.values(), invoice_id, workspace, client_id, amount + tax, stored(now)),
        )
        self.execute(
            "INSERT INTO invoice_lines (id, invoice_id, position, description, quantity,"
            " unit_price_minor, amount_minor) VALUES (?, ?, 0, ?, '1', ?, ?)",
            (time_sorted_id("lin"), invoice_id, name, amount, amount),
        )
        self.execute("UPDATE milestones SET status = 'invoiced' WHERE id = ?", (milestone_id,))
        line = {"description": name, "quantity": "1", "minutes": None}
        line |= {"unit_price_minor": amount, "amount_minor": amount}
        unset = dict.fromkeys(("number", "issue_date", "due_date", "notes"))
        self._tell(now, invoice_id, milestone_id, {**made, **unset, "lines": [line]})

    def _tell(
        self, now: datetime, invoice_id: str, milestone_id: str, made: dict[str, Any]
    ) -> None:
        actor, statuses = self._actor, ({"status": "completed"}, {"status": "invoiced"})
        told = (
            ("api", "invoice.generate", "invoice", invoice_id, None, made),
            ("api", "milestone.invoice", "milestone", milestone_id, *statuses),
        )
        suffix = " FOR UPDATE" if self.lock else ""
        head = self.execute(HEAD + suffix, (actor.workspace_id,))[0]
        who = (actor.user_id, actor.name, actor.role)
        rows = sealed_rows(head, actor.workspace_id, now, who, told)
        for row in rows:
            self.execute(ADD_ROW, row)
        self.execute(MOVE_HEAD, (rows[-1][2], rows[-1][-1], actor.workspace_id))


class _Sqlite(_HandWritten):
    """Writers take turns at a lock of this process, which beats polling SQLite's."""

    turn = threading.Lock()

    def __init__(self, path: Path, actor: Actor) -> None:
        super().__init__(actor)
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
        self._db.execute("PRAGMA foreign_keys=ON")

    def execute(self, statement: str, values: Sequence[Any]) -> list[Any]:
        return self._db.execute(statement, values).fetchall()

    def generate(self, milestone_id: str) -> None:
        with self.turn:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                self.invoice(milestone_id)
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")


class _Postgres(_HandWritten):
    lock = " FOR NO KEY UPDATE OF p"

    def __init__(self, url: str, actor: Actor) -> None:
        super().__init__(actor)
        self._db = psycopg.connect(url, options="-c timezone=UTC")

    def execute(self, statement: str, values: Sequence[Any]) -> list[Any]:
        cursor = self._db.execute(statement.replace("?", "%s").encode(), values)
        return cursor.fetchall() if cursor.description else []

    def generate(self, milestone_id: str) -> None:
        with self._db.transaction():
            self.invoice(milestone_id)
