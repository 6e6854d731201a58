"""What is asked when something is missing, ambiguous or contradictory; in a person's words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from commandbar.plan import Option, Question

ORDER = (
    "project_name",
    "client",
    "billing_type",
    "currency",
    "budget",
    "hourly_rate",
    "milestones",
)
"""The vocabulary of `missing`, in the order that things are asked in."""

MISSING: Mapping[str, str] = MappingProxyType(
    {
        "project_name": "What is the project called?",
        "client": "Which client is it for?",
        "billing_type": "How is it billed?",
        "currency": "Which currency is it in?",
        "budget": "What is the budget?",
        "hourly_rate": "What is the rate for an hour?",
        "milestones": "Which milestones, with which amounts?",
    }
)

BILLING_TYPES = (
    Option(label="Fixed price", value="fixed price"),
    Option(label="Hourly", value="hourly"),
    Option(label="Mixed", value="mixed"),
)


def choose(field: str, message: str, values: Sequence[str]) -> Question:
    """A question whose answers are ready to send."""
    return Question(field=field, message=message, options=options(values))


def options(values: Sequence[str]) -> tuple[Option, ...]:
    """Answers that are sent as they are shown."""
    return tuple(Option(label=value, value=value) for value in values)


def ask(field: str) -> Question:
    """The plain question for a missing field."""
    choices = BILLING_TYPES if field == "billing_type" else ()
    return Question(field=field, message=MISSING[field], options=choices)
