"""The seam of an action: what staging, executor, evaluation and the doors know of one.

An action is a room of its own: its plan model, the roles it extracts, its resolution, what it
depends on, its execution and its card stand side by side and are registered in one place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from pydantic import BaseModel

from billing_core.unit_of_work import UnitOfWork
from commandbar.extraction import Extraction
from commandbar.plan import Agreement, Card, Evidence, Outcome, PlanWarning, Question, Unused
from commandbar.prompt import Prompt


@dataclass(frozen=True, slots=True)
class KnownClient:
    """A client of the workspace, as name matching sees it. `id` is None outside a database."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """All that understanding a sentence may know; none of it ever goes to a model (rule 34)."""

    today: date
    currency: str
    locale: str
    clients: tuple[KnownClient, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the words came to. `plan` is complete for STAGE, partial or None for CLARIFY."""

    outcome: Outcome
    plan: BaseModel | None = None
    missing: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    warnings: tuple[PlanWarning, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    unused: tuple[Unused, ...] = ()
    reason: str | None = None
    agreement: Agreement | None = None
    """None where only one of the two readers read."""


@dataclass(frozen=True, slots=True)
class Dependency:
    """One fact outside the plan that it rests on: if its value differs later, the plan is stale.

    `what` says it for a person ("the client"); `value` is compared and shown. `warning` is what
    a reviewer should know of the fact as it stands ("the name is taken").
    """

    field: str
    what: str
    value: str
    warning: PlanWarning | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """The state that a message is about: the newest plan and what is still being asked."""

    prompt: Prompt
    plan: BaseModel | None
    questions: tuple[Question, ...]
    evidence: tuple[Evidence, ...]
    unused: tuple[Unused, ...]
    message_number: int
    """The message's place in the conversation, the prompt being 0; goes into new Evidence."""


class ModelReader(Protocol):
    """How a language model is asked for this action: verbatim words in, an Extraction out."""

    template: str
    """The instructions' template in `prompts/`; it is rendered without a person's words."""
    answer: type[BaseModel]
    names: frozenset[str]
    """The answer's keys whose values may be shown before the answer is whole: never a number."""

    def to_extraction(self, text: str, answer: Any) -> Extraction:
        """Find the answer's words in the text, in reading order, one use each."""

    def join(self, text: str, reading: Extraction, workspace: Workspace) -> Extraction:
        """The model's reading with what code sees for sure in the same words.

        `sure` only where every word that matters has a role and nothing contradicts another.
        """

    def differences(self, shown: Any, other: Any, /) -> tuple[PlanWarning, ...]:
        """What a reviewer is asked where another complete plan was read from the same words."""


class Action(Protocol):
    """What the rest of the system knows of an action."""

    name: str
    plan_model: type[BaseModel]
    """A complete plan, strict; `model_validate_json` is its gate."""
    draft_model: type[BaseModel]
    """The same fields, each optional: what is known while questions are open."""
    model_reader: ModelReader | None

    def read(self, text: str, workspace: Workspace, /) -> Extraction | None:
        """The builtin grammar: None when the text does not ask for this action."""

    def resolve(
        self, prompt: Prompt, extraction: Extraction, workspace: Workspace, /
    ) -> Resolution:
        """Words to values: exact money, dates, client; questions for what is missing."""

    def revise(self, revision: Revision, text: str, workspace: Workspace, /) -> Resolution | None:
        """An answer or a correction in words; None when the text is not understood as one."""

    def review(self, plan: BaseModel, workspace: Workspace, /) -> tuple[PlanWarning, ...]:
        """The warnings that a complete plan carries whoever wrote it."""

    def totals(self, plan: BaseModel, /) -> dict[str, Any] | None:
        """The sums shown with the plan, as decimal strings."""

    def settle(self, uow: UnitOfWork, plan: BaseModel, /) -> BaseModel:
        """The plan with its looked-up values (a client's name) as the workspace has them now."""

    def dependencies(self, uow: UnitOfWork, plan: BaseModel, /) -> tuple[Dependency, ...]:
        """What the plan rests on, as it stands now; authorises as the actor, read only."""

    def execute(self, uow: UnitOfWork, plan: BaseModel, /) -> dict[str, str]:
        """Run the plan through billing_core's use cases; returns the command's `result`."""

    def undo(self, uow: UnitOfWork, plan: BaseModel, result: dict[str, str], /) -> None:
        """Take back what `execute` made and wrote down in `result`; refused by billing_core as
        soon as something hangs on it."""

    def card(self, plan: BaseModel, workspace: Workspace, /) -> Card:
        """The plan as a person reviews it."""


class Registry:
    """The actions that the command bar offers, in the order they are tried."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self._actions = {action.name: action for action in actions}

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def __getitem__(self, name: str) -> Action:
        return self._actions[name]

    def for_model(self) -> Action:
        """The action that a model is asked about when no grammar recognised the text: the first."""
        return next(iter(self))
