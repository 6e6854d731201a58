"""Bad input: a problem document with a stable code, nothing stored, never a 5xx."""

import json
from typing import Any

import pytest

from tests.integration.api import SEED, Api, problem

MALFORMED = {
    "cut": b'{"prompt": "x',
    "not json": b"prompt=x",
    "empty": b"",
    "invalid utf-8": b'{"prompt": "\xff\xfe"}',
    "overlong utf-8": b'{"prompt": "\xc0\xaf"}',
    "deep list": b"[" * 100_000,
    "deep object": b'{"a":' * 100_000,
    "deep inside": b'{"prompt": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
async def test_a_malformed_body_is_400(owner: Api, body: bytes) -> None:
    response = await owner.send("POST", "/commands", content=body)
    problem(response, 400, "malformed_request")
    assert (await owner.get("/commands")).json()["items"] == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        "x",
        None,
        {"prompt": None},
        {"prompt": 5},
        {"prompt": True},
        {"prompt": ["x"]},
        {"prompt": ""},
        {"prompt": " \n\t "},
        {"prompt": "\x00\x01\u200b"},
        {"prompt": "x" * 10_001},
        {"prompt": "x" * 100_000},
        {"prompt": SEED, "workspace_id": "wsp_1"},
        {"prompt": SEED, "status": "executed"},
    ],
)
async def test_a_body_of_the_wrong_shape_is_422_and_nothing_is_stored(
    owner: Api, body: Any
) -> None:
    response = await owner.send("POST", "/commands", content=json.dumps(body).encode())
    document = problem(response, 422, "validation_failed")
    assert document["errors"][0]["field"]
    assert (await owner.get("/commands")).json()["items"] == []


async def test_a_body_above_the_limit_is_413(owner: Api) -> None:
    response = await owner.send("POST", "/commands", content=b'{"prompt": "' + b"x" * 3_000_000)
    problem(response, 413, "too_large")


async def test_the_longest_prompt_is_taken(owner: Api) -> None:
    words = SEED + "." + " " * (10_000 - len(SEED) - 1)
    assert len(words) == 10_000
    assert (await owner.stage(words))["status"] == "staged"


@pytest.mark.parametrize(
    "words", ["{{ 7*7 }}", "{% for x in y %}", "{{ clients }} {{ oops", "{# c #}", "${x}"]
)
async def test_braces_are_a_persons_words(owner: Api, words: str) -> None:
    command = await owner.stage(words)
    assert (command["status"], command["prompt"]) == ("rejected", words)


async def test_hidden_characters_are_taken_out_and_said(owner: Api) -> None:
    words = SEED.replace("$20,000", "$20\u200b,0\u202e00").replace("Brand", "Br\x00and")
    command = await owner.stage(words)
    assert command["plan"]["milestones"][1]["amount"] == "20000.00"
    assert command["plan"]["project_name"] == "Brand Redesign"
    warning = next(w for w in command["warnings"] if w["code"] == "hidden_characters_removed")
    assert "3" in warning["message"]
    design = next(e for e in command["evidence"] if e["field"] == "milestones[1].amount")
    assert words[design["start"] : design["end"]] == "$20\u200b,0\u202e00"


@pytest.mark.parametrize("amount", [True, "15,000", "0", None, "15000.001"], ids=repr)
async def test_an_amount_that_is_none_is_refused_by_field(owner: Api, amount: Any) -> None:
    """The full table is in `tests/unit/actions/test_plan.py`."""
    command = await owner.stage()
    plan = command["plan"]
    plan["milestones"][1]["amount"] = amount
    response = await owner.put(f"/commands/{command['id']}/plan", {"version": 1, "plan": plan})
    document = problem(response, 422, "validation_failed")
    assert document["errors"][0]["field"] == "plan.milestones[1].amount"
    assert (await owner.get(f"/commands/{command['id']}")).json()["version"] == 1


@pytest.mark.parametrize("derived", ["true", 1, "yes"])
async def test_what_only_looks_like_a_yes_is_refused_by_field(owner: Api, derived: Any) -> None:
    command = await owner.stage()
    plan = {**command["plan"], "budget_derived": derived}
    response = await owner.put(f"/commands/{command['id']}/plan", {"version": 1, "plan": plan})
    document = problem(response, 422, "validation_failed")
    assert document["errors"][0]["field"] == "plan.budget_derived"


async def test_an_infinite_number_is_refused(owner: Api) -> None:
    command = await owner.stage()
    body = json.dumps({"version": 1, "plan": command["plan"]}).replace('"20000.00"', "1e309")
    response = await owner.send("PUT", f"/commands/{command['id']}/plan", content=body.encode())
    problem(response, 422, "validation_failed")


@pytest.mark.parametrize("token", ["", "wrong", "demo-ownér", "x" * 5000])
async def test_no_member_no_answer(http: Any, token: str) -> None:
    headers = {b"authorization": f"Bearer {token}".encode()}
    problem(await http.get("/api/v1/commands", headers=headers), 401, "unauthenticated")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "not_found"),
        ("PUT", "/commands", 405, "method_not_allowed"),
        ("POST", "/commands", 413, "too_large"),
        ("GET", "/commands?limit=x", 422, "validation_failed"),
    ],
)
async def test_what_the_framework_refuses_names_the_next_move(
    owner: Api, method: str, path: str, status: int, code: str
) -> None:
    body = b" " * 20_000_000 if status == 413 else b""
    response = await owner.send(method, path, content=body)
    assert problem(response, status, code)["next"].endswith(".")


@pytest.mark.parametrize(("path", "allowed"), [("/api/v1/commands", "POST"), ("/clients", "POST")])
async def test_a_method_that_is_not_allowed_names_those_that_are(
    http: Any, path: str, allowed: str
) -> None:
    response = await http.request("PATCH", path)
    assert response.status_code == 405
    assert {"GET", allowed} <= set(response.headers["allow"].split(", "))
