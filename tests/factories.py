"""Small worlds for tests, built through the same use cases that the doors call."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from billing_core.database import Database
from billing_core.drafts import ClientDetails, MilestoneDraft, ProjectDraft
from billing_core.kinds import BillingType, MilestoneStatus
from billing_core.permissions import Role
from billing_core.unit_of_work import Actor, UnitOfWork, Via
from billing_core.usecases import clients, invoices, projects
from billing_core.usecases import milestones as milestone_steps
from billing_core.usecases.workspaces import (
    MemberDraft,
    WorkspaceDraft,
    add_member,
    create_workspace,
)
from billing_core.views import ClientView, InvoiceView, ProjectView

P = ParamSpec("P")
T = TypeVar("T")

START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = START.date()


class FixedClock:
    """Stands still until it is told otherwise."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def advance(self, by: timedelta) -> None:
        self.at += by


class CountedIds:
    """Ids in the order they were asked for: prj_...01, prj_...02."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def __call__(self, prefix: str) -> str:
        return f"{prefix}_{next(self._numbers):028x}"


@dataclass(frozen=True, slots=True)
class Studio:
    """A workspace with one member of each role."""

    workspace_id: str
    owner: Actor
    admin: Actor
    member: Actor

    def by_role(self, role: Role) -> Actor:
        return {Role.OWNER: self.owner, Role.ADMIN: self.admin, Role.MEMBER: self.member}[role]


def make_studio(
    database: Database,
    name: str = "Demo Studio",
    *,
    currency: str = "USD",
    locale: str = "en-US",
    tax: str | None = "21",
) -> Studio:
    """A workspace; its members' tokens are `owner-NAME`, `admin-NAME`, `member-NAME`."""
    rate = None if tax is None else Decimal(tax)
    draft = WorkspaceDraft(name, currency, locale, rate)
    now, new_id = database.clock(), database.new_id

    def seed(session: Session) -> Studio:
        workspace = create_workspace(session, draft, now=now, new_id=new_id)
        actors = [
            add_member(
                session,
                workspace.id,
                MemberDraft(role.value.title(), role, f"{role.value}-{name}"),
                now=now,
                new_id=new_id,
            )
            for role in Role
        ]
        return Studio(workspace.id, *actors)

    return database.write(seed)


def act(
    database: Database,
    actor: Actor,
    use_case: Callable[Concatenate[UnitOfWork, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a use case as the actor in a transaction of its own."""
    return database.transact(actor, Via.API, lambda uow: use_case(uow, *args, **kwargs))


def ask(
    database: Database,
    actor: Actor,
    use_case: Callable[Concatenate[UnitOfWork, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a reading use case as the actor."""
    return database.query(actor, Via.API, lambda uow: use_case(uow, *args, **kwargs))


def make_client(
    database: Database, actor: Actor, name: str = "Acme Corp", **details: Any
) -> ClientView:
    """A lead, unless billing details are given."""
    return act(database, actor, clients.create_client, ClientDetails(name, **details))


BILLING_DETAILS: dict[str, str] = {
    "billing_name": "Acme Corporation Ltd",
    "email": "accounts@acme.example",
    "address_line1": "1 Harbour Street",
    "city": "Łódź",
    "postal_code": "90-001",
    "country": "PL",
}


def milestones(*amounts: int, due_date: date | None = None) -> tuple[MilestoneDraft, ...]:
    """Milestones named by place: "Phase 1", "Phase 2"; amounts in minor units."""
    return tuple(
        MilestoneDraft(f"Phase {place}", amount, due_date)
        for place, amount in enumerate(amounts, start=1)
    )


def make_project(
    database: Database, actor: Actor, *, client_id: str | None = None, **overrides: Any
) -> ProjectView:
    """Fixed price, 50,000.00 in milestones of 15,000, 20,000 and 15,000, unless overridden."""
    draft: dict[str, Any] = {
        "name": "Brand Redesign",
        "client_id": client_id or make_client(database, actor).id,
        "billing_type": BillingType.FIXED_PRICE,
        "budget_minor": 5_000_000,
        "milestones": milestones(1_500_000, 2_000_000, 1_500_000),
        **overrides,
    }
    return act(database, actor, projects.create_project, ProjectDraft(**draft))


def make_hourly_project(
    database: Database, actor: Actor, *, hourly_rate_minor: int, **overrides: Any
) -> ProjectView:
    """Hourly, without a budget."""
    hourly = {"billing_type": BillingType.HOURLY, "budget_minor": None, "milestones": ()}
    return make_project(
        database, actor, **{**hourly, "hourly_rate_minor": hourly_rate_minor, **overrides}
    )


def make_mixed_project(
    database: Database, actor: Actor, *, hourly_rate_minor: int, **overrides: Any
) -> ProjectView:
    """Mixed, its budget derived from its milestones, so that hours count beside it."""
    mixed = {"billing_type": BillingType.MIXED, "budget_minor": None}
    return make_project(
        database, actor, **{**mixed, "hourly_rate_minor": hourly_rate_minor, **overrides}
    )


def bring_to(
    database: Database, actor: Actor, milestone_id: str, status: MilestoneStatus
) -> str | None:
    """Take a pending milestone to the status by legal steps; the invoice's id, where one is made."""
    steps = list(MilestoneStatus).index(status)
    if steps >= 1:
        act(database, actor, milestone_steps.start, milestone_id)
    if steps >= 2:
        act(database, actor, milestone_steps.complete, milestone_id)
    if steps >= 3:
        return act(database, actor, invoices.generate_invoice, milestone_id).invoice.id
    return None


def make_draft(database: Database, actor: Actor, **overrides: Any) -> InvoiceView:
    """A draft of the first milestone (15,000.00) of a new project with a billable client."""
    if "client_id" not in overrides:
        overrides["client_id"] = make_client(database, actor, **BILLING_DETAILS).id
    project = make_project(database, actor, **overrides)
    invoice_id = bring_to(database, actor, project.milestones[0].id, MilestoneStatus.INVOICED)
    assert invoice_id is not None
    return ask(database, actor, invoices.get_invoice, invoice_id)
