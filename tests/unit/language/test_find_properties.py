"""Whatever the text, the readings are well-formed; whatever the style, the sum is the same."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from commandbar.language import Day, Kind, Reading, find, quoted

from .spans import MONDAY

LOCALES = ("en_US", "en_GB", "en_IN", "nl_NL", "de_DE", "de_CH", "fr_FR", "fr_CH", "es_ES")
CURRENCIES = ("USD", "EUR", "GBP", "CHF", "CAD", "AUD", "INR", "SEK", "PLN", "BRL")

amounts = st.decimals(Decimal("0.01"), Decimal(9_999_999), places=2)
whole_amounts = st.integers(1, 9_999_999).map(Decimal)
locales = st.sampled_from(LOCALES)
currencies = st.sampled_from(CURRENCIES)


def readings(text: str, locale: str = "en-US") -> tuple[Reading, ...]:
    return find(text, today=MONDAY, currency="USD", locale=locale)


def _grouped(amount: Decimal, group: str, point: str) -> str:
    return f"{amount:,.2f}".replace(",", "\0").replace(".", point).replace("\0", group)


STYLES: dict[str, Callable[[Decimal], str]] = {
    "code before": lambda a: f"EUR {_grouped(a, ',', '.')}",
    "code behind": lambda a: f"{_grouped(a, '.', ',')} EUR",
    "sign before": lambda a: f"€{_grouped(a, ',', '.')}",
    "sign before with a blank": lambda a: f"€ {_grouped(a, '.', ',')}",
    "sign behind": lambda a: f"{_grouped(a, '.', ',')}€",
    "blanks": lambda a: f"{_grouped(a, ' ', ',')} €",
    "no-break blanks": lambda a: f"{_grouped(a, chr(0xA0), ',')}{chr(0xA0)}€",
    "narrow blanks": lambda a: f"{_grouped(a, chr(0x202F), ',')}{chr(0x202F)}€",
    "apostrophes": lambda a: f"€ {_grouped(a, chr(39), '.')}",
    "typographic apostrophes": lambda a: f"€ {_grouped(a, '’', '.')}",
    "no groups": lambda a: f"{a:.2f} euro",
}
SENTENCES = (
    "Budget {} for the roof",
    "Create a project at {}, please.",
    "- Design: {}\n- Build",
    "| Design | {} |",
    "Design ({}) and more",
    "{}",
    "…Ändern wir’s auf {} ✨ bitte",
)


@pytest.mark.parametrize("style", STYLES)
@given(amount=amounts, sentence=st.sampled_from(SENTENCES))
def test_sum_is_found_in_every_style(style: str, amount: Decimal, sentence: str) -> None:
    written = STYLES[style](amount)
    text = sentence.format(written)
    (found,) = readings(text)
    assert (found.kind, found.value, found.currency) == (Kind.AMOUNT, amount, "EUR")
    assert text[found.start : found.end] == written


@given(amount=amounts, currency=currencies, locale=locales, sentence=st.sampled_from(SENTENCES))
def test_sum_is_found_as_each_locale_writes_it(
    amount: Decimal, currency: str, locale: str, sentence: str
) -> None:
    text = sentence.format(format_currency(amount, currency, locale=locale))
    (found,) = readings(text, locale.replace("_", "-"))
    assert (found.kind, found.value, found.currency) == (Kind.AMOUNT, amount, currency)


@given(amount=st.integers(1000, 9_999_999).map(Decimal), locale=locales)
def test_bare_sum_is_found_as_each_locale_writes_it(amount: Decimal, locale: str) -> None:
    (found,) = readings(f"Design {format_decimal(amount, locale=locale)} due", "en-US")
    assert (found.kind, found.value, found.currency) == (Kind.AMOUNT, amount, None)


@given(
    offset=st.integers(0, 3000),
    locale=st.sampled_from(("en-US", "en-GB", "nl-NL", "de-DE", "fr-FR", "es-ES")),
    form=st.sampled_from(("short", "medium", "long", "full")),
)
def test_day_is_found_as_each_locale_writes_it(offset: int, locale: str, form: str) -> None:
    day = MONDAY + timedelta(days=offset)
    written = format_date(day, form, locale=locale.replace("-", "_"))
    (found,) = readings(f"due {written}", locale)
    assert (found.value, found.ambiguous) == (Day(day), False)


PIECES = (
    "$", "€", "£", "CHF", "EUR", "k", "m", "1", "12", "500", "1,000", "1.000,50", "2 500", "10.4.",
    "3/9", "24/7", "%", "percent", "half", "the rest", "a", "an hour", "/h", "per", "hour", "rate",
    "in", "of", "end", "June", "10", "April", "2026", "next", "Friday", "weeks", "after", "the",
    "and", "so on each month", "monthly", "from", "two", "hundred", "thousand", "million", "mil",
    "zwei", "einhalb", "tausend", "vijf", "duizend", "quatre", "vingt", "dix", "mille", "dos",
    "y", "et", "en", "und", "#", "-", "–", "'", '"', "“", "«", "\n", " ", "\u00a0", "(", ")", ",",
    ".", ":", "/", "@", "+", "https://", "\u0301", "ß", "½", "٣", "²", "😀", "3 milestones", "each",
    "Q3", "T3", "equal", "parts", "phase", "no.", "call", "555-0177", "0", "06", "IBAN", "NL91",
)  # fmt: skip
joined_pieces = st.lists(st.sampled_from(PIECES), max_size=40).flatmap(
    lambda pieces: st.sampled_from(("", " ")).map(lambda glue: glue.join(pieces))
)


@given(
    text=st.one_of(st.text(max_size=200), joined_pieces),
    today=st.dates(),
    currency=st.sampled_from(("USD", "EUR", "SEK")),
    locale=st.sampled_from(("en-US", "en-GB", "en", "nl-NL", "de-DE", "fr-FR", "es-ES", "xx")),
)
def test_readings_of_any_text_are_sorted_disjoint_and_inside(
    text: str, today: date, currency: str, locale: str
) -> None:
    position = 0
    for reading in find(text, today=today, currency=currency, locale=locale):
        assert position <= reading.start < reading.end <= len(text)
        assert text[reading.start : reading.end].strip() == text[reading.start : reading.end]
        position = reading.end


@given(text=st.one_of(st.text(max_size=200), joined_pieces))
def test_names_in_any_text_are_sorted_and_disjoint(text: str) -> None:
    position = 0
    for start, end in quoted(text):
        assert position <= start < end <= len(text)
        position = end + 1


LONG = (
    "1", "1 ", "1,", "1.", "1'", "a", "a ", "$", "$1", "$ ", "1/", "1-", "1:", "-", "'", '"', '"a',
    "“", "(", "\n", "é", "twenty ", "twenty-", "one hundred ", "million ", "zwei und ", "einhalb",
    "half a ", "half of the ", "the ", "end of ", "in 2 ", "1 June ", "June ", "and so on each month ",
    "1 June and so on each month ", "2 weeks after the ", "after ", "next ", "Q", "Q3 ", "a@", "a.",
    "www.", "https://", "+31 ", "06 ", "555-", "A", "A1", "NL91 ABNA ", "#1", "%", "1 % ", "50/",
    "€ 1.000,- ", "1 500 ", "call 1", "rate of ", "hourly ", "budget ", "k", "\u0301", "a\u0301",
    "zweiundzwanzig", "quatre-vingt-", "three equal ", "tausend", "Acme Corp ", "x1", "1x", "12 of ",
)  # fmt: skip


LONGEST = ("word ", "1 ", "$1,000 ", "a", "9", "twenty-", "1 June and so on each month ")


@pytest.mark.parametrize("piece", LONG)
def test_long_text_of_one_kind_is_read_to_its_end(piece: str) -> None:
    """A backtracking pattern would hang here; the suite's own time limit would show it."""
    readings(piece * (10_000 // len(piece)))


@pytest.mark.parametrize("piece", LONGEST)
def test_text_of_a_hundred_thousand_characters_is_read(piece: str) -> None:
    readings(piece * (100_000 // len(piece)))
