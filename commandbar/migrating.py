"""Brings a database to the newest schema, or says that it is not there yet."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from billing_core.database import Database

_FOLDER = Path(__file__).parent / "migrations"


def migrate(database: Database, revision: str = "head") -> None:
    """Run the missing migrations, each in a transaction of its own."""
    with database.engine.connect() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()


def is_current(database: Database) -> bool:
    """Whether the database is at the newest schema."""
    with database.read() as session:
        current = MigrationContext.configure(session.connection()).get_current_heads()
    return set(current) == newest_revisions()


@cache
def newest_revisions() -> frozenset[str]:
    """Where every migration ends; more than one would be a mistake of ours."""
    return frozenset(ScriptDirectory.from_config(_config()).get_heads())


@cache
def revisions_in_order() -> tuple[str, ...]:
    """Every revision that this release can start from, the first one first."""
    found = ScriptDirectory.from_config(_config()).walk_revisions()
    return tuple(script.revision for script in found)[::-1]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    return config
