"""Which databases a server takes up, and what it says of the others."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from billing_core.database import Database
from commandbar.cli import app
from commandbar.migrating import migrate
from commandbar.seed import seed_demo
from commandbar.startup import (
    DatabaseUnusable,
    require_migratable,
    require_whole,
    sqlite_warning,
)

Damage = Callable[[Database], None]


def executing(*statements: str) -> Damage:
    def damage(database: Database) -> None:
        with database.engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))

    return damage


DAMAGED = {
    "a newer release's": (
        executing("UPDATE alembic_version SET version_num = '9999'"),
        "9999, which this release does not know",
    ),
    "two heads": (
        executing(
            "ALTER TABLE alembic_version RENAME TO old_version",
            "CREATE TABLE alembic_version (version_num VARCHAR(32))",
            "INSERT INTO alembic_version VALUES ('0001'), ('0002')",
        ),
        "several revisions",
    ),
    "no revision": (executing("DELETE FROM alembic_version"), "no revision"),
    "another program's": (executing("DROP TABLE alembic_version"), "no revision"),
}
HALF_MIGRATED = {
    "a table gone": (executing("DROP TABLE spent_shares"), "lacks table spent_shares"),
    "a column gone": (
        executing("ALTER TABLE commands RENAME COLUMN result TO outcome"),
        "lacks column commands.result",
    ),
}


@pytest.mark.parametrize(("damage", "words"), DAMAGED.values(), ids=DAMAGED.keys())
def test_what_no_release_left_is_refused(database: Database, damage: Damage, words: str) -> None:
    damage(database)
    with pytest.raises(DatabaseUnusable, match=words) as refused:
        require_migratable(database)
    assert refused.value.next_move


@pytest.mark.parametrize(("damage", "words"), HALF_MIGRATED.values(), ids=HALF_MIGRATED.keys())
def test_a_schema_that_is_not_what_it_says_is_refused(
    database: Database, damage: Damage, words: str
) -> None:
    require_migratable(database)
    require_whole(database)
    damage(database)
    with pytest.raises(DatabaseUnusable, match=words):
        require_whole(database)


def test_an_empty_database_and_an_old_one_are_taken_up(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/x.db")
    require_migratable(database)
    migrate(database, "0001")
    require_migratable(database)
    migrate(database)
    require_whole(database)
    database.dispose()


@pytest.mark.parametrize("command", [["serve"], ["seed"], ["slack", "socket", "--app-token", "x"]])
def test_no_command_touches_a_database_that_it_does_not_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    path = tmp_path / "x.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name)")
    other.commit()
    other.close()
    monkeypatch.setenv("COMMANDBAR_DATABASE_URL", f"sqlite:///{path}")
    refused = CliRunner().invoke(app, command)
    assert (refused.exit_code, "database_unusable" in refused.output) == (1, True)
    assert "recipes" in refused.output
    tables = sqlite3.connect(path).execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("recipes",)]


def test_a_damaged_file_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 4_096)
    monkeypatch.setenv("COMMANDBAR_DATABASE_URL", f"sqlite:///{path}")
    refused = CliRunner().invoke(app, ["seed"])
    assert (refused.exit_code, "database_unusable" in refused.output) == (1, True)


@pytest.mark.parametrize(
    ("version", "is_defective"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 0), False),
    ],
)
def test_a_sqlite_that_may_damage_a_database_is_warned_of(
    version: tuple[int, int, int], is_defective: bool
) -> None:
    warning = sqlite_warning(version)
    assert (warning is not None) == is_defective
    if warning is not None:
        assert "3.51.3" in warning


def test_the_warning_is_said_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMANDBAR_DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    monkeypatch.setattr("commandbar.startup.sqlite_warning", lambda: "the WAL-reset defect")
    assert "WAL-reset" in CliRunner().invoke(app, ["seed"]).output


def test_a_seeded_database_is_whole(database: Database) -> None:
    seed_demo(database)
    require_whole(database)
