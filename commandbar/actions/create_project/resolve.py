"""Roles to values: exact money, days, the client; and a question for whatever is not sure.

The same code runs after the grammar and after a model. It never repairs: what is missing,
ambiguous or contradictory is asked (rules 25 to 29).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from pydantic import ValidationError

from billing_core import money
from billing_core.drafts import MAX_MILESTONES
from billing_core.errors import ValidationFailed
from commandbar.actions.base import Resolution, Workspace
from commandbar.actions.create_project import terms
from commandbar.actions.create_project.amounts import DoesNotFit, NeedsBudget, Way, allocated
from commandbar.actions.create_project.due_dates import CannotTell, due_dates
from commandbar.actions.create_project.findings import Findings
from commandbar.actions.create_project.milestones import Item, items_of, numbered, stated_counts
from commandbar.actions.create_project.plan import (
    BillingType,
    CreateProjectDraft,
    CreateProjectPlan,
)
from commandbar.actions.create_project.questions import ORDER
from commandbar.actions.create_project.review import review
from commandbar.actions.create_project.values import Values
from commandbar.extraction import Extraction
from commandbar.language import Day
from commandbar.language.tax_remarks import tax_remarks
from commandbar.plan import Origin, Outcome, PlanWarning
from commandbar.prompt import Prompt


@lru_cache(maxsize=8)  # two readings are held against each other, then one of them is taken
def resolve(prompt: Prompt, extraction: Extraction, workspace: Workspace) -> Resolution:
    """The plan that the words say, or the questions that stand before it."""
    findings = Findings(Values(prompt, extraction, workspace), workspace)
    terms.read_name(findings)
    terms.read_client(findings)
    currency = terms.read_currency(findings)
    budget = terms.read_amount(findings, "budget", currency)
    rate = terms.read_amount(findings, "hourly_rate", currency)
    items = items_of(findings.values, currency)
    _check_count(findings, items)
    items = numbered(items)
    has_amounts = any(item.worth.way is not Way.UNKNOWN for item in items)
    has_rate = bool(extraction.of("hourly_rate"))
    kind = terms.read_billing_type(findings, has_amounts=has_amounts, has_rate=has_rate)
    terms.require_terms(
        findings, kind, budget=budget, rate=rate, items=items, has_amounts=has_amounts
    )
    amounts = _amounts(findings, items, budget)
    _note_milestones(findings, items, amounts, _days(findings, items), currency)
    if budget is None:
        _derive_budget(findings, kind, amounts, currency)
    _ask_about_the_unexplained(findings)
    return concluded(findings)


def _check_count(findings: Findings, items: Sequence[Item]) -> None:
    """The stated number against the list; a list that contradicts itself is asked about."""
    counts = stated_counts(findings.values)
    if len(counts) > 1 or (items and counts not in (set(), {len(items)})):
        said = " and ".join(str(count) for count in sorted(counts))
        message = f"You said {said} milestones, and {len(items)} are listed. Which are they?"
        findings.ask("milestones", message)
    if counts and not items:
        findings.ask("milestones")
    if len(items) > MAX_MILESTONES:
        findings.ask("milestones", f"A project has at most {MAX_MILESTONES} milestones.")
    if any(item.contradicts_itself for item in items):
        findings.ask("milestones")


def _amounts(findings: Findings, items: Sequence[Item], budget: int | None) -> Sequence[int | None]:
    """Each milestone's minor units, once nothing about them is open."""
    stated = [item.worth.minor for item in items]
    if findings.questions.keys() & {"milestones", "budget", "currency"}:
        return stated
    try:
        amounts = allocated([item.worth for item in items], budget)
    except NeedsBudget:
        findings.ask("budget")
        return stated
    except DoesNotFit:
        message = "The other milestones leave nothing of the budget. What are the amounts?"
        findings.ask("milestones", message)
        return stated
    unknown = [str(item.name) for item, m in zip(items, amounts, strict=True) if not m]
    if unknown:
        findings.ask("milestones", f"What is the amount of {', '.join(unknown)}?")
    return amounts


def _days(findings: Findings, items: Sequence[Item]) -> Sequence[date | None]:
    """Each milestone's due date; one that cannot be told is asked about, and none is guessed."""
    places = [place for place, item in enumerate(items) if item.is_date_unclear]
    try:
        days = due_dates([item.due for item in items], [item.name for item in items])
    except CannotTell as error:
        places.append(error.args[0])
        days = ()
    if not places:
        return days
    findings.ask("milestones", f"On which day is {items[places[0]].name} due?")
    return [None] * len(items)


def _note_milestones(
    findings: Findings,
    items: Sequence[Item],
    amounts: Sequence[int | None],
    days: Sequence[date | None],
    currency: str,
) -> None:
    """The list onto the plan, each value with its words."""
    rows = []
    for place, (item, minor, day) in enumerate(zip(items, amounts, days, strict=True)):
        amount = None if minor is None else money.format_amount(minor, currency)
        rows.append(
            {
                "name": item.name,
                "amount": amount,
                "due_date": day,
                "description": item.description,
            }
        )
        _point_at_words(findings, f"milestones[{place}]", item, rows[-1])
    findings.known["milestones"] = tuple(rows[:MAX_MILESTONES])


def _point_at_words(findings: Findings, path: str, item: Item, row: Mapping[str, object]) -> None:
    spoken = item.name_slot is not None and findings.values.words(item.name_slot) == item.name
    is_stated = item.worth.way is Way.STATED
    sources = (
        ("name", item.name_slot, spoken),
        ("amount", item.amount_slot, is_stated),
        ("due_date", item.date_slot, isinstance(item.due, Day)),
        ("description", item.description_slot, True),
    )
    for name, slot, stated in sources:
        if row[name] is not None:
            findings.point(f"{path}.{name}", slot, Origin.STATED if stated else Origin.DERIVED)


def _derive_budget(
    findings: Findings,
    kind: BillingType | None,
    amounts: Sequence[int | None],
    currency: str,
) -> None:
    """A budget that nobody said is the sum of the milestones (rules 5 and 6)."""
    known = [minor for minor in amounts if minor is not None]
    if kind == "hourly" or not known or len(known) < len(amounts) or "budget" in findings.questions:
        return
    total = money.format_amount(sum(known), currency)
    findings.conclude("budget", total, Origin.DERIVED)
    findings.known["budget_derived"] = True
    findings.known["budget_scope"] = "milestones_only" if kind == "mixed" else "all_invoices"


def _ask_about_the_unexplained(findings: Findings) -> None:
    """An amount or date that nothing accounts for is never passed over silently (rule 28)."""
    readings = findings.values.unexplained()
    if readings and not findings.questions:
        words = findings.values.prompt.text[readings[0].start : readings[0].end]
        findings.ask("milestones", f"What is “{words}”? It has no place on the plan yet.")


def concluded(findings: Findings) -> Resolution:
    """The complete plan where nothing is asked, else what is known and the questions."""
    draft = CreateProjectDraft.model_validate(findings.known)
    plan = None if findings.questions else _complete(findings, draft)
    warnings = tuple(_warnings(findings.values))
    if plan is not None:
        warnings = (*review(plan, findings.workspace), *warnings)
    missing = tuple(name for name in ORDER if name in findings.questions)
    return Resolution(
        outcome=Outcome.CLARIFY if plan is None else Outcome.STAGE,
        plan=plan or draft,
        missing=missing,
        questions=tuple(findings.questions[name] for name in missing),
        warnings=warnings,
        evidence=tuple(findings.evidence),
        unused=findings.values.shown_unused(),
    )


def _complete(findings: Findings, draft: CreateProjectDraft) -> CreateProjectPlan | None:
    """The plan, if it keeps billing's own limits; else the field that breaks one is asked."""
    try:
        return CreateProjectPlan.model_validate_json(draft.model_dump_json(), strict=True)
    except ValidationError as error:
        broken = {str(finding["loc"][0]) for finding in error.errors() if finding["loc"]}
    except ValidationFailed as error:
        broken = {fault.field.split("[")[0] for fault in error.errors}
    for name in broken & set(ORDER) or {"milestones"}:
        findings.ask(name)
    return None


def _warnings(values: Values) -> Iterator[PlanWarning]:
    hidden = values.prompt.hidden_count
    if hidden:
        noun = "hidden character was" if hidden == 1 else "hidden characters were"
        message = f"{hidden} {noun} removed from what you typed."
        yield PlanWarning(code="hidden_characters_removed", message=message)
    if any(remark.is_included for remark in tax_remarks(values.prompt.text)):
        message = "You said that tax is included. Amounts here are before tax: invoices add it."
        yield PlanWarning(code="tax_included", message=message)
    unused = values.shown_unused()
    if unused:
        words = ", ".join(item.text for item in unused)
        yield PlanWarning(code="unused_amount", message=f"Not used: {words}.")
