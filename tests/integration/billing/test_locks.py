"""The lock comes first: every door that decides on a budget holds the project before it reads
anything that it decides by (rule 9)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from billing_core.database import Database
from billing_core.drafts import MilestoneDraft, ProjectChanges
from billing_core.invoices import LineDraft
from billing_core.kinds import BillingType, BudgetScope, MilestoneStatus
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import invoice_life, invoices, milestones, project_edit, time
from billing_core.usecases.invoices import DraftChanges
from billing_core.usecases.time import TimeDraft
from billing_core.views import InvoiceView, ProjectView
from tests.factories import BILLING_DETAILS, TODAY, Studio, act, ask, bring_to, make_client
from tests.factories import make_project as new_project

World = tuple[ProjectView, InvoiceView]


@pytest.fixture
def world(database: Database, studio: Studio) -> World:
    """A mixed project with a draft, a completed milestone and unbilled time."""
    client = make_client(database, studio.owner, **BILLING_DETAILS)
    project = new_project(
        database,
        studio.owner,
        client_id=client.id,
        billing_type=BillingType.MIXED,
        hourly_rate_minor=6_000,
    )
    first, second, _ = project.milestones
    drafted = bring_to(database, studio.owner, first.id, MilestoneStatus.INVOICED)
    bring_to(database, studio.owner, second.id, MilestoneStatus.COMPLETED)
    act(database, studio.owner, time.log_time, project.id, TimeDraft(60, TODAY))
    assert drafted is not None
    return project, ask(database, studio.owner, invoices.get_invoice, drafted)


def edit(**changes: Any) -> Callable[[UnitOfWork, World], object]:
    return lambda uow, world: project_edit.update_project(
        uow, world[0].id, ProjectChanges(**changes), version=1
    )


DOORS: dict[str, Callable[[UnitOfWork, World], object]] = {
    "generate": lambda uow, w: invoices.generate_invoice(uow, w[0].milestones[1].id),
    "draft edit": lambda uow, w: invoices.edit_draft(
        uow, w[1].id, DraftChanges(lines=[LineDraft("A", Decimal(1), 1)])
    ),
    "send": lambda uow, w: invoice_life.send_invoice(uow, w[1].id),
    "delete": lambda uow, w: invoices.delete_draft(uow, w[1].id),
    "invoice time": lambda uow, w: invoices.invoice_time(uow, w[0].id),
    "budget": edit(budget_minor=4_000_000),
    "scope": edit(budget_scope=BudgetScope.MILESTONES_ONLY),
    "reopen": lambda uow, w: milestones.reopen(uow, w[0].milestones[1].id),
    "milestone list": lambda uow, w: milestones.replace_milestones(
        uow, w[0].id, [*map(as_draft, w[0].milestones), MilestoneDraft("New", 1)], version=1
    ),
}


def as_draft(milestone: Any) -> MilestoneDraft:
    return MilestoneDraft(milestone.name, milestone.amount_minor, id=milestone.id)


@pytest.mark.parametrize("door", DOORS)
def test_every_door_holds_the_project_first(
    database: Database,
    studio: Studio,
    world: World,
    door: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []
    dialect = database.engine.dialect
    execute = dialect.do_execute

    def see(cursor: Any, statement: str, *more: Any) -> None:
        seen.append(statement)
        execute(cursor, statement, *more)

    monkeypatch.setattr(dialect, "do_execute", see)
    act(database, studio.owner, lambda uow: DOORS[door](uow, world))

    if database.is_sqlite:
        assert seen[0] == "BEGIN IMMEDIATE"
    else:
        assert seen[0].startswith("SELECT projects.id")
        assert "FOR NO KEY UPDATE OF projects" in seen[0]
