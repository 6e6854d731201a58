"""A written name means one known client, several, or a new one; never a guess (rule 26)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandbar.language.clients import match, mentions

DEMO = ["Acme Corp", "Globex", "Initech BV", "Umbrella Health", "Stark Industries"]
ALIKE = ["Acme Corp", "Acme Labs", "Northwind Traders", "Northwind Logistics", "Smith & Co"]
EUROPE = ["Müller GmbH", "Société Lumière", "Harrow & Sons", "O'Neill Joinery", "Panadería Luna"]
EUROPE += ["Pemberton Ltd", "Gemeente Utrecht", "Kite & Key", "Stadtwerke Kassel"]

ONE = [
    (DEMO, "Acme Corp", "Acme Corp"),
    (DEMO, "acme corp.", "Acme Corp"),
    (DEMO, "ACME", "Acme Corp"),
    (DEMO, "Acme Corporation", "Acme Corp"),
    (DEMO, "Globex Inc", "Globex"),
    (DEMO, "Initech", "Initech BV"),
    (DEMO, "initech b.v.", "Initech BV"),
    (DEMO, "Umbrella", "Umbrella Health"),
    (DEMO, "Strak Industries", "Stark Industries"),
    (DEMO, "Stark Industires", "Stark Industries"),
    (DEMO, "Umbrela Health", "Umbrella Health"),
    (DEMO, "Globx", "Globex"),
    (ALIKE, "Acme Corp", "Acme Corp"),
    (ALIKE, "Acme Labs", "Acme Labs"),
    (ALIKE, "Northwind Traders", "Northwind Traders"),
    (EUROPE, "Mueller GmbH", "Müller GmbH"),
    (EUROPE, "Muller", "Müller GmbH"),
    (EUROPE, "Societe Lumiere", "Société Lumière"),
    (EUROPE, "Harrow and Sons", "Harrow & Sons"),
    (EUROPE, "harrow und sons", "Harrow & Sons"),
    (EUROPE, "O’Neill Joinery", "O'Neill Joinery"),
    (EUROPE, "oneill joinery", "O'Neill Joinery"),
    (EUROPE, "pemberton", "Pemberton Ltd"),
    (EUROPE, "Pembreton", "Pemberton Ltd"),
    (EUROPE, "Pemberton Limited", "Pemberton Ltd"),
    (EUROPE, "Gemeente Utrehct", "Gemeente Utrecht"),
    (EUROPE, "Kite and Key", "Kite & Key"),
]


@pytest.mark.parametrize(("names", "written", "meant"), ONE)
def test_one_client_is_meant(names: list[str], written: str, meant: str) -> None:
    assert [names[i] for i in match(written, names)] == [meant]


@pytest.mark.parametrize(
    ("names", "written", "candidates"),
    [
        (ALIKE, "acme", ["Acme Corp", "Acme Labs"]),
        (ALIKE, "Northwind", ["Northwind Traders", "Northwind Logistics"]),
        (["Smith & Co", "Smith Dental"], "Smith", ["Smith & Co", "Smith Dental"]),
        (["Baker Ltd", "Baker GmbH"], "Baker", ["Baker Ltd", "Baker GmbH"]),
        (["Marten Design", "Marton Design"], "Martn Design", ["Marten Design", "Marton Design"]),
    ],
)
def test_two_candidates_are_for_a_person(
    names: list[str], written: str, candidates: list[str]
) -> None:
    assert [names[i] for i in match(written, names)] == candidates


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (DEMO, "Juniper Labs"),
        (DEMO, "Acne Corp"),
        (DEMO, "Acme Design"),
        (DEMO, "Health"),
        (DEMO, "Industries"),
        (DEMO, "Initech GmbH"),
        (["Northwind"], "Southwind"),
        (["Kite"], "Kate"),
        (["Stone"], "Stane"),
        (["The Hague Group"], "the"),
        (["Studio 54"], "Studio 55"),
        (DEMO, ""),
        (DEMO, "..."),
        (["Ann"], "An"),
    ],
)
def test_another_name_is_a_new_client(names: list[str], written: str) -> None:
    assert match(written, names) == ()


@given(st.lists(st.text(min_size=1, max_size=20), max_size=6, unique=True), st.text(max_size=20))
def test_any_words_are_answered(names: list[str], written: str) -> None:
    assert all(0 <= i < len(names) for i in match(written, names))
    for start, end in mentions(written, names):
        assert 0 <= start < end <= len(written)


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("for Acme Corp with", DEMO, ["Acme Corp"]),
        ("for acme corp.", DEMO, ["acme corp"]),
        ("Globex's project", DEMO, ["Globex"]),
        ("pemberton: fixed", EUROPE, ["pemberton"]),
        ("Harrow and Sons and Mueller GmbH.", EUROPE, ["Harrow and Sons", "Mueller GmbH"]),
        ("Initech B.V. wants", DEMO, ["Initech B.V."]),
        ("the Acmeville project", DEMO, []),
        ("the health of it", DEMO, []),
        ("Société Lumière, Societe Lumiere", EUROPE, ["Société Lumière", "Societe Lumiere"]),
    ],
)
def test_known_names_are_found_in_a_text(text: str, names: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in mentions(text, names)] == found


def test_ten_thousand_names_are_no_burden() -> None:
    names = [f"Client {n} Holdings" for n in range(10_000)] + ["Pemberton Ltd"]
    assert match("Pembreton", names) == (10_000,)
    assert mentions("for Pemberton Ltd " * 500, names)
