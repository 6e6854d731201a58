"""Who pressed decides, with their own rights; who is not known gets a hint and nothing else."""

import re

import pytest

from billing_core.database import Database
from billing_core.unit_of_work import Via
from billing_core.usecases.workspaces import actor_by_token
from commandbar.slack import identity
from commandbar.slack.identity import SlackUser
from commandbar.slack.tables import SlackJob
from commandbar.tables import CommandRow
from tests.integration.api import SEED
from tests.integration.slack.speaking import Client, texts
from tests.integration.web.surfer import Surfer


def statuses(database: Database) -> list[str]:
    with database.read() as session:
        return [row.status for row in session.query(CommandRow)]


def code_in(text: str) -> str:
    found = re.search(r"[A-Z2-9]{5}-[A-Z2-9]{5}", text)
    assert found is not None
    return found[0]


def bind_other_studio(database: Database) -> None:
    """The other workspace's own Slack team, T_OTHER, with its owner as U_OTTO."""
    with database.read() as session:
        otto = actor_by_token(session, "other-owner")
    assert otto is not None
    database.transact(otto, Via.CLI, lambda uow: identity.install(uow, "T_OTHER", "xoxb-other"))
    who = SlackUser("T_OTHER", "U_OTTO")
    database.write(lambda session: identity.link_at_once(session, who, otto.user_id))


@pytest.mark.parametrize(
    ("user", "name"),
    [("U_OWNER", "Olivia Owner"), ("U_ADMIN", "Adam Admin"), ("U_MEMBER", "Mia Member")],
)
async def test_whoever_presses_confirm_is_the_confirmer(
    client: Client, user: str, name: str
) -> None:
    card = await client.card(user="U_OWNER")
    await client.press(card, "plan_confirm", user)
    outcome = await client.slack.next_post()
    assert f"Confirmed by {name}" in texts(outcome)
    (command,) = (await client.api("GET", "/commands"))["items"]
    assert (command["created_by"]["name"], command["executed_by"]["name"]) == ("Olivia Owner", name)


async def test_unlinked_user_gets_an_ephemeral_hint_and_nothing_else(
    client: Client, database: Database
) -> None:
    response = await client.type("add Acme Labs to my clients", "U_STRANGER")
    assert response.json()["response_type"] == "ephemeral"
    assert "not linked" in response.json()["text"]
    with database.read() as session:
        assert session.query(SlackJob).count() == 0
    assert statuses(database) == []


async def test_code_from_the_hint_links_the_user(client: Client) -> None:
    hint = (await client.type("add Acme Labs to my clients", "U_NEW")).json()["text"]
    link = await client.api("POST", "/slack/link", "demo-member", code=code_in(hint))
    assert link == {"team_id": "T_DEMO", "slack_user_id": "U_NEW"}
    card = await client.card(user="U_NEW")
    assert any(text.startswith("Mia Member: ") for text in texts(card))


async def test_code_can_be_entered_in_the_settings(client: Client) -> None:
    hint = (await client.type("add Acme Labs to my clients", "U_NEW")).json()["text"]
    assert "http://app.test/settings" in hint
    browser = await Surfer(client.http).sign_in("member")
    await browser.get("/settings")
    wrong = await browser.post("/settings/slack", {"code": "AAAAA-AAAAA"})
    assert "no such Slack code" in wrong.text
    linked = await browser.post("/settings/slack", {"code": code_in(hint)})
    assert linked.status_code == 303
    assert "U_NEW of team T_DEMO" in (await browser.get("/settings")).text
    card = await client.card(user="U_NEW")
    assert any(text.startswith("Mia Member: ") for text in texts(card))


async def test_unlinked_member_is_nobody_in_slack(client: Client) -> None:
    browser = await Surfer(client.http).sign_in("member")
    assert "slack-unlink" in (await browser.get("/settings")).text
    assert (await browser.post("/settings/slack/unlink")).status_code == 303
    assert "No Slack user acts as you" in (await browser.get("/settings")).text
    assert "not linked" in (await client.type(SEED, "U_MEMBER")).json()["text"]
    await client.card(SEED, "U_OWNER")


async def test_member_unlinks_over_the_api(client: Client) -> None:
    headers = {"Authorization": "Bearer demo-admin"}
    for _ in range(2):
        answer = await client.http.delete("/api/v1/slack/link", headers=headers)
        assert answer.status_code == 204
    assert "not linked" in (await client.type(SEED, "U_ADMIN")).json()["text"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_wrong_code_is_not_found_and_a_wrong_body_is_refused(client: Client) -> None:
    for body, status in [
        ('{"code": "AAAAA-AAAAA"}', 404),
        ('{"code": 5}', 422),
        ("{", 400),
        ("{}", 422),
    ]:
        response = await client.http.post(
            "/api/v1/slack/link", content=body, headers={"Authorization": "Bearer demo-member"}
        )
        assert response.status_code == status, body
    assert (await client.http.post("/api/v1/slack/link", content="{}")).status_code == 401


async def test_unlinked_user_who_presses_gets_a_hint_and_nothing_happens(
    client: Client, database: Database
) -> None:
    card = await client.card()
    for action in ("plan_confirm", "plan_discard"):
        await client.press(card, action, "U_STRANGER")
        hint = await client.slack.next_post()
        assert (hint["response_type"], hint["replace_original"]) == ("ephemeral", False)
        assert "not linked" in hint["text"]
        assert code_in(hint["text"])
    assert statuses(database) == ["staged"]


async def test_team_that_is_not_connected_is_told_so(client: Client, database: Database) -> None:
    response = await client.type("add Acme Labs to my clients", team_id="T_UNKNOWN")
    assert "not connected" in response.json()["text"]
    assert statuses(database) == []


async def test_guest_of_another_team_in_a_shared_channel_finds_no_command(
    client: Client, database: Database
) -> None:
    bind_other_studio(database)
    card = await client.card()
    await client.press(card, "plan_confirm", user={"id": "U_OTTO", "team_id": "T_OTHER"})
    refusal = await client.slack.next_post()
    assert refusal["response_type"] == "ephemeral"
    assert "There is no such command" in refusal["text"]
    assert statuses(database) == ["staged"]


async def test_user_id_counts_only_together_with_its_own_team(
    client: Client, database: Database
) -> None:
    card = await client.card()
    await client.press(card, "plan_confirm", user={"id": "U_OWNER", "team_id": "T_UNKNOWN"})
    hint = await client.slack.next_post()
    assert "not connected" in hint["text"]
    assert statuses(database) == ["staged"]


async def test_teams_stage_in_their_own_workspace(client: Client, database: Database) -> None:
    bind_other_studio(database)
    await client.type("add Acme Labs to my clients", "U_OTTO", team_id="T_OTHER")
    await client.slack.next_post()
    assert (await client.api("GET", "/commands"))["items"] == []
    (theirs,) = (await client.api("GET", "/commands", "other-owner"))["items"]
    assert theirs["created_by"]["name"] == "Otto Other"


async def test_command_bar_that_was_switched_off_refuses_the_press(
    client: Client, database: Database
) -> None:
    card = await client.card()
    await client.api("PUT", "/settings/workspace", ai_enabled=False)
    await client.press(card, "plan_confirm")
    refusal = await client.slack.next_post()
    assert refusal["response_type"] == "ephemeral"
    assert "switched off" in refusal["text"]
    assert statuses(database) == ["staged"]
