"""The Slack door in the web application: `POST /slack/events` and the worker."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio import to_thread
from litestar import Litestar, Request, Response, post
from litestar.config.app import AppConfig
from litestar.params import RawBody
from litestar.plugins import InitPlugin
from slack_bolt.async_app import AsyncBoltRequest
from typing_extensions import override

from commandbar.errors import MalformedRequest
from commandbar.services import Services
from commandbar.slack.door import SlackDoor
from commandbar.slack.events import Event, for_bolt, read_event
from commandbar.slack.signatures import NotFromSlack, SignatureGate

MAX_BODY_BYTES = 256 * 1024
"""Several times what Slack sends with our largest card."""


class SlackPlugin(InitPlugin):
    """Adds the door to the application."""

    def __init__(self, services: Services, signing_secret: str) -> None:
        self._door = SlackDoor(services)
        self._gate = SignatureGate(signing_secret, services.database)

    @override
    def on_app_init(self, app_config: AppConfig) -> AppConfig:
        app_config.route_handlers.append(self._events_route())
        app_config.lifespan.append(self._lifespan)
        return app_config

    @asynccontextmanager
    async def _lifespan(self, _app: Litestar) -> AsyncIterator[None]:
        async with self._door.working():
            yield

    def _events_route(self) -> Any:
        @post(
            "/slack/events",
            status_code=200,
            request_max_body_size=MAX_BODY_BYTES,
            include_in_schema=False,
            exclude_from_csrf=True,
        )
        async def slack_events(request: Request[Any, Any, Any], body: RawBody) -> Response[bytes]:
            return await self._answer(request, body)

        return slack_events

    async def _answer(self, request: Request[Any, Any, Any], body: bytes) -> Response[bytes]:
        """Verify, once; then Bolt.

        Raises:
            NotFromSlack: not signed, not fresh, or a replay.
            MalformedRequest: signed, but no event that the app knows.
        """
        headers = request.headers
        signature = self._gate.verify(
            body, headers.get("x-slack-request-timestamp"), headers.get("x-slack-signature")
        )
        event = read_event(body)
        if not await to_thread.run_sync(self._gate.is_first, signature):
            if "x-slack-retry-num" in headers:
                return Response(b"")
            raise NotFromSlack
        return await self._dispatch(event)

    async def _dispatch(self, event: Event) -> Response[bytes]:
        answer = await self._door.bolt.async_dispatch(
            AsyncBoltRequest(
                body=json.dumps(for_bolt(event)), headers={"content-type": "application/json"}
            )
        )
        if answer.status == 404:
            raise MalformedRequest(
                "The app has no such command, button or form.",
                next_move="Compare the app's settings with manifest.yaml.",
            )
        kind = answer.first_headers().get("content-type", "text/plain")
        return Response(answer.body.encode(), status_code=answer.status, media_type=kind)
