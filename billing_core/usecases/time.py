"""Tracked time, on every billing type; what of it reaches an invoice is rule 22's business."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from billing_core.drafts import refuse_if_any
from billing_core.errors import FieldError
from billing_core.permissions import Permission
from billing_core.tables import TimeEntry
from billing_core.text import clean_optional_line
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.loading import (
    DEFAULT_PAGE,
    keep_project,
    own_project,
    page_of,
)
from billing_core.usecases.writing import insert_row
from billing_core.views import Page, TimeEntryView

MAX_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class TimeDraft:
    """A stretch of work on one day; `note` is what the invoice's line will say."""

    minutes: int
    worked_on: date
    note: str | None = None
    billable: bool = True


def log_time(uow: UnitOfWork, project_id: str, draft: TimeDraft) -> TimeEntryView:
    """Raises:
    NotFound: the project is not in this workspace.
    ValidationFailed: minutes outside one day, or a note that hides something.
    """
    uow.authorize(Permission.WORK)
    project = keep_project(uow, project_id)
    errors: list[FieldError] = []
    if not 1 <= draft.minutes <= MAX_MINUTES:
        errors.append(FieldError("minutes", f"Must be from 1 to {MAX_MINUTES}."))
    note = clean_optional_line(errors, "note", draft.note)
    refuse_if_any(errors)
    entry = insert_row(
        uow,
        TimeEntry,
        id=uow.new_id("tim"),
        project_id=project.id,
        user_id=uow.actor.user_id,
        minutes=draft.minutes,
        worked_on=draft.worked_on,
        note=note,
        billable=draft.billable,
        invoice_id=None,
        created_at=uow.now,
    )
    _record(uow, entry)
    return _view(entry)


def list_time(
    uow: UnitOfWork, project_id: str, *, limit: int = DEFAULT_PAGE, cursor: str | None = None
) -> Page[TimeEntryView]:
    """The project's time, newest first.

    Raises:
        NotFound: the project is not in this workspace.
    """
    uow.authorize(Permission.WORK)
    project = own_project(uow, project_id)
    found = select(TimeEntry).where(TimeEntry.project_id == project.id)
    return page_of(uow, found, TimeEntry.id, _views, limit=limit, cursor=cursor)


def _record(uow: UnitOfWork, entry: TimeEntry) -> None:
    after = {
        "project_id": entry.project_id,
        "minutes": entry.minutes,
        "date": entry.worked_on.isoformat(),
        "note": entry.note,
        "billable": entry.billable,
    }
    subject = audit.Subject("time_entry", entry.id)
    audit.record(uow, audit.Entry("time.log", subject, after=after))


def _views(entries: Sequence[TimeEntry]) -> list[TimeEntryView]:
    return [_view(entry) for entry in entries]


def _view(entry: TimeEntry) -> TimeEntryView:
    return TimeEntryView(
        id=entry.id,
        project_id=entry.project_id,
        user_id=entry.user_id,
        minutes=entry.minutes,
        worked_on=entry.worked_on,
        note=entry.note,
        billable=entry.billable,
        invoice_id=entry.invoice_id,
        created_at=entry.created_at,
    )
