"""Who gets in, for how long, and what a stolen or planted cookie is worth."""

from datetime import timedelta

import httpx
import pytest

from commandbar.services import Services
from commandbar.settings import Settings
from commandbar.web.sessions import COOKIE
from tests.factories import FixedClock
from tests.integration.api import client_of
from tests.integration.web.surfer import Surfer


def hold(surfer: Surfer, secret: str) -> None:
    """The browser holds this cookie and no other."""
    surfer.http.cookies.clear()
    surfer.http.cookies.set(COOKIE, secret, domain="demo.test", path="/")


async def test_a_page_asks_who_is_there_and_returns_to_itself(surfer: Surfer) -> None:
    answer = await surfer.get("/projects?cursor=x")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/sign-in?next=%2Fprojects%3Fcursor%3Dx"


async def test_choosing_a_member_signs_in(surfer: Surfer) -> None:
    await surfer.sign_in("member")
    page = await surfer.get("/")
    assert "Mia Member" in page.text


async def test_the_secret_is_new_at_each_sign_in_and_the_old_one_is_worth_nothing(
    surfer: Surfer,
) -> None:
    hold(surfer, "planted-by-somebody-else")
    await surfer.sign_in()
    first = surfer.http.cookies[COOKIE]
    assert first != "planted-by-somebody-else"
    await surfer.sign_in("admin")
    second = surfer.http.cookies[COOKIE]
    assert second != first
    for worthless in ("planted-by-somebody-else", first):
        hold(surfer, worthless)
        assert (await surfer.get("/")).status_code == 303


async def test_a_sign_in_ends_after_twelve_hours_whatever_was_done_in_them(
    signed_in: Surfer, clock: FixedClock
) -> None:
    clock.advance(timedelta(hours=11, minutes=59))
    assert (await signed_in.get("/")).status_code == 200
    clock.advance(timedelta(minutes=1))
    assert (await signed_in.get("/")).status_code == 303


async def test_signing_out_ends_the_session_at_the_server(signed_in: Surfer) -> None:
    secret = signed_in.http.cookies[COOKIE]
    assert (await signed_in.post("/sign-out")).status_code == 303
    hold(signed_in, secret)
    assert (await signed_in.get("/")).status_code == 303


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(surfer: Surfer) -> None:
    answer = await surfer.get("/sign-in")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie


async def test_over_https_the_cookie_stays_there(services: Services) -> None:
    settings = Settings(demo=True, public_url="https://bills.example", _env_file=None)
    over_https = Services(settings, services.database, services.bar)
    async with client_of(over_https) as http:
        answer = await http.get("/sign-in")
    assert "secure" in answer.headers["set-cookie"].lower()


async def test_only_the_hash_of_the_secret_is_stored(signed_in: Surfer, services: Services) -> None:
    from sqlalchemy import select

    from commandbar.tables import SessionRow

    with services.database.read() as session:
        hashes = session.scalars(select(SessionRow.secret_hash)).all()
    assert len(hashes) == 1
    assert signed_in.http.cookies[COOKIE] not in hashes


@pytest.mark.parametrize(
    ("target", "goes_to"),
    [
        ("/projects", "/projects"),
        ("//evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/\n/evil.example", "/"),
        ("//[evil", "/"),
        ("/projects?cursor=[x", "/projects?cursor=[x"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
async def test_sign_in_goes_on_to_our_own_pages_only(
    surfer: Surfer, target: str, goes_to: str
) -> None:
    await surfer.get("/sign-in")
    answer = await surfer.post("/sign-in", {"token": "demo-owner", "next": target})
    assert (answer.status_code, answer.headers["location"]) == (303, goes_to)


@pytest.fixture
def outside_demo(services: Services) -> Services:
    return Services(Settings(_env_file=None), services.database, services.bar)


async def test_outside_the_demo_nobody_can_be_chosen(
    surfer: Surfer, outside_demo: Services
) -> None:
    await surfer.sign_in()
    from sqlalchemy import select

    from commandbar.tables import SessionRow

    with outside_demo.database.read() as session:
        user_id = session.scalars(select(SessionRow.user_id)).one()
    async with client_of(outside_demo) as http:
        stranger = Surfer(http)
        page = await stranger.get("/sign-in")
        assert "Olivia" not in page.text
        answer = await stranger.post("/sign-in", {"user_id": user_id})
        assert answer.status_code == 403
        assert (await stranger.get("/")).status_code == 303


async def test_outside_the_demo_a_token_signs_in(outside_demo: Services) -> None:
    async with client_of(outside_demo) as http:
        someone = Surfer(http)
        await someone.get("/sign-in")
        assert (await someone.post("/sign-in", {"token": "wrong"})).status_code == 403
        assert (await someone.post("/sign-in", {"token": "demo-member"})).status_code == 303
        assert "Mia Member" in (await someone.get("/")).text


async def test_a_script_is_told_that_the_session_has_ended(http: httpx.AsyncClient) -> None:
    answer = await http.get("/", headers={"X-Fragment": "1"})
    assert answer.status_code == 401
    assert "You are signed out" in answer.text
    assert "<html" not in answer.text
