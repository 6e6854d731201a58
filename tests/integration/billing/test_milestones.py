"""Milestones through their use cases, on both databases (rules 12 to 14)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from billing_core.database import Database
from billing_core.drafts import MilestoneDraft
from billing_core.errors import (
    DomainError,
    InvalidTransition,
    MilestoneLocked,
    NotFound,
    PermissionDenied,
    ValidationFailed,
    VersionConflict,
)
from billing_core.kinds import MilestoneStatus
from billing_core.permissions import Role
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import invoices, projects
from billing_core.usecases import milestones as steps
from billing_core.views import MilestoneView, ProjectView
from tests.factories import (
    Studio,
    act,
    ask,
    bring_to,
    make_hourly_project,
    make_project,
    make_studio,
    milestones,
)

PENDING, IN_PROGRESS, COMPLETED, INVOICED = MilestoneStatus

ACTIONS: dict[str, Callable[[UnitOfWork, str], Any]] = {
    "start": steps.start,
    "complete": steps.complete,
    "reopen": steps.reopen,
    "invoice": invoices.generate_invoice,
}
ALLOWED = {
    ("start", PENDING): IN_PROGRESS,
    ("complete", IN_PROGRESS): COMPLETED,
    ("reopen", COMPLETED): IN_PROGRESS,
    ("invoice", COMPLETED): INVOICED,
    ("invoice", INVOICED): INVOICED,
}


def expected(action: str, status: MilestoneStatus, role: Role) -> Any:
    if action == "reopen" and role is Role.MEMBER:
        return PermissionDenied
    return ALLOWED.get((action, status), InvalidTransition)


@pytest.mark.parametrize("action", ACTIONS)
def test_every_status_action_and_role_is_as_rule_13_says(
    database: Database, studio: Studio, action: str
) -> None:
    cells = [(status, role) for status in MilestoneStatus for role in Role]
    project = make_project(database, studio.owner, milestones=milestones(*[100] * len(cells)))
    for milestone, (status, role) in zip(project.milestones, cells, strict=True):
        bring_to(database, studio.owner, milestone.id, status)
        wanted = expected(action, status, role)
        actor = studio.by_role(role)
        if isinstance(wanted, MilestoneStatus):
            act(database, actor, ACTIONS[action], milestone.id)
        else:
            with pytest.raises(DomainError) as refused:
                act(database, actor, ACTIONS[action], milestone.id)
            assert type(refused.value) is wanted
            assert refused.value.next_move
            wanted = status
        assert milestone_of(database, studio, project.id, milestone.id).status is wanted


def test_another_workspaces_milestone_does_not_exist(database: Database, studio: Studio) -> None:
    other = make_studio(database, "Other Studio")
    milestone = make_project(database, studio.owner).milestones[0]

    for action in ACTIONS.values():
        with pytest.raises(NotFound):
            act(database, other.owner, action, milestone.id)


def test_only_the_own_workspaces_milestones_are_referred_to(
    database: Database, studio: Studio
) -> None:
    other = make_studio(database, "Other Studio")
    project = make_project(database, studio.owner)
    ids = [milestone.id for milestone in project.milestones]
    own = ask(database, studio.member, steps.refer_to, [*ids, "mst_gone"])
    assert {i: (ref.name, ref.project_id) for i, ref in own.items()} == {
        milestone.id: (milestone.name, project.id) for milestone in project.milestones
    }
    assert ask(database, other.owner, steps.refer_to, ids) == {}


def test_completed_milestones_are_locked_and_counted(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)
    bring_to(database, studio.owner, project.milestones[0].id, INVOICED)
    bring_to(database, studio.owner, project.milestones[1].id, COMPLETED)

    now = ask(database, studio.member, projects.get_project, project.id)

    assert [m.locked for m in now.milestones] == [True, True, False]
    assert (now.progress.completed, now.progress.total) == (2, 3)
    assert now.budget_usage.invoiced_minor == 1_500_000
    assert now.milestones[0].invoice is not None
    assert now.milestones[1].invoice is None


def test_list_adds_edits_removes_and_reorders(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.member)
    first, second, third = (draft_of(m) for m in project.milestones)
    wanted = [
        third,
        MilestoneDraft("Launch", 1_000),
        replace(first, name="Strategy", amount_minor=99),
    ]

    now = put(database, studio, project, wanted)

    assert [(m.name, m.amount_minor, m.position) for m in now.milestones] == [
        ("Phase 3", 1_500_000, 0),
        ("Launch", 1_000, 1),
        ("Strategy", 99, 2),
    ]
    assert [m.id for m in now.milestones][::2] == [third.id, first.id]
    assert second.id not in {m.id for m in now.milestones}
    assert now.version == project.version + 1


def test_old_version_is_refused_and_not_merged(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)
    drafts = [draft_of(m) for m in project.milestones]
    put(database, studio, project, drafts[:2])

    with pytest.raises(VersionConflict) as refused:
        put(database, studio, project, drafts)

    assert (refused.value.sent, refused.value.current) == (1, 2)


def test_list_that_changes_nothing_makes_no_version(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)

    now = put(database, studio, project, [draft_of(m) for m in project.milestones])

    assert now == project


def test_locked_rows_stay_while_others_move_around_them(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)
    bring_to(database, studio.owner, project.milestones[1].id, COMPLETED)
    first, second, third = (draft_of(m) for m in project.milestones)

    now = put(database, studio, project, [second, third, first])

    assert [m.name for m in now.milestones] == ["Phase 2", "Phase 3", "Phase 1"]
    for wanted in ([third, first], [replace(second, amount_minor=1), third, first]):
        with pytest.raises(MilestoneLocked):
            put(database, studio, now, wanted)


def test_200_milestones_fit_and_201_do_not(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)

    now = put(database, studio, project, [MilestoneDraft(f"M{n}", 1) for n in range(200)])

    assert [m.name for m in now.milestones] == [f"M{n}" for n in range(200)]
    with pytest.raises(ValidationFailed):
        put(database, studio, now, [MilestoneDraft("M", 1)] * 201)


def test_hourly_project_takes_no_milestones(database: Database, studio: Studio) -> None:
    project = make_hourly_project(database, studio.owner, hourly_rate_minor=100)

    with pytest.raises(ValidationFailed):
        put(database, studio, project, [MilestoneDraft("M", 1)])


def draft_of(milestone: MilestoneView) -> MilestoneDraft:
    return MilestoneDraft(
        milestone.name,
        milestone.amount_minor,
        milestone.due_date,
        milestone.description,
        milestone.id,
    )


def put(
    database: Database, studio: Studio, project: ProjectView, drafts: list[MilestoneDraft]
) -> ProjectView:
    return act(
        database,
        studio.member,
        steps.replace_milestones,
        project.id,
        drafts,
        version=project.version,
    )


def milestone_of(
    database: Database, studio: Studio, project_id: str, milestone_id: str
) -> MilestoneView:
    project = ask(database, studio.owner, projects.get_project, project_id)
    return next(m for m in project.milestones if m.id == milestone_id)
