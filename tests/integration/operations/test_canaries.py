"""Secrets and people's words rest only where they belong (reliability goal G18)."""

import io
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import respx
from prometheus_client import generate_latest

from billing_core.database import Database
from billing_core.errors import ValidationFailed
from billing_core.usecases import audit, portal
from commandbar import staging
from commandbar.api import auth
from commandbar.extract import llm, llm_messages
from commandbar.slack import worker
from tests.factories import FixedClock
from tests.integration.llm.replies import URL
from tests.integration.operations.canaries import (
    CANARIES,
    LOGS,
    MADE,
    PLACES,
    PROVIDER,
    Found,
    collect,
    provider_answer,
    serving,
    walk,
    word,
)
from tests.integration.slack.fake import FakeSlack


@pytest.fixture(autouse=True)
def impatient_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "POLL_S", 0.05)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack().serving() as fake:
        yield fake


@pytest.fixture
def provider() -> Iterator[respx.Route]:
    with respx.mock(assert_all_called=False) as router:
        route = router.post(URL).mock(side_effect=provider_answer)
        router.route(host="127.0.0.1").pass_through()
        yield route


async def walked(
    database: Database,
    slack: FakeSlack,
    clock: FixedClock,
    stream: io.StringIO,
    provider: respx.Route,
) -> Found:
    found = Found()
    async with serving(database, slack, clock) as (client, recorder):
        await walk(client, found)
    collect(found, database, stream, recorder, provider, generate_latest)
    return found


async def test_fifty_canaries_rest_only_where_they_belong(
    database: Database,
    slack: FakeSlack,
    clock: FixedClock,
    log_stream: io.StringIO,
    provider: respx.Route,
) -> None:
    assert len(CANARIES) >= 50
    found = await walked(database, slack, clock, log_stream, provider)
    configured = {"provider 0", "bot 0", "answer 0", "answer 1", "bug 0", "bug 1"}
    assert CANARIES.keys() - found.said == configured  # each was said at some door
    assert found.made.keys() == MADE.keys()
    assert all(found.places[place] for place in PLACES)  # nothing was looked for in nothing
    assert word("provider 0") in found.places["key"]
    assert found.leaks() == set()
    assert word("prompt 0") in found.places[PROVIDER]
    for ours in ("Globex", "Initech", "Northwind", "Demo Studio", "Olivia", "usr_", "wsp_", "cli_"):
        assert ours not in found.places[PROVIDER]


async def test_a_leak_at_any_place_is_found(
    database: Database,
    slack: FakeSlack,
    clock: FixedClock,
    log_stream: io.StringIO,
    provider: respx.Route,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: five faults are planted, and each is found where it was planted."""
    checked, record, messages = staging.checked_prompt, audit.record, llm_messages.messages_for

    def telling(text: str, field: str = "prompt", dismissed: Any = ()) -> Any:
        logging.getLogger("commandbar.bar").info("reading %s", text)
        return checked(text, field, dismissed)

    def quoting(database: Database, token: str) -> Any:
        if "demo" in token:
            return found_by(database, token)
        raise ValidationFailed.of("token", f"{token} is nobody's.")

    found_by = auth._find

    def boasting(template: str, text: str) -> Any:
        return messages(template, f"{text} (for {word('client 4')})")

    def keeping(uow: Any, *entries: Any) -> None:
        seen = [audit.Entry(e.action, e.subject, e.before, {"x": word("guess 0")}) for e in entries]
        record(uow, *seen)

    monkeypatch.setattr(staging, "checked_prompt", telling)
    monkeypatch.setattr(auth, "_find", quoting)
    monkeypatch.setattr(llm, "messages_for", boasting)
    monkeypatch.setattr(portal, "hash_token", lambda token: token)
    monkeypatch.setattr(audit, "record", keeping)
    found = await walked(database, slack, clock, log_stream, provider)
    assert {place for _, place in found.leaks()} >= {
        LOGS,
        "problems",
        PROVIDER,
        "database",
        "audit",
    }
    assert {name for name, place in found.leaks() if place == LOGS} >= {"prompt 0", "message 0"}
