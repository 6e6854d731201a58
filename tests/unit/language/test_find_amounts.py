"""Money is found exactly, in every style that people write it in."""

import pytest

from .spans import seen, spans_and_text, wanted

SYMBOLS_CODES_NAMES = [
    ("Budget ⟦$15,000⟧", "amount 15000 USD"),
    ("⟦€ 12.500,-⟧ for the kitchen", "amount 12500 EUR"),
    ("⟦CHF 12'500⟧", "amount 12500 CHF"),
    ("prix ⟦6 250,50 €⟧", "amount 6250.50 EUR"),
    ("prix ⟦6\u00a0250,50\u00a0€⟧", "amount 6250.50 EUR"),
    ("prix ⟦6\u202f250,50\u202f€⟧", "amount 6250.50 EUR"),
    ("⟦CA$20,000⟧ then ⟦A$5,000⟧", "amount 20000 CAD; amount 5000 AUD"),
    ("⟦₹5 lakh⟧", "amount 500000 INR"),
    ("⟦half a million euros⟧", "amount 500000 EUR"),
    ("⟦seven hundred and fifty quid⟧", "amount 750 GBP"),
    ("⟦zwölftausend Euro⟧", "amount 12000 EUR"),
    ("⟦vijfduizend euro⟧", "amount 5000 EUR"),
    ("⟦quinze mille euros⟧", "amount 15000 EUR"),
    ("⟦dos mil quinientos euros⟧", "amount 2500 EUR"),
]


@pytest.mark.parametrize(("marked", "meanings"), SYMBOLS_CODES_NAMES)
def test_amount_is_found_by_sign_code_or_name(marked: str, meanings: str) -> None:
    _, text = spans_and_text(marked)
    assert seen(text) == wanted(marked, meanings)
