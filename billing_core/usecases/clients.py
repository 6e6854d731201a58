"""Clients: leads by name alone, then with what an invoice must show (rule 21)."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import select

from billing_core.drafts import ClientChanges, ClientDetails, checked_client, chosen
from billing_core.errors import VersionConflict
from billing_core.permissions import Permission
from billing_core.tables import Client
from billing_core.text import name_order, normalise_name
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.loading import (
    DEFAULT_PAGE,
    HeldClient,
    hold_client,
    lock_client,
    own_client,
    page_of,
)
from billing_core.usecases.writing import insert_row
from billing_core.views import ClientView, Page

_DETAILS = tuple(field.name for field in fields(ClientDetails))


def create_client(uow: UnitOfWork, details: ClientDetails) -> ClientView:
    """A new client; two may have the same name, and the command bar then asks which.

    Raises:
        ValidationFailed: with every fault of the details.
    """
    uow.authorize(Permission.WORK)
    client = insert_row(
        uow,
        Client,
        id=uow.new_id("cli"),
        workspace_id=uow.workspace_id,
        archived=False,
        version=1,
        created_at=uow.now,
        **_columns_of(checked_client(details)),
    )
    audit.record(uow, audit.Entry("client.create", _subject(client), after=client_facts(client)))
    return client_view(client)


def get_client(uow: UnitOfWork, client_id: str) -> ClientView:
    """Raises:
    NotFound: not in this workspace.
    """
    uow.authorize(Permission.WORK)
    return client_view(own_client(uow, client_id))


def held_client(uow: UnitOfWork, client_id: str) -> HeldClient:
    """A client that nobody changes until the transaction ends: for deciding on it.

    Raises:
        NotFound: not in this workspace.
    """
    uow.authorize(Permission.WORK)
    return hold_client(uow, client_id)


def list_clients(
    uow: UnitOfWork, *, limit: int = DEFAULT_PAGE, cursor: str | None = None
) -> Page[ClientView]:
    """All clients, archived ones too, newest first."""
    uow.authorize(Permission.WORK)
    found = select(Client).where(Client.workspace_id == uow.workspace_id)
    return page_of(uow, found, Client.id, _views, limit=limit, cursor=cursor)


def list_clients_by_name(
    uow: UnitOfWork, *, limit: int = DEFAULT_PAGE, cursor: str | None = None
) -> Page[ClientView]:
    """All clients, archived ones too, by name; after the client that `cursor` names by id, and
    from the start where that one is gone.

    The order is made here, from all names: each database has an order of letters of its own.
    """
    uow.authorize(Permission.WORK)
    named = select(Client.id, Client.name).where(Client.workspace_id == uow.workspace_id)
    rows = sorted(uow.session.execute(named), key=lambda row: (name_order(row.name), row.id))
    ids = [row.id for row in rows]
    start = ids.index(cursor) + 1 if cursor in ids else 0
    shown = ids[start : start + limit]
    found = {row.id: row for row in uow.session.scalars(select(Client).where(Client.id.in_(shown)))}
    views = tuple(client_view(found[client_id]) for client_id in shown if client_id in found)
    return Page(views, shown[-1] if start + limit < len(ids) else None)


def list_names(uow: UnitOfWork) -> list[tuple[str, str]]:
    """(id, name) of every client that is not archived, for matching names in code (rule 26)."""
    uow.authorize(Permission.WORK)
    found = select(Client.id, Client.name).where(
        Client.workspace_id == uow.workspace_id, Client.archived.is_(False)
    )
    return [(row.id, row.name) for row in uow.session.execute(found.order_by(Client.id))]


def find_by_name(uow: UnitOfWork, name: str) -> ClientView | None:
    """The oldest client of that name, case and spacing aside, that is not archived."""
    uow.authorize(Permission.WORK)
    found = select(Client).where(
        Client.workspace_id == uow.workspace_id,
        Client.normalised_name == normalise_name(name),
        Client.archived.is_(False),
    )
    client = uow.session.scalars(found.order_by(Client.id).limit(1)).first()
    return None if client is None else client_view(client)


def update_client(
    uow: UnitOfWork, client_id: str, changes: ClientChanges, *, version: int | None = None
) -> ClientView:
    """The client with the changed details. Without a version the newest one is meant.

    Raises:
        NotFound: not in this workspace.
        VersionConflict: an old version was edited.
        ValidationFailed: with every fault of the details.
    """
    uow.authorize(Permission.WORK)
    client = lock_client(uow, client_id)
    check_version(version, client.version)
    before = client_facts(client)
    for name, value in _columns_of(checked_client(_changed_details(client, changes))).items():
        setattr(client, name, value)
    client.archived = chosen(changes.archived, client.archived)
    if client_facts(client) != before:
        client.version += 1
        entry = audit.Entry("client.update", _subject(client), before, client_facts(client))
        audit.record(uow, entry)
    return client_view(client)


def check_version(sent: int | None, current: int) -> None:
    """Raises:
    VersionConflict: the sent version is not the newest.
    """
    if sent is not None and sent != current:
        raise VersionConflict(sent=sent, current=current)


def missing_details(client: Client) -> tuple[str, ...]:
    """What an invoice to this client would lack (rule 21)."""
    needed = ("billing_name", "email", "address_line1", "city", "postal_code", "country")
    return tuple(name for name in needed if getattr(client, name) is None)


def client_view(client: Client) -> ClientView:
    return ClientView(
        id=client.id,
        version=client.version,
        **_details_of(client),
        archived=client.archived,
        missing=missing_details(client),
        has_portal_link=client.portal_token_hash is not None,
        created_at=client.created_at,
    )


def _views(clients: Sequence[Client]) -> list[ClientView]:
    return [client_view(client) for client in clients]


def _details_of(client: Client) -> dict[str, Any]:
    return {name: getattr(client, name) for name in _DETAILS}


def client_facts(client: Client) -> dict[str, Any]:
    """What the audit log tells of a client."""
    return {**_details_of(client), "archived": client.archived}


def _subject(client: Client) -> audit.Subject:
    return audit.Subject("client", client.id)


def _columns_of(details: ClientDetails) -> dict[str, Any]:
    columns = {name: getattr(details, name) for name in _DETAILS}
    return {**columns, "normalised_name": normalise_name(details.name)}


def _changed_details(client: Client, changes: ClientChanges) -> ClientDetails:
    return ClientDetails(
        **{name: chosen(getattr(changes, name), getattr(client, name)) for name in _DETAILS}
    )
