"""The language model as an extractor: the words in their roles, from any OpenAI-like endpoint.

Only this module and its siblings `llm_*` know openai and instructor. The fixed text goes first
and is the same for everybody, so that provider and server caches hold; the person's words follow
as a message of their own, exactly as typed. No name, client or setting of the workspace is ever
sent (rule 34).
"""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx
import instructor
import openai
from instructor.v2.core.registry import mode_registry
from openai.types.chat import ChatCompletion
from pydantic import BaseModel

from commandbar.actions.base import ModelReader
from commandbar.errors import LlmFailure, LlmUnavailable
from commandbar.extract.llm_messages import Messages, messages_for, repair_of
from commandbar.extract.llm_reply import (
    CapBytes,
    RequestRefused,
    TryAgain,
    Unreadable,
    content_of,
    meaning_of,
    tokens_of,
)
from commandbar.extract.llm_stream import Ear, completed
from commandbar.extraction import Extraction
from commandbar.hearing import listener
from commandbar.plan import Usage

for _name in ("instructor", "openai"):
    # Both write the person's words: instructor in its errors, openai in its debug lines.
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)

Hook = Callable[[httpx.Response], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """Where the model is and what one reading may cost. Times in seconds."""

    model: str
    api_key: str = field(repr=False)
    base_url: str | None = None
    total_s: float = 20.0
    call_s: float = 18.0
    connect_s: float = 3.0
    max_answer_bytes: int = 256_000
    max_answer_tokens: int = 2_000


@dataclass(slots=True)
class _Ledger:
    """What one reading has cost so far; `said` is the newest answer's text."""

    usage: Usage = field(default_factory=Usage)
    said: str = ""
    ear: Ear | None = None

    def begin(self) -> None:
        self.usage = self.usage.model_copy(update={"attempts": self.usage.attempts + 1})

    def add(self, spent: Usage) -> None:
        self.usage = Usage(
            prompt_tokens=self.usage.prompt_tokens + spent.prompt_tokens,
            completion_tokens=self.usage.completion_tokens + spent.completion_tokens,
            attempts=self.usage.attempts,
        )


@cache
def _schema_of(answer: type[BaseModel]) -> type[BaseModel]:
    """The answer's class as instructor wants it, which would else make it anew for each call."""
    return instructor.response_schema(answer)


class LanguageModel:
    """One for each process: it holds the connections. At most two calls a reading."""

    def __init__(
        self,
        settings: LlmSettings,
        *,
        hooks: Sequence[Hook] = (),
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.settings = settings
        self._jitter = jitter
        self._takes_schema = True
        self._http = httpx.AsyncClient(
            timeout=httpx.Timeout(settings.call_s, connect=settings.connect_s),
            headers={"accept-encoding": "identity"},
            event_hooks={"response": [CapBytes(settings.max_answer_bytes), *hooks]},
        )
        self._sdk = openai.AsyncOpenAI(
            api_key=settings.api_key,
            base_url=settings.base_url,
            max_retries=0,
            http_client=self._http,
        )
        mode = instructor.Mode.JSON_SCHEMA
        # Both are loaded here, half a second each: the first prompt would block the event loop.
        self._completions = self._sdk.chat.completions
        mode_registry.get_handlers(instructor.Provider.OPENAI, mode)
        self._instructor = instructor.AsyncInstructor(
            client=self._sdk, create=instructor.patch(create=self._send, mode=mode), mode=mode
        )

    async def aclose(self) -> None:
        await self._http.aclose()

    async def extract(self, reader: ModelReader, text: str) -> tuple[Extraction, Usage]:
        """What the model finds in the text. Raises LlmFailure with its usage; never a part."""
        waiting = listener.get()
        ledger = _Ledger(ear=Ear(waiting, reader.names, text) if waiting else None)
        try:
            async with asyncio.timeout(self.settings.total_s):
                answer = await self._answer(reader, text, ledger)
        except TimeoutError:
            raise self._charged(LlmUnavailable("timeout"), ledger) from None
        except LlmFailure as failure:
            raise self._charged(failure, ledger) from None
        return reader.to_extraction(text, answer), ledger.usage

    @staticmethod
    def _charged(failure: LlmFailure, ledger: _Ledger) -> LlmFailure:
        failure.usage = ledger.usage
        return failure

    async def _answer(self, reader: ModelReader, text: str, ledger: _Ledger) -> BaseModel:
        messages = messages_for(reader.template, text)
        try:
            return await self._ask(reader.answer, messages, ledger)
        except Unreadable as bad:
            messages = repair_of(messages, bad.said)
        except TryAgain as busy:
            await asyncio.sleep(busy.wait + self._jitter() / 2)
        except RequestRefused as refused:
            if not self._takes_schema:
                raise refused.failure from None
            self._takes_schema = False
        try:
            return await self._ask(reader.answer, messages, ledger)
        except (Unreadable, TryAgain, RequestRefused) as again:
            raise again.failure from None

    async def _ask(
        self,
        answer: type[BaseModel],
        messages: Messages,
        ledger: _Ledger,
    ) -> BaseModel:
        """One call, one answer of the agreed form."""
        try:
            return await self._instructor.create(
                response_model=_schema_of(answer),
                messages=messages,
                max_retries=0,
                ledger=ledger,
                model=self.settings.model,
                temperature=0,
                max_completion_tokens=self.settings.max_answer_tokens,
            )
        except Exception as error:  # noqa: BLE001 - instructor and the SDK raise bare built-ins too
            raise meaning_of(error, ledger.said) from None

    async def _send(self, *, ledger: _Ledger, **request: Any) -> ChatCompletion:
        """instructor's way to the SDK: asks for constrained decoding, judges what comes back."""
        ledger.begin()
        if self._takes_schema:
            request["response_format"]["json_schema"]["strict"] = True
        else:
            request = {name: request[name] for name in ("model", "messages")}
        completion = await self._received(request, ledger.ear if self._takes_schema else None)
        ledger.add(tokens_of(completion))
        ledger.said = content_of(completion)
        return completion

    async def _received(self, request: dict[str, Any], ear: Ear | None) -> ChatCompletion:
        """The answer; it is streamed only where somebody waits for names."""
        if ear is None:
            completion: ChatCompletion = await self._completions.create(**request)
            return completion
        asked = {**request, "stream": True, "stream_options": {"include_usage": True}}
        async with await self._completions.create(**asked) as chunks:
            return await completed(chunks, ear)
