"""Only what Slack has signed, freshly and once, gets in; the rest is 401 and never a 5xx."""

import random
from typing import Any

import pytest

from billing_core.database import Database
from commandbar.slack.tables import SlackJob
from tests.integration.api import problem
from tests.integration.slack.speaking import Client, payload_body, sign

MUTATIONS = 10_000


def now(client: Client) -> int:
    return int(client.clock().timestamp())


def jobs_of(database: Database) -> int:
    with database.read() as session:
        return session.query(SlackJob).count()


async def post(client: Client, body: bytes | str, headers: dict[str, Any]) -> int:
    response = await client.http.post("/slack/events", content=body, headers=headers)
    return response.status_code


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "change",
    [
        {"X-Slack-Signature": None},
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0="},
        {"X-Slack-Signature": "v0=" + 64 * "0"},
        {"X-Slack-Signature": "v1=" + 64 * "a"},
        {"X-Slack-Signature": "v0=" + 63 * "a" + "é"},
        {"X-Slack-Signature": 10_000 * "a"},
        {"X-Slack-Request-Timestamp": None},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": "1e9"},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "１７７２"},
        {"X-Slack-Request-Timestamp": 5_000 * "9"},
        {"X-Slack-Request-Timestamp": "0"},
    ],
)
async def test_bad_missing_or_malformed_signature_is_401(
    client: Client, database: Database, change: dict[str, str | None]
) -> None:
    body = client.command_body("add Acme Labs to my clients")
    headers = {**sign(body, now(client)), **change}
    sent = {name: value.encode() for name, value in headers.items() if value is not None}
    assert await post(client, body, sent) == 401
    assert jobs_of(database) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("age", "status"), [(299, 200), (301, 401), (-299, 200), (-301, 401)])
async def test_signature_is_good_for_five_minutes(client: Client, age: int, status: int) -> None:
    body = client.command_body("add Acme Labs to my clients")
    assert await post(client, body, sign(body, now(client) - age)) == status


async def test_signature_of_another_secret_or_body_is_401(client: Client) -> None:
    body = client.command_body("add Acme Labs to my clients")
    assert await post(client, body, sign(body, now(client), "another secret")) == 401
    assert await post(client, body + "&text=more", sign(body, now(client))) == 401


async def test_body_that_is_no_text_is_401(client: Client) -> None:
    body = "team_id=T_DEMO"
    assert await post(client, body.encode() + b"\xff\xfe", sign(body, now(client))) == 401


async def test_replay_is_refused_and_does_nothing(client: Client, database: Database) -> None:
    body = client.command_body("add Acme Labs to my clients")
    headers = sign(body, now(client))
    assert [await post(client, body, headers) for _ in range(3)] == [200, 401, 401]
    assert jobs_of(database) == 1


async def test_retry_of_the_very_request_is_acknowledged_and_does_nothing(
    client: Client, database: Database
) -> None:
    body = client.command_body("add Acme Labs to my clients")
    headers = sign(body, now(client))
    await post(client, body, headers)
    assert await post(client, body, {**headers, "X-Slack-Retry-Num": "1"}) == 200
    assert jobs_of(database) == 1


async def test_retry_signed_anew_is_known_by_its_trigger(
    client: Client, database: Database
) -> None:
    body = client.command_body("add Acme Labs to my clients")
    first = await post(client, body, sign(body, now(client) - 5))
    retry = {**sign(body, now(client)), "X-Slack-Retry-Num": "1"}
    assert (first, await post(client, body, retry)) == (200, 200)
    assert jobs_of(database) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "payload=",
        "payload=%7B",
        "payload=[]",
        "payload=null",
        payload_body({}),
        payload_body({"type": "block_actions"}),
        payload_body({"type": "block_actions", "user": 5, "team": "T", "actions": []}),
        payload_body({"type": "block_actions", "user": {"id": "U"}, "actions": [1]}),
        payload_body({"type": "view_submission", "user": {"id": "U"}, "view": None}),
        '{"type": "url_verification"}',
        '{"type": "event_callback", "event": {"type": "message"}}',
        "payload=" + "[" * 50_000,
        "&".join(f"a{i}=b" for i in range(5_000)),
        "command=/project&team_id=T%00&user_id=U&response_url=x",
        '{"type": "url_verification", "challenge": "\\ud800"}',
    ],
)
async def test_signed_body_of_an_unknown_form_is_400(
    client: Client, database: Database, body: str
) -> None:
    assert (await client.send(body)).status_code == 400
    assert jobs_of(database) == 0


def signed_events(client: Client, command: str, button: str, form: str) -> list[str]:
    """A slash command, a press and a sent form by these names."""
    press = client.press_payload({"action_id": button, "value": "{}"})
    sent = {**press, "type": "view_submission", "view": {"callback_id": form}}
    return [client.command_body("x", command=command), payload_body(press), payload_body(sent)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_signed_event_that_the_app_has_no_listener_for_is_a_problem_of_the_contract(
    client: Client, database: Database
) -> None:
    for body in signed_events(client, "/projekt", "plan_explode", "plan_eaten"):
        problem(await client.send(body), 400, "malformed_request")
    assert jobs_of(database) == 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_slack_may_verify_the_address(client: Client) -> None:
    response = await client.send('{"type": "url_verification", "challenge": "abc", "token": "x"}')
    assert response.json() == {"challenge": "abc"}
    assert (await client.send("ssl_check=1&token=x")).status_code == 200


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_ten_thousand_mutated_requests_give_no_5xx(client: Client) -> None:
    """Bytes of body and headers are changed; some of the bodies are signed as they then are."""
    chance = random.Random(20261123)
    command = client.command_body("add Acme Labs to my clients")
    press = payload_body(client.press_payload({"action_id": "plan_confirm", "value": "{}"}))
    statuses: dict[int, int] = {}
    for _ in range(MUTATIONS):
        original = chance.choice([command, press])
        body = mutate(chance, original.encode())
        signed = body.decode("utf-8", "replace") if chance.random() < 0.1 else original
        headers = {k: v.encode() for k, v in sign(signed, now(client)).items()}
        if chance.random() < 0.5:
            name = chance.choice(sorted(headers))
            headers[name] = mutate(chance, headers[name]).translate(None, b"\r\n\0").strip()
        status = await post(client, body, headers)
        statuses[status] = statuses.get(status, 0) + 1
    assert not {status for status in statuses if status >= 500}, statuses
    assert statuses.keys() <= {200, 400, 401}
    assert statuses[401] > MUTATIONS / 2


def mutate(chance: random.Random, data: bytes) -> bytes:
    """One to four bytes put in, taken out or changed."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(changed) + 1)
        kind = chance.random()
        if kind < 0.4:
            changed[place:place] = bytes([chance.randrange(256)])
        elif kind < 0.7:
            del changed[place : place + chance.randint(1, 8)]
        elif place < len(changed):
            changed[place] = chance.randrange(256)
    return bytes(changed)
