"""What is said beside a request moves no value of it: the plan is the same, or it is asked about."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from commandbar.actions.base import KnownClient, Workspace
from commandbar.actions.create_project.action import CreateProject
from commandbar.actions.create_project.plan import CreateProjectPlan
from commandbar.plan import Outcome
from commandbar.prompt import Prompt
from eval.cases import Question, load_cases

ACTION = CreateProject()
CASES = Path(__file__).parents[3] / "eval" / "cases"
SETS = ("own", "wide", "second", "third")
QUESTIONS = [case.question for case in load_cases([CASES / f"{name}.jsonl" for name in SETS])]
SAID_BESIDE: dict[str, Callable[[str], str]] = {
    "a day of something else": lambda text: f"{text.rstrip(' .')}. Our fiscal year closes June 30.",
    "a price of the past": lambda text: f"Last year's came to £6,900. {text}",
    "another budget": lambda text: f"{text.rstrip(' .')}. The travel budget of $400 is separate.",
    "words in passing": lambda text: f"{text.rstrip(' .')}, more to come in spring",
    "a mail around it": lambda text: f"Please create:\n\nHi Ann,\n{text}\nKind regards,\nJo Smith",
    "an apology": lambda text: f"Sorry for the delay. {text}",
    "no capitals": str.lower,
    "a sign for the last and": lambda text: text.replace(" and ", " & "),
    "wide gaps": lambda text: re.sub(" +", "  ", text),
}


def staged(question: Question, text: str) -> CreateProjectPlan | None:
    """What would be staged without a model; None where somebody is asked."""
    clients = tuple(KnownClient(None, name) for name in question.workspace.clients)
    place = Workspace(
        question.today, question.workspace.currency, question.workspace.locale, clients
    )
    prompt = Prompt(text)
    extraction = ACTION.read(prompt.text, place)
    if extraction is None or not extraction.sure:
        return None
    found = ACTION.resolve(prompt, extraction, place)
    if found.outcome is not Outcome.STAGE:
        return None
    assert isinstance(found.plan, CreateProjectPlan)
    return found.plan


def worth(plan: CreateProjectPlan) -> tuple[object, ...]:
    """Who pays how much, in what, and when."""
    rows = tuple((milestone.amount, milestone.due_date) for milestone in plan.milestones)
    terms = (plan.billing_type, plan.currency, plan.budget, plan.hourly_rate)
    return (plan.client.name.lower(), *terms, rows)


PLANS = [(question, staged(question, question.prompt)) for question in QUESTIONS]


def test_most_requests_are_staged() -> None:
    assert sum(plan is not None for _, plan in PLANS) > 0.7 * len(PLANS)


@pytest.mark.parametrize("beside", SAID_BESIDE)
def test_what_is_said_beside_a_request_moves_no_value(beside: str) -> None:
    moved = []
    for question, plan in PLANS:
        other = staged(question, SAID_BESIDE[beside](question.prompt)) if plan else None
        if plan and other and worth(plan) != worth(other):
            moved.append((question.id, worth(plan), worth(other)))
    assert not moved
