"""Refuses what another site makes a member's browser send.

Two independent checks on every request that could change something: where the browser says that
it comes from (Origin, Sec-Fetch-Site), and a token that only our own pages know. The token is
derived from the session's secret, so it changes with it and needs no store.
"""

import hashlib
import hmac
from typing import Any
from urllib.parse import urlsplit

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Headers
from litestar.exceptions import PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from commandbar.errors import MalformedRequest
from commandbar.web.forms import read_form
from commandbar.web.sessions import COOKIE

HEADER = "x-csrf-token"
FIELD = "csrf"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})
"""What Sec-Fetch-Site says of our own pages, and of what the person did by hand (a reload)."""


def token_of(secret: str) -> str:
    """The token that the pages of this session carry."""
    return hmac.new(_bytes(secret), b"csrf", hashlib.sha256).hexdigest()


async def refuse_forgery(
    connection: ASGIConnection[Any, Any, Any, Any], _handler: BaseRouteHandler
) -> None:
    """Let the request pass if it only reads, or is sent by one of our own pages.

    Raises:
        PermissionDeniedException: it comes from elsewhere, or its token is not the session's.
    """
    assert isinstance(connection, Request)  # guards of HTTP routes get the request
    if connection.method in SAFE_METHODS:
        return
    if not _is_from_here(connection.headers) or not await _has_token(connection):
        raise PermissionDeniedException("This page is out of date. Load it again, then repeat.")


def _is_from_here(headers: Headers) -> bool:
    """Headers that are missing say nothing; one that names another place refuses."""
    if headers.get("sec-fetch-site", "none") not in OWN_SITES:
        return False
    origin = headers.get("origin")
    return origin is None or _host_of(origin) == headers.get("host")


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # brackets around what is no IPv6 address
        return ""


async def _has_token(request: Request[Any, Any, Any]) -> bool:
    secret = request.cookies.get(COOKIE)
    if not secret:
        return False
    sent = request.headers.get(HEADER) or await _token_in_form(request)
    return hmac.compare_digest(_bytes(token_of(secret)), _bytes(sent))


async def _token_in_form(request: Request[Any, Any, Any]) -> str:
    try:
        return (await read_form(request)).text(FIELD)
    except MalformedRequest:
        return ""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
