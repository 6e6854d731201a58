"""Binding a team by its bot token, and Socket Mode: the same listeners without HTTP."""

import asyncio
import re
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
from commandbar.slack import identity
from commandbar.slack.bolt import COMMAND
from commandbar.slack.demo import connect_demo
from commandbar.slack.terminal import install, listen
from tests.integration.api import SEED
from tests.integration.slack.conftest import PATIENCE_S, FakeSlack, ServiceMaker, texts


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


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_socket_mode_stages_the_same_command(
    demo: Database, slack: FakeSlack, make_services: ServiceMaker
) -> None:
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
    listening = asyncio.create_task(listen(make_services(), "xapp-test"))
    card = await slack.next_post()
    assert "Brand Redesign" in texts(card)
    acknowledged = await asyncio.wait_for(slack.acknowledged.get(), PATIENCE_S)
    assert acknowledged["envelope_id"] == "e1"
    assert acknowledged["payload"]["response_type"] == "ephemeral"
    listening.cancel()
    await asyncio.gather(listening, return_exceptions=True)


def test_manifest_asks_for_what_the_app_uses() -> None:
    text = (Path(slack_door.__file__).parent / "manifest.yaml").read_text()
    addresses = re.findall(r"url: (\S+)", text)
    assert len(addresses) == 2
    assert {urlsplit(address).path for address in addresses} == {"/slack/events"}
    assert f"command: {COMMAND}\n" in text
    assert re.findall(r"^      - ([a-z:]+)$", text, re.MULTILINE) == ["commands", "chat:write"]
