"""What another site makes a member's browser send changes nothing."""

import pytest

from tests.integration.web.surfer import Surfer

WORDS = "Add Acme Labs to my clients"
HERE = "http://demo.test"


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({}, True),
        ({"Origin": HERE}, True),
        ({"Origin": HERE, "Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "http://demo.test.evil.example"}, False),
        ({"Origin": "http://demo.test:8080"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": ""}, False),
        ({"Origin": "http://[::1"}, False),
        ({"Origin": "http://[x]"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": HERE, "Sec-Fetch-Site": "cross-site"}, False),
    ],
)
async def test_a_form_with_the_token_passes_from_our_own_pages_only(
    signed_in: Surfer, headers: dict[str, str], *, passes: bool
) -> None:
    answer = await signed_in.post("/commands", {"prompt": WORDS}, **headers)
    assert answer.status_code == (303 if passes else 403)


@pytest.mark.parametrize(
    "token",
    ["", "0" * 64, "ünïcödé", "\N{SNOWMAN}" * 64, "a" * 100_000, "\x00", "%ff"],
    ids=["none", "another", "latin", "beyond latin", "long", "nul", "percent"],
)
async def test_a_wrong_token_is_refused_never_an_error(signed_in: Surfer, token: str) -> None:
    answer = await signed_in.post("/commands", {"prompt": WORDS, "csrf": token})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "header", [b"\xff\xfe", "ünïcödé".encode(), "ünïcödé".encode("latin-1"), b"0" * 64]
)
async def test_a_wrong_token_in_the_header_is_refused_never_an_error(
    signed_in: Surfer, header: bytes
) -> None:
    answer = await signed_in.http.post("/commands", headers={b"x-csrf-token": header})
    assert answer.status_code == 403


@pytest.mark.parametrize("body", [b"csrf=%ff", b"\xff\xfe", b"csrf=" + b"&a=" * 9000, b"{}"])
async def test_a_body_that_is_no_form_has_no_token(signed_in: Surfer, body: bytes) -> None:
    answer = await signed_in.http.post("/commands", content=body)
    assert answer.status_code == 403


async def test_the_right_token_in_the_header_passes(signed_in: Surfer) -> None:
    headers = {"X-CSRF-Token": signed_in.token}
    answer = await signed_in.http.post("/commands", data={"prompt": WORDS}, headers=headers)
    assert answer.status_code == 303


async def test_a_token_belongs_to_its_session(signed_in: Surfer) -> None:
    old = signed_in.token
    await signed_in.sign_in("admin")
    assert signed_in.token != old
    answer = await signed_in.post("/commands", {"prompt": WORDS, "csrf": old})
    assert answer.status_code == 403


async def test_even_signing_in_needs_a_token(surfer: Surfer) -> None:
    answer = await surfer.http.post("/sign-in", data={"token": "demo-owner"})
    assert answer.status_code == 403


async def test_refused_forms_leave_nothing_behind(signed_in: Surfer) -> None:
    await signed_in.post("/commands", {"prompt": WORDS, "csrf": "x"})
    page = await signed_in.get("/commands")
    assert "Acme Labs" not in page.text
