"""What surrounds a plan: where each value comes from, what is asked, what is warned of.

The plans themselves live with their actions (`commandbar/actions/`).
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Outcome(StrEnum):
    """What a prompt came to: a plan to review, a question back, or no supported command."""

    STAGE = "stage"
    CLARIFY = "clarify"
    REJECT = "reject"


class Origin(StrEnum):
    """Where a value of the plan comes from (rule 28)."""

    STATED = "stated"
    DERIVED = "derived"
    DEFAULT = "default"
    LOOKED_UP = "looked_up"


class Agreement(StrEnum):
    """Whether the grammar and the model, each on its own, came to the same plan."""

    EQUAL = "equal"
    DIFFERENT = "different"


class Evidence(_Frozen):
    """The words behind one field of the plan.

    `start` and `end` are code points of the original prompt, or of the conversation's message
    number `message` where that is given; both null when the value stands in no words.
    """

    field: str
    text: str | None = None
    start: int | None = None
    end: int | None = None
    origin: Origin
    message: int | None = None


class Unused(_Frozen):
    """An amount, percentage or date of the prompt that no field uses."""

    text: str
    start: int
    end: int


class Dismissed(_Frozen):
    """Words that the person said are no part of the plan; `start` and `end` as in Unused."""

    text: str
    start: int
    end: int


class Option(_Frozen):
    """A ready answer: what the button says, and the text to send as the message."""

    label: str
    value: str


class Question(_Frozen):
    field: str
    message: str
    options: Sequence[Option] = ()


class Fix(_Frozen):
    """One way to mend a warning: what it would do, and the whole plan as it would be then."""

    label: str
    plan: dict[str, Any]


class PlanWarning(_Frozen):
    code: str
    message: str
    field: str | None = None
    fixes: Sequence[Fix] = ()


class CardField(_Frozen):
    """One line of the review card. `field` is the plan's field, the key to its evidence.

    `tone` "new" marks what would be created besides ("a new client"), "derived" what was computed.
    """

    field: str
    label: str
    value: str
    tone: str | None = None


class CardRow(_Frozen):
    """One milestone of the card: its name, then its further cells by column."""

    field: str
    name: str
    amount: str
    due_date: str | None = None
    description: str | None = None


class Card(_Frozen):
    """The plan as a person reviews it; every door renders this and nothing else.

    All values are finished texts in the workspace's locale. `sum_line` shows the addition:
    "15,000 + 20,000 + 15,000 = 50,000 of 50,000".
    """

    title: str
    confirm_label: str
    fields: Sequence[CardField]
    rows: Sequence[CardRow] = ()
    sum_line: str | None = None
    notes: Sequence[str] = ()


class Usage(_Frozen):
    """What the language model cost, over all attempts."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    attempts: int = 0
