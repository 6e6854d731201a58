"""A plan under revision: taken apart into terms and rows, and put together again."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from billing_core import money
from commandbar.actions.base import Resolution, Revision
from commandbar.actions.create_project import terms
from commandbar.actions.create_project.findings import Findings
from commandbar.actions.create_project.plan import (
    BillingType,
    CreateProjectDraft,
    CreateProjectPlan,
)
from commandbar.actions.create_project.resolve import concluded
from commandbar.plan import Evidence, Origin, Question


@dataclass
class State:
    """The newest plan: its terms, its milestones as rows, and the words behind each value.

    `touched` collects the fields that the message speaks of: their questions are answered.
    """

    terms: dict[str, Any]
    rows: list[dict[str, Any]]
    evidence: list[Evidence]
    touched: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, revision: Revision) -> "State":
        plan = revision.plan
        assert isinstance(plan, CreateProjectPlan | CreateProjectDraft | None)
        known: dict[str, Any] = {} if plan is None else dict(plan)
        rows = [milestone.model_dump() for milestone in known.pop("milestones", ())]
        return cls(known, rows, list(revision.evidence))

    def forget(self, path: str) -> None:
        """Drop the evidence of a field that is about to change."""
        self.evidence = [e for e in self.evidence if e.field != path]

    def add_rows(self, count: int) -> None:
        for _ in range(count):
            self.rows.append({"name": None, "amount": None, "due_date": None, "description": None})

    def arrange(self, order: Sequence[int]) -> None:
        """Keep the rows of these numbers, in this order, each with its evidence."""
        self.rows = [self.rows[number] for number in order]
        moved = [_moved(evidence, order) for evidence in self.evidence]
        self.evidence = [evidence for evidence in moved if evidence is not None]

    @property
    def stated_budget(self) -> int | None:
        """Minor units of a budget that somebody said; a derived one follows the milestones."""
        budget = self.terms.get("budget")
        if budget is None or self.terms.get("budget_derived"):
            return None
        return money.parse_amount(budget, self.terms["currency"])


def _moved(evidence: Evidence, order: Sequence[int]) -> Evidence | None:
    """The evidence with its milestone's new number; None where that milestone is gone."""
    if not evidence.field.startswith("milestones["):
        return evidence
    number, _, rest = evidence.field.removeprefix("milestones[").partition("]")
    if int(number) not in order:
        return None
    return evidence.model_copy(update={"field": f"milestones[{order.index(int(number))}]{rest}"})


def put_together(
    state: State, findings: Findings, revision: Revision, kept: Sequence[Question]
) -> Resolution:
    """The whole plan again with what is still asked: complete when nothing is."""
    findings.known = {**state.terms, "milestones": tuple(state.rows)}
    for question in kept:
        findings.questions.setdefault(question.field, question)
    for name in ("project_name", "client"):
        if findings.known.get(name) is None:
            findings.ask(name)
    _require(state, findings)
    findings.evidence = state.evidence
    return replace(concluded(findings), unused=tuple(revision.unused))


def _require(state: State, findings: Findings) -> None:
    """What rule 25 needs of the plan as it is now."""
    has_amounts = any(row["amount"] is not None for row in state.rows)
    has_rate = state.terms.get("hourly_rate") is not None
    kind = _kind(state, has_amounts=has_amounts, has_rate=has_rate)
    if kind is None:
        findings.ask("billing_type")
    findings.known["billing_type"] = kind
    terms.require_terms(
        findings,
        kind,
        budget=state.stated_budget,
        rate=1 if has_rate else None,
        items=state.rows,
        has_amounts=has_amounts,
    )
    if any(row["amount"] is None for row in state.rows) and "budget" not in findings.questions:
        findings.ask("milestones")
    if state.stated_budget is None:
        findings.known.update(_derived_budget(state, kind))


def _kind(state: State, *, has_amounts: bool, has_rate: bool) -> BillingType | None:
    """The billing type stays, unless it was only concluded from what has changed now."""
    current: BillingType | None = state.terms.get("billing_type")
    is_derived = any(
        e.field == "billing_type" and e.origin is Origin.DERIVED for e in state.evidence
    )
    if current is not None and not is_derived:
        return current
    return terms.IMPLIED.get((has_amounts, has_rate), current)


def _derived_budget(state: State, kind: BillingType | None) -> dict[str, object]:
    """The sum of the milestones (rules 5 and 6), or nothing while one of them is open."""
    amounts = [row["amount"] for row in state.rows]
    if kind == "hourly" or not amounts or None in amounts:
        return {"budget": None, "budget_derived": False, "budget_scope": "all_invoices"}
    currency = state.terms["currency"]
    total = sum(money.parse_amount(amount, currency) for amount in amounts)
    return {
        "budget": money.format_amount(total, currency),
        "budget_derived": True,
        "budget_scope": "milestones_only" if kind == "mixed" else "all_invoices",
    }
