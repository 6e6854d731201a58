"""What a text says of tax is found as a remark; what names or prices something is none."""

import pytest

from commandbar.language.tax_remarks import tax_remarks

REMARKS = (
    ("$8,000 plus VAT: Survey", "plus VAT", False),
    ("£4,000 excl. VAT. Milestones", "excl. VAT", False),
    ("£2,400 (ex VAT): Forge", "(ex VAT)", False),
    ("3.500 euro (exclusief 21% BTW). Ontwerp", "(exclusief 21% BTW)", False),
    ("9.000 € zzgl. MwSt: Planung", "zzgl. MwSt", False),
    ("7.000 € zuzüglich 19 % Mehrwertsteuer", "zuzüglich 19 % Mehrwertsteuer", False),
    ("2 400 € HT : Dessin", "HT", False),
    ("18 000 € hors taxes. Étude", "hors taxes", False),
    ("6 600 €, TVA en sus. Acier", ", TVA en sus", False),
    ("5.000 € (IVA no incluido): Compra", "(IVA no incluido)", False),
    ("(all amounts excl. VAT)", "(all amounts excl. VAT)", False),
    ("$500 net, due 1 May", "net", False),
    ("exclusive of 9% GST", "exclusive of 9% GST", False),
    ("£3,000 including VAT, Oak", "including VAT", True),
    ("12 000 € TTC : Pose", "TTC", True),
    ("12.000 € (inkl. MwSt.), Rest", "(inkl. MwSt.)", True),
    ("precios con IVA incluido", "con IVA incluido", True),
)
NO_REMARKS = (
    "with Tax Filing $500", "plus €210 VAT", "net 30 days", "HT Converter $500", "Net Design $500",
    "the tax office", "VAT Return for Globex", "Sin City $500",
)  # fmt: skip


@pytest.mark.parametrize(("text", "words", "is_included"), REMARKS)
def test_a_remark_on_tax_is_found(text: str, words: str, is_included: bool) -> None:
    (remark,) = tax_remarks(text)
    assert (text[remark.start : remark.end], remark.is_included) == (words, is_included)


@pytest.mark.parametrize("text", NO_REMARKS)
def test_other_words_are_no_remark(text: str) -> None:
    assert tax_remarks(text) == []
