"""Refusals as pages: what happened, and the next move; for scripts only the notice of it."""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.types import ExceptionHandlersMap

from billing_core.errors import DomainError
from billing_core.permissions import Permission, may
from commandbar.errors import Unauthenticated
from commandbar.statuses import STATUS_OF_CODE
from commandbar.trace import current
from commandbar.web.sessions import COOKIE, SignIn
from commandbar.web.templating import environment
from commandbar.web.visit import FRAGMENT_HEADER, html_page, see

log = logging.getLogger(__name__)

AnyRequest = Request[Any, Any, Any]
HttpHandler = Callable[[AnyRequest, HTTPException], Response[Any]]

PROGRAMS = ("/api/", "/schema", "/slack/", "/healthz", "/readyz", "/metrics")
"""Where programs call: they get problem documents."""


def from_domain(request: AnyRequest, error: DomainError) -> Response[Any]:
    """A rule's refusal, in its own words."""
    status = STATUS_OF_CODE[error.code]
    return notice_page(request, status, error.title, error.message, error.next_move, refusal=error)


def ask_to_sign_in(request: AnyRequest, _error: Unauthenticated) -> Response[Any]:
    """On to the sign-in, and back to the page afterwards; a script is told."""
    if FRAGMENT_HEADER in request.headers:
        title, detail = "You are signed out", "Your session has ended; your words are still here."
        return notice_page(request, 401, title, detail, "Sign in again in another tab.")
    if request.method != "GET":
        return see("/sign-in")
    query = request.scope["query_string"].decode("ascii", "replace")
    target = request.scope["path"] + (f"?{query}" if query else "")
    return see("/sign-in" if target == "/" else f"/sign-in?next={quote(target, safe='')}")


def from_http(request: AnyRequest, error: HTTPException) -> Response[Any]:
    """What the framework refuses: unknown paths, methods, bodies that are too large."""
    if error.status_code >= 500:
        return from_our_mistake(request, error)
    words = _PORTAL_WORDS if is_for_a_client(request) else _WORDS
    title, detail = words.get(error.status_code, ("Not accepted", error.detail))
    return notice_page(request, error.status_code, title, detail, None)


_WORDS = {
    404: ("Not found", "There is nothing at this address."),
    405: ("Not this way", "This address does not take this kind of request."),
    413: ("Too large", "That is larger than any form of ours."),
}

_PORTAL_WORDS = _WORDS | {
    404: ("This link has ended", "Whoever sent it to you can make you a new one."),
}


def is_for_a_client(request: AnyRequest) -> bool:
    """Whether a client asks, who has no account here: no way leads on to the application."""
    return str(request.scope["path"]).startswith("/portal/")


def beside_the_api(for_api: HttpHandler) -> HttpHandler:
    """Addresses that no route knows: a page for people, a problem document for programs."""

    def answer(request: AnyRequest, error: HTTPException) -> Response[Any]:
        is_api = request.scope["path"].startswith(PROGRAMS)  # not `url`: it trusts Host's port
        response = for_api(request, error) if is_api else from_http(request, error)
        response.headers.update(error.headers or {})  # Allow, beside a 405
        return response

    return answer


def from_our_mistake(request: AnyRequest, error: Exception) -> Response[Any]:
    """Logged with its place, never shown."""
    log.error("unhandled error", exc_info=error)
    detail = "Something went wrong on our side. Nothing was changed."
    return notice_page(request, 500, "Our mistake", detail, "Try again shortly.")


def notice_page(
    request: AnyRequest,
    status: int,
    title: str,
    detail: str,
    next_move: str | None,
    *,
    refusal: DomainError | None = None,
) -> Response[Any]:
    template = environment().get_template(_template_for(request))
    path = str(request.scope["path"])
    trace = current()
    html = template.render(
        status=status,
        title=title,
        detail=detail,
        next_move=next_move,
        path=path,
        lists=[(list_, name) for list_, name in LISTS if path.startswith(f"{list_}/")],
        may_audit=_may_audit(request),
        has_way_home=not is_for_a_client(request),
        request_id=trace.request_id if trace is not None and status >= 500 else None,
    )
    return html_page(html, status, refusal)


LISTS = (
    ("/projects", "All projects"),
    ("/invoices", "All invoices"),
    ("/clients", "All clients"),
    ("/commands", "All commands"),
)
"""Where to look on, when one thing of a kind is not there."""


def _template_for(request: AnyRequest) -> str:
    """Whoever has a session's cookie keeps the navigation. It is not looked up: a page that tells
    of a failure reads nothing, and every link of it asks for the sign-in again."""
    if FRAGMENT_HEADER in request.headers:
        return "parts/notice.html"
    is_inside = COOKIE in request.cookies and not is_for_a_client(request)
    return "failure_inside.html" if is_inside else "failure.html"


def _may_audit(request: AnyRequest) -> bool:
    """Known where the sign-in was read before the failure; elsewhere the link is left out."""
    sign_in = request.scope.get("user")
    return isinstance(sign_in, SignIn) and may(sign_in.actor.role, Permission.AUDIT_READ)


HANDLERS: ExceptionHandlersMap = {
    Unauthenticated: ask_to_sign_in,
    DomainError: from_domain,
    HTTPException: from_http,
    Exception: from_our_mistake,
}
