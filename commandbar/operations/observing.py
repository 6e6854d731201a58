"""Every request gets an id, a log line and a place in the metrics, also one that no route takes."""

import logging
from time import perf_counter
from typing import Any, cast

from litestar import Litestar
from litestar.datastructures import MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import (
    HTTPScope,
    LifeSpanReceive,
    LifeSpanScope,
    LifeSpanSend,
    Message,
    Receive,
    Scope,
    Send,
)
from typing_extensions import override

from commandbar import metrics
from commandbar.trace import Trace, tracing

log = logging.getLogger("commandbar.access")

HEADER = "X-Request-ID"
NO_ROUTE = "(none)"
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class ObservedApp(Litestar):
    """The application as its server calls it."""

    @override
    async def __call__(
        self,
        scope: Scope | LifeSpanScope,
        receive: Receive | LifeSpanReceive,
        send: Send | LifeSpanSend,
    ) -> None:
        if scope["type"] != ScopeType.HTTP:
            await super().__call__(scope, receive, send)
            return
        began = perf_counter()
        with tracing(self.state.services.database.new_id("req")) as trace:
            answer = _Answer(send, trace.request_id)
            try:
                await super().__call__(scope, receive, answer)
            finally:
                _report(cast(HTTPScope, scope), trace, answer.status, perf_counter() - began)


class _Answer:
    """Passes the answer on with the request's id; remembers its status (499: nobody waited)."""

    def __init__(self, send: Any, request_id: str) -> None:
        self._send = send
        self._request_id = request_id
        self.status = 499

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableScopeHeaders.from_message(message)[HEADER] = self._request_id
        await self._send(message)


def _report(scope: HTTPScope, trace: Trace, status: int, seconds: float) -> None:
    """By the route's template: a path may hold a portal's secret, a query a person's words."""
    method = scope["method"] if scope["method"] in METHODS else "OTHER"
    route = scope.get("path_template") or NO_ROUTE
    trace.command_id = trace.command_id or scope.get("path_params", {}).get("command_id")
    metrics.REQUESTS.labels(method, route, status).observe(seconds)
    ms = round(1000 * seconds, 1)
    facts = {"method": method, "route": route, "status": status, "ms": ms}
    log.info("%s %s %d in %.1f ms", method, route, status, ms, extra=facts)
