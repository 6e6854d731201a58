"""What a name may be made of."""

import pytest

from billing_core.errors import FieldError
from billing_core.text import clean_line, clean_note, name_order, normalise_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Acme  ", "Acme"),
        ("Cafe\u0301", "Café"),
        ("👩\u200d💻 & Co", "👩\u200d💻 & Co"),
        ("<b>{{ 7*7 }}</b>'; DROP TABLE clients", "<b>{{ 7*7 }}</b>'; DROP TABLE clients"),
        ("x" * 200, "x" * 200),
    ],
)
def test_visible_words_are_kept_as_they_are(given: str, kept: str) -> None:
    errors: list[FieldError] = []

    assert clean_line(errors, "name", given) == kept
    assert errors == []


@pytest.mark.parametrize(
    "given",
    [
        "",
        " \t ",
        "x" * 201,
        "a\u0000b",
        "a\nb",
        "a\tb",
        "a\u200bb",
        "a\u200db",
        "a\u202eb",
        "a\u2028b",
        "a\ue000b",
        "a\ud800b",
        "a\U000e0041b",
    ],
)
def test_empty_long_or_hiding_words_are_refused(given: str) -> None:
    errors: list[FieldError] = []

    clean_line(errors, "name", given)

    assert [error.field for error in errors] == ["name"]


def test_note_may_have_lines_but_hides_nothing() -> None:
    errors: list[FieldError] = []

    assert clean_note(errors, "notes", " one\r\ntwo\n") == "one\ntwo"
    assert clean_note(errors, "notes", "  ") is None
    assert errors == []
    clean_note(errors, "notes", "one\u0007two")
    assert len(errors) == 1


def test_same_name_is_the_same_whatever_its_case_width_and_spacing() -> None:
    assert normalise_name(" ＡＣＭＥ  Corp") == normalise_name("acme corp")
    assert normalise_name("Straße") == normalise_name("STRASSE")


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ("👩\u200d🚀", 0),
        ("\u200d🚀", 1),
        ("👩\u200d", 1),
        ("a\u200d🚀", 1),
        ("👩\u200da", 1),
    ],
)
def test_joiner_is_taken_only_between_two_parts_of_an_emoji(given: str, faults: int) -> None:
    errors: list[FieldError] = []

    clean_line(errors, "name", given)

    assert len(errors) == faults


@pytest.mark.parametrize(("length", "faults"), [(4000, 0), (4001, 1)])
def test_note_has_at_most_4000_characters(length: int, faults: int) -> None:
    errors: list[FieldError] = []

    clean_note(errors, "notes", "x" * length)

    assert len(errors) == faults


def test_names_are_looked_for_without_their_accents_and_case() -> None:
    names = ["zenith", "Écran", "Eden", "ecru", "Ｅda", "Straße 2", "Strasse 10"]
    assert sorted(names, key=name_order) == [
        "Écran", "ecru", "Ｅda", "Eden", "Strasse 10", "Straße 2", "zenith",
    ]  # fmt: skip
