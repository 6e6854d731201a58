"""The facts of the audit log as people read them: amounts with their sign, days, statuses."""

from dataclasses import dataclass
from typing import Any

from billing_core.money import CURRENCY_DIGITS
from billing_core.views import AuditView
from commandbar.web.formats import Formats
from commandbar.web.wording import field_label, label

KINDS = {"status", "billing_type", "budget_scope"}
"""Facts whose value is a stored word of ours, and nobody's own."""
AMOUNT, DAY = "_minor", "date"


@dataclass(frozen=True, slots=True)
class FactWords:
    """The words for what one row tells. An amount whose currency the row does not say stays in
    minor units, and says so."""

    formats: Formats
    currency: str | None

    @classmethod
    def of(cls, row: AuditView, formats: Formats) -> "FactWords":
        told = {**(row.before or {}), **(row.after or {})}
        return cls(formats, told.get("currency"))

    def lines(self, facts: dict[str, Any]) -> list[str]:
        """ "Budget: $50,000.00", one a fact that is known."""
        return [
            f"{field_label(name.removesuffix(AMOUNT))}: {self._value(name, value)}"
            for name, value in facts.items()
            if value is not None
        ]

    def _value(self, name: str, value: object) -> str:
        match value:
            case bool():
                return "yes" if value else "no"
            case dict():
                return ", ".join(self.lines(value))
            case list():
                return "; ".join(self._value(name, item) for item in value)
            case int() if name.endswith(AMOUNT):
                return self._amount(value)
            case str():
                return self._text(name, value)
        return str(value)

    def _text(self, name: str, value: str) -> str:
        if name in KINDS:
            return label(value)
        return self.formats.iso_date(value) if name.endswith(DAY) else value

    def _amount(self, minor: int) -> str:
        if self.currency in CURRENCY_DIGITS:
            return self.formats.money_exactly(minor, self.currency)
        return f"{minor} in minor units"
