"""Dismissed words travel with the prompt and stay with it; nobody reads them."""

import httpx
import pytest
import respx

from tests.integration.api import Api, problem
from tests.integration.commands.test_model_failures import owner as owner_with_model
from tests.integration.commands.test_model_failures import provider

__all__ = ["owner_with_model", "provider"]

LIKE = "Fixed price project Website for Acme Corp like the $5,137 one, 50k: Design 20k, Build 30k"
AT = LIKE.index("$5,137")
DISMISSED = [{"start": AT, "end": AT + 6}]
SHOWN = [{"text": "$5,137", "start": AT, "end": AT + 6}]


async def stage(api: Api, prompt: str, dismissed: list[dict[str, int]]) -> dict[str, object]:
    answer = await api.post("/commands", {"prompt": prompt, "dismissed": dismissed})
    assert answer.status_code == 201, answer.text
    command: dict[str, object] = answer.json()
    return command


async def test_a_dismissed_amount_is_left_out_and_shown_as_such(owner: Api) -> None:
    assert (await owner.stage(LIKE))["status"] == "needs_clarification"
    command = await stage(owner, LIKE, DISMISSED)
    assert (command["status"], command["prompt"]) == ("staged", LIKE)
    assert (command["dismissed"], command["unused"]) == (SHOWN, [])
    assert command["messages"] == [{"role": "user", "text": LIKE, "version": 1, "dismissed": SHOWN}]


async def test_offsets_count_the_original_with_what_nobody_sees(owner: Api) -> None:
    hidden = "\u200b\u200b" + LIKE
    command = await stage(owner, hidden, [{"start": AT + 2, "end": AT + 8}])
    assert command["dismissed"] == [{"text": "$5,137", "start": AT + 2, "end": AT + 8}]
    assert command["status"] == "staged"


async def test_a_message_has_dismissed_words_of_its_own(owner: Api) -> None:
    command = await stage(owner, LIKE, DISMISSED)
    text = "make Design 25k, not 99k"
    at = text.index(", not 99k")
    said = {"text": text, "dismissed": [{"start": at, "end": len(text)}]}
    revised = (await owner.post(f"/commands/{command['id']}/messages", said)).json()
    assert revised["plan"]["milestones"][0]["amount"] == "25000.00"
    assert revised["dismissed"] == SHOWN
    assert [m["text"] for m in revised["messages"][:2]] == [LIKE, text]
    assert revised["messages"][1]["dismissed"][0]["text"] == ", not 99k"


@pytest.mark.parametrize(
    "spans", [[(5, 4)], [(0, 2), (1, 3)], [(0, 999)], [(-1, 2)], [(4, 6), (0, 2)]]
)
async def test_spans_that_are_none_of_the_prompt_are_refused(
    owner: Api, spans: list[tuple[int, int]]
) -> None:
    body = {"prompt": LIKE, "dismissed": [{"start": s, "end": e} for s, e in spans]}
    document = problem(await owner.post("/commands", body), 422, "validation_failed")
    assert document["errors"][0]["field"] == "dismissed"


async def test_a_prompt_of_dismissed_words_alone_says_nothing(owner: Api) -> None:
    body = {"prompt": "50k", "dismissed": [{"start": 0, "end": 3}]}
    document = problem(await owner.post("/commands", body), 422, "validation_failed")
    assert document["errors"][0]["field"] == "prompt"


async def test_a_model_never_reads_what_is_dismissed_and_another_try_neither(
    owner_with_model: Api, provider: respx.Route
) -> None:
    provider.mock(return_value=httpx.Response(500))
    body = {"prompt": LIKE, "dismissed": DISMISSED}
    failed = (await owner_with_model.post("/commands", body)).json()["command_id"]
    await owner_with_model.post(f"/commands/{failed}/retry")
    asked = [call.request.content.decode() for call in provider.calls]
    assert len(asked) >= 2
    assert all("50k: Design 20k" in body and "$5,137" not in body for body in asked)
