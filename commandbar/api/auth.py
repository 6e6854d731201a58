"""The API's door: a bearer token, on every call."""

from typing import Any

from anyio import to_thread
from litestar import Request
from litestar.connection import ASGIConnection
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from billing_core.database import Database
from billing_core.unit_of_work import Actor, Via
from billing_core.usecases.workspaces import actor_by_token
from commandbar.bar import Caller
from commandbar.errors import Unauthenticated
from commandbar.limits import Limiter, guess_from


class BearerAuthentication(AbstractAuthenticationMiddleware):
    """Sets `request.user` to the Caller whose token the call carries.

    Raises:
        Unauthenticated: there is no token, or nobody holds it.
        RateLimited: wrong tokens come from the address too often; a right one always passes.
    """

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        scheme, _, token = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise Unauthenticated
        database: Database = connection.app.state.services.database
        actor = await to_thread.run_sync(_find, database, token.strip())
        if actor is None:
            address = connection.client.host if connection.client else None
            guess = guess_from("bearer tokens", address)
            await to_thread.run_sync(Limiter(database).reserve, [guess])
            raise Unauthenticated
        return AuthenticationResult(user=Caller(actor, Via.API), auth=None)


def _find(database: Database, token: str) -> Actor | None:
    with database.read() as session:
        return actor_by_token(session, token)


ApiRequest = Request[Caller, None, Any]
