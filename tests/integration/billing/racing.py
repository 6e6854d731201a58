"""Many calls at the same instant, from threads of one process or of two."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import text

from billing_core.database import Database
from billing_core.drafts import MilestoneDraft, ProjectChanges
from billing_core.errors import DomainError
from billing_core.invoices import LineDraft
from billing_core.unit_of_work import Actor, UnitOfWork, Via
from billing_core.usecases import invoice_life, invoices, milestones, project_edit
from billing_core.usecases.invoices import DraftChanges

LONGEST_WAIT_S = 60


@dataclass(frozen=True, slots=True)
class Call:
    """One attempt, as plain values that travel to another process."""

    name: str
    subject: str
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Came:
    """What an attempt came to: a value (an id), or the code of the refusal."""

    value: str | None = None
    refused: str | None = None


def _generate(uow: UnitOfWork, call: Call) -> str:
    return invoices.generate_invoice(uow, call.subject).invoice.id


def _invoice_time(uow: UnitOfWork, call: Call) -> str:
    return invoices.invoice_time(uow, call.subject).id


def _send(uow: UnitOfWork, call: Call) -> str:
    return invoice_life.send_invoice(uow, call.subject).number or ""


def _complete_and_generate(uow: UnitOfWork, call: Call) -> str:
    milestones.complete(uow, call.subject)
    return _generate(uow, call)


def _lower_budget(uow: UnitOfWork, call: Call) -> str:
    changes = ProjectChanges(budget_minor=call.amount)
    return project_edit.update_project(uow, call.subject, changes, version=1).id


def _edit_milestone(uow: UnitOfWork, call: Call) -> str:
    """`subject` is "PROJECT MILESTONE"."""
    project_id, milestone_id = call.subject.split()
    draft = MilestoneDraft("Edited", call.amount, id=milestone_id)
    return milestones.replace_milestones(uow, project_id, [draft], version=1).id


def _delete_draft(uow: UnitOfWork, call: Call) -> str:
    invoices.delete_draft(uow, call.subject)
    return call.subject


def _raise_draft(uow: UnitOfWork, call: Call) -> str:
    """The draft's one line becomes one of that amount."""
    line = LineDraft("More", Decimal(1), call.amount)
    return invoices.edit_draft(uow, call.subject, DraftChanges(lines=[line])).id


CALLS: dict[str, Callable[[UnitOfWork, Call], str]] = {
    "generate": _generate,
    "invoice_time": _invoice_time,
    "send": _send,
    "complete_and_generate": _complete_and_generate,
    "lower_budget": _lower_budget,
    "edit_milestone": _edit_milestone,
    "delete_draft": _delete_draft,
    "raise_draft": _raise_draft,
}


def attempt(database: Database, actor: Actor, call: Call) -> Came:
    try:
        made = database.transact(actor, Via.API, lambda uow: CALLS[call.name](uow, call))
    except DomainError as refusal:
        return Came(refused=refusal.code)
    return Came(value=made)


def run(url: str, actor: Actor, calls: Sequence[Call], meeting: Path, me: int) -> list[Came]:
    """All calls at once, each on a thread of its own, once every process is ready."""
    database = Database(url)
    with database.engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    (meeting / f"ready-{me}").touch()
    _wait_for(meeting / "go")
    try:
        with ThreadPoolExecutor(len(calls)) as threads:
            return list(threads.map(lambda call: attempt(database, actor, call), calls))
    finally:
        database.dispose()


def race(
    pool: ProcessPoolExecutor | None,
    url: str,
    actor: Actor,
    calls: Sequence[Call],
    meeting: Path,
) -> list[Came]:
    """The calls at once: in this process, or dealt out to two others."""
    if pool is None:
        (meeting / "go").touch()
        return run(url, actor, calls, meeting, 0)
    halves = [list(calls[me::2]) for me in range(2)]
    parts: list[Any] = [
        pool.submit(run, url, actor, half, meeting, me) for me, half in enumerate(halves)
    ]
    for me in range(2):
        _wait_for(meeting / f"ready-{me}")
    (meeting / "go").touch()
    return [came for part in parts for came in part.result(LONGEST_WAIT_S)]


def _wait_for(path: Path) -> None:
    give_up = time.monotonic() + LONGEST_WAIT_S
    while not path.exists():
        if time.monotonic() > give_up:
            raise TimeoutError(path)
        time.sleep(0.001)
