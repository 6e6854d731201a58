"""Confirm's transactions a second, beside the same rows written by hand-written SQL.

Same database, same durability (WAL, synchronous FULL), same guarantees: the confirmer's role as it
is now; the command's status, version and expiry; its plan is the one that its digest was made of;
what the plan rests on has not moved; the audit chain is extended; everything commits together.
Only transactions are compared: the answer with its card, which a door builds from them, is told
beside them as a ratio of its own (`with_answer`).
"""

import asyncio
import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from billing_core.database import Database, time_sorted_id
from billing_core.unit_of_work import Via
from billing_core.usecases.workspaces import actor_by_token
from commandbar import executor
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import Caller, CommandBar
from commandbar.identity import with_current_role
from commandbar.migrating import migrate
from commandbar.seed import seed_demo
from commandbar.views import CommandView
from tests.bench.measuring import Figure, figure, interleaved, wall_seconds
from tests.integration.api import SEED

ROUNDS, TIMES = 7, 40


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.sqlite3"
        database = Database(f"sqlite:///{path}")
        migrate(database)
        seed_demo(database)
        bar = CommandBar(database, Registry(ACTIONS), mode="builtin")
        with database.read() as session:
            actor = actor_by_token(session, "demo-owner")
        assert actor is not None
        caller = Caller(actor, Via.API)
        views = asyncio.run(_stage(bar, caller, 1 + 4 * ROUNDS * TIMES))
        example = bar.confirm(caller, views[0].id, 1, str(views[0].digest))
        staged = iter(views[1::2])
        by_hand = HandWritten(path, views[2::2], example)

        def confirm() -> object:
            view = next(staged)
            return database.transact(
                actor,
                Via.API,
                lambda uow: executor.confirm(
                    with_current_role(uow), bar.registry, view.id, view.version, str(view.digest)
                ),
                command_id=view.id,
            )

        def answer() -> object:
            view = next(staged)
            return bar.confirm(caller, view.id, view.version, str(view.digest))

        ours, theirs = interleaved(
            wall_seconds, confirm, by_hand.confirm, times=TIMES, rounds=ROUNDS
        )
        answered, beside = interleaved(
            wall_seconds, answer, by_hand.confirm, times=TIMES, rounds=ROUNDS
        )
        database.dispose()
    yield figure(
        "confirm over hand-written SQL",
        theirs / ours,
        "ratio of transactions a second",
        goal=">= 0.5",
        ours_per_s=round(1 / ours),
        by_hand_per_s=round(1 / theirs),
        with_answer=round(beside / answered, 3),
    )


class HandWritten:
    """What confirm has to read, check and write, as a programmer would write it once in SQL."""

    def __init__(self, path: Path, staged: list[CommandView], example: CommandView) -> None:
        assert example.result is not None
        self._staged = iter(staged)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
        self._db.execute("PRAGMA foreign_keys=ON")
        project_id = example.result["project_id"]
        self._project = self._example("projects", "id", project_id)
        self._milestones = self._example("milestones", "project_id", project_id)
        self._user = example.created_by.id
        self._audit = self._example("audit_entries", "command_id", example.id)

    def _example(self, table: str, column: str, value: str) -> list[dict[str, Any]]:
        """The rows that our own confirm has written once, to write the same ones again."""
        cursor = self._db.execute(f"SELECT * FROM {table} WHERE {column} = ?", (value,))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def _insert(self, table: str, rows: list[dict[str, Any]]) -> None:
        columns = ", ".join(rows[0])
        places = ", ".join("?" for _ in rows[0])
        statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"
        self._db.executemany(statement, [tuple(row.values()) for row in rows])

    def confirm(self) -> object:
        view = next(self._staged)
        db, workspace = self._db, self._project[0]["workspace_id"]
        db.execute("BEGIN IMMEDIATE")
        role = db.execute("SELECT role FROM users WHERE id = ?", (self._user,)).fetchone()
        row = db.execute(
            "SELECT content, digest, created_by, action, expires_at FROM commands"
            " WHERE id = ? AND workspace_id = ? AND status = 'staged' AND version = ?",
            (view.id, workspace, view.version),
        ).fetchone()
        content = json.loads(row[0])
        plan, rests_on = content["plan"], content["dependencies"]
        expires_at = datetime.fromisoformat(row[4]).replace(tzinfo=UTC)
        document = {
            "schema": 1,
            "command": view.id,
            "workspace": workspace,
            "author": row[2],
            "action": row[3],
            "version": view.version,
            "expires_at": expires_at.isoformat(),
            "plan": plan,
            "dependencies": rests_on,
        }
        text = json.dumps(document, sort_keys=True, separators=(",", ":"))
        digest = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
        on, currency = db.execute(
            "SELECT ai_enabled, currency FROM workspaces WHERE id = ?", (workspace,)
        ).fetchone()
        client, archived = db.execute(
            "SELECT name, archived FROM clients WHERE id = ? AND workspace_id = ?",
            (plan["client"]["id"], workspace),
        ).fetchone()
        name = plan["project_name"]
        taken = db.execute(
            "SELECT 1 FROM projects WHERE workspace_id = ? AND normalised_name = ?",
            (workspace, name.casefold()),
        ).fetchone()
        now = [client, "already taken" if taken else "free", currency]
        sound = digest == row[1] == view.digest and [d["value"] for d in rests_on] == now
        if not (role and on and sound and not archived and datetime.now(UTC) < expires_at):
            raise AssertionError("not to be confirmed")
        project = {**self._project[0], "id": time_sorted_id("prj"), "name": name}
        project |= {"normalised_name": name.casefold(), "command_id": view.id}
        self._insert("projects", [project])
        self._insert(
            "milestones",
            [
                {**m, "id": time_sorted_id("mst"), "project_id": project["id"]}
                for m in self._milestones
            ],
        )
        for entry in self._audit:
            self._chain({**entry, "id": time_sorted_id("aud"), "command_id": view.id})
        db.execute(
            "UPDATE commands SET status = 'executed', result = ?, executed_at = ? WHERE id = ?",
            (json.dumps({"project_id": project["id"]}), datetime.now(UTC).isoformat(), view.id),
        )
        db.execute("COMMIT")
        return project

    def _chain(self, entry: dict[str, Any]) -> None:
        query = "SELECT seq, hash FROM audit_heads WHERE workspace_id = ?"
        seq, last = self._db.execute(query, (entry["workspace_id"],)).fetchone()
        entry |= {"seq": seq + 1, "prev_hash": last, "hash": None}
        text = json.dumps(entry, sort_keys=True, default=str)
        entry["hash"] = hashlib.sha256(text.encode()).hexdigest()
        self._insert("audit_entries", [entry])
        self._db.execute(
            "UPDATE audit_heads SET seq = ?, hash = ? WHERE workspace_id = ?",
            (entry["seq"], entry["hash"], entry["workspace_id"]),
        )


async def _stage(bar: CommandBar, caller: Caller, number: int) -> list[CommandView]:
    """That many staged commands, each with a project name of its own."""
    names = count(bar.database.clock().microsecond * 1000)
    words = (
        SEED.replace("Brand Redesign", f'"Brand Redesign {next(names)}"') for _ in range(number)
    )
    return [await bar.submit(caller, text) for text in words]
