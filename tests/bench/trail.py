"""The audit trail as hand-written SQL extends it: the same rows, text and seals as ours."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from billing_core.columns import canonical_json
from billing_core.database import time_sorted_id

HEAD = "SELECT seq, hash FROM audit_heads WHERE workspace_id = ?"
MOVE_HEAD = "UPDATE audit_heads SET seq = ?, hash = ? WHERE workspace_id = ?"
ADD_ROW = (
    "INSERT INTO audit_entries (prev_hash, workspace_id, seq, id, at, actor_id, actor_name,"
    " actor_role, via, action, subject_type, subject_id, before, after, command_id, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

Told = tuple[str, str, str, str, Any, Any]
"""Door, action, subject's type and id, before, after."""


def stored(now: datetime) -> str:
    """An instant as SQLite keeps it; PostgreSQL reads it as well, in UTC."""
    return now.replace(tzinfo=None).isoformat(" ", "microseconds")


def sealed_rows(
    head: tuple[int, str],
    workspace_id: str,
    now: datetime,
    who: Sequence[str],
    told: Sequence[Told],
    command_id: str | None = None,
) -> list[tuple[Any, ...]]:
    """The values of ADD_ROW for what was told, each row sealing the one before it."""
    seq, last = head
    instant, at = now.isoformat(timespec="microseconds"), stored(now)
    rows = []
    for *subject, before, after in told:
        seq += 1
        place = [last, workspace_id, seq, time_sorted_id("aud")]
        texts = [None if facts is None else canonical_json(facts) for facts in (before, after)]
        said = [*who, *subject, *texts, command_id]
        last = hashlib.sha256(canonical_json([*place, instant, *said]).encode()).hexdigest()
        rows.append((*place, at, *said, last))
    return rows
