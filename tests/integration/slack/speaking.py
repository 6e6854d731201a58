"""Speaking to the app as Slack does: signed commands, pressed buttons, submitted modals."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

import httpx
from asgi_lifespan import LifespanManager
from slack_sdk.signature import SignatureVerifier

from commandbar.app import create_app
from commandbar.services import Services
from commandbar.settings import Settings
from tests.factories import FixedClock
from tests.integration.slack.fake import FakeSlack, Json, interactions

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"

ServiceMaker = Callable[..., Services]


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
            "trigger_id": f"{next(interactions)}.123.abc",
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
            "trigger_id": f"{next(interactions)}.456.def",
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
            "trigger_id": f"{next(interactions)}.789.ghi",
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
