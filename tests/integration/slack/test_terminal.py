"""Binding a team by its bot token, and Socket Mode: the same listeners without HTTP."""

import asyncio
import contextlib
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from billing_core.database import Database
from billing_core.errors import PermissionDenied, ValidationFailed
from billing_core.unit_of_work import Via
from billing_core.usecases.workspaces import actor_by_token
from commandbar import slack as slack_door
from commandbar.bar import Caller
from commandbar.seed import seed_demo
from commandbar.settings import Settings
from commandbar.slack import identity, jobs, worker
from commandbar.slack.bolt import COMMAND
from commandbar.slack.demo import connect_demo
from commandbar.slack.events import SlashCommand
from commandbar.slack.intake import Intake
from commandbar.slack.terminal import install, listen
from tests.integration.api import SEED
from tests.integration.slack.fake import FakeSlack
from tests.integration.slack.speaking import ServiceMaker, texts
from tests.integration.slow_provider import PATIENCE_S, SlowProvider, slow_provider


@pytest.fixture
def demo(database: Database) -> Database:
    seed_demo(database, connect_demo)
    return database


def caller(database: Database, token: str) -> Caller:
    with database.read() as session:
        actor = actor_by_token(session, token)
    assert actor is not None
    return Caller(actor, Via.CLI)


async def test_team_of_the_bot_token_is_bound(
    demo: Database, slack: FakeSlack, make_services: ServiceMaker
) -> None:
    slack.api_answer = {"ok": True, "team_id": "T_NEW", "team": "New Team"}
    assert await install(make_services(), caller(demo, "demo-owner")) == "New Team"
    assert (await slack.next_call())[0] == "auth.test"
    with demo.read() as session:
        assert identity.bot_token(session, "T_NEW") == "xoxb-environment"


async def test_bound_team_stays_where_it_is(
    demo: Database, slack: FakeSlack, make_services: ServiceMaker
) -> None:
    slack.api_answer = {"ok": True, "team_id": "T_DEMO", "team": "Demo"}
    with pytest.raises(ValidationFailed):
        await install(make_services(), caller(demo, "other-owner"))
    with pytest.raises(PermissionDenied):
        await install(make_services(), caller(demo, "demo-admin"))


async def test_token_that_slack_does_not_know_binds_nothing(
    demo: Database, slack: FakeSlack, make_services: ServiceMaker
) -> None:
    slack.api_errors = ["invalid_auth"]
    with pytest.raises(ValidationFailed, match="invalid_auth"):
        await install(make_services(), caller(demo, "demo-owner"))


def type_over_a_socket(slack: FakeSlack) -> None:
    """Have whoever opens a connection be sent `/project <seed sentence>`."""
    slack.api_answer = {"ok": True, "url": f"ws://{slack.host}/socket"}
    command = {
        "team_id": "T_DEMO",
        "user_id": "U_OWNER",
        "command": COMMAND,
        "text": SEED,
        "response_url": slack.response_url(),
        "trigger_id": "1.2.3",
        "is_enterprise_install": "false",
    }
    slack.envelopes = [{"type": "slash_commands", "envelope_id": "e1", "payload": command}]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_socket_mode_stages_the_same_command(
    demo: Database, slack: FakeSlack, make_services: ServiceMaker
) -> None:
    type_over_a_socket(slack)
    listening = asyncio.create_task(listen(make_services(), "xapp-test"))
    card = await slack.next_post()
    assert "Brand Redesign" in texts(card)
    acknowledged = await asyncio.wait_for(slack.acknowledged.get(), PATIENCE_S)
    assert acknowledged["envelope_id"] == "e1"
    assert acknowledged["payload"]["response_type"] == "ephemeral"
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


@pytest.fixture
def provider() -> Iterator[SlowProvider]:
    with slow_provider() as server:
        yield server


def start_listening(
    slack: FakeSlack, provider: SlowProvider, folder: Path
) -> subprocess.Popen[bytes]:
    environment = {
        "COMMANDBAR_DEMO": "1",
        "COMMANDBAR_DATABASE_URL": f"sqlite:///{folder}/x.db",
        "COMMANDBAR_PARSER": "llm",
        "COMMANDBAR_LLM_BASE_URL": f"http://127.0.0.1:{provider.server_port}/v1",
        "COMMANDBAR_SLACK_API_URL": f"http://{slack.host}/api/",
        "COMMANDBAR_SLACK_RESPONSE_HOSTS": slack.host,
        "SLACK_APP_TOKEN": "xapp-test",
        "SLACK_BOT_TOKEN": "xoxb-environment",
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    command = [sys.executable, "-m", "commandbar", "slack", "socket"]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(command, env=environment, cwd=folder, stdout=log, stderr=log)


async def test_told_to_stop_socket_mode_hangs_up_and_finishes_what_it_has_begun(
    slack: FakeSlack, provider: SlowProvider, tmp_path: Path
) -> None:
    type_over_a_socket(slack)
    process = start_listening(slack, provider, tmp_path)
    try:
        assert await asyncio.to_thread(provider.asked.wait, PATIENCE_S)
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(slack.hung_up.wait(), PATIENCE_S)
        with pytest.raises(subprocess.TimeoutExpired):  # it waits for the reading
            await asyncio.to_thread(process.wait, 2)
        provider.go.set()
        assert "Brand Redesign" in texts(await slack.next_post())
        assert await asyncio.to_thread(process.wait, PATIENCE_S) == 0
    finally:
        process.kill()
        process.wait()
    assert b"Traceback" not in (tmp_path / "log").read_bytes()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_told_to_stop_socket_mode_acknowledges_what_has_come_before_it_hangs_up(
    demo: Database,
    slack: FakeSlack,
    make_services: ServiceMaker,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taking, go = threading.Event(), threading.Event()
    take = Intake.take_command

    def take_slowly(intake: Intake, event: SlashCommand) -> str:
        taking.set()
        go.wait(PATIENCE_S)
        return take(intake, event)

    monkeypatch.setattr(Intake, "take_command", take_slowly)
    type_over_a_socket(slack)
    listening = asyncio.create_task(listen(make_services(), "xapp-test"))
    assert await asyncio.to_thread(taking.wait, PATIENCE_S)
    signal.raise_signal(signal.SIGTERM)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(slack.hung_up.wait(), 0.3)
    go.set()
    acknowledged = await asyncio.wait_for(slack.acknowledged.get(), PATIENCE_S)
    assert acknowledged["envelope_id"] == "e1"
    await asyncio.wait_for(listening, PATIENCE_S)
    assert jobs.claim(demo, 1) or "Brand Redesign" in texts(await slack.next_post())


def test_a_job_at_work_is_given_longer_than_a_reading_may_take() -> None:
    assert Settings(_env_file=None).llm_timeout_s < worker.GRACE_S


def test_manifest_asks_for_what_the_app_uses() -> None:
    text = (Path(slack_door.__file__).parent / "manifest.yaml").read_text()
    addresses = re.findall(r"url: (\S+)", text)
    assert len(addresses) == 2
    assert {urlsplit(address).path for address in addresses} == {"/slack/events"}
    assert f"command: {COMMAND}\n" in text
    assert re.findall(r"^      - ([a-z:]+)$", text, re.MULTILINE) == ["commands", "chat:write"]
