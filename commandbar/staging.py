"""The life of a command from prompt to decision: staged, asked about, edited, discarded.

Nothing here executes a plan (`executor.py`) and no model is asked after staging: a reviewer's
edit, an answer and a correction are plain code. Every change makes a new version and digest.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import BaseModel, ValidationError

from billing_core.errors import AiDisabled, ValidationFailed
from billing_core.permissions import Permission
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import settings
from billing_core.usecases.clients import list_names
from commandbar.actions.base import (
    Action,
    Dependency,
    KnownClient,
    Registry,
    Resolution,
    Revision,
    Workspace,
)
from commandbar.content import (
    Content,
    Message,
    Reviewed,
    StoredDependency,
    describe_changes,
    digest_of,
    evidence_still_true,
)
from commandbar.errors import LlmFailure, NotStaged, PlanChanged, PlanExpired
from commandbar.parse import ParseResult
from commandbar.plan import (
    Dismissed,
    Outcome,
    Usage,
)
from commandbar.prompt import MAX_PROMPT_CHARACTERS, Prompt, Span, are_spans_of
from commandbar.tables import CommandRow, CommandStatus
from commandbar.validation import field_errors

LIFETIME = timedelta(hours=24)

REVISABLE = frozenset({CommandStatus.STAGED, CommandStatus.NEEDS_CLARIFICATION})
DISCARDABLE = REVISABLE | {CommandStatus.REJECTED, CommandStatus.FAILED}
RETRYABLE = frozenset({CommandStatus.FAILED})

_STATUS_OF = {
    Outcome.STAGE: CommandStatus.STAGED,
    Outcome.CLARIFY: CommandStatus.NEEDS_CLARIFICATION,
    Outcome.REJECT: CommandStatus.REJECTED,
}


def check_allowed(uow: UnitOfWork) -> None:
    """Let a member use the command bar, unless the Owner has switched it off (rules 1 and 33)."""
    uow.authorize(Permission.WORK)
    if not settings.get_workspace(uow).ai_enabled:
        raise AiDisabled


def workspace_of(uow: UnitOfWork, *, clients: bool = True) -> Workspace:
    """What understanding a sentence may know of the actor's workspace."""
    workspace = settings.get_workspace(uow)
    return Workspace(
        today=uow.now.date(),
        currency=workspace.currency,
        locale=workspace.locale,
        clients=_known_clients(uow) if clients else (),
    )


def _known_clients(uow: UnitOfWork) -> tuple[KnownClient, ...]:
    return tuple(KnownClient(client_id, name) for client_id, name in list_names(uow))


def checked_prompt(text: str, field: str = "prompt", dismissed: Sequence[Span] = ()) -> Prompt:
    """The person's words, cleaned of what nobody can see and without what they dismissed.

    Raises:
        ValidationFailed: nothing but white space is left, more than 10,000 characters came, or
            the dismissed spans are not in order within the text.
    """
    if len(text) > MAX_PROMPT_CHARACTERS:
        raise ValidationFailed.of(field, f"At most {MAX_PROMPT_CHARACTERS:,} characters.")
    if not are_spans_of(text, dismissed):
        raise ValidationFailed.of("dismissed", "Spans of the text, in order and apart.")
    prompt = Prompt(text, tuple(dismissed))
    if not prompt.text.strip():
        raise ValidationFailed.of(field, "Say what to create.")
    return prompt


def stage(uow: UnitOfWork, registry: Registry, prompt: Prompt, parsed: ParseResult) -> CommandRow:
    """Keep what the prompt came to, for review. Nothing but the command itself is stored."""
    row = _new_row(uow, prompt)
    row.parser = parsed.parser
    row.action = parsed.action
    _take(uow, registry, row, parsed.resolution, parsed.usage)
    uow.session.add(row)
    return row


def stage_failure(uow: UnitOfWork, prompt: Prompt, failure: LlmFailure) -> CommandRow:
    """Keep the prompt of a command that the model could not read, so that it can be retried."""
    row = _new_row(uow, prompt)
    row.parser = "llm"
    row.status = CommandStatus.FAILED
    row.content = Content(reason=failure.code, usage=failure.usage).model_dump(mode="json")
    uow.session.add(row)
    return row


def revise(
    uow: UnitOfWork, registry: Registry, row: CommandRow, words: Prompt, resolution: Resolution
) -> CommandRow:
    """Take an answer or a correction of an open command in words: a new version, and a line that
    says what changed."""
    old = Content.model_validate(row.content)
    row.version += 1
    _take(uow, registry, row, resolution, old.usage)
    new = Content.model_validate(row.content)
    hear(row, words)
    say(row, "assistant", describe_changes(old.plan, new.plan))
    return row


def edit(
    uow: UnitOfWork, registry: Registry, row: CommandRow, version: int, plan_json: str
) -> CommandRow:
    """Take the reviewer's own plan, validated like any: a new version and digest.

    Raises:
        NotStaged, PlanExpired: there is no open plan.
        PlanChanged: somebody else edited it in between.
        ValidationFailed: the plan is not complete or not correct, by field.
    """
    require(row, REVISABLE, uow.now)
    if version != row.version:
        raise PlanChanged(row.version)
    action = registry[str(row.action)]
    plan = validated_plan(action, plan_json)
    old = Content.model_validate(row.content)
    workspace = workspace_of(uow)
    resolution = Resolution(
        outcome=Outcome.STAGE,
        plan=plan,
        warnings=action.review(plan, workspace),
        evidence=evidence_still_true(old, plan.model_dump(mode="json")),
        unused=tuple(old.unused),
    )
    row.version += 1
    _take(uow, registry, row, resolution, old.usage)
    say(row, "assistant", describe_changes(old.plan, row.content["plan"]))
    return row


def note(row: CommandRow, words: Prompt, reply: str) -> None:
    """Keep a message that changed nothing, and the answer to it."""
    hear(row, words)
    say(row, "assistant", reply)


def discard(uow: UnitOfWork, row: CommandRow) -> CommandRow:
    """Put the command away for good; a repeat answers the same."""
    if row.status == CommandStatus.DISCARDED:
        return row
    if row.status not in DISCARDABLE:
        raise NotStaged(row.status)
    row.status = CommandStatus.DISCARDED
    row.digest = None
    _sign(uow, row)
    return row


def status_at(row: CommandRow, now: datetime) -> CommandStatus:
    """The status as anyone sees it: an open plan past its day is expired."""
    if row.status in REVISABLE and now >= row.expires_at:
        return CommandStatus.EXPIRED
    return CommandStatus(row.status)


def require(row: CommandRow, allowed: frozenset[CommandStatus], now: datetime) -> None:
    """Let the step pass from an allowed status, or say why not."""
    status = status_at(row, now)
    if status is CommandStatus.EXPIRED:
        raise PlanExpired
    if status not in allowed:
        raise NotStaged(status)


def validated_plan(action: Action, plan_json: str) -> BaseModel:
    """A complete plan from JSON.

    Raises:
        ValidationFailed: every field that is wrong with it, under `plan.`.
    """
    try:
        return action.plan_model.model_validate_json(plan_json, strict=True)
    except ValidationError as error:
        raise ValidationFailed(field_errors(error, "plan")) from error
    except ValidationFailed as error:
        raise ValidationFailed(
            [replace(e, field=f"plan.{e.field}") for e in error.errors]
        ) from error


def stored_plan(action: Action, content: Reviewed) -> BaseModel | None:
    """The version's plan as its model: complete if nothing is missing, else a draft."""
    if content.plan is None:
        return None
    model = action.draft_model if content.missing or content.questions else action.plan_model
    return model.model_validate_json(json.dumps(content.plan), strict=True)


def revision_of(registry: Registry, row: CommandRow) -> Revision:
    """The state that the next message of the conversation is about."""
    content = Content.model_validate(row.content)
    return Revision(
        prompt=prompt_of(row),
        plan=stored_plan(registry[str(row.action)], content),
        questions=tuple(content.questions),
        evidence=tuple(content.evidence),
        unused=tuple(content.unused),
        message_number=1 + len(row.messages),
    )


def _new_row(uow: UnitOfWork, prompt: Prompt) -> CommandRow:
    return CommandRow(
        id=uow.new_id("cmd"),
        workspace_id=uow.workspace_id,
        created_by=uow.actor.user_id,
        created_at=uow.now,
        changed_by=uow.actor.user_id,
        changed_at=uow.now,
        expires_at=uow.now + LIFETIME,
        version=1,
        prompt=prompt.original,
        dismissed=prompt.dismissed or None,
        messages=[],
        content={},
    )


def _take(
    uow: UnitOfWork, registry: Registry, row: CommandRow, resolution: Resolution, usage: Usage
) -> None:
    """Make the resolution this version's content; a complete plan is staged with its digest."""
    plan, warnings = resolution.plan, resolution.warnings
    dependencies: tuple[Dependency, ...] = ()
    if plan is not None and resolution.outcome is Outcome.STAGE:
        action = registry[str(row.action)]
        plan = action.settle(uow, plan)
        dependencies = action.dependencies(uow, plan)
        warnings += tuple(d.warning for d in dependencies if d.warning is not None)
    content = Content(
        plan=None if plan is None else plan.model_dump(mode="json"),
        missing=list(resolution.missing),
        questions=list(resolution.questions),
        warnings=list(warnings),
        evidence=list(resolution.evidence),
        unused=list(resolution.unused),
        dependencies=[
            StoredDependency(field=d.field, what=d.what, value=d.value) for d in dependencies
        ],
        reason=resolution.reason,
        agreement=resolution.agreement,
        usage=usage,
    )
    _sign(uow, row)
    row.expires_at = uow.now + LIFETIME
    row.status = _STATUS_OF[resolution.outcome]
    row.content = content.model_dump(mode="json")
    row.digest = digest_of(row, content) if row.status == CommandStatus.STAGED else None


def _sign(uow: UnitOfWork, row: CommandRow) -> None:
    row.changed_by = uow.actor.user_id
    row.changed_at = uow.now


def prompt_of(row: CommandRow) -> Prompt:
    """The words that the command began with."""
    return Prompt(row.prompt, tuple((start, end) for start, end in row.dismissed or ()))


def dismissed_in(prompt: Prompt) -> list[Dismissed]:
    """What the person dismissed, with its words as they are shown."""
    return [
        Dismissed(text=prompt.shown[start:end], start=first, end=last)
        for start, end in prompt.dismissed_shown
        for first, last in [prompt.origin_of(start, end)]
    ]


def hear(row: CommandRow, words: Prompt) -> None:
    """Keep what the person said."""
    say(row, "user", words.shown, dismissed_in(Prompt(words.shown, words.dismissed_shown)))


def say(row: CommandRow, role: str, text: str, dismissed: Sequence[Dismissed] = ()) -> None:
    message = Message(role=role, text=text, version=row.version, dismissed=list(dismissed))
    row.messages = [*row.messages, message.model_dump()]
