"""A local server in the place of Slack: what the app sends and calls comes here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import web

JSON = "application/json"
PATIENCE_S = 20
interactions = count(1)
"""Numbers for what Slack names by itself: triggers and addresses for answers."""

Json = dict[str, Any]


@dataclass
class FakeSlack:
    """A local server as `hooks.slack.com` and as the Web API. `answers` are its next statuses."""

    port: int = 0
    posts: "asyncio.Queue[Json]" = field(default_factory=asyncio.Queue)
    calls: "asyncio.Queue[tuple[str, Json]]" = field(default_factory=asyncio.Queue)
    answers: list[int] = field(default_factory=list)
    api_errors: list[str] = field(default_factory=list)
    api_answer: Json = field(default_factory=lambda: {"ok": True})
    paths: list[str] = field(default_factory=list)
    envelopes: list[Json] = field(default_factory=list)
    acknowledged: "asyncio.Queue[Json]" = field(default_factory=asyncio.Queue)
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once a Socket Mode connection has been closed by the app."""

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def response_url(self) -> str:
        return f"http://{self.host}/commands/T/{next(interactions)}"

    async def next_post(self) -> Json:
        """The next message that reaches a response_url."""
        return await asyncio.wait_for(self.posts.get(), PATIENCE_S)

    async def next_call(self) -> tuple[str, Json]:
        """The next call of the Web API: its method and its arguments."""
        return await asyncio.wait_for(self.calls.get(), PATIENCE_S)

    async def _respond(self, request: web.Request) -> web.Response:
        self.paths.append(request.path)
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.posts.put_nowait(await request.json())
        headers = {"Location": f"http://{self.host}/elsewhere"} if 300 <= status < 400 else {}
        return web.Response(status=status, text="ok", headers=headers)

    async def _api(self, request: web.Request) -> web.Response:
        body: Json = await request.json() if request.content_type == JSON else {}
        body["_authorization"] = request.headers.get("Authorization", "")
        self.calls.put_nowait((request.match_info["method"], body))
        if self.api_errors:
            return web.json_response({"ok": False, "error": self.api_errors.pop(0)})
        return web.json_response(self.api_answer)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        for envelope in self.envelopes:
            await socket.send_json(envelope)
        async for message in socket:
            self.acknowledged.put_nowait(message.json())
        self.hung_up.set()
        return socket

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["FakeSlack"]:
        app = web.Application()
        app.router.add_post("/api/{method}", self._api)
        app.router.add_get("/socket", self._socket)
        app.router.add_route("*", "/{path:.*}", self._respond)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.port = runner.addresses[0][1]
        yield self
        await runner.cleanup()
