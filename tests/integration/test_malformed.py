"""A small part of `make malformed` and `make schemathesis`, over every route."""

import asyncio
import json
import random
from typing import TypeVar

import pytest
from pydantic import BaseModel

from commandbar.web.templating import static_path
from tests.prove import corpus, malformed, schema_fuzz
from tests.prove.malformed import Found, World

M = TypeVar("M", bound=BaseModel)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("malformed"))


def test_there_is_a_request_for_every_route(world: World) -> None:
    app, database = world.app()
    assert corpus.uncovered(app, world.requests) == set()
    database.dispose()


def test_every_request_is_understood_before_it_is_mutated(world: World) -> None:
    """Whatever the others before it have left of the things, no form of it is refused."""
    app, database = world.app()
    for request in world.requests:
        answer = asyncio.run(malformed.send(app, world, request))
        assert answer.status not in {400, 401, 403, 405, 422}, (request, answer.body[:300])
    database.dispose()


def test_no_mutated_request_is_a_server_error_or_an_unknown_refusal(world: World) -> None:
    found = Found()
    asyncio.run(malformed.batch(world, found, random.Random("suite"), 400))
    assert found.wrong == []
    assert len(found.accepted) > 50  # it is not all refused at the door


@pytest.mark.parametrize(
    ("target", "host"),
    [
        (f"{static_path()}/css/tokens%00.css", "demo.test"),
        (f"{static_path()}/{'x' * 300}", "demo.test"),
        ("/projects/new", "example.com:99999999"),
        ("/schema/nothing", "demo.test"),
    ],
)
def test_what_mutations_have_found_stays_mended(world: World, target: str, host: str) -> None:
    app, database = world.app()
    found = (b"host", host.encode())
    request = corpus.Request("", b"DELETE" if ":" in host else b"GET", target.encode(), (found,))
    answer = asyncio.run(malformed.send(app, world, request))
    assert malformed.fault_of(request, answer) is None
    assert answer.status in {404, 405}
    database.dispose()


def test_control_a_body_that_is_decoded_carelessly_is_found(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As most frameworks do it: invalid UTF-8 and deep nesting raise, and nobody expects it."""
    monkeypatch.setattr("commandbar.api.commands.read_body", _careless)
    monkeypatch.setattr("commandbar.api.billing.projects.read_body", _careless)
    found = Found()
    asyncio.run(malformed.batch(world, found, random.Random("control"), 200))
    assert any("status 500" in wrong for wrong in found.wrong)


def _careless(model: type[M], body: bytes) -> M:
    return model.model_construct(**json.loads(body.decode()))


def test_no_request_made_from_the_schema_is_a_server_error() -> None:
    found = schema_fuzz.run(1, seed=7)
    assert found.wrong == []
    assert found.requests > 50
