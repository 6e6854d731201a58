"""Finding and locking rows of the actor's own workspace, and reading lists page by page."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import BigInteger, Select, bindparam, select
from sqlalchemy.orm import InstrumentedAttribute

from billing_core.errors import NotFound, ValidationFailed
from billing_core.kinds import BudgetScope
from billing_core.prepared import Prepared
from billing_core.tables import Base, Client, Invoice, Milestone, Project
from billing_core.unit_of_work import UnitOfWork
from billing_core.views import MilestoneView, Page

Row = TypeVar("Row", bound=Base)
Own = TypeVar("Own", Project, Invoice, Client)
Child = TypeVar("Child", Milestone, Invoice)
View = TypeVar("View")
Value = TypeVar("Value")


DEFAULT_PAGE = 50
MAX_PAGE = 200


@dataclass(frozen=True, slots=True)
class HeldProject:
    """What an invoice rests on of its project, held until the transaction ends."""

    id: str
    name: str
    client_id: str
    currency: str
    budget_minor: int | None
    budget_scope: BudgetScope
    milestones_invoiced_minor: int
    other_invoiced_minor: int


@dataclass(frozen=True, slots=True)
class HeldClient:
    """What a project rests on of its client, held as it is until the transaction ends."""

    id: str
    name: str
    archived: bool


_ID = re.compile(r"[0-9a-z_]{1,40}", re.ASCII)


def _own(model: type[Own]) -> Select[Own]:
    """One row of a workspace, as the database has it now: what the session remembers from before
    a lock would be an old value."""
    return (
        select(model)
        .where(model.id == bindparam("id"), model.workspace_id == bindparam("workspace"))
        .execution_options(populate_existing=True)
    )


def _own_child(child: type[Child]) -> Select[Project, Child]:
    return (
        select(Project, child)
        .join(child, child.project_id == Project.id)
        .where(child.id == bindparam("id"), Project.workspace_id == bindparam("workspace"))
        .execution_options(populate_existing=True)
    )


def _held(found: Select[Own], model: type[Own]) -> Select[Own]:
    """FOR NO KEY UPDATE: nobody else changes or holds the row, but new rows may refer to it."""
    return found.with_for_update(key_share=True, of=model)


def _held_child(child: type[Child]) -> Select[Project, Child]:
    """The project first, then its child: in this order everybody takes the two."""
    return _own_child(child).with_for_update(key_share=True, of=(Project, child))


def _columns_to_bill(found: Select[Project, Milestone]) -> Select[Any]:
    """A project's as in HeldProject, then its milestone's."""
    return found.with_only_columns(
        *(getattr(Project, field.name) for field in fields(HeldProject)),
        Milestone.id,
        Milestone.name,
        Milestone.amount_minor,
        Milestone.due_date,
        Milestone.description,
        Milestone.status,
        Milestone.position,
        maintain_column_froms=True,
    )


_PROJECT, _INVOICE, _CLIENT = _own(Project), _own(Invoice), _own(Client)
_HELD_PROJECT = _held(_PROJECT, Project)
_HELD_INVOICE = _held_child(Invoice)
_HELD_MILESTONE = Prepared(_columns_to_bill(_held_child(Milestone)))
_HELD_CLIENT = _held(_CLIENT, Client)
_SHARED_CLIENT = _CLIENT.with_for_update(read=True)
_CLIENT_COLUMNS = select(Client.id, Client.name, Client.archived).where(
    Client.id == bindparam("id"), Client.workspace_id == bindparam("workspace")
)
_CLIENT_TO_SEE = Prepared(_CLIENT_COLUMNS)
_CLIENT_TO_HOLD = Prepared(_CLIENT_COLUMNS.with_for_update(read=True))
_KEPT_PROJECT = _PROJECT.with_for_update(read=True, key_share=True)
_TAKEN_PROJECT, _TAKEN_CLIENT = _PROJECT.with_for_update(), _CLIENT.with_for_update()


def lock_project(uow: UnitOfWork, project_id: str) -> Project:
    """The project, held until the transaction ends: the first statement of a use case that
    decides on it (rule 9).

    Raises:
        NotFound: not in this workspace.
    """
    return _one(uow, _HELD_PROJECT, project_id, "project")


def lock_milestone(uow: UnitOfWork, milestone_id: str) -> tuple[HeldProject, MilestoneView]:
    """Like `lock_project`, found by its milestone, which is held too; its invoice is not read."""
    named = _named(uow, milestone_id, "milestone")
    row = _HELD_MILESTONE.first(uow.connection, named)
    if row is None:
        raise NotFound("milestone")
    of_project = len(fields(HeldProject))
    project = HeldProject(*row[:of_project])
    own_id, name, amount, due_date, description, status, position = row[of_project:]
    milestone = MilestoneView(
        id=own_id,
        project_id=project.id,
        name=name,
        amount_minor=amount,
        currency=project.currency,
        due_date=due_date,
        description=description,
        status=status,
        position=position,
        locked=status.is_locked,
        invoice=None,
    )
    return project, milestone


def lock_invoice(uow: UnitOfWork, invoice_id: str) -> tuple[Project, Invoice]:
    """Like `lock_project`, found by its invoice, which is held too."""
    return _one_child(uow, _HELD_INVOICE, invoice_id, "invoice")


def keep_project(uow: UnitOfWork, project_id: str) -> Project:
    """Like `own_project`, held from being taken away: new rows may refer to it."""
    return _one(uow, _KEPT_PROJECT, project_id, "project")


def take_project(uow: UnitOfWork, project_id: str) -> Project:
    """Like `lock_project`, to be taken away: no new row may refer to it any more."""
    return _one(uow, _TAKEN_PROJECT, project_id, "project")


def own_project(uow: UnitOfWork, project_id: str) -> Project:
    """Raises:
    NotFound: not in this workspace.
    """
    return _one(uow, _PROJECT, project_id, "project")


def own_invoice(uow: UnitOfWork, invoice_id: str) -> Invoice:
    """Raises:
    NotFound: not in this workspace.
    """
    return _one(uow, _INVOICE, invoice_id, "invoice")


def own_client(uow: UnitOfWork, client_id: str) -> Client:
    """Raises:
    NotFound: not in this workspace.
    """
    return _one(uow, _CLIENT, client_id, "client")


def lock_client(uow: UnitOfWork, client_id: str) -> Client:
    """Like `own_client`, held to be changed."""
    return _one(uow, _HELD_CLIENT, client_id, "client")


def take_client(uow: UnitOfWork, client_id: str) -> Client:
    """Like `lock_client`, to be taken away: no new row may refer to it any more."""
    return _one(uow, _TAKEN_CLIENT, client_id, "client")


def share_client(uow: UnitOfWork, client_id: str) -> Client:
    """Like `own_client`, held as it is: others may rely on it too, none may change it."""
    return _one(uow, _SHARED_CLIENT, client_id, "client")


def hold_client(uow: UnitOfWork, client_id: str) -> HeldClient:
    """Like `share_client`, once in the transaction and only what a project rests on."""
    return remembered(uow, HeldClient, client_id, _hold_client)


def _hold_client(uow: UnitOfWork, client_id: str) -> HeldClient:
    found = _CLIENT_TO_HOLD if uow.may_write else _CLIENT_TO_SEE
    row = found.first(uow.connection, _named(uow, client_id, "client"))
    if row is None:
        raise NotFound("client")
    return HeldClient(*row)


def _one(uow: UnitOfWork, found: Select[Own], row_id: str, what: str) -> Own:
    row = uow.session.scalars(found, _named(uow, row_id, what)).first()
    if row is None:
        raise NotFound(what)
    return row


def _one_child(
    uow: UnitOfWork, found: Select[Project, Child], row_id: str, what: str
) -> tuple[Project, Child]:
    row = uow.session.execute(found, _named(uow, row_id, what)).first()
    if row is None:
        raise NotFound(what)
    return row[0], row[1]


def _named(uow: UnitOfWork, row_id: str, what: str) -> dict[str, str]:
    """What can be no id (a NUL, a surrogate) never reaches the database."""
    if not _ID.fullmatch(row_id):
        raise NotFound(what)
    return {"id": row_id, "workspace": uow.workspace_id}


def fresh(uow: UnitOfWork, model: type[Row], row_id: str) -> Row:
    """A row by id as the database has it now; for rows whose workspace is already checked."""
    row: Row = uow.session.scalars(_by_id(model), {"id": row_id}).one()
    return row


def remembered(
    uow: UnitOfWork,
    kind: type[Value],
    row_id: str,
    read: Callable[[UnitOfWork, str], Value],
) -> Value:
    """What `read` gave for this row first in the transaction; for rows that it holds, or that
    may be seen as they were at first."""
    known = uow.transaction.remembered
    if (kind, row_id) not in known:
        known[kind, row_id] = read(uow, row_id)
    value: Value = known[kind, row_id]
    return value


@cache
def _by_id(model: type[Row]) -> Select[Row]:
    found = select(model).where(model.__table__.c.id == bindparam("id"))
    return found.execution_options(populate_existing=True)


def page_of(
    uow: UnitOfWork,
    found: Select[Any],
    key: InstrumentedAttribute[str] | InstrumentedAttribute[int],
    views: Callable[[Sequence[Any]], Sequence[View]],
    *,
    limit: int,
    cursor: str | None,
) -> Page[View]:
    """The next `limit` rows after `cursor`, newest first by `key`: an id, or a number in order.

    Raises:
        ValidationFailed: a limit outside 1 to MAX_PAGE, or a cursor that no page gave.
    """
    if not 1 <= limit <= MAX_PAGE:
        raise ValidationFailed.of("limit", f"Must be from 1 to {MAX_PAGE}.")
    if cursor is not None:
        found = found.where(key < _position(key, cursor))
    rows = uow.session.scalars(found.order_by(key.desc()).limit(limit + 1)).all()
    shown = rows[:limit]
    more = len(rows) > limit
    return Page(tuple(views(shown)), str(getattr(shown[-1], key.key)) if more else None)


def _position(
    key: InstrumentedAttribute[str] | InstrumentedAttribute[int], cursor: str
) -> str | int:
    numbered = isinstance(key.type, BigInteger)
    if not _ID.fullmatch(cursor) or (numbered and not (cursor.isdigit() and len(cursor) < 19)):
        raise ValidationFailed.of("cursor", "Is not one that a page gave.")
    return int(cursor) if numbered else cursor
