"""Writes the data of a released schema: `python -m tests.integration.database.releases 0001`."""

import asyncio
import sys
import tempfile
from pathlib import Path

from billing_core.database import Database
from billing_core.kinds import BillingType, MilestoneStatus
from billing_core.unit_of_work import Actor, Via
from billing_core.usecases import invoice_life, portal, time
from billing_core.usecases.time import TimeDraft
from billing_core.usecases.workspaces import actor_by_token
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import Caller, CommandBar
from commandbar.migrating import migrate
from commandbar.seed import seed_demo
from commandbar.slack.demo import connect_demo
from commandbar.slack.identity import SlackUser
from commandbar.slack.jobs import NewJob, accept
from commandbar.slack.tables import JobKind
from commandbar.web.sessions import open_session
from tests.factories import (
    BILLING_DETAILS,
    START,
    TODAY,
    CountedIds,
    FixedClock,
    act,
    bring_to,
    make_client,
    make_draft,
    make_project,
)
from tests.integration.api import SEED
from tests.integration.database.releases.rows import read_rows, save


def main() -> None:
    revision = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        database = Database(
            f"sqlite:///{Path(folder)}/x.db", clock=FixedClock(), new_id=CountedIds()
        )
        migrate(database, revision)
        _live(database)
        with database.engine.connect() as connection:
            save(revision, read_rows(connection))
        database.dispose()


def _live(database: Database) -> None:
    """Something in every table, and every status of milestones, invoices and commands."""
    seed_demo(database, connect_demo)
    with database.read() as session:
        owner = actor_by_token(session, "demo-owner")
    assert owner is not None
    _bill(database, owner)
    asyncio.run(_command(database, Caller(owner, Via.API)))
    database.write(lambda session: open_session(session, owner, START, replaces=None))
    who = SlackUser("T_DEMO", "U_OWNER")
    address = "https://hooks.slack.com/commands/T/1"
    accept(database, NewJob(who, JobKind.SUBMIT, address, START, "1.2", {"text": "hello"}))


def _bill(database: Database, owner: Actor) -> None:
    client = make_client(database, owner, "Dołęga ☃ Ltd", **BILLING_DETAILS)
    act(database, owner, portal.create_link, client.id)
    project = make_project(database, owner, client_id=client.id)
    for milestone, status in zip(project.milestones, list(MilestoneStatus)[1:3], strict=False):
        bring_to(database, owner, milestone.id, status)
    drafts = [
        make_draft(database, owner, name=f"Project {n}", client_id=client.id) for n in range(4)
    ]
    for draft in drafts[1:]:
        act(database, owner, invoice_life.send_invoice, draft.id)
    act(database, owner, invoice_life.pay_invoice, drafts[2].id)
    act(database, owner, invoice_life.void_invoice, drafts[3].id, reason="wrong", rebill=True)
    hourly = make_project(
        database,
        owner,
        client_id=client.id,
        name="Hours",
        billing_type=BillingType.HOURLY,
        budget_minor=None,
        milestones=(),
        hourly_rate_minor=9_850,
    )
    act(database, owner, time.log_time, hourly.id, TimeDraft(75, TODAY, "a call"))


async def _command(database: Database, owner: Caller) -> None:
    bar = CommandBar(database, Registry(ACTIONS), mode="builtin")
    staged = await bar.submit(owner, SEED)
    assert staged.digest is not None
    bar.confirm(owner, staged.id, staged.version, staged.digest)
    await bar.submit(owner, SEED.replace("Brand", "Second"))
    await bar.submit(owner, "create a project for Globex")
    await bar.submit(owner, "what is the weather")
    discarded = await bar.submit(owner, "add Acme Labs to my clients")
    bar.discard(owner, discarded.id)


main()
