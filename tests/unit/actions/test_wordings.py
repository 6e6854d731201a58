"""Requests in many wordings, each with what it comes to: written by hand, beside the cases.

A plan is written short: name | client (+ before a new one) | F, H or M | currency | budget | rate | milestones
as "name amount day / description" | warning. "?" is a question and what it asks, "!" no request.
"""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from commandbar.actions.base import KnownClient, Resolution, Workspace
from commandbar.actions.create_project.action import CreateProject
from commandbar.actions.create_project.plan import CreateProjectPlan, PlanMilestone
from commandbar.extraction import grounded
from commandbar.plan import Outcome
from commandbar.prompt import Prompt

ACTION = CreateProject()
PLACES = {
    "US": ("USD", "en-US", ("Acme Corp|Globex|Initech BV|Umbrella Health|Stark Industries"
           "|Wayne Enterprises|Hooli|Pied Piper")),
    "AM": ("USD", "en-US", ("Acme Corp|Acme Labs|Hooli|Northwind Traders|Northwind Logistics"
           "|Smith & Co|Smith Dental")),
    "UK": ("GBP", "en-GB", ("Harrow & Sons|Pemberton Ltd|Northwind Traders|Five Guys|Kite & Key"
           "|O'Neill Joinery")),
    "CA": ("CAD", "en-CA", "Maple Leaf Media|Acadia Parks|Globex"),
    "AU": ("AUD", "en-AU", "Bondi Surf Co|Koala Health|Outback Freight"),
    "IN": ("INR", "en-IN", "Sharma Textiles|Bengal Foods|Kaveri Software"),
    "JP": ("JPY", "ja-JP", "Sakura Foods|Nippon Rail|Globex"),
    "NL": ("EUR", "nl-NL", ("Initech BV|Van Dijk Bouw|Gemeente Utrecht|Bakkerij De Molen"
           "|Fietsfabriek Noord")),
    "DE": ("EUR", "de-DE", "Müller GmbH|Schneider Logistik|Stadtwerke Kassel|Globex"),
    "FR": ("EUR", "fr-FR", "Société Lumière|Boulangerie Petit|Groupe Armand|Globex"),
    "ES": ("EUR", "es-ES", "Panadería Luna|Grupo Sol|Inmobiliaria Ibérica"),
}  # fmt: skip
KINDS = {"fixed_price": "F", "hourly": "H", "mixed": "M"}
SUMS = {"milestones_exceed_budget": "exceed", "milestones_below_budget": "below"}
HERE = Path(__file__).parent
WORDINGS = [json.loads(line) for line in (HERE / "wordings.jsonl").read_text().splitlines()]
BY_RULE = [json.loads(line) for line in (HERE / "wordings_by_rule.jsonl").read_text().splitlines()]
"""For each rule of the grammar wordings in several languages that it reads, and others, near to
them, that it must leave alone."""


def place(key: str) -> Workspace:
    currency, locale, clients = PLACES[key]
    known = tuple(KnownClient(None, name) for name in clients.split("|"))
    return Workspace(date(2026, 3, 2), currency, locale, known)


def said(text: str, workspace: Workspace) -> str:
    """What the words come to without a model, written short."""
    prompt = Prompt(text)
    extraction = ACTION.read(prompt.text, workspace)
    if extraction is None:
        return "!"
    slots = grounded(prompt.text, extraction.slots)
    found = ACTION.resolve(prompt, replace(extraction, slots=slots), workspace)
    if found.outcome is Outcome.CLARIFY or not extraction.sure:
        return "?" + ",".join(sorted(found.missing))
    return _short(found)


def _short(found: Resolution) -> str:
    plan = found.plan
    assert isinstance(plan, CreateProjectPlan)
    codes = (SUMS[w.code] for w in found.warnings if w.code in SUMS)
    return "|".join(
        (
            plan.project_name,
            ("" if plan.client.existing else "+") + plan.client.name,
            KINDS[plan.billing_type],
            plan.currency,
            _plain(plan.budget),
            _plain(plan.hourly_rate),
            ";".join(_milestone(m) for m in plan.milestones),
            *codes,
        )
    )


def _milestone(milestone: PlanMilestone) -> str:
    due = f" {milestone.due_date}" if milestone.due_date else ""
    about = f"  /{milestone.description}" if milestone.description else ""
    return f"{milestone.name} {_plain(milestone.amount)}{due}{about}"


def _plain(amount: str | None) -> str:
    return "" if amount is None else f"{Decimal(amount).normalize():f}"


@pytest.mark.parametrize("wording", WORDINGS, ids=lambda wording: wording["say"][:60])
def test_a_wording_comes_to_what_it_says(wording: dict[str, str]) -> None:
    want = wording["want"]
    wanted = "?" + ",".join(sorted(want[1:].split(","))) if want[0] == "?" else want
    assert said(wording["say"], place(wording["place"])) == wanted


@pytest.mark.parametrize("wording", BY_RULE, ids=lambda w: f"{w['rule']}: {w['say'][:60]}")
def test_a_rule_reads_its_wordings_and_no_others(wording: dict[str, str]) -> None:
    assert said(wording["say"], place(wording["place"])) == wording["want"]


@pytest.mark.parametrize(("remark", "codes"), [("incl. VAT", ["tax_included"]), ("excl. VAT", [])])
def test_tax_that_is_included_is_warned_of(remark: str, codes: list[str]) -> None:
    """Budgets are before tax, so such a price may not be what the sentence means."""
    prompt, workspace = Prompt(f"Loft for Globex, fixed price $5,000 {remark}"), place("US")
    extraction = ACTION.read(prompt.text, workspace)
    assert extraction is not None
    found = ACTION.resolve(prompt, extraction, workspace)
    assert found.outcome is Outcome.STAGE
    assert [warning.code for warning in found.warnings] == codes
