"""Creating and reading projects (rules 3 to 7, 11, 12)."""

from typing import Any

import pytest

from billing_core.database import Database
from billing_core.drafts import ProjectDraft
from billing_core.errors import NotFound, ValidationFailed
from billing_core.kinds import BillingType, BudgetScope, MilestoneStatus
from billing_core.unit_of_work import Via
from billing_core.usecases import projects
from tests.factories import (
    Studio,
    make_client,
    make_mixed_project,
    make_project,
    make_studio,
    milestones,
)


def test_new_project_has_its_milestones_pending_in_order(
    database: Database, studio: Studio
) -> None:
    created = make_project(database, studio.member)

    read = database.query(studio.member, Via.API, lambda uow: projects.get_project(uow, created.id))

    assert read == created
    assert [m.name for m in read.milestones] == ["Phase 1", "Phase 2", "Phase 3"]
    assert {m.status for m in read.milestones} == {MilestoneStatus.PENDING}
    assert (read.progress.completed, read.progress.total) == (0, 3)
    assert read.milestones_total_minor == read.budget_usage.remaining_minor == 5_000_000
    assert read.currency == "USD"


def test_project_that_breaks_a_rule_is_not_made(database: Database, studio: Studio) -> None:
    with pytest.raises(ValidationFailed) as refused:
        make_project(database, studio.owner, name="", milestones=milestones(0))

    fields = [error.field for error in refused.value.errors]
    assert fields == ["name", "milestones[0].amount"]
    assert database.query(studio.owner, Via.API, projects.list_projects).items == ()


def test_fixed_price_without_a_budget_takes_the_sum_of_its_milestones(
    database: Database, studio: Studio
) -> None:
    project = make_project(database, studio.owner, budget_minor=None)

    assert (project.budget_minor, project.budget_scope) == (5_000_000, BudgetScope.ALL_INVOICES)


def test_mixed_with_a_derived_budget_counts_milestones_only(
    database: Database, studio: Studio
) -> None:
    project = make_mixed_project(database, studio.owner, hourly_rate_minor=10_000)

    assert project.budget_scope is BudgetScope.MILESTONES_ONLY


@pytest.mark.parametrize(
    ("amounts", "codes"),
    [((5_000_001,), ["milestones_exceed_budget"]), ((1,), ["milestones_below_budget"]), ((), [])],
)
def test_milestones_that_miss_the_budget_only_warn(
    database: Database, studio: Studio, amounts: tuple[int, ...], codes: list[str]
) -> None:
    project = make_project(database, studio.owner, milestones=milestones(*amounts))

    assert [warning.code for warning in project.warnings] == codes


def test_another_workspaces_client_and_project_do_not_exist(
    database: Database, studio: Studio
) -> None:
    other = make_studio(database, "Other Studio", currency="EUR")
    theirs = make_project(database, other.owner)

    with pytest.raises(NotFound):
        make_project(database, studio.owner, client_id=theirs.client.id)
    with pytest.raises(NotFound):
        database.query(studio.owner, Via.API, lambda uow: projects.get_project(uow, theirs.id))
    listed = database.query(studio.owner, Via.API, projects.list_projects)
    assert listed.items == ()


def test_list_is_paged_newest_first(database: Database, studio: Studio) -> None:
    client = make_client(database, studio.owner)
    made = [
        make_project(database, studio.owner, client_id=client.id, name=f"P{n}").id for n in range(5)
    ]

    seen: list[str] = []
    cursor: str | None = None
    for _ in range(3):
        page = database.query(
            studio.owner,
            Via.API,
            lambda uow, at=cursor: projects.list_projects(uow, limit=2, cursor=at),  # type: ignore[misc]  # a lambda's default is not inferred
        )
        seen += [item.id for item in page.items]
        cursor = page.next_cursor

    assert seen == made[::-1]
    assert cursor is None


def test_name_is_taken_whatever_its_case_and_spacing(database: Database, studio: Studio) -> None:
    make_project(database, studio.owner, name="Brand  Redesign")

    def taken(name: str) -> bool:
        return database.query(studio.owner, Via.API, lambda uow: projects.name_taken(uow, name))

    assert taken("brand redesign")
    assert not taken("Brand Redesigned")


def test_failed_project_leaves_nothing(database: Database, studio: Studio) -> None:
    client = make_client(database, studio.owner)
    draft = ProjectDraft("P", client.id, BillingType.FIXED_PRICE, milestones=milestones(1))

    def fail(uow: Any) -> None:
        projects.create_project(uow, draft)
        raise RuntimeError("after the write")

    with pytest.raises(RuntimeError):
        database.transact(studio.owner, Via.API, fail)
    assert database.query(studio.owner, Via.API, projects.list_projects).items == ()
