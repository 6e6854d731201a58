"""Shares of prompts and of model readings: reserved before the call, by all processes together."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from billing_core.database import Database
from commandbar.actions.base import ModelReader, Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import CommandBar
from commandbar.errors import LlmUnavailable
from commandbar.extraction import Extraction
from commandbar.limits import PromptLimits, SpentShare
from commandbar.parse import Model
from commandbar.plan import Usage
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.settings import ParserMode, Settings, Shares
from tests.factories import FixedClock
from tests.integration.api import SEED, Api, client_of, problem
from tests.integration.web.surfer import Surfer

MANY = Shares(1_000, 1_000, 1_000)
AT_ONCE = 64


class CountingModel:
    """Finds nothing, after letting others go first; counts how often it was asked."""

    def __init__(self, failure: LlmUnavailable | None = None) -> None:
        self.calls = 0
        self.failure = failure

    async def extract(self, reader: ModelReader, text: str) -> tuple[Extraction, Usage]:
        self.calls += 1
        await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure
        return Extraction(action=None), Usage(attempts=1)


def serving(
    database: Database,
    *,
    prompts: Shares = MANY,
    readings: Shares = MANY,
    daily: Shares = MANY,
    model: Model | None = None,
    mode: ParserMode = "llm",
) -> Services:
    """One process over the database."""
    limits = PromptLimits(prompts, readings, daily)
    bar = CommandBar(database, Registry(ACTIONS), mode=mode, model=model, limits=limits)
    return Services(Settings(_env_file=None, demo=True), database, bar)


async def statuses(apis: Sequence[Api], times: int) -> list[int]:
    """What prompts sent all at once are answered, spread over the callers."""
    calls = [apis[n % len(apis)].post("/commands", {"prompt": SEED}) for n in range(times)]
    return sorted(response.status_code for response in await asyncio.gather(*calls))


@pytest.mark.parametrize(
    ("limits", "tokens"),
    [
        ({"readings": Shares(5, 1_000, 1_000)}, ["demo-owner"]),
        ({"readings": Shares(1_000, 5, 1_000)}, ["demo-owner", "demo-admin", "demo-member"]),
        ({"readings": Shares(1_000, 1_000, 5)}, ["demo-owner", "other-owner"]),
        ({"daily": Shares(5, 1_000, 1_000)}, ["demo-owner"]),
    ],
    ids=["a member's", "a workspace's", "everybody's", "a member's of the day"],
)
async def test_64_at_once_on_the_last_of_a_share_are_one_call(
    database: Database, database_url: str, limits: dict[str, Any], tokens: list[str]
) -> None:
    """Two servers with connections of their own share nothing but the database."""
    seed_demo(database)
    other = Database(database_url, clock=database.clock)
    model = CountingModel()
    async with (
        client_of(serving(database, model=model, **limits)) as here,
        client_of(serving(other, model=model, **limits)) as there,
    ):
        for _ in range(4):
            assert (await Api(here, tokens[0]).post("/commands", {"prompt": SEED})).is_success
        apis = [Api(http, token) for token in tokens for http in (here, there)]
        assert await statuses(apis, AT_ONCE) == [201] + [429] * (AT_ONCE - 1)
    assert model.calls == 5
    other.dispose()


async def test_prompts_are_limited_without_any_model_too(database: Database) -> None:
    seed_demo(database)
    services = serving(database, prompts=Shares(3, 1_000, 1_000), mode="builtin")
    async with client_of(services) as http:
        assert await statuses([Api(http, "demo-owner")], 16) == [201] * 3 + [429] * 13
        assert await statuses([Api(http, "demo-member")], 1) == [201]


async def test_a_refusal_says_when_and_what_else_and_stores_nothing(
    database: Database, clock: FixedClock
) -> None:
    seed_demo(database)
    async with client_of(serving(database, prompts=Shares(2, 9, 9), mode="builtin")) as http:
        owner = Api(http, "demo-owner")
        staged = await owner.stage()
        await owner.stage()
        response = await owner.post("/commands", {"prompt": SEED})
        document = problem(response, 429, "rate_limited")
        assert response.headers["retry-after"] == "30"
        assert document["scope"] == "member"
        assert document["retry_after"] == 30
        assert "form" in document["next"]
        answer = await owner.post(f"/commands/{staged['id']}/messages", {"text": "make it 5"})
        problem(answer, 429, "rate_limited")
        assert len((await owner.get("/commands")).json()["items"]) == 2
        assert (await owner.confirm(staged)).is_success  # deciding is never limited
        clock.advance(timedelta(seconds=29))
        assert await statuses([owner], 1) == [429]
        clock.advance(timedelta(seconds=1))
        assert await statuses([owner], 2) == [201, 429]
        clock.advance(timedelta(minutes=5))
        assert await statuses([owner], 3) == [201, 201, 429]


async def test_a_refused_share_costs_nothing_of_the_others(database: Database) -> None:
    """The workspace's share refuses the owner, whose own share stays whole for later."""
    seed_demo(database)
    async with client_of(serving(database, prompts=Shares(2, 1, 9), mode="builtin")) as http:
        assert await statuses([Api(http, "demo-member")], 1) == [201]
        assert await statuses([Api(http, "demo-owner")], 5) == [429] * 5
    with database.read() as session:
        spent = [key.split("/")[2] for key in session.scalars(select(SpentShare.key))]
    assert sorted(spent) == ["everybody", "member", "workspace"]


async def test_forged_forwarding_headers_change_nothing(database: Database) -> None:
    seed_demo(database)
    async with client_of(serving(database, prompts=Shares(1, 9, 9), mode="builtin")) as http:
        owner = Api(http, "demo-owner")
        await owner.stage()
        for forged in FORGED:
            headers = {**forged, "Authorization": "Bearer demo-owner"}
            answer = await http.post("/api/v1/commands", json={"prompt": SEED}, headers=headers)
            problem(answer, 429, "rate_limited")


FORGED = [
    {"X-Forwarded-For": "203.0.113.7"},
    {"Forwarded": "for=203.0.113.7"},
    {"X-Real-IP": "203.0.113.7"},
    {"X-Forwarded-For": "127.0.0.1, 203.0.113.7", "X-Forwarded-Host": "elsewhere.test"},
]


async def test_a_sentence_that_needs_no_model_spends_no_reading(database: Database) -> None:
    seed_demo(database)
    model = CountingModel()
    services = serving(database, readings=Shares(1, 1, 1), model=model, mode="auto")
    async with client_of(services) as http:
        owner = Api(http, "demo-owner")
        for _ in range(3):
            assert (await owner.stage())["parser"] == "builtin"
        assert model.calls == 0
        unsure = {"prompt": "something about Acme and some money, 5k perhaps, who knows"}
        assert (await owner.post("/commands", unsure)).status_code == 201
        document = problem(await owner.post("/commands", unsure), 429, "rate_limited")
        assert (model.calls, document["limit"]) == (1, "model readings")
        assert (await owner.stage())["parser"] == "builtin"


async def test_words_that_failed_are_still_there_after_a_refused_retry(database: Database) -> None:
    seed_demo(database)
    model = CountingModel(LlmUnavailable("timeout"))
    async with client_of(serving(database, readings=Shares(1, 9, 9), model=model)) as http:
        owner = Api(http, "demo-owner")
        document = problem(await owner.post("/commands", {"prompt": SEED}), 503, "llm_unavailable")
        path = f"/commands/{document['command_id']}"
        problem(await owner.post(f"{path}/retry"), 429, "rate_limited")
        assert (await owner.get(path)).json()["status"] == "failed"


def test_the_defaults_leave_room_for_hundreds_of_calls_in_a_row() -> None:
    settings = Settings(_env_file=None)
    assert settings.limit_prompts >= (1_000, 1_000, 1_000)
    assert settings.limit_llm >= (100, 100, 100)


def test_shares_are_written_with_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMANDBAR_LIMIT_LLM", "2/20/200")
    assert Settings(_env_file=None).limit_llm == Shares(2, 20, 200)
    for wrong in ("2/20", "0/1/1", "a/b/c", "1/2/3/4"):
        monkeypatch.setenv("COMMANDBAR_LIMIT_LLM", wrong)
        with pytest.raises(ValueError, match="limit_llm"):
            Settings(_env_file=None)


async def test_a_body_too_large_is_413_at_every_door(http: httpx.AsyncClient) -> None:
    async def endless() -> object:
        for _ in range(64):
            yield b"x" * 65_536

    await Surfer(http).sign_in()
    headers = {"Authorization": "Bearer demo-owner"}
    for path in ("/api/v1/commands", "/commands"):
        for body in (b"x" * 3_000_000, endless()):
            answer = await http.post(path, content=body, headers=headers)  # type: ignore[arg-type]
            assert answer.status_code == 413, path
