"""What the Slack door keeps, on billing_core's metadata."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from billing_core.columns import JsonText, UtcDateTime
from billing_core.tables import ID_LENGTH, Base

SLACK_ID_LENGTH = 64


class SlackInstallation(Base):
    """A Slack team, bound to one workspace when the app is installed there.

    `bot_token` null means the one of the environment.
    """

    __tablename__ = "slack_installations"

    team_id: Mapped[str] = mapped_column(String(SLACK_ID_LENGTH), primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id"))
    bot_token: Mapped[str | None] = mapped_column(Text)
    installed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SlackLink(Base):
    """A Slack user, and the member they are once they have shown a one-time code to be one.

    Only the code's hash is kept.
    """

    __tablename__ = "slack_links"

    team_id: Mapped[str] = mapped_column(String(SLACK_ID_LENGTH), primary_key=True)
    slack_user_id: Mapped[str] = mapped_column(String(SLACK_ID_LENGTH), primary_key=True)
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    code_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    code_expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SlackRequest(Base):
    """An accepted signature, so that none is accepted twice."""

    __tablename__ = "slack_requests"

    signature: Mapped[str] = mapped_column(String(80), primary_key=True)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class JobKind(StrEnum):
    """What a job is to do, and whom its answer is for."""

    SUBMIT = "submit"
    """Read and stage a sentence; the card is a new message in the channel."""
    CONFIRM = "confirm"
    DISCARD = "discard"
    ANSWER = "answer"
    """Answer a question; like the two above it replaces the card that was pressed."""
    SHOW = "show"
    """Replace the card by what the command is now."""
    NOTICE = "notice"
    """Say the stored words to who pressed, and to nobody else."""
    HINT = "hint"
    """Tell somebody unknown how to link, and nobody else."""


NO_WORK = frozenset({JobKind.SHOW, JobKind.NOTICE, JobKind.HINT})
"""Kinds that have nothing to do but to be answered."""


class JobState(StrEnum):
    """accepted → worked → answered; abandoned when nothing could be sent."""

    ACCEPTED = "accepted"
    """Acknowledged; nothing has been done."""
    WORKED = "worked"
    """Done, exactly once; the answer is still to be sent."""
    ANSWERED = "answered"
    ABANDONED = "abandoned"


class SlackJob(Base):
    """Something that Slack was told we have: done once, answered at least once.

    `request_key` is the same for a retry of the same interaction. `due_at` is when a worker may
    take the job; whoever works on it moves it ahead, so that a job of a dead process falls due.
    """

    __tablename__ = "slack_jobs"
    __table_args__ = (Index("ix_slack_jobs_state_due_at", "state", "due_at"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    request_key: Mapped[str] = mapped_column(String(64), unique=True)
    team_id: Mapped[str] = mapped_column(String(SLACK_ID_LENGTH))
    slack_user_id: Mapped[str] = mapped_column(String(SLACK_ID_LENGTH))
    kind: Mapped[str] = mapped_column(String(16))
    payload: Mapped[Any] = mapped_column(JsonText)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    state: Mapped[str] = mapped_column(String(16))
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int]
    command_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    notice: Mapped[str | None] = mapped_column(Text)

    response_url: Mapped[str] = mapped_column(Text)
    uses_left: Mapped[int]
    usable_until: Mapped[datetime] = mapped_column(UtcDateTime)
