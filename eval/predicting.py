"""From questions to predictions, one at a time, with or without a model, live or replayed."""

import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace

import httpx

from billing_core.errors import DomainError
from commandbar.actions.base import KnownClient, ModelReader, Registry, Workspace
from commandbar.errors import LlmFailure
from commandbar.extract.llm import LanguageModel, LlmSettings
from commandbar.parse import parse
from commandbar.plan import Usage
from commandbar.prompt import MAX_PROMPT_CHARACTERS, Prompt
from commandbar.settings import ParserMode
from eval.cases import Case, Prediction, Question
from eval.recordings import Exchange, Recording, Recordings, fingerprint

_REPLAY_URL = "http://replay.invalid/v1"


class Recorder:
    """An httpx response hook that keeps the bodies of the calls made since `begin`."""

    def __init__(self) -> None:
        self._exchanges: list[Exchange] = []
        self._started = 0.0

    def begin(self) -> None:
        self._exchanges = []
        self._started = time.perf_counter()

    async def __call__(self, response: httpx.Response) -> None:
        await response.aread()
        now = time.perf_counter()
        self._exchanges.append(
            Exchange(
                status=response.status_code,
                content_type=response.headers.get("content-type", ""),
                body=response.text,
                seconds=round(now - self._started, 3),
            )
        )
        self._started = now

    def end(self) -> tuple[Exchange, ...]:
        return tuple(self._exchanges)


class Replay:
    """Stands in for the provider through respx: each question gets the bodies recorded for it."""

    def __init__(self, recordings: Recordings) -> None:
        self._recordings = recordings
        self._waiting: Iterator[Exchange] = iter(())
        self.seconds = 0.0

    def begin(self, question: Question) -> None:
        recording = self._recordings.get(question.id)
        self._waiting = iter(recording.exchanges if recording else ())
        self.seconds = 0.0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        exchange = next(self._waiting, None)
        if exchange is None:
            raise httpx.ConnectError("nothing is recorded for this call", request=request)
        self.seconds += exchange.seconds
        headers = {"content-type": exchange.content_type}
        return httpx.Response(exchange.status, text=exchange.body, headers=headers)


@contextmanager
def replaying(replay: Replay) -> Iterator[None]:
    """No request leaves the process while this lasts."""
    import respx  # a development dependency, needed by replays alone

    with respx.mock(assert_all_called=False) as router:
        router.post(f"{_REPLAY_URL}/chat/completions").mock(side_effect=replay)
        yield


def replay_settings(recordings: Recordings) -> LlmSettings:
    return replace(recordings.settings(), base_url=_REPLAY_URL)


@asynccontextmanager
async def open_model(
    settings: LlmSettings | None, recorder: Recorder | None = None
) -> AsyncIterator[LanguageModel | None]:
    if settings is None:
        yield None
        return
    model = LanguageModel(settings, hooks=[recorder] if recorder else [])
    try:
        yield model
    finally:
        await model.aclose()


def workspace_of(question: Question) -> Workspace:
    given = question.workspace
    clients = tuple(KnownClient(id=None, name=name) for name in given.clients)
    return Workspace(question.today, given.currency, given.locale, clients)


def _spent(usage: Usage) -> dict[str, int]:
    return usage.model_dump(include={"prompt_tokens", "completion_tokens", "attempts"})


async def _parsed(
    question: Question, registry: Registry, mode: ParserMode, model: LanguageModel | None
) -> Prediction:
    prompt = Prompt(question.prompt)
    result = await parse(prompt, workspace_of(question), registry, mode=mode, model=model)
    resolution = result.resolution
    return Prediction(
        id=question.id,
        outcome=resolution.outcome.value,
        plan=resolution.plan.model_dump(mode="json") if resolution.plan else None,
        missing=resolution.missing,
        warnings=tuple(warning.code for warning in resolution.warnings),
        parser=result.parser,
        **_spent(result.usage),
    )


async def predict(
    question: Question, registry: Registry, mode: ParserMode, model: LanguageModel | None
) -> Prediction:
    """One prediction, timed. It sees a Question, which carries neither gold nor tags."""
    if not 1 <= len(question.prompt) <= MAX_PROMPT_CHARACTERS:
        return Prediction(id=question.id, outcome="reject", parser=mode)
    started = time.perf_counter()
    try:
        prediction = await _parsed(question, registry, mode, model)
    except LlmFailure as failure:
        spent = _spent(failure.usage)
        prediction = Prediction(
            id=question.id, outcome="error", parser="llm", error=failure.code, **spent
        )
    except DomainError as error:
        prediction = Prediction(id=question.id, outcome="error", parser=mode, error=error.code)
    return prediction.model_copy(update={"seconds": round(time.perf_counter() - started, 4)})


async def record(
    cases: Sequence[Case], recordings: Recordings, reader: ModelReader, settings: LlmSettings
) -> AsyncIterator[Case]:
    """Ask the model about each case and keep what it says; yields the case when it is on disk."""
    recorder = Recorder()
    async with open_model(settings, recorder) as model:
        assert model is not None
        for case in cases:
            recorder.begin()
            try:
                await model.extract(reader, Prompt(case.question.prompt).text)
            except LlmFailure:
                # A refusal or a wrong form is an answer too, and is replayed as such; but where
                # nobody answered there is nothing to keep.
                if not recorder.end():
                    raise
            now = fingerprint(case, reader, settings)
            recordings.keep(Recording(case=case.id, fingerprint=now, exchanges=recorder.end()))
            yield case
