"""Finding the workspace's commands, and holding one while somebody decides on it."""

from sqlalchemy import bindparam, select

from billing_core.errors import NotFound
from billing_core.prepared import Prepared
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases.writing import as_loaded
from commandbar.tables import CommandRow

_OWN = (CommandRow.id == bindparam("id"), CommandRow.workspace_id == bindparam("workspace"))
_COMMAND = select(CommandRow).where(*_OWN)
_HELD_COMMAND = _COMMAND.with_for_update(key_share=True).execution_options(populate_existing=True)
_COLUMNS = tuple(CommandRow.__table__.c.keys())
_COLUMNS_TO_HOLD = Prepared(
    select(CommandRow.__table__).where(*_OWN).with_for_update(key_share=True)
)


def load(uow: UnitOfWork, command_id: str, *, lock: bool = False) -> CommandRow:
    """The workspace's command; with `lock`, nobody else decides on it until the commit.

    Raises:
        NotFound: unknown, or another workspace's.
    """
    query = _HELD_COMMAND if lock else _COMMAND
    named = {"id": command_id, "workspace": uow.workspace_id}
    row = uow.session.scalars(query, named).one_or_none()
    if row is None:
        raise NotFound("command")
    return row


def hold(uow: UnitOfWork, command_id: str) -> CommandRow:
    """Like `load` with `lock`, past the session: what changes is written by `writing.change`.

    Raises:
        NotFound: unknown, or another workspace's.
    """
    found = {"id": command_id, "workspace": uow.workspace_id}
    values = _COLUMNS_TO_HOLD.first(uow.connection, found)
    if values is None:
        raise NotFound("command")
    return as_loaded(CommandRow, dict(zip(_COLUMNS, values, strict=True)))


def newest(uow: UnitOfWork, limit: int, before: str | None = None) -> list[CommandRow]:
    """The workspace's commands, newest first, older than the command `before`."""
    query = select(CommandRow).where(CommandRow.workspace_id == uow.workspace_id)
    if before is not None:
        query = query.where(CommandRow.id < before)
    return list(uow.session.scalars(query.order_by(CommandRow.id.desc()).limit(limit)))
