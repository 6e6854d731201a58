"""However the model fails, at every door: a code, the words kept, the form, and nothing done."""

import asyncio
import json
import tracemalloc
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from billing_core.database import Database
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.actions.create_project.model_reader import CreateProjectReader
from commandbar.bar import CommandBar
from commandbar.errors import LlmFailure
from commandbar.extract.llm import LanguageModel, LlmSettings
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.slack.demo import connect_demo
from tests.factories import FixedClock
from tests.integration.api import SEED
from tests.integration.faults.doors import DOORS, Door
from tests.integration.faults.provider import FAULTS, HOSTILE, RIGHT, SAID, Provider, http
from tests.integration.slack.fake import FakeSlack, Json
from tests.integration.slack.speaking import Client, make_settings, running
from tests.integration.web.surfer import Surfer

MEMORY = 50_000_000
"""Bytes that one failing prompt may take at most, whatever the provider sends."""
LONGEST_S = 20
SHORT = {**SAID, "milestones": [], "billing": "", "client": "", "project": "Brand Redesign"}
AMOUNTS = ["15000.00", "20000.00", "15000.00"]

at_every_door = pytest.mark.parametrize(
    ("database_url", "door"),
    [pytest.param("sqlite", door, id=name) for name, door in DOORS.items()],
    indirect=["database_url"],
)
"""That failed words are kept in either database is proved beside the commands."""


@dataclass
class Stage:
    """The app with its three doors, before a provider that fails on order."""

    client: Client
    surfer: Surfer
    provider: Provider
    model: LanguageModel

    async def play(
        self, door: Door, *chunks: bytes, total_s: float = 20, pause_s: float = 0
    ) -> Any:
        """What the door shows when the provider does so."""
        self.provider.play(chunks, pause_s)
        self.model.settings = replace(self.model.settings, total_s=total_s)
        async with asyncio.timeout(LONGEST_S):
            return await door(self.client, self.surfer)

    async def newest(self) -> Json:
        command: Json = (await self.client.api("GET", "/commands?limit=1"))["items"][0]
        return command

    async def offers_form(self, command_id: str) -> bool:
        page = await self.surfer.get(f"/commands/{command_id}")
        return f"/projects/new?command={command_id}" in page.text

    async def executed(self) -> list[str]:
        projects = (await self.client.api("GET", "/projects"))["items"]
        commands = (await self.client.api("GET", "/commands?limit=100"))["items"]
        return [p["name"] for p in projects] + [c["id"] for c in commands if c["result"]]


@pytest.fixture
async def provider() -> AsyncIterator[Provider]:
    async with Provider().serving() as provider:
        yield provider


@pytest.fixture
async def model(provider: Provider) -> AsyncIterator[LanguageModel]:
    settings = LlmSettings(model="m", api_key="sk-canary", base_url=provider.url)
    model = LanguageModel(settings, jitter=lambda: 0.0)
    yield model
    await model.aclose()


@pytest.fixture
async def stage(
    database: Database, clock: FixedClock, provider: Provider, model: LanguageModel
) -> AsyncIterator[Stage]:
    seed_demo(database, connect_demo)
    bar = CommandBar(database, Registry(ACTIONS), mode="llm", model=model)
    async with FakeSlack().serving() as slack:
        services = Services(make_settings(slack), database, bar)
        async with running(services, slack, clock) as client:
            surfer = await Surfer(client.http).sign_in("owner")
            yield Stage(client, surfer, provider, model)


@at_every_door
async def test_every_fault_has_its_code_keeps_the_words_and_offers_the_form(
    stage: Stage, door: Door
) -> None:
    seen = {}
    for fault in FAULTS:
        code = await stage.play(door, *fault.chunks, total_s=fault.total_s, pause_s=fault.pause_s)
        kept = await stage.newest()
        seen[fault.name] = (code, kept["reason"], stage.provider.calls)
        assert (kept["status"], kept["prompt"]) == ("failed", SEED), fault.name
        assert await stage.offers_form(kept["id"]), fault.name
    assert seen == {fault.name: (fault.code, fault.code, fault.calls) for fault in FAULTS}
    assert await stage.executed() == []


@at_every_door
async def test_huge_answers_are_not_held_in_memory(stage: Stage, door: Door) -> None:
    for fault in (fault for fault in FAULTS if "MB" in fault.name):
        await stage.play(door, RIGHT)  # what is loaded once is not the fault's
        tracemalloc.start()
        await stage.play(door, *fault.chunks)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < MEMORY, fault.name


@at_every_door
async def test_hostile_answer_of_the_agreed_form_puts_nothing_on_a_plan(
    stage: Stage, door: Door
) -> None:
    assert await stage.play(door, RIGHT) is None
    right = await stage.newest()
    assert (right["status"], foreign(right)) == ("staged", [])
    assert foreign({**right, "plan": {**right["plan"], "budget": "50000.01"}})
    for name, answer in HOSTILE.items():
        await stage.play(door, answer)
        kept = await stage.newest()
        assert kept["prompt"] == SEED, name
        assert foreign(kept) == [], name
        assert stage.provider.calls <= 2, name
    assert await stage.executed() == []


def foreign(command: Json) -> list[str]:
    """What stands on the command's plan though SEED does not say it, or not so."""
    plan = command["plan"] or {}
    milestones = plan.get("milestones") or []
    amounts = [milestone["amount"] for milestone in milestones]
    found = [
        f"{name}: {plan[name]}"
        for name, said in (("budget", "50000.00"), ("currency", "USD"), ("hourly_rate", None))
        if plan.get(name) not in {None, said}
    ]
    found += [
        str(client) for client in [plan.get("client")] if client and client["name"] != "Acme Corp"
    ]
    found += [m["due_date"] for m in milestones if m["due_date"] is not None]
    if command["status"] == "staged" and amounts != AMOUNTS:
        found.append(f"staged with {amounts}")
    return found + [amount for amount in amounts if amount not in {None, *AMOUNTS}]


async def test_answer_that_is_cut_at_any_byte_is_a_failure_after_at_most_two_calls(
    provider: Provider, model: LanguageModel
) -> None:
    content = json.dumps({"choices": [{"message": {"content": json.dumps(SHORT)}}]}).encode()
    framings = {"its length": http(content), "its end": b"HTTP/1.1 200 OK\r\n\r\n" + content}
    for name, whole in framings.items():
        for cut in range(len(whole)):
            provider.play((whole[:cut],))
            with pytest.raises(LlmFailure):
                await model.extract(CreateProjectReader(), SEED)
            assert provider.calls <= 2, (name, cut)
        provider.play((whole,))
        extraction, _ = await model.extract(CreateProjectReader(), SEED)
        assert extraction.sure, name
