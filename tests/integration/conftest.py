"""The demo over ASGI: the real app, the real database of either kind, no socket."""

from collections.abc import AsyncIterator

import httpx
import pytest

from billing_core.database import Database
from commandbar.actions.base import Registry
from commandbar.actions.catalog import ACTIONS
from commandbar.bar import CommandBar
from commandbar.seed import seed_demo
from commandbar.services import Services
from commandbar.settings import Settings
from tests.integration.api import Api, client_of


@pytest.fixture
def services(database: Database) -> Services:
    """The demo workspace, with the builtin grammar alone."""
    seed_demo(database)
    settings = Settings(demo=True, parser="builtin", _env_file=None)
    return Services(settings, database, CommandBar(database, Registry(ACTIONS), mode="builtin"))


@pytest.fixture
async def http(services: Services) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(services) as client:
        yield client


@pytest.fixture
def owner(http: httpx.AsyncClient) -> Api:
    return Api(http, "demo-owner")


@pytest.fixture
def admin(http: httpx.AsyncClient) -> Api:
    return Api(http, "demo-admin")


@pytest.fixture
def member(http: httpx.AsyncClient) -> Api:
    return Api(http, "demo-member")


@pytest.fixture
def stranger(http: httpx.AsyncClient) -> Api:
    """The owner of the other workspace."""
    return Api(http, "other-owner")
