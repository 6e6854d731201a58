"""The audit chain: every write leaves a row that seals the one before it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, Text, bindparam, insert, select, update
from sqlalchemy.orm import Session

from billing_core.columns import canonical_json
from billing_core.prepared import Prepared
from billing_core.tables import AuditEntry, AuditHead
from billing_core.unit_of_work import Transaction, UnitOfWork


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about: `Subject("milestone", "mst_...")`."""

    type: str
    id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done. `before` and `after` hold only what JSON knows, never a secret."""

    action: str
    subject: Subject
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


_TEXTS = ("before", "after")
"""Written as the very text that was sealed."""

_heads, _entries = cast(Table, AuditHead.__table__), cast(Table, AuditEntry.__table__)
_HEAD = Prepared(
    select(_heads.c.seq, _heads.c.hash)
    .where(_heads.c.workspace_id == bindparam("workspace"))
    .with_for_update()
)
_ADD_ROW = Prepared(
    insert(_entries).values(
        {c.name: bindparam(c.name, type_=Text if c.name in _TEXTS else c.type) for c in _entries.c}
    )
)
_MOVE_HEAD = Prepared(
    update(_heads)
    .where(_heads.c.workspace_id == bindparam("workspace"))
    .values(seq=bindparam("new_seq"), hash=bindparam("new_hash"))
)


_TRAIL = "audit_trail"


def record(uow: UnitOfWork, *entries: Entry) -> None:
    """Tell what the actor did; it joins the workspace's chain at the end of the transaction."""
    trails = uow.transaction.remembered.setdefault(_TRAIL, {})
    trails.setdefault(uow.workspace_id, []).extend(_row(uow, entry) for entry in entries)
    uow.transaction.before_commit(_seal_trails)


def _seal_trails(transaction: Transaction) -> None:
    """Seal what this transaction did, as the last thing before its commit.

    The head is locked from here to the commit, so that two writers cannot seal the same row;
    all writers of a workspace wait for it, hence the end.
    """
    for workspace_id, trail in transaction.remembered.pop(_TRAIL, {}).items():
        connection = transaction.connection
        head = Link(*_HEAD.one(connection, {"workspace": workspace_id}))
        rows = list(_linked(trail, head))
        _ADD_ROW.run(connection, *rows)
        moved = {"new_seq": rows[-1]["seq"], "new_hash": rows[-1]["hash"]}
        _MOVE_HEAD.run(connection, {"workspace": workspace_id, **moved})


@dataclass(frozen=True, slots=True)
class Link:
    """One row's place in its workspace's chain, and its seal."""

    seq: int
    hash: str


def _row(uow: UnitOfWork, entry: Entry) -> dict[str, Any]:
    """The row but for its place in the chain."""
    return {
        "workspace_id": uow.workspace_id,
        "id": uow.new_id("aud"),
        "at": uow.now,
        "actor_id": uow.actor.user_id,
        "actor_name": uow.actor.name,
        "actor_role": uow.actor.role,
        "via": uow.via,
        "action": entry.action,
        "subject_type": entry.subject.type,
        "subject_id": entry.subject.id,
        "before": _text(entry.before),
        "after": _text(entry.after),
        "command_id": uow.command_id,
    }


def _linked(trail: Sequence[dict[str, Any]], last: Link) -> Iterator[dict[str, Any]]:
    """The rows, each with its place after the last and its seal."""
    for told in trail:
        row = {**told, "seq": last.seq + 1, "prev_hash": last.hash}
        last = Link(row["seq"], seal([row[name] for name in SEALED]))
        yield {**row, "hash": last.hash}


def start_chain(session: Session, workspace_id: str) -> None:
    """A new workspace's empty chain."""
    session.add(AuditHead(workspace_id=workspace_id, seq=0, hash=""))


SEALED = (
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


def seal(values: Sequence[Any]) -> str:
    """SHA-256 over a row's values in the order of SEALED: every column but the hash itself,
    `before` and `after` as their stored text."""
    text = canonical_json([_instant(v) if isinstance(v, datetime) else v for v in values])
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _instant(value: datetime) -> str:
    return value.isoformat(timespec="microseconds")


def _text(value: dict[str, Any] | None) -> str | None:
    return None if value is None else canonical_json(value)
