"""Any command as a message: within Slack's limits, and a person's words as they were written."""

from collections.abc import Iterator
from typing import Any

import pytest

from commandbar.actions.create_project.card import UNKNOWN
from commandbar.plan import Card, CardField, CardRow
from commandbar.slack.blocks import notice
from commandbar.slack.cards import Links, Pressed, command_message
from commandbar.views import CommandView
from tests.unit.slack.views import (
    AT,
    HOSTILE,
    MIA,
    OLIVIA,
    make_card,
    make_question,
    make_view,
    warn,
)

LINKS = Links("https://app.example/")
LONG = "W" * 9_000

LIMITS = {"header": 150, "section": 3_000, "field": 2_000, "button": 75, "context": 3_000}


def message(view: CommandView) -> dict[str, Any]:
    return command_message(view, LINKS)


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object in the message."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for item in node:
            yield from objects(item)


def shown(node: Any) -> str:
    return "\n".join(o["text"] for o in objects(node) if isinstance(o.get("text"), str))


def buttons(node: Any) -> dict[str, dict[str, Any]]:
    return {o["action_id"]: o for o in objects(node) if "action_id" in o}


def complaints(body: dict[str, Any]) -> list[str]:
    """What Slack would refuse."""
    found = []
    if len(body["blocks"]) > 50:
        found.append("more than 50 blocks")
    for block in body["blocks"]:
        found += [f"{kind} too long" for kind, text in _texts(block) if len(text) > LIMITS[kind]]
        found += [f"{kind} empty" for kind, text in _texts(block) if not text]
        ids = [e["action_id"] for e in block.get("elements", []) if "action_id" in e]
        if len(ids) > 25 or len(ids) != len(set(ids)):
            found.append("elements")
        if len(block.get("fields", [])) > 10:
            found.append("fields")
    found += ["value" for o in objects(body) if len(o.get("value", "")) > 2_000]
    return found


def _texts(block: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if isinstance(block.get("text"), dict):
        yield block["type"], block["text"]["text"]
    for field in block.get("fields", []):
        yield "field", field["text"]
    for element in block.get("elements", []):
        text = element["text"]
        yield ("button", text["text"]) if isinstance(text, dict) else ("context", text)


def hostile_card(words: str, rows: int, fields: int) -> Card:
    return Card(
        title=words,
        confirm_label=words,
        fields=[CardField(field="f", label=words, value=words, tone="new") for _ in range(fields)],
        rows=[CardRow(field="r", name=words, amount="$1", due_date="Apr 1") for _ in range(rows)],
        sum_line=words,
        notes=[words],
    )


def hostile_view(words: str, status: str = "staged", rows: int = 200) -> CommandView:
    return make_view(
        status=status,
        prompt=words,
        version=2,
        card=hostile_card(words, rows, 25),
        warnings=[warn(words)] * 30,
        questions=[make_question(40)] * 30 if status == "needs_clarification" else [],
        unused=[{"text": words, "start": 0, "end": 1}],
        reason=words,
        created_by={"id": "u", "name": words},
        changed_by={"id": "u", "name": words},
        executed_by={"id": "u", "name": words},
        executed_at=AT,
    )


STATUSES = [
    "staged",
    "needs_clarification",
    "executed",
    "discarded",
    "expired",
    "rejected",
    "failed",
]


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("words", ["x", LONG, "é" * 3_001])
def test_every_card_is_within_slacks_limits(status: str, words: str) -> None:
    assert complaints(message(hostile_view(words, status))) == []


@pytest.mark.parametrize("status", STATUSES)
def test_words_of_a_person_are_plain_text_and_stand_there_literally(status: str) -> None:
    body = message(hostile_view(HOSTILE, status, rows=3))
    for one in objects(body):
        if one.get("type") == "mrkdwn":
            assert "channel" not in one["text"]
            assert one["text"].startswith("<!date^")
        if one.get("type") == "plain_text":
            assert one["emoji"] is False
    assert "channel" not in body["text"]
    assert HOSTILE in shown(body["blocks"])


def test_notice_escapes_in_its_text_and_shows_its_words_in_a_block() -> None:
    body = notice(HOSTILE)
    assert body["mrkdwn"] is False
    assert body["text"].startswith("&lt;!channel&gt;")
    assert body["blocks"][0]["text"] == {"type": "plain_text", "text": HOSTILE, "emoji": False}
    assert (body["response_type"], body["replace_original"]) == ("ephemeral", False)


def test_card_shows_fields_milestones_and_sum() -> None:
    text = shown(message(make_view())["blocks"])
    for words in (
        "Brand Redesign",
        "Client\nAcme Corp",
        "Budget (derived)\n$50,000.00",
        "1. Phase 1 · $15,000.00",
        "3. Phase 3 · $15,000.00",
        "15,000 + 20,000 + 15,000 = 50,000 of 50,000",
        "Olivia Owner: Create a project",
    ):
        assert words in text


def test_two_hundred_milestones_are_summarised_with_a_link() -> None:
    body = message(make_view(card=make_card(rows=200, row_name="Phase")))
    text = shown(body["blocks"])
    assert "20. Phase 20 " in text
    assert "21. Phase 21 " not in text
    assert "and 180 more" in text
    links = [o["url"] for o in objects(body) if "url" in o]
    assert links.count("https://app.example/commands/cmd_1") == 2


def test_buttons_of_a_staged_plan_carry_what_was_shown() -> None:
    found = buttons(message(make_view(version=3)))
    assert set(found) == {"plan_confirm", "plan_edit", "plan_discard", "plan_open"}
    pressed = Pressed.model_validate_json(found["plan_confirm"]["value"])
    assert (pressed.command_id, pressed.version) == ("cmd_1", 3)
    assert pressed.digest == make_view().digest


def test_action_without_a_form_is_edited_in_the_app() -> None:
    found = buttons(message(make_view(action="create_client")))
    assert set(found) == {"plan_confirm", "plan_discard", "plan_open"}


def test_questions_are_buttons_and_nothing_can_be_confirmed() -> None:
    view = make_view(
        status="needs_clarification",
        digest=None,
        card=make_card(UNKNOWN),
        questions=[make_question(2), make_question(0)],
    )
    found = buttons(message(view))
    assert set(found) == {
        "plan_answer_0_0",
        "plan_answer_0_1",
        "plan_reply_0",
        "plan_reply_1",
        "plan_discard",
        "plan_open",
    }
    assert found["plan_answer_0_1"]["text"]["text"] == "Client 1"
    pressed = Pressed.model_validate_json(found["plan_answer_0_1"]["value"])
    assert (pressed.question, pressed.option) == (0, 1)


@pytest.mark.parametrize(
    ("status", "words", "who"),
    [
        ("executed", "Done: create project.", "Confirmed by Mia Member"),
        ("discarded", "Discarded. Nothing was created.", "Discarded by Mia Member"),
    ],
)
def test_closed_card_says_what_happened_by_whom_and_when(status: str, words: str, who: str) -> None:
    view = make_view(status=status, executed_by=MIA, executed_at=AT, changed_by=MIA)
    body = message(view)
    text = shown(body["blocks"])
    assert words in text
    assert who in text
    assert (
        f"<!date^{int(AT.timestamp())}^{{date_short_pretty}} {{time}}|2026-03-02 09:30 UTC>" in text
    )
    assert set(buttons(body)) == {"plan_open"}


def test_executed_card_links_to_the_project() -> None:
    view = make_view(
        status="executed", result={"project_id": "prj_1"}, executed_by=OLIVIA, executed_at=AT
    )
    assert buttons(message(view))["plan_open"]["url"] == "https://app.example/projects/prj_1"


def test_card_of_what_was_undone_says_so_and_leads_to_the_command() -> None:
    done = {"status": "executed", "result": {"project_id": "prj_1"}, "executed_by": OLIVIA}
    body = message(make_view(**done, executed_at=AT, undone_by=MIA, undone_at=AT))
    assert "Undone by Mia Member" in shown(body["blocks"])
    assert buttons(body)["plan_open"]["url"] == "https://app.example/commands/cmd_1"


def test_edited_card_names_who_edited_it() -> None:
    text = shown(message(make_view(version=2, changed_by=MIA))["blocks"])
    assert "Version 2, by Mia Member" in text
