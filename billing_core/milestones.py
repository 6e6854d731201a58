"""The milestone's life as data, and what a new list may do to the present one. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from billing_core.drafts import MilestoneDraft
from billing_core.errors import (
    FieldError,
    InvalidTransition,
    MilestoneLocked,
    NotFound,
    ValidationFailed,
)
from billing_core.kinds import MilestoneStatus
from billing_core.permissions import Permission


class Step(StrEnum):
    """What can happen to a milestone; the audit log names it `milestone.STEP`."""

    START = "start"
    COMPLETE = "complete"
    REOPEN = "reopen"
    INVOICE = "invoice"
    RELEASE = "release"
    """Its draft was deleted, or its invoice voided to be billed again (rules 19 and 20)."""


@dataclass(frozen=True, slots=True)
class Transition:
    source: MilestoneStatus
    target: MilestoneStatus
    permission: Permission


TRANSITIONS: Mapping[Step, Transition] = {
    Step.START: Transition(MilestoneStatus.PENDING, MilestoneStatus.IN_PROGRESS, Permission.WORK),
    Step.COMPLETE: Transition(
        MilestoneStatus.IN_PROGRESS, MilestoneStatus.COMPLETED, Permission.WORK
    ),
    Step.REOPEN: Transition(
        MilestoneStatus.COMPLETED, MilestoneStatus.IN_PROGRESS, Permission.MILESTONE_REOPEN
    ),
    Step.INVOICE: Transition(MilestoneStatus.COMPLETED, MilestoneStatus.INVOICED, Permission.WORK),
    Step.RELEASE: Transition(MilestoneStatus.INVOICED, MilestoneStatus.COMPLETED, Permission.WORK),
}
"""Rule 13, whole: what is not in this table cannot happen."""

NEXT_MOVES: Mapping[MilestoneStatus, str] = {
    MilestoneStatus.PENDING: "Start it.",
    MilestoneStatus.IN_PROGRESS: "Mark it complete.",
    MilestoneStatus.COMPLETED: "Generate its invoice, or ask an Owner or Admin to reopen it.",
    MilestoneStatus.INVOICED: (
        "Add a new milestone for further work. This one is free again only after its draft invoice"
        " is deleted, or its sent one voided for rebilling by an Owner or Admin."
    ),
}


def after_step(name: str, status: MilestoneStatus, step: Step) -> MilestoneStatus:
    """The status that the step leads to.

    Raises:
        InvalidTransition: the step does not start from this status.
    """
    transition = TRANSITIONS[step]
    if status is transition.source:
        return transition.target
    raise InvalidTransition(
        f'"{name}" is {_words(status)}; {step.value} needs {_words(transition.source)}.',
        current_status=status.value,
        allowed_from=[transition.source.value],
        next_move=NEXT_MOVES[status],
    )


def _words(status: MilestoneStatus) -> str:
    return status.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Existing:
    """A milestone as it stands, for comparing with what a new list says of it."""

    id: str
    name: str
    amount_minor: int
    due_date: date | None
    description: str | None
    status: MilestoneStatus

    def differs_from(self, draft: MilestoneDraft) -> bool:
        mine = (self.name, self.amount_minor, self.due_date, self.description)
        return mine != (draft.name, draft.amount_minor, draft.due_date, draft.description)


def check_new_list(current: Sequence[Existing], wanted: Sequence[MilestoneDraft]) -> None:
    """Let the wanted list replace the current one: rule 14, and every id known and once.

    Raises:
        NotFound: an id that is no milestone of this project.
        ValidationFailed: an id that stands twice.
        MilestoneLocked: a locked one changed, moved past another or left out; or one in
            progress left out.
    """
    by_id = {milestone.id: milestone for milestone in current}
    _check_ids(by_id, wanted)
    for draft in wanted:
        milestone = by_id.get(draft.id or "")
        if milestone and milestone.status.is_locked and milestone.differs_from(draft):
            raise locked(milestone, "cannot be edited")
    kept = {draft.id for draft in wanted}
    for milestone in current:
        if milestone.id not in kept and milestone.status is not MilestoneStatus.PENDING:
            raise locked(milestone, "cannot be removed")
    _check_locked_order(current, [by_id[draft.id] for draft in wanted if draft.id])


def locked(milestone: Existing, what: str) -> MilestoneLocked:
    """The refusal for a milestone as it stands: "Design" is completed and `what`."""
    return MilestoneLocked(
        f'"{milestone.name}" is {_words(milestone.status)} and {what}.',
        current_status=milestone.status.value,
        next_move=_UNLOCKING[milestone.status],
    )


_UNLOCKING: Mapping[MilestoneStatus, str] = {
    MilestoneStatus.PENDING: "Edit, move or remove it as you like.",
    MilestoneStatus.IN_PROGRESS: "Keep it in the list; its name, amount and date may change.",
    MilestoneStatus.COMPLETED: "Ask an Owner or Admin to reopen it first.",
    MilestoneStatus.INVOICED: NEXT_MOVES[MilestoneStatus.INVOICED],
}


def _check_ids(by_id: Mapping[str, Existing], wanted: Sequence[MilestoneDraft]) -> None:
    seen: set[str] = set()
    for index, draft in enumerate(wanted):
        if draft.id is None:
            continue
        if draft.id not in by_id:
            raise NotFound("milestone")
        if draft.id in seen:
            fault = FieldError(f"milestones[{index}].id", "Stands in the list twice.")
            raise ValidationFailed([fault])
        seen.add(draft.id)


def _check_locked_order(current: Sequence[Existing], kept: Sequence[Existing]) -> None:
    before = [milestone for milestone in current if milestone.status.is_locked]
    after = [milestone for milestone in kept if milestone.status.is_locked]
    for was, now in zip(before, after, strict=True):
        if was.id != now.id:
            raise locked(now, "cannot move past another locked one")
