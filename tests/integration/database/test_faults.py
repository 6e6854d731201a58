"""Wherever the database fails, a confirm and an invoice are whole or not there at all.

The fault is planted at every SQL statement of the call in turn and at COMMIT, authentication's
reads included. What can run again runs again, a bounded number of times; everything else is a
503 that says when to come back.
"""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import psycopg
import pytest

from billing_core.database import TRANSACTION_TRIES, Database
from billing_core.errors import Busy
from billing_core.unit_of_work import Via
from billing_core.usecases.workspaces import actor_by_token
from commandbar.bar import Caller
from commandbar.services import Services
from tests.integration.api import SEED, Api, problem
from tests.integration.database.faults import (
    LASTING,
    PASSING,
    Fault,
    Places,
    contents,
    places_of,
)
from tests.integration.web.surfer import Surfer

Call = Callable[[], Awaitable[httpx.Response]]


@pytest.fixture
def places(services: Services, monkeypatch: pytest.MonkeyPatch) -> Places:
    return places_of(services.database, monkeypatch)


async def a_confirm(owner: Api) -> Call:
    command = await owner.stage()
    return lambda: owner.confirm(command)


async def a_generated_invoice(owner: Api) -> Call:
    milestone = (await a_milestone(owner))["id"]
    return lambda: owner.post(f"/milestones/{milestone}/invoice")


async def a_sent_invoice(owner: Api) -> Call:
    milestone = await a_milestone(owner)
    draft = (await owner.post(f"/milestones/{milestone['id']}/invoice")).json()
    return lambda: owner.post(f"/invoices/{draft['id']}/send")


async def a_milestone(owner: Api) -> dict[str, Any]:
    """A completed one, of a client that can be billed."""
    details = {"billing_name": "Acme Ltd", "email": "a@acme.example", "address_line1": "1 Quay"}
    place = {"city": "Cork", "postal_code": "T12", "country": "IE"}
    executed = (await owner.confirm(await owner.stage())).json()
    project = (await owner.get(f"/projects/{executed['result']['project_id']}")).json()
    client_id = project["client"]["id"]
    await owner.send("PATCH", f"/clients/{client_id}", details | place)
    milestone: dict[str, Any] = project["milestones"][0]
    for step in ("start", "complete"):
        assert (await owner.post(f"/milestones/{milestone['id']}/{step}")).status_code == 200
    return milestone


CALLS = {"confirm": a_confirm, "generate": a_generated_invoice, "send": a_sent_invoice}


@pytest.mark.parametrize("make", CALLS.values(), ids=CALLS)
async def test_a_lasting_fault_changes_nothing_wherever_it_strikes(
    owner: Api, database: Database, places: Places, make: Callable[[Api], Awaitable[Call]]
) -> None:
    twin = await make(owner)
    with places.counting():
        assert (await twin()).is_success
    everywhere = range(1, len(places.reached) + 1)
    assert places.reached[-1] == "COMMIT"

    call = await make(owner)
    before = contents(database)
    for name, fault in LASTING[database.url.get_backend_name()].items():
        for place in everywhere:
            with places.failing(place, fault):
                refused = await call()
            where = (name, place, places.reached[-1])
            assert places.failed, where
            assert problem(refused, 503, "busy"), where
            assert int(refused.headers["retry-after"]) > 0, where
            assert contents(database) == before, where

    with places.counting():
        assert (await call()).is_success
    assert len(places.reached) == len(everywhere)  # so no place was left out above


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_conflict_runs_the_whole_transaction_again(
    services: Services, owner_at_the_bar: Caller, places: Places
) -> None:
    place, failed = 0, 1
    while failed:  # until a place is named that the call does not have
        place += 1
        fault = PASSING[place % len(PASSING)]
        command = stage(services, owner_at_the_bar)
        with places.failing(place, fault, times=1):
            executed = services.bar.confirm(owner_at_the_bar, *command)
        failed = places.failed
        assert executed.status == "executed", place
        assert executed.result is not None
        before = contents(services.database)
        assert services.bar.confirm(owner_at_the_bar, *command) == executed
        assert contents(services.database) == before
        made = [row for row in before["projects"] if command[0] in row]
        assert [row[0] for row in made] == [executed.result["project_id"]], place
    assert place > 10


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_conflict_that_does_not_end_is_given_up(
    services: Services, owner_at_the_bar: Caller, places: Places
) -> None:
    command = stage(services, owner_at_the_bar)
    with places.failing(3, psycopg.errors.SerializationFailure), pytest.raises(Busy):
        services.bar.confirm(owner_at_the_bar, *command)
    assert places.failed == TRANSACTION_TRIES


async def test_a_lost_answer_to_commit_is_called_unknown_and_a_repeat_finds_what_was_done(
    owner: Api, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = await owner.stage()
    dialect = database.engine.dialect
    commit, lost = dialect.do_commit, LASTING[database.url.get_backend_name()]["input/output error"]

    def done_but_not_said(connection: Any) -> None:
        commit(connection)
        raise lost()

    with monkeypatch.context() as patched:
        patched.setattr(dialect, "do_commit", done_but_not_said)
        refused = problem(await owner.confirm(command), 503, "busy")
    assert not refused["outcome_known"]
    assert "nothing was changed" not in refused["detail"]

    before = contents(database)
    executed = (await owner.confirm(command)).json()
    assert executed["status"] == "executed"
    assert contents(database) == before


async def test_a_page_says_when_to_come_back_too(
    http: httpx.AsyncClient, database: Database, places: Places
) -> None:
    surfer = await Surfer(http).sign_in()
    for path, send in (("/projects", surfer.get), ("/commands", surfer.post)):
        with places.failing(1, LASTING[database.url.get_backend_name()]["disk full"]):
            page = await send(path)
        assert page.status_code == 503
        assert int(page.headers["retry-after"]) > 0
        assert "text/html" in page.headers["content-type"]


async def test_a_mistake_of_ours_is_not_called_busy_and_changes_nothing(
    owner: Api, database: Database, places: Places
) -> None:
    """The control: what is no outage stays a 500, so that the 503s above say something."""
    command = await owner.stage()
    before = contents(database)
    with places.failing(5, ours_for(database)):
        problem(await owner.confirm(command), 500, "internal_error")
    assert contents(database) == before


def ours_for(database: Database) -> Fault:
    return sqlite3.ProgrammingError if database.is_sqlite else psycopg.errors.UndefinedColumn


def stage(services: Services, caller: Caller) -> tuple[str, int, str]:
    """A staged command, as a confirm names it."""
    view = asyncio.run(services.bar.submit(caller, SEED))
    return view.id, view.version, str(view.digest)


@pytest.fixture
def owner_at_the_bar(services: Services) -> Caller:
    with services.database.read() as session:
        actor = actor_by_token(session, "demo-owner")
    assert actor is not None
    return Caller(actor, Via.API)
