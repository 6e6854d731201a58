"""The bar's form: the words, and in one field the spans of them that are dismissed."""

import pytest

from billing_core.errors import ValidationFailed
from commandbar.web.forms import Form
from commandbar.web.said import Said


def typed(words: str, dismissed: str = "") -> Said:
    return Said.by(Form((("prompt", words), ("dismissed", dismissed))))


def test_a_form_counts_as_browsers_do_and_comes_back_as_it_was_sent() -> None:
    said = typed("\U0001f680 $5,000 by May", "3-9,13-16")
    assert [said.words[start:end] for start, end in said.dismissed] == ["$5,000", "May"]
    assert said.field == "3-9,13-16"


def test_without_the_field_nothing_is_dismissed() -> None:
    assert Said.by(Form((("prompt", "50k"),))) == Said("50k")


def test_dismissed_words_move_with_the_sentence_of_a_slash_word() -> None:
    said = typed("/project Brand 1024 for Acme", "15-19").expanded
    assert said.words == "Create a project called Brand 1024 for Acme"
    assert [said.words[start:end] for start, end in said.dismissed] == ["1024"]


@pytest.mark.parametrize(
    "spans",
    ["x", "1", "1-", "3-1", "0-2,1-3", "0-6", "1-2,", "1-2 3-4", "-1-2", "٣-٤", "9999999-9"],
)
def test_spans_that_are_none_of_the_words_are_refused(spans: str) -> None:
    with pytest.raises(ValidationFailed):
        typed("$5,00", spans)
