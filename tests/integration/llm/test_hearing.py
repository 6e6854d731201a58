"""While a model reads, whole names are told at once, and never a number."""

import json
from collections.abc import Iterator

import httpx
import pytest
import respx

from commandbar.actions.create_project.model_reader import CreateProjectReader
from commandbar.errors import LlmFailure
from commandbar.extract.llm import LanguageModel
from commandbar.hearing import listener
from tests.integration.llm.replies import ANSWER, GOOD, reply

TEXT = "Create a $50,000 project called Brand Redesign for Acme Corp: Strategy $15,000"
READER = CreateProjectReader()


@pytest.fixture
def heard() -> Iterator[list[str]]:
    told: list[str] = []
    token = listener.set(told.append)
    yield told
    listener.reset(token)


def streamed(said: str, size: int = 3, finish: str | None = "stop") -> httpx.Response:
    """The answer in pieces of a few characters, as a provider streams it."""
    pieces = [said[at : at + size] for at in range(0, len(said), size)]
    frames = [_frame({"content": piece}, None) for piece in pieces]
    usage = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}
    frames += [_frame({}, finish), {**_frame({}, None), "choices": [], "usage": usage}]
    lines = [f"data: {json.dumps(frame)}\n\n" for frame in frames] + ["data: [DONE]\n\n"]
    return httpx.Response(
        200, text="".join(lines), headers={"content-type": "text/event-stream; charset=utf-8"}
    )


def _frame(delta: dict[str, str], finish: str | None) -> dict[str, object]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"} | {
        "choices": [choice]
    }


async def test_names_are_told_in_order_and_the_reading_is_the_same_as_at_once(
    model: LanguageModel, provider: respx.Route, heard: list[str]
) -> None:
    provider.side_effect = [streamed(GOOD), reply()]
    in_pieces = await model.extract(READER, TEXT)
    assert heard == ["Acme Corp", "Brand Redesign", "Strategy"]
    listener.set(None)
    assert await model.extract(READER, TEXT) == in_pieces
    asked = [json.loads(call.request.content).get("stream") for call in provider.calls]
    assert asked == [True, None]


async def test_a_name_that_the_prompt_does_not_have_is_not_told(
    model: LanguageModel, provider: respx.Route, heard: list[str]
) -> None:
    invented = {**ANSWER, "client": "Initech", "project": 'Brand "Redesign"'}
    provider.return_value = streamed(json.dumps(invented))
    await model.extract(READER, TEXT)
    assert heard == ["Strategy"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (streamed(GOOD[:60]), "llm_bad_output"),
        (streamed(GOOD, finish="content_filter"), "llm_refused"),
        (streamed(GOOD, finish="length"), "llm_incomplete"),
        (streamed(""), "llm_bad_output"),
        (reply(), "llm_bad_output"),
        (httpx.Response(200, text="data: {\n\n"), "llm_bad_output"),
        (httpx.Response(200, text='data: {"error": {"message": "x"}}\n\n'), "llm_bad_output"),
        (httpx.Response(503), "llm_unavailable"),
        (streamed("x" * 3_000_000, size=100_000), "llm_bad_output"),
    ],
)
async def test_a_stream_that_goes_wrong_is_the_same_failure_as_an_answer_that_does(
    model: LanguageModel, provider: respx.Route, heard: list[str], answer: httpx.Response, code: str
) -> None:
    provider.return_value = answer
    with pytest.raises(LlmFailure) as failure:
        await model.extract(READER, TEXT)
    assert failure.value.code == code
