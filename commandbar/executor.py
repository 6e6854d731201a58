"""A confirmed plan into billing_core, exactly once, in one transaction.

The command's row is locked, so of several confirms at once one executes and the others find its
result. What was reviewed (version and digest) is what runs; what it rests on must not have moved.
"""

from dataclasses import replace

from pydantic import BaseModel

from billing_core.errors import DomainError, InvalidTransition
from billing_core.permissions import Permission
from billing_core.unit_of_work import UnitOfWork, Via
from billing_core.usecases import audit
from billing_core.usecases.writing import change
from commandbar.actions.base import Action, Registry
from commandbar.content import Reviewed, digest_of, same_digest
from commandbar.errors import Change, PlanChanged, PlanStale
from commandbar.loading import hold, load
from commandbar.staging import check_allowed, require, stored_plan
from commandbar.tables import CommandRow, CommandStatus

CONFIRMABLE = frozenset({CommandStatus.STAGED})


def confirm(
    uow: UnitOfWork, registry: Registry, command_id: str, version: int, digest: str
) -> CommandRow:
    """Execute exactly what was reviewed; a repeat finds the same result (rule 30).

    Raises:
        NotFound, PermissionDenied, AiDisabled, NotStaged, PlanExpired: there is nothing to confirm.
        PlanChanged: version or digest is not the newest.
        PlanStale: the client, the name or another dependency changed since review.
        DomainError: a rule of billing_core refused; then nothing was changed.
    """
    row = hold(uow, command_id)
    check_allowed(uow)
    if row.status == CommandStatus.EXECUTED:
        _require_reviewed(row, version, digest)
        return row
    action, plan = _approved(uow, registry, row, version, digest)
    written = action.execute(replace(uow, via=Via.COMMAND), plan)
    change(
        uow,
        row,
        result=dict(sorted(written.items())),  # as it will be read back: repeats are equal bytes
        status=CommandStatus.EXECUTED,
        executed_by=uow.actor.user_id,
        executed_at=uow.now,
    )
    _record(uow, row)
    return row


def objection(uow: UnitOfWork, registry: Registry, command_id: str) -> DomainError | None:
    """Why a confirm by the actor would be refused as things are now, or None: the same checks,
    made while the plan is still being reviewed. Only billing_core's own come after them."""
    row = load(uow, command_id)
    try:
        check_allowed(uow)
        _approved(uow, registry, row, row.version, row.digest or "")
    except DomainError as refusal:
        return refusal
    return None


def _approved(
    uow: UnitOfWork, registry: Registry, row: CommandRow, version: int, digest: str
) -> tuple[Action, BaseModel]:
    """The plan that may run: open, the one that was shown, and still true."""
    require(row, CONFIRMABLE, uow.now)
    _require_reviewed(row, version, digest)
    content = Reviewed.model_validate(row.content)
    _require_untouched(row, content)
    action = registry[str(row.action)]
    plan = stored_plan(action, content)
    assert plan is not None  # a staged command has a plan
    _require_fresh(uow, action, plan, content)
    return action, plan


def undo(uow: UnitOfWork, registry: Registry, command_id: str) -> CommandRow:
    """Take back what the command made, for as long as nothing hangs on it; a repeat answers the
    same. Its status and result stay: a confirm that is repeated later finds what it found before.
    No sentence is read, so it also works with the command bar switched off.

    Raises:
        NotFound, PermissionDenied: there is nothing that the actor may take back.
        InvalidTransition: the command has not been executed.
        StillInUse: something hangs on what it made; then nothing was changed.
    """
    uow.authorize(Permission.WORK)
    row = load(uow, command_id, lock=True)
    if row.undone_at is not None:
        return row
    _require_executed(row)
    action = registry[str(row.action)]
    plan = stored_plan(action, Reviewed.model_validate(row.content))
    assert plan is not None  # an executed command had a plan
    assert row.result is not None  # and wrote down what it made
    action.undo(replace(uow, via=Via.COMMAND), plan, row.result)
    row.undone_by = uow.actor.user_id
    row.undone_at = uow.now
    facts = {"author": row.created_by, "confirmer": row.executed_by, "result": row.result}
    subject = audit.Subject("command", row.id)
    audit.record(uow, audit.Entry("command.undo", subject, before=facts))
    return row


def _require_executed(row: CommandRow) -> None:
    if row.status != CommandStatus.EXECUTED:
        raise InvalidTransition(
            "This command has made nothing that could be taken back.",
            current_status=row.status,
            allowed_from=(CommandStatus.EXECUTED,),
            next_move="Discard it, if it is still open.",
        )


def _record(uow: UnitOfWork, row: CommandRow) -> None:
    """The audit row that names both people: who asked and who confirmed (rule 32)."""
    facts = {
        "author": row.created_by,
        "confirmer": row.executed_by,
        "action": row.action,
        "version": row.version,
        "digest": row.digest,
        "result": row.result,
    }
    subject = audit.Subject("command", row.id)
    audit.record(uow, audit.Entry("command.confirm", subject, after=facts))


def _require_reviewed(row: CommandRow, version: int, digest: str) -> None:
    if version != row.version or not same_digest(row.digest, digest):
        raise PlanChanged(row.version)


def _require_untouched(row: CommandRow, content: Reviewed) -> None:
    """The stored plan is the one that its digest was made of, whoever wrote to the row since."""
    if not same_digest(row.digest, digest_of(row, content)):
        raise PlanChanged(row.version)


def _require_fresh(uow: UnitOfWork, action: Action, plan: BaseModel, content: Reviewed) -> None:
    """Compare what the plan rests on, fact by fact, with what was true at review (rule 31)."""
    now = {dependency.field: dependency for dependency in action.dependencies(uow, plan)}
    changes = [
        Change(
            field=old.field,
            message=f"{old.what[:1].upper()}{old.what[1:]}: {old.value} → {now[old.field].value}",
            old=old.value,
            new=now[old.field].value,
        )
        for old in content.dependencies
        if now[old.field].value != old.value
    ]
    if changes:
        raise PlanStale(changes)
