"""The project's terms from their words: name, client, currency, budget, rate, billing type."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import get_close_matches

from billing_core import money
from commandbar.actions.base import KnownClient
from commandbar.actions.create_project import wording
from commandbar.actions.create_project.findings import Findings
from commandbar.actions.create_project.plan import BillingType, PlanClient
from commandbar.actions.create_project.questions import choose
from commandbar.actions.create_project.values import MONEY, Found, minor_of
from commandbar.extraction import Slot
from commandbar.language.clients import match
from commandbar.language.tokens import fold
from commandbar.plan import Origin

_MONEY_ROLES = frozenset({"budget", "hourly_rate", "milestone.amount", "amount_each"})

_LIKENESS = 0.85
IMPLIED: dict[tuple[bool, bool], BillingType] = {
    (True, True): "mixed",
    (True, False): "fixed_price",
    (False, True): "hourly",
}
"""By whether milestones have amounts, and whether there is a rate (rule 25)."""


def read_name(findings: Findings) -> None:
    """The project's name as written, without quotes; none or two are asked about."""
    names = findings.values.texts("project_name")
    if len(names) == 1:
        ((name, slot),) = names.items()
        findings.note("project_name", name, slot)
    else:
        findings.ask_between("project_name", names)


def read_client(findings: Findings) -> None:
    """One match is the client, several are asked about, none is a new lead (rule 26)."""
    clients = findings.workspace.clients
    names = [client.name for client in clients]
    written = findings.values.texts("client")
    matches = {match(words, names): words for words in written}
    if len(matches) != 1 or (() in matches and len(written) > 1):
        findings.ask_between("client", written)
        return
    ((found, words),) = matches.items()
    if not found:
        _note_new_client(findings, words, written[words], _near(words, names))
    elif len(found) == 1:
        _note_known_client(findings, words, written[words], clients[found[0]])
    else:
        message = f"Which client is “{words}”?"
        findings.questions["client"] = choose("client", message, [names[i] for i in found])


def _note_known_client(findings: Findings, words: str, slot: Slot, client: KnownClient) -> None:
    known = PlanClient(id=client.id, name=client.name, existing=True)
    same = words.casefold() == client.name.casefold()
    findings.note("client", known, slot, Origin.STATED if same else Origin.LOOKED_UP)


def _note_new_client(findings: Findings, words: str, slot: Slot, near: Sequence[str]) -> None:
    """A lead, unless the name is `near` known ones and nobody has said yet that it is new."""
    if near and words not in findings.settled:
        message = f"“{words}” is not a client yet. Is it new, or one of these?"
        findings.questions["client"] = choose("client", message, [*near, words])
    else:
        findings.note("client", PlanClient(name=words, existing=False), slot)


def _near(words: str, names: Sequence[str]) -> list[str]:
    """Clients so much like the written name that a new one would more likely be a typo."""
    folded = {fold(name): name for name in names}
    close = get_close_matches(fold(words), list(folded), n=3, cutoff=_LIKENESS)
    return [folded[name] for name in close]


def read_currency(findings: Findings) -> str:
    """The one currency of all that was said, or the workspace's own."""
    values, own = findings.values, findings.workspace.currency
    codes = {f.reading.currency: f.slot for f in _money(findings) if f.reading.currency}
    for slot in values.extraction.of("currency"):
        if code := wording.currency_in(values.words(slot), own):
            codes[code] = slot
    if len(codes) > 1:
        message = f"You said {' and '.join(sorted(codes))}. Which currency is it in?"
        findings.questions["currency"] = choose("currency", message, sorted(codes))
    if not codes:
        findings.conclude("currency", own, Origin.DEFAULT)
        return own
    currency, slot = next(iter(codes.items()))
    findings.note("currency", currency, slot)
    return currency


def _money(findings: Findings) -> Iterator[Found]:
    for slot in findings.values.extraction.slots:
        if slot.role in _MONEY_ROLES and (found := findings.values.find(slot, MONEY)):
            yield found


def read_amount(findings: Findings, role: str, currency: str) -> int | None:
    """The role's amount in minor units; two that differ are asked about (rule 29)."""
    values = findings.values
    found = values.all(role, MONEY)
    amounts = {f.reading.value: f.slot for f in found if isinstance(f.reading.value, Decimal)}
    if len(amounts) > 1 or len(found) < len(values.extraction.of(role)):
        findings.ask_between(role, (values.words(slot) for slot in amounts.values()))
        return None
    for amount, slot in amounts.items():
        minor = minor_of(amount, currency)
        if minor is not None:
            findings.note(role, money.format_amount(minor, currency), slot)
            return minor
        findings.ask(role)
    return None


def read_billing_type(
    findings: Findings, *, has_amounts: bool, has_rate: bool
) -> BillingType | None:
    """As stated; else amounts for milestones mean fixed price, a rate hourly, both mixed."""
    values = findings.values
    stated: dict[BillingType, object] = {}
    for slot in values.extraction.of("billing_type"):
        if kind := wording.billing_type_in(values.words(slot)):
            if kind not in stated:
                findings.note("billing_type", kind, slot)
            stated[kind] = slot
    if len(stated) > 1:
        findings.ask("billing_type")
        return None
    kind = next(iter(stated), None) or IMPLIED.get((has_amounts, has_rate))
    if kind is None:
        findings.ask("billing_type")
    elif not stated:
        findings.conclude("billing_type", kind, Origin.DERIVED)
    return kind


def require_terms(
    findings: Findings,
    kind: BillingType | None,
    *,
    budget: int | None,
    rate: int | None,
    items: Sequence[object],
    has_amounts: bool,
) -> None:
    """What rule 25 needs of each billing type, and what rule 4 does not allow."""
    if kind == "fixed_price" and budget is None and not has_amounts:
        findings.questions.pop("milestones", None)
        findings.ask("budget")
    if kind in {"hourly", "mixed"} and rate is None:
        findings.ask("hourly_rate")
    if kind == "mixed" and not has_amounts:
        findings.ask("milestones")
    if kind == "hourly" and items:
        findings.ask("billing_type", "An hourly project has no milestones. How is it billed?")
    if kind == "fixed_price" and rate is not None:
        message = "A fixed price project has no hourly rate. How is it billed?"
        findings.ask("billing_type", message)
