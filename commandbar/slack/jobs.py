"""The life of a job: accepted and acknowledged, done exactly once, answered at least once.

A worker takes a job by moving `due_at` ahead and keeps moving it while at work. A job whose
process died falls due again, for whichever process looks next.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from billing_core.columns import canonical_json
from billing_core.database import Database
from commandbar.slack.identity import SlackUser
from commandbar.slack.tables import NO_WORK, JobKind, JobState, SlackJob

HOLD = timedelta(seconds=5)
"""How far ahead a worker holds a job; it renews that every second."""
RESPONSE_URL_USES = 5
RESPONSE_URL_LIFETIME = timedelta(minutes=30)
KEPT_FOR = timedelta(days=1)
"""How long a finished job is kept: a retry of its request is known that long."""

OPEN = (JobState.ACCEPTED, JobState.WORKED)


class AlreadyDone(Exception):
    """Another worker has done the job."""


@dataclass(frozen=True, slots=True)
class NewJob:
    """`trigger` is Slack's id of the interaction, the same in a retry; "" where there is none."""

    who: SlackUser
    kind: JobKind
    response_url: str
    usable_until: datetime
    trigger: str
    payload: dict[str, Any] = field(default_factory=dict)
    command_id: str | None = None
    notice: str | None = None


def accept(database: Database, job: NewJob) -> str | None:
    """Keep the job, by the id returned; None where the same interaction was accepted before."""
    now, job_id = database.clock(), database.new_id("slj")
    forgotten = delete(SlackJob).where(
        SlackJob.created_at < now - KEPT_FOR, SlackJob.state.not_in(OPEN)
    )

    def insert(session: Session) -> None:
        session.execute(forgotten)
        session.add(_row(job, job_id, now))

    try:
        database.write(insert)
    except IntegrityError:
        return None
    return job_id


def claim(database: Database, limit: int) -> list[SlackJob]:
    """Take up to `limit` due jobs, oldest first; no other worker takes them meanwhile."""
    now = database.clock()
    due = (
        select(SlackJob)
        .where(SlackJob.state.in_(OPEN), SlackJob.due_at <= now)
        .order_by(SlackJob.due_at, SlackJob.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )

    def take(session: Session) -> list[SlackJob]:
        jobs = list(session.scalars(due))
        for job in jobs:
            job.due_at = now + HOLD
            job.tries += 1
        return jobs

    with database.read() as session:
        anything = session.scalar(
            select(SlackJob.id).where(SlackJob.state.in_(OPEN), SlackJob.due_at <= now).limit(1)
        )
    return database.write(take) if anything is not None else []


def hold(database: Database, job_ids: Sequence[str], until: datetime) -> None:
    """Set when the jobs fall due again: ahead while at work, now when giving them back."""
    if job_ids:
        _change(database, job_ids, due_at=until)


def mark_worked(
    session: Session, job_id: str, *, command_id: str | None = None, notice: str | None = None
) -> None:
    """Note what the job came to, in the transaction that did it.

    Raises:
        AlreadyDone: it was done before; then nothing of this transaction may stay.
    """
    job = _locked(session, job_id)
    if job.state != JobState.ACCEPTED:
        raise AlreadyDone
    job.state = JobState.WORKED
    job.command_id = command_id or job.command_id
    job.notice = notice


def spend_use(database: Database, job_id: str) -> bool:
    """Count one use of the response_url before it is made; False where none is left."""

    def spend(session: Session) -> bool:
        job = _locked(session, job_id)
        if job.uses_left < 1 or database.clock() >= job.usable_until:
            return False
        job.uses_left -= 1
        return True

    return database.write(spend)


def close_address(database: Database, job_id: str) -> None:
    """Slack has said that the response_url takes no more."""
    _change(database, [job_id], uses_left=0)


def finish(database: Database, job_id: str, state: JobState) -> None:
    """Set how far the job has come; answered or abandoned, no worker takes it again."""
    _change(database, [job_id], state=state)


def reload(database: Database, job_id: str) -> SlackJob:
    """The job as it stands now."""
    with database.read() as session:
        return session.get_one(SlackJob, job_id)


def _row(job: NewJob, job_id: str, now: datetime) -> SlackJob:
    return SlackJob(
        id=job_id,
        request_key=_request_key(job) if job.trigger else job_id,
        team_id=job.who.team_id,
        slack_user_id=job.who.user_id,
        kind=job.kind,
        payload=job.payload,
        created_at=now,
        state=JobState.WORKED if job.kind in NO_WORK else JobState.ACCEPTED,
        due_at=now,
        tries=0,
        command_id=job.command_id,
        notice=job.notice,
        response_url=job.response_url,
        uses_left=RESPONSE_URL_USES,
        usable_until=job.usable_until,
    )


def _change(database: Database, job_ids: Sequence[str], **values: Any) -> None:
    change = update(SlackJob).where(SlackJob.id.in_(job_ids)).values(**values)
    database.write(lambda session: session.execute(change))


def _locked(session: Session, job_id: str) -> SlackJob:
    query = select(SlackJob).where(SlackJob.id == job_id).with_for_update()
    return session.scalars(query.execution_options(populate_existing=True)).one()


def _request_key(job: NewJob) -> str:
    """The same for a retry of the interaction, whenever and however it is signed: a retry brings
    the trigger and the address of the first time."""
    facts = [
        *(job.who.team_id, job.who.user_id, job.trigger, job.response_url),
        *(job.kind, job.payload, job.command_id),
    ]
    return hashlib.sha256(canonical_json(facts).encode()).hexdigest()
