"""A model's reading joined with what code sees for sure: better than either, never bolder."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandbar.actions.base import KnownClient, Resolution, Workspace
from commandbar.actions.create_project.action import CreateProject
from commandbar.actions.create_project.model_reader import CreateProjectAnswer, CreateProjectReader
from commandbar.extraction import Extraction
from commandbar.plan import Outcome
from commandbar.prompt import Prompt
from tests.unit.llm.test_create_project_reader import NOTHING, part, shown

CLIENTS = tuple(KnownClient(None, name) for name in ("Acme Corp", "Globex", "Initech BV"))
WORKSPACE = Workspace(date(2026, 3, 2), "USD", "en-US", CLIENTS)


def joined(text: str, *milestones: dict[str, str], **words: Any) -> Extraction:
    reader = CreateProjectReader()
    answer = CreateProjectAnswer.model_validate({**NOTHING, "milestones": milestones, **words})
    return reader.join(text, reader.to_extraction(text, answer), WORKSPACE)


def resolved(text: str, extraction: Extraction) -> Resolution:
    return CreateProject().resolve(Prompt(text), extraction, WORKSPACE)


def words(text: str, extraction: Extraction, role: str, item: int | None = None) -> list[str]:
    return [text[slot.start : slot.end] for slot in extraction.of(role, item)]


def test_rate_that_the_model_calls_the_budget_is_a_rate() -> None:
    text = "hourly, Globex, Till Support, 62 pounds each hour"
    extraction = joined(text, client="Globex", project="Till Support", budget="62 pounds each hour")
    assert words(text, extraction, "hourly_rate") == ["62 pounds each hour"]
    assert not extraction.of("budget")


def test_date_that_the_model_calls_an_amount_is_a_date() -> None:
    text = "Globex, Stapler Study, fixed price: by March 20th the Survey, $1,100"
    extraction = joined(text, part("Survey", "by March 20th"), project="Stapler Study")
    assert "March 20th" in words(text, extraction, "milestone.due_date", 0)[0]
    assert words(text, extraction, "milestone.amount", 0) == ["$1,100"]


def test_amount_that_is_called_the_remaining_one_is_that_amount() -> None:
    text = (
        "Globex, Scanner, fixed $18,400: $6,400 on Hardware and the remaining $12,000 on Training"
    )
    extraction = joined(
        text,
        part("Hardware", "$6,400"),
        part("Training", "the remaining $12,000"),
        client="Globex",
        project="Scanner",
        budget="$18,400",
    )
    assert words(text, extraction, "milestone.amount", 1) == ["$12,000"]
    assert resolved(text, extraction).outcome is Outcome.STAGE


def test_known_client_is_the_client_whatever_the_model_says() -> None:
    text = "Globex: Etikettenserie, fixed price $500"
    extraction = joined(text, client="Etikettenserie", project="Globex", budget="$500")
    assert words(text, extraction, "client") == ["Globex"]
    assert words(text, extraction, "project_name") == ["Etikettenserie"]


def test_stated_number_of_milestones_is_held_against_the_models_list() -> None:
    text = "Fleet Wraps for Acme Corp, fixed price $9,000, five milestones: Design $3,000, Print $6,000"
    milestones = part("Design", "$3,000"), part("Print", "$6,000")
    extraction = joined(text, *milestones, client="Acme Corp", project="Fleet Wraps")
    assert resolved(text, extraction).missing == ("milestones",)


def test_equal_split_is_seen_by_code() -> None:
    text = "Globex, Robot Arm, fixed $900, split evenly over Plan, Build and Test"
    milestones = part("Plan"), part("Build"), part("Test")
    plan: Any = resolved(text, joined(text, *milestones, project="Robot Arm", budget="$900")).plan
    assert [milestone.amount for milestone in plan.milestones] == ["300.00"] * 3


def test_word_for_milestones_is_no_part_of_a_name() -> None:
    text = "Globex, Dakrenovatie, vaste prijs, mijlpalen Voorbereiding € 6.000"
    extraction = joined(text, part("mijlpalen Voorbereiding", "€ 6.000"), project="Dakrenovatie")
    assert words(text, extraction, "milestone.name", 0) == ["Voorbereiding"]


def test_what_the_model_leaves_out_of_a_milestone_is_filled_in_from_the_grammar() -> None:
    text = "Fixed price: Menu App for Globex\n1) Design | $3,000 | mockups\n2) Build | $9,000 | iOS only"
    milestones = part("Design", "$3,000", "", "mockups"), part("Build", "", "iOS only")
    extraction = joined(text, *milestones, client="Globex", project="Menu App")
    assert words(text, extraction, "milestone.amount", 1) == ["$9,000"]
    assert words(text, extraction, "milestone.description", 1) == ["iOS only"]
    assert resolved(text, extraction).outcome is Outcome.STAGE


@pytest.mark.parametrize(
    ("text", "milestones"),
    [
        ("Globex, Map, fixed, either $800 or $900", ()),
        ("Globex, Map, fixed, at least $800", ()),
        ("Globex, Map, fixed $800: Scan $300, Draft $500, Extra $50", (part("Scan", "$300"),)),
    ],
    ids=["a choice", "a lower limit", "an amount left out"],
)
def test_what_neither_reader_accounts_for_keeps_the_reading_unsure(
    text: str, milestones: tuple[dict[str, str], ...]
) -> None:
    assert not joined(text, *milestones, client="Globex", project="Map", budget="$800").sure


@pytest.mark.parametrize(
    ("milestones", "is_sure"),
    [
        ((part("Scan", "$300"), part("Draft", "$500")), True),
        ((part("Scan", "$500"), part("Draft", "$300")), False),
        ((part("Scan", "$500"),), True),
    ],
    ids=["alike", "as another whole reading", "as a reading that leaves words over"],
)
def test_only_another_whole_reading_makes_a_whole_one_unsure(
    milestones: tuple[dict[str, str], ...], is_sure: bool
) -> None:
    text = "Globex, Map, fixed: Scan $300, Draft $500"
    extraction = joined(text, *milestones, client="Globex", project="Map")
    assert words(text, extraction, "milestone.amount", 0) == ["$300"]
    assert extraction.sure is is_sure


def test_reading_of_the_model_alone_is_taken_where_only_it_is_whole() -> None:
    text = "The first milestone, Demolition, is $3,000, the second, Rebuild, $11,500. Fixed price project Slipway for Globex."
    milestones = part("Demolition", "$3,000"), part("Rebuild", "$11,500")
    plan: Any = resolved(text, joined(text, *milestones, client="Globex", project="Slipway")).plan
    assert [milestone.amount for milestone in plan.milestones] == ["3000.00", "11500.00"]


def test_amount_given_to_more_milestones_than_it_stands_for_is_the_total() -> None:
    text = "Globex, Hedges, a flat $2,500, split evenly over Plan, Build and Test"
    milestones = part("Plan", "$2,500"), part("Build", "$2,500"), part("Test", "$2,500")
    plan: Any = resolved(text, joined(text, *milestones, project="Hedges", budget="$2,500")).plan
    assert [milestone.amount for milestone in plan.milestones] == ["833.33", "833.33", "833.34"]


@pytest.mark.parametrize("name", ["hourly", "hourly project", "New hourly project"])
def test_words_for_what_is_asked_are_no_name(name: str) -> None:
    extraction = joined("New hourly project for Globex at $180/hr", client="Globex", project=name)
    assert not extraction.of("project_name")


def test_rate_that_the_model_calls_the_billing_is_the_rate() -> None:
    text = (
        "Globex - Booking - $95/h for the support plus two milestones: Move $7,000 and Train $2,400"
    )
    milestones = part("Move", "$7,000"), part("Train", "$2,400")
    said = {"client": "Globex", "project": "Booking", "billing": "$95/h"}
    assert resolved(text, joined(text, *milestones, **said)).outcome is Outcome.STAGE


@pytest.mark.parametrize("words", ["up to $800", "max $800", "$800 max"])
def test_cap_that_the_model_takes_for_the_budget_is_one(words: str) -> None:
    extraction = joined(
        f"Globex, Map, fixed, {words}", client="Globex", project="Map", budget=words
    )
    assert extraction.sure
    assert not joined(f"Globex, Map, fixed, {words}", client="Globex", project="Map").sure


def test_milestones_on_top_of_the_hours_make_a_mixed_project() -> None:
    text = "Globex, Map, $90 an hour, and on top Scan $300, Draft $500"
    milestones = part("Scan", "$300"), part("Draft", "$500")
    said = {"client": "Globex", "project": "Map", "rate": "$90 an hour"}
    assert joined(text, *milestones, **said).sure


@pytest.mark.parametrize(
    ("budget", "is_sure"), [("$9,000", True), ("$9,500", False)], ids=["comes out", "does not"]
)
def test_name_left_over_is_excused_only_where_the_sums_come_out(budget: str, is_sure: bool) -> None:
    text = f"As Petra Holm said: Globex, Dock, fixed {budget}. Plan $4,000. Works $5,000."
    milestones = part("Plan", "$4,000"), part("Works", "$5,000")
    said = {"client": "Globex", "project": "Dock", "budget": budget}
    assert joined(text, *milestones, **said).sure is is_sure


def test_talk_is_excused_where_both_readers_agree_on_all_the_rest() -> None:
    text = "Globex, Manual, fixed: 1st tranche Outline 3,300; 2nd tranche Proofs 1,800"
    milestones = part("Outline", "3,300"), part("Proofs", "1,800")
    said = {"client": "Globex", "project": "Manual", "billing": "fixed"}
    assert joined(text, *milestones, **said).sure
    assert not joined(text, milestones[0], **said).sure


def test_no_request_to_the_model_stays_none() -> None:
    assert joined("Globex, Map, fixed $800", intent="other") == Extraction(action=None)


@pytest.mark.parametrize(
    "text",
    [
        "Mark the Strategy milestone of Brand Redesign as done and bill Acme $15,000",
        "thanks, that was great!",
        "What would 3 milestones of $5k look like?",
        "Bill Acme Corp $7,500 for Brand Redesign today",
    ],
)
def test_request_that_only_the_model_sees_is_none_unless_its_reading_is_whole(text: str) -> None:
    milestones = (part("today", "$7,500"),) if "today" in text else ()
    said = {"client": "Acme Corp", "project": "Brand Redesign", "billing": "fixed price"}
    assert joined(text, *milestones, **said).action is None


def test_request_in_words_that_the_grammar_does_not_know_is_the_models_to_see() -> None:
    text = "Globex - Fleet Dashboard - we'd charge 90 bucks hourly"
    extraction = joined(text, client="Globex", project="Fleet Dashboard", budget="90 bucks hourly")
    assert resolved(text, extraction).outcome is Outcome.STAGE


FOREIGN = ("$99,999", "99999", "2031-07-09", "Evil Holdings", "ZAR", "9 July 2031", "99 %")
TEXT = (
    'Fixed price project "Harbor Site" for Globex, $9,000: Draft $2,000 by 4 May, Build 40%'
    " (web and print), and the rest on Launch, no wait, call Launch Go-live"
)
PIECES = st.one_of(
    st.sampled_from(FOREIGN),
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, 30)).map(
        lambda cut: TEXT[cut[0] : cut[0] + cut[1]]
    ),
)
MILESTONES = st.lists(st.builds(part, PIECES, PIECES, PIECES, PIECES), max_size=5)
ANSWERS = st.fixed_dictionaries(
    {
        **dict.fromkeys(("client", "project", "billing", "budget", "rate"), PIECES),
        "milestones": MILESTONES,
        "intent": st.just("create"),
    }
)


@settings(deadline=None)
@given(ANSWERS)
def test_hostile_answer_puts_nothing_on_the_plan_that_the_prompt_does_not_carry(
    answer: dict[str, Any],
) -> None:
    reader = CreateProjectReader()
    read = reader.to_extraction(TEXT, CreateProjectAnswer.model_validate(answer))
    extraction = reader.join(TEXT, read, WORKSPACE)
    if extraction.action is None:
        return
    resolution = resolved(TEXT, extraction)
    assert resolution.plan is not None
    told = json.dumps(resolution.plan.model_dump(mode="json"))
    for foreign in ("99", "2031", "Evil", "ZAR"):
        assert foreign not in told
    for item in resolution.evidence:
        if item.text is not None:
            assert item.start is not None
            assert item.text == TEXT[item.start : item.end]
    assert all(text in TEXT for _, text, _ in shown(TEXT, extraction))
