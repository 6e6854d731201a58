"""Who is calling, when, and in which transaction: what every use case is handed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from billing_core.permissions import Permission, Role, authorize

NewId = Callable[[str], str]
"""Makes a fresh opaque id from a prefix: `new_id("prj")`. Ids sort by the time they were made."""


class Transaction:
    """One transaction of the database: all that is written in it is committed together or not at
    all. `remembered` is what its use cases keep for each other until then.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.remembered: dict[Any, Any] = {}
        self._last: dict[Callable[[Transaction], None], None] = {}
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """The session over it, made for the first one who asks: the few statements that others
        wait for do without (`prepared.py`)."""
        if self._session is None:
            self._session = Session(self.connection, expire_on_commit=False)
        return self._session

    def before_commit(self, work: Callable[["Transaction"], None]) -> None:
        """Have `work` done once, as the last thing of all."""
        self._last[work] = None

    def finish(self) -> None:
        """Write all that is still to be written; then only the commit is left."""
        if self._session is not None:
            self._session.flush()
        for work in self._last:
            work(self)


class Via(StrEnum):
    """The door a call came through, as the audit log names it."""

    WEB = "web"
    API = "api"
    SLACK = "slack"
    CLI = "cli"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Actor:
    """A member of one workspace, with the role they hold at this moment."""

    user_id: str
    workspace_id: str
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class UnitOfWork:
    """One transaction, the person it acts for, its instant (UTC) and its source of ids."""

    transaction: Transaction
    actor: Actor
    via: Via
    now: datetime
    new_id: NewId
    command_id: str | None = None
    may_write: bool = True
    """False where nothing is written, so that nothing needs to be held either."""

    @property
    def workspace_id(self) -> str:
        return self.actor.workspace_id

    @property
    def session(self) -> Session:
        """For mapped rows: what is changed in them is written by the next query or the commit."""
        return self.transaction.session

    @property
    def connection(self) -> Connection:
        """For columns that are read and rows that are written at once. It flushes nothing."""
        return self.transaction.connection

    def authorize(self, permission: Permission) -> None:
        """Let the actor pass or raise PermissionDenied (rules 1 and 2)."""
        authorize(self.actor.role, permission)
