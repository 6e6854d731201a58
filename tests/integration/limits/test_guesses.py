"""Wrong guesses are limited by who makes them; nobody else pays for them."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, cast

import httpx
import pytest
from pydantic import SecretStr

from billing_core.database import Database
from billing_core.usecases.workspaces import actor_by_token
from commandbar.app import create_app
from commandbar.limits import WRONG_GUESSES_A_MINUTE, guess_from
from commandbar.services import Services
from commandbar.slack import identity
from commandbar.slack.identity import SlackUser
from tests.factories import act
from tests.integration.api import Api, problem
from tests.integration.limits.test_prompts import FORGED
from tests.integration.web.surfer import Surfer


@pytest.fixture
def services(services: Services) -> Services:
    settings = services.settings.model_copy(update={"slack_signing_secret": SecretStr("s")})
    return replace(services, settings=settings)


CallFrom = Callable[[str, str], Awaitable[int]]


@pytest.fixture
def get_from(services: Services) -> CallFrom:
    """The status that a GET from an address meets: `await get_from("::1", "/")`."""
    app = cast(Any, create_app(services))
    tls = httpx.create_ssl_context()

    async def call(address: str, path: str) -> int:
        transport = httpx.ASGITransport(app=app, client=(address, 5_000))
        client = httpx.AsyncClient(transport=transport, base_url="http://demo.test", verify=tls)
        async with client as http:
            return (await http.get(path)).status_code

    return call


async def portal_path(owner: Api) -> str:
    client = (await owner.post("/clients", {"name": "Visited Ltd"})).json()
    made = (await owner.post(f"/clients/{client['id']}/portal-link")).json()
    return str(httpx.URL(made["url"]).path)


async def test_portal_guesses_end_and_a_link_that_works_never_does(
    http: httpx.AsyncClient, owner: Api, get_from: CallFrom
) -> None:
    path, most = await portal_path(owner), WRONG_GUESSES_A_MINUTE["portal links"]
    guesses = await asyncio.gather(*(http.get(f"/portal/guess-{n}") for n in range(2 * most)))
    assert Counter(answer.status_code for answer in guesses) == {404: most, 429: most}
    for headers in FORGED:
        refused = await http.get("/portal/guess", headers=headers)
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) >= 1
        assert "new link" in refused.text
    assert (await http.get(path)).status_code == 200  # though from the same address
    assert await get_from("198.51.100.9", "/portal/guess") == 404
    assert await get_from("198.51.100.9", path) == 200


async def test_an_ipv6_network_is_one_guesser(get_from: CallFrom) -> None:
    for host in range(WRONG_GUESSES_A_MINUTE["portal links"]):
        assert await get_from(f"2001:db8::{host:x}", "/portal/guess") == 404
    assert await get_from("2001:db8::ffff:1", "/portal/guess") == 429
    assert await get_from("2001:db8:0:1::1", "/portal/guess") == 404


def test_no_address_is_kept() -> None:
    assert "203.0.113.7" not in guess_from("portal links", "203.0.113.7").key


async def test_sign_ins_end_after_wrong_tokens_only(http: httpx.AsyncClient) -> None:
    surfer, most = Surfer(http), WRONG_GUESSES_A_MINUTE["sign-ins"]
    await surfer.get("/sign-in")
    for _ in range(most + 5):
        assert (await surfer.post("/sign-in", {"token": "demo-member"})).status_code == 303
        await surfer.get("/sign-in")
    wrong = [await surfer.post("/sign-in", {"token": "wrong"}) for _ in range(most + 1)]
    assert [answer.status_code for answer in wrong] == [403] * most + [429]
    assert (await surfer.post("/sign-in", {"token": "demo-member"})).status_code == 429
    await surfer.sign_in("admin")  # choosing a member of the demo guesses nothing


async def test_wrong_bearer_tokens_end_and_right_ones_pass(
    owner: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(WRONG_GUESSES_A_MINUTE, "bearer tokens", 20)
    wrong = Api(owner.http, "wrong")
    answers = await asyncio.gather(*(wrong.get("/clients") for _ in range(64)))
    assert Counter(a.status_code for a in answers) == {401: 20, 429: 44}
    problem(await wrong.get("/clients"), 429, "rate_limited")
    assert (await owner.get("/clients")).status_code == 200


async def test_slack_codes_end_for_who_guesses_them(
    database: Database, owner: Api, member: Api
) -> None:
    most = WRONG_GUESSES_A_MINUTE["Slack codes"]
    wrong = {"code": "AAAAA-AAAAA"}
    answers = await asyncio.gather(*(member.post("/slack/link", wrong) for _ in range(64)))
    assert Counter(a.status_code for a in answers) == {404: most, 429: 64 - most}
    browser = await Surfer(member.http).sign_in("member")
    refused = await browser.post("/settings/slack", wrong)
    assert refused.status_code == 429
    assert "fresh code" in refused.text
    assert "retry-after" in refused.headers
    code = code_for(database, owner)
    problem(await member.post("/slack/link", {"code": code}), 429, "rate_limited")
    assert (await owner.post("/slack/link", {"code": code})).status_code == 200
    for _ in range(most):  # a right code has cost nothing
        problem(await owner.post("/slack/link", wrong), 404, "not_found")


def code_for(database: Database, owner: Api) -> str:
    """A code that Slack has shown to somebody in the owner's team."""
    with database.read() as session:
        actor = actor_by_token(session, owner.token)
    assert actor is not None
    act(database, actor, identity.install, "T_OURS", None)
    who, now = SlackUser("T_OURS", "U_SOMEBODY"), database.clock()
    return database.write(lambda session: identity.issue_code(session, who, now))
