"""The two processes of a race: each has eight calls ready, and both begin at the same instant."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import Any

from sqlalchemy import event

from billing_core import database as database_module
from billing_core.database import Database
from billing_core.errors import Busy, DomainError
from billing_core.prepared import Prepared
from billing_core.tables import Milestone
from billing_core.unit_of_work import Actor, Via
from billing_core.usecases import invoices, loading
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import Caller, CommandBar

LONGEST_WAIT_S = 60
MOST_REPEATS = 20


@dataclass(frozen=True, slots=True)
class Came:
    """What one call came to, how long it took in seconds, and how often it was told to come back."""

    what: str
    value: Any
    took_s: float
    busy: int


Call = tuple[str, tuple[Any, ...]]
"""The kind of race, and what the call names."""


class Racer:
    """One process's database, its bar and its member."""

    def __init__(self, url: str, actor: Actor, *, unlocked: bool) -> None:
        if unlocked:
            _take_the_locks_away()
        self._database = Database(url)
        if unlocked and self._database.is_sqlite:
            event.listen(self._database.engine, "connect", _ignore_checks)
        self._bar = CommandBar(self._database, Registry(ACTIONS), mode="builtin")
        self._caller = Caller(actor, Via.API)
        self._kinds: dict[str, Callable[..., Any]] = {
            "confirm": self._confirm,
            "milestone": self._generate,
            "budget": self._generate,
        }

    def run(self, call: Call) -> Came:
        """Call; where the wait for the lock was too long, again, as Retry-After asks of a client."""
        begin = time.perf_counter()
        busy = 0
        while (came := self._once(call))[0] == Busy.code and busy < MOST_REPEATS:
            busy += 1
        return Came(*came, time.perf_counter() - begin, busy)

    def _once(self, call: Call) -> tuple[str, Any]:
        kind, names = call
        try:
            return "done", self._kinds[kind](*names)
        except DomainError as refusal:
            return refusal.code, None
        except Exception as error:  # noqa: BLE001 - whatever it is, the race has to tell
            return type(error).__name__, None

    def _confirm(self, command_id: str, version: int, digest: str) -> str:
        return self._bar.confirm(self._caller, command_id, version, digest).model_dump_json()

    def _generate(self, milestone_id: str) -> str:
        return self._database.transact(
            self._caller.actor,
            Via.API,
            lambda uow: invoices.generate_invoice(uow, milestone_id).invoice.id,
        )


def serve(
    pipe: Connection, together: Barrier, url: str, actor: Actor, calls: int, *, unlocked: bool
) -> None:
    """Run every list of calls that comes through the pipe; an empty one ends it."""
    racer = Racer(url, actor, unlocked=unlocked)
    with ThreadPoolExecutor(calls) as threads:
        while received := pipe.recv():
            pipe.send(_at_once(racer, threads, together, received))


def _at_once(
    racer: Racer, threads: ThreadPoolExecutor, together: Barrier, calls: Sequence[Call]
) -> list[Came]:
    together.wait(LONGEST_WAIT_S)
    return list(threads.map(racer.run, calls))


def _take_the_locks_away() -> None:
    """No row lock, and on SQLite no writing transaction around the check either."""
    loading._HELD_MILESTONE = Prepared(loading._columns_to_bill(loading._own_child(Milestone)))
    database_module._begin_with = _begin_nothing


def _begin_nothing(statement: str) -> Callable[[Any], None]:
    return lambda _connection: None


def _ignore_checks(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA ignore_check_constraints=ON")
