"""May this program serve that database? Asked once, before anything is migrated or served."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Inspector, inspect
from sqlalchemy.exc import DatabaseError

from billing_core.database import Database
from billing_core.errors import Busy, DomainError
from billing_core.tables import Base
from commandbar.migrating import newest_revisions, revisions_in_order

Version = tuple[int, int, int]

_WAL_RESET_DEFECT: tuple[tuple[Version, Version], ...] = (
    ((3, 7, 0), (3, 44, 6)),
    ((3, 45, 0), (3, 50, 7)),
    ((3, 51, 0), (3, 51, 3)),
)
"""From, and up to but not including: what was released with the defect (sqlite.org/wal.html)."""


_DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB"})


class DatabaseUnusable(DomainError):
    """The database cannot be used as it is, and nothing of it was touched."""

    code = "database_unusable"
    title = "Not a database for this release"


def sqlite_warning(version: Version = sqlite3.sqlite_version_info[:3]) -> str | None:
    """What to know of this SQLite library: one with the WAL-reset defect may damage a database.

    It takes two connections that write and checkpoint at the same instant. Each process here
    writes through one connection, so that it takes two processes.
    """
    if not any(since <= version < fixed for since, fixed in _WAL_RESET_DEFECT):
        return None
    name = ".".join(map(str, version))
    return (
        f"SQLite {name} has the WAL-reset defect: use the database from one process at a time, "
        "or SQLite 3.51.3 or newer, or PostgreSQL."
    )


@contextmanager
def readable() -> Iterator[None]:
    """A file that is damaged, or no database at all, in words."""
    try:
        yield
    except (Busy, DatabaseError) as error:
        driver_error = getattr(error.__cause__ if isinstance(error, Busy) else error, "orig", None)
        if getattr(driver_error, "sqlite_errorname", None) not in _DAMAGED:
            raise
        raise DatabaseUnusable(
            "The database file is damaged or no database.", next_move="Restore a backup."
        ) from error


def require_migratable(database: Database) -> None:
    """Let pass an empty database and one that a known release left.

    Raises:
        DatabaseUnusable: a newer release's, half migrated, or not ours at all.
    """
    with database.read() as session:
        connection = session.connection()
        revisions = set(MigrationContext.configure(connection).get_current_heads())
        tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
    if unknown := revisions - set(revisions_in_order()):
        raise DatabaseUnusable(
            f"The database is at revision {_some(unknown)}, which this release does not know.",
            next_move="Run the release that made it, or a newer one.",
        )
    if len(revisions) > 1:
        raise DatabaseUnusable(
            f"The database is at several revisions at once: {_some(revisions)}.",
            next_move="Restore a backup.",
        )
    if tables and not revisions:
        raise DatabaseUnusable(
            f"The database has tables ({_some(tables)}) but no revision: it is another program's, "
            "or a migration was cut off.",
            next_move="Give commandbar a database of its own, or restore a backup.",
        )


def is_empty(database: Database) -> bool:
    """Whether it has no table at all."""
    with database.read() as session:
        return not inspect(session.connection()).get_table_names()


def require_whole(database: Database) -> None:
    """Let pass a migrated database that has every table and column of this release.

    Raises:
        DatabaseUnusable: something is missing although the revision says otherwise.
    """
    with database.read() as session:
        missing = list(_missing(inspect(session.connection())))
    if missing:
        raise DatabaseUnusable(
            f"The database is at revision {_some(newest_revisions())} but lacks {_some(missing)}.",
            next_move="Restore a backup.",
        )


def _missing(inspector: Inspector) -> Iterator[str]:
    columns = inspector.get_multi_columns()
    for table in Base.metadata.sorted_tables:
        there = {column["name"] for column in columns.get((None, table.name), [])}
        if not there:
            yield f"table {table.name}"
        else:
            absent = (column.name for column in table.columns if column.name not in there)
            yield from (f"column {table.name}.{name}" for name in absent)


def _some(names: Collection[str]) -> str:
    listed = sorted(names)
    return ", ".join(listed[:3]) + (", ..." if len(listed) > 3 else "")
