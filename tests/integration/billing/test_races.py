"""Sixteen at once never bill too much, twice or with a gap (rules 9, 15, 18, 22).

Every race runs in one process and in two, on both databases. The controls at the end take the
lock away and see the fault that it prevents; so a green race says something.
"""

import multiprocessing
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from billing_core import budgets
from billing_core import database as database_module
from billing_core.database import Database
from billing_core.kinds import MilestoneStatus
from billing_core.prepared import Prepared
from billing_core.tables import Milestone
from billing_core.unit_of_work import Via
from billing_core.usecases import invoices, loading, projects, time
from billing_core.usecases.time import TimeDraft
from billing_core.views import ProjectView
from tests.factories import (
    BILLING_DETAILS,
    TODAY,
    Studio,
    act,
    ask,
    bring_to,
    make_client,
    make_draft,
    make_hourly_project,
    make_project,
    milestones,
)
from tests.integration.billing.racing import Call, Came, race

AT_ONCE = 16

AtOnce = Callable[[list[Call]], list[Came]]


@pytest.fixture(scope="module")
def two_processes() -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        yield pool


@pytest.fixture(params=["one process", "two processes"])
def pool(request: pytest.FixtureRequest) -> ProcessPoolExecutor | None:
    if request.param == "one process":
        return None
    two: ProcessPoolExecutor = request.getfixturevalue("two_processes")
    return two


@pytest.fixture
def at_once(
    pool: ProcessPoolExecutor | None, database_url: str, studio: Studio, tmp_path: Path
) -> AtOnce:
    """Makes all of the calls at the same moment, as the Member; what came of each, in order."""
    return lambda calls: race(pool, database_url, studio.member, calls, tmp_path)


def completed(database: Database, studio: Studio, *, budget: int, amount: int) -> ProjectView:
    """A project with sixteen completed milestones of that amount."""
    project = make_project(
        database, studio.owner, budget_minor=budget, milestones=milestones(*[amount] * AT_ONCE)
    )
    for milestone in project.milestones:
        bring_to(database, studio.owner, milestone.id, MilestoneStatus.COMPLETED)
    return project


def outcomes(came: list[Came]) -> Counter[str]:
    return Counter(one.refused or "done" for one in came)


def usage(database: Database, studio: Studio, project: ProjectView) -> tuple[int, int]:
    """What the project's invoices sum to, and the counter that the database keeps."""
    with database.engine.connect() as connection:
        total = connection.scalar(
            text(
                "SELECT CAST(coalesce(sum(net_minor), 0) AS BIGINT) FROM invoices"
                " WHERE project_id = :id AND uses_budget"
            ),
            {"id": project.id},
        )
    now = ask(database, studio.owner, projects.get_project, project.id)
    return int(total or 0), now.budget_usage.invoiced_minor


def test_milestones_that_together_exceed_the_budget(
    database: Database, studio: Studio, at_once: AtOnce
) -> None:
    project = completed(database, studio, budget=100_000, amount=15_000)
    calls = [Call("generate", milestone.id) for milestone in project.milestones]

    came = at_once(calls)

    assert outcomes(came) == {"done": 6, "over_budget": 10}
    assert usage(database, studio, project) == (90_000, 90_000)


def test_sixteen_on_the_same_milestone(database: Database, studio: Studio, at_once: AtOnce) -> None:
    project = completed(database, studio, budget=1_000_000, amount=15_000)
    calls = [Call("generate", project.milestones[0].id)] * AT_ONCE

    came = at_once(calls)

    assert outcomes(came) == {"done": AT_ONCE}
    assert len({one.value for one in came}) == 1
    assert usage(database, studio, project) == (15_000, 15_000)


def test_budget_lowered_at_the_same_time(
    database: Database, studio: Studio, at_once: AtOnce
) -> None:
    project = completed(database, studio, budget=250_000, amount=15_000)  # all are lower
    calls = [
        call
        for place, milestone in enumerate(project.milestones, start=1)
        for call in (
            Call("generate", milestone.id),
            Call("lower_budget", project.id, amount=15_000 * place),
        )
    ]

    came = at_once(calls)

    total, counted = usage(database, studio, project)
    now = ask(database, studio.owner, projects.get_project, project.id)
    assert total == counted
    assert now.budget_minor is not None
    assert total <= now.budget_minor
    lowered = [one for one in came if one.value == project.id]
    assert len(lowered) <= 1  # each names version 1, so that at most one is taken


def test_milestone_edited_while_it_is_completed_and_invoiced(
    database: Database, studio: Studio, at_once: AtOnce
) -> None:
    project = make_project(
        database, studio.owner, budget_minor=1_000_000, milestones=milestones(15_000)
    )
    milestone = project.milestones[0]
    bring_to(database, studio.owner, milestone.id, MilestoneStatus.IN_PROGRESS)
    calls = [Call("complete_and_generate", milestone.id)]
    calls += [
        Call("edit_milestone", f"{project.id} {milestone.id}", amount=n) for n in range(1, AT_ONCE)
    ]

    came = at_once(calls)

    now = ask(database, studio.owner, projects.get_project, project.id).milestones[0]
    assert now.status is MilestoneStatus.INVOICED
    assert usage(database, studio, project) == (now.amount_minor, now.amount_minor)
    assert outcomes(came).keys() <= {"done", "version_conflict", "milestone_locked"}


def test_drafts_raised_at_the_same_time(
    database: Database, studio: Studio, at_once: AtOnce
) -> None:
    project = completed(database, studio, budget=100_000, amount=1_000)
    drafts = [
        act(database, studio.owner, invoices.generate_invoice, milestone.id).invoice
        for milestone in project.milestones
    ]

    calls = [Call("raise_draft", draft.id, amount=15_000) for draft in drafts]
    came = at_once(calls)

    assert outcomes(came) == {"done": 6, "over_budget": 10}
    assert usage(database, studio, project) == (100_000, 100_000)


def test_draft_deleted_by_sixteen_is_gone_once(
    database: Database, studio: Studio, at_once: AtOnce
) -> None:
    project = completed(database, studio, budget=1_000_000, amount=15_000)
    draft = act(database, studio.owner, invoices.generate_invoice, project.milestones[0].id)
    calls = [Call("delete_draft", draft.invoice.id)] * AT_ONCE

    came = at_once(calls)

    assert outcomes(came) == {"done": 1, "not_found": AT_ONCE - 1}
    assert usage(database, studio, project) == (0, 0)


def test_sixteen_sends_are_numbered_without_a_gap(
    database: Database, studio: Studio, at_once: AtOnce
) -> None:
    client = make_client(database, studio.owner, **BILLING_DETAILS)
    drafts = [make_draft(database, studio.owner, client_id=client.id) for _ in range(AT_ONCE)]
    calls = [Call("send", draft.id) for draft in drafts]

    came = at_once(calls)

    assert sorted(one.value or "" for one in came) == [f"INV-{n:04d}" for n in range(1, 17)]


def test_time_is_billed_once(database: Database, studio: Studio, at_once: AtOnce) -> None:
    project = make_hourly_project(database, studio.owner, hourly_rate_minor=6_000)
    act(database, studio.owner, time.log_time, project.id, TimeDraft(60, TODAY))
    calls = [Call("invoice_time", project.id)] * AT_ONCE

    came = at_once(calls)

    assert outcomes(came) == {"done": 1, "nothing_to_bill": AT_ONCE - 1}
    assert usage(database, studio, project) == (6_000, 6_000)


# The controls: the same race with the lock taken away.


def take_the_lock_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row lock, and on SQLite no writing transaction around the check either; everybody
    has checked before anybody writes."""
    everybody = threading.Barrier(AT_ONCE)
    check = budgets.check_headroom

    def check_together(*args: Any, **kwargs: Any) -> None:
        check(*args, **kwargs)
        everybody.wait(30)

    unheld = Prepared(loading._columns_to_bill(loading._own_child(Milestone)))
    monkeypatch.setattr(loading, "_HELD_MILESTONE", unheld)
    monkeypatch.setattr(invoices, "check_headroom", check_together)
    monkeypatch.setattr(database_module, "_begin_with", lambda _statement: lambda _connection: None)


def race_unlocked(url: str, studio: Studio, project: ProjectView, *, checked: bool) -> None:
    """Sixteen databases on the same data, as sixteen processes would have."""

    def generate(milestone_id: str) -> None:
        database = Database(url)
        if database.is_sqlite and not checked:
            event.listen(database.engine, "connect", _ignore_checks)
        try:
            database.transact(
                studio.member, Via.API, lambda uow: invoices.generate_invoice(uow, milestone_id)
            )
        except DBAPIError:
            pass  # the database's own refusal: the second line of defence
        finally:
            database.dispose()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(generate, [milestone.id for milestone in project.milestones]))


def _ignore_checks(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA ignore_check_constraints=ON")


def test_control_without_lock_and_check_the_same_race_overbills(
    database: Database, database_url: str, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = completed(database, studio, budget=100_000, amount=15_000)
    if not database.is_sqlite:
        with database.engine.begin() as connection:
            connection.execute(
                text("ALTER TABLE projects DROP CONSTRAINT ck_projects_within_budget")
            )
    take_the_lock_away(monkeypatch)

    race_unlocked(database_url, studio, project, checked=False)

    monkeypatch.undo()
    assert usage(database, studio, project)[0] > 100_000


def test_control_without_the_lock_the_database_still_refuses(
    database: Database, database_url: str, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = completed(database, studio, budget=100_000, amount=15_000)
    take_the_lock_away(monkeypatch)

    race_unlocked(database_url, studio, project, checked=True)

    monkeypatch.undo()
    total, counted = usage(database, studio, project)
    assert total == counted <= 100_000
