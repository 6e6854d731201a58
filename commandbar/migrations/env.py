"""Alembic's environment: runs on the connection that `commandbar.migrating` hands over."""

from alembic import context

import commandbar.limits
import commandbar.slack.tables
import commandbar.tables  # noqa: F401 - all register their tables
from billing_core.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,  # with BEGIN IMMEDIATE, SQLite rolls a failed migration back too
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
