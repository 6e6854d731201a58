"""How a language model is asked for a new project: words in their roles, in reading order.

The answer is a flat list of one-key objects, {"milestone": "Strategy"}, {"amount": "$15,000"}:
each key once, nothing null, nothing to fill in where the text says nothing. It is valid for
strict constrained decoding and about as short as JSON can say it. The intent comes last, so that
it is decided after reading.
"""

from typing import Any, Literal, Union

from pydantic import BaseModel, ConfigDict, create_model

from commandbar.extract.llm_spans import locate
from commandbar.extraction import Extraction, Slot

ROLES = {
    "project": "project_name",
    "client": "client",
    "billing": "billing_type",
    "currency": "currency",
    "budget": "budget",
    "rate": "hourly_rate",
    "count": "milestone_count",
    "split": "split",
    "milestone": "milestone.name",
    "amount": "milestone.amount",
    "due": "milestone.due_date",
    "about": "milestone.description",
    "each": "amount_each",
    "old": "retracted",
}
"""The answer's keys, and the role that each stands for."""

_MAX_WORDS = 1_000
_CLOSED = ConfigDict(extra="forbid")


def _one_key(key: str) -> type[BaseModel]:
    fields: dict[str, Any] = {key: (str, ...)}
    return create_model(key.capitalize(), __config__=_CLOSED, **fields)


_Words: Any = Union[tuple(_one_key(key) for key in ROLES)]  # noqa: UP007 - built from the table


class CreateProjectAnswer(BaseModel):
    """Words of the text by role, in reading order; then whether a project is asked for at all."""

    model_config = _CLOSED

    words: list[_Words]
    intent: Literal["create", "other"]


class CreateProjectReader:
    """The create_project action's side of the language model."""

    template = "create_project.j2"
    answer: type[BaseModel] = CreateProjectAnswer

    def to_extraction(self, text: str, answer: CreateProjectAnswer) -> Extraction:
        """The answer's words at their places in the text; what is not there is dropped.

        A milestone's name opens an item; what follows up to the next name belongs to it, and what
        precedes the first name to the first. `sure` only when no word was dropped.
        """
        if answer.intent == "other":
            return Extraction(action=None)
        copies = [
            copy for words in answer.words[:_MAX_WORDS] for copy in words.model_dump().items()
        ]
        located = locate(text, [words for _, words in copies])
        slots: list[Slot] = []
        doubts: list[str] = []
        item = -1
        for (key, _), span in zip(copies, located, strict=True):
            role = ROLES[key]
            item += role == "milestone.name"
            if span is None:
                doubts.append(f"{key}: not in the text")
            else:
                of_list = role.startswith("milestone.")
                slots.append(Slot(role, *span, max(item, 0) if of_list else None))
        return Extraction("create_project", tuple(slots), sure=not doubts, doubts=tuple(doubts))
