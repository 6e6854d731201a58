"""The web's door: a session's cookie, on every page that does not say otherwise."""

from typing import Any

from anyio import to_thread
from litestar.connection import ASGIConnection
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from billing_core.database import Database
from commandbar.errors import Unauthenticated
from commandbar.web.sessions import COOKIE, SignIn, find_sign_in

OPEN_TO_ALL = "open_to_all"
"""Marks the pages that need no sign-in."""


class SessionAuthentication(AbstractAuthenticationMiddleware):
    """Sets `request.user` to the SignIn whose secret the browser holds.

    Raises:
        Unauthenticated: nobody is signed in, or not any more.
    """

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        secret = connection.cookies.get(COOKIE)
        database: Database = connection.app.state.services.database
        sign_in = await to_thread.run_sync(_find, database, secret) if secret else None
        if sign_in is None:
            raise Unauthenticated
        return AuthenticationResult(user=sign_in, auth=None)


def _find(database: Database, secret: str) -> SignIn | None:
    with database.read() as session:
        return find_sign_in(session, secret, database.clock())
