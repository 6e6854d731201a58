"""The invoice as a document: it says what the view says, in the workspace's words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from billing_core.invoice_fonts import register_fonts
from billing_core.invoice_pdf import render_invoice
from billing_core.invoice_words import WORDS, Words
from billing_core.kinds import InvoiceStatus
from billing_core.views import ClientRef, InvoiceLineView, InvoiceView, Parties, ProjectRef

INVOICE = InvoiceView(
    id="inv_1",
    number="INV-0007",
    status=InvoiceStatus.SENT,
    project=ProjectRef("prj_1", "Brand Redesign"),
    client=ClientRef("cli_1", "Acme"),
    milestone_id="mst_1",
    currency="EUR",
    lines=(
        InvoiceLineView("lin_1", "Strategy", Decimal(1), None, 1_500_000, 1_500_000),
        InvoiceLineView("lin_2", "Support", Decimal("1.6667"), 100, 10_000, 16_667),
    ),
    net_minor=1_516_667,
    tax_rate=Decimal(21),
    tax_minor=318_500,
    total_minor=1_835_167,
    issue_date=date(2026, 3, 2),
    due_date=date(2026, 4, 1),
    notes="Thank you.",
    void_reason=None,
    rebill=None,
    parties=Parties(
        {"name": "Atelier Müller", "tax_number": "NL001234567B01", "payment": "IBAN NL91 ABNA"},
        {
            "name": "Acme",
            "billing_name": "Acme Łukasz Ltd",
            "address_line1": "1 Harbour Street",
            "city": "London",
            "postal_code": "E1 6AN",
            "country": "GB",
        },
    ),
    created_at=datetime(2026, 3, 1, tzinfo=UTC),
    sent_at=None,
    paid_at=None,
    voided_at=None,
)


def words_of(invoice: InvoiceView, locale: str = "en-US") -> str:
    """The document's text with its white space made even."""
    pages = PdfReader(BytesIO(render_invoice(invoice, locale))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_document_says_everything_a_client_needs() -> None:
    text = words_of(INVOICE)

    for words in (
        "Invoice",
        "INV-0007",
        "March 2, 2026",
        "April 1, 2026",
        "Atelier Müller",
        "NL001234567B01",
        "Acme Łukasz Ltd",
        "1 Harbour Street",
        "E1 6AN London",
        "United Kingdom",
        "Strategy",
        "€15,000.00",
        "1:40 h",
        "€166.67",
        "Net €15,166.67",
        "Tax 21 % €3,185.00",
        "Total (EUR) €18,351.67",
        "Thank you.",
        "IBAN NL91 ABNA",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("nl-NL", ["Factuur", "2 maart 2026", "€ 15.166,67", "1:40 u", "Btw 21 %"]),
        ("de-DE", ["Rechnung", "2. März 2026", "15.166,67 €", "USt. 21 %"]),
        ("fr-FR", ["Facture", "2 mars 2026", "TVA 21 %", "Total TTC"]),
        ("es-ES", ["Factura", "2 de marzo de 2026", "IVA 21 %"]),
        ("xx", ["Invoice", "March 2, 2026"]),
    ],
)
def test_document_speaks_the_workspaces_language(locale: str, words: list[str]) -> None:
    text = words_of(INVOICE, locale)

    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize(
    ("changes", "present"),
    [
        ({"status": InvoiceStatus.DRAFT, "number": None}, "Invoice · Draft"),
        ({"status": InvoiceStatus.VOID}, "Invoice · Void"),
        ({"tax_rate": None, "tax_minor": 0, "total_minor": 1_516_667}, "Tax —"),
        ({"currency": "JPY"}, "Net ¥1,516,667"),
        ({"currency": "BHD"}, "Net BHD 1,516.667"),
    ],
)
def test_document_tells_its_state_and_the_currencys_own_digits(
    changes: dict[str, Any], present: str
) -> None:
    assert present in words_of(replace(INVOICE, **changes))


def test_same_invoice_gives_the_same_bytes() -> None:
    assert render_invoice(INVOICE, "nl-NL") == render_invoice(INVOICE, "nl-NL")


def test_words_of_a_person_are_shown_as_they_stand() -> None:
    line = replace(INVOICE.lines[0], description="<b>{{ 7*7 }}</b> & <font color=red>")

    text = words_of(replace(INVOICE, lines=(line,), notes="</para><script>alert(1)</script>"))

    assert "<b>{{ 7*7 }}</b> & <font color=red>" in text
    assert "</para><script>alert(1)</script>" in text


LETTERS = (
    "ąćęłńóśźż áčďéěíňřšťúůýž äöüß àâçèêëîïôùûœÿ ñ¿¡ åæø ğışç őű ăâîșț αβγ жщя €£¥₹₺₽₩₪zł—“”‘’…·"
)


def test_embedded_font_has_the_letters_of_european_names() -> None:
    both_cases = LETTERS + LETTERS.upper()

    assert [letter for letter in both_cases if ord(letter) not in register_fonts()] == []


def test_east_asian_name_keeps_its_characters() -> None:
    client = {**INVOICE.parties.client, "billing_name": "株式会社アクメ 한국"}

    text = words_of(replace(INVOICE, parties=replace(INVOICE.parties, client=client)))

    assert "株式会社アクメ 한국" in text


def test_every_page_says_which_it_is_of_which_invoice() -> None:
    lines = INVOICE.lines * 30

    pages = PdfReader(BytesIO(render_invoice(replace(INVOICE, lines=lines), "en-US"))).pages

    assert len(pages) > 1
    for place, page in enumerate(pages, start=1):
        assert f"INV-0007 · {place} / {len(pages)}" in page.extract_text()


def test_200_lines_and_long_notes_run_over_several_pages() -> None:
    lines = tuple(
        replace(INVOICE.lines[0], description=f"Item {n} " + "w" * 190) for n in range(200)
    )
    invoice = replace(INVOICE, lines=lines, notes="\n".join("note" for _ in range(800)))

    reader = PdfReader(BytesIO(render_invoice(invoice, "en-US")))

    assert len(reader.pages) > 10
    assert all("Description" in page.extract_text() for page in reader.pages[:5])


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=1000))
@settings(max_examples=30, deadline=None)
def test_no_words_break_the_document(description: str, name: str, notes: str) -> None:
    invoice = replace(
        INVOICE,
        lines=(replace(INVOICE.lines[0], description=description),),
        parties=Parties({"name": name}, {"name": name}),
        notes=notes,
    )

    assert render_invoice(invoice, "en-US").startswith(b"%PDF")


def test_every_language_has_every_word() -> None:
    assert {len(words) for words in WORDS.values()} == {len(Words._fields)}
    assert all(all(words) for words in WORDS.values())
