"""How much of what hand-written sentences hold is found: money, percentages and dates.

`gold_spans.txt` has a sentence a line, by language, and behind "||" what it holds in the notation of
`spans`; sentences without a reading hold numbers that are no money. It was written before the
finder was run on it: all 82 sums, 14 percentages and 50 dates were read right then, and 7 bare
numbers ("Zimmer 204", "Kunde 10443") taken for money, which has been mended since.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .spans import seen, spans_and_text, wanted

PLACES = {
    "en": ("USD", "en-US"), "nl": ("EUR", "nl-NL"), "de": ("EUR", "de-DE"),
    "fr": ("EUR", "fr-FR"), "es": ("EUR", "es-ES"),
}  # fmt: skip
FEWEST = 30
"""Sentences a language."""
MONEY, PERCENT, DATES = 0.99, 1.0, 0.90
"""The shares that have to be right."""

Value = tuple[int, str]
"""The number of a sentence, and the meaning of something in it."""


def sentences() -> Iterator[tuple[str, str, str]]:
    language = ""
    text = (Path(__file__).parent / "gold_spans.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("# "):
            language = line[2:]
        else:
            marked, _, meanings = line.partition("||")
            yield language, marked.strip(), meanings


GOLD = list(sentences())


def values_of(kinds: str) -> tuple[list[Value], list[Value]]:
    """All that stands in the gold of these kinds, and all that is found of them."""
    gold: list[Value] = []
    found: list[Value] = []
    for number, (language, marked, meanings) in enumerate(GOLD):
        currency, locale = PLACES[language]
        _, text = spans_and_text(marked)
        read = seen(text, currency=currency, locale=locale)
        for values, spans in ((gold, wanted(marked, meanings)), (found, read)):
            values += [(number, means) for _, means in spans if re.match(kinds, means)]
    return gold, found


@pytest.mark.parametrize("language", PLACES)
def test_there_are_enough_sentences_in_each_language(language: str) -> None:
    assert sum(one == language for one, _, _ in GOLD) >= FEWEST


@pytest.mark.parametrize(
    ("kinds", "least"), [("amount|rate", MONEY), ("percent", PERCENT), ("date", DATES)]
)
def test_enough_is_found_exactly(kinds: str, least: float) -> None:
    gold, found = values_of(kinds)
    right = [value for value in gold if value in found]
    assert len(right) >= least * len(gold), sorted(set(gold) - set(found))


@pytest.mark.parametrize(
    ("kinds", "least"), [("amount|rate", MONEY), ("percent", PERCENT), ("date", 1.0)]
)
def test_next_to_nothing_is_found_that_is_not_there(kinds: str, least: float) -> None:
    """No wrong date at all: it costs more than none."""
    gold, found = values_of(kinds)
    right = [value for value in found if value in gold]
    assert len(right) >= least * len(found), sorted(set(found) - set(gold))
