"""Undo: what a command made goes again, for as long as nothing hangs on it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.factories import TODAY
from tests.integration.api import SEED, Api, problem

NEW_CLIENT = SEED.replace("Acme Corp", "Juniper Labs")
TIME = {"minutes": 30, "date": TODAY.isoformat()}


async def executed(api: Api, words: str = SEED) -> dict[str, Any]:
    answer = await api.confirm(await api.stage(words))
    assert answer.status_code == 200, answer.text
    command: dict[str, Any] = answer.json()
    return command


async def undo(api: Api, command: dict[str, Any]) -> Any:
    return await api.post(f"/commands/{command['id']}/undo")


async def project_of(api: Api, command: dict[str, Any]) -> dict[str, Any]:
    project: dict[str, Any] = (await api.get(f"/projects/{command['result']['project_id']}")).json()
    return project


async def test_what_was_undone_is_gone_and_can_be_said_again(owner: Api, member: Api) -> None:
    command = await executed(owner)
    undone = (await undo(member, command)).json()
    assert (undone["status"], undone["result"]) == ("executed", command["result"])
    assert undone["undone_by"]["name"] == "Mia Member"
    problem(await owner.get(f"/projects/{command['result']['project_id']}"), 404, "not_found")
    assert (await executed(owner))["warnings"] == []


async def test_a_repeated_confirm_answers_as_before_the_undo_and_makes_nothing(owner: Api) -> None:
    command = await owner.stage()
    first = await owner.confirm(command)
    await undo(owner, command)
    assert (await owner.confirm(command)).content == first.content
    assert (await owner.get("/projects")).json()["items"] == []


async def test_a_repeated_undo_answers_the_same(owner: Api) -> None:
    command = await executed(owner)
    first, second = await undo(owner, command), await undo(owner, command)
    assert first.content == second.content


async def test_the_audit_log_keeps_what_was_taken_back_and_by_whom(owner: Api, member: Api) -> None:
    command = await executed(owner, NEW_CLIENT)
    await undo(member, command)
    newest = (await owner.get("/audit?limit=3")).json()["items"]
    told = [(row["action"], row["actor"]["name"], row["command_id"]) for row in newest]
    assert told == [
        (action, "Mia Member", command["id"])
        for action in ("command.undo", "client.remove", "project.remove")
    ]
    removed = newest[2]["before"]
    assert [m["amount_minor"] for m in removed["milestones"]] == [1500000, 2000000, 1500000]


async def start(api: Api, project: dict[str, Any]) -> None:
    await api.post(f"/milestones/{project['milestones'][0]['id']}/start")


async def log_time(api: Api, project: dict[str, Any]) -> None:
    await api.post(f"/projects/{project['id']}/time-entries", TIME)


async def invoice(api: Api, project: dict[str, Any]) -> None:
    await start(api, project)
    for step in ("complete", "invoice"):
        await api.post(f"/milestones/{project['milestones'][0]['id']}/{step}")


Work = Callable[[Api, dict[str, Any]], Awaitable[None]]


@pytest.mark.parametrize(
    ("work", "held_by"),
    [
        (start, {"milestone under way": 1}),
        (log_time, {"time entry": 1}),
        (invoice, {"milestone under way": 1, "invoice": 1}),
    ],
)
async def test_what_something_hangs_on_stays_and_the_refusal_says_what(
    owner: Api, work: Work, held_by: dict[str, int]
) -> None:
    command = await executed(owner)
    await work(owner, await project_of(owner, command))
    document = problem(await undo(owner, command), 409, "still_in_use")
    assert document["held_by"] == held_by
    assert all(f"{n} {what}" in document["detail"] for what, n in held_by.items())
    assert (await project_of(owner, command))["name"] == "Brand Redesign"
    assert (await owner.get(f"/commands/{command['id']}")).json()["undone_at"] is None


async def test_an_hourly_project_stays_with_its_time_and_its_draft(owner: Api) -> None:
    command = await executed(owner, "Acme Corp, hourly project Support at $100 an hour")
    project = await project_of(owner, command)
    await log_time(owner, project)
    draft = (await owner.post(f"/projects/{project['id']}/invoice-time")).json()
    assert draft["status"] == "draft"
    document = problem(await undo(owner, command), 409, "still_in_use")
    assert document["held_by"] == {"invoice": 1, "time entry": 1}


async def test_a_client_made_with_the_project_goes_with_it_unless_it_is_used_since(
    owner: Api,
) -> None:
    for used in (False, True):
        command = await executed(owner, NEW_CLIENT)
        if used:
            other = SEED.replace("Acme Corp", "Juniper Labs").replace("Brand Redesign", "Site")
            await executed(owner, other)
        assert (await undo(owner, command)).status_code == 200
        client = await owner.get(f"/clients/{command['result']['client_id']}")
        assert client.status_code == (200 if used else 404)


async def test_a_client_that_was_there_before_stays(owner: Api) -> None:
    command = await executed(owner)
    await undo(owner, command)
    assert (await owner.get(f"/clients/{command['result']['client_id']}")).status_code == 200


async def test_an_added_client_is_taken_back_until_it_has_a_project(owner: Api) -> None:
    command = await executed(owner, "add Acme Labs to my clients")
    project = await executed(owner, SEED.replace("Acme Corp", "Acme Labs"))
    document = problem(await undo(owner, command), 409, "still_in_use")
    assert document["held_by"] == {"project": 1}
    await undo(owner, project)
    assert (await undo(owner, command)).status_code == 200


async def test_only_what_was_executed_can_be_undone(owner: Api) -> None:
    command = await owner.stage()
    document = problem(await undo(owner, command), 409, "invalid_transition")
    assert (document["current_status"], document["allowed_from"]) == ("staged", ["executed"])


async def test_undo_works_with_the_command_bar_switched_off(owner: Api) -> None:
    command = await executed(owner)
    await owner.put("/settings/workspace", {"ai_enabled": False})
    assert (await undo(owner, command)).status_code == 200


@pytest.mark.parametrize("work", [start, log_time])
async def test_work_that_races_an_undo_is_kept_with_its_project_or_finds_none(
    owner: Api, work: Work
) -> None:
    for _ in range(4):
        command = await executed(owner)
        project = await project_of(owner, command)
        await asyncio.gather(*(undo(owner, command) for _ in range(3)), work(owner, project))
        undone = (await owner.get(f"/commands/{command['id']}")).json()["undone_at"] is not None
        there = await owner.get(f"/projects/{project['id']}")
        assert there.status_code == (404 if undone else 200)
        if not undone:
            begun = there.json()["hours"]["logged_minutes"] or [
                m for m in there.json()["milestones"] if m["status"] == "in_progress"
            ]
            assert begun
