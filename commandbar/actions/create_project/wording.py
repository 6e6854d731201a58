"""What single words of a request stand for: a billing type, a currency."""

from datetime import date

from commandbar.actions.create_project.grammar.words import found_at, spelled_as_meant
from commandbar.actions.create_project.plan import BillingType
from commandbar.actions.create_project.vocabulary.marks import Mark
from commandbar.language.currencies import agreed, currency_at
from commandbar.language.passage import Passage
from commandbar.language.tokens import tokenize

_TYPES: dict[Mark, BillingType] = {
    Mark.FIXED: "fixed_price",
    Mark.HOURLY: "hourly",
    Mark.MIXED: "mixed",
}


def billing_type_in(text: str) -> BillingType | None:
    """The one billing type that the words name; None where they name none, or two."""
    words = spelled_as_meant(tokenize(text))
    found: set[BillingType] = set()
    at = 0
    while at < len(words.tokens):
        phrase = found_at(words, at)
        if phrase is not None:
            found |= {_TYPES[mark] for mark in phrase.meaning.values() if mark in _TYPES}
        at = at + 1 if phrase is None else phrase.end
    return found.pop() if len(found) == 1 else None


def currency_in(text: str, workspace_currency: str) -> str | None:
    """The ISO code of the first currency that the words name: "in euros", "CHF", "$"."""
    passage = Passage.of(text, (), date.min, workspace_currency, "en")
    for at in range(len(passage)):
        if found := currency_at(passage, at, behind_number=True):
            return agreed([found[0]], workspace_currency)[0]
    return None
