"""One plan, every door: versions and digests hold from Slack to the API and back."""

from typing import Any

from commandbar.slack.cards import Pressed
from tests.integration.api import SEED
from tests.integration.slack.fake import Json
from tests.integration.slack.speaking import Client, find_button, texts


def shown_in(card: Json) -> Pressed:
    return Pressed.model_validate_json(find_button(card, "plan_confirm")["value"])


async def edit_on_the_api(client: Client, card: Json, **changes: Any) -> Json:
    shown = shown_in(card)
    command = await client.api("GET", f"/commands/{shown.command_id}")
    edited: Json = await client.api(
        "PUT",
        f"/commands/{shown.command_id}/plan",
        "demo-member",
        version=shown.version,
        plan={**command["plan"], **changes},
    )
    return edited


async def projects(client: Client) -> list[str]:
    return [project["name"] for project in (await client.api("GET", "/projects"))["items"]]


async def test_staged_in_slack_edited_on_the_api_confirmed_in_slack(client: Client) -> None:
    card = await client.card(SEED)
    edited = await edit_on_the_api(client, card, project_name="Rebrand")
    await client.press(card, "plan_confirm")
    newest = await client.slack.next_post()
    assert await projects(client) == []
    assert "Version 2, by Mia Member" in texts(newest)
    shown = shown_in(newest)
    assert (shown.version, shown.digest) == (2, edited["digest"])
    await client.press(newest, "plan_confirm")
    assert "Confirmed by Olivia Owner" in texts(await client.slack.next_post())
    assert await projects(client) == ["Rebrand"]


async def test_staged_in_slack_confirmed_on_the_api(client: Client) -> None:
    card = await client.card(SEED)
    shown = shown_in(card)
    path = f"/commands/{shown.command_id}/confirm"
    await client.api("POST", path, "demo-admin", version=shown.version, digest=shown.digest)
    await client.press(card, "plan_confirm")
    assert "Confirmed by Adam Admin" in texts(await client.slack.next_post())
    assert await projects(client) == ["Brand Redesign"]


async def test_staged_on_the_api_edited_there_confirmed_in_either_once(client: Client) -> None:
    card = await client.card(SEED)
    await edit_on_the_api(client, card, project_name="Rebrand")
    await client.press(card, "plan_confirm")
    shown = shown_in(await client.slack.next_post())
    path = f"/commands/{shown.command_id}/confirm"
    first = await client.api("POST", path, version=shown.version, digest=shown.digest)
    again = await client.api("POST", path, version=shown.version, digest=shown.digest)
    assert first["result"] == again["result"]
    assert await projects(client) == ["Rebrand"]


async def test_discarded_on_the_api_is_discarded_in_slack(client: Client) -> None:
    card = await client.card(SEED)
    await client.api("POST", f"/commands/{shown_in(card).command_id}/discard", "demo-member")
    await client.press(card, "plan_edit")
    assert "Discarded by Mia Member" in texts(await client.slack.next_post())
    assert client.slack.calls.empty()


async def test_audit_log_names_slack_as_the_door(client: Client) -> None:
    card = await client.card(SEED, "U_MEMBER")
    await client.press(card, "plan_confirm", "U_ADMIN")
    await client.slack.next_post()
    entries = (await client.api("GET", "/audit"))["items"]
    confirm = next(entry for entry in entries if entry["action"] == "command.confirm")
    assert (confirm["via"], confirm["actor"]["name"]) == ("slack", "Adam Admin")
