"""Tracked time, and how it becomes an invoice (rules 22 and 23)."""

from datetime import date
from decimal import Decimal

import pytest

from billing_core.database import Database
from billing_core.errors import NotFound, NothingToBill, OverBudget, ValidationFailed
from billing_core.invoices import LineDraft
from billing_core.kinds import MilestoneStatus
from billing_core.usecases import invoice_life, invoices, projects, time
from billing_core.usecases.invoices import DraftChanges
from billing_core.usecases.time import TimeDraft
from billing_core.views import ProjectView, TimeEntryView
from tests.factories import (
    BILLING_DETAILS,
    TODAY,
    Studio,
    act,
    ask,
    bring_to,
    make_client,
    make_hourly_project,
    make_mixed_project,
    make_project,
    make_studio,
    milestones,
)


def test_time_is_grouped_by_note_and_billed_by_the_minute(
    database: Database, studio: Studio
) -> None:
    project = hourly(database, studio)
    log(database, studio, project, 40, "Design")
    log(database, studio, project, 60, "Design")
    log(database, studio, project, 7, None)
    log(database, studio, project, 500, "Internal", billable=False)

    draft = act(database, studio.member, invoices.invoice_time, project.id)

    assert [(x.description, x.minutes, x.quantity, x.amount_minor) for x in draft.lines] == [
        ("Design", 100, Decimal("1.6667"), 166_67),
        ("Support", 7, Decimal("0.1167"), 11_67),
    ]
    assert draft.net_minor == 178_34
    assert draft.milestone_id is None


def test_billed_time_is_never_billed_again(database: Database, studio: Studio) -> None:
    project = hourly(database, studio)
    entry = log(database, studio, project, 60)
    draft = act(database, studio.owner, invoices.invoice_time, project.id)

    with pytest.raises(NothingToBill):
        act(database, studio.owner, invoices.invoice_time, project.id)

    assert entries(database, studio, project)[0].invoice_id == draft.id
    log(database, studio, project, 30)
    assert act(database, studio.owner, invoices.invoice_time, project.id).net_minor == 50_00
    assert entry.invoice_id is None


@pytest.mark.parametrize("how", ["delete", "void to rebill"])
def test_freed_time_is_billed_by_the_next_invoice(
    database: Database, studio: Studio, how: str
) -> None:
    project = hourly(database, studio)
    log(database, studio, project, 60)
    draft = act(database, studio.owner, invoices.invoice_time, project.id)
    if how == "delete":
        act(database, studio.owner, invoices.delete_draft, draft.id)
    else:
        act(database, studio.owner, invoice_life.send_invoice, draft.id)
        act(
            database,
            studio.owner,
            invoice_life.void_invoice,
            draft.id,
            reason="Wrong month",
            rebill=True,
        )

    assert act(database, studio.owner, invoices.invoice_time, project.id).net_minor == 100_00


def test_void_without_rebilling_keeps_its_time_billed(database: Database, studio: Studio) -> None:
    project = hourly(database, studio)
    log(database, studio, project, 60)
    draft = act(database, studio.owner, invoices.invoice_time, project.id)
    act(database, studio.owner, invoice_life.send_invoice, draft.id)
    act(database, studio.owner, invoice_life.void_invoice, draft.id, reason="Gift", rebill=False)

    with pytest.raises(NothingToBill):
        act(database, studio.owner, invoices.invoice_time, project.id)


def test_time_on_fixed_price_is_internal(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)
    log(database, studio, project, 600)

    with pytest.raises(NothingToBill):
        act(database, studio.owner, invoices.invoice_time, project.id)


def test_effective_rate_is_earned_amount_an_hour(database: Database, studio: Studio) -> None:
    project = make_project(database, studio.owner)
    assert project.hours.effective_hourly_rate_minor is None
    log(database, studio, project, 700)
    bring_to(database, studio.owner, project.milestones[0].id, MilestoneStatus.INVOICED)
    bring_to(database, studio.owner, project.milestones[1].id, MilestoneStatus.COMPLETED)

    hours = ask(database, studio.owner, projects.get_project, project.id).hours

    assert hours.logged_minutes == 700
    assert hours.effective_hourly_rate_minor == 300_000  # 35,000.00 in 11 2/3 hours


def test_budget_of_an_hourly_project_stops_time_invoices(
    database: Database, studio: Studio
) -> None:
    project = hourly(database, studio, budget_minor=99_99)
    log(database, studio, project, 60)

    with pytest.raises(OverBudget):
        act(database, studio.owner, invoices.invoice_time, project.id)

    assert entries(database, studio, project)[0].invoice_id is None


def test_mixed_with_a_derived_budget_bills_hours_besides(
    database: Database, studio: Studio
) -> None:
    project = make_mixed_project(
        database, studio.owner, milestones=milestones(1), hourly_rate_minor=100_00
    )
    log(database, studio, project, 60)

    assert act(database, studio.owner, invoices.invoice_time, project.id).net_minor == 100_00
    usage = ask(database, studio.owner, projects.get_project, project.id).budget_usage
    assert (usage.invoiced_minor, usage.remaining_minor) == (0, 1)


def test_line_of_time_sent_back_unchanged_keeps_its_exact_minutes(
    database: Database, studio: Studio
) -> None:
    project = hourly(database, studio, hourly_rate_minor=3)
    log(database, studio, project, 50)
    draft = act(database, studio.owner, invoices.invoice_time, project.id)
    line = draft.lines[0]
    same = LineDraft("Better words", line.quantity, line.unit_price_minor, line.id)

    edited = act(database, studio.owner, invoices.edit_draft, draft.id, DraftChanges(lines=[same]))

    assert (edited.lines[0].description, edited.net_minor) == ("Better words", 3)
    changed = LineDraft("Better words", Decimal("0.5"), 3, edited.lines[0].id)
    again = act(
        database, studio.owner, invoices.edit_draft, draft.id, DraftChanges(lines=[changed])
    )
    assert (again.lines[0].minutes, again.net_minor) == (None, 2)


def test_entry_is_at_most_one_day(database: Database, studio: Studio) -> None:
    project = hourly(database, studio)
    for minutes in (0, -1, 1441):
        with pytest.raises(ValidationFailed):
            log(database, studio, project, minutes)


def test_another_workspaces_project_takes_no_time(database: Database, studio: Studio) -> None:
    other = make_studio(database, "Other Studio")
    project = hourly(database, studio)

    for attempt in (
        lambda: log(database, other, project, 1),
        lambda: entries(database, other, project),
        lambda: act(database, other.owner, invoices.invoice_time, project.id),
    ):
        with pytest.raises(NotFound):
            attempt()


def hourly(
    database: Database,
    studio: Studio,
    *,
    budget_minor: int | None = None,
    hourly_rate_minor: int = 100_00,
) -> ProjectView:
    return make_hourly_project(
        database,
        studio.owner,
        name="Support",
        client_id=make_client(database, studio.owner, **BILLING_DETAILS).id,
        budget_minor=budget_minor,
        hourly_rate_minor=hourly_rate_minor,
    )


def log(
    database: Database,
    studio: Studio,
    project: ProjectView,
    minutes: int,
    note: str | None = None,
    *,
    billable: bool = True,
    day: date = TODAY,
) -> TimeEntryView:
    draft = TimeDraft(minutes, day, note, billable)
    return act(database, studio.member, time.log_time, project.id, draft)


def entries(database: Database, studio: Studio, project: ProjectView) -> tuple[TimeEntryView, ...]:
    return ask(database, studio.member, time.list_time, project.id).items
