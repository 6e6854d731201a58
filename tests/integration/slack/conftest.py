"""Slack, as far as the app sees it: signed requests, and a local server that answers go to."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any, cast
from urllib.parse import urlencode

import httpx
import pytest
from aiohttp import web
from asgi_lifespan import LifespanManager
from slack_sdk.signature import SignatureVerifier

from billing_core.database import Database
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.app import create_app
from commandbar.bar import CommandBar
from commandbar.parse import Model
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.settings import ParserMode, Settings
from commandbar.slack import worker
from commandbar.slack.demo import connect_demo
from tests.factories import FixedClock

JSON = "application/json"
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
PATIENCE_S = 20
_interactions = count(1)

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
        return f"http://{self.host}/commands/T/{next(_interactions)}"

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


@pytest.fixture(autouse=True)
def impatient_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for due jobs twenty times a second: most tests wait for a clock that they set."""
    monkeypatch.setattr(worker, "POLL_S", 0.05)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack().serving() as fake:
        yield fake


def sign(body: str, timestamp: int, secret: str = SECRET) -> dict[str, str]:
    """The headers that Slack sends with the body."""
    signature = SignatureVerifier(secret).generate_signature(timestamp=str(timestamp), body=body)
    assert signature is not None
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": signature,
    }


@dataclass
class Client:
    """Speaks to the app as Slack and as the API, over ASGI."""

    http: httpx.AsyncClient
    slack: FakeSlack
    clock: FixedClock
    services: Services

    async def send(self, body: str, **headers: str) -> httpx.Response:
        """A signed body."""
        signed = {**sign(body, int(self.clock().timestamp())), **headers}
        return await self.http.post("/slack/events", content=body, headers=signed)

    async def type(self, text: str, user: str = "U_OWNER", **fields: str) -> httpx.Response:
        """`/project <text>`."""
        return await self.send(self.command_body(text, user, **fields))

    def command_body(self, text: str, user: str = "U_OWNER", **fields: str) -> str:
        form = {
            "team_id": "T_DEMO",
            "user_id": user,
            "command": "/project",
            "text": text,
            "response_url": self.slack.response_url(),
            "trigger_id": f"{next(_interactions)}.123.abc",
            **fields,
        }
        return urlencode(form)

    async def press(
        self, message: Json, action: str, user: str | Json = "U_OWNER", **fields: Any
    ) -> httpx.Response:
        """The message's button with that action id."""
        button = find_button(message, action)
        return await self.send(payload_body(self.press_payload(button, user, **fields)))

    def press_payload(self, button: Json, user: str | Json = "U_OWNER", **fields: Any) -> Json:
        who = {"id": user, "team_id": "T_DEMO"} if isinstance(user, str) else user
        return {
            "type": "block_actions",
            "team": {"id": "T_DEMO", "domain": "demo"},
            "user": {**who, "username": "somebody"},
            "channel": {"id": "C1", "name": "general"},
            "trigger_id": f"{next(_interactions)}.456.def",
            "response_url": self.slack.response_url(),
            "actions": [{**button, "block_id": "b", "action_ts": "1.1"}],
            **fields,
        }

    async def submit(
        self, modal: Json, values: dict[str, str], user: str = "U_OWNER"
    ) -> httpx.Response:
        """The modal, sent off with these words in its inputs."""
        payload = {
            "type": "view_submission",
            "team": {"id": "T_DEMO"},
            "user": {"id": user, "team_id": "T_DEMO"},
            "trigger_id": f"{next(_interactions)}.789.ghi",
            "view": {
                "type": "modal",
                "callback_id": modal["callback_id"],
                "private_metadata": modal["private_metadata"],
                "state": {
                    "values": {
                        block: {"value": {"type": "plain_text_input", "value": text}}
                        for block, text in values.items()
                    }
                },
            },
        }
        return await self.send(payload_body(payload))

    async def card(self, text: str = "add Acme Labs to my clients", user: str = "U_OWNER") -> Json:
        """The card that a sentence comes to."""
        response = await self.type(text, user)
        assert response.status_code == 200, response.text
        return await self.slack.next_post()

    async def api(self, method: str, path: str, token: str = "demo-owner", **body: Any) -> Any:
        response = await self.http.request(
            method,
            f"/api/v1{path}",
            json=body or None,
            headers={"Authorization": f"Bearer {token}"},
        )
        assert response.status_code < 300, response.text
        return response.json()


def payload_body(payload: Json) -> str:
    return urlencode({"payload": json.dumps(payload)})


def find_button(message: Json, action: str) -> Json:
    """The first button whose action id begins so."""
    return next(b for b in buttons_of(message) if b["action_id"].startswith(action))


def buttons_of(message: Json) -> list[Json]:
    elements = [e for block in message["blocks"] for e in block.get("elements", [])]
    return [element for element in elements if "action_id" in element]


def texts(message: Any) -> list[str]:
    """Every text of a message, wherever it stands."""
    if isinstance(message, dict):
        own = [message["text"]] if isinstance(message.get("text"), str) else []
        return own + [text for value in message.values() for text in texts(value)]
    if isinstance(message, list):
        return [text for item in message for text in texts(item)]
    return []


def make_settings(slack: FakeSlack) -> Settings:
    return Settings(
        _env_file=None,
        demo=True,
        slack_signing_secret=SECRET,
        slack_bot_token="xoxb-environment",
        slack_response_hosts=slack.host,
        slack_api_url=f"http://{slack.host}/api/",
        public_url="http://app.test",
    )


ServiceMaker = Callable[..., Services]


@pytest.fixture
def make_services(database: Database, slack: FakeSlack) -> ServiceMaker:
    """Services over the test's database, with a model of one's own."""

    def make(
        model: Model | None = None, mode: ParserMode = "auto", registry: Registry | None = None
    ) -> Services:
        bar = CommandBar(database, registry or Registry(ACTIONS), mode=mode, model=model)
        return Services(make_settings(slack), database, bar)

    return make


@asynccontextmanager
async def running(services: Services, slack: FakeSlack, clock: FixedClock) -> AsyncIterator[Client]:
    """The application with its lifespan: the worker works until it is left."""
    app = cast(Any, create_app(services))
    async with LifespanManager(app):  # not its own `app`: that shares one state among requests
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://app.test") as http:
            yield Client(http, slack, clock, services)


@asynccontextmanager
async def idle(services: Services, slack: FakeSlack, clock: FixedClock) -> AsyncIterator[Client]:
    """The application without its worker: a process that dies after it has acknowledged."""
    transport = httpx.ASGITransport(app=cast(Any, create_app(services)))
    async with httpx.AsyncClient(transport=transport, base_url="http://app.test") as http:
        yield Client(http, slack, clock, services)


@pytest.fixture
async def client(
    database: Database, slack: FakeSlack, clock: FixedClock, make_services: ServiceMaker
) -> AsyncIterator[Client]:
    """The demo workspace, served."""
    seed_demo(database, connect_demo)
    async with running(make_services(), slack, clock) as client:
        yield client
