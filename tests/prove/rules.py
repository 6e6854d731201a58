"""Every step that a history may hold, how often, and what is drawn for it: one table.

Draws are finite sequences, so that Hypothesis and a plain seeded generator draw from the same.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from typing import Any

from hypothesis import strategies as st

from tests.prove import command_steps as commands
from tests.prove import invoice_steps, looking_steps, milestone_steps, project_steps, settings_steps
from tests.prove.doors import Attempt

Draws = dict[str, Sequence[Any]]

CLIENTS = ("Quartz Foundry", "Zephyr Mills", "Harrow Bakery")
PROJECTS, KINDS = project_steps.PROJECTS, project_steps.KINDS
PICK = range(128)
TINY = range(7)
"""Amounts in minor units: so small that budgets are met exactly and exceeded by one all the time."""
TAX_RATES = (None, Decimal(0), Decimal(21), Decimal("7.5"), Decimal("8.875"), Decimal("100.5"))
BOOL = (False, True)
LATE = (False,) * 9 + (True,)
"""Whether a call names the version before the newest."""
DETAILS = (True, True, False)
LINES = (None, None, *product(range(1, 4), range(5)))
AMOUNTS = tuple(list(some) for length in (2, 3, 1, 0) for some in product(TINY, repeat=length))
DOLLARS = tuple(list(some) for length in (1, 2) for some in product(range(1, 10), repeat=length))


@dataclass(frozen=True, slots=True)
class Rule:
    """A step, what it draws, and how often it is drawn beside the others."""

    step: Callable[..., Attempt | None]
    draws: Draws = field(default_factory=dict)
    weight: int = 2


RULES: dict[str, Rule] = {
    "create_client": Rule(
        project_steps.create_client, {"name": CLIENTS, "with_details": DETAILS}, weight=1
    ),
    "edit_client": Rule(
        project_steps.edit_client,
        {
            "pick": PICK,
            "change": (
                "details",
                "details",
                "no mail",
                "rename",
                "bad mail",
                "archive",
                "bring back",
            ),
            "name": CLIENTS,
            "late": LATE,
        },
    ),
    "create_project": Rule(
        project_steps.create_project,
        {
            "pick": PICK,
            "name": PROJECTS,
            "kind": KINDS,
            "budget": (None, *range(13)),
            "scope": (None, None, "all_invoices", "milestones_only"),
            "rate": range(10),
            "amounts": AMOUNTS,
        },
    ),
    "edit_project": Rule(
        project_steps.edit_project,
        {
            "pick": PICK,
            "what": ("budget", "budget", "scope", "type", "rate", "name", "currency"),
            "number": range(13),
            "late": LATE,
        },
        weight=3,
    ),
    "list_milestones": Rule(
        milestone_steps.list_milestones,
        {
            "pick": PICK,
            "change": ("add", "add", "edit", "remove", "move"),
            "one": range(6),
            "two": range(6),
            "amount": TINY,
            "late": LATE,
        },
        weight=3,
    ),
    "step_milestone": Rule(
        milestone_steps.step_milestone,
        {"pick": PICK, "step": sorted(milestone_steps.MILESTONE_STEPS)},
    ),
    "advance": Rule(milestone_steps.advance, {"pick": PICK}, weight=14),
    "invoice_milestone": Rule(milestone_steps.invoice_milestone, {"pick": PICK}),
    "log_time": Rule(
        project_steps.log_time,
        {
            "pick": PICK,
            "minutes": (1, 20, 45, 90, 333, 1440, 0, 1441),
            "note": (None, "Calls", "Site visit"),
            "billable": DETAILS,
        },
        weight=3,
    ),
    "invoice_time": Rule(invoice_steps.invoice_time, {"pick": PICK}, weight=3),
    "edit_draft": Rule(
        invoice_steps.edit_draft, {"pick": PICK, "rate": TAX_RATES, "line": LINES}, weight=3
    ),
    "delete_draft": Rule(invoice_steps.delete_draft, {"pick": PICK}),
    "send_invoice": Rule(invoice_steps.send_invoice, {"pick": PICK}),
    "pay_invoice": Rule(invoice_steps.pay_invoice, {"pick": PICK}),
    "void_invoice": Rule(
        invoice_steps.void_invoice,
        {"pick": PICK, "reason": ("Wrong", "Wrong", " "), "rebill": BOOL},
        weight=3,
    ),
    "set_tax": Rule(settings_steps.set_tax, {"rate": TAX_RATES}, weight=1),
    "switch_bar": Rule(settings_steps.switch_bar, {"on": (True, True, True, False)}, weight=1),
    "make_link": Rule(settings_steps.make_link, {"pick": PICK}, weight=1),
    "end_link": Rule(settings_steps.end_link, {"pick": PICK}, weight=1),
    "open_portal": Rule(looking_steps.open_portal, {"number": range(6)}, weight=1),
    "look": Rule(looking_steps.look, {"what": sorted(looking_steps.LISTS)}, weight=1),
    "read_audit": Rule(looking_steps.read_audit, weight=1),
    "stage_project": Rule(
        commands.stage_project,
        {
            "name": PROJECTS,
            "client": CLIENTS,
            "kind": KINDS,
            "budget": (None, *range(1, 20)),
            "amounts": DOLLARS,
        },
    ),
    "stage_client": Rule(commands.stage_client, {"client": CLIENTS}, weight=1),
    "correct": Rule(commands.correct, {"pick": PICK, "amount": range(1, 10)}, weight=1),
    "edit_plan": Rule(
        commands.edit_plan,
        {
            "pick": PICK,
            "what": ("amount", "name", "client"),
            "client_pick": PICK,
            "name": PROJECTS,
            "client_name": CLIENTS,
            "amount": range(10),
            "late": LATE,
        },
        weight=1,
    ),
    "confirm": Rule(
        commands.confirm, {"pick": PICK, "wrong": ("", "", "", "", "version", "digest")}
    ),
    "confirm_newest": Rule(commands.confirm, {"pick": (0, 4), "wrong": ("",)}, weight=3),
    "discard": Rule(commands.discard, {"pick": PICK}, weight=1),
    "undo": Rule(commands.undo, {"pick": PICK}),
}

WAITED_HOURS = (1, 23, 24, 25)
NAMES = [*(name for name in RULES for _ in range(RULES[name].weight)), "wait"]
WHO = (0, 0, 0, 1, 2, 2, 3, 4, 5)
"""Owner, Admin and Member of ours, then of theirs; ours are drawn more, so that they get far."""
OVER_HTTP = (False,) * 11 + (True,)
"""One step of twelve goes through the HTTP API."""


@dataclass(frozen=True, slots=True)
class Call:
    """One step of a history, as it can be printed and taken again."""

    name: str
    who: int
    over_http: bool
    draws: dict[str, Any]


def _draws_of(name: str) -> Draws:
    return {"hours": WAITED_HOURS} if name == "wait" else RULES[name].draws


def random_call(chance: random.Random) -> Call:
    name = chance.choice(NAMES)
    draws = {key: chance.choice(values) for key, values in _draws_of(name).items()}
    return Call(name, chance.choice(WHO), chance.choice(OVER_HTTP), draws)


def _calls_of(name: str) -> st.SearchStrategy[Call]:
    draws = {key: st.sampled_from(values) for key, values in _draws_of(name).items()}
    return st.builds(
        Call,
        st.just(name),
        st.sampled_from(WHO),
        st.sampled_from(OVER_HTTP),
        st.fixed_dictionaries(draws),
    )


_BY_NAME = {name: _calls_of(name) for name in dict.fromkeys(NAMES)}
CALLS = st.sampled_from(NAMES).flatmap(lambda name: _BY_NAME[name])
