"""What one version of a command says: its content, the digest over it, and what another changed.

Pure: a command's row is only read here. The life of the command is `staging.py`.
"""

import hashlib
import hmac
from typing import Any

from pydantic import BaseModel, Field

from billing_core.columns import canonical_json
from commandbar.plan import Agreement, Dismissed, Evidence, PlanWarning, Question, Unused, Usage
from commandbar.tables import CommandRow

DIGEST_SCHEMA = 1
"""Raised when the digest's document changes, so that an old plan is never read as a new one."""


class StoredDependency(BaseModel):
    field: str
    what: str
    value: str


class Reviewed(BaseModel):
    """What a confirm goes by, of a version of a command: the plan, and what it rests on."""

    plan: dict[str, Any] | None = None
    missing: list[str] = Field(default_factory=list)
    questions: list[Question] = Field(default_factory=list)
    dependencies: list[StoredDependency] = Field(default_factory=list)


class Content(Reviewed):
    """All that a version of a command says; stored whole beside its status."""

    warnings: list[PlanWarning] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)
    unused: list[Unused] = Field(default_factory=list)
    reason: str | None = None
    agreement: Agreement | None = None
    usage: Usage = Usage()


class Message(BaseModel):
    """One turn of the conversation; `version` is the plan's version that it led to."""

    role: str
    text: str
    version: int
    dismissed: list[Dismissed] = Field(default_factory=list)


def digest_of(row: CommandRow, content: Reviewed) -> str:
    """SHA-256 over all that a confirm stands for (rule 30); any change gives another digest."""
    document = {
        "schema": DIGEST_SCHEMA,
        "command": row.id,
        "workspace": row.workspace_id,
        "author": row.created_by,
        "action": row.action,
        "version": row.version,
        "expires_at": row.expires_at.isoformat(),
        "plan": content.plan,
        "dependencies": [dependency.model_dump() for dependency in content.dependencies],
    }
    return "sha256:" + hashlib.sha256(canonical_json(document).encode()).hexdigest()


def same_digest(one: str | None, other: str) -> bool:
    return one is not None and hmac.compare_digest(one.encode(), other.encode())


def describe_changes(old: dict[str, Any] | None, new: dict[str, Any] | None) -> str:
    """What was changed, field by field: "milestones[1].amount: 20000.00 → 25000.00"."""
    before, after = flatten(old or {}), flatten(new or {})
    fields = [*before, *(name for name in after if name not in before)]
    lines = [
        f"{name}: {_shown(before.get(name))} → {_shown(after.get(name))}"
        for name in fields
        if before.get(name) != after.get(name)
    ]
    return "\n".join(lines) or "Nothing changed."


def flatten(value: Any, path: str = "") -> dict[str, Any]:
    """A plan's leaves by path; what is null is left out."""
    if isinstance(value, dict):
        parts = (flatten(v, f"{path}.{k}" if path else k) for k, v in value.items())
    elif isinstance(value, list):
        parts = (flatten(v, f"{path}[{i}]") for i, v in enumerate(value))
    else:
        return {} if value is None else {path: value}
    return {name: leaf for part in parts for name, leaf in part.items()}


def _shown(value: Any) -> str:
    return "nothing" if value is None else str(value)


def evidence_still_true(old: Content, plan: dict[str, Any]) -> tuple[Evidence, ...]:
    """The evidence of those fields that the reviewer left as they were."""
    before, after = flatten(old.plan or {}), flatten(plan)
    changed = {f for f in before.keys() | after.keys() if before.get(f) != after.get(f)}
    return tuple(e for e in old.evidence if not any(_touches(f, e.field) for f in changed))


def _touches(changed: str, field: str) -> bool:
    return changed == field or changed.startswith((f"{field}.", f"{field}["))
