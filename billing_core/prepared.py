"""Statements that are written once and then run by the driver itself.

For what others wait for: the few statements under the lock of a confirm or an invoice. SQLAlchemy
writes their SQL for either database and converts their values, as everywhere; left out is what it
does anew each time a statement runs (cache key, context, result object), several times what the
driver needs for its own part. No event of SQLAlchemy sees them; its dialect runs them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Select, Update
from sqlalchemy.exc import DBAPIError, NoResultFound
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import Insert

Values = Mapping[str, Any]
Statement = Select[*tuple[Any, ...]] | Insert | Update
Convert = Callable[[Any], Any]


class Prepared:
    """One SELECT, INSERT or UPDATE whose every parameter has a name and a type.

    It is compiled when it first meets a dialect. Give every parameter at every run: a missing one
    is a KeyError, not a NULL.
    """

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def first(self, connection: Connection, values: Values) -> tuple[Any, ...] | None:
        """The first row that it finds."""
        compiled = self._for(connection.dialect)
        cursor = run_sql(connection, compiled.sql, compiled.bound(values))
        row: tuple[Any, ...] | None = cursor.fetchone()
        return None if row is None else compiled.read(row)

    def one(self, connection: Connection, values: Values) -> tuple[Any, ...]:
        """The row that must be there.

        Raises:
            NoResultFound: it is not.
        """
        row = self.first(connection, values)
        if row is None:
            raise NoResultFound
        return row

    def run(self, connection: Connection, *rows: Values) -> None:
        """Write, once for each row of values."""
        compiled = self._for(connection.dialect)
        bound = [compiled.bound(values) for values in rows]
        if len(bound) == 1:
            run_sql(connection, compiled.sql, bound[0])
        elif bound:
            run_sql(connection, compiled.sql, bound, many=True)

    def _for(self, dialect: Dialect) -> "_Compiled":
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _compile(self._statement, dialect)
        return compiled


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A statement in one dialect."""

    sql: str
    parameters: tuple[tuple[str, Convert | None], ...]
    constants: Mapping[str, Any]
    """Values that the statement itself holds."""
    converted: tuple[tuple[int, Convert], ...]
    """The columns of the result, by place, that the driver does not give as they are meant."""
    by_name: bool
    """Whether the driver takes parameters by name, not in order."""

    def bound(self, values: Values) -> Any:
        """The values as the driver takes them."""
        if self.constants:
            values = {**self.constants, **values}
        if self.by_name:
            return {n: values[n] if c is None else c(values[n]) for n, c in self.parameters}
        return [values[n] if c is None else c(values[n]) for n, c in self.parameters]

    def read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        """The row as the columns' types mean it."""
        if not self.converted:
            return row
        values = list(row)
        for place, convert in self.converted:
            values[place] = convert(values[place])
        return tuple(values)


def _compile(statement: Statement, dialect: Dialect) -> _Compiled:
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    names = compiled.positiontup or list(compiled.binds)
    parameters = {name: compiled.binds[name] for name in names}
    columns = statement.selected_columns if isinstance(statement, Select) else ()
    reading = [c.type.dialect_impl(dialect).result_processor(dialect, None) for c in columns]
    return _Compiled(
        sql=compiled.string,
        parameters=tuple(
            (name, parameters[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in names
        ),
        constants={name: p.value for name, p in parameters.items() if not p.required},
        converted=tuple((place, convert) for place, convert in enumerate(reading) if convert),
        by_name=compiled.positiontup is None,
    )


def run_sql(connection: Connection, sql: str, bound: Any = (), *, many: bool = False) -> Any:
    """The driver's cursor, after it has run the statement.

    Raises:
        DBAPIError: as SQLAlchemy would raise it, without a person's words.
    """
    dialect = connection.dialect
    cursor = connection.connection.cursor()
    try:
        (dialect.do_executemany if many else dialect.do_execute)(cursor, sql, bound)
    except dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(
            sql, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
        ) from error
    return cursor
