"""CreateProject: the room's door, which only hands on."""

from typing import Any

from pydantic import BaseModel

from billing_core import money
from billing_core.unit_of_work import UnitOfWork
from commandbar.actions.base import Dependency, ModelReader, Resolution, Revision, Workspace
from commandbar.actions.create_project import execute as execution
from commandbar.actions.create_project import grammar, resolve, review, revise
from commandbar.actions.create_project.card import card
from commandbar.actions.create_project.model_reader import CreateProjectReader
from commandbar.actions.create_project.plan import CreateProjectDraft, CreateProjectPlan
from commandbar.extraction import Extraction
from commandbar.plan import Card, PlanWarning
from commandbar.prompt import Prompt


class CreateProject:
    """See `actions.base.Action`, whose members these are."""

    name = "create_project"
    plan_model: type[BaseModel] = CreateProjectPlan
    draft_model: type[BaseModel] = CreateProjectDraft
    model_reader: ModelReader | None = CreateProjectReader()

    def read(self, text: str, workspace: Workspace) -> Extraction | None:
        return grammar.read(text, workspace)

    def resolve(self, prompt: Prompt, extraction: Extraction, workspace: Workspace) -> Resolution:
        return resolve.resolve(prompt, extraction, workspace)

    def revise(self, revision: Revision, text: str, workspace: Workspace) -> Resolution | None:
        return revise.revise(revision, text, workspace)

    def review(self, plan: BaseModel, workspace: Workspace) -> tuple[PlanWarning, ...]:
        return review.review(_plan(plan), workspace)

    def totals(self, plan: BaseModel) -> dict[str, Any] | None:
        """Milestones, budget and budget minus milestones; null where there is none to tell."""
        if not isinstance(plan, CreateProjectPlan):
            return None
        total = plan.milestones_minor
        budget = plan.budget_minor
        difference = None if budget is None else budget - total
        return {
            "milestones": money.format_amount(total, plan.currency),
            "budget": plan.budget,
            "difference": None
            if difference is None
            else money.format_amount(difference, plan.currency),
        }

    def settle(self, uow: UnitOfWork, plan: BaseModel) -> BaseModel:
        return execution.settle(uow, _plan(plan))

    def dependencies(self, uow: UnitOfWork, plan: BaseModel) -> tuple[Dependency, ...]:
        return execution.dependencies(uow, _plan(plan))

    def execute(self, uow: UnitOfWork, plan: BaseModel) -> dict[str, str]:
        return execution.execute(uow, _plan(plan))

    def undo(self, uow: UnitOfWork, plan: BaseModel, result: dict[str, str]) -> None:
        execution.undo(uow, _plan(plan), result)

    def card(self, plan: BaseModel, workspace: Workspace) -> Card:
        assert isinstance(plan, CreateProjectPlan | CreateProjectDraft)
        return card(plan, workspace)


def _plan(plan: BaseModel) -> CreateProjectPlan:
    assert isinstance(plan, CreateProjectPlan)
    return plan
