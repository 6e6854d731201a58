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


LONGEST_FILE_NAME = 255
"""Of every file system that we may lie on."""


def refuse_unnameable(
    connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler
) -> None:
    """What no file can be called is not looked for: the system's own refusal would be an error.

    Raises:
        NotFoundException: there is a NUL in the path, or it is too long.
    """
    path = connection.scope["path"]
    if "\0" in path or len(path.encode("utf-8", "surrogatepass")) > LONGEST_FILE_NAME:
        raise NotFoundException
