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

_CODE_OF_STATUS = {
    400: "malformed_request",
    401: "unauthenticated",
    403: "permission_denied",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
    429: "rate_limited",
}


def problem(
    code: str,
    title: str,
    detail: str,
    *,
    status: int | None = None,
    facts: Mapping[str, Any] = MappingProxyType({}),
    next_move: str | None = None,
) -> Response[dict[str, Any]]:
    """The document, with `next` where there is a legal next move and Retry-After where it waits.

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
        **facts,
    }
    if next_move is not None:
        content["next"] = next_move
    if status >= 500 and (trace := current()) is not None:
        content["request_id"] = trace.request_id
    headers = waiting_headers(facts)
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return Response(content, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def from_domain(_request: Request[Any, Any, Any], error: DomainError) -> Response[dict[str, Any]]:
    """A rule's refusal, with its facts."""
    return problem(
        error.code, error.title, error.message, facts=error.facts(), next_move=error.next_move
    )


def from_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[dict[str, Any]]:
    """What the framework refuses: unknown paths, methods, query parameters."""
    if isinstance(error, ValidationException):
        return from_domain(request, _by_field(error))
    status = error.status_code
    if status >= 500:
        return from_bug(request, error)
    code = _CODE_OF_STATUS.get(status, "malformed_request")
    title, detail = _WORDS.get(code, ("Not accepted", "The request was not accepted."))
    return problem(code, title, detail, status=status)


def _by_field(error: ValidationException) -> ValidationFailed:
    """The query parameters that are not what the call takes, each by its name."""
    faults: list[Any] = error.extra if isinstance(error.extra, list) else []
    return ValidationFailed(
        [FieldError(str(fault.get("key", "query")), str(fault["message"])) for fault in faults]
    )


_WORDS = {
    "malformed_request": ("Not readable", "The request is not in the form that this call expects."),
    "not_found": ("Not found", "There is nothing at this address."),
    "method_not_allowed": ("Not this method", "This address does not take this method."),
    "too_large": ("Too large", "The body is larger than any legal request."),
}


def not_found_as_problem(response: Response[Any]) -> Response[Any]:
    """The framework answers an unknown schema path with a page of its own; ours is a document."""
    return response if response.status_code != 404 else problem("not_found", *_WORDS["not_found"])


def from_bug(_request: Request[Any, Any, Any], error: Exception) -> Response[dict[str, Any]]:
    """Our own mistake: logged with its place, never shown."""
    log.error("unhandled error", exc_info=error)
    detail = "Something went wrong on our side. Nothing was changed."
    return problem("internal_error", "Internal error", detail, status=500)


HANDLERS: ExceptionHandlersMap = {
    DomainError: from_domain,
    HTTPException: from_http,
    Exception: from_bug,
}

ProblemHandler = Callable[[Request[Any, Any, Any], Exception], Response[dict[str, Any]]]
