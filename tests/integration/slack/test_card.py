"""From `/project` to an executed plan, in Slack alone."""

import pytest

from billing_core.database import Database
from commandbar.tables import CommandRow
from tests.integration.api import SEED
from tests.integration.slack.fake import Json
from tests.integration.slack.speaking import Client, buttons_of, find_button, texts

ASKING = SEED.replace("Acme Corp", "Nova")
"""Two clients are called Nova something."""


def the_command(database: Database) -> CommandRow:
    with database.read() as session:
        return session.query(CommandRow).one()


async def open_form(client: Client, message: Json, button: str, user: str = "U_OWNER") -> Json:
    """The modal that the button opens."""
    response = await client.press(message, button, user)
    assert (response.status_code, response.text) == (200, "")
    method, arguments = await client.slack.next_call()
    assert method == "views.open"
    assert arguments["_authorization"] == "Bearer xoxb-environment"
    view: Json = arguments["view"]
    return view


def filled(view: Json) -> dict[str, str]:
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    return {block["block_id"]: block["element"].get("initial_value", "") for block in inputs}


async def two_novas(client: Client) -> None:
    for name in ("Nova Ltd", "Nova Labs"):
        await client.api("POST", "/clients", name=name)


async def test_sentence_becomes_a_card_in_the_channel(client: Client, database: Database) -> None:
    response = await client.type(SEED)
    assert response.status_code == 200
    assert response.json()["response_type"] == "ephemeral"
    card = await client.slack.next_post()
    assert card["response_type"] == "in_channel"
    shown = "\n".join(texts(card))
    for words in (
        "Client\nAcme Corp",
        "Billing type\nFixed price",
        "Budget\n$50,000.00",
        "1. Strategy · $15,000.00",
        "15,000 + 20,000 + 15,000 = 50,000 of 50,000",
    ):
        assert words in shown
    assert find_button(card, "plan_confirm")["text"]["text"] == "Confirm"
    assert the_command(database).status == "staged"


async def test_confirm_executes_and_replaces_the_card_by_the_outcome(
    client: Client, database: Database
) -> None:
    card = await client.card(SEED)
    response = await client.press(card, "plan_confirm")
    assert (response.status_code, response.text) == (200, "")
    outcome = await client.slack.next_post()
    assert outcome["replace_original"] is True
    assert "Confirmed by Olivia Owner" in texts(outcome)
    (project,) = (await client.api("GET", "/projects"))["items"]
    assert find_button(outcome, "plan_open")["url"] == f"http://app.test/projects/{project['id']}"
    assert the_command(database).status == "executed"


async def test_second_press_of_confirm_gives_the_same_outcome(client: Client) -> None:
    card = await client.card(SEED)
    await client.press(card, "plan_confirm")
    first = await client.slack.next_post()
    await client.press(card, "plan_confirm", "U_MEMBER")
    assert await client.slack.next_post() == first
    assert len((await client.api("GET", "/projects"))["items"]) == 1


async def test_discarded_plan_says_by_whom_and_cannot_be_confirmed(
    client: Client, database: Database
) -> None:
    card = await client.card(SEED)
    await client.press(card, "plan_discard", "U_ADMIN")
    gone = await client.slack.next_post()
    assert gone["replace_original"] is True
    assert "Discarded by Adam Admin" in texts(gone)
    await client.press(card, "plan_confirm")
    assert await client.slack.next_post() == gone
    assert the_command(database).status == "discarded"


async def test_edit_opens_a_form_from_the_stored_plan_and_replaces_the_card(
    client: Client, database: Database
) -> None:
    card = await client.card(SEED)
    view = await open_form(client, card, "plan_edit")
    assert filled(view) == {
        "project_name": "Brand Redesign",
        "budget": "50000.00",
        "milestones": "Strategy | 15000.00\nDesign | 20000.00\nDelivery | 15000.00",
    }
    values = {**filled(view), "milestones": "Strategy | 15000\nDesign | 35000 | 2026-06-01"}
    saved = await client.submit(view, values, "U_MEMBER")
    assert (saved.status_code, saved.text) == (200, "")
    newer = await client.slack.next_post()
    assert newer["replace_original"] is True
    shown = "\n".join(texts(newer))
    assert "2. Design · $35,000.00 · due Jun 1, 2026" in shown
    assert "Version 2, by Mia Member" in shown
    assert (the_command(database).version, the_command(database).status) == (2, "staged")


async def test_wrong_edit_is_refused_at_its_input_and_changes_nothing(
    client: Client, database: Database
) -> None:
    view = await open_form(client, await client.card(SEED), "plan_edit")
    for block, value in (("budget", "much"), ("project_name", " "), ("milestones", "A | 0")):
        refused = await client.submit(view, {**filled(view), block: value})
        answer = refused.json()
        assert answer["response_action"] == "errors"
        assert list(answer["errors"]) == [block], answer
    assert the_command(database).version == 1


async def test_form_of_an_older_version_is_refused(client: Client, database: Database) -> None:
    view = await open_form(client, await client.card(SEED), "plan_edit")
    await client.submit(view, {**filled(view), "project_name": "One"})
    late = await client.submit(view, {**filled(view), "project_name": "Two"}, "U_MEMBER")
    assert "edited after it was shown" in late.json()["errors"]["project_name"]
    assert the_command(database).version == 2


async def test_old_card_is_replaced_by_the_newest_one_and_executes_nothing(
    client: Client, database: Database
) -> None:
    card = await client.card(SEED)
    view = await open_form(client, card, "plan_edit")
    await client.submit(view, {**filled(view), "project_name": "Rebrand"}, "U_MEMBER")
    newer = await client.slack.next_post()
    await client.press(card, "plan_confirm")
    assert await client.slack.next_post() == newer
    await client.press(card, "plan_edit")
    assert await client.slack.next_post() == newer
    assert the_command(database).status == "staged"
    await client.press(newer, "plan_confirm")
    assert "Rebrand" in texts(await client.slack.next_post())


async def test_form_that_slack_does_not_open_in_time_is_said_so(client: Client) -> None:
    card = await client.card(SEED)
    client.slack.api_errors = ["expired_trigger_id"]
    await client.press(card, "plan_edit")
    notice = await client.slack.next_post()
    assert notice["response_type"] == "ephemeral"
    assert "could not be opened" in notice["text"]


async def test_plan_that_went_stale_says_what_changed(client: Client, database: Database) -> None:
    card = await client.card(SEED)
    clients = (await client.api("GET", "/clients"))["items"]
    acme = next(c["id"] for c in clients if c["name"] == "Acme Corp")
    await client.api("PATCH", f"/clients/{acme}", archived=True)
    await client.press(card, "plan_confirm")
    refusal = await client.slack.next_post()
    assert refusal["response_type"] == "ephemeral"
    assert "Acme Corp (archived)" in refusal["text"]
    assert the_command(database).status == "staged"


async def test_ready_answer_is_a_button_and_completes_the_plan(client: Client) -> None:
    await two_novas(client)
    question = await client.card(ASKING)
    answers = [b for b in buttons_of(question) if b["action_id"].startswith("plan_answer")]
    assert [b["text"]["text"] for b in answers][:2] == ["Nova Ltd", "Nova Labs"]
    assert not [b for b in buttons_of(question) if b["action_id"] == "plan_confirm"]
    await client.press(question, "plan_answer_0_1", "U_MEMBER")
    card = await client.slack.next_post()
    assert card["replace_original"] is True
    assert "Client\nNova Labs" in texts(card)
    await client.press(card, "plan_confirm")
    assert "Confirmed by Olivia Owner" in texts(await client.slack.next_post())


async def test_second_answer_to_the_same_question_changes_nothing(client: Client) -> None:
    await two_novas(client)
    question = await client.card(ASKING)
    await client.press(question, "plan_answer_0_1")
    card = await client.slack.next_post()
    await client.press(question, "plan_answer_0_0")
    assert await client.slack.next_post() == card


async def test_question_can_be_answered_in_words(client: Client) -> None:
    await two_novas(client)
    question = await client.card(ASKING)
    view = await open_form(client, question, "plan_reply_0")
    await client.submit(view, {"reply": "Nova Labs"})
    card = await client.slack.next_post()
    assert "Client\nNova Labs" in texts(card)


async def test_words_that_are_no_answer_are_said_so_to_who_wrote_them(
    client: Client, database: Database
) -> None:
    await two_novas(client)
    question = await client.card(ASKING)
    view = await open_form(client, question, "plan_reply_0")
    await client.submit(view, {"reply": "the weather is nice, is it not?"})
    notice = await client.slack.next_post()
    assert notice["response_type"] == "ephemeral"
    assert "did not understand" in notice["text"]
    assert the_command(database).status == "needs_clarification"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_sentence_that_asks_for_nothing_is_answered_to_the_asker_alone(
    client: Client,
) -> None:
    answer = await client.card("what is the weather like")
    assert answer["response_type"] == "ephemeral"
    assert "No supported command was found" in answer["text"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_empty_or_endless_command_is_explained_at_once(client: Client) -> None:
    empty = (await client.type("  ")).json()
    assert empty["response_type"] == "ephemeral"
    assert "/project Create a $50,000" in empty["text"]
    endless = (await client.type("x" * 10_001)).json()
    assert "At most 10,000 characters" in endless["text"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_words_arrive_as_they_were_typed(client: Client, database: Database) -> None:
    await client.card("add Smith &amp; Sons &lt;R&amp;D&gt; to my clients")
    assert the_command(database).prompt == "add Smith & Sons <R&D> to my clients"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_hostile_names_stand_literally_on_the_card(client: Client) -> None:
    name = "<!channel> *bold* `code` <https://evil.example|x>"
    card = await client.card(f"add {name} to my clients")
    for block in card["blocks"]:
        for one in [block.get("text"), *block.get("fields", []), *block.get("elements", [])]:
            if one is not None and name in str(one):
                assert one["type"] == "plain_text"
    assert name in texts(card)
