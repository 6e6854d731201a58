"""Forward from every released schema with data in it. A new migration is covered by itself."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text

from billing_core import guards
from billing_core.database import Database
from billing_core.tables import Base
from billing_core.usecases.audit_log import verify
from billing_core.usecases.workspaces import actor_by_token
from commandbar.migrating import is_current, migrate, newest_revisions, revisions_in_order
from commandbar.startup import require_migratable, require_whole
from tests.factories import make_draft
from tests.integration.database.releases.rows import (
    Rows,
    in_order,
    load,
    read_rows,
    released,
    write_rows,
)

STARTS = [(file, at) for file in released() for at in revisions_in_order() if file <= at]
TRIGGERS = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database with nothing in it, not even tables."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path}/x.db")
        yield database
        database.dispose()
        return
    server: Any = request.getfixturevalue("postgres")
    name = server.create("template0")
    database = Database(server.url(name))
    yield database
    database.dispose()
    server.drop(name)


def triggers_of(connection: Connection) -> set[str]:
    return set(connection.execute(text(TRIGGERS[connection.dialect.name])).scalars())


def triggers_in_code(dialect: str) -> set[str]:
    made = (re.match(r"CREATE TRIGGER (\w+)", sql) for sql in guards.statements(dialect))
    return {found[1] for found in made if found}


def only(columns: Rows, rows: Rows) -> Rows:
    """The rows, cut to the tables and columns that `columns` has."""
    return {
        table: in_order({name: row[name] for name in found[0]} for row in rows[table])
        for table, found in columns.items()
        if found
    }


def test_there_is_one_newest_revision_and_data_of_the_first() -> None:
    assert len(newest_revisions()) == 1
    assert released()[0] == revisions_in_order()[0]


@pytest.mark.parametrize(("file", "at"), STARTS)
def test_data_of_every_release_comes_forward_whole(bare: Database, file: str, at: str) -> None:
    """Data that `file` left, in the schema `at`, brought to the newest one and worked on."""
    migrate(bare, file)
    with bare.engine.begin() as connection:
        write_rows(connection, load(file))
    migrate(bare, at)
    with bare.engine.connect() as connection:
        before = read_rows(connection)
    require_migratable(bare)
    migrate(bare)
    require_whole(bare)
    with bare.engine.connect() as connection:
        after = read_rows(connection)
    for kept in (before, load(file)):
        assert only(kept, after) == only(kept, kept)
    assert_whole_and_working(bare)


def assert_whole_and_working(database: Database) -> None:
    with database.read() as session:
        chains = verify(session)
        owner = actor_by_token(session, "demo-owner")
    assert sum(chain.rows for chain in chains) > 20
    assert not any(chain.breaks for chain in chains)
    assert owner is not None
    assert make_draft(database, owner, name="Newly made").net_minor == 1_500_000


def test_the_way_forward_ends_where_the_code_is(bare: Database) -> None:
    migrate(bare, revisions_in_order()[0])
    migrate(bare)
    assert is_current(bare)
    with bare.engine.connect() as connection:
        assert triggers_of(connection) == triggers_in_code(connection.dialect.name) != set()
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
