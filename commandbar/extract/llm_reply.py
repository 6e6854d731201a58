"""What came back from the provider, judged before anything reads it as an answer.

Refusal, filter, truncation and wrong shapes are told apart here, because instructor takes each of
them for invalid JSON and would ask (and pay) again.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import openai
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from commandbar.errors import LlmBadOutput, LlmFailure, LlmIncomplete, LlmRefused, LlmUnavailable
from commandbar.plan import Usage

MAX_PATIENCE_S = 5.0
"""A provider that asks for a longer wait than this is taken as unavailable."""


_FRAMING = 100
"""How many bytes a streamed token may take for each that it says: every one has its own frame."""


class TryAgain(Exception):
    """The provider is busy (429, 5xx); once more after `wait` seconds, then `failure`."""

    def __init__(self, wait: float, failure: LlmFailure) -> None:
        super().__init__(failure.cause)
        self.wait = wait
        self.failure = failure


class Unreadable(Exception):
    """An answer of the wrong form, worth one repair. `said` is what the model wrote, if it did."""

    def __init__(self, cause: str, said: str = "") -> None:
        super().__init__(cause)
        self.said = said
        self.failure = LlmBadOutput(cause)


class RequestRefused(Exception):
    """400 or 422: this endpoint does not take the request, most likely its schema."""

    failure = LlmUnavailable("request_refused")


class AnswerTooLarge(Exception):
    """More bytes than any honest answer has; nothing beyond the cap was read."""


class _Lenient(BaseModel):
    model_config = ConfigDict(from_attributes=True, extra="ignore")


class _Message(_Lenient):
    content: str | None = None
    refusal: str | None = None


class _Choice(_Lenient):
    message: _Message
    finish_reason: str | None = None


class _Reply(_Lenient):
    choices: list[_Choice] = Field(min_length=1)


class _Tokens(_Lenient):
    prompt_tokens: int = Field(ge=0, strict=True)
    completion_tokens: int = Field(ge=0, strict=True)


def tokens_of(completion: object) -> Usage:
    """The tokens of one call; zero where the provider does not say or says nonsense."""
    try:
        tokens = _Tokens.model_validate(getattr(completion, "usage", None))
    except ValidationError:
        return Usage()
    return Usage(prompt_tokens=tokens.prompt_tokens, completion_tokens=tokens.completion_tokens)


def content_of(completion: object) -> str:
    """The text of the one answer. Raises what it is instead, where it is no answer."""
    try:
        choice = _Reply.model_validate(completion).choices[0]
    except ValidationError:
        raise Unreadable("no_choices") from None
    if choice.finish_reason == "content_filter" or choice.message.refusal:
        raise LlmRefused(choice.finish_reason or "refusal")
    if choice.finish_reason == "length":
        raise LlmIncomplete("length")
    if not choice.message.content:
        raise Unreadable("no_text")
    return choice.message.content


class _CappedStream(httpx.AsyncByteStream):
    def __init__(self, inner: httpx.AsyncByteStream, limit: int) -> None:
        self._inner = inner
        self._left = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            self._left -= len(chunk)
            if self._left < 0:
                raise AnswerTooLarge
            yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()


class CapBytes:
    """An httpx response hook: the body ends with AnswerTooLarge after `limit` bytes.

    A compressed body is refused whole (none was asked for): a few bytes could hide a gigabyte.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit

    async def __call__(self, response: httpx.Response) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise AnswerTooLarge
        assert isinstance(response.stream, httpx.AsyncByteStream)
        is_streamed = "event-stream" in response.headers.get("content-type", "")
        limit = self._limit * (_FRAMING if is_streamed else 1)
        response.stream = _CappedStream(response.stream, limit)


def _wait(error: openai.APIStatusError) -> float:
    try:
        return max(0.0, float(error.response.headers.get("retry-after", "0")))
    except ValueError:
        return 0.0


def _busy(error: Any) -> Exception:
    failure = LlmUnavailable("rate_limited" if error.status_code == 429 else "server_error")
    wait = _wait(error)
    return TryAgain(wait, failure) if wait <= MAX_PATIENCE_S else failure


_MEANINGS: tuple[tuple[tuple[type[BaseException], ...], Any], ...] = (
    ((LlmFailure, Unreadable), lambda e: e),
    ((AnswerTooLarge,), lambda _: LlmBadOutput("too_large")),
    ((TimeoutError, openai.APITimeoutError), lambda _: LlmUnavailable("timeout")),
    ((openai.RateLimitError, openai.InternalServerError), _busy),
    ((openai.BadRequestError, openai.UnprocessableEntityError), lambda _: RequestRefused()),
    (
        (openai.AuthenticationError, openai.PermissionDeniedError),
        lambda _: LlmUnavailable("credentials"),
    ),
    ((openai.APIStatusError,), lambda e: LlmUnavailable(f"status_{e.status_code}")),
    ((openai.APIConnectionError, httpx.TransportError), lambda _: LlmUnavailable("connection")),
)
"""What an error of the SDK means, wherever it stands among the causes; the first line that fits."""


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The chain of causes, each once: one that is raised again can name itself further down."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__


def meaning_of(error: BaseException, said: str) -> Exception:
    """The error as one of ours; anything unknown is an answer of the wrong form."""
    causes = list(_causes(error))
    for kinds, meaning in _MEANINGS:
        for cause in causes:
            if isinstance(cause, kinds):
                result: Exception = meaning(cause)
                return result
    return Unreadable("invalid", said)
