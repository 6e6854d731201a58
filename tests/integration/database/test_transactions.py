"""One code path for two databases: durability, rollback, locks, schema."""

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

import commandbar.tables  # noqa: F401 - registers the command bar's tables
from billing_core.database import Database, normalise_url
from billing_core.errors import Busy
from billing_core.tables import Base
from commandbar.migrating import is_current, migrate
from commandbar.seed import seed_demo


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///x.db", "sqlite+pysqlite"),
        ("sqlite+aiosqlite:///x.db", "sqlite+pysqlite"),
        ("postgresql://u@h/db", "postgresql+psycopg"),
        ("postgresql+asyncpg://u@h/db", "postgresql+psycopg"),
        ("postgres://u@h/db", "postgresql+psycopg"),
    ],
)
def test_async_urls_mean_the_same_database(url: str, driver: str) -> None:
    assert normalise_url(url).drivername == driver


def test_another_database_is_refused() -> None:
    with pytest.raises(ValueError, match="mysql"):
        normalise_url("mysql://u@h/db")


def test_sqlite_keeps_what_it_has_acknowledged(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/x.db")
    with database.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    database.dispose()


def test_an_error_keeps_nothing(database: Database) -> None:
    seed_demo(database)

    def fail(session: Session) -> None:
        session.execute(text("UPDATE workspaces SET name = 'changed'"))
        raise KeyError("stop")

    with pytest.raises(KeyError):
        database.write(fail)
    with database.read() as session:
        assert "changed" not in session.scalars(text("SELECT name FROM workspaces")).all()


def test_a_held_lock_is_busy_and_not_an_error_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("billing_core.database.LOCK_TIMEOUT_S", 0.1)
    path = tmp_path / "x.db"
    database = Database(f"sqlite:///{path}")
    migrate(database)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy) as refused:
        seed_demo(database)
    assert refused.value.facts()["retry_after"] > 0
    other.execute("ROLLBACK")
    assert seed_demo(database)
    database.dispose()


def test_a_mistake_of_ours_is_not_called_busy(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/empty.db")
    with pytest.raises(OperationalError, match="no such table"):
        seed_demo(database)
    database.dispose()


def test_migrations_make_exactly_the_tables_of_the_code(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_again_changes_nothing(database: Database) -> None:
    assert is_current(database)
    migrate(database)
    assert is_current(database)


def test_an_empty_database_is_not_current(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/empty.db")
    assert not is_current(database)
    database.dispose()


def test_the_demo_is_seeded_once(database: Database) -> None:
    assert seed_demo(database)
    assert not seed_demo(database)
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM clients")) == 6
