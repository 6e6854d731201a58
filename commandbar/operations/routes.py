"""`/healthz`, `/readyz`, `/metrics`: for load balancers and for Prometheus, not for people."""

import hmac
from typing import Any

from litestar import Request, Response, Router, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from pydantic import BaseModel, SecretStr
from sqlalchemy.exc import SQLAlchemyError

from billing_core.database import Database
from billing_core.errors import Busy
from commandbar.errors import NotReady
from commandbar.migrating import is_current
from commandbar.services import Services
from commandbar.settings import is_loopback

FORWARDING_HEADERS = ("forwarded", "x-forwarded-for", "x-real-ip")
"""With any of these a proxy speaks for somebody else: not a caller on this machine."""


class State(BaseModel):
    status: str


@get("/healthz", sync_to_thread=False)
def healthz() -> State:
    """The process lives."""
    return State(status="alive")


@get("/readyz", sync_to_thread=True)
def readyz(services: NamedDependency[Services]) -> State:
    """The database answers and has the newest schema; else 503 and why."""
    require_ready(services.database)
    return State(status="ready")


@get("/metrics", sync_to_thread=False, include_in_schema=False)
def metrics(
    request: Request[Any, Any, Any], services: NamedDependency[Services]
) -> Response[bytes]:
    """This process's figures, for who holds the token or, without one, calls from this machine."""
    if not _may_scrape(request, services.settings.metrics_token):
        raise NotFoundException
    return Response(generate_latest(), media_type=CONTENT_TYPE_PLAIN_0_0_4)


def require_ready(database: Database) -> None:
    """Let pass when the database can serve.

    Raises:
        NotReady: it does not answer, or its schema is not the newest.
    """
    try:
        current = is_current(database)
    except (Busy, SQLAlchemyError, OSError) as error:
        raise NotReady("database", "The database does not answer.") from error
    if not current:
        raise NotReady("migrations", "The database does not have the newest schema.")


def _may_scrape(request: Request[Any, Any, Any], token: SecretStr | None) -> bool:
    if token is not None:
        wanted = f"Bearer {token.get_secret_value()}".encode()
        return hmac.compare_digest(wanted, request.headers.get("authorization", "").encode())
    is_forwarded = any(name in request.headers for name in FORWARDING_HEADERS)
    return not is_forwarded and request.client is not None and is_loopback(request.client.host)


def operations_router() -> Router:
    return Router("/", route_handlers=[healthz, readyz, metrics], tags=["Operations"])
