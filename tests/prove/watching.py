"""What the database holds after each step, read incrementally and checked whole.

Triggers of our own note every row that anything writes. After a step only the noted rows are
read again into a mirror; a row that was not noted has not changed, so that the mirror is the
database. At the end of a history it is compared with the tables themselves.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, select, text
from sqlalchemy.orm import Session

from billing_core.database import Database
from billing_core.tables import Base
from commandbar.tables import CommandRow
from tests.prove import model
from tests.prove.model import Workspace

MODELLED = (
    model.Client,
    model.Project,
    model.Milestone,
    model.Invoice,
    model.TimeEntry,
    model.Command,
)
COLUMNS: dict[str, tuple[str, ...]] = {
    **{kind.TABLE: kind.COLUMNS for kind in MODELLED},
    Workspace.TABLE: Workspace.COLUMNS,
    "invoice_lines": ("invoice_id", "amount_minor"),
}
COLUMNS["projects"] += ("milestones_invoiced_minor", "other_invoiced_minor")
assert CommandRow.__tablename__ in COLUMNS  # importing it has put its table beside the others
AUDITED = "audit_entries"
Row = dict[str, Any]


def install(database: Database) -> None:
    """Have the database note every row that is written."""
    with database.engine.begin() as connection:
        for statement in _noting(is_sqlite=database.is_sqlite):
            connection.execute(text(statement))


def _noting(*, is_sqlite: bool) -> Iterator[str]:
    number = "INTEGER PRIMARY KEY" if is_sqlite else "BIGSERIAL PRIMARY KEY"
    yield f"CREATE TABLE noted (n {number}, tab TEXT NOT NULL, id TEXT NOT NULL)"
    for table in (*COLUMNS, AUDITED):
        for operation, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            name = f"noted_{table}_{operation}"
            note = f"INSERT INTO noted (tab, id) VALUES ('{table}', {row}.id);"
            if is_sqlite:
                yield f"CREATE TRIGGER {name} AFTER {operation} ON {table} BEGIN {note} END"
            else:
                body = f"BEGIN {note} RETURN NULL; END"
                yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
                yield (
                    f"CREATE TRIGGER {name} AFTER {operation} ON {table}"
                    f" FOR EACH ROW EXECUTE FUNCTION {name}()"
                )


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


_ROWS: dict[str, Select[Any]] = {
    name: select(_table(name).c.id, *(_table(name).c[column] for column in columns))
    for name, columns in COLUMNS.items()
}
_AUDIT = _table(AUDITED)
_NEW_ENTRIES = select(_AUDIT).order_by(_AUDIT.c.workspace_id, _AUDIT.c.seq)


class Mirror:
    """The watched tables as they stand, and what no row of them may ever break."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.rows: dict[str, dict[str, Row]] = {name: {} for name in COLUMNS}
        self.chains: dict[str, tuple[int, str]] = {}
        self._frozen: dict[str, tuple[Any, ...]] = {}
        with database.read() as session:
            self._noted = self._last_note(session)

    def _last_note(self, session: Session) -> int:
        return int(session.scalar(text("SELECT coalesce(max(n), 0) FROM noted")) or 0)

    def refresh(self) -> list[str]:
        """Read what was written since the last call; the actions that were audited, in order."""
        with self.database.read() as session:
            query = text("SELECT n, tab, id FROM noted WHERE n > :n ORDER BY n")
            noted = session.execute(query, {"n": self._noted}).all()
            if not noted:
                return []
            self._noted = noted[-1].n
            ids: dict[str, set[str]] = defaultdict(set)
            for note in noted:
                ids[note.tab].add(note.id)
            entries = self._new_entries(session, ids.pop(AUDITED, set()))
            for name, changed in ids.items():
                self._reread(session, name, changed)
        self._check_rows(ids)
        return entries

    def _reread(self, session: Session, name: str, ids: set[str]) -> None:
        found = session.execute(_ROWS[name].where(_table(name).c.id.in_(ids))).mappings()
        now = {row["id"]: _plain(row) for row in found}
        mirrored = self.rows[name]
        for row_id in ids:
            if row_id in now:
                mirrored[row_id] = now[row_id]
            else:
                mirrored.pop(row_id, None)

    def _new_entries(self, session: Session, ids: set[str]) -> list[str]:
        """Follow each chain from where it stood: every new row seals the one before it."""
        if not ids:
            return []
        actions = []
        for row in session.execute(_NEW_ENTRIES.where(_AUDIT.c.id.in_(ids))).mappings():
            seq, last = self.chains.get(row["workspace_id"], (0, ""))
            assert row["seq"] == seq + 1, f"the audit chain jumps from {seq} to {row['seq']}"
            assert row["prev_hash"] == last, f"audit row {row['seq']} does not seal the one before"
            assert row["hash"] == _seal(row), f"audit row {row['seq']} is not what its hash says"
            self.chains[row["workspace_id"]] = (row["seq"], row["hash"])
            actions.append(row["action"])
        return actions

    def _check_rows(self, ids: dict[str, set[str]]) -> None:
        for row_id in ids.get("milestones", ()):
            self._check_frozen("milestones", row_id, _LOCKED_MILESTONE, {"completed", "invoiced"})
        for row_id in ids.get("invoices", ()):
            self._check_frozen("invoices", row_id, _DOCUMENT, {"sent", "paid", "void"})

    def _check_frozen(
        self, table: str, row_id: str, columns: tuple[str, ...], locked: set[str]
    ) -> None:
        """A locked row says the same as when it was first seen locked, and does not go."""
        row = self.rows[table].get(row_id)
        if row is None:
            assert row_id not in self._frozen, f"a locked row of {table} is gone"
            return
        if row["status"] not in locked:
            self._frozen.pop(row_id, None)
            return
        now = tuple(row[column] for column in columns)
        assert self._frozen.setdefault(row_id, now) == now, f"a locked row of {table} changed"

    def check_workspace(self, workspace_id: str) -> None:
        """Budgets, invoices, numbers and plans of a workspace, from its rows alone."""
        invoices = [r for r in self.rows["invoices"].values() if r["workspace_id"] == workspace_id]
        live = Counter(
            r["milestone_id"] for r in invoices if r["uses_budget"] and r["milestone_id"]
        )
        assert not [m for m, count in live.items() if count > 1], "two live invoices a milestone"
        numbers = sorted(r["number"] for r in invoices if r["number"] is not None)
        assert numbers == list(range(1, len(numbers) + 1)), f"invoice numbers {numbers}"
        used = [r for r in invoices if r["uses_budget"]]
        projects = self.rows["projects"].items()
        own = {i: r for i, r in projects if r["workspace_id"] == workspace_id}
        for project_id, project in own.items():
            _check_budget(project, [r for r in used if r["project_id"] == project_id])
        made = Counter(r["command_id"] for r in own.values() if r["command_id"])
        assert all(count == 1 for count in made.values()), "a plan was executed twice"
        self._check_lines({r["id"]: r["net_minor"] for r in invoices})

    def _check_lines(self, nets: dict[str, int]) -> None:
        sums: Counter[str] = Counter()
        for line in self.rows["invoice_lines"].values():
            sums[line["invoice_id"]] += line["amount_minor"]
        wrong = [invoice for invoice, net in nets.items() if sums[invoice] != net]
        assert not wrong, "an invoice's lines do not add up to its net"

    def compare(self, workspace: Workspace) -> None:
        """The mirror holds exactly what the model says of the workspace."""
        _compare(workspace, self.rows[Workspace.TABLE][workspace.id])
        for kind in MODELLED:
            for thing in workspace.all(kind):
                row = self.rows[kind.TABLE].get(thing.id)
                assert row is not None, f"missing: {thing}"
                _compare(thing, row)

    def check_apart(self, workspaces: list[Workspace]) -> None:
        """Every row belongs to one of them: what the model does not know of was not written."""
        for kind in MODELLED:
            known = {thing.id for workspace in workspaces for thing in workspace.all(kind)}
            unknown = self.rows[kind.TABLE].keys() - known
            assert not unknown, f"rows of {kind.TABLE} that nobody asked for: {sorted(unknown)}"

    def check_whole(self) -> None:
        """The mirror is what the tables hold: nothing was written past the triggers."""
        with self.database.read() as session:
            for name, mirrored in self.rows.items():
                query = _ROWS[name].where(_table(name).c.id.in_(list(mirrored)))
                stored = {r["id"]: _plain(r) for r in session.execute(query).mappings()}
                assert stored == mirrored, f"{name} was written without a trace"


_LOCKED_MILESTONE = ("project_id", "name", "amount_minor")
_DOCUMENT = ("project_id", "client_id", "milestone_id", "number", "net_minor", "tax_minor")


def _check_budget(project: Row, used: list[Row]) -> None:
    by_milestones = sum(r["net_minor"] for r in used if r["milestone_id"] is not None)
    other = sum(r["net_minor"] for r in used if r["milestone_id"] is None)
    counters = (project["milestones_invoiced_minor"], project["other_invoiced_minor"])
    assert counters == (by_milestones, other), "the project's counters are not its invoices' sums"
    counted = by_milestones + (other if project["budget_scope"] == "all_invoices" else 0)
    budget = project["budget_minor"]
    assert budget is None or counted <= budget, f"invoiced {counted} of a budget of {budget}"


def _plain(row: Any) -> Row:
    return {name: getattr(value, "value", value) for name, value in row.items()}


def _compare(thing: Any, row: Row) -> None:
    expected = {name: getattr(thing, name) for name in thing.COLUMNS}
    actual = {name: row[name] for name in thing.COLUMNS}
    assert actual == expected, f"{thing.TABLE} {thing.id}: {_difference(expected, actual)}"


def _difference(expected: Row, actual: Row) -> str:
    return "; ".join(
        f"{name} is {actual[name]!r}, not {value!r}"
        for name, value in expected.items()
        if actual[name] != value
    )


_SEALED = (
    "prev_hash",
    "workspace_id",
    "seq",
    "id",
    "at",
    "actor_id",
    "actor_name",
    "actor_role",
    "via",
    "action",
    "subject_type",
    "subject_id",
    "before",
    "after",
    "command_id",
)


def _seal(row: Any) -> str:
    """The hash that a row must have, written down a second time."""
    return hashlib.sha256(_json([_sealed(row[name], name) for name in _SEALED])).hexdigest()


def _sealed(value: Any, name: str) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    if name in {"before", "after"} and value is not None:
        return _json(value).decode()
    return getattr(value, "value", value)


def _json(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
