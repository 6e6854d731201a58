"""A command as every door shows it; the JSON of the contract."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from billing_core.tables import User
from billing_core.unit_of_work import UnitOfWork
from commandbar.actions.base import Registry, Workspace
from commandbar.content import Content, Message
from commandbar.parse import ParseResult
from commandbar.plan import (
    Agreement,
    Card,
    Dismissed,
    Evidence,
    PlanWarning,
    Question,
    Unused,
    Usage,
)
from commandbar.staging import (
    dismissed_in,
    prompt_of,
    status_at,
    stored_plan,
    workspace_of,
)
from commandbar.tables import CommandRow


class Person(BaseModel):
    id: str
    name: str


class CommandView(BaseModel):
    """One command. `card` is the plan in finished texts; `result` names what it created."""

    id: str
    status: str
    action: str | None
    version: int
    digest: str | None
    prompt: str
    parser: str | None
    plan: dict[str, Any] | None
    card: Card | None
    totals: dict[str, Any] | None
    warnings: list[PlanWarning]
    questions: list[Question]
    missing: list[str]
    evidence: list[Evidence]
    unused: list[Unused]
    dismissed: list[Dismissed]
    messages: list[Message]
    reason: str | None
    agreement: Agreement | None
    result: dict[str, Any] | None
    usage: Usage
    created_by: Person
    created_at: datetime
    changed_by: Person
    changed_at: datetime
    expires_at: datetime
    executed_by: Person | None
    executed_at: datetime | None
    undone_by: Person | None = None
    undone_at: datetime | None = None

    def as_confirmed(self) -> "CommandView":
        """What its confirm answered, and answers on every repeat: what came later is left out."""
        return self.model_copy(update={"undone_by": None, "undone_at": None})


def command_view(uow: UnitOfWork, registry: Registry, row: CommandRow) -> CommandView:
    return command_views(uow, registry, [row])[0]


def command_views(uow: UnitOfWork, registry: Registry, rows: list[CommandRow]) -> list[CommandView]:
    """The rows for showing; what they share is read once for all of them."""
    workspace = workspace_of(uow, clients=False)
    people_of = ((row.created_by, row.changed_by, row.executed_by, row.undone_by) for row in rows)
    ids = {user_id for ids in people_of for user_id in ids if user_id is not None}
    people = {user_id: _person(uow, user_id) for user_id in ids}
    return [_view(registry, row, people, workspace, uow.now) for row in rows]


def _person(uow: UnitOfWork, user_id: str) -> Person:
    """A workspace's few members are each read once in a transaction."""
    if user_id == uow.actor.user_id:
        return Person(id=user_id, name=uow.actor.name)
    user = uow.session.get_one(User, user_id)
    return Person(id=user.id, name=user.name)


def _view(
    registry: Registry,
    row: CommandRow,
    people: dict[str, Person],
    workspace: Workspace,
    now: datetime,
) -> CommandView:
    content = Content.model_validate(row.content)
    action = registry[row.action] if row.action is not None else None
    plan = stored_plan(action, content) if action is not None else None
    prompt = prompt_of(row)
    dismissed = dismissed_in(prompt)
    first = Message(role="user", text=prompt.shown, version=1, dismissed=dismissed)
    return CommandView(
        id=row.id,
        status=status_at(row, now),
        action=row.action,
        version=row.version,
        digest=row.digest,
        prompt=prompt.shown,
        parser=row.parser,
        plan=None if plan is None else plan.model_dump(mode="json"),
        card=action.card(plan, workspace) if action and plan else None,
        totals=action.totals(plan) if action and plan else None,
        warnings=content.warnings,
        questions=content.questions,
        missing=content.missing,
        evidence=content.evidence,
        unused=content.unused,
        dismissed=dismissed,
        messages=[first, *(Message.model_validate(m) for m in row.messages)],
        reason=content.reason,
        agreement=content.agreement,
        result=row.result,
        usage=content.usage,
        created_by=people[row.created_by],
        created_at=row.created_at,
        changed_by=people[row.changed_by],
        changed_at=row.changed_at,
        expires_at=row.expires_at,
        executed_by=people.get(row.executed_by) if row.executed_by else None,
        executed_at=row.executed_at,
        undone_by=people.get(row.undone_by) if row.undone_by else None,
        undone_at=row.undone_at,
    )


def parsed_json(registry: Registry, parsed: ParseResult) -> dict[str, Any]:
    """A parse as the plan part of a command's JSON; nothing has been staged."""
    resolution = parsed.resolution
    plan = resolution.plan
    action = registry[parsed.action] if parsed.action is not None else None
    return {
        "outcome": resolution.outcome,
        "action": parsed.action,
        "parser": parsed.parser,
        "plan": None if plan is None else plan.model_dump(mode="json"),
        "totals": action.totals(plan) if action and plan else None,
        "warnings": [warning.model_dump() for warning in resolution.warnings],
        "questions": [question.model_dump() for question in resolution.questions],
        "missing": list(resolution.missing),
        "evidence": [evidence.model_dump() for evidence in resolution.evidence],
        "unused": [unused.model_dump() for unused in resolution.unused],
        "reason": resolution.reason,
        "agreement": resolution.agreement,
        "usage": parsed.usage.model_dump(),
    }
