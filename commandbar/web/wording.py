"""Stored words to words for people: statuses, kinds, fields of a plan. Filters of the templates."""

import re
from collections.abc import Callable

LABELS = {
    "hourly": "Hourly",
    "fixed_price": "Fixed price",
    "mixed": "Mixed",
    "pending": "Pending",
    "in_progress": "In progress",
    "completed": "Completed",
    "invoiced": "Invoiced",
    "staged": "Waiting for review",
    "needs_clarification": "Waiting for an answer",
    "rejected": "Not a command",
    "failed": "Not read",
    "executed": "Done",
    "discarded": "Discarded",
    "expired": "Expired",
    "stated": "your words",
    "derived": "computed",
    "default": "workspace default",
    "looked_up": "looked up",
}

FIELDS = {
    "address_line1": "Address",
    "address_line2": "Address, second line",
    "client_id": "Client",
}

_ITEM = re.compile(r"^([a-z]+?)s\[(\d+)\]\.?")


def label(word: str) -> str:
    """The words for a stored one: "in_progress" is "In progress"; unknown ones lose underscores."""
    return LABELS.get(word) or word.replace("_", " ").capitalize()


def field_label(path: str) -> str:
    """ "milestones[1].amount" is "Milestone 2, amount"."""
    if path in FIELDS:
        return FIELDS[path]
    words = _ITEM.sub(lambda m: f"{m[1]} {int(m[2]) + 1}, ", path)
    return words.replace("_", " ").replace(".", ", ").strip(", ").capitalize()


WORDINGS: dict[str, Callable[[str], str]] = {"label": label, "field_label": field_label}
