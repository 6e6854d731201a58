"""The model's answer for a new project as an Extraction."""

from typing import Any

import pytest
from openai.lib._pydantic import to_strict_json_schema

from commandbar.actions.create_project.model_reader import CreateProjectAnswer, CreateProjectReader
from commandbar.extract.llm_messages import examples
from commandbar.extraction import Extraction

NOTHING: dict[str, Any] = {
    "client": "",
    "project": "",
    "billing": "",
    "budget": "",
    "rate": "",
    "milestones": [],
    "intent": "create",
}


def part(name: str, amount: str = "", due: str = "", about: str = "") -> dict[str, str]:
    return {"name": name, "amount": amount, "due": due, "about": about}


def read(text: str, *milestones: dict[str, str], **words: Any) -> Extraction:
    answer = CreateProjectAnswer.model_validate({**NOTHING, "milestones": milestones, **words})
    return CreateProjectReader().to_extraction(text, answer)


def shown(text: str, extraction: Extraction) -> list[tuple[str, str, int | None]]:
    return [(slot.role, text[slot.start : slot.end], slot.item) for slot in extraction.slots]


def test_each_milestone_keeps_what_belongs_to_it() -> None:
    text = "Draft $2,000 by 4 May, Build $5,500 (two apps)"
    extraction = read(
        text, part("Draft", "$2,000", "4 May"), part("Build", "$5,500", "", "two apps")
    )
    assert shown(text, extraction) == [
        ("milestone.name", "Draft", 0),
        ("milestone.name", "Build", 1),
        ("milestone.amount", "$2,000", 0),
        ("milestone.due_date", "4 May", 0),
        ("milestone.amount", "$5,500", 1),
        ("milestone.description", "two apps", 1),
    ]
    assert extraction.sure


def test_equal_amounts_go_to_their_own_names() -> None:
    text = "$2,000 for Count, $2,000 for Report, total $4,000"
    extraction = read(text, part("Report", "$2,000"), part("Count", "$2,000"), budget="$4,000")
    starts = {slot.role + str(slot.item): slot.start for slot in extraction.slots}
    assert starts["milestone.amount1"] == 0
    assert starts["milestone.amount0"] == 18


def test_first_amount_repeated_as_the_budget_stays_with_its_milestone() -> None:
    text = "Design $3,000, Build $9,000"
    extraction = read(text, part("Design", "$3,000"), part("Build", "$9,000"), budget="$3,000")
    assert not extraction.of("budget")
    assert len(extraction.of("milestone.amount", 0)) == 1
    assert extraction.sure


def test_project_repeated_as_a_milestone_is_no_milestone_and_leaves_the_budget_alone() -> None:
    text = "project Roof Survey, £2,400; Drone £1,400, Report £1,000"
    extraction = read(
        text,
        part("Roof Survey", "£2,400"),
        part("Drone", "£1,400"),
        part("Report", "£1,000"),
        project="Roof Survey",
        budget="£2,400",
    )
    assert extraction.items("milestone") == (0, 1)
    assert shown(text, extraction)[-1] == ("budget", "£2,400", None)
    assert extraction.sure


def test_project_repeated_as_a_milestone_gives_the_budget_that_the_model_left_out() -> None:
    text = "Dublin Opening, €62k, Permits €12k + Build €50k"
    milestones = part("Dublin Opening", "€62k"), part("Permits", "€12k"), part("Build", "€50k")
    extraction = read(text, *milestones, project="Dublin Opening")
    assert shown(text, extraction)[-1] == ("budget", "€62k", None)


def test_amount_of_an_invented_milestone_is_left_unused() -> None:
    text = "Draft $2,000 and $3,000"
    extraction = read(text, part("Draft", "$2,000"), part("Invented", "$3,000"))
    assert shown(text, extraction) == [
        ("milestone.name", "Draft", 0),
        ("milestone.amount", "$2,000", 0),
    ]
    assert extraction.doubts == ("milestone.name: not in the text",)
    assert not extraction.sure


def test_milestone_without_a_name_keeps_its_amount() -> None:
    text = "three payments: 1k, 2k"
    extraction = read(text, part("", "1k"), part("", "2k"))
    assert shown(text, extraction) == [("milestone.amount", "1k", 0), ("milestone.amount", "2k", 1)]


@pytest.mark.parametrize("words", [{"client": "Acme"}, {"project": "Dock"}])
def test_name_that_the_text_does_not_have_makes_the_reading_unsure(words: dict[str, str]) -> None:
    assert not read("a fixed price project", **words).sure


def test_no_project_asked_for_is_no_action_whatever_else_is_said() -> None:
    assert read("thanks", project="thanks", intent="other") == Extraction(action=None)


def test_schema_is_what_strict_decoding_accepts_as_it_stands() -> None:
    schema = CreateProjectAnswer.model_json_schema()
    assert to_strict_json_schema(CreateProjectAnswer) == schema
    assert "default" not in str(schema)


def test_every_worked_example_is_a_valid_answer_made_of_its_own_words() -> None:
    turns = examples(CreateProjectReader.template)
    assert [role for role, _ in turns] == ["user", "assistant"] * (len(turns) // 2)
    for (_, text), (_, said) in zip(turns[::2], turns[1::2], strict=True):
        answer = CreateProjectAnswer.model_validate_json(said)
        extraction = CreateProjectReader().to_extraction(text, answer)
        assert extraction.sure
        if answer.intent == "create":
            given = answer.model_dump(exclude={"milestones", "intent"})
            copies = list(given.values())
            copies += [words for one in answer.milestones for words in one.model_dump().values()]
            assert len(extraction.slots) == sum(bool(copy) for copy in copies)
