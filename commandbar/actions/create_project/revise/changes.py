"""What a message changes: the terms and milestones that it names, and nothing else."""

from dataclasses import dataclass
from datetime import date

from billing_core import money
from commandbar.actions.base import Revision
from commandbar.actions.create_project import grammar, terms
from commandbar.actions.create_project.amounts import DoesNotFit, NeedsBudget, Way, Worth, allocated
from commandbar.actions.create_project.due_dates import CannotTell, due_dates
from commandbar.actions.create_project.findings import Findings
from commandbar.actions.create_project.milestones import Item, item_at, items_of
from commandbar.actions.create_project.revise.orders import order_of
from commandbar.actions.create_project.revise.state import State
from commandbar.actions.create_project.values import Values
from commandbar.extraction import Slot
from commandbar.language import Day, Kind
from commandbar.plan import Evidence, Origin

_TERMS = frozenset({"project_name", "client", "billing_type", "currency", "budget", "hourly_rate"})
_UNKNOWN = Worth(Way.UNKNOWN)


@dataclass
class Turn:
    """One message: the state it meets, and what its words come to."""

    state: State
    findings: Findings
    revision: Revision

    @property
    def values(self) -> Values:
        return self.findings.values

    def point(self, path: str, slot: Slot | None, origin: Origin) -> None:
        """The words of the message behind a field, in place of older ones."""
        self.state.forget(path)
        if slot is not None:
            evidence = self.values.evidence(path, slot, origin)
            self.state.evidence.append(said_in(evidence, self.revision.message_number))


def said_in(evidence: Evidence, message: int) -> Evidence:
    """The evidence with the number of the message whose words it quotes, if it quotes any."""
    if evidence.start is None:
        return evidence
    return evidence.model_copy(update={"message": message})


def take_terms(turn: Turn) -> None:
    """Read the terms that the message names, with the code that reads a prompt's."""
    findings, state = turn.findings, turn.state
    said = {slot.role for slot in findings.values.extraction.slots} & _TERMS
    if "project_name" in said:
        terms.read_name(findings)
    if "client" in said:
        terms.read_client(findings)
    currency = _currency(turn, said)
    for role in sorted(said & {"budget", "hourly_rate"}):
        terms.read_amount(findings, role, currency)
    if "billing_type" in said:
        terms.read_billing_type(findings, has_amounts=False, has_rate=False)
    if "budget" in findings.known:
        findings.known.update({"budget_derived": False, "budget_scope": "all_invoices"})
    for name in findings.known:
        state.forget(name)
    state.terms.update(findings.known)
    state.evidence += [said_in(e, turn.revision.message_number) for e in findings.evidence]
    state.touched |= said


def _currency(turn: Turn, said: set[str]) -> str:
    """The plan's currency; an amount in another one is a question, unless it is to change."""
    findings = turn.findings
    current: str | None = turn.state.terms.get("currency")
    known, evidence = dict(findings.known), list(findings.evidence)
    found = terms.read_currency(findings)
    is_said = any(e.field == "currency" and e.start is not None for e in findings.evidence)
    if current is None or (is_said and "currency" in said):
        return found
    findings.known, findings.evidence = known, evidence
    if is_said and current != found:
        findings.ask_between("currency", [current, found])
    return current


def take_milestones(turn: Turn) -> None:
    """Set what the message says of single milestones; add new ones, drop those it drops."""
    state, extraction = turn.state, turn.values.extraction
    currency = str(state.terms["currency"])
    numbers = extraction.items("milestone.")
    items = {number: item_at(turn.values, number, currency) for number in numbers}
    state.add_rows(max((*numbers, -1)) + 1 - len(state.rows))
    worths = _worths(turn, items, currency)
    for number, item in items.items():
        _set_words(turn, number, item)
    _set_days(turn, items)
    _set_amounts(turn, worths, currency)
    _clear_days(turn)
    order = order_of(extraction, len(state.rows))
    is_changed = list(order) != list(range(len(state.rows)))
    state.arrange(order)
    if items or is_changed or any(extraction.of(role) for role in ("milestone_count", "split")):
        state.touched.add("milestones")


def _worths(turn: Turn, items: dict[int, Item], currency: str) -> list[Worth]:
    """What each milestone is worth: as just said, as it stands, or as the prompt said it."""
    first = _first_said(turn, currency)
    if turn.values.all("split", {Kind.SPLIT}):
        return [Worth(Way.EQUAL) for _ in turn.state.rows]
    worths = []
    for number, row in enumerate(turn.state.rows):
        worth = items[number].worth if number in items else _UNKNOWN
        if worth.way is Way.UNKNOWN and row["amount"] is not None:
            worth = Worth(Way.STATED, minor=money.parse_amount(row["amount"], currency))
        worths.append(first.get(number, worth) if worth.way is Way.UNKNOWN else worth)
    return worths


def _first_said(turn: Turn, currency: str) -> dict[int, Worth]:
    """Shares that the prompt said while their budget was still open."""
    rows = turn.state.rows
    prompt, workspace = turn.revision.prompt, turn.findings.workspace
    if all(row["amount"] is not None for row in rows):
        return {}
    extraction = grammar.read(prompt.text, workspace)
    if extraction is None:
        return {}
    items = items_of(Values(prompt, extraction, workspace), currency)
    return {i: item.worth for i, item in enumerate(items)} if len(items) == len(rows) else {}


def _set_words(turn: Turn, number: int, item: Item) -> None:
    row, path = turn.state.rows[number], f"milestones[{number}]"
    if item.name is not None:
        row["name"] = item.name
        turn.point(f"{path}.name", item.name_slot, Origin.STATED)
    if item.description is not None:
        row["description"] = item.description
        turn.point(f"{path}.description", item.description_slot, Origin.STATED)
    if item.amount_slot is not None:
        origin = Origin.STATED if item.worth.way is Way.STATED else Origin.DERIVED
        turn.point(f"{path}.amount", item.amount_slot, origin)
    if row["name"] is None:
        row["name"] = f"Milestone {number + 1}"


def _set_days(turn: Turn, items: dict[int, Item]) -> None:
    rows = turn.state.rows
    said = {number: item for number, item in items.items() if item.date_slot is not None}
    days = [_day(row["due_date"]) for row in rows]
    readings = [said[i].due if i in said else day for i, day in enumerate(days)]
    unclear = [number for number, item in said.items() if item.is_date_unclear]
    try:
        resolved = due_dates(readings, [row["name"] for row in rows])
    except CannotTell as error:
        unclear.append(error.args[0])
    if unclear:
        name = rows[unclear[0]]["name"]
        turn.findings.ask("milestones", f"On which day is {name} due?")
        return
    for number, item in said.items():
        rows[number]["due_date"] = resolved[number]
        origin = Origin.STATED if isinstance(item.due, Day) else Origin.DERIVED
        turn.point(f"milestones[{number}].due_date", item.date_slot, origin)


def _clear_days(turn: Turn) -> None:
    """ "No due date for Design", "remove all due dates"."""
    undated = [slot.item for slot in turn.values.extraction.slots if slot.role == "undated"]
    for number, row in enumerate(turn.state.rows):
        if number in undated or None in undated:
            row["due_date"] = None
            turn.state.forget(f"milestones[{number}].due_date")


def _day(day: date | None) -> Day | None:
    return None if day is None else Day(day)


def _set_amounts(turn: Turn, worths: list[Worth], currency: str) -> None:
    try:
        amounts = allocated(worths, turn.state.stated_budget)
    except NeedsBudget:
        return
    except DoesNotFit:
        message = "The other milestones leave nothing of the budget. What are the amounts?"
        turn.findings.ask("milestones", message)
        return
    for row, amount in zip(turn.state.rows, amounts, strict=True):
        if amount is not None:
            row["amount"] = money.format_amount(amount, currency)
