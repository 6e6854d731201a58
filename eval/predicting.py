"""From questions to predictions, one at a time, with or without a model, live or replayed."""

import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from billing_core.errors import DomainError
from commandbar.actions.base import KnownClient, ModelReader, Registry, Workspace
from commandbar.errors import LlmFailure, LlmUnavailable
from commandbar.extract.llm import LanguageModel, LlmSettings
from commandbar.parse import parse
from commandbar.plan import Usage
from commandbar.prompt import MAX_PROMPT_CHARACTERS, Prompt
from commandbar.settings import ParserMode
from eval.cases import Case, Prediction, Question
from eval.tapes import Tape


@asynccontextmanager
async def _opened(settings: LlmSettings | None, tape: Tape) -> AsyncIterator[LanguageModel | None]:
    with tape.threaded():
        if settings is None:
            yield None
            return
        model = LanguageModel(settings, hooks=tape.hooks)
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
        agreement=resolution.agreement,
        **_spent(result.usage),
    )


async def predict(
    question: Question, registry: Registry, mode: ParserMode, model: LanguageModel | None
) -> Prediction:
    """One prediction. It is given a Question, which carries neither gold nor tags."""
    if not 1 <= len(question.prompt) <= MAX_PROMPT_CHARACTERS:
        return Prediction(id=question.id, outcome="reject", parser="builtin")
    try:
        return await _parsed(question, registry, mode, model)
    except LlmFailure as failure:
        return Prediction(
            id=question.id,
            outcome="error",
            error=failure.code,
            parser="llm",
            **_spent(failure.usage),
        )
    except DomainError as error:
        return Prediction(id=question.id, outcome="error", error=error.code, parser="builtin")


async def predict_all(
    cases: Iterable[Case],
    registry: Registry,
    mode: ParserMode,
    settings: LlmSettings | None,
    tape: Tape,
) -> AsyncIterator[Prediction]:
    """The predictions in the order of the cases, timed; a replay adds the recorded wait."""
    async with _opened(settings, tape) as model:
        for case in cases:
            tape.begin(case)
            started = time.perf_counter()
            prediction = await predict(case.question, registry, mode, model)
            seconds = time.perf_counter() - started + tape.end()
            yield prediction.model_copy(update={"seconds": round(seconds, 4)})


async def record(
    cases: Iterable[Case], reader: ModelReader, settings: LlmSettings, tape: Tape
) -> AsyncIterator[Case]:
    """Ask the model about each case, whatever the grammar thinks of it.

    A refusal or a wrong form is an answer too and is kept. Raises LlmUnavailable where nobody
    answers, so that a run can be taken up again later.
    """
    async with _opened(settings, tape) as model:
        assert model is not None
        for case in cases:
            tape.begin(case)
            try:
                await model.extract(reader, Prompt(case.question.prompt).text)
            except LlmUnavailable:
                raise
            except LlmFailure:
                pass
            tape.end()
            yield case
