"""The whole client path, openai and instructor included, against a provider made of respx."""

import asyncio
import json
import logging
import tracemalloc
from typing import Any

import httpx
import openai
import pytest
import respx

from commandbar.actions.create_project.model_reader import CreateProjectReader
from commandbar.errors import LlmFailure
from commandbar.extract.llm import LanguageModel, LlmSettings
from commandbar.extract.llm_messages import fixed_text, messages_for
from commandbar.extraction import Slot
from commandbar.plan import Usage
from tests.integration.llm.conftest import KEY
from tests.integration.llm.replies import BAD_REPLIES, GOOD, body, reply

TEXT = "Create a $50,000 project called Brand Redesign for Acme Corp: Strategy $15,000"
READER = CreateProjectReader()


def sent(provider: respx.Route, call: int = 0) -> dict[str, Any]:
    request: dict[str, Any] = json.loads(provider.calls[call].request.content)
    return request


def test_openai_is_the_major_version_that_respx_can_see() -> None:
    assert openai.__version__.startswith("2.")


async def test_answer_becomes_slots_in_the_text(
    model: LanguageModel, provider: respx.Route
) -> None:
    provider.return_value = reply()
    extraction, usage = await model.extract(READER, TEXT)
    assert [(s.role, TEXT[s.start : s.end], s.item) for s in extraction.slots] == [
        ("project_name", "Brand Redesign", None),
        ("client", "Acme Corp", None),
        ("milestone.name", "Strategy", 0),
        ("milestone.amount", "$15,000", 0),
        ("budget", "$50,000", None),
    ]
    assert extraction.action == "create_project"
    assert extraction.sure
    assert usage == Usage(prompt_tokens=100, completion_tokens=20, attempts=1)


async def test_constrained_decoding_is_really_asked_for(
    model: LanguageModel, provider: respx.Route
) -> None:
    provider.return_value = reply()
    await model.extract(READER, TEXT)
    response_format = sent(provider)["response_format"]
    assert response_format["type"] == "json_schema"
    assert response_format["json_schema"]["strict"] is True
    assert response_format["json_schema"]["schema"]["additionalProperties"] is False


async def test_fixed_text_goes_first_and_the_words_last_alone_and_untouched(
    model: LanguageModel, provider: respx.Route
) -> None:
    words = "{{ secret }} {% raw %} {{ oops \n  'x' https://x.test/a.png data:image/png;base64,AA"
    provider.return_value = reply()
    await model.extract(READER, words)
    *fixed, last = sent(provider)["messages"]
    assert last == {"role": "user", "content": words}
    assert [*fixed, {"role": "user", "content": ""}] == messages_for(READER.template, "")
    assert fixed[0]["role"] == "system"


async def test_nothing_else_is_sent_about_person_or_workspace(
    model: LanguageModel, provider: respx.Route
) -> None:
    provider.return_value = reply()
    await model.extract(READER, TEXT)
    assert set(sent(provider)) == {
        "max_completion_tokens",
        "messages",
        "model",
        "response_format",
        "temperature",
    }


@pytest.mark.parametrize(
    ("answers", "code", "calls"),
    [(each, code, calls) for _, each, code, calls in BAD_REPLIES],
    ids=[name for name, *_ in BAD_REPLIES],
)
async def test_bad_reply_is_a_typed_error_after_at_most_two_calls(
    answers: httpx.Response,
    code: str,
    calls: int,
    model: LanguageModel,
    provider: respx.Route,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    provider.return_value = answers
    with pytest.raises(LlmFailure) as caught:
        await model.extract(READER, TEXT)
    failure = caught.value
    assert failure.code == code
    assert provider.call_count == calls
    assert failure.usage.attempts == calls
    assert failure.next_move
    shown = f"{failure} {failure.facts()} {caplog.text}"
    for secret in (KEY, "canary", "Brand Redesign"):
        assert secret not in shown


async def test_no_part_of_an_answer_is_ever_taken_for_the_whole(
    model: LanguageModel, provider: respx.Route
) -> None:
    for cut in range(1, len(GOOD)):
        provider.return_value = reply(GOOD[:cut])
        with pytest.raises(LlmFailure):
            await model.extract(READER, TEXT)


async def test_one_repair_with_our_own_short_words(
    model: LanguageModel, provider: respx.Route
) -> None:
    provider.side_effect = [reply('{"client": "canary' + "x" * 50_000), reply()]
    extraction, usage = await model.extract(READER, TEXT)
    assert extraction.action == "create_project"
    assert usage == Usage(prompt_tokens=200, completion_tokens=40, attempts=2)
    first, second = sent(provider, 0)["messages"], sent(provider, 1)["messages"]
    *before, echo, remark = second
    assert before == first
    assert echo["role"] == "assistant"
    assert len(echo["content"]) <= 600
    assert remark == {"role": "user", "content": fixed_text("repair.j2").strip()}
    assert "validation" not in str(remark).lower()


async def test_answer_that_never_was_text_is_not_echoed(
    model: LanguageModel, provider: respx.Route
) -> None:
    provider.side_effect = [httpx.Response(200, text="<html>canary</html>"), reply()]
    await model.extract(READER, TEXT)
    assert sent(provider, 1) == sent(provider, 0)


async def test_busy_provider_is_asked_once_more(
    model: LanguageModel, provider: respx.Route
) -> None:
    provider.side_effect = [httpx.Response(429, headers={"retry-after": "0"}), reply()]
    _, usage = await model.extract(READER, TEXT)
    assert usage.attempts == 2
    assert sent(provider, 1) == sent(provider, 0)


async def test_endpoint_without_schemas_is_asked_plainly_from_then_on(
    model: LanguageModel, provider: respx.Route
) -> None:
    refused = httpx.Response(400, json={"error": {"message": "response_format: unsupported"}})
    provider.side_effect = [refused, reply(), reply()]
    await model.extract(READER, TEXT)
    await model.extract(READER, TEXT)
    assert provider.call_count == 3
    assert "response_format" not in sent(provider, 1)
    assert "response_format" not in sent(provider, 2)


async def test_usage_counts_the_failed_calls_too(
    model: LanguageModel, provider: respx.Route
) -> None:
    provider.side_effect = [reply("no"), reply(GOOD[:9], "length")]
    with pytest.raises(LlmFailure) as caught:
        await model.extract(READER, TEXT)
    assert caught.value.code == "llm_incomplete"
    assert caught.value.usage == Usage(prompt_tokens=200, completion_tokens=40, attempts=2)


@pytest.mark.parametrize("usage", [None, {}, {"prompt_tokens": "many"}, {"prompt_tokens": -4}, "x"])
async def test_missing_or_foolish_usage_counts_as_none(
    usage: object, model: LanguageModel, provider: respx.Route
) -> None:
    provider.return_value = httpx.Response(200, json={**body(), "usage": usage})
    _, counted = await model.extract(READER, TEXT)
    assert counted == Usage(attempts=1)


@pytest.mark.parametrize(
    "error", [httpx.ReadTimeout, httpx.ConnectTimeout, httpx.ConnectError, httpx.ReadError]
)
async def test_broken_connection_is_unavailable_after_one_call(
    error: type[httpx.TransportError], model: LanguageModel, provider: respx.Route
) -> None:
    provider.side_effect = error("canary")
    with pytest.raises(LlmFailure) as caught:
        await model.extract(READER, TEXT)
    assert caught.value.code == "llm_unavailable"
    assert provider.call_count == 1


async def test_compressed_answer_is_refused_unread(
    model: LanguageModel, provider: respx.Route
) -> None:
    provider.return_value = httpx.Response(
        200, content=b"\x1f\x8b", headers={"content-encoding": "gzip"}
    )
    with pytest.raises(LlmFailure) as caught:
        await model.extract(READER, TEXT)
    assert caught.value.code == "llm_bad_output"


class _Server:
    """A provider on loopback that answers byte by byte, or never, or without an end."""

    def __init__(self, head: bytes, chunk: bytes, pause_s: float) -> None:
        self._head, self._chunk, self._pause_s = head, chunk, pause_s
        self.sent = 0

    async def __aenter__(self) -> str:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/v1"

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(self._head)
        try:
            while self.sent < 20_000_000:
                writer.write(self._chunk)
                self.sent += len(self._chunk)
                await writer.drain()
                await asyncio.sleep(self._pause_s)
        except ConnectionError:
            pass
        finally:
            writer.close()


HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n"


def _impatient(url: str) -> LanguageModel:
    settings = LlmSettings(model="m", api_key=KEY, base_url=url, total_s=0.4, call_s=0.3)
    return LanguageModel(settings)


@pytest.mark.parametrize(
    ("head", "chunk"), [(b"", b""), (HEAD, b" ")], ids=["never answers", "drips for ever"]
)
async def test_slow_provider_cannot_hold_a_reading_beyond_its_time(
    head: bytes, chunk: bytes
) -> None:
    async with asyncio.timeout(10), _Server(head, chunk, 0.05) as url:
        model = _impatient(url)
        with pytest.raises(LlmFailure) as caught:
            await model.extract(READER, TEXT)
        await model.aclose()
    assert caught.value.code == "llm_unavailable"
    assert caught.value.facts() == {"cause": "timeout"}
    assert caught.value.usage.attempts == 1


async def test_endless_answer_is_not_read_beyond_the_cap() -> None:
    server = _Server(HEAD, b" " * 65_536, 0)
    async with asyncio.timeout(20), server as url:
        model = LanguageModel(LlmSettings(model="m", api_key=KEY, base_url=url))
        tracemalloc.start()
        with pytest.raises(LlmFailure) as caught:
            await model.extract(READER, TEXT)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        await model.aclose()
    assert caught.value.code == "llm_bad_output"
    assert caught.value.facts() == {"cause": "too_large"}
    assert server.sent < 15_000_000
    assert peak < 20_000_000


async def test_copy_that_is_not_in_the_text_gets_no_slot(
    model: LanguageModel, provider: respx.Route
) -> None:
    provider.return_value = reply()
    extraction, _ = await model.extract(READER, "Brand Redesign for acme  corp")
    assert extraction.slots == (Slot("project_name", 0, 14), Slot("client", 19, 29))
    assert extraction.doubts == ("milestone.name: not in the text",)
