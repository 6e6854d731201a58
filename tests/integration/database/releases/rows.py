"""Reads and writes whole databases as plain rows, by the schema that is there and not by ours."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, insert, select, text

FOLDER = Path(__file__).parent
Rows = dict[str, list[dict[str, Any]]]
_BOOKKEEPING = "alembic_version"


def released() -> list[str]:
    """The revisions that have a file."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def load(revision: str) -> Rows:
    found: Rows = json.loads((FOLDER / f"{revision}.json").read_text())
    return found


def save(revision: str, rows: Rows) -> None:
    tables = (f"{json.dumps(name)}: [\n{_lines(found)}\n]" for name, found in sorted(rows.items()))
    (FOLDER / f"{revision}.json").write_text("{\n" + ",\n".join(tables) + "\n}\n")


def in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows by their content: databases give them in orders of their own."""
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))


def _lines(rows: list[dict[str, Any]]) -> str:
    return ",\n".join(json.dumps(row, sort_keys=True) for row in rows)


def read_rows(connection: Connection) -> Rows:
    """Every row of every table, as JSON knows it, in the order of its text."""
    schema = _schema(connection)
    return {
        table.name: in_order(
            {name: _plain(v) for name, v in row.items()} for row in found.mappings()
        )
        for table in schema.sorted_tables
        if (found := connection.execute(select(table))) is not None
    }


def write_rows(connection: Connection, rows: Rows) -> None:
    """Put the rows in as they are: no trigger counts or refuses while they go in."""
    schema = _schema(connection)
    triggers = _without_triggers(connection)
    for table in schema.sorted_tables:
        types = {column.name: column.type.python_type for column in table.columns}
        for row in rows.get(table.name, []):
            values = {name: _typed(types[name], value) for name, value in row.items()}
            connection.execute(insert(table).values(values))
    for statement in triggers:
        connection.exec_driver_sql(statement)


def _schema(connection: Connection) -> MetaData:
    schema = MetaData()
    schema.reflect(connection)
    schema.remove(schema.tables[_BOOKKEEPING])
    return schema


def _without_triggers(connection: Connection) -> list[str]:
    """Take the triggers away (SQLite) or make them sleep; the statements that bring them back."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET session_replication_role = replica"))
        return ["SET session_replication_role = DEFAULT"]
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    triggers = connection.execute(text(query)).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    return [sql for _, sql in triggers]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat()  # both databases keep UTC
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _typed(kind: type, value: Any) -> Any:
    if isinstance(value, str) and kind in {datetime, date}:
        return kind.fromisoformat(value)
    return value
