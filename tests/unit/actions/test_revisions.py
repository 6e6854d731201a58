"""A message about a plan changes just what it names; what is not sure changes nothing."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from commandbar.actions.base import KnownClient, Revision, Workspace
from commandbar.actions.create_project.action import CreateProject
from commandbar.actions.create_project.plan import CreateProjectPlan
from commandbar.prompt import Prompt

ACTION = CreateProject()
CLIENTS = ("Acme Corp", "Globex", "Initech BV", "Umbrella Health")
SAID = {
    "en": ("USD", "en-US", ("Fixed price project Brand for Acme Corp, $50k: "
           "Strategy $15k, Design $20k, Audit $15k")),
    "nl": ("EUR", "nl-NL", ("Project Stijl voor Acme Corp, vaste prijs € 13.000: "
           "Logo € 3.000, Drukwerk € 6.000, Site € 4.000")),
    "de": ("EUR", "de-DE", ("Projekt Stand für Acme Corp, Festpreis 21.000 €: "
           "Entwurf 6.000 €, Aufbau 12.000 €, Abbau 3.000 €")),
    "fr": ("EUR", "fr-FR", ("Projet Vitrine pour Acme Corp, forfait de 10 000 € : "
           "Maquette 3 000 €, Montage 5 000 €, Pose 2 000 €")),
    "es": ("EUR", "es-ES", ("Proyecto Feria para Acme Corp, precio fijo de 10.000 €: "
           "Diseño 3.000 €, Montaje 5.000 €, Retirada 2.000 €")),
}  # fmt: skip
CHANGES = (
    ("en", "make design 25k instead", "milestones=Strategy 15000;Design 25000;Audit 15000"),
    ("en", "no, for Globex", "client=Globex"),
    ("en", "drop the last one", "milestones=Strategy 15000;Design 20000"),
    ("en", "the design is due end of May",
     "milestones=Strategy 15000;Design 20000 2026-05-31;Audit 15000"),
    ("en", "drop Audit and make Design 12k", "milestones=Strategy 15000;Design 12000"),
    ("en", "remove Strategy and Design", "milestones=Audit 15000"),
    ("en", "add a milestone Training 3k",
     "milestones=Strategy 15000;Design 20000;Audit 15000;Training 3000"),
    ("en", "rename Design to Concept", "milestones=Strategy 15000;Concept 20000;Audit 15000"),
    ("en", "the second one is called Concept",
     "milestones=Strategy 15000;Concept 20000;Audit 15000"),
    ("en", "make design 25k and rename it to Concept",
     "milestones=Strategy 15000;Concept 25000;Audit 15000"),
    ("en", "make Design $25,000 and its due date June 1",
     "milestones=Strategy 15000;Design 25000 2026-06-01;Audit 15000"),
    ("en", "make Desgin 25k", "milestones=Strategy 15000;Design 25000;Audit 15000"),
    ("en", "Strategy, Design and Audit all 10k",
     "milestones=Strategy 10000;Design 10000;Audit 10000"),
    ("en", "drop audit, add Training 3k due 1 June, and make the budget 40k",
     "budget=40000.00|milestones=Strategy 15000;Design 20000;Training 3000 2026-06-01"),
    ("en", "budget is 60k", "budget=60000.00"),
    ("en", "call it Fresh Look", "project_name=Fresh Look"),
    ("nl", "maak Logo 4k", "milestones=Logo 4000;Drukwerk 6000;Site 4000"),
    ("nl", "nee, voor Initech", "client=Initech BV"),
    ("nl", "laat de laatste weg", "milestones=Logo 3000;Drukwerk 6000"),
    ("nl", "schrap Site en maak Logo 5.000", "milestones=Logo 5000;Drukwerk 6000"),
    ("nl", "hernoem Logo naar Beeldmerk", "milestones=Beeldmerk 3000;Drukwerk 6000;Site 4000"),
    ("nl", "voeg mijlpaal Training 2k toe",
     "milestones=Logo 3000;Drukwerk 6000;Site 4000;Training 2000"),
    ("de", "ändere Entwurf auf 7.000 €", "milestones=Entwurf 7000;Aufbau 12000;Abbau 3000"),
    ("de", "nein, für Initech", "client=Initech BV"),
    ("de", "lass den ersten weg", "milestones=Aufbau 12000;Abbau 3000"),
    ("de", "benenne Entwurf in Konzept um", "milestones=Konzept 6000;Aufbau 12000;Abbau 3000"),
    ("de", "Aufbau ist Ende Mai fällig",
     "milestones=Entwurf 6000;Aufbau 12000 2026-05-31;Abbau 3000"),
    ("fr", "mets Maquette à 4 000 €", "milestones=Maquette 4000;Montage 5000;Pose 2000"),
    ("fr", "non, pour Initech", "client=Initech BV"),
    ("fr", "supprime Pose et mets Montage à 6 000 €", "milestones=Maquette 3000;Montage 6000"),
    ("fr", "renomme Maquette en Concept", "milestones=Concept 3000;Montage 5000;Pose 2000"),
    ("fr", "le budget est de 12 000 €", "budget=12000.00"),
    ("es", "pon Diseño en 4.000 €", "milestones=Diseño 4000;Montaje 5000;Retirada 2000"),
    ("es", "no, para Initech", "client=Initech BV"),
    ("es", "quita el último", "milestones=Diseño 3000;Montaje 5000"),
    ("es", "añade un hito Formación de 2.000 €",
     "milestones=Diseño 3000;Montaje 5000;Retirada 2000;Formación 2000"),
    ("es", "Diseño para el 15 de abril",
     "milestones=Diseño 3000 2026-04-15;Montaje 5000;Retirada 2000"),
)  # fmt: skip
NO_CHANGES = (
    "make strategy 10% more", "add 5k to design", "Audit should be 5k less", "reduce Design by 2k",
    "Strategy and Design 10k", "10k for Strategy and Design", "make design 25k or 30k",
    "invoice Design", "delete everything", "don't make Design 25k", "the launch is due end of May",
    "I talked to Globex about the colours", "is Design 25k?", "make Photos 25k", "thanks",
    "Strategy was 10k last year",
)  # fmt: skip
ORDERS = [
    json.loads(line)
    for line in (Path(__file__).parent / "revisions.jsonl").read_text(encoding="utf-8").splitlines()
]
"""More of both kinds; `want` is empty where nothing may change."""


def plan_of(language: str) -> tuple[Workspace, Revision]:
    currency, locale, text = SAID[language]
    known = tuple(KnownClient(None, name) for name in CLIENTS)
    workspace = Workspace(date(2026, 3, 2), currency, locale, known)
    prompt = Prompt(text)
    extraction = ACTION.read(text, workspace)
    assert extraction is not None
    assert extraction.sure
    found = ACTION.resolve(prompt, extraction, workspace)
    return workspace, Revision(
        prompt=prompt,
        plan=found.plan,
        questions=found.questions,
        evidence=found.evidence,
        unused=found.unused,
        message_number=1,
    )


def changed(before: CreateProjectPlan, after: CreateProjectPlan) -> str:
    """The fields that differ, written short."""
    fields = (name for name in type(after).model_fields if name != "milestones")
    differing = [n for n in fields if getattr(before, n) != getattr(after, n)]
    said = [f"{n}={after.client.name if n == 'client' else getattr(after, n)}" for n in differing]
    if before.milestones != after.milestones:
        rows = [
            f"{m.name} {m.amount.removesuffix('.00')}" + (f" {m.due_date}" if m.due_date else "")
            for m in after.milestones
        ]
        said.append("milestones=" + ";".join(rows))
    return "|".join(said)


@pytest.mark.parametrize(("language", "message", "want"), CHANGES)
def test_a_message_changes_just_what_it_names(language: str, message: str, want: str) -> None:
    workspace, revision = plan_of(language)
    found = ACTION.revise(revision, message, workspace)
    assert found is not None
    assert isinstance(revision.plan, CreateProjectPlan)
    assert isinstance(found.plan, CreateProjectPlan)
    assert changed(revision.plan, found.plan) == want


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: f"{order['language']} {order['say']}")
def test_an_order_about_the_plan_changes_just_what_it_says(order: dict[str, str]) -> None:
    workspace, revision = plan_of(order["language"])
    found = ACTION.revise(revision, order["say"], workspace)
    assert isinstance(revision.plan, CreateProjectPlan)
    after = revision.plan if found is None else found.plan
    assert isinstance(after, CreateProjectPlan)
    assert changed(revision.plan, after) == order["want"]


def dated() -> tuple[Workspace, Revision]:
    workspace, revision = plan_of("en")
    found = ACTION.revise(revision, "due dates: Strategy 1 April, Audit 1 June", workspace)
    assert found is not None
    return workspace, replace(revision, plan=found.plan, evidence=found.evidence)


@pytest.mark.parametrize(
    ("message", "want"),
    [
        ("remove all due dates", "Strategy 15000;Design 20000;Audit 15000"),
        ("no due date for Audit", "Strategy 15000 2026-04-01;Design 20000;Audit 15000"),
        ("geen deadlines", "Strategy 15000;Design 20000;Audit 15000"),
        ("entferne alle Termine", "Strategy 15000;Design 20000;Audit 15000"),
        ("supprime toutes les échéances", "Strategy 15000;Design 20000;Audit 15000"),
        ("quita todas las fechas", "Strategy 15000;Design 20000;Audit 15000"),
        ("8 June, not 1 June", "Strategy 15000 2026-04-01;Design 20000;Audit 15000 2026-06-08"),
        ("move Audit first", "Audit 15000 2026-06-01;Strategy 15000 2026-04-01;Design 20000"),
        ("drop Strategy and put Audit before Design", "Audit 15000 2026-06-01;Design 20000"),
    ],
)
def test_days_are_taken_off_and_go_where_their_milestone_goes(message: str, want: str) -> None:
    workspace, revision = dated()
    found = ACTION.revise(revision, message, workspace)
    assert found is not None
    assert isinstance(revision.plan, CreateProjectPlan)
    assert isinstance(found.plan, CreateProjectPlan)
    assert changed(revision.plan, found.plan) == f"milestones={want}"


def test_the_words_behind_a_value_go_where_their_milestone_goes() -> None:
    workspace, revision = dated()
    found = ACTION.revise(revision, "move Audit first", workspace)
    assert found is not None
    words = {e.field: e.text for e in found.evidence if e.field.endswith("due_date")}
    assert words == {"milestones[0].due_date": "1 June", "milestones[1].due_date": "1 April"}


@pytest.mark.parametrize("message", NO_CHANGES)
def test_what_is_not_sure_changes_nothing(message: str) -> None:
    workspace, revision = plan_of("en")
    found = ACTION.revise(revision, message, workspace)
    assert found is None or found.plan == revision.plan
