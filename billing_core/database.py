"""Engine, transactions and locks: one code path for SQLite and PostgreSQL.

SQLite runs in WAL mode with synchronous=FULL; each writing transaction starts with
BEGIN IMMEDIATE on the one writer connection, so writers queue in the pool and not in SQLite.
PostgreSQL runs READ COMMITTED; a use case locks the row it decides on before it reads it.
"""

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from billing_core.errors import Busy
from billing_core.prepared import run_sql
from billing_core.unit_of_work import Actor, NewId, Transaction, UnitOfWork, Via

log = logging.getLogger(__name__)

T = TypeVar("T")
Clock = Callable[[], datetime]

LOCK_TIMEOUT_S = 5
TRANSACTION_TRIES = 5
_RETRIED_SQLSTATES = {"40001", "40P01"}
"""Serialization failure and deadlock: the whole transaction may simply run again."""
_SQLITE_OUTAGES = (
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_PROTOCOL",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_CANTOPEN",
    "SQLITE_READONLY",
    "SQLITE_CORRUPT",
    "SQLITE_NOTADB",
)
_POSTGRESQL_OUTAGES = ("25006", "XX001", "XX002")
"""Read-only after a failover, damaged data, damaged index. What psycopg calls an
OperationalError (connection, resources, locks, operator, system) is one as well."""

_UNDONE = ("SQLITE_BUSY", "SQLITE_FULL", "23", "40", "53", "55")
"""Answers to COMMIT (SQLite's names, PostgreSQL's classes) that say: it was not done."""


def utc_now() -> datetime:
    return datetime.now(UTC)


class TimeSortedIds:
    """Opaque ids: 48 bits of milliseconds, then 64 random bits, both in hex.

    Those of one process sort in the order in which they were made, also within a millisecond and
    when the clock is set back: lists are ordered by them.
    """

    def __init__(
        self, clock: Clock = utc_now, random_bits: Callable[[int], int] = secrets.randbits
    ) -> None:
        self._clock = clock
        self._random_bits = random_bits
        self._last = 0
        self._one_at_a_time = Lock()

    def __call__(self, prefix: str) -> str:
        with self._one_at_a_time:
            fresh = int(self._clock().timestamp() * 1000) << 64 | self._random_bits(64)
            self._last = max(fresh, self._last + 1 + self._random_bits(32))
            return f"{prefix}_{self._last:028x}"


time_sorted_id = TimeSortedIds()


def normalise_url(url: str) -> URL:
    """The same database for `sqlite://`, `sqlite+aiosqlite://`, `postgresql://`, `postgresql+asyncpg://`."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return parsed.set(drivername="sqlite+pysqlite")
    if parsed.get_backend_name() in {"postgresql", "postgres"}:
        return parsed.set(drivername="postgresql+psycopg")
    raise ValueError(f"Only sqlite and postgresql are supported, not {parsed.drivername}.")


class Database:
    """Runs transactions. Holds no state besides its connection pools, its clock and its ids."""

    def __init__(self, url: str, *, clock: Clock = utc_now, new_id: NewId = time_sorted_id) -> None:
        self.url = normalise_url(url)
        self.clock = clock
        self.new_id = new_id
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            self.engine, self._reading_engine = _sqlite_engines(self.url)
        else:
            self.engine = self._reading_engine = _postgresql_engine(self.url)

    def transact(
        self,
        actor: Actor,
        via: Via,
        work: Callable[[UnitOfWork], T],
        *,
        command_id: str | None = None,
    ) -> T:
        """Run `work` in one writing transaction and commit it; on any error nothing is kept.

        Raises:
            Busy: a lock or the disk was not to be had within LOCK_TIMEOUT_S, or the database
                is out of reach.
        """

        def act(transaction: Transaction) -> T:
            now = self.clock()
            return work(UnitOfWork(transaction, actor, via, now, self.new_id, command_id))

        return self.run(act)

    def write(self, work: Callable[[Session], T]) -> T:
        """Like `transact`, for rows that no member writes: sessions, delivery logs."""
        return self.run(lambda transaction: work(transaction.session))

    def run(self, work: Callable[[Transaction], T]) -> T:
        """Like `transact`, for work on whole workspaces: seeding."""
        for attempt in range(1, TRANSACTION_TRIES + 1):
            try:
                with _begun(self.engine) as transaction:
                    result = work(transaction)
                    transaction.finish()
                    _commit(transaction.connection)
                    return result
            except (PoolTimeoutError, DBAPIError) as error:
                if not _may_run_again(error) or attempt == TRANSACTION_TRIES:
                    raise _told(error) from error
        raise AssertionError("unreachable")

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session over one consistent snapshot that is never committed."""
        with self._snapshot() as transaction:
            yield transaction.session

    @contextmanager
    def _snapshot(self) -> Iterator[Transaction]:
        try:
            with _begun(self._reading_engine) as transaction:
                yield transaction
        except (PoolTimeoutError, DBAPIError) as error:
            raise _told(error) from error

    def query(self, actor: Actor, via: Via, work: Callable[[UnitOfWork], T]) -> T:
        """Run a reading use case for `actor`."""
        with self._snapshot() as transaction:
            now = self.clock()
            return work(UnitOfWork(transaction, actor, via, now, self.new_id, may_write=False))

    def dispose(self) -> None:
        self.engine.dispose()
        self._reading_engine.dispose()


@contextmanager
def _begun(engine: Engine) -> Iterator[Transaction]:
    """A transaction that is rolled back at the end, unless it has been committed."""
    with engine.connect() as connection:
        connection.begin()
        yield Transaction(connection)


def _commit(connection: Connection) -> None:
    """Commit. Where the answer to COMMIT is lost, nobody knows on which side of it.

    A connection whose COMMIT failed may still be in its transaction: it is closed for good.

    Raises:
        Busy: the database did not say whether it has committed.
    """
    try:
        connection.commit()
    except DBAPIError as error:
        connection.invalidate()
        if _name_of(error).startswith(_UNDONE) or not _is_outage(error):
            raise
        raise _logged(Busy(is_unknown=True), error) from error


def _told(error: Exception) -> Exception:
    """Busy where the database was to blame, the error itself where we are."""
    return _logged(Busy(), error) if _may_run_again(error) or _is_outage(error) else error


def _logged(busy: Busy, error: Exception) -> Busy:
    """The cause by its name alone: its text may hold a person's words."""
    log.warning("the database did not serve a transaction: %s", _name_of(error))
    return busy


def _name_of(error: Exception) -> str:
    """SQLite's name or PostgreSQL's SQLSTATE of the error; the class where the driver has none."""
    cause = getattr(error, "orig", None)
    name = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return str(name or type(error).__name__)


def _may_run_again(error: Exception) -> bool:
    return _name_of(error) in _RETRIED_SQLSTATES


def _is_outage(error: Exception) -> bool:
    """Locked, full, out of reach: not our mistake, and gone when the database is back."""
    name = _name_of(error)
    if name.startswith("SQLITE_"):
        return name.startswith(_SQLITE_OUTAGES)
    return isinstance(error, PoolTimeoutError | OperationalError) or name in _POSTGRESQL_OUTAGES


def _sqlite_engines(url: URL) -> tuple[Engine, Engine]:
    """The writer, one connection wide, and the readers."""
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    options: dict[str, Any] = {
        "poolclass": QueuePool,
        "hide_parameters": True,  # an error names its statement, never a person's words
        "connect_args": {"timeout": LOCK_TIMEOUT_S, "check_same_thread": False},
    }
    writer = create_engine(
        url, pool_size=1, max_overflow=0, pool_timeout=4 * LOCK_TIMEOUT_S, **options
    )
    reader = create_engine(url, pool_size=8, max_overflow=8, **options)
    for engine, begin in ((writer, "BEGIN IMMEDIATE"), (reader, "BEGIN DEFERRED")):
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_with(begin))
    return writer, reader


def _configure_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN would leave SELECTs outside
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_with(statement: str) -> Callable[[Any], None]:
    def begin(connection: Any) -> None:
        run_sql(connection, statement)

    return begin


def _postgresql_engine(url: URL) -> Engine:
    milliseconds = int(LOCK_TIMEOUT_S * 1000)
    return create_engine(
        url,
        isolation_level="READ COMMITTED",
        hide_parameters=True,
        pool_size=16,
        max_overflow=8,
        pool_pre_ping=True,
        connect_args={"options": f"-c lock_timeout={milliseconds} -c timezone=UTC"},
    )
