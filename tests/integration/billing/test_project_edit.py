"""Editing a project within what is done and invoiced (rule 10)."""

from typing import Any

import pytest

from billing_core.database import Database
from billing_core.drafts import ClientChanges, ProjectChanges
from billing_core.errors import (
    MilestoneLocked,
    NotFound,
    OverBudget,
    ValidationFailed,
    VersionConflict,
)
from billing_core.kinds import BillingType, BudgetScope, MilestoneStatus
from billing_core.usecases import clients, invoices, time
from billing_core.usecases.project_edit import update_project
from billing_core.usecases.time import TimeDraft
from billing_core.views import ProjectView
from tests.factories import (
    TODAY,
    Studio,
    act,
    bring_to,
    make_client,
    make_mixed_project,
    make_project,
    make_studio,
)


def test_edit_changes_what_it_names_and_makes_a_version(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)

    edited = update(database, studio, project, name="Rebrand", budget_minor=6_000_000)

    assert (edited.name, edited.budget_minor, edited.version) == ("Rebrand", 6_000_000, 2)
    assert [w.code for w in edited.warnings] == ["milestones_below_budget"]
    assert edited.milestones == project.milestones
    assert update(database, studio, edited, name="Rebrand").version == 2


def test_old_version_is_refused(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)
    update(database, studio, project, name="Rebrand")

    with pytest.raises(VersionConflict):
        update(database, studio, project, name="Other")


def test_budget_never_goes_below_what_is_invoiced(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)
    bring_to(database, studio.owner, project.milestones[0].id, MilestoneStatus.INVOICED)

    with pytest.raises(OverBudget) as refused:
        update(database, studio, project, budget_minor=1_499_999)

    assert refused.value.facts() == {
        "budget": "50000.00",
        "invoiced": "15000.00",
        "requested": "14999.99",
        "remaining_budget": "35000.00",
        "currency": "USD",
    }
    assert update(database, studio, project, budget_minor=1_500_000).budget_minor == 1_500_000


def test_wider_scope_must_still_cover_what_is_invoiced(database: Database, studio: Studio) -> None:
    project = make_mixed_project(database, studio.owner, hourly_rate_minor=6_000_000)
    act(database, studio.owner, time.log_time, project.id, TimeDraft(60, TODAY))
    act(database, studio.owner, invoices.invoice_time, project.id)

    with pytest.raises(OverBudget):
        update(database, studio, project, budget_scope=BudgetScope.ALL_INVOICES)
    with pytest.raises(OverBudget):
        update(database, studio, project, billing_type=BillingType.HOURLY)


@pytest.mark.parametrize("status", list(MilestoneStatus)[1:])
def test_project_with_started_milestones_cannot_become_hourly(
    database: Database, studio: Studio, status: MilestoneStatus
) -> None:
    project = make_project(database, studio.owner)
    bring_to(database, studio.owner, project.milestones[0].id, status)

    with pytest.raises(MilestoneLocked) as refused:
        update(database, studio, project, billing_type=BillingType.HOURLY, hourly_rate_minor=100)

    assert refused.value.current_status == status


def test_switch_to_hourly_takes_pending_milestones_away(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)

    edited = update(
        database, studio, project, billing_type=BillingType.HOURLY, hourly_rate_minor=100
    )

    assert edited.milestones == ()
    assert edited.budget_minor == 5_000_000


def test_switch_from_mixed_to_fixed_price_drops_the_rate(
    database: Database, studio: Studio
) -> None:
    project = make_project(
        database, studio.owner, billing_type=BillingType.MIXED, hourly_rate_minor=100
    )

    edited = update(database, studio, project, billing_type=BillingType.FIXED_PRICE)

    assert edited.hourly_rate_minor is None


FAULTY: list[tuple[str, dict[str, Any]]] = [
    ("name", {"name": ""}),
    ("currency", {"currency": "EUR"}),
    ("currency", {"currency": "XXX"}),
    ("budget", {"budget_minor": 0}),
    ("hourly_rate", {"hourly_rate_minor": 1}),
    ("hourly_rate", {"billing_type": BillingType.MIXED}),
    ("hourly_rate", {"billing_type": BillingType.HOURLY}),
]


def test_edit_that_breaks_a_rule_is_refused_by_field(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)
    for field, changes in FAULTY:
        with pytest.raises(ValidationFailed) as refused:
            update(database, studio, project, **changes)
        assert [error.field for error in refused.value.errors] == [field]


def test_currency_is_free_until_there_is_a_milestone_or_an_invoice(
    database: Database, studio: Studio
) -> None:
    project = make_project(database, studio.owner, milestones=())

    assert update(database, studio, project, currency="EUR").currency == "EUR"


def test_client_is_fixed_once_there_is_an_invoice_and_never_an_archived_one(
    database: Database, studio: Studio
) -> None:
    project = make_project(database, studio.owner)
    other = make_client(database, studio.owner, "Globex")
    act(database, studio.owner, clients.update_client, other.id, ClientChanges(archived=True))
    with pytest.raises(ValidationFailed):
        update(database, studio, project, client_id=other.id)
    act(database, studio.owner, clients.update_client, other.id, ClientChanges(archived=False))

    moved = update(database, studio, project, client_id=other.id)
    assert moved.client.name == "Globex"

    bring_to(database, studio.owner, project.milestones[0].id, MilestoneStatus.INVOICED)
    with pytest.raises(ValidationFailed):
        update(database, studio, moved, client_id=project.client.id)


def test_another_workspaces_project_does_not_exist(database: Database, studio: Studio) -> None:
    other = make_studio(database, "Other Studio")
    project = make_project(database, studio.owner)

    with pytest.raises(NotFound):
        update(database, other, project, name="Mine")


def update(database: Database, studio: Studio, project: ProjectView, **changes: Any) -> ProjectView:
    return act(
        database,
        studio.member,
        update_project,
        project.id,
        ProjectChanges(**changes),
        version=project.version,
    )
