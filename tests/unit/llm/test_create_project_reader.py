"""The model's answer for a new project as an Extraction."""

from typing import Any

from openai.lib._pydantic import to_strict_json_schema

from commandbar.actions.create_project.model_reader import (
    ROLES,
    CreateProjectAnswer,
    CreateProjectReader,
)
from commandbar.extraction import Extraction


def read(text: str, *words: tuple[str, str], intent: str = "create") -> Extraction:
    answer: Any = {"words": [dict([pair]) for pair in words], "intent": intent}
    return CreateProjectReader().to_extraction(text, CreateProjectAnswer.model_validate(answer))


def test_what_follows_a_milestones_name_belongs_to_it() -> None:
    text = "Draft $2,000 by 4 May, Build $5,500 (two apps)"
    extraction = read(
        text,
        ("milestone", "Draft"),
        ("amount", "$2,000"),
        ("due", "4 May"),
        ("milestone", "Build"),
        ("amount", "$5,500"),
        ("about", "two apps"),
    )
    assert [(s.role, text[s.start : s.end], s.item) for s in extraction.slots] == [
        ("milestone.name", "Draft", 0),
        ("milestone.amount", "$2,000", 0),
        ("milestone.due_date", "4 May", 0),
        ("milestone.name", "Build", 1),
        ("milestone.amount", "$5,500", 1),
        ("milestone.description", "two apps", 1),
    ]


def test_amount_of_an_invented_milestone_does_not_move_to_the_one_before() -> None:
    extraction = read(
        "Draft $2,000 and $3,000",
        ("milestone", "Draft"),
        ("amount", "$2,000"),
        ("milestone", "Invented"),
        ("amount", "$3,000"),
    )
    assert [(s.role, s.item) for s in extraction.slots] == [
        ("milestone.name", 0),
        ("milestone.amount", 0),
        ("milestone.amount", 1),
    ]
    assert extraction.doubts == ("milestone: not in the text",)


def test_no_project_asked_for_is_no_action_whatever_else_is_said() -> None:
    assert read("thanks", ("project", "thanks"), intent="other") == Extraction(action=None)


def test_schema_is_what_strict_decoding_accepts_as_it_stands() -> None:
    schema = CreateProjectAnswer.model_json_schema()
    assert to_strict_json_schema(CreateProjectAnswer) == schema
    assert "default" not in str(schema)


def test_each_variant_begins_with_a_key_of_its_own() -> None:
    variants = CreateProjectAnswer.model_json_schema()["$defs"].values()
    keys = [key for variant in variants for key in variant["properties"]]
    assert sorted(keys) == sorted(ROLES)
