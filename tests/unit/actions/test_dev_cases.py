"""The builtin grammar on the cases it was built with: how many plans are exact, and none wrong."""

import asyncio
from functools import cache
from pathlib import Path

import pytest

from commandbar.actions.base import Registry
from commandbar.actions.create_project.action import CreateProject
from eval.cases import Case, Prediction, load_cases
from eval.predicting import predict
from eval.scoring import Scored, score_all

CASES = Path(__file__).parents[3] / "eval" / "cases"
REGISTRY = Registry([CreateProject()])
REACHED = {
    "given.jsonl": 60,
    "own.jsonl": 159,
    "more.jsonl": 159,
    "fresh.jsonl": 110,
    "wide.jsonl": 129,
    "second.jsonl": 59,
    "third.jsonl": 120,
}
"""How many are exact; only ever raised."""


async def _predictions(cases: list[Case]) -> dict[str, Prediction]:
    return {case.id: await predict(case.question, REGISTRY, "builtin", None) for case in cases}


@cache
def _scored(name: str) -> list[Scored]:
    cases = load_cases([CASES / name])
    return score_all(cases, asyncio.run(_predictions(cases)))


@pytest.mark.parametrize("name", REACHED)
def test_as_many_plans_are_exact_as_were_reached_before(name: str) -> None:
    missed = [one.case.id for one in _scored(name) if not one.score.exact]
    assert len(_scored(name)) - len(missed) >= REACHED[name], missed


@pytest.mark.parametrize("name", REACHED)
def test_no_plan_is_staged_with_wrong_money_client_currency_or_date(name: str) -> None:
    assert [one.case.id for one in _scored(name) if one.score.dangerous] == []
