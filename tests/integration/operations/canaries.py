"""Fifty marked words, where each of them may come to rest, and a walk that says them at all doors.

What is collected: log lines, problem documents, pages of refusals, the audit log, figures, what
the provider is sent, and all that the database holds.
"""

import io
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast
from urllib.parse import quote

import httpx
import respx
from pydantic import SecretStr
from sqlalchemy import select, text

from billing_core.database import Database
from billing_core.permissions import Role
from billing_core.tables import Base
from billing_core.usecases.workspaces import MemberDraft, actor_by_token, add_member
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import CommandBar
from commandbar.extract.llm import LanguageModel, LlmSettings
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.slack import identity
from commandbar.slack.demo import connect_demo
from commandbar.slack.identity import SlackUser
from commandbar.web.sessions import COOKIE
from tests.factories import FixedClock
from tests.integration.api import Api
from tests.integration.llm.replies import ANSWER, reply
from tests.integration.slack.fake import FakeSlack
from tests.integration.slack.speaking import Client, make_settings, running
from tests.integration.web.surfer import Surfer

DATABASE, AUDIT, PROVIDER, PROVIDER_KEY, PAGES = "database", "audit", "provider", "key", "pages"
LOGS, PROBLEMS, FIGURES = "logs", "problems", "figures"
PLACES = (LOGS, PROBLEMS, PAGES, FIGURES, PROVIDER, PROVIDER_KEY, AUDIT, DATABASE)
NOWHERE: frozenset[str] = frozenset()
WORDS = frozenset({DATABASE, PROVIDER, PAGES})
"""What a person says to the bar: kept, asked about, and shown to them beside a refusal."""
RECORDS = frozenset({DATABASE, AUDIT, PAGES})
"""What a workspace keeps and its audit log compares."""

_FAMILIES: dict[str, tuple[int, frozenset[str]]] = {
    "prompt": (8, WORDS),
    "message": (2, WORDS),
    "unreadable": (3, NOWHERE),
    "client": (5, RECORDS),
    "mail": (4, RECORDS),
    "address": (4, RECORDS),
    "note": (2, RECORDS),
    "token": (3, NOWHERE),
    "guess": (5, NOWHERE),
    "header": (4, NOWHERE),
    "query": (2, NOWHERE),
    "bug": (2, NOWHERE),
    "provider": (1, frozenset({PROVIDER_KEY})),
    "answer": (2, frozenset({PROVIDER})),  # shown to it once more, for a repair
    "signing": (1, NOWHERE),
    "bot": (1, NOWHERE),
    "hook": (1, frozenset({DATABASE})),
}
MADE = {
    "session cookie": NOWHERE,
    "csrf token": frozenset({PAGES}),
    "portal secret": NOWHERE,
    "slack code": NOWHERE,
}
"""Secrets that the server makes itself during the walk."""


def _number() -> dict[str, tuple[str, frozenset[str]]]:
    names = [(f, n, where) for f, (count, where) in _FAMILIES.items() for n in range(count)]
    return {f"{f} {n}": (f"kanarie{at:02d}q", where) for at, (f, n, where) in enumerate(names)}


CANARIES = _number()


def word(name: str) -> str:
    return CANARIES[name][0]


@dataclass
class Found:
    """What the walk left behind, by place, and the secrets that it was given."""

    places: dict[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)

    def leaks(self) -> set[tuple[str, str]]:
        """Each canary that rests where it does not belong: its name and the place."""
        known = {**CANARIES, **{name: (secret, MADE[name]) for name, secret in self.made.items()}}
        return {
            (name, place)
            for name, (marker, allowed) in known.items()
            for place, content in self.places.items()
            if place not in allowed and marker.lower() in content.lower()
        }


class Recorder(httpx.AsyncBaseTransport):
    """Passes requests to the application and keeps every refusal."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self._inner = inner
        self.problems: list[str] = []
        self.pages: list[str] = []
        self.sent: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body = await request.aread()
        self.sent.append(f"{request.url!r} {request.headers.raw!r} {body!r}")
        response = await self._inner.handle_async_request(request)
        await response.aread()
        if response.status_code >= 400:
            kept = self.problems if "json" in response.headers["content-type"] else self.pages
            kept.append(f"{response.headers!r} {response.text}")
        return response


@asynccontextmanager
async def serving(
    database: Database, slack: FakeSlack, clock: FixedClock
) -> AsyncIterator[tuple[Client, Recorder]]:
    """The whole application, Slack and a model included, with canaries in its configuration."""
    seed_demo(database, connect_demo)
    key = f"sk-{word('provider 0')}"
    model = LanguageModel(
        LlmSettings(model="m", api_key=key, base_url="http://llm.test/v1"), jitter=lambda: 0.0
    )
    settings = make_settings(slack).model_copy(
        update={"slack_bot_token": SecretStr(f"xoxb-{word('bot 0')}")}
    )
    bar = CommandBar(database, Registry(ACTIONS), mode="llm", model=model)
    async with running(Services(settings, database, bar), slack, clock) as client:
        recorder = Recorder(client.http._transport)
        client.http._transport = recorder
        yield client, recorder
    await model.aclose()


def provider_answer(request: httpx.Request) -> httpx.Response:
    """What the provider says to each prompt, by its number; its own words are canaries too."""
    sent = request.content.decode()
    failures = {
        "prompt 1": httpx.Response(500, text=word("answer 0")),
        "prompt 2": reply(None, refusal=word("answer 0")),
        "prompt 3": reply(f"Sure! {word('answer 1')}"),
        "prompt 4": httpx.Response(401, json={"error": {"message": word("answer 1")}}),
    }
    for name, response in failures.items():
        if word(name) in sent:
            return response
    return reply(json.dumps({**ANSWER, "intent": "none"}))


async def walk(client: Client, found: Found) -> None:
    """Say every canary, in ways that succeed and in ways that fail."""
    owner = Api(client.http, "demo-owner")
    await _through_the_api(client, owner, found)
    await _through_the_web(client, found)
    await _through_slack(client, owner, found)
    await _into_bugs(client, owner)


async def _through_the_api(client: Client, owner: Api, found: Found) -> None:
    for number in range(5):
        await owner.post("/commands", {"prompt": f"Make {word(f'prompt {number}')} for Acme"})
    command = await owner.stage(f"add {word('prompt 5')} to my clients")
    path = f"/commands/{command['id']}"
    await owner.post(f"{path}/messages", {"text": f"no, call it {word('message 0')}"})
    await owner.put(f"{path}/plan", {"version": 1, "plan": {"name": [word("unreadable 0")]}})
    await owner.post("/commands", {"prompt": word("unreadable 1") + "x" * 10_000})
    await owner.send("POST", "/commands", content=f'{{"prompt": "{word("unreadable 2")}'.encode())
    for number in range(4):
        mail = f"{word(f'mail {number}')}@mail.example"
        details = {"name": f"{word(f'client {number}')} Ltd", "email": mail}
        details |= {"address_line1": f"1 {word(f'address {number}')} Street"}
        made = await owner.post("/clients", details)
        again = {"email": f"{mail}@", "country": "??", "city": "x" * 9_999}
        await owner.send("PATCH", f"/clients/{made.json()['id']}", again)
    link = (await owner.post(f"/clients/{made.json()['id']}/portal-link")).json()["url"]
    found.made["portal secret"] = link.rsplit("/", 1)[1]
    await client.http.get(httpx.URL(link).path)
    await client.http.get(f"/portal/{word('guess 0')}")
    for number in range(2):
        await Api(client.http, word(f"guess {number + 1}")).get("/clients")
    _add_members(client)
    for number in range(3):
        member = Api(client.http, word(f"token {number}"))
        await member.get("/audit")
        await member.get(f"/clients/{word('query 0')}?limit={quote(word('query 1'))}")
    names = ("User-Agent", "Referer", "X-Request-ID", "X-Forwarded-For")
    headers = {name: word(f"header {number}") for number, name in enumerate(names)}
    for path in ("/api/v1/clients", "/nowhere", "/sign-in", "/metrics"):
        await client.http.get(path, headers=headers)
    draft = {"name": f"{word('note 0')}", "client_id": made.json()["id"], "budget": "1.00"}
    await owner.post("/projects", {**draft, "billing_type": "fixed_price", "currency": "US$"})
    project = (await owner.post("/projects", {**draft, "billing_type": "fixed_price"})).json()
    spent = {"minutes": 5, "date": "2026-03-01", "note": word("note 1")}
    await owner.post(f"/projects/{project['id']}/time-entries", spent)


def _add_members(client: Client) -> None:
    database = client.services.database
    with database.read() as session:
        owner = actor_by_token(session, "demo-owner")
    assert owner is not None
    for number in range(3):
        draft = MemberDraft(f"Member {number}", Role.MEMBER, word(f"token {number}"))
        database.write(
            lambda session, draft=draft: add_member(  # type: ignore[misc] # the loop's own
                session, owner.workspace_id, draft, now=database.clock(), new_id=database.new_id
            )
        )


async def _through_the_web(client: Client, found: Found) -> None:
    surfer = Surfer(client.http)
    await surfer.get("/sign-in")
    await surfer.post("/sign-in", {"token": word("guess 3")})
    await surfer.get("/sign-in")
    await surfer.post("/sign-in", {"token": "demo-owner"})
    await surfer.get(f"/?prompt={word('prompt 6')}")
    found.made |= {"session cookie": client.http.cookies[COOKIE], "csrf token": surfer.token}
    await surfer.post("/commands", {"prompt": f"Make {word('prompt 1')} again"})
    page = await surfer.post("/commands", {"prompt": f"add {word('prompt 6')} to my clients"})
    await surfer.post(f"{page.headers['location']}/messages", {"prompt": word("message 1")})
    await surfer.post("/clients", {"name": f"{word('client 4')} BV", "email": "not one"})
    await surfer.post("/settings/slack", {"code": word("guess 4")})
    await client.http.post("/commands", data={"csrf": surfer.token[:-1], "prompt": "x"})
    await surfer.get("/projects/prj_unknown")
    await surfer.post("/sign-out")


async def _through_slack(client: Client, owner: Api, found: Found) -> None:
    database = client.services.database
    hook = f"http://{client.slack.host}/commands/{word('hook 0')}"
    await client.type(f"Make {word('prompt 1')} in Slack", response_url=hook)
    await client.slack.next_post()
    client.slack.answers += [500, 404]
    client.slack.api_errors.append("channel_not_found")
    await client.type(f"add {word('prompt 7')} to my clients", response_url=hook)
    await client.type("hello", response_url=f"https://evil.example/{word('guess 0')}")
    body = client.command_body(word("prompt 7"))
    forged = {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": word("signing 0")}
    await client.http.post("/slack/events", content=body, headers=forged)
    who, now = SlackUser("T_DEMO", "U_SOMEBODY"), database.clock()
    code = database.write(lambda session: identity.issue_code(session, who, now))
    found.made["slack code"] = code
    client.clock.advance(timedelta(hours=1))
    await owner.post("/slack/link", {"code": code})


async def _into_bugs(client: Client, owner: Api) -> None:
    """A mistake of ours whose exception quotes what a person sent, and one of the database."""
    bar = client.services.bar
    newest = bar.newest

    def fail(*_: object) -> Any:
        raise RuntimeError(word("bug 0"))

    def refuse(*_: object) -> Any:
        with client.services.database.read() as session:
            session.execute(text("SELECT :x FROM no_such_table"), {"x": word("bug 1")})

    for fault in (fail, refuse):
        bar.newest = cast(Any, fault)  # type: ignore[method-assign]
        await owner.get("/commands")
        await Surfer(client.http).sign_in()
    bar.newest = newest  # type: ignore[method-assign]


def collect(
    found: Found,
    database: Database,
    stream: io.StringIO,
    recorder: Recorder,
    provider: respx.Route,
    figures: Callable[[], bytes],
) -> None:
    """Everything that the walk left behind."""
    calls = [call.request for call in provider.calls]
    audit, rest = _rows(database)
    found.said = {name for name in CANARIES if word(name) in "".join(recorder.sent)}
    found.places = {
        LOGS: stream.getvalue(),
        PROBLEMS: "\n".join(recorder.problems),
        PAGES: "\n".join(recorder.pages),
        FIGURES: figures().decode(),
        PROVIDER: "\n".join(request.content.decode() for request in calls),
        PROVIDER_KEY: "\n".join(str(request.headers.raw) for request in calls),
        AUDIT: audit,
        DATABASE: rest,
    }


def _rows(database: Database) -> tuple[str, str]:
    tables = Base.metadata.sorted_tables
    with database.read() as session:
        rows = {table.name: str(session.execute(select(table)).all()) for table in tables}
    return rows.pop("audit_entries"), "\n".join(rows.values())
