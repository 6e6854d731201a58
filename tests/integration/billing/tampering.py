"""Writes around every guard, as somebody with the database's own password could make them."""

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session


def unguard_audit(connection: Connection | Session) -> None:
    """Take away what keeps audit rows from being changed or removed."""
    bind = connection.get_bind() if isinstance(connection, Session) else connection
    if bind.dialect.name == "sqlite":
        connection.execute(text("DROP TRIGGER audit_entries_never_changes"))
        connection.execute(text("DROP TRIGGER audit_entries_never_goes"))
    else:
        connection.execute(text("ALTER TABLE audit_entries DISABLE TRIGGER ALL"))
