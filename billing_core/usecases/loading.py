"""Finding and locking rows of the actor's own workspace, and reading lists page by page."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import BigInteger, FromClause, Insert, Select, Table, insert, select
from sqlalchemy.orm import InstrumentedAttribute

from billing_core.errors import NotFound, ValidationFailed
from billing_core.tables import Base, Client, Invoice, Milestone, Project
from billing_core.unit_of_work import UnitOfWork
from billing_core.views import Page

Row = TypeVar("Row", bound=Base)
View = TypeVar("View")

DEFAULT_PAGE = 50
MAX_PAGE = 200


_ID = re.compile(r"[0-9a-z_]{1,40}", re.ASCII)


def _an_id(value: str, what: str) -> str:
    """The value, where it can be an id at all: a NUL or a surrogate never reaches the database."""
    if not _ID.fullmatch(value):
        raise NotFound(what)
    return value


def lock_project(uow: UnitOfWork, project_id: str) -> Project:
    """The project, held until the transaction ends: the first statement of a use case that
    decides on it (rule 9). Held FOR NO KEY UPDATE, so that a new invoice may still refer to it.

    Raises:
        NotFound: not in this workspace.
    """
    found = select(Project).where(Project.id == _an_id(project_id, "project"))
    return _locked_project(uow, found, "project")


def lock_project_of(
    uow: UnitOfWork, child: type[Milestone] | type[Invoice], child_id: str, what: str
) -> Project:
    """Like `lock_project`, found by its milestone or invoice."""
    found = select(Project).join(child, child.project_id == Project.id)
    return _locked_project(uow, found.where(child.id == _an_id(child_id, what)), what)


def _locked_project(uow: UnitOfWork, found: Select[Project], what: str) -> Project:
    return _one(
        uow,
        found.where(Project.workspace_id == uow.workspace_id).with_for_update(
            key_share=True, of=Project
        ),
        what,
    )


def fresh(uow: UnitOfWork, model: type[Row], row_id: str, what: str) -> Row:
    """A row by id as the database has it now; for rows whose workspace is already checked."""
    return _one(uow, select(model).where(model.__table__.c.id == row_id), what)


def own_project(uow: UnitOfWork, project_id: str) -> Project:
    """Raises:
    NotFound: not in this workspace.
    """
    found = select(Project).where(Project.id == _an_id(project_id, "project"))
    return _one(uow, found.where(Project.workspace_id == uow.workspace_id), "project")


def own_invoice(uow: UnitOfWork, invoice_id: str) -> Invoice:
    """Raises:
    NotFound: not in this workspace.
    """
    found = select(Invoice).where(Invoice.id == _an_id(invoice_id, "invoice"))
    return _one(uow, found.where(Invoice.workspace_id == uow.workspace_id), "invoice")


def own_client(uow: UnitOfWork, client_id: str) -> Client:
    """Raises:
    NotFound: not in this workspace.
    """
    return _one(uow, _own_client(uow, client_id), "client")


def lock_client(uow: UnitOfWork, client_id: str) -> Client:
    """Like `own_client`, held to be changed."""
    return _one(uow, _own_client(uow, client_id).with_for_update(key_share=True), "client")


def share_client(uow: UnitOfWork, client_id: str) -> Client:
    """Like `own_client`, held as it is: others may rely on it too, none may change it."""
    return _one(uow, _own_client(uow, client_id).with_for_update(read=True), "client")


def _own_client(uow: UnitOfWork, client_id: str) -> Select[Client]:
    found = select(Client).where(Client.id == _an_id(client_id, "client"))
    return found.where(Client.workspace_id == uow.workspace_id)


def _one(uow: UnitOfWork, found: Select[Row], what: str) -> Row:
    """Never from the session's memory: a value read before the lock would be an old one."""
    row = uow.session.scalars(found.execution_options(populate_existing=True)).first()
    if row is None:
        raise NotFound(what)
    return row


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
