"""What people type into fields, read exactly: amounts, percentages, hours, days.

`static/js/money.js` reads amounts by the same rule, for the running total; one table of cases
tests both.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from billing_core import money
from billing_core.errors import FieldError, ValidationFailed
from billing_core.usecases.time import MAX_MINUTES
from commandbar.web.formats import Formats

_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|[0-9]+")
"""Whole units, grouped by thousands (or, in India, by lakhs) or not at all."""
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
_DECIMAL = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{1,6})?")


def plain_amount(text: str, currency: str, formats: Formats) -> str:
    """The typed amount as plain digits: "15.000,50 €" is "15000.50".

    Of two different marks the later one is the decimal mark. A single one followed by exactly
    three digits groups thousands, unless the currency has three decimals and the locale writes
    them with it.

    Raises:
        ValueError: it is no amount; a sign, a letter or a stray mark stands in it.
    """
    digits = _without_decoration(text, currency, formats)
    whole, fraction = _split(digits, money.currency_digits(currency), formats.decimal_mark)
    whole = whole.replace(".", ",")
    if not _GROUPED.fullmatch(whole) or not re.fullmatch("[0-9]*", fraction):
        raise ValueError("Write an amount like 15,000 or 15000.50.")
    return whole.replace(",", "") + (f".{fraction}" if fraction else "")


def _without_decoration(text: str, currency: str, formats: Formats) -> str:
    for sign in (formats.symbol(currency), currency):
        text = text.replace(sign, "")
    return "".join(c for c in text if c not in "'’" and unicodedata.category(c) not in {"Sc", "Zs"})


def _split(digits: str, decimals: int, decimal_mark: str) -> tuple[str, str]:
    """Whole units and fraction, by the mark that can only be the decimal one."""
    at = max(digits.rfind("."), digits.rfind(","))
    if at < 0:
        return digits, ""
    mark, fraction = digits[at], digits[at + 1 :]
    other = "," if mark == "." else "."
    three_decimals = decimals == 3 and mark == decimal_mark
    groups = other not in digits and (
        digits.count(mark) > 1 or (len(fraction) == 3 and not three_decimals)
    )
    return (digits, "") if groups else (digits[:at], fraction)


@dataclass
class FieldReader:
    """Reads the fields of one form; what cannot be read is collected by field."""

    formats: Formats
    errors: list[FieldError] = field(default_factory=list)

    def currency(self, path: str, text: str, otherwise: str) -> str:
        """The code that was chosen, `otherwise` where there is none or one that does not exist."""
        if text in money.CURRENCY_DIGITS or not text:
            return text or otherwise
        self._refuse(path, "Choose a currency.")
        return otherwise

    def amount(self, path: str, text: str, currency: str) -> int | None:
        """Minor units; None where nothing, or no amount, was typed."""
        if not text.strip():
            return None
        try:
            return money.parse_amount(plain_amount(text, currency, self.formats), currency)
        except ValueError as error:
            self._refuse(path, str(error))
            return None

    def needed_amount(self, path: str, text: str, currency: str) -> int:
        """Like `amount`, where one is needed; 0 stands for the one that is missing."""
        if not text.strip():
            self._refuse(path, "Give an amount.")
        return self.amount(path, text, currency) or 0

    def day(self, path: str, text: str) -> date | None:
        if not text.strip():
            return None
        try:
            return date.fromisoformat(text.strip())
        except ValueError:
            self._refuse(path, "Write a date like 2026-03-31.")
            return None

    def decimal(self, path: str, text: str) -> Decimal | None:
        """A quantity or percentage, with either decimal mark."""
        text = text.strip().rstrip("%").strip()
        if not text:
            return None
        if not _DECIMAL.fullmatch(text):
            self._refuse(path, "Write a number like 7.5.")
            return None
        return Decimal(text.replace(",", "."))

    def minutes(self, path: str, text: str) -> int:
        """Hours of one day as "7:30" or "7.5"; 0 stands for what cannot be read."""
        if not text.strip():
            self._refuse(path, "Give the hours.")
            return 0
        minutes = self._minutes(path, text.strip())
        if minutes is not None and not 1 <= minutes <= MAX_MINUTES:
            self._refuse(path, "Give from 0:01 to 24:00, the hours of one day.")
        return minutes or 0

    def _minutes(self, path: str, text: str) -> int | None:
        if clock := _CLOCK.fullmatch(text):
            return int(clock[1]) * 60 + int(clock[2])
        hours = self.decimal(path, text)
        return None if hours is None else int((hours * 60).to_integral_value())

    def choice(self, path: str, value: str, missing: str) -> str:
        """What was chosen from a list; `missing` says what to choose where nothing was."""
        if not value:
            self._refuse(path, missing)
        return value

    def also(self, faults: Iterable[FieldError]) -> None:
        """Take the faults that a rule finds, of fields that could be read."""
        known = {error.field for error in self.errors}
        self.errors.extend(fault for fault in faults if fault.field not in known)

    def check(self) -> None:
        """Raises:
        ValidationFailed: with every field that could not be read.
        """
        if self.errors:
            raise ValidationFailed(self.errors)

    def _refuse(self, path: str, message: str) -> None:
        self.errors.append(FieldError(path, message))
