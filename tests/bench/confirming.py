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
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from billing_core.columns import canonical_json
from billing_core.database import Database, time_sorted_id
from billing_core.money import parse_amount
from billing_core.unit_of_work import Via
from billing_core.usecases.audit_log import verify
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
from tests.bench.trail import ADD_ROW, HEAD, MOVE_HEAD, Told, sealed_rows, stored
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
        views = asyncio.run(_stage(bar, caller, 4 * ROUNDS * TIMES))
        staged = iter(views[0::2])
        by_hand = HandWritten(path, views[1::2], actor.user_id)

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
        with database.read() as session:
            assert not any(chain.breaks for chain in verify(session))
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
    """What confirm has to read, check and write, as a programmer would write it once in SQL.

    Its rows are the ones that ours would be, to the audit trail's text and seal: who confirmed is
    read, amounts come from the plan, and `figures` has the whole chain verified afterwards.
    """

    def __init__(self, path: Path, staged: list[CommandView], user_id: str) -> None:
        self._staged = iter(staged)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
        self._db.execute("PRAGMA foreign_keys=ON")
        self._user = user_id

    def confirm(self) -> object:
        view = next(self._staged)
        self._db.execute("BEGIN IMMEDIATE")
        try:
            result = self._confirm(view)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        return result

    def _confirm(self, view: CommandView) -> dict[str, str]:
        now = datetime.now(UTC)
        workspace, *who = self._db.execute(
            "SELECT workspace_id, name, role FROM users WHERE id = ?", (self._user,)
        ).fetchone()
        assert who[1] in {"owner", "admin", "member"}
        command, client_id, plan = self._approved(view, workspace, now)
        made = self._made(plan, client_id)
        project_id = self._insert(made, workspace, view.id, now)
        result = {"client_id": client_id, "project_id": project_id}
        at = stored(now)
        self._db.execute(
            "UPDATE commands SET status = 'executed', result = ?, executed_by = ?,"
            " executed_at = ? WHERE id = ?",
            (canonical_json(result), self._user, at, view.id),
        )
        confirmed = {**command, "confirmer": self._user, "result": result}
        told = (
            ("command", "project.create", "project", project_id, None, made),
            ("api", "command.confirm", "command", view.id, None, confirmed),
        )
        self._tell(workspace, now, (self._user, *who), told, view.id)
        return result

    def _approved(
        self, view: CommandView, workspace: str, now: datetime
    ) -> tuple[dict[str, Any], str, dict[str, Any]]:
        """The command's facts, the client's id and the plan, which is the reviewed one."""
        db = self._db
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
        digest = "sha256:" + hashlib.sha256(canonical_json(document).encode()).hexdigest()
        on, currency = db.execute(
            "SELECT ai_enabled, currency FROM workspaces WHERE id = ?", (workspace,)
        ).fetchone()
        client_id, client, archived = db.execute(
            "SELECT id, name, archived FROM clients WHERE id = ? AND workspace_id = ?",
            (plan["client"]["id"], workspace),
        ).fetchone()
        name = plan["project_name"]
        taken = db.execute(
            "SELECT 1 FROM projects WHERE workspace_id = ? AND normalised_name = ?",
            (workspace, name.casefold()),
        ).fetchone()
        facts = [client, "already taken" if taken else "free", currency]
        sound = digest == row[1] == view.digest and [d["value"] for d in rests_on] == facts
        if not (on and sound and not archived and now < expires_at):
            raise AssertionError("not to be confirmed")
        command = {"author": row[2], "action": row[3], "version": view.version, "digest": digest}
        return command, client_id, plan

    @staticmethod
    def _made(plan: dict[str, Any], client_id: str) -> dict[str, Any]:
        """The project and its milestones in minor units, as the audit trail tells of them."""
        made: dict[str, Any] = {
            "name": plan["project_name"],
            "client_id": client_id,
            "billing_type": plan["billing_type"],
            "currency": plan["currency"],
            "budget_minor": parse_amount(plan["budget"], plan["currency"]),
            "budget_scope": plan["budget_scope"],
            "hourly_rate_minor": None,
        }
        made["milestones"] = [
            {
                "id": time_sorted_id("mst"),
                "name": milestone["name"],
                "amount_minor": parse_amount(milestone["amount"], plan["currency"]),
                "due_date": milestone["due_date"],
                "description": milestone["description"],
                "status": "pending",
            }
            for milestone in plan["milestones"]
        ]
        return made

    def _insert(self, made: dict[str, Any], workspace: str, command_id: str, now: datetime) -> str:
        *terms, milestones = made.values()
        project_id, normalised = time_sorted_id("prj"), made["name"].casefold()
        at = stored(now)
        self._db.execute(
            "INSERT INTO projects (name, client_id, billing_type, currency, budget_minor,"
            " budget_scope, hourly_rate_minor, id, workspace_id, normalised_name,"
            " milestones_invoiced_minor, other_invoiced_minor, version, command_id, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 1, ?, ?)",
            (*terms, project_id, workspace, normalised, command_id, at),
        )
        self._db.executemany(
            "INSERT INTO milestones (id, name, amount_minor, due_date, description, status,"
            " project_id, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(*m.values(), project_id, place) for place, m in enumerate(milestones)],
        )
        return project_id

    def _tell(
        self, workspace: str, now: datetime, who: Sequence[str], told: Sequence[Told], of: str
    ) -> None:
        head = self._db.execute(HEAD, (workspace,)).fetchone()
        rows = sealed_rows(head, workspace, now, who, told, of)
        self._db.executemany(ADD_ROW, rows)
        self._db.execute(MOVE_HEAD, (rows[-1][2], rows[-1][-1], workspace))


async def _stage(bar: CommandBar, caller: Caller, number: int) -> list[CommandView]:
    """That many staged commands, each with a project name of its own."""
    names = count(bar.database.clock().microsecond * 1000)
    words = (
        SEED.replace("Brand Redesign", f'"Brand Redesign {next(names)}"') for _ in range(number)
    )
    return [await bar.submit(caller, text) for text in words]
