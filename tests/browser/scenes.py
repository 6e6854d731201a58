"""Workspaces with something in them, made through the use cases that the doors call."""

from datetime import date
from typing import Any

from billing_core.drafts import ClientChanges, MilestoneDraft, ProjectDraft
from billing_core.kinds import BillingType
from billing_core.unit_of_work import Actor, UnitOfWork, Via
from billing_core.usecases import clients, invoices, milestones, projects, time
from billing_core.usecases.workspaces import actor_by_token
from billing_core.views import ProjectView
from tests.browser.conftest import Site
from tests.factories import BILLING_DETAILS


def owner_of(site: Site) -> Actor:
    with site.database.read() as session:
        actor = actor_by_token(session, "demo-owner")
    assert actor is not None
    return actor


def a_project_under_way(site: Site) -> ProjectView:
    """Brand Redesign with one milestone in each status, some hours, and two other projects."""
    return site.database.transact(owner_of(site), Via.API, _under_way)


def _under_way(uow: UnitOfWork) -> ProjectView:
    by_name = {name: client_id for client_id, name in clients.list_names(uow)}
    projects.create_project(
        uow,
        ProjectDraft(
            "Support retainer",
            by_name["Initech BV"],
            BillingType.HOURLY,
            hourly_rate_minor=13_500,
        ),
    )
    projects.create_project(
        uow,
        ProjectDraft(
            "Care Plan",
            by_name["Umbrella Health"],
            BillingType.MIXED,
            budget_minor=650_000,
            hourly_rate_minor=13_500,
            milestones=(MilestoneDraft("Audit", 400_000), MilestoneDraft("Handover", 250_000)),
        ),
    )
    project = projects.create_project(
        uow,
        ProjectDraft(
            "Brand Redesign",
            by_name["Acme Corp"],
            BillingType.FIXED_PRICE,
            budget_minor=5_000_000,
            milestones=(
                MilestoneDraft("Discovery", 500_000, date(2026, 10, 1), "Interviews and audit"),
                MilestoneDraft("Strategy", 1_000_000, date(2026, 11, 2)),
                MilestoneDraft("Design", 2_000_000, date(2026, 11, 10), "Identity and web"),
                MilestoneDraft("Delivery", 1_500_000, date(2027, 3, 31)),
            ),
        ),
    )
    first, second, third, _ = project.milestones
    for milestone in (first, second, third):
        milestones.start(uow, milestone.id)
    for milestone in (first, second):
        milestones.complete(uow, milestone.id)
    invoices.generate_invoice(uow, first.id)
    time.log_time(uow, project.id, time.TimeDraft(450, date(2026, 10, 3), "Workshops"))
    time.log_time(uow, project.id, time.TimeDraft(1_275, date(2026, 10, 20), "Concepts", False))
    return projects.get_project(uow, project.id)


def with_billing_details(site: Site, client_id: str) -> None:
    """The client as an invoice needs it."""
    details: dict[str, Any] = {**BILLING_DETAILS}
    changes = ClientChanges(**details)
    site.database.transact(
        owner_of(site), Via.API, lambda uow: clients.update_client(uow, client_id, changes)
    )
