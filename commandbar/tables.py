"""The command bar's own tables, on billing_core's metadata and in its transactions."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from billing_core.columns import JsonText, UtcDateTime
from billing_core.tables import Base


class CommandStatus(StrEnum):
    """What a command is; which steps are open from where stands at the top of `staging.py`."""

    STAGED = "staged"
    NEEDS_CLARIFICATION = "needs_clarification"
    REJECTED = "rejected"
    FAILED = "failed"
    EXECUTED = "executed"
    DISCARDED = "discarded"
    EXPIRED = "expired"


class CommandRow(Base):
    """A prompt and what became of it. `content` is a `content.Content` in JSON.

    `changed_by` and `changed_at`: who made its newest version, or discarded it, and when.
    `undone_at` leaves the status as it was: an executed command stays executed for ever (rule 30).
    `prompt` is JSON text because the original may hold characters that a database refuses;
    `dismissed` are its spans that the person said mean nothing, null where there is none.
    """

    __tablename__ = "commands"
    __table_args__ = (Index("ix_commands_workspace_id_id", "workspace_id", "id"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id"))
    created_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    status: Mapped[str] = mapped_column(String(24))
    version: Mapped[int] = mapped_column(Integer)
    digest: Mapped[str | None] = mapped_column(String(80))
    action: Mapped[str | None] = mapped_column(String(64))
    parser: Mapped[str | None] = mapped_column(String(16))
    prompt: Mapped[Any] = mapped_column(JsonText)
    dismissed: Mapped[Any | None] = mapped_column(JsonText)
    messages: Mapped[Any] = mapped_column(JsonText)
    content: Mapped[Any] = mapped_column(JsonText)
    result: Mapped[Any | None] = mapped_column(JsonText)
    executed_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    executed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SessionRow(Base):
    """A browser's sign-in. Only the hash of its secret is kept."""

    __tablename__ = "sessions"

    secret_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
