"""Brings a database to the newest schema, or says that it is not there yet."""

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
    with database.engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_heads()
    return set(current) == set(ScriptDirectory.from_config(_config()).get_heads())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    return config
