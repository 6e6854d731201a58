"""The audit chain: every write leaves a row that seals the one before it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from billing_core.columns import canonical_json
from billing_core.tables import AuditEntry, AuditHead
from billing_core.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about: `Subject("milestone", "mst_...")`."""

    type: str
    id: str


def record(
    uow: UnitOfWork,
    action: str,
    subject: Subject,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Add the actor's action to the workspace's chain, as the last thing a use case does.

    The head is locked until the transaction ends, so that two writers cannot seal the same row.
    `before` and `after` hold only what JSON knows, and never a secret.
    """
    head = uow.session.execute(
        select(AuditHead.seq, AuditHead.hash)
        .where(AuditHead.workspace_id == uow.workspace_id)
        .with_for_update()
    ).one()
    row: dict[str, Any] = {
        "workspace_id": uow.workspace_id,
        "seq": head.seq + 1,
        "id": uow.new_id("aud"),
        "at": uow.now,
        "actor_id": uow.actor.user_id,
        "actor_name": uow.actor.name,
        "actor_role": uow.actor.role,
        "via": uow.via,
        "action": action,
        "subject_type": subject.type,
        "subject_id": subject.id,
        "before": before,
        "after": after,
        "command_id": uow.command_id,
        "prev_hash": head.hash,
    }
    sealed = {**row, "before": _text(before), "after": _text(after)}
    row["hash"] = seal(sealed)
    uow.session.execute(insert(AuditEntry).values(**row))
    uow.session.execute(
        update(AuditHead)
        .where(AuditHead.workspace_id == uow.workspace_id)
        .values(seq=row["seq"], hash=row["hash"])
        .execution_options(synchronize_session=False)
    )


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


def seal(row: dict[str, Any]) -> str:
    """SHA-256 over every column but the hash itself; `before` and `after` as their stored text."""
    at: datetime = row["at"]
    values = {**row, "at": at.isoformat(timespec="microseconds")}
    text = canonical_json([values[name] for name in SEALED])
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _text(value: dict[str, Any] | None) -> str | None:
    return None if value is None else canonical_json(value)
