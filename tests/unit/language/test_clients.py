"""A client matches only when exactly one does (rule 26); what differs is another client."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandbar.language.clients import match, mentions

CLIENTS = [
    "Acme Corp",
    "Globex",
    "Initech BV",
    "Umbrella Health",
    "Stark Industries",
    "Wayne Enterprises",
    "Harrow & Sons",
    "Pemberton Ltd",
    "Northwind Traders",
    "Five Guys",
    "Kite & Key",
    "O'Neill Joinery",
    "Müller GmbH",
    "Société Lumière",
    "Panadería Luna",
    "Van Dijk Bouw",
    "Bäckerei Groß",
    "Schröder GmbH & Co. KG",
]

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


SAME_NAME = [
    ("Acme Corp", "Acme Corp"),
    ("acme corp", "Acme Corp"),
    ("ACME CORP.", "Acme Corp"),
    (" Acme  Corp ", "Acme Corp"),
    ("Acme Corporation", "Acme Corp"),
    ("the Acme Corp", "Acme Corp"),
    ("AcmeCorp", "Acme Corp"),
    ("Initech", "Initech BV"),
    ("Initech B.V.", "Initech BV"),
    ("initech b.v", "Initech BV"),
    ("Globex Inc", "Globex"),
    ("Globex, Inc.", "Globex"),
    ("Pemberton Limited", "Pemberton Ltd"),
    ("pemberton", "Pemberton Ltd"),
    ("Harrow and Sons", "Harrow & Sons"),
    ("Harrow + Sons", "Harrow & Sons"),
    ("Harrow&Sons", "Harrow & Sons"),
    ("Kite and Key", "Kite & Key"),
    ("O’Neill Joinery", "O'Neill Joinery"),
    ("ONeill Joinery", "O'Neill Joinery"),
    ("Mueller", "Müller GmbH"),
    ("Mueller GmbH", "Müller GmbH"),
    ("Muller GmbH", "Müller GmbH"),
    ("Mu\u0308ller", "Müller GmbH"),
    ("Societe Lumiere", "Société Lumière"),
    ("PANADERIA LUNA", "Panadería Luna"),
    ("Baeckerei Gross", "Bäckerei Groß"),
    ("Schroeder", "Schröder GmbH & Co. KG"),
    ("Schröder GmbH & Co KG", "Schröder GmbH & Co. KG"),
    ("FiveGuys", "Five Guys"),
    ("Globex's", "Globex"),
    ("Harrow & Sons'", "Harrow & Sons"),
    ("Wayne Enterprises’", "Wayne Enterprises"),
]

SHORT_FORMS = [
    ("Umbrella", "Umbrella Health"),
    ("stark", "Stark Industries"),
    ("Northwind", "Northwind Traders"),
    ("Van Dijk", "Van Dijk Bouw"),
    ("Harrow", "Harrow & Sons"),
    ("acme", "Acme Corp"),
    ("Wayne's", "Wayne Enterprises"),
]

TYPOS = [
    ("Strak Industries", "Stark Industries"),
    ("Stark Industires", "Stark Industries"),
    ("Stark Industrys", None),
    ("Golbex", "Globex"),
    ("Globx", "Globex"),
    ("Gloobex", "Globex"),
    ("Initch BV", "Initech BV"),
    ("Umbrela Health", "Umbrella Health"),
    ("Umbrella Helath", "Umbrella Health"),
    ("Pembarton", "Pemberton Ltd"),
    ("Pemberon Ltd", "Pemberton Ltd"),
    ("Nortwind Traders", "Northwind Traders"),
    ("Northwind Tradres", "Northwind Traders"),
    ("Nrothwind", "Northwind Traders"),
    ("Wayne Enterprizes", "Wayne Enterprises"),
    ("Wane Enterprises", "Wayne Enterprises"),
    ("Wyane Enterprises", "Wayne Enterprises"),
    ("Harow and Sons", "Harrow & Sons"),
    ("Panaderia Lunna", "Panadería Luna"),
]

NEW = [
    "Acne Corp",
    "Acme Design",
    "Initech GmbH",
    "Acne",
    "Acm",
    "Acme Labs",
    "Globe",
    "Globex Media",
    "Glowex",
    "Southwind Traders",
    "Northwood Traders",
    "Spark Industries",
    "Clark Industries",
    "Stack Industries",
    "Juniper Labs",
    "Half Moon Bakery",
    "Industries",
    "Health",
    "Traders",
    "Van",
    "The",
    "Corp",
    "Ltd",
    "",
    " ",
    "&",
    "🎈",
]


def named(written: str, names: list[str] = CLIENTS) -> list[str]:
    return [names[index] for index in match(written, names)]


@pytest.mark.parametrize(("written", "client"), SAME_NAME)
def test_name_matches_whatever_its_case_accents_and_legal_form(written: str, client: str) -> None:
    assert named(written) == [client]


@pytest.mark.parametrize(("names", "written", "meant"), ONE)
def test_one_client_is_meant(names: list[str], written: str, meant: str) -> None:
    assert named(written, names) == [meant]


@pytest.mark.parametrize(("written", "client"), SHORT_FORMS)
def test_leading_words_match(written: str, client: str) -> None:
    assert named(written) == [client]


@pytest.mark.parametrize(("written", "client"), TYPOS)
def test_only_an_unmistakable_typo_is_forgiven(written: str, client: str | None) -> None:
    assert named(written) == ([client] if client else [])


@pytest.mark.parametrize("written", NEW)
def test_other_name_is_a_new_client(written: str) -> None:
    assert named(written) == []


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (["Northwind"], "Southwind"),
        (["Northwind"], "Northwood"),
        (["Globex"], "Globe"),
        (["Kite"], "Kate"),
        (["Stone"], "Stane"),
        (["The Hague Group"], "the"),
        (["Studio 54"], "Studio 55"),
        (["Ann"], "An"),
        (["Globex"], "..."),
    ],
)
def test_other_word_is_a_new_client(names: list[str], written: str) -> None:
    assert match(written, names) == ()


@pytest.mark.parametrize(
    ("written", "names", "wanted"),
    [
        ("acme", ["Acme Corp", "Acme Labs"], ["Acme Corp", "Acme Labs"]),
        ("Acme Corp", ["Acme Corp", "Acme Labs"], ["Acme Corp"]),
        ("acme corporation", ["Acme Corp", "Acme Labs"], ["Acme Corp"]),
        ("Acme Inc", ["Acme Corp", "Acme Labs"], []),
        ("Smith", ["Smith & Co", "Smith Dental"], None),
        ("Baker", ["Baker Ltd", "Baker GmbH"], None),
        ("Baker GmbH", ["Baker Ltd", "Baker GmbH"], ["Baker GmbH"]),
        ("Martn Design", ["Marten Design", "Marton Design"], None),
        ("Northwind", ["Northwind Traders", "Northwind Logistics"], None),
        ("Globex", ["Globex", "Globex Labs"], ["Globex"]),
        ("globex labs", ["Globex", "Globex Labs"], ["Globex Labs"]),
        ("Muller", ["Müller GmbH", "Muller AG"], None),
        ("Müller GmbH", ["Müller GmbH", "Muller AG"], ["Müller GmbH"]),
        ("Harbor Hotel", ["Harbour Hotel", "Harbors Hotel"], None),
        ("Marlin", ["Merlin", "Martin"], []),
    ],
)
def test_two_candidates_are_ambiguous_unless_one_is_written_in_full(
    written: str, names: list[str], wanted: list[str] | None
) -> None:
    assert named(written, names) == (names if wanted is None else wanted)


MENTIONS = [
    ("Create it for ⟦Acme Corp⟧ please", ["Acme Corp"]),
    ("⟦acme⟧, then ⟦GLOBEX⟧.", ["Acme Corp", "Globex"]),
    ("⟦Umbrella Health⟧'s project", ["Umbrella Health"]),
    ("⟦Harrow & Sons⟧' project", ["Harrow & Sons"]),
    ("⟦Harrow and Sons⟧ want it", ["Harrow & Sons"]),
    ("for ⟦O’Neill Joinery⟧,", ["O'Neill Joinery"]),
    ("für ⟦Mueller⟧ und ⟦Müller GmbH⟧", ["Müller GmbH", "Müller GmbH"]),
    ("pour ⟦Societe Lumiere⟧ :", ["Société Lumière"]),
    ("voor ⟦Initech B.V.⟧ en ⟦Initech⟧", ["Initech BV", "Initech BV"]),
    ("⟦Initech⟧'s", ["Initech BV"]),
    ("⟦Umbrella⟧ and ⟦Van Dijk⟧", ["Umbrella Health", "Van Dijk Bouw"]),
    ("No Acmes, GlobexMedia, health, van or the", []),
    ("", []),
]


@pytest.mark.parametrize(("marked", "clients"), MENTIONS)
def test_known_clients_are_found_in_a_text(marked: str, clients: list[str]) -> None:
    text = marked.replace("⟦", "").replace("⟧", "")
    found = mentions(text, CLIENTS)
    spans = [part.split("⟧")[0] for part in marked.split("⟦")[1:]]
    assert [text[start:end] for start, end, _ in found] == spans
    assert [CLIENTS[index] for _, _, index in found] == clients


def test_longest_name_is_mentioned_and_equal_ones_share_the_span() -> None:
    names = ["Acme", "Acme Labs", "Beta GmbH", "Beta AG"]
    assert mentions("Acme Labs and Beta", names) == ((0, 9, 1), (14, 18, 2), (14, 18, 3))
    assert mentions("acme", names) == ((0, 4, 0), (0, 4, 1))


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=80))
def test_any_text_is_matched_and_searched_without_failing(names: list[str], text: str) -> None:
    assert all(0 <= index < len(names) for index in match(text, names))
    ends = [0]
    for start, end, index in mentions(text, names):
        assert start < end <= len(text)
        assert 0 <= index < len(names)
        assert start >= ends[-1] or end == ends[-1]
        ends.append(end)


@given(st.sampled_from(CLIENTS))
def test_every_listed_name_matches_itself_alone(name: str) -> None:
    assert named(name) == [name]


def test_ten_thousand_clients_are_searched() -> None:
    words = ("Alpha", "Bravo", "Castor", "Delta", "Echo", "Foxtrot", "Gamma", "Hotel", "India")
    names = [f"{a} {b} {n}" for n, (a, b) in enumerate(_pairs(words, 10_000))]
    assert match(names[4711], names) == (4711,)
    assert mentions(f"for {names[4711]} and others", names)[0][2] == 4711


def _pairs(words: tuple[str, ...], count: int) -> list[tuple[str, str]]:
    pairs = [(a, b) for a in words for b in words]
    return list(chain.from_iterable([pairs] * (count // len(pairs) + 1)))[:count]
