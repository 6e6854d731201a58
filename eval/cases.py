"""The cases: a sentence, the workspace it is said in, and (kept apart) what it should come to."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Outcome = Literal["stage", "clarify", "reject", "error"]


class _Read(BaseModel):
    """Read leniently: cases and predictions may carry more than is scored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class CaseWorkspace(_Read):
    currency: str
    locale: str
    clients: tuple[str, ...] = ()


class Question(_Read):
    """All of a case that a parser may see."""

    id: str
    today: date
    workspace: CaseWorkspace
    prompt: str


class ClientName(_Read):
    name: str
    existing: bool


class Milestone(_Read):
    name: str
    amount: Decimal
    due_date: date | None = None
    description: str | None = None


class Plan(_Read):
    """The scored fields of a plan. Money as numbers: "15000" and "15000.00" agree."""

    project_name: str
    client: ClientName
    billing_type: str
    currency: str
    budget: Decimal | None = None
    hourly_rate: Decimal | None = None
    milestones: tuple[Milestone, ...] = ()


class Gold(_Read):
    """What the case should come to; `plan` only where it is to be staged."""

    outcome: Outcome
    plan: Plan | None = None
    warnings: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Case(_Read):
    """A question with its tags and, where the file has it, its gold."""

    question: Question
    tags: tuple[str, ...] = ()
    gold: Gold | None = None

    @property
    def id(self) -> str:
        return self.question.id


class Prediction(_Read):
    """What a parser made of a question; one line of a predictions file (contract section 7)."""

    id: str
    outcome: Outcome
    plan: dict[str, Any] | None = None
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    parser: str = ""
    seconds: float = 0.0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    attempts: int = 0
    agreement: str | None = None
    """"equal" or "different" where both the grammar and a model read the words."""
    error: str | None = None
    """The stable code, where the outcome is an error."""


def _gold(expected: dict[str, Any] | None) -> Gold | None:
    """In a case file the plan's fields stand beside the outcome."""
    if expected is None:
        return None
    plan = Plan.model_validate(expected) if expected["outcome"] == "stage" else None
    return Gold.model_validate({**expected, "plan": plan})


def case_of(line: dict[str, Any]) -> Case:
    return Case(
        question=Question.model_validate(line),
        tags=tuple(line.get("tags", ())),
        gold=_gold(line.get("expected")),
    )


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for text in file:
            if text.strip():
                yield json.loads(text)


def load_cases(paths: Iterable[Path]) -> list[Case]:
    """The cases of all files, in order. Raises ValueError where an id occurs twice."""
    cases = [case_of(line) for path in paths for line in _json_lines(path)]
    ids = [case.id for case in cases]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    if twice:
        raise ValueError(f"these ids occur more than once: {', '.join(twice)}")
    return cases


def load_predictions(path: Path) -> dict[str, Prediction]:
    return {line["id"]: Prediction.model_validate(line) for line in _json_lines(path)}


def save_predictions(path: Path, predictions: Iterable[Prediction]) -> None:
    lines = [prediction.model_dump_json() + "\n" for prediction in predictions]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(lines), encoding="utf-8")
