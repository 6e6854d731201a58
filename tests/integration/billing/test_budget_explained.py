"""The remaining budget, opened (issue 3, point 5)."""

import pytest

from billing_core.database import Database
from billing_core.errors import NotFound
from billing_core.kinds import MilestoneStatus
from billing_core.usecases import invoice_life, invoices, time
from billing_core.usecases.budgets import explain_budget
from billing_core.usecases.time import TimeDraft
from tests.factories import (
    BILLING_DETAILS,
    TODAY,
    Studio,
    act,
    ask,
    bring_to,
    make_client,
    make_mixed_project,
    make_project,
    make_studio,
)


def test_counted_items_add_up_to_the_invoiced_figure(database: Database, studio: Studio) -> None:
    client = make_client(database, studio.owner, **BILLING_DETAILS)
    project = make_project(database, studio.owner, client_id=client.id)
    kept, freed = [
        bring_to(database, studio.owner, m.id, MilestoneStatus.INVOICED) or ""
        for m in project.milestones[:2]
    ]
    for invoice_id, rebill in ((kept, False), (freed, True)):
        act(database, studio.owner, invoice_life.send_invoice, invoice_id)
        act(
            database,
            studio.owner,
            invoice_life.void_invoice,
            invoice_id,
            reason="x",
            rebill=rebill,
        )
    act(database, studio.owner, invoices.generate_invoice, project.milestones[1].id)

    explained = ask(
        database,
        studio.member,
        explain_budget,
        project.id,
        planned_milestone_id=project.milestones[2].id,
    )

    assert [(i.invoice.status, i.net_minor, i.counted) for i in explained.items] == [
        ("void", 1_500_000, True),
        ("void", 2_000_000, False),
        ("draft", 2_000_000, True),
    ]
    assert explained.usage.invoiced_minor == 3_500_000
    assert explained.usage.remaining_minor == 1_500_000
    assert explained.planned is not None
    assert (explained.planned.remaining_after_minor, explained.planned.fits) == (0, True)


def test_time_outside_the_scope_is_listed_and_not_counted(
    database: Database, studio: Studio
) -> None:
    project = make_mixed_project(database, studio.owner, hourly_rate_minor=100)
    act(database, studio.owner, time.log_time, project.id, TimeDraft(60, TODAY))
    act(database, studio.owner, invoices.invoice_time, project.id)

    explained = ask(database, studio.member, explain_budget, project.id)

    assert [(item.description, item.counted) for item in explained.items] == [("Time", False)]
    assert explained.usage.invoiced_minor == 0


def test_milestone_that_does_not_fit_says_so_before_it_is_tried(
    database: Database, studio: Studio
) -> None:
    project = make_project(database, studio.owner, budget_minor=1_999_999)

    explained = ask(
        database,
        studio.member,
        explain_budget,
        project.id,
        planned_milestone_id=project.milestones[1].id,
    )

    assert explained.planned is not None
    assert (explained.planned.remaining_after_minor, explained.planned.fits) == (-1, False)


def test_unknown_project_or_milestone_is_not_found(database: Database, studio: Studio) -> None:
    other = make_studio(database, "Other Studio")
    project = make_project(database, studio.owner)
    elsewhere = make_project(database, studio.owner)

    with pytest.raises(NotFound):
        ask(database, other.owner, explain_budget, project.id)
    with pytest.raises(NotFound):
        ask(
            database,
            studio.owner,
            explain_budget,
            project.id,
            planned_milestone_id=elsewhere.milestones[0].id,
        )
