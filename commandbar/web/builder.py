"""The builder's running total beside the budget, for a page that is drawn without scripts."""

from dataclasses import dataclass

from commandbar.web.formats import Formats
from commandbar.web.project_input import ProjectInput
from commandbar.web.typed import FieldReader


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """The total in words, and how far it is over the budget, if it is."""

    total: str
    budget: str | None
    left: str | None
    over: str | None


def budget_line(given: ProjectInput, currency: str, formats: Formats) -> BudgetLine:
    """What is not an amount counts as nothing, as long as it is being typed."""
    reader = FieldReader(formats)
    currency = reader.currency("", given.currency, currency)
    total = sum(reader.amount("", row.amount, currency) or 0 for row in given.milestones)
    budget = reader.amount("", given.budget, currency)
    if budget is None:
        return BudgetLine(formats.money(total, currency), None, None, None)
    gap = formats.money(abs(budget - total), currency)
    return BudgetLine(
        formats.money(total, currency),
        formats.money(budget, currency),
        gap if total < budget else None,
        gap if total > budget else None,
    )
