"""Every refusal as RFC 9457 `application/problem+json`, as the API answers it."""

import logging
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from billing_core.errors import DomainError, FieldError, ValidationFailed
from commandbar.statuses import STATUS_OF_CODE, waiting_headers
from commandbar.trace import current

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

_SEE_SCHEMA = "See /schema for what each call takes."
_OF_THE_FRAMEWORK = {
    404: (
        "not_found",
        "Not found",
        "There is nothing at this address.",
        "See /schema for the addresses that there are.",
    ),
    405: (
        "method_not_allowed",
        "Not this method",
        "This address does not take this method.",
        "See /schema for the methods that it takes.",
    ),
    413: (
        "too_large",
        "Too large",
        "The body is larger than any legal request.",
        "Send it in smaller parts.",
    ),
    415: (
        "unsupported_media_type",
        "Not this kind of body",
        "The body is not of a kind that this call takes.",
        _SEE_SCHEMA,
    ),
}
"""What the framework refuses before a call of ours sees it: code, title, detail, next move."""
_NOT_READABLE = (
    "malformed_request",
    "Not readable",
    "The request is not in the form that this call expects.",
    _SEE_SCHEMA,
)


def problem(
    code: str,
    title: str,
    detail: str,
    next_move: str,
    *,
    status: int | None = None,
    facts: Mapping[str, Any] = MappingProxyType({}),
) -> Response[dict[str, Any]]:
    """The document: what happened, the facts, the next legal move; Retry-After where it waits.

    Two refusals of the same kind are the same bytes (rule 3), so a request's id stands in them only
    where somebody has to look it up: from 500 on. The header always has it.
    """
    status = status or STATUS_OF_CODE[code]
    content = {
        "type": f"urn:commandbar:problem:{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "next": next_move,
        **facts,
    }
    if status >= 500 and (trace := current()) is not None:
        content["request_id"] = trace.request_id
    headers = waiting_headers(facts)
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(content, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def from_domain(_request: Request[Any, Any, Any], error: DomainError) -> Response[dict[str, Any]]:
    """A rule's refusal, with its facts."""
    return problem(error.code, error.title, error.message, error.next_move, facts=error.facts())


def from_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[dict[str, Any]]:
    """What the framework refuses: unknown paths, methods, query parameters."""
    if isinstance(error, ValidationException):
        return from_domain(request, _by_field(error))
    if error.status_code >= 500:
        return from_bug(request, error)
    return problem(*_OF_THE_FRAMEWORK.get(error.status_code, _NOT_READABLE))


def _by_field(error: ValidationException) -> ValidationFailed:
    """The query parameters that are not what the call takes, each by its name."""
    faults: list[Any] = error.extra if isinstance(error.extra, list) else []
    return ValidationFailed(
        [FieldError(str(fault.get("key", "query")), str(fault["message"])) for fault in faults]
    )


def not_found_as_problem(response: Response[Any]) -> Response[Any]:
    """The framework answers an unknown schema path with a page of its own; ours is a document."""
    return response if response.status_code != 404 else problem(*_OF_THE_FRAMEWORK[404])


def from_bug(_request: Request[Any, Any, Any], error: Exception) -> Response[dict[str, Any]]:
    """Our own mistake: logged with its place, never shown."""
    log.error("unhandled error", exc_info=error)
    detail = "Something went wrong on our side. Nothing was changed."
    return problem("internal_error", "Internal error", detail, "Try again shortly.", status=500)


HANDLERS: ExceptionHandlersMap = {
    DomainError: from_domain,
    HTTPException: from_http,
    Exception: from_bug,
}

ProblemHandler = Callable[[Request[Any, Any, Any], Exception], Response[dict[str, Any]]]
