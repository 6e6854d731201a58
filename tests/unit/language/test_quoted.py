"""A short text in quotes is a name; an apostrophe and a pasted mail are not."""

import pytest

from commandbar.language import quoted

from .spans import seen, spans_and_text

NAMES = [
    'ordered "⟦Under $100 Gifts⟧", a fixed price project',
    "ordered '⟦Under $100 Gifts⟧', a fixed price project",
    "ordered “⟦50k Challenge⟧” today",
    "ordered ‘⟦50k Challenge⟧’ today",
    "projet «⟦ Objectif 2026 ⟧» pour Globex",
    "projet «⟦Objectif 2026⟧» pour Globex",
    "Projekt „⟦Top 5.000⟧“ für Globex",
    "Projekt »⟦Top 5.000⟧« für Globex",
    "Projekt ‚⟦Top 500⟧‘, `⟦half-day⟧` für Globex",
    'called "⟦2048⟧" for Globex',
    'called "⟦March 20⟧" for Globex',
    "'⟦It's 5,000 Days⟧' for Globex",
    "'⟦Sons' Move 300⟧' for Globex",
    "'⟦Alpha⟧' and '⟦Beta⟧'",
    '"⟦Alpha⟧", "⟦Beta⟧"; ("⟦Gamma⟧")',
    "Harrow & Sons' project '⟦Move 3000⟧'",
    "Initech's '⟦Q1 2500⟧' and Globex's",
    '"⟦Dr. Who Launch⟧"',
    "rock '⟦n⟧' roll",
    'he said "create "⟦Store 24⟧" for Globex"',
]

NO_NAMES = [
    "Initech's project, Globex's too",
    "it's 5,000 and that's 6,000",
    "O'Neill Joinery's roof",
    "the '90s and the '80s",
    'a 5" pipe and a 6" pipe',
    'budget "$5,000" and "5,000 €" and "5,000" and "20%"',
    '"',
    "''",
    '" "',
    "'",
    '"not closed',
    '"Morning! Acme Corp signed off on Store Finder. Fixed price, $17,500"',
    '"Acme $500, Globex $600"',
    '"first line\nsecond line"',
    '"' + " ".join(["long"] * 13) + '"',
    '"Globex wants Store Finder for a fixed price of $17,500 please and quite soon"',
]


@pytest.mark.parametrize("marked", NAMES)
def test_short_quote_is_a_name(marked: str) -> None:
    spans, text = spans_and_text(marked)
    assert [text[start:end] for start, end in quoted(text)] == spans


@pytest.mark.parametrize("marked", NAMES)
def test_nothing_is_read_inside_a_name(marked: str) -> None:
    _, text = spans_and_text(marked)
    assert seen(text) == []


@pytest.mark.parametrize("text", NO_NAMES)
def test_apostrophe_price_or_mail_is_no_name(text: str) -> None:
    assert quoted(text) == ()


def test_amounts_of_a_pasted_mail_are_read() -> None:
    mail = '"Morning! Acme Corp signed off on Store Finder. Fixed price, $17,500 - Maps $7,500."'
    assert [meaning for _, meaning in seen(mail)] == ["amount 17500 USD", "amount 7500 USD"]
