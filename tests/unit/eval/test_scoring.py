"""The conventions of the cases, one by one, as the scorer holds them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.cases import Case, Prediction, case_of
from eval.scoring import Score, Share, score, score_all, summarise, wilson

MILESTONES: list[dict[str, Any]] = [
    {"name": "Strategy", "amount": "15000.00", "due_date": "2026-03-20", "description": "talks"},
    {"name": "Design", "amount": "35000.00", "due_date": None, "description": None},
]
PLAN: dict[str, Any] = {
    "project_name": "Brand Redesign",
    "client": {"name": "Acme Corp", "existing": True},
    "billing_type": "fixed_price",
    "currency": "USD",
    "budget": "50000.00",
    "hourly_rate": None,
    "milestones": MILESTONES,
}
STAGE = {"outcome": "stage", **PLAN, "warnings": ["milestones_exceed_budget"], "missing": []}
CLARIFY = {"outcome": "clarify", "missing": ["client", "budget"], "warnings": []}
REJECT = {"outcome": "reject", "missing": [], "warnings": []}


def case(expected: dict[str, Any] | None, *tags: str, name: str = "c1") -> Case:
    workspace = {"currency": "USD", "locale": "en-US", "clients": ["Acme Corp"]}
    line = {"id": name, "today": "2026-03-02", "workspace": workspace, "prompt": "p"}
    return case_of({**line, "tags": tags, "expected": expected})


def staged(plan: dict[str, Any] | None = None, **others: Any) -> Prediction:
    members = {"warnings": ["milestones_exceed_budget"], **others}
    return Prediction(id="c1", outcome="stage", plan=plan or PLAN, **members)


def verdict(expected: dict[str, Any], prediction: Prediction | None) -> Score:
    gold = case(expected).gold
    assert gold is not None
    return score(gold, prediction)


def milestone(number: int, **changes: object) -> dict[str, Any]:
    changed = [dict(one) for one in MILESTONES]
    changed[number].update(changes)
    return {**PLAN, "milestones": changed}


def test_same_plan_is_exact() -> None:
    assert verdict(STAGE, staged()) == Score(exact=True)


@pytest.mark.parametrize(
    "plan",
    [
        {**PLAN, "project_name": " “brand   redesign”. "},
        {**PLAN, "client": {"name": "ACME CORP", "existing": True, "id": "x"}},
        {**PLAN, "budget": "50000"},
        {**PLAN, "budget_derived": True, "budget_scope": "all_invoices"},
        milestone(0, amount="15000", description="'Talks'!"),
    ],
)
def test_form_of_names_and_numbers_does_not_count(plan: dict[str, Any]) -> None:
    assert verdict(STAGE, staged(plan)).exact


MONEY, CLIENT, CURRENCY, DATE = "wrong_money", "wrong_client", "wrong_currency", "wrong_date"


@pytest.mark.parametrize(
    ("plan", "flags"),
    [
        ({**PLAN, "project_name": "Brand"}, set()),
        ({**PLAN, "client": {"name": "Acme Labs", "existing": True}}, {CLIENT}),
        ({**PLAN, "client": {"name": "Acme Corp", "existing": False}}, {CLIENT}),
        ({**PLAN, "billing_type": "mixed"}, set()),
        ({**PLAN, "currency": "EUR"}, {CURRENCY}),
        ({**PLAN, "budget": "50000.01"}, {MONEY}),
        ({**PLAN, "budget": None}, {MONEY}),
        ({**PLAN, "hourly_rate": "90"}, {MONEY}),
        ({**PLAN, "milestones": MILESTONES[:1]}, {MONEY, DATE}),
        ({**PLAN, "milestones": MILESTONES[::-1]}, {MONEY, DATE}),
        (milestone(0, name="Plan"), set()),
        (milestone(0, amount="15000.10"), {MONEY}),
        (milestone(0, due_date="2026-03-21"), {DATE}),
        (milestone(0, due_date=None), {DATE}),
        (milestone(1, due_date="2026-03-21"), {DATE}),
        (milestone(0, description=None), set()),
    ],
)
def test_each_wrong_field_is_seen_and_counted_by_its_kind(
    plan: dict[str, Any], flags: set[str]
) -> None:
    result = verdict(STAGE, staged(plan))
    assert not result.exact
    assert result.differences
    assert {flag for flag in (MONEY, CLIENT, CURRENCY, DATE) if getattr(result, flag)} == flags
    assert result.dangerous == bool(flags)


@pytest.mark.parametrize(
    ("warnings", "exact"),
    [
        (["milestones_exceed_budget", "new_client", "unused_amount"], True),
        ([], False),
        (["milestones_exceed_budget", "milestones_below_budget"], False),
    ],
)
def test_only_the_two_budget_warnings_are_scored(warnings: list[str], exact: bool) -> None:
    assert verdict(STAGE, staged(warnings=warnings)).exact is exact


@pytest.mark.parametrize(
    ("plan", "invented", "dropped"),
    [
        (milestone(1, due_date="2026-04-01"), 1, 0),
        (milestone(0, due_date=None), 0, 1),
        (milestone(0, amount="1"), 1, 1),
        ({**PLAN, "milestones": MILESTONES[::-1]}, 0, 0),
        ({**PLAN, "hourly_rate": "90"}, 1, 0),
        ({**PLAN, "milestones": MILESTONES[:1]}, 0, 2),
    ],
)
def test_invented_and_dropped_values_are_counted_wherever_they_stand(
    plan: dict[str, Any], invented: int, dropped: int
) -> None:
    result = verdict(STAGE, staged(plan))
    assert (result.invented, result.dropped) == (invented, dropped)


def asking(*missing: str) -> Prediction:
    return Prediction(id="c1", outcome="clarify", missing=missing, plan={"budget": "wrong"})


@pytest.mark.parametrize(
    ("prediction", "exact"),
    [
        (asking("budget", "client"), True),
        (asking("client"), False),
        (asking("client", "budget", "currency"), False),
        (Prediction(id="c1", outcome="reject"), False),
    ],
)
def test_question_is_exact_by_what_it_asks_and_by_nothing_else(
    prediction: Prediction, exact: bool
) -> None:
    assert verdict(CLARIFY, prediction).exact is exact


@pytest.mark.parametrize("expected", [CLARIFY, REJECT])
def test_staging_what_should_be_asked_or_refused_is_dangerous(expected: dict[str, Any]) -> None:
    result = verdict(expected, staged())
    assert result.staged_wrongly
    assert result.dangerous
    assert not result.exact


def test_asking_where_a_plan_was_due_is_wrong_but_not_dangerous() -> None:
    result = verdict(STAGE, asking("client"))
    assert not result.exact
    assert not result.dangerous


@pytest.mark.parametrize("expected", [STAGE, CLARIFY, REJECT])
@pytest.mark.parametrize("prediction", [None, Prediction(id="c1", outcome="error", error="busy")])
def test_no_output_is_a_failure(expected: dict[str, Any], prediction: Prediction | None) -> None:
    assert not verdict(expected, prediction).exact


def test_plan_that_cannot_be_read_is_a_failure() -> None:
    assert not verdict(STAGE, staged({"budget": "many"})).exact


def test_summary_counts_the_things_asked_for_and_shares_by_tag() -> None:
    cases = [
        case(CLARIFY, "missing_field", name="a"),
        case(STAGE, "canonical", "k_suffix", name="b"),
        case(REJECT, "injection", name="c"),
        case(None, name="d"),
    ]
    predictions = {
        "a": asking("client", "currency"),
        "b": asking("budget"),
        "c": staged(),
    }
    summary = summarise(score_all(cases, predictions))
    assert summary.exact == Share(0, 3)
    assert summary.clarify_precision == Share(1, 3)
    assert summary.clarify_recall == Share(1, 2)
    assert summary.staged_wrongly == 1
    assert summary.by_tag == {
        "canonical": Share(0, 1),
        "injection": Share(0, 1),
        "k_suffix": Share(0, 1),
        "missing_field": Share(0, 1),
    }


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634)],
)
def test_wilson_interval_agrees_with_published_values(
    hits: int, total: int, low: float, high: float
) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_interval_holds_the_share_and_stays_between_zero_and_one(
    seen: tuple[int, int],
) -> None:
    hits, total = seen
    low, high = wilson(hits, total)
    assert 0 <= low <= high <= 1
    if total:
        assert low - 1e-9 <= hits / total <= high + 1e-9
