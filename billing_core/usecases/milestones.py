"""Milestones: their steps and the ordered list of a project (rules 12 to 14)."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from billing_core.drafts import MilestoneDraft, checked_milestones, refuse_if_any
from billing_core.errors import FieldError, ValidationFailed
from billing_core.kinds import MilestoneStatus
from billing_core.milestones import TRANSITIONS, Existing, Step, after_step, check_new_list
from billing_core.permissions import Permission
from billing_core.tables import Milestone, Project
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.clients import check_version
from billing_core.usecases.facts import milestone_facts
from billing_core.usecases.loading import lock_milestone, lock_project
from billing_core.usecases.project_views import project_views
from billing_core.usecases.writing import write_columns
from billing_core.views import MilestoneRef, MilestoneView, ProjectView


def start(uow: UnitOfWork, milestone_id: str) -> MilestoneView:
    """pending → in_progress. See `_take`."""
    return _take(uow, milestone_id, Step.START)


def complete(uow: UnitOfWork, milestone_id: str) -> MilestoneView:
    """in_progress → completed. See `_take`."""
    return _take(uow, milestone_id, Step.COMPLETE)


def reopen(uow: UnitOfWork, milestone_id: str) -> MilestoneView:
    """completed → in_progress, by an Owner or Admin. See `_take`."""
    return _take(uow, milestone_id, Step.REOPEN)


def _take(uow: UnitOfWork, milestone_id: str, step: Step) -> MilestoneView:
    """The milestone after the step.

    Raises:
        PermissionDenied: the role may not take this step.
        NotFound: not in this workspace.
        InvalidTransition: the step does not start from its status.
    """
    uow.authorize(TRANSITIONS[step].permission)
    _, milestone = lock_milestone(uow, milestone_id)
    audit.record(uow, move(uow, milestone, step))
    status = TRANSITIONS[step].target
    return replace(milestone, status=status, locked=status.is_locked)


def move(uow: UnitOfWork, milestone: Milestone | MilestoneView, step: Step) -> audit.Entry:
    """Take the step on a milestone whose project is locked, and say so for the audit log."""
    after = after_step(milestone.name, milestone.status, step)
    write_columns(uow, Milestone.__table__, milestone.id, status=after)
    return audit.Entry(
        f"milestone.{step.value}",
        audit.Subject("milestone", milestone.id),
        {"status": milestone.status},
        {"status": after},
    )


def replace_milestones(
    uow: UnitOfWork, project_id: str, drafts: Sequence[MilestoneDraft], *, version: int
) -> ProjectView:
    """The project with exactly these milestones, in this order: an id keeps one, none adds one,
    one left out is removed. Nothing is merged with somebody else's edit.

    Raises:
        NotFound: the project, or an id in the list, is unknown.
        VersionConflict: an old version was edited.
        ValidationFailed: with every fault of the drafts, or on an hourly project.
        MilestoneLocked: rule 14.
    """
    uow.authorize(Permission.WORK)
    project = lock_project(uow, project_id)
    check_version(version, project.version)
    wanted = _checked(project, drafts)
    rows = project_milestones(uow, project.id)
    check_new_list([_existing(row) for row in rows], wanted)
    before = [milestone_facts(row) for row in rows]
    after = [milestone_facts(row) for row in _write(uow, project, rows, wanted)]
    if before != after:
        project.version += 1
        subject = audit.Subject("project", project.id)
        changed = [{"currency": project.currency, "milestones": rows} for rows in (before, after)]
        audit.record(uow, audit.Entry("project.milestones", subject, *changed))
    return project_views(uow.session, [project])[0]


def project_milestones(uow: UnitOfWork, project_id: str) -> Sequence[Milestone]:
    """The project's milestones in order, as the database has them now."""
    found = select(Milestone).where(Milestone.project_id == project_id)
    ordered = found.order_by(Milestone.position).execution_options(populate_existing=True)
    return uow.session.scalars(ordered).all()


def refer_to(uow: UnitOfWork, milestone_ids: Collection[str]) -> dict[str, MilestoneRef]:
    """By id, those of the milestones that are there still, in this workspace."""
    uow.authorize(Permission.WORK)
    found = select(Milestone.id, Milestone.name, Milestone.project_id).join(
        Project, Project.id == Milestone.project_id
    )
    here = found.where(Project.workspace_id == uow.workspace_id, Milestone.id.in_(milestone_ids))
    return {row.id: MilestoneRef(*row) for row in uow.session.execute(here)}


def new_milestone(
    uow: UnitOfWork, project_id: str, position: int, draft: MilestoneDraft
) -> Milestone:
    """A pending milestone, not yet in the session."""
    return Milestone(
        id=uow.new_id("mst"),
        project_id=project_id,
        position=position,
        status=MilestoneStatus.PENDING,
        **_worded(draft),
    )


def _worded(draft: MilestoneDraft) -> dict[str, Any]:
    return {
        "name": draft.name,
        "amount_minor": draft.amount_minor,
        "due_date": draft.due_date,
        "description": draft.description,
    }


def _checked(project: Project, drafts: Sequence[MilestoneDraft]) -> tuple[MilestoneDraft, ...]:
    if drafts and not project.billing_type.has_milestones:
        raise ValidationFailed.of("milestones", "An hourly project has no milestones.")
    errors: list[FieldError] = []
    wanted = checked_milestones(errors, drafts, project.currency)
    refuse_if_any(errors)
    return wanted


def _existing(row: Milestone) -> Existing:
    return Existing(row.id, row.name, row.amount_minor, row.due_date, row.description, row.status)


def _write(
    uow: UnitOfWork,
    project: Project,
    rows: Sequence[Milestone],
    wanted: Sequence[MilestoneDraft],
) -> list[Milestone]:
    by_id = {row.id: row for row in rows}
    written: list[Milestone] = []
    for position, draft in enumerate(wanted):
        row = by_id.pop(draft.id or "", None)
        if row is None:
            row = new_milestone(uow, project.id, position, draft)
            uow.session.add(row)
        else:
            _fill(row, position, draft)
        written.append(row)
    for left_out in by_id.values():
        uow.session.delete(left_out)
    uow.session.flush()
    return written


def _fill(row: Milestone, position: int, draft: MilestoneDraft) -> None:
    row.position = position
    for name, value in _worded(draft).items():
        setattr(row, name, value)
