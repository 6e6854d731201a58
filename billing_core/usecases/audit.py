"""The audit chain: every write leaves a row that seals the one before it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from billing_core.columns import canonical_json
from billing_core.tables import AuditEntry, AuditHead
from billing_core.unit_of_work import UnitOfWork


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


_HEAD = (
    select(AuditHead.seq, AuditHead.hash)
    .where(AuditHead.workspace_id == bindparam("workspace"))
    .with_for_update()
)
_ADD_ROWS = insert(cast(Table, AuditEntry.__table__))
_heads = cast(Table, AuditHead.__table__)
_MOVE_HEAD = (
    update(_heads)
    .where(_heads.c.workspace_id == bindparam("workspace"))
    .values(seq=bindparam("new_seq"), hash=bindparam("new_hash"))
)


def record(uow: UnitOfWork, *entries: Entry) -> None:
    """Add what the actor did to the workspace's chain, as the last thing a use case does.

    The head is locked until the transaction ends, so that two writers cannot seal the same row.
    """
    uow.session.flush()
    head = uow.session.execute(_HEAD, {"workspace": uow.workspace_id}).one()
    rows: list[dict[str, Any]] = []
    last = Link(head.seq, head.hash)
    for entry in entries:
        rows.append(_row(uow, entry, last))
        last = Link(rows[-1]["seq"], rows[-1]["hash"])
    uow.session.execute(_ADD_ROWS, rows)
    moved = {"workspace": uow.workspace_id, "new_seq": last.seq, "new_hash": last.hash}
    uow.session.execute(_MOVE_HEAD, moved)


@dataclass(frozen=True, slots=True)
class Link:
    """One row's place in its workspace's chain, and its seal."""

    seq: int
    hash: str


def _row(uow: UnitOfWork, entry: Entry, last: Link) -> dict[str, Any]:
    row: dict[str, Any] = {
        "workspace_id": uow.workspace_id,
        "seq": last.seq + 1,
        "id": uow.new_id("aud"),
        "at": uow.now,
        "actor_id": uow.actor.user_id,
        "actor_name": uow.actor.name,
        "actor_role": uow.actor.role,
        "via": uow.via,
        "action": entry.action,
        "subject_type": entry.subject.type,
        "subject_id": entry.subject.id,
        "before": entry.before,
        "after": entry.after,
        "command_id": uow.command_id,
        "prev_hash": last.hash,
    }
    stored = {**row, "before": _text(entry.before), "after": _text(entry.after)}
    row["hash"] = seal([stored[name] for name in SEALED])
    return row


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
