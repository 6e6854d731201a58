"""How a language model is asked for a new project: words in their roles, nothing computed.

The answer's keys are few, short and always there ("" where the text says nothing), as strict
constrained decoding wants it; who and what come first, the intent last, so that it is decided
after reading. Counts, splits and currencies are not asked for: code sees them for sure.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from pydantic import BaseModel, ConfigDict

from commandbar.actions.base import Workspace
from commandbar.actions.create_project.agreement import differences
from commandbar.actions.create_project.joining import joined
from commandbar.actions.create_project.plan import CreateProjectPlan
from commandbar.extract.llm_spans import Page, Span
from commandbar.extraction import Extraction, Slot
from commandbar.plan import PlanWarning

_MAX_MILESTONES = 200
_MONEY = frozenset({"budget", "hourly_rate", "milestone.amount"})


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid")


class MilestoneWords(_Closed):
    """The words about one milestone."""

    name: str
    amount: str
    due: str
    about: str


class CreateProjectAnswer(_Closed):
    """Words of the text by role; then whether a project is asked for at all."""

    client: str
    project: str
    billing: str
    milestones: list[MilestoneWords]
    budget: str
    rate: str
    intent: Literal["create", "other"]


class CreateProjectReader:
    """The create_project action's side of the language model."""

    template = "create_project.j2"
    answer: type[BaseModel] = CreateProjectAnswer
    names = frozenset({"client", "project", "name"})

    def to_extraction(self, text: str, answer: CreateProjectAnswer) -> Extraction:
        """The answer's words at their places in the text, one use each.

        What is not in the text is dropped; where that is a name, the reading is not `sure`. The
        order of claims: who and what, the milestones' names, what belongs to each, and only then
        the totals, since a small model likes to repeat the first amount as the budget.
        """
        if answer.intent == "other":
            return Extraction(action=None)
        reading = _Reading(Page(text))
        reading.head(answer)
        reading.milestones(answer.milestones[:_MAX_MILESTONES])
        reading.put("budget", answer.budget or _amount_of_project(answer))
        reading.put("hourly_rate", answer.rate)
        reading.put("billing_type", answer.billing)
        doubts = tuple(f"{role}: not in the text" for role in reading.strange)
        return Extraction("create_project", tuple(reading.slots), sure=not doubts, doubts=doubts)

    def join(self, text: str, reading: Extraction, workspace: Workspace) -> Extraction:
        return joined(text, reading, workspace)

    def differences(
        self, shown: CreateProjectPlan, other: CreateProjectPlan
    ) -> tuple[PlanWarning, ...]:
        return differences(shown, other)


def _amount_of_project(answer: CreateProjectAnswer) -> str:
    """The budget, where the model listed the project itself as the first of its milestones."""
    name = answer.project.casefold()
    return next((m.amount for m in answer.milestones if m.name.casefold() == name), "")


def _number_in(words: str) -> str:
    """The one number that a copied amount holds: a model likes to add its currency."""
    numbers = [piece for piece in words.split() if any(c.isdigit() for c in piece)]
    return numbers[0] if len(numbers) == 1 else ""


class _Reading:
    """The slots found so far, and the roles of names that the text does not have."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.slots: list[Slot] = []
        self.strange: list[str] = []

    def put(
        self,
        role: str,
        words: str,
        item: int | None = None,
        *,
        after: int = 0,
        near: Span | None = None,
    ) -> Span | None:
        span = self._page.place(words, after=after, near=near)
        if span is None and role in _MONEY:
            span = self._page.place(_number_in(words), near=near)
        if span is not None:
            self.slots.append(Slot(role, *span, item))
        return span

    def _name(self, role: str, words: str, item: int | None = None, after: int = 0) -> Span | None:
        if words.strip() and not self._page.holds(words):
            self.strange.append(role)
        return self.put(role, words, item, after=after)

    def head(self, answer: CreateProjectAnswer) -> None:
        """The longer first: the client's name may stand inside the project's."""
        heads = [("client", answer.client), ("project_name", answer.project)]
        for role, words in sorted(heads, key=lambda head: len(head[1]), reverse=True):
            self._name(role, words)

    def milestones(self, milestones: Sequence[MilestoneWords]) -> None:
        """Names first, in reading order. A name without a place of its own is no milestone: the
        model repeated the project or made it up, and its amount is left to its rightful use. So is
        an amount that the model gives to more milestones than it stands for: a total, or "each"."""
        kept: list[tuple[MilestoneWords, Span | None]] = []
        after = 0
        for words in milestones:
            span = self._name("milestone.name", words.name, len(kept), after)
            if span is not None:
                after = span[1]
            if span is not None or not words.name.strip():
                kept.append((words, span))
        amounts = Counter(words.amount for words, _ in kept)
        for item, (words, near) in enumerate(kept):
            if amounts[words.amount] <= self._page.count(words.amount):
                self.put("milestone.amount", words.amount, item, near=near)
            self.put("milestone.due_date", words.due, item, near=near)
            self.put("milestone.description", words.about, item, near=near)
