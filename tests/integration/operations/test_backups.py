"""A backup is the database of one instant; restoring gives back exactly that, or changes nothing."""

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from billing_core.database import Database
from billing_core.tables import Base
from billing_core.usecases.audit_log import verify
from commandbar.backups import BackupRefused, backup, restore
from commandbar.cli import app
from commandbar.migrating import is_current, migrate
from commandbar.seed import seed_demo
from commandbar.startup import DatabaseUnusable
from tests.factories import CountedIds, FixedClock, make_client, make_draft, make_studio

Rows = dict[str, list[tuple[object, ...]]]


def rows_of(database: Database) -> Rows:
    """Everything that the database holds."""
    with database.read() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=str)
            for table in Base.metadata.sorted_tables
        }


@pytest.fixture
def live(tmp_path: Path, sqlite_template: Path) -> Iterator[Database]:
    """A database at work: a workspace with an invoice, written through an open connection."""
    path = tmp_path / "live" / "x.db"
    path.parent.mkdir()
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}", clock=FixedClock(), new_id=CountedIds())
    make_draft(database, make_studio(database).owner)
    yield database
    database.dispose()


def elsewhere(tmp_path: Path) -> Database:
    return Database(f"sqlite:///{tmp_path}/restored/x.db")


def test_what_comes_back_is_what_was_there(live: Database, tmp_path: Path) -> None:
    before = rows_of(live)
    made = backup(live, tmp_path / "b.db")  # while the database is open
    assert (tmp_path / "b.db.sha256").read_text() == f"{made.digest}  b.db\n"
    make_client(live, make_studio(live, "Later").owner, "After the backup")
    restored = elsewhere(tmp_path)
    assert restore(restored, tmp_path / "b.db").digest == made.digest
    assert rows_of(restored) == before != rows_of(live)
    assert is_current(restored)
    with restored.read() as session:
        assert not any(chain.breaks for chain in verify(session))
    make_client(restored, make_studio(restored, "Goes on").owner)
    restored.dispose()


def test_only_the_owner_of_a_backup_reads_it(live: Database, tmp_path: Path) -> None:
    """It holds addresses, hashes of tokens and the tokens of Slack's bots."""
    made = backup(live, tmp_path / "b.db")
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_nothing_is_overwritten_unasked(live: Database, tmp_path: Path) -> None:
    backup(live, tmp_path / "b.db")
    with pytest.raises(BackupRefused, match="exists already"):
        backup(live, tmp_path / "b.db")
    before = rows_of(live)
    with pytest.raises(BackupRefused, match="already") as refused:
        restore(live, tmp_path / "b.db")
    assert "--force" in str(refused.value.next_move)
    assert rows_of(live) == before


def test_a_database_in_use_is_not_replaced_even_by_force(live: Database, tmp_path: Path) -> None:
    backup(live, tmp_path / "b.db")
    server = Database(str(live.url))
    before = rows_of(server)  # its connection stays open, as a server's do
    with pytest.raises(BackupRefused, match="in use"):
        restore(live, tmp_path / "b.db", force=True)
    assert rows_of(server) == before
    server.dispose()
    live.dispose()
    restore(live, tmp_path / "b.db", force=True)
    assert rows_of(live) == before


def damage_a_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def lose_the_digest(path: Path) -> None:
    path.with_name("b.db.sha256").unlink()


def empty_the_digest(path: Path) -> None:
    path.with_name("b.db.sha256").write_text("")


@pytest.mark.parametrize(
    "harm", [damage_a_byte, cut, lose_the_digest, empty_the_digest, Path.unlink]
)
def test_a_backup_that_is_not_what_was_made_changes_nothing(
    live: Database, tmp_path: Path, harm: object
) -> None:
    backup(live, tmp_path / "b.db")
    before = rows_of(live)
    live.dispose()
    assert callable(harm)
    harm(tmp_path / "b.db")
    with pytest.raises(BackupRefused):
        restore(live, tmp_path / "b.db", force=True)
    assert rows_of(live) == before
    assert list((tmp_path / "live").glob(".*")) == []


def drill(path: Path, folder: Path) -> None:
    backup(Database(f"sqlite:///{path}"), folder / "c.db")
    restore(elsewhere(folder), folder / "c.db")


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", DatabaseUnusable),
        ("DROP TABLE alembic_version", DatabaseUnusable),
        ("UPDATE projects SET client_id = 'cli_nobody'", BackupRefused),
    ],
)
def test_a_backup_of_another_kind_is_refused_though_its_digest_is_right(
    live: Database, tmp_path: Path, statement: str, error: type[Exception]
) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(backup(live, tmp_path / "b.db").path.read_bytes())
    connection = sqlite3.connect(other)
    connection.execute(statement)
    connection.commit()
    connection.close()
    with pytest.raises(error):
        drill(other, tmp_path)
    assert not (tmp_path / "restored" / "x.db").exists()


def test_an_older_release_comes_back_and_is_migrated(tmp_path: Path) -> None:
    old = Database(f"sqlite:///{tmp_path}/old.db")
    migrate(old, "0001")
    backup(old, tmp_path / "b.db")
    restored = elsewhere(tmp_path)
    restore(restored, tmp_path / "b.db")
    migrate(restored)
    assert is_current(restored)
    assert seed_demo(restored)
    for database in (old, restored):
        database.dispose()


def test_postgresql_names_its_own_tools(tmp_path: Path) -> None:
    database = Database("postgresql://u@127.0.0.1:9/db")
    for attempt in (backup, restore):
        with pytest.raises(BackupRefused, match="own tools") as refused:
            attempt(database, tmp_path / "b.db")
        assert "pg_dump" in str(refused.value.next_move)


def test_the_drill_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run, path = CliRunner(), tmp_path / "x.db"
    monkeypatch.setenv("COMMANDBAR_DATABASE_URL", f"sqlite:///{path}")
    assert run.invoke(app, ["seed"]).exit_code == 0
    made = run.invoke(app, ["backup", str(tmp_path / "b.db")])
    assert (made.exit_code, "verified" in made.output) == (0, True)
    refused = run.invoke(app, ["restore", str(tmp_path / "b.db")])
    assert (refused.exit_code, "--force" in refused.output) == (1, True)
    for leftover in tmp_path.glob("x.db*"):
        leftover.unlink()
    back = run.invoke(app, ["restore", str(tmp_path / "b.db")])
    assert back.exit_code == 0, back.output
    assert back.output.splitlines()[-1] == made.output.splitlines()[-1]
    assert run.invoke(app, ["audit", "verify"]).exit_code == 0
