"""The demo workspace, and the second one that it must never see (contract, section 2)."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from sqlalchemy import select

from billing_core.database import Database
from billing_core.drafts import ClientDetails
from billing_core.permissions import Role
from billing_core.tables import Workspace
from billing_core.unit_of_work import Actor, Transaction, UnitOfWork, Via
from billing_core.usecases.clients import create_client
from billing_core.usecases.workspaces import (
    MemberDraft,
    WorkspaceDraft,
    add_member,
    create_workspace,
)

DEMO = WorkspaceDraft("Demo Studio", "USD", "en-US", Decimal(21))
DEMO_MEMBERS = (
    MemberDraft("Olivia Owner", Role.OWNER, "demo-owner", "olivia@demo.example"),
    MemberDraft("Adam Admin", Role.ADMIN, "demo-admin", "adam@demo.example"),
    MemberDraft("Mia Member", Role.MEMBER, "demo-member", "mia@demo.example"),
)
DEMO_CLIENTS = ("Acme Corp", "Globex", "Initech BV", "Umbrella Health", "Northwind Traders")

OTHER = WorkspaceDraft("Other Studio", "EUR", "nl-NL", Decimal(21))
OTHER_MEMBERS = (MemberDraft("Otto Other", Role.OWNER, "other-owner", "otto@other.example"),)
OTHER_CLIENTS = ("Globex",)


Extra = Callable[[UnitOfWork, Sequence[Actor]], None]
"""What a door adds to the demo workspace for its members, as the Owner."""


def seed_demo(database: Database, *extras: Extra) -> bool:
    """Make both workspaces in an empty database; False where there is one already."""

    def seed(transaction: Transaction) -> bool:
        if transaction.session.scalar(select(Workspace.id).limit(1)) is not None:
            return False
        _make(database, transaction, DEMO, DEMO_MEMBERS, DEMO_CLIENTS, *extras)
        _make(database, transaction, OTHER, OTHER_MEMBERS, OTHER_CLIENTS)
        return True

    return database.run(seed)


def _make(
    database: Database,
    transaction: Transaction,
    draft: WorkspaceDraft,
    members: tuple[MemberDraft, ...],
    clients: tuple[str, ...],
    *extras: Extra,
) -> None:
    now, new_id = database.clock(), database.new_id
    session = transaction.session
    workspace = create_workspace(session, draft, now=now, new_id=new_id)
    actors = [add_member(session, workspace.id, m, now=now, new_id=new_id) for m in members]
    uow = UnitOfWork(transaction, _owner(actors), Via.CLI, now, new_id)
    for name in clients:
        create_client(uow, ClientDetails(name=name))
    for extra in extras:
        extra(uow, actors)


def _owner(actors: list[Actor]) -> Actor:
    return next(actor for actor in actors if actor.role is Role.OWNER)
