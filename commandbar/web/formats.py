"""Amounts, dates, hours and shares as people write them in the workspace's locale."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import (
    format_currency,
    format_decimal,
    format_percent,
    get_currency_symbol,
    get_decimal_symbol,
)

from billing_core.countries import ISO_COUNTRIES
from billing_core.money import CURRENCY_DIGITS, currency_digits
from billing_core.text import name_order

_AMOUNT_WITH_CURRENCY = re.compile(r"(?<![\w.,])([0-9]+(?:\.[0-9]{1,3})?) ([A-Z]{3})\b")
_AMOUNT = re.compile(r"(?<![\w.,$€£¥₹])[0-9]+\.[0-9]{2,3}(?![\w.,])")
_ISO_DAY = re.compile(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b")

FALLBACK_LOCALE = "en_US"


@dataclass(frozen=True)
class Formats:
    """Writes values for one locale, like "nl-NL"."""

    locale: str

    @cached_property
    def _babel(self) -> Locale:
        try:
            return Locale.parse(self.locale.replace("-", "_"))
        except (ValueError, UnknownLocaleError):
            return Locale.parse(FALLBACK_LOCALE)

    def money(self, minor: int, currency: str) -> str:
        """With sign, and with cents only where there are some: $15,000, € 15.000,50."""
        return self.major(major(minor, currency), currency)

    def money_exactly(self, minor: int, currency: str) -> str:
        """With sign and all the currency's digits, as a document needs it: $15,000.00."""
        return self._currency(major(minor, currency), currency, currency_digits(currency))

    def major(self, amount: Decimal, currency: str) -> str:
        """An amount in whole units, with as many decimals as it needs: $15,000, $12.50."""
        return self._currency(amount, currency, currency_digits(currency) if amount % 1 else 0)

    def typed(self, minor: int, currency: str) -> str:
        """An amount as it stands in a field to be edited: 15,000.00."""
        digits = currency_digits(currency)
        pattern = "#,##0." + "0" * digits if digits else "#,##0"
        return format_decimal(major(minor, currency), format=pattern, locale=self._babel)

    def symbol(self, currency: str) -> str:
        return get_currency_symbol(currency, locale=self._babel)

    @property
    def decimal_mark(self) -> str:
        return get_decimal_symbol(self._babel)

    def number(self, value: Decimal) -> str:
        """A quantity or rate without trailing zeros: 7.5."""
        return format_decimal(value, format="#,##0.####", locale=self._babel)

    def percent(self, value: Decimal) -> str:
        """A value from 0 to 100 as a share: 30%."""
        return format_percent(value / 100, format=self._percent_pattern, locale=self._babel)

    def date(self, day: date) -> str:
        return format_date(day, "medium", locale=self._babel)

    def iso_date(self, text: str) -> str:
        """A day as a form holds it, written for reading; what is no day stays as it is."""
        try:
            return self.date(date.fromisoformat(text))
        except ValueError:
            return text

    def moment(self, at: datetime) -> str:
        time = format_time(at, "short", locale=self._babel)
        return f"{self.date(at)}, {time}"

    def country(self, code: str) -> str:
        """An ISO 3166 code by its name: NL is "Netherlands"."""
        return str(self._babel.territories.get(code, code))

    @property
    def countries(self) -> list[tuple[str, str]]:
        """(code, name) of every country, by name."""
        named = [(code, self.country(code)) for code in ISO_COUNTRIES]
        return sorted(named, key=lambda pair: name_order(pair[1]))

    def hours(self, minutes: int) -> str:
        """Hours and minutes: 7:30."""
        return f"{minutes // 60}:{minutes % 60:02}"

    def localised(self, words: str, currency: str | None = None) -> str:
        """A sentence of ours with its amounts ("5000.00 USD") and days in the locale's form.

        With a currency, bare amounts ("5000.00") are amounts of it.
        """
        words = _AMOUNT_WITH_CURRENCY.sub(self._amount_in, words)
        if currency in CURRENCY_DIGITS:
            words = _AMOUNT.sub(lambda match: self.major(Decimal(match[0]), currency), words)
        return _ISO_DAY.sub(lambda match: self.iso_date(match[0]), words)

    def _amount_in(self, match: re.Match[str]) -> str:
        known = match[2] in CURRENCY_DIGITS
        return self.major(Decimal(match[1]), match[2]) if known else match[0]

    @cached_property
    def _percent_pattern(self) -> str:
        pattern: str = self._babel.percent_formats[None].pattern
        return pattern.replace("0%", "0.##%").replace("0\xa0%", "0.##\xa0%")

    def _currency(self, amount: Decimal, currency: str, digits: int) -> str:
        pattern: str = self._babel.currency_formats["standard"].pattern
        return format_currency(
            amount,
            currency,
            format=pattern.replace("0.00", "0." + "0" * digits if digits else "0"),
            locale=self._babel,
            currency_digits=False,
        )


def major(minor: int, currency: str) -> Decimal:
    """Minor units as an amount: 1500000 USD is 15000.00."""
    return Decimal(minor).scaleb(-currency_digits(currency))
