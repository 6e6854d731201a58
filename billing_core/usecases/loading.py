"""Finding and locking rows of the actor's own workspace, and reading lists page by page."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import BigInteger, FromClause, Insert, Select, Table, bindparam, insert, select
from sqlalchemy.orm import InstrumentedAttribute

from billing_core.errors import NotFound, ValidationFailed
from billing_core.tables import Base, Client, Invoice, Milestone, Project
from billing_core.unit_of_work import UnitOfWork
from billing_core.views import Page

Row = TypeVar("Row", bound=Base)
Own = TypeVar("Own", Project, Invoice, Client)
View = TypeVar("View")

DEFAULT_PAGE = 50
MAX_PAGE = 200


_ID = re.compile(r"[0-9a-z_]{1,40}", re.ASCII)


def _own(model: type[Own]) -> Select[Own]:
    """One row of a workspace, as the database has it now: what the session remembers from before
    a lock would be an old value."""
    return (
        select(model)
        .where(model.id == bindparam("id"), model.workspace_id == bindparam("workspace"))
        .execution_options(populate_existing=True)
    )


def _own_project_of(child: type[Milestone] | type[Invoice]) -> Select[Project]:
    return (
        select(Project)
        .join(child, child.project_id == Project.id)
        .where(child.id == bindparam("id"), Project.workspace_id == bindparam("workspace"))
        .execution_options(populate_existing=True)
    )


def _held(found: Select[Own], model: type[Own]) -> Select[Own]:
    """FOR NO KEY UPDATE: nobody else changes or holds the row, but new rows may refer to it."""
    return found.with_for_update(key_share=True, of=model)


_PROJECT, _INVOICE, _CLIENT = _own(Project), _own(Invoice), _own(Client)
_HELD_PROJECT = _held(_PROJECT, Project)
_HELD_PROJECT_OF = {c: _held(_own_project_of(c), Project) for c in (Milestone, Invoice)}
_HELD_CLIENT = _held(_CLIENT, Client)
_SHARED_CLIENT = _CLIENT.with_for_update(read=True)
_KEPT_PROJECT = _PROJECT.with_for_update(read=True, key_share=True)
_TAKEN_PROJECT, _TAKEN_CLIENT = _PROJECT.with_for_update(), _CLIENT.with_for_update()


def lock_project(uow: UnitOfWork, project_id: str) -> Project:
    """The project, held until the transaction ends: the first statement of a use case that
    decides on it (rule 9).

    Raises:
        NotFound: not in this workspace.
    """
    return _one(uow, _HELD_PROJECT, project_id, "project")


def lock_project_of(
    uow: UnitOfWork, child: type[Milestone] | type[Invoice], child_id: str, what: str
) -> Project:
    """Like `lock_project`, found by its milestone or invoice."""
    return _one(uow, _HELD_PROJECT_OF[child], child_id, what)


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


def _one(uow: UnitOfWork, found: Select[Own], row_id: str, what: str) -> Own:
    """The row; what can be no id (a NUL, a surrogate) never reaches the database."""
    row = None
    if _ID.fullmatch(row_id):
        named = {"id": row_id, "workspace": uow.workspace_id}
        row = uow.session.scalars(found, named).first()
    if row is None:
        raise NotFound(what)
    return row


def fresh(uow: UnitOfWork, model: type[Row], row_id: str) -> Row:
    """A row by id as the database has it now; for rows whose workspace is already checked."""
    row: Row = uow.session.scalars(_by_id(model), {"id": row_id}).one()
    return row


@cache
def _by_id(model: type[Row]) -> Select[Row]:
    found = select(model).where(model.__table__.c.id == bindparam("id"))
    return found.execution_options(populate_existing=True)


def insert_rows(uow: UnitOfWork, rows: Sequence[Base]) -> None:
    """Insert rows of one table in one statement, at once. They do not join the session: who wants
    to change one later reads it afresh under its lock."""
    if rows:
        table = rows[0].__table__
        uow.session.execute(_insert_into(table), [_values(row, table) for row in rows])


@cache
def _insert_into(table: FromClause) -> Insert:
    return insert(cast(Table, table))


def _values(row: Base, table: FromClause) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if name in table.c}


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
