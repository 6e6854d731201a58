"""What understanding costs: the grammar, and our model path beside the bare SDK."""

import asyncio
import statistics
import time
from collections.abc import Iterator
from datetime import date

import openai
import respx
from pydantic import BaseModel

from commandbar.actions.base import KnownClient, Registry, Workspace
from commandbar.actions.catalog import ACTIONS
from commandbar.actions.create_project.grammar.roles import read_roles
from commandbar.actions.create_project.grammar.scan import scan
from commandbar.actions.create_project.resolve import resolve
from commandbar.extract.llm import LanguageModel, LlmSettings
from commandbar.extract.llm_messages import messages_for
from commandbar.language import find
from commandbar.parse import parse
from commandbar.prompt import Prompt
from tests.bench.measuring import Figure, cpu_seconds, figure, interleaved
from tests.integration.api import SEED
from tests.integration.llm.replies import reply

WORKSPACE = Workspace(
    date(2026, 3, 2), "USD", "en-US", tuple(KnownClient(n, n) for n in ("Acme Corp", "Globex"))
)
URL = "http://llm.test/v1"


def figures() -> Iterator[Figure]:
    yield _grammar()
    yield _model_path()


def _forget() -> None:
    """Nothing is kept from one parse to the next: each prompt is a new one."""
    for remembering in (find, scan, read_roles, resolve):
        remembering.cache_clear()


def _grammar() -> Figure:
    registry, prompt = Registry(ACTIONS), Prompt(SEED)
    runner = asyncio.Runner()
    taken = []
    for _ in range(300):
        _forget()
        start = time.perf_counter_ns()
        result = runner.run(parse(prompt, WORKSPACE, registry, mode="builtin"))
        taken.append((time.perf_counter_ns() - start) / 1000)
    assert result.resolution.outcome == "stage"
    return figure("builtin parse of the seed sentence", statistics.median(taken), "µs (median)")


def _model_path() -> Figure:
    """One reading through our whole path, beside one bare call and its validation."""
    reader = ACTIONS[0].model_reader
    assert reader is not None
    registry, prompt = Registry(ACTIONS), Prompt(SEED)
    settings = LlmSettings(model="m", api_key="none", base_url=URL)
    model = LanguageModel(settings)
    sdk = openai.AsyncOpenAI(api_key="none", base_url=URL, max_retries=0)
    answer: type[BaseModel] = reader.answer
    runner = asyncio.Runner()

    async def bare() -> BaseModel:
        completion = await sdk.chat.completions.create(
            model="m", messages=messages_for(reader.template, SEED), temperature=0
        )
        return answer.model_validate_json(completion.choices[0].message.content or "")

    def ours_once() -> None:
        _forget()
        runner.run(parse(prompt, WORKSPACE, registry, mode="llm", model=model))

    with respx.mock() as router:
        router.post(f"{URL}/chat/completions").mock(return_value=reply())
        ours, theirs = interleaved(
            cpu_seconds,
            ours_once,
            lambda: runner.run(bare()),
            times=40,
        )
    return figure(
        "our model path over the bare SDK and model_validate_json",
        ours / theirs,
        "CPU ratio",
        goal="<= 3",
        ours_us=round(ours * 1e6),
        bare_us=round(theirs * 1e6),
    )
