"""A price for an hour is a rate; a price for a day, a month or a person is not."""

import pytest

from .spans import seen, spans_and_text, wanted

UNIT_BEHIND = [
    ("⟦£65ph⟧ capped at ⟦£2k⟧", "rate 65 GBP; amount 2000 GBP"),
    ("⟦$90-110/hr⟧", "rate? 110 USD"),
    ("⟦€ 95 p.u.⟧", "rate 95 EUR"),
    ("Our rate there is ⟦$135 an hour⟧.", "rate 135 USD"),
    ("mixed, ⟦98/hr⟧, total budget ⟦30k⟧", "rate 98; amount 30000"),
    ("hourly, ⟦$110/h⟧", "rate 110 USD"),
    ("⟦$110 / hour⟧", "rate 110 USD"),
    ("⟦$110/hour⟧ and no more", "rate 110 USD"),
    ("⟦$110 per hour⟧", "rate 110 USD"),
    ("⟦$110 p/h⟧, ⟦$110 ph⟧", "rate 110 USD; rate 110 USD"),
    ("⟦$110 hourly⟧", "rate 110 USD"),
    ("⟦$110 each hour⟧", "rate 110 USD"),
    ("⟦110 USD/h⟧", "rate 110 USD"),
    ("⟦sixty pounds per hour⟧", "rate 60 GBP"),
    ("⟦sixty an hour⟧", "rate 60"),
    ("⟦a hundred dollars an hour⟧", "rate 100 USD"),
    ("⟦$72.50/hr⟧", "rate 72.50 USD"),
    ("⟦£85 an hr⟧", "rate 85 GBP"),
    ("⟦$95/hr⟧.", "rate 95 USD"),
    ("⟦€ 95 per uur⟧", "rate 95 EUR"),
    ("⟦€ 95,- per uur⟧", "rate 95 EUR"),
    ("⟦95 euro per uur⟧, ⟦€95/uur⟧, ⟦€ 95 p/u⟧", "rate 95 EUR; rate 95 EUR; rate 95 EUR"),
    ("⟦€ 95 excl. btw per uur⟧", "rate 95 EUR"),
    ("⟦vijfennegentig euro per uur⟧", "rate 95 EUR"),
    ("⟦95 €/Stunde⟧", "rate 95 EUR"),
    ("⟦95 € pro Stunde⟧, ⟦95 € die Stunde⟧, ⟦95 €/Std.⟧", "rate 95 EUR; rate 95 EUR; rate 95 EUR"),
    ("⟦95 € je Stunde⟧, ⟦95 €/h⟧", "rate 95 EUR; rate 95 EUR"),
    ("⟦neunzig Euro pro Stunde⟧", "rate 90 EUR"),
    ("⟦95,50 € die Stunde⟧", "rate 95.50 EUR"),
    ("⟦80 € de l'heure⟧", "rate 80 EUR"),
    ("⟦80 € de l’heure⟧, ⟦80 €/heure⟧, ⟦80 € par heure⟧", "rate 80 EUR; rate 80 EUR; rate 80 EUR"),
    ("⟦80 € l'heure⟧, ⟦80 € HT/h⟧, ⟦80 €/h⟧", "rate 80 EUR; rate 80 EUR; rate 80 EUR"),
    ("⟦quatre-vingts euros de l'heure⟧", "rate 80 EUR"),
    ("⟦45 € la hora⟧", "rate 45 EUR"),
    ("⟦45 € por hora⟧, ⟦45 €/hora⟧, ⟦45 € a la hora⟧, ⟦45 €/h⟧", "rate 45 EUR; rate 45 EUR; rate 45 EUR; rate 45 EUR"),
    ("⟦cuarenta y cinco euros la hora⟧", "rate 45 EUR"),
    ("⟦CHF 150 pro Stunde⟧", "rate 150 CHF"),
]  # fmt: skip

UNIT_BEFORE = [
    ("billed by the hour at ⟦$72.50⟧", "rate 72.50 USD"),
    ("billed per hour at ⟦$72.50⟧", "rate 72.50 USD"),
    ("hourly rate of ⟦90⟧", "rate 90"),
    ("hourly rate is ⟦$90⟧", "rate 90 USD"),
    ("hourly rate ⟦$90⟧", "rate 90 USD"),
    ("rate: ⟦$90⟧", "rate 90 USD"),
    ("rate = ⟦90⟧", "rate 90"),
    ("at a rate of ⟦$90⟧", "rate 90 USD"),
    ("hourly at ⟦90⟧", "rate 90"),
    ("hourly @ ⟦$90⟧", "rate 90 USD"),
    ("hourly (⟦$90⟧)", "rate 90 USD"),
    ("40 hours at ⟦$90⟧", "rate 90 USD"),
    ("40 hours @ ⟦90⟧", "rate 90"),
    ("per hour: ⟦$90⟧", "rate 90 USD"),
    ("uurtarief ⟦€ 95⟧", "rate 95 EUR"),
    ("uurtarief van ⟦95⟧", "rate 95"),
    ("tegen een uurtarief van ⟦95 euro⟧", "rate 95 EUR"),
    ("per uur: ⟦€ 95⟧", "rate 95 EUR"),
    ("Stundensatz ⟦80 €⟧", "rate 80 EUR"),
    ("Stundensatz von ⟦80⟧", "rate 80"),
    ("Stundensatz: ⟦80,50 €⟧", "rate 80.50 EUR"),
    ("taux horaire de ⟦80 €⟧", "rate 80 EUR"),
    ("taux horaire : ⟦80 €⟧", "rate 80 EUR"),
    ("tarif horaire ⟦80 €⟧", "rate 80 EUR"),
    ("tarifa ⟦45 € la hora⟧", "rate 45 EUR"),
    ("tarifa por hora: ⟦45 €⟧", "rate 45 EUR"),
    ("tarifa horaria de ⟦45⟧", "rate 45"),
    ("tarifa de ⟦45 €⟧", "rate 45 EUR"),
    ("a ⟦45 € la hora⟧", "rate 45 EUR"),
]

NO_RATES = [
    ("day rate of ⟦$800⟧", "amount? 800 USD"),
    ("daily rate: ⟦$800⟧", "amount? 800 USD"),
    ("weekly rate ⟦$4,000⟧", "amount? 4000 USD"),
    ("dagtarief ⟦€ 640⟧", "amount? 640 EUR"),
    ("Tagessatz ⟦640 €⟧", "amount? 640 EUR"),
    ("tarif journalier de ⟦450 €⟧", "amount? 450 EUR"),
    ("tarifa diaria de ⟦300 €⟧", "amount? 300 EUR"),
    ("flat rate ⟦$5,000⟧", "amount 5000 USD"),
    ("fixed rate of ⟦$5,000⟧", "amount 5000 USD"),
    ("hourly project, budget ⟦$5,000⟧", "amount 5000 USD"),
    ("40 hours for ⟦$2,000⟧", "amount 2000 USD"),
    ("within 48 hours, ⟦$2,000⟧", "amount 2000 USD"),
    ("⟦$2,000⟧ for 20 hours", "amount 2000 USD"),
    ("⟦$800⟧ ⟦a week from today⟧", "amount 800 USD; date 2026-03-09"),
    ("tax rate 21, ⟦$2,000⟧", "amount 2000 USD"),
]


@pytest.mark.parametrize(("marked", "meanings"), [*UNIT_BEHIND, *UNIT_BEFORE])
def test_price_for_an_hour_is_a_rate(marked: str, meanings: str) -> None:
    _, text = spans_and_text(marked)
    assert seen(text) == wanted(marked, meanings)


@pytest.mark.parametrize(("marked", "meanings"), NO_RATES)
def test_other_price_is_no_rate(marked: str, meanings: str) -> None:
    _, text = spans_and_text(marked)
    assert seen(text) == wanted(marked, meanings)
