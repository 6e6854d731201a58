"""A database that fails at one chosen place of a call: at its n-th SQL statement or at COMMIT."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg
import pytest
from sqlalchemy import select

from billing_core.database import Database
from billing_core.tables import Base

Fault = Callable[[], Exception]
"""Makes the driver's own error."""


def sqlite_fault(name: str, kind: type[sqlite3.Error] = sqlite3.OperationalError) -> Fault:
    def fault() -> Exception:
        error = kind(f"planted: {name}")
        error.sqlite_errorname = name
        return error

    return fault


LASTING: dict[str, dict[str, Fault]] = {
    "sqlite": {
        "lock time-out": sqlite_fault("SQLITE_BUSY"),
        "disk full": sqlite_fault("SQLITE_FULL"),
        "input/output error": sqlite_fault("SQLITE_IOERR_WRITE"),
        "damaged file": sqlite_fault("SQLITE_CORRUPT", sqlite3.DatabaseError),
    },
    "postgresql": {
        "lock time-out": psycopg.errors.LockNotAvailable,
        "disk full": psycopg.errors.DiskFull,
        "input/output error": psycopg.errors.IoError,
        "read-only after a failover": psycopg.errors.ReadOnlySqlTransaction,
        "shutdown": psycopg.errors.AdminShutdown,
        "serialization failure": psycopg.errors.SerializationFailure,
    },
}
"""What each database may answer with for as long as it likes."""

PASSING: tuple[Fault, ...] = (
    psycopg.errors.SerializationFailure,
    psycopg.errors.DeadlockDetected,
)
"""What PostgreSQL answers to one of two transactions that cannot both be done: it runs again."""


@dataclass
class Places:
    """The places of a call, in the order in which it reaches them, and the fault planted there."""

    reached: list[str] = field(default_factory=list)
    failed: int = 0
    _from: int = 0
    _times: int = 0
    _fault: Fault | None = None

    @contextmanager
    def failing(self, place: int, fault: Fault | None, *, times: int = 10**6) -> Iterator[None]:
        """Fail at the place (counted from 1) and at every later one, so often in all."""
        self.reached, self.failed = [], 0
        self._from, self._fault, self._times = place, fault, times
        yield
        self._fault = None

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Only count the places."""
        with self.failing(0, None):
            yield

    def reach(self, place: str) -> None:
        self.reached.append(place)
        planted = self._fault is not None and len(self.reached) >= self._from
        if planted and self.failed < self._times:
            self.failed += 1
            assert self._fault is not None
            raise self._fault()


def places_of(database: Database, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Listens to every statement and every COMMIT of the database."""
    places = Places()

    def failing(execute: Callable[..., None]) -> Callable[..., None]:
        def run(cursor: Any, statement: str, *more: Any) -> None:
            places.reach(statement)
            execute(cursor, statement, *more)

        return run

    for dialect in {database.engine.dialect, database._reading_engine.dialect}:
        for name in ("do_execute", "do_executemany"):
            monkeypatch.setattr(dialect, name, failing(getattr(dialect, name)))
    commit = database.engine.dialect.do_commit

    def failing_commit(connection: Any) -> None:
        places.reach("COMMIT")
        commit(connection)

    monkeypatch.setattr(database.engine.dialect, "do_commit", failing_commit)
    return places


def contents(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table."""
    with database.read() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }
