"""The demo workspace, served to a Slack that stands on this machine."""

from collections.abc import AsyncIterator

import pytest

from billing_core.database import Database
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import CommandBar
from commandbar.parse import Model
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.settings import ParserMode
from commandbar.slack import worker
from commandbar.slack.demo import connect_demo
from tests.factories import FixedClock
from tests.integration.slack.fake import FakeSlack
from tests.integration.slack.speaking import Client, ServiceMaker, make_settings, running


@pytest.fixture(autouse=True)
def impatient_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for due jobs twenty times a second: most tests wait for a clock that they set."""
    monkeypatch.setattr(worker, "POLL_S", 0.05)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack().serving() as fake:
        yield fake


@pytest.fixture
def make_services(database: Database, slack: FakeSlack) -> ServiceMaker:
    """Services over the test's database, with a model of one's own."""

    def make(
        model: Model | None = None, mode: ParserMode = "auto", registry: Registry | None = None
    ) -> Services:
        bar = CommandBar(database, registry or Registry(ACTIONS), mode=mode, model=model)
        return Services(make_settings(slack), database, bar)

    return make


@pytest.fixture
async def client(
    database: Database, slack: FakeSlack, clock: FixedClock, make_services: ServiceMaker
) -> AsyncIterator[Client]:
    """The demo workspace, served."""
    seed_demo(database, connect_demo)
    async with running(make_services(), slack, clock) as client:
        yield client
