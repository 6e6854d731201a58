"""From `/project` to an executed plan, in Slack alone."""

from tests.integration.slack.conftest import Client, find_button, texts


async def test_sentence_becomes_a_card_in_the_channel(client: Client) -> None:
    response = await client.type("add Acme Labs to my clients")
    assert response.status_code == 200
    assert response.json()["response_type"] == "ephemeral"
    card = await client.slack.next_post()
    assert card["response_type"] == "in_channel"
    assert "Acme Labs" in texts(card)
    assert find_button(card, "plan_confirm")["text"]["text"] == "Confirm"
    assert [c["status"] for c in (await client.api("GET", "/commands"))["items"]] == ["staged"]


async def test_confirm_executes_and_replaces_the_card_by_the_outcome(client: Client) -> None:
    card = await client.card()
    response = await client.press(card, "plan_confirm")
    assert (response.status_code, response.text) == (200, "")
    outcome = await client.slack.next_post()
    assert outcome["replace_original"] is True
    assert "Confirmed by Olivia Owner" in texts(outcome)
    assert find_button(outcome, "plan_open")["url"].startswith("https://app.example/")
    clients = await client.api("GET", "/commands")
    assert [c["status"] for c in clients["items"]] == ["executed"]
