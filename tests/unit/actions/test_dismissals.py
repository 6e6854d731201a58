"""Dismissed words: read as if they were not there, and nothing else is read differently."""

from pathlib import Path

import pytest

from commandbar.actions.base import Registry, Workspace
from commandbar.actions.catalog import ACTIONS
from commandbar.actions.create_project.action import CreateProject
from commandbar.extraction import Extraction
from commandbar.language import Kind, Reading, find
from commandbar.parse import ParseResult, parse
from commandbar.plan import Outcome
from commandbar.prompt import Prompt
from eval.cases import load_cases
from eval.predicting import workspace_of
from tests.unit.llm.test_agreement import WORKSPACE, Answering
from tests.unit.llm.test_create_project_reader import part

ACTION, REGISTRY = CreateProject(), Registry(ACTIONS)
CASES = load_cases([Path(__file__).parents[3] / "eval" / "cases" / "more.jsonl"])


def readings(text: str, workspace: Workspace) -> tuple[Reading, ...]:
    day, currency, locale = workspace.today, workspace.currency, workspace.locale
    return find(text, today=day, currency=currency, locale=locale)


def roles(text: str, reading: Extraction | None) -> object:
    """What plays which role, and whether the reader is sure; white space counts for nothing."""
    slots = reading.slots if reading is not None else ()
    words = sorted((s.role, s.item or 0, " ".join(text[s.start : s.end].split())) for s in slots)
    return words, reading is not None and reading.sure


def test_what_is_dismissed_is_read_like_what_was_never_typed() -> None:
    for case in CASES:
        text, workspace = case.question.prompt, workspace_of(case.question)
        found = readings(text, workspace)
        for one in found:
            prompt = Prompt(text, ((one.start, one.end),))
            others = tuple(reading for reading in found if reading is not one)
            assert readings(prompt.text, workspace) == others
            without = text[: one.start] + text[one.end :]
            left = ACTION.read(prompt.text, workspace)
            assert roles(prompt.text, left) == roles(without, ACTION.read(without, workspace))


LIKE = "Fixed price project Website for Acme Corp like the $5,000 one, 50k: Design 20k, Build 30k"


def without(words: str, text: str = LIKE) -> Prompt:
    at = text.index(words)
    return Prompt(text, ((at, at + len(words)),))


async def test_nobody_asks_about_a_dismissed_amount() -> None:
    asked = await parse(Prompt(LIKE), WORKSPACE, REGISTRY, mode="builtin")
    assert asked.resolution.outcome is Outcome.CLARIFY
    result = await parse(without("$5,000"), WORKSPACE, REGISTRY, mode="builtin")
    assert result.resolution.outcome is Outcome.STAGE
    assert (result.resolution.unused, result.resolution.questions) == ((), ())
    budget = next(e for e in result.resolution.evidence if e.field == "budget")
    assert (budget.start, budget.end) == (LIKE.index("50k"), LIKE.index("50k") + 3)


async def read(prompt: Prompt, *amounts: str) -> ParseResult:
    names = ("Design", "Build")
    parts = [part(name, amount) for name, amount in zip(names, amounts, strict=True)]
    model = Answering(*parts, client="Acme Corp", project="Website", billing="Fixed", budget="50k")
    return await parse(prompt, WORKSPACE, REGISTRY, mode="llm", model=model)


async def test_a_model_cannot_put_dismissed_words_on_a_plan() -> None:
    assert (await read(without("$5,000"), "20k", "30k")).resolution.outcome is Outcome.STAGE
    lying = await read(without("$5,000"), "$5,000", "30k")
    assert lying.resolution.plan is not None
    assert '"5000.00"' not in lying.resolution.plan.model_dump_json()
    assert "$5,000" not in [evidence.text for evidence in lying.resolution.evidence]
    missing = await read(without("20k"), "20k", "30k")
    assert missing.resolution.outcome is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("words", "missing"), [("Website", "project_name"), ("Acme Corp", "client")]
)
async def test_a_dismissed_name_is_asked_for(words: str, missing: str) -> None:
    text = "Fixed price project called Website for Acme Corp: Design 20k, Build 30k"
    result = await parse(without(words, text), WORKSPACE, REGISTRY, mode="builtin")
    assert result.resolution.missing == (missing,)


def test_words_that_a_dismissal_parts_are_one_name_with_its_words_as_evidence() -> None:
    text = "Fixed price project called Server 1024 Migration for Acme Corp: Design 20k, Build 30k"
    prompt = without("1024", text)
    reading = ACTION.read(prompt.text, WORKSPACE)
    assert reading is not None
    found = ACTION.resolve(prompt, reading, WORKSPACE)
    assert found.plan is not None
    assert found.plan.model_dump()["project_name"] == "Server Migration"
    assert found.evidence[0].text == "Server 1024 Migration"
    assert all(
        r.kind is not Kind.AMOUNT or r.value != 1024 for r in readings(prompt.text, WORKSPACE)
    )
