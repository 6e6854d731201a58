"""`make malformed`: byte-mutated requests over every route of every door, 100,000 by default.

The real application, called as its server calls it, without a socket. No answer is 500 or above,
nothing is raised past the application, and what a program is refused is a problem document whose
code and status stand in the contract. After each batch the world is made anew.
"""

import argparse
import asyncio
import hashlib
import hmac
import json
import random
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

from litestar import Litestar
from pydantic import SecretStr

from billing_core.database import Database
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.app import create_app
from commandbar.bar import CommandBar
from commandbar.migrating import migrate
from commandbar.services import Services
from commandbar.settings import Settings
from commandbar.statuses import STATUS_OF_CODE
from commandbar.web.failures import PROGRAMS
from tests.factories import FixedClock
from tests.prove import corpus
from tests.prove.corpus import Request
from tests.prove.mutating import mutated
from tests.prove.reporting import report, rounds
from tests.prove.things import NumberedIds

BATCH = 500
SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
NOWHERE = "http://127.0.0.1:9/"
"""Slack's address for the tests: nothing listens there."""
PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content_type: str
    body: bytes


@dataclass(slots=True)
class Found:
    """What the answers were, and what was wrong with any."""

    requests: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


class World:
    """A filled database as a file to copy, and the requests that fit it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        url = f"sqlite:///{folder}/filled.db"
        empty = Database(url)
        migrate(empty)
        empty.dispose()
        self.requests, self._clock = corpus.build(url)
        self._copies = 0

    def app(self) -> tuple[Litestar, Database]:
        """The application over a fresh copy."""
        self._copies += 1
        path = self._folder / "copy.db"
        for stale in self._folder.glob("copy.db*"):
            stale.unlink()
        shutil.copy(self._folder / "filled.db", path)
        ids = NumberedIds(10**9)
        database = Database(f"sqlite:///{path}", clock=self._clock, new_id=ids)
        settings = Settings(
            _env_file=None,
            demo=True,
            parser="builtin",
            slack_signing_secret=SecretStr(SIGNING_SECRET),
            slack_bot_token=SecretStr("xoxb-none"),
            slack_api_url=NOWHERE,
        )
        bar = CommandBar(database, Registry(ACTIONS), mode="builtin")
        return create_app(Services(settings, database, bar)), database

    def signed(self, request: Request) -> list[tuple[bytes, bytes]]:
        """The headers with Slack's signature of the body as it is."""
        return [*request.headers, *_signature(request.body, self._clock)]


def _signature(body: bytes, clock: FixedClock) -> list[tuple[bytes, bytes]]:
    at = str(int(clock().timestamp())).encode()
    digest = hmac.new(SIGNING_SECRET.encode(), b"v0:%b:%b" % (at, body), hashlib.sha256)
    signature = f"v0={digest.hexdigest()}".encode()
    return [(b"x-slack-request-timestamp", at), (b"x-slack-signature", signature)]


async def send(app: Litestar, world: World, request: Request) -> Answer:
    """The request as uvicorn hands it on, and the whole answer."""
    raw_path, _, query = request.target.partition(b"?")
    headers = world.signed(request) if request.is_signed else list(request.headers)
    headers += [(b"host", b"demo.test"), (b"content-length", str(len(request.body)).encode())]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method.decode(),
        "scheme": "http",
        "path": unquote(raw_path.decode("ascii")),
        "raw_path": raw_path,
        "query_string": query,
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "state": {},
    }
    said: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": request.body, "more_body": False}

    async def keep(message: Any) -> None:
        said.append(message)

    await app(cast(Any, scope), cast(Any, receive), keep)
    start = next(message for message in said if message["type"] == "http.response.start")
    kinds = [value for name, value in start["headers"] if name.lower() == b"content-type"]
    body = b"".join(message.get("body", b"") for message in said)
    return Answer(start["status"], kinds[0].decode() if kinds else "", body)


def fault_of(request: Request, answer: Answer) -> str | None:
    """What is wrong with the answer, if anything is."""
    if answer.status >= 500:
        return f"status {answer.status}"
    path = unquote(request.target.partition(b"?")[0].decode("ascii"))
    is_program = path.startswith(PROGRAMS)
    if answer.status < 400 or not is_program or request.method == b"HEAD":
        return None
    if answer.content_type != PROBLEM:
        return f"status {answer.status} with {answer.content_type!r}"
    document = json.loads(answer.body)
    code = document.get("code")
    if STATUS_OF_CODE.get(code) != answer.status:
        return f"status {answer.status} with code {code!r}"
    return None if document.get("next") else f"{code} names no next move"


async def batch(world: World, found: Found, chance: random.Random, size: int) -> None:
    """So many mutated requests over a fresh world."""
    app, database = world.app()
    for _ in range(size):
        original = chance.choice(world.requests)
        request = mutated(original, world.requests, chance)
        found.requests += 1
        try:
            answer = await send(app, world, request)
        except Exception as error:  # noqa: BLE001 - whatever gets past the application is a find
            found.wrong.append(f"{_words(request)}: raised {type(error).__name__}: {error}"[:600])
            continue
        fault = fault_of(request, answer)
        found.statuses[answer.status] += 1
        if answer.status < 400:
            found.accepted[original.route] += 1
        elif answer.content_type == PROBLEM:
            found.codes[json.loads(answer.body)["code"]] += 1
        if fault is not None:
            found.wrong.append(f"{_words(request)}: {fault}")
    database.dispose()


def _words(request: Request) -> str:
    """The request, short enough to be read."""
    headers = b"; ".join(b"%b: %b" % (name, value[:80]) for name, value in request.headers)
    return f"{request.method!r} {request.target[:200]!r} {headers!r} {request.body[:200]!r}"


def run(total: int, seed: int, minutes: float | None = None) -> Found:
    """All batches; a batch depends on the seed and its place alone."""
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        for number in rounds("malformed, batches", -(-total // BATCH), minutes):
            chance = random.Random(f"{seed}/{number}")
            size = min(BATCH, total - number * BATCH)
            asyncio.run(batch(world, found, chance, size))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, help="begin no batch after this time")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    found = run(given.requests, given.seed, given.minutes)
    return report(
        "malformed",
        found.wrong,
        requests=found.requests,
        seed=given.seed,
        routes_that_accepted_one=len(found.accepted),
        statuses=dict(sorted(found.statuses.items())),
        codes=dict(found.codes.most_common()),
    )


if __name__ == "__main__":
    raise SystemExit(main())
