"""From copied words to their place: only case, white space and quotation marks may differ."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commandbar.extract.llm_spans import locate


@pytest.mark.parametrize(
    ("text", "copies", "found"),
    [
        ("Strategy $15,000", ["Strategy", "$15,000"], ["Strategy", "$15,000"]),
        ("for ACME  corp", ["Acme Corp"], ["ACME  corp"]),
        ("called “Half Moon”", ['"Half Moon"'], ["Half Moon"]),
        ("project L’Été d’Or ✨ now", ["L'Été d'Or ✨"], ["L’Été d’Or ✨"]),
        ("budget $15,000", ["15,000"], ["15,000"]),
        ("budget $15,000", ["5,000"], [None]),
        ("budget $15,000", ["15"], [None]),
        ("budget 12.5k", ["12.5"], [None]),
        ("budget 12.5k", ["5k"], [None]),
        ("13k then 3k", ["3k"], ["3k"]),
        ("Fit-out and IT", ["it"], ["IT"]),
        ("ten thousand", ["$10,000"], [None]),
        ("anything", ["", "   ", '""'], [None, None, None]),
    ],
)
def test_copy_stands_where_the_text_has_it(
    text: str, copies: list[str], found: list[str | None]
) -> None:
    assert [span and text[slice(*span)] for span in locate(text, copies)] == found


def test_same_words_are_used_once_each_in_reading_order() -> None:
    text = "half Draft, half Final"
    assert locate(text, ["half", "Draft", "half", "Final", "half"]) == [
        (0, 4),
        (5, 10),
        (12, 16),
        (17, 22),
        None,
    ]


def test_longer_name_keeps_the_words_that_a_shorter_one_shares() -> None:
    assert locate("Globex Portal for Globex", ["Globex", "Globex Portal"]) == [(18, 24), (0, 13)]


def test_of_equal_words_the_one_after_the_previous_copy_is_taken() -> None:
    text = "$2,000 total: Draft $2,000"
    assert locate(text, ["Draft", "$2,000"]) == [(14, 19), (20, 26)]


@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=6))
def test_places_never_overlap_and_hold_the_copied_words(text: str, copies: list[str]) -> None:
    spans = sorted(span for span in locate(text, copies) if span)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
