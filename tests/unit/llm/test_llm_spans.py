"""From copied words to their place: only case, white space and quotation marks may differ."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commandbar.extract.llm_spans import Page


@pytest.mark.parametrize(
    ("text", "copy", "found"),
    [
        ("Strategy $15,000", "$15,000", "$15,000"),
        ("for ACME  corp", "Acme Corp", "ACME  corp"),
        ("called “Half Moon”", '"Half Moon"', "Half Moon"),
        ("project L’Été d’Or ✨ now", "L'Été d'Or ✨", "L’Été d’Or ✨"),
        ("budget $15,000", "15,000", "15,000"),
        ("budget $15,000", "5,000", None),
        ("budget $15,000", "15", None),
        ("budget 12.5k", "12.5", None),
        ("budget 12.5k", "5k", None),
        ("13k then 3k", "3k", "3k"),
        ("Cut 20%", "20 %", "20%"),
        ("12.999,90 € plus", "12.999,90€", "12.999,90 €"),
        ("15, 000 things", "15,000", None),
        ("Fit-out and IT", "it", "IT"),
        ("ten thousand", "$10,000", None),
        ("a {{ x }} [b] (c)+ \\d", "[b] (c)+", "[b] (c)+"),
        ("anything", "", None),
        ("anything", "   ", None),
        ("anything", '""', None),
    ],
)
def test_copy_stands_where_the_text_has_it(text: str, copy: str, found: str | None) -> None:
    span = Page(text).place(copy)
    assert (span and text[slice(*span)]) == found


def test_same_words_are_used_once_each() -> None:
    page = Page("half Draft, half Final")
    assert [page.place("half") for _ in range(3)] == [(0, 4), (12, 16), None]


def test_used_words_are_not_used_again_by_a_shorter_copy() -> None:
    page = Page("Globex Portal for Globex")
    assert page.place("Globex Portal") == (0, 13)
    assert page.place("Globex") == (18, 24)


def test_of_equal_words_the_nearest_or_the_next_is_taken() -> None:
    text = "$2,000 total: Draft $2,000"
    assert Page(text).place("$2,000", near=(14, 19)) == (20, 26)
    assert Page(text).place("$2,000", after=10) == (20, 26)
    assert Page(text).place("$2,000", after=25) == (0, 6)


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=6))
def test_places_never_overlap_and_stay_in_the_text(text: str, copies: list[str]) -> None:
    page = Page(text)
    spans = [span for copy in copies if (span := page.place(copy))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] or b[1] <= a[0] for a, b in combinations(spans, 2))
