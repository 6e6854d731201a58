"""What a caller hands in, refused with every fault at once (rules 4 to 6, 12, 21). Pure."""

from dataclasses import replace
from typing import Any

import pytest

from billing_core.drafts import (
    UNSET,
    ClientDetails,
    MilestoneDraft,
    ProjectDraft,
    checked_client,
    checked_project,
    chosen,
)
from billing_core.errors import ValidationFailed
from billing_core.kinds import BillingType, BudgetScope
from tests.factories import milestones

DRAFT = ProjectDraft(
    name="Brand Redesign",
    client_id="cli_1",
    billing_type=BillingType.FIXED_PRICE,
    budget_minor=5_000_000,
    milestones=milestones(1_500_000, 2_000_000, 1_500_000),
)


@pytest.mark.parametrize(
    ("overrides", "field"),
    [
        ({"name": "   "}, "name"),
        ({"name": "a\u0000b"}, "name"),
        ({"name": "a\u202eb"}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"currency": "XXX"}, "currency"),
        ({"budget_minor": 0}, "budget"),
        ({"budget_minor": 10**15 + 1}, "budget"),
        ({"hourly_rate_minor": 100}, "hourly_rate"),
        ({"milestones": milestones(0)}, "milestones[0].amount"),
        ({"milestones": (MilestoneDraft("", 1),)}, "milestones[0].name"),
        ({"milestones": milestones(*[1] * 201)}, "milestones"),
        ({"milestones": (), "budget_minor": None}, "budget"),
        ({"billing_type": BillingType.HOURLY, "hourly_rate_minor": 1}, "milestones"),
        ({"billing_type": BillingType.HOURLY, "milestones": ()}, "hourly_rate"),
        ({"billing_type": BillingType.MIXED}, "hourly_rate"),
    ],
)
def test_project_that_breaks_a_rule_is_refused_by_field(
    overrides: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationFailed) as refused:
        checked_project(replace(DRAFT, **overrides), "USD")

    assert [error.field for error in refused.value.errors] == [field]


def test_project_may_be_as_large_as_rule_12_and_one_amount_allow() -> None:
    draft = replace(DRAFT, budget_minor=10**15, milestones=milestones(*[1] * 200))

    terms, phases = checked_project(draft, "USD")

    assert (terms.budget_minor, len(phases)) == (10**15, 200)


def test_all_faults_are_named_at_once() -> None:
    draft = replace(DRAFT, name="", milestones=milestones(0, -1))

    with pytest.raises(ValidationFailed) as refused:
        checked_project(draft, "USD")

    fields = [error.field for error in refused.value.errors]
    assert fields == ["name", "milestones[0].amount", "milestones[1].amount"]


@pytest.mark.parametrize(
    ("billing_type", "budget", "given", "derived", "scope"),
    [
        (BillingType.FIXED_PRICE, None, None, 5_000_000, BudgetScope.ALL_INVOICES),
        (BillingType.MIXED, None, None, 5_000_000, BudgetScope.MILESTONES_ONLY),
        (
            BillingType.MIXED,
            None,
            BudgetScope.ALL_INVOICES,
            5_000_000,
            BudgetScope.ALL_INVOICES,
        ),
        (BillingType.MIXED, 6_000_000, None, 6_000_000, BudgetScope.ALL_INVOICES),
    ],
)
def test_budget_and_scope_are_derived_as_rules_5_and_6_say(
    billing_type: BillingType,
    budget: int | None,
    given: BudgetScope | None,
    derived: int,
    scope: BudgetScope,
) -> None:
    rate = 100 if billing_type.has_rate else None
    draft = replace(
        DRAFT,
        billing_type=billing_type,
        budget_minor=budget,
        budget_scope=given,
        hourly_rate_minor=rate,
    )

    terms, _ = checked_project(draft, "USD")

    assert (terms.budget_minor, terms.budget_scope) == (derived, scope)


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (ClientDetails(""), "name"),
        (ClientDetails("A", email="no address"), "email"),
        (ClientDetails("A", country="Poland"), "country"),
        (ClientDetails("A", country="ZZ1"), "country"),
        (ClientDetails("A", city="x" * 201), "city"),
        (ClientDetails("A", postal_code="1\u202e"), "postal_code"),
    ],
)
def test_faulty_client_is_refused_by_field(details: ClientDetails, field: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        checked_client(details)

    assert [error.field for error in refused.value.errors] == [field]


def test_client_is_kept_in_clean_words_and_its_country_in_capitals() -> None:
    cleaned = checked_client(ClientDetails(" Acme ", city="  ", country="nl"))

    assert (cleaned.name, cleaned.city, cleaned.country) == ("Acme", None, "NL")


HOURLY = ProjectDraft("Care", "cli_1", BillingType.HOURLY, hourly_rate_minor=9_000)


def test_hourly_project_needs_no_budget() -> None:
    terms, _ = checked_project(HOURLY, "USD")

    assert (terms.budget_minor, terms.currency) == (None, "USD")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"budget_scope": BudgetScope.MILESTONES_ONLY}, "budget_scope"),
        ({"milestones": (MilestoneDraft("Design", 1),)}, "milestones"),
        ({"hourly_rate_minor": None}, "hourly_rate"),
        ({"hourly_rate_minor": 0}, "hourly_rate"),
        ({"budget_minor": 10**15 + 1}, "budget"),
    ],
)
def test_hourly_project_that_breaks_a_rule_is_refused_by_field(
    changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationFailed) as refused:
        checked_project(replace(HOURLY, **changed), "USD")

    assert [error.field for error in refused.value.errors] == [field]


def test_what_was_not_spoken_of_stays() -> None:
    assert chosen(UNSET, "old") == "old"
    assert chosen("new", "old") == "new"
    assert chosen(None, "old") is None
