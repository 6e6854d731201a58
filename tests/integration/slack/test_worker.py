"""Acknowledged at once, done once, answered at least once, whatever happens in between."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from billing_core.database import Database
from billing_core.unit_of_work import Via
from commandbar.actions.base import ModelReader, Workspace
from commandbar.actions.create_project.action import CreateProject
from commandbar.bar import Caller
from commandbar.errors import LlmUnavailable
from commandbar.extraction import Extraction
from commandbar.plan import Usage
from commandbar.seed import seed_demo
from commandbar.slack import identity, jobs, worker
from commandbar.slack.demo import connect_demo
from commandbar.slack.identity import SlackUser
from commandbar.slack.jobs import HOLD, RESPONSE_URL_LIFETIME, RESPONSE_URL_USES, AlreadyDone
from commandbar.slack.tables import JobState, SlackJob
from commandbar.slack.worker import _marking
from commandbar.tables import CommandRow
from tests.factories import TODAY, FixedClock
from tests.integration.api import SEED
from tests.integration.slack.fake import FakeSlack
from tests.integration.slack.speaking import Client, ServiceMaker, find_button, idle, running, texts

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class SlowModel:
    """A language model that answers when it is told to, with what the grammar would say."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.has_answered = False

    async def extract(self, reader: ModelReader, text: str) -> tuple[Extraction, Usage]:
        self.asked.set()
        await self.may_answer.wait()
        self.has_answered = True
        extraction = CreateProject().read(text, Workspace(TODAY, "USD", "en-US"))
        assert extraction is not None
        return extraction, Usage(attempts=1)


@pytest.fixture
def demo(database: Database) -> Database:
    seed_demo(database, connect_demo)
    return database


def count_commands(database: Database) -> int:
    with database.read() as session:
        return session.query(CommandRow).count()


def the_job(database: Database) -> SlackJob:
    with database.read() as session:
        return session.query(SlackJob).one()


async def until(holds: Callable[[], bool], meanwhile: Callable[[], None]) -> None:
    """Wait for what the worker brings about as time passes."""

    async def look() -> None:
        while not await asyncio.to_thread(holds):
            meanwhile()
            await asyncio.sleep(0.1)

    await asyncio.wait_for(look(), 60)


async def test_acknowledgement_does_not_wait_for_the_model(
    demo: Database, slack: FakeSlack, clock: FixedClock, make_services: ServiceMaker
) -> None:
    model = SlowModel()
    async with running(make_services(model, "llm"), slack, clock) as client:
        response = await client.type(SEED)
        assert response.status_code == 200
        await asyncio.wait_for(model.asked.wait(), 20)
        assert not model.has_answered
        assert (count_commands(demo), slack.posts.qsize()) == (0, 0)
        assert the_job(demo).state == JobState.ACCEPTED
        model.may_answer.set()
        card = await slack.next_post()
    assert "Brand Redesign" in texts(card)
    assert the_job(demo).state == JobState.ANSWERED


class BrokenModel:
    """A language model that does not answer."""

    async def extract(self, reader: ModelReader, text: str) -> tuple[Extraction, Usage]:
        raise LlmUnavailable("timeout")


async def test_model_that_fails_is_told_to_the_asker_and_the_words_are_kept(
    demo: Database, slack: FakeSlack, clock: FixedClock, make_services: ServiceMaker
) -> None:
    async with running(make_services(BrokenModel(), "llm"), slack, clock) as client:
        notice = await client.card(SEED)
        assert notice["response_type"] == "ephemeral"
        assert "could not be reached in time" in notice["text"]
        (command,) = (await client.api("GET", "/commands"))["items"]
    assert (command["status"], command["prompt"]) == ("failed", SEED)
    assert find_button(notice, "plan_open")["url"].endswith(f"/commands/{command['id']}")


async def test_what_was_acknowledged_is_finished_by_the_next_process(
    demo: Database, slack: FakeSlack, clock: FixedClock, make_services: ServiceMaker
) -> None:
    async with idle(make_services(), slack, clock) as client:
        await client.type(SEED)
    async with running(make_services(), slack, clock):
        card = await slack.next_post()
    assert "Brand Redesign" in texts(card)
    assert count_commands(demo) == 1


async def test_stop_in_the_middle_of_a_model_call_that_does_not_end_gives_the_job_back(
    demo: Database,
    slack: FakeSlack,
    clock: FixedClock,
    make_services: ServiceMaker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "GRACE_S", 0.2)
    model = SlowModel()
    async with running(make_services(model, "llm"), slack, clock) as client:
        await client.type(SEED)
        await asyncio.wait_for(model.asked.wait(), 20)
    assert (the_job(demo).state, count_commands(demo)) == (JobState.ACCEPTED, 0)
    async with running(make_services(), slack, clock):
        await slack.next_post()
    assert count_commands(demo) == 1


async def test_job_of_a_killed_process_falls_due_again(
    demo: Database, slack: FakeSlack, clock: FixedClock, make_services: ServiceMaker
) -> None:
    async with idle(make_services(), slack, clock) as client:
        await client.type(SEED)
    assert [job.id for job in jobs.claim(demo, 8)] == [the_job(demo).id]
    assert jobs.claim(demo, 8) == []
    clock.advance(HOLD)
    async with running(make_services(), slack, clock):
        await slack.next_post()


async def test_card_that_was_staged_but_not_sent_is_only_sent(
    demo: Database, slack: FakeSlack, clock: FixedClock, make_services: ServiceMaker
) -> None:
    services = make_services()
    async with idle(services, slack, clock) as client:
        await client.type(SEED)
    await services.bar.submit(owner(demo), SEED, beside=_marking(the_job(demo)))
    async with running(make_services(), slack, clock):
        card = await slack.next_post()
    assert card["response_type"] == "in_channel"
    assert count_commands(demo) == 1


async def test_two_workers_with_the_same_job_stage_one_command(
    demo: Database, slack: FakeSlack, clock: FixedClock, make_services: ServiceMaker
) -> None:
    services = make_services()
    async with idle(services, slack, clock) as client:
        await client.type(SEED)
    job = the_job(demo)
    submits = (services.bar.submit(owner(demo), SEED, beside=_marking(job)) for _ in range(4))
    results = await asyncio.gather(*submits, return_exceptions=True)
    assert sum(isinstance(result, AlreadyDone) for result in results) == 3
    assert count_commands(demo) == 1


def owner(database: Database) -> Caller:
    with database.read() as session:
        actor = identity.member_of(session, SlackUser("T_DEMO", "U_OWNER"))
    assert actor is not None
    return Caller(actor, Via.SLACK)


@on_sqlite
async def test_answer_that_slack_does_not_take_is_sent_again(
    client: Client, database: Database
) -> None:
    client.slack.answers = [500, 429]
    await client.type(SEED)
    await until(
        lambda: the_job(database).state == JobState.ANSWERED,
        lambda: client.clock.advance(timedelta(seconds=2)),
    )
    assert client.slack.posts.qsize() == 1
    assert the_job(database).uses_left == RESPONSE_URL_USES - 3


@on_sqlite
async def test_after_five_uses_a_link_is_sent_as_a_direct_message(
    client: Client, database: Database
) -> None:
    client.slack.answers = [500] * 9
    await client.type(SEED)
    await until(
        lambda: client.slack.calls.qsize() > 0,
        lambda: client.clock.advance(timedelta(seconds=5)),
    )
    method, message = await client.slack.next_call()
    assert method == "chat.postMessage"
    assert message["channel"] == "U_OWNER"
    assert message["_authorization"] == "Bearer xoxb-environment"
    assert f"http://app.test/commands/{the_job(database).command_id}" in message["text"]
    assert len(client.slack.paths) == RESPONSE_URL_USES


async def test_after_thirty_minutes_a_link_is_sent_and_the_address_left_alone(
    demo: Database, slack: FakeSlack, clock: FixedClock, make_services: ServiceMaker
) -> None:
    async with idle(make_services(), slack, clock) as client:
        await client.type(SEED)
    clock.advance(RESPONSE_URL_LIFETIME)
    async with running(make_services(), slack, clock):
        method, message = await slack.next_call()
    assert method == "chat.postMessage"
    assert f"http://app.test/commands/{the_job(demo).command_id}" in message["text"]
    assert slack.paths == []
    assert count_commands(demo) == 1


@on_sqlite
@pytest.mark.parametrize("status", [301, 302, 307, 308, 400, 404, 410])
async def test_redirect_is_not_followed_and_a_closed_address_is_left_alone(
    client: Client, status: int
) -> None:
    client.slack.answers = [status]
    await client.type(SEED)
    method, _ = await client.slack.next_call()
    assert method == "chat.postMessage"
    assert len(client.slack.paths) == 1
    assert client.slack.paths[0].startswith("/commands/T/")


@on_sqlite
@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/commands",
        "http://hooks.slack.com/commands",
        "http://127.0.0.1:1/commands",
        "http://169.254.169.254/latest/meta-data/",
        "no address at all",
    ],
)
async def test_forged_response_url_is_refused_and_never_asked(
    client: Client, database: Database, url: str
) -> None:
    response = await client.type(SEED, response_url=url)
    assert response.status_code == 200
    assert "not Slack's" in response.json()["text"]
    card = await client.card()
    await client.press(card, "plan_confirm", response_url=url)
    with database.read() as session:
        assert [job.kind for job in session.query(SlackJob)] == ["submit"]
        assert [row.status for row in session.query(CommandRow)] == ["staged"]


@on_sqlite
async def test_answer_that_nobody_takes_is_given_up_and_stays_in_the_app(
    client: Client, database: Database
) -> None:
    client.slack.answers = [404]
    client.slack.api_errors = ["channel_not_found"] * 20
    await client.type(SEED)
    await until(
        lambda: the_job(database).state == JobState.ABANDONED,
        lambda: client.clock.advance(timedelta(minutes=1)),
    )
    assert count_commands(database) == 1


@on_sqlite
async def test_finished_jobs_are_forgotten_after_a_day(client: Client, database: Database) -> None:
    card = await client.card()
    client.clock.advance(timedelta(days=1, seconds=1))
    await client.press(card, "plan_open")
    await client.press(card, "plan_discard")
    await client.slack.next_post()
    with database.read() as session:
        assert [job.kind for job in session.query(SlackJob)] == ["discard"]


@on_sqlite
async def test_link_button_is_only_acknowledged(client: Client, database: Database) -> None:
    card = await client.card()
    response = await client.press(card, "plan_open")
    assert (response.status_code, response.text) == (200, "")
    assert find_button(card, "plan_open")["url"].startswith("http://app.test/commands/")
    assert the_job(database).kind == "submit"
