"""Stored words to words for people: statuses, kinds, fields of a plan. Filters of the templates."""

import re
from collections.abc import Callable
from typing import Any

LABELS = {
    "hourly": "Hourly",
    "fixed_price": "Fixed price",
    "mixed": "Mixed",
    "pending": "Pending",
    "in_progress": "In progress",
    "completed": "Completed",
    "all_invoices": "Everything invoiced",
    "invoiced": "Invoiced",
    "staged": "Waiting for review",
    "needs_clarification": "Waiting for an answer",
    "rejected": "Not a command",
    "failed": "Not read",
    "executed": "Done",
    "discarded": "Discarded",
    "expired": "Expired",
    "web": "web",
    "api": "API",
    "slack": "Slack",
    "cli": "terminal",
    "command": "command bar",
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

DEEDS = {
    "client.create": "Added a client",
    "client.update": "Changed a client",
    "client.remove": "Took back a client",
    "command.confirm": "Confirmed a plan",
    "command.undo": "Undid a command",
    "invoice.delete": "Deleted a draft invoice",
    "invoice.edit": "Changed a draft invoice",
    "invoice.generate": "Made a draft invoice",
    "invoice.pay": "Marked an invoice paid",
    "invoice.send": "Sent an invoice",
    "invoice.void": "Voided an invoice",
    "milestone.complete": "Completed a milestone",
    "milestone.invoice": "Invoiced a milestone",
    "milestone.reopen": "Reopened a milestone",
    "milestone.start": "Started a milestone",
    "milestone.release": "Freed a milestone to be billed again",
    "portal.create": "Made a portal link",
    "portal.revoke": "Ended a portal link",
    "project.create": "Created a project",
    "project.milestones": "Changed a project’s milestones",
    "project.remove": "Took back a project",
    "project.update": "Changed a project",
    "settings.invoicing": "Changed the invoicing settings",
    "settings.workspace": "Changed the workspace settings",
    "slack.install": "Connected a Slack team",
    "slack.link": "Linked a Slack user",
    "slack.unlink": "Unlinked a Slack user",
    "time.log": "Logged time",
}
"""What the audit log says of its actions."""

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


def deed(action: str) -> str:
    """The audit log's words for an action; one without words of its own shows its name."""
    return DEEDS.get(action) or field_label(action)


WORDINGS: dict[str, Callable[[Any], str]] = {
    "label": label,
    "field_label": field_label,
    "deed": deed,
}
