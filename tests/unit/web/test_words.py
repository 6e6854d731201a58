"""Slash words, labels, sentences in the locale, and where the words of a plan stand."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from billing_core.milestones import Step
from commandbar.actions.base import KnownClient, Registry, Workspace
from commandbar.actions.catalog import ACTIONS
from commandbar.content import Message
from commandbar.plan import Dismissed, Evidence, Origin, Unused, Usage
from commandbar.prompt import Prompt
from commandbar.views import CommandView, Person
from commandbar.web.conversation import Segment, origins_of, turns_of
from commandbar.web.fact_words import FactWords
from commandbar.web.formats import Formats
from commandbar.web.preview import Span, spans
from commandbar.web.said import Said
from commandbar.web.slash import expanded
from commandbar.web.wording import DEEDS, deed, field_label, label

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SOMEBODY = Person(id="usr_1", name="Olivia")


@pytest.mark.parametrize(
    ("typed", "staged"),
    [
        ("/client Acme Labs", "New client: Acme Labs"),
        ("  /CLIENT  Acme Labs ", "New client: Acme Labs "),
        ("/project Brand for Acme", "Create a project called Brand for Acme"),
        ("/client\nAcme Labs", "New client: Acme Labs"),
        ("/client", "/client"),
        ("/clients Acme", "/clients Acme"),
        ("Add /client to my clients", "Add /client to my clients"),
        ("", ""),
    ],
)
def test_a_slash_word_stands_for_the_beginning_of_a_sentence(typed: str, staged: str) -> None:
    assert expanded(typed) == staged


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("milestones[1].amount", "Milestone 2, amount"),
        ("project_name", "Project name"),
        ("lines[0].unit_price", "Line 1, unit price"),
        ("client.name", "Client, name"),
        ("address_line1", "Address"),
    ],
)
def test_a_field_has_a_name_for_people(path: str, words: str) -> None:
    assert field_label(path) == words


def test_a_status_that_is_not_in_the_list_is_still_readable() -> None:
    assert label("in_progress") == "In progress"
    assert label("half_done") == "Half done"


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("en-US", "$5,000 are left, $0.50 more; due Mar 1, 2026."),
        ("nl-NL", "US$ 5.000 are left, US$ 0,50 more; due 1 mrt 2026."),
        ("de-DE", "5.000 $ are left, 0,50 $ more; due 01.03.2026."),
        ("fr-FR", "5 000 $US are left, 0,50 $US more; due 1 mars 2026."),
        ("es-ES", "5.000 US$ are left, 0,50 US$ more; due 1 mar 2026."),
    ],
)
def test_our_sentences_follow_the_locale(locale: str, shown: str) -> None:
    words = "5000.00 USD are left, 0.50 USD more; due 2026-03-01."
    text = Formats(locale).localised(words)
    assert " ".join(text.split()) == shown


def test_only_amounts_are_rewritten_in_our_sentences() -> None:
    words = 'Version 1.50 of "ACME 2026" has 3 ABC and 12.5 parts; 5000.00 is not 2026.'
    assert Formats("nl-NL").localised(words) == words
    shown = Formats("nl-NL").localised("5000.00 of 2026", "EUR")
    assert " ".join(shown.split()) == "€ 5.000 of 2026"


def test_a_share_has_only_the_digits_it_needs() -> None:
    assert Formats("en-US").percent(Decimal("30.00")) == "30%"
    assert Formats("de-DE").percent(Decimal("12.25")) == "12,25\xa0%"


def view_of(
    text: str, *evidence: Evidence, unused: tuple[Unused, ...] = (), **more: Any
) -> CommandView:
    values: dict[str, Any] = {
        "id": "cmd_1",
        "status": "staged",
        "action": "create_project",
        "version": 1,
        "digest": None,
        "prompt": text,
        "parser": "builtin",
        "plan": None,
        "card": None,
        "totals": None,
        "warnings": [],
        "questions": [],
        "missing": [],
        "evidence": list(evidence),
        "unused": list(unused),
        "dismissed": [],
        "messages": [Message(role="user", text=text, version=1)],
        "reason": None,
        "agreement": None,
        "result": None,
        "usage": Usage(),
        "created_by": SOMEBODY,
        "created_at": NOW,
        "changed_by": SOMEBODY,
        "changed_at": NOW,
        "expires_at": NOW,
        "executed_by": None,
        "executed_at": None,
        **more,
    }
    return CommandView(**values)


def stated(field: str, text: str, start: int, **more: Any) -> Evidence:
    end = start + len(text)
    return Evidence(field=field, text=text, start=start, end=end, origin=Origin.STATED, **more)


def test_words_know_every_field_that_they_made() -> None:
    view = view_of(
        "Brand, 50k", stated("project_name", "Brand", 0), stated("budget", "50k", 7),
        stated("milestones[0].amount", "50k", 7),
    )  # fmt: skip
    segments = turns_of(view)[0].segments
    assert [(s.text, s.fields) for s in segments] == [
        ("Brand", ("project_name",)),
        (", ", ()),
        ("50k", ("budget", "milestones[0].amount")),
    ]


def test_offsets_of_the_original_find_words_after_hidden_characters() -> None:
    prompt = Prompt("\u200b\u200bBrand\u200b for Acme, Acme 50k")
    text = prompt.text
    start = prompt.original.index("50k")
    view = view_of(text, stated("budget", "50k", start))
    marked = [s.text for s in turns_of(view)[0].segments if s.fields]
    assert marked == ["50k"]


def test_unused_words_are_marked_and_said() -> None:
    view = view_of("Brand 1024", unused=(Unused(text="1024", start=6, end=10),))
    assert turns_of(view)[0].segments[-1].fields == ("unused",)


def test_evidence_of_a_message_lights_its_words_and_no_others() -> None:
    view = view_of(
        "Brand, 50k", stated("budget", "60k", 9, message=1),
        messages=[
            Message(role="user", text="Brand, 50k", version=1),
            Message(role="user", text="no, make 60k", version=2),
            Message(role="assistant", text="budget: 50000.00 → 60000.00", version=2),
        ],
    )  # fmt: skip
    prompt, correction, answer = turns_of(view)
    assert all(not s.fields for s in prompt.segments)
    assert [s.fields for s in correction.segments if s.text == "60k"] == [("budget",)]
    assert answer.changes[0].label == "Budget"
    assert (answer.changes[0].old, answer.changes[0].new) == ("50000.00", "60000.00")


def test_a_part_speaks_for_its_whole_where_the_whole_has_no_evidence() -> None:
    view = view_of(
        "Acme", stated("client.name", "Acme", 0), stated("milestones[0].name", "Acme", 0)
    )
    origins = origins_of(view)
    assert origins["client"].field == "client.name"
    assert "milestones[0]" not in origins


WORKSPACE = Workspace(
    date(2026, 3, 2), "USD", "en-US", (KnownClient("1", "Acme Corp"), KnownClient("2", "Globex"))
)


def seen(text: str, *dismissed: tuple[int, int]) -> list[tuple[str, str, str]]:
    return [(s.text, s.kind, s.meaning) for s in preview(text, *dismissed)]


def preview(text: str, *dismissed: tuple[int, int]) -> list[Span]:
    return list(spans(Said(text, dismissed), WORKSPACE, Registry(ACTIONS)))


def test_what_is_typed_is_seen_with_its_meaning() -> None:
    assert seen("Website for globex, 24k: 30% on 10 April, the rest at the end of June") == [
        ("globex", "client", "Globex"),
        ("24k", "amount", "$24,000"),
        ("30%", "share", "30% of the budget"),
        ("10 April", "date", "Apr 10, 2026"),
        ("the rest", "share", "what the others leave of the budget"),
        ("the end of June", "date", "Jun 30, 2026"),
    ]


def test_names_are_seen_where_the_grammar_finds_them() -> None:
    found = seen("Fixed price project called Brand Redesign for Acme Corp: Strategy $15,000")
    assert ("Brand Redesign", "name", "The project's name") in found
    assert ("Strategy", "name", "A milestone's name") in found


def test_a_number_within_a_name_is_no_amount() -> None:
    found = seen("Fixed price project called Brands 792 for Acme Corp: Strategy $15,000")
    assert ("Brands 792", "name", "The project's name") in found
    assert [words for words, kind, _ in found if kind == "amount"] == ["$15,000"]


def test_spans_count_as_a_browser_counts_and_never_overlap() -> None:
    text = "\U0001f680 Launch for Acme Corp, $15,000 by 10 April"
    found = preview(text)
    units = text.encode("utf-16-le")
    for span in found:
        assert units[2 * span.start : 2 * span.end].decode("utf-16-le") == span.text
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_spans_stand_right_after_characters_that_nobody_sees() -> None:
    text = "\u200b\u200bLaunch for Acme Corp, $15,000"
    amount = next(span for span in preview(text) if span.kind == "amount")
    assert text[amount.start : amount.end] == "$15,000"


def test_quotes_make_a_value_a_name() -> None:
    text = 'Website for Acme Corp, launch on "10 April" with "Globex"'
    assert {"10 April", "Globex"} <= {words for words, _, _ in seen(text.replace('"', ""))}
    quoted = seen(text)
    assert [kind for words, kind, _ in quoted if words in {"10 April", "Globex"}] == []


KINDS_TEXT = "Fixed price project Website for Acme Corp, 24k: Design 30% on 10 April, Build rest"


def test_every_kind_of_tint_can_be_dismissed_and_nothing_else_changes() -> None:
    found = preview(KINDS_TEXT)
    assert {span.kind for span in found} == {"name", "client", "amount", "share", "date"}
    for span in found:
        after = preview(KINDS_TEXT, (span.start, span.end))
        place = span.start, span.end
        assert [s.kind for s in after if (s.start, s.end) == place] == ["dismissed"]
        others = [s for s in after if (s.start, s.end) != place and s.kind != "name"]
        assert others == [s for s in found if s != span and s.kind != "name"]


def test_a_slash_words_sentence_is_tinted_where_it_is_typed() -> None:
    text = "/project  🚀 Launch for Acme Corp, $15,000"
    units = text.encode("utf-16-le")
    found = preview(text)
    assert {"client", "amount"} <= {span.kind for span in found}
    for span in found:
        assert units[2 * span.start : 2 * span.end].decode("utf-16-le") == span.text


def test_dismissed_words_are_marked_in_the_conversation() -> None:
    dismissed = [Dismissed(text="1024", start=8, end=12)]
    view = view_of("Brand 1024", dismissed=dismissed)
    view.messages[0].dismissed = dismissed  # offsets count the two hidden characters before
    assert [s for s in turns_of(view)[0].segments if s.fields] == [Segment("1024", ("dismissed",))]


def test_every_step_of_a_milestone_has_words_in_the_audit_log() -> None:
    assert {f"milestone.{step.value}" for step in Step} <= DEEDS.keys()
    assert deed("milestone.release") == "Freed a milestone to be billed again"
    assert deed("rocket.launch") == "Rocket, launch"


@pytest.mark.parametrize(
    ("facts", "currency", "lines"),
    [
        ({"billable": True, "archived": False}, None, ["Billable: yes", "Archived: no"]),
        ({"tax_rate": "21", "due_date": None}, None, ["Tax rate: 21"]),
        ({"budget_minor": 5_000_000}, "USD", ["Budget: $50,000.00"]),
        ({"budget_minor": 5_000_000}, "JPY", ["Budget: ¥5,000,000"]),
        ({"budget_minor": 5_000_000}, None, ["Budget: 5000000 in minor units"]),
        (
            {"status": "in_progress", "name": "in_progress"},
            None,
            ["Status: In progress", "Name: in_progress"],
        ),
        (
            {"milestones": [{"name": "Design", "amount_minor": 5}, {"due_date": "2026-10-01"}]},
            "EUR",
            ["Milestones: Name: Design, Amount: €0.05; Due date: Oct 1, 2026"],
        ),
    ],
)
def test_facts_of_the_audit_log_are_words(
    facts: dict[str, Any], currency: str | None, lines: list[str]
) -> None:
    told = FactWords(Formats("en-US"), currency).lines(facts)
    assert told == lines


def test_countries_are_named_in_the_workspaces_language() -> None:
    assert ("NL", "Niederlande") in Formats("de-DE").countries
    assert Formats("en-US").country("PL") == "Poland"
    assert Formats("en-US").country("??") == "??"
