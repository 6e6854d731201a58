"""Addresses that can name nothing."""

from typing import Any
from urllib.parse import unquote_to_bytes

from litestar.connection import ASGIConnection
from litestar.exceptions import NotFoundException
from litestar.handlers import BaseRouteHandler


def refuse_unstorable(
    connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler
) -> None:
    """A NUL stands in no id, and PostgreSQL does not even compare with one.

    Raises:
        NotFoundException: there is one in the path or the query.
    """
    query = unquote_to_bytes(connection.scope["query_string"])
    if "\0" in connection.scope["path"] or b"\0" in query:
        raise NotFoundException
