"""Who is calling, when, and in which transaction: what every use case is handed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from billing_core.permissions import Permission, Role, authorize

NewId = Callable[[str], str]
"""Makes a fresh opaque id from a prefix: `new_id("prj")`. Ids sort by the time they were made."""


_LAST = "last_of_all"


def before_commit(session: Session, work: Callable[[Session], None]) -> None:
    """Have `work` done once, as the last thing of the session's transaction."""
    session.info.setdefault(_LAST, {})[work] = None


def finish(session: Session) -> None:
    """Write all that is still to be written; then only the commit is left."""
    session.flush()
    for work in session.info.pop(_LAST, {}):
        work(session)


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
    """One transaction, the person it acts for, its instant (UTC) and its source of ids.

    Everything that a use case writes through `session` is committed together or not at all.
    """

    session: Session
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
    def connection(self) -> Connection:
        """The transaction beneath the session, for columns that are read and rows that are
        written at once: half the session's time, in what others wait for. It flushes nothing."""
        return self.session.connection()

    def authorize(self, permission: Permission) -> None:
        """Let the actor pass or raise PermissionDenied (rules 1 and 2)."""
        authorize(self.actor.role, permission)
