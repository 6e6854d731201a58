"""Each request has an id, one access line and a place in the metrics; the path is in neither."""

import re
from collections import Counter
from datetime import timedelta

import httpx
import pytest
from prometheus_client import REGISTRY

from tests.factories import FixedClock
from tests.integration.api import SEED, Api, problem
from tests.integration.operations.conftest import Lines

ID = re.compile(r"req_\w+")


async def test_answer_problem_and_lines_name_the_same_request(owner: Api, lines: Lines) -> None:
    response = await owner.get("/clients/cli_unknown")
    assert "request_id" not in problem(response, 404, "not_found")
    request_id = response.headers["x-request-id"]
    assert ID.fullmatch(request_id)
    (line,) = lines()
    assert (line["request_id"], line["status"], line["method"]) == (request_id, 404, "GET")
    assert line["route"] == "/api/v1/clients/{client_id}"
    assert line["logger"] == "commandbar.access"
    assert line["ms"] >= 0
    assert "cli_unknown" not in str(line)


async def test_a_caller_cannot_choose_the_id(http: httpx.AsyncClient) -> None:
    forged = await http.get("/healthz", headers={"X-Request-ID": "canary"})
    assert ID.fullmatch(forged.headers["x-request-id"])


async def test_two_requests_have_two_ids(http: httpx.AsyncClient) -> None:
    answers = [await http.get(path) for path in ("/healthz", "/", "/nowhere", "/portal/x", "/")]
    assert len({answer.headers["x-request-id"] for answer in answers}) == len(answers)


async def test_lines_name_the_command_once_it_is_known(owner: Api, lines: Lines) -> None:
    command = await owner.stage()
    await owner.confirm(command)
    await owner.get(f"/commands/{command['id']}")
    await owner.get("/commands/cmd_unknown")
    ids = [line["command_id"] for line in lines()]
    assert ids == [command["id"]] * 3 + ["cmd_unknown"]


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/portal/canary?q=canary", "/portal/{secret}"),
        ("/?prompt=canary", "/"),
        ("/canary/canary", "(none)"),
        ("/api/v1/canary", "(none)"),
    ],
)
async def test_a_line_has_no_path_and_no_query(
    http: httpx.AsyncClient, lines: Lines, path: str, route: str
) -> None:
    await http.request("GET", path)
    await http.request("CANARY", path)
    assert [line["method"] for line in lines()] == ["GET", "OTHER"]
    assert lines()[0]["route"] == route
    assert "canary" not in str(lines()).lower()


def counted(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(f"commandbar_{name}", labels) or 0


def commands_counted() -> Counter[str]:
    became = ("staged", "executed", "undone", "discarded")
    return Counter({s: int(counted("commands_total", status=s, parser="builtin")) for s in became})


async def test_commands_are_counted_once_by_what_became_of_them(
    owner: Api, clock: FixedClock
) -> None:
    before = commands_counted()
    executed, discarded = await owner.stage(SEED), await owner.stage(SEED)
    for _ in range(2):
        await owner.confirm(executed)
        await owner.post(f"/commands/{executed['id']}/undo")
        await owner.post(f"/commands/{discarded['id']}/discard")
        clock.advance(timedelta(seconds=1))
    seen = {"staged": 2, "executed": 1, "undone": 1, "discarded": 1}
    assert commands_counted() - before == seen


async def test_requests_are_counted_by_template(owner: Api) -> None:
    labels = {"method": "GET", "route": "/api/v1/projects/{project_id}", "status": "404"}
    before = counted("request_seconds_count", **labels)
    for number in range(3):
        await owner.get(f"/projects/prj_{number}")
    assert counted("request_seconds_count", **labels) - before == 3
