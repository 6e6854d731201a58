"""The life of a command: versions, digests, expiry, discard, edits, repeats (rules 30 to 33)."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from billing_core.database import Database
from commandbar.staging import LIFETIME
from tests.factories import FixedClock
from tests.integration.api import Api, problem


def edited(command: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"version": command["version"], "plan": {**command["plan"], **changes}}


async def test_a_repeated_confirm_answers_the_same(owner: Api) -> None:
    command = await owner.stage()
    first, second = await owner.confirm(command), await owner.confirm(command)
    assert first.json() == second.json()
    assert len((await owner.get("/projects")).json()["items"]) == 1


@pytest.mark.parametrize("other", [{"version": 2}, {"digest": "sha256:0"}])
async def test_a_repeat_that_names_another_plan_is_refused(
    owner: Api, other: dict[str, Any]
) -> None:
    command = await owner.stage()
    assert (await owner.confirm(command)).status_code == 200
    problem(await owner.confirm({**command, **other}), 409, "plan_changed")


async def test_a_repeat_answers_the_same_also_after_the_plan_would_have_expired(
    owner: Api, clock: FixedClock
) -> None:
    command = await owner.stage()
    first = await owner.confirm(command)
    clock.advance(timedelta(days=400))
    assert (await owner.confirm(command)).json() == first.json()


async def test_sixteen_confirms_at_once_give_one_project(owner: Api) -> None:
    command = await owner.stage()
    answers = await asyncio.gather(*(owner.confirm(command) for _ in range(16)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert len((await owner.get("/projects")).json()["items"]) == 1


@pytest.mark.parametrize("seconds", [0, 1])
async def test_a_plan_expires_after_24_hours(owner: Api, clock: FixedClock, seconds: int) -> None:
    command = await owner.stage()
    clock.advance(LIFETIME + timedelta(seconds=seconds))
    problem(await owner.confirm(command), 410, "plan_expired")
    assert (await owner.get(f"/commands/{command['id']}")).json()["status"] == "expired"


async def test_a_plan_is_good_to_its_last_second(owner: Api, clock: FixedClock) -> None:
    command = await owner.stage()
    clock.advance(LIFETIME - timedelta(seconds=1))
    assert (await owner.confirm(command)).status_code == 200


async def test_a_discarded_command_never_executes(
    owner: Api, member: Api, clock: FixedClock
) -> None:
    command = await owner.stage()
    clock.advance(timedelta(minutes=1))
    discarded = (await member.post(f"/commands/{command['id']}/discard")).json()
    assert (discarded["status"], discarded["digest"]) == ("discarded", None)
    assert discarded["changed_by"]["name"] == "Mia Member"
    assert discarded["changed_at"] > command["changed_at"]
    clock.advance(timedelta(minutes=1))
    assert (await owner.post(f"/commands/{command['id']}/discard")).json() == discarded
    problem(await owner.confirm(command), 409, "not_staged")
    assert (await owner.get("/projects")).json()["items"] == []


async def test_an_executed_command_cannot_be_discarded(owner: Api) -> None:
    command = await owner.stage()
    await owner.confirm(command)
    problem(await owner.post(f"/commands/{command['id']}/discard"), 409, "not_staged")


async def test_an_edit_is_a_new_version_with_a_new_digest(owner: Api) -> None:
    command = await owner.stage()
    change = edited(command, project_name="Brand Refresh")
    response = await owner.put(f"/commands/{command['id']}/plan", change)
    new = response.json()
    assert (new["version"], new["plan"]["project_name"]) == (2, "Brand Refresh")
    assert new["digest"] != command["digest"]
    assert new["messages"][-1]["text"] == "project_name: Brand Redesign → Brand Refresh"
    problem(await owner.confirm(command), 409, "plan_changed")
    assert (await owner.confirm(new)).status_code == 200
    assert [p["name"] for p in (await owner.get("/projects")).json()["items"]] == ["Brand Refresh"]


@pytest.mark.parametrize(
    ("ended", "status", "code"),
    [("confirm", 409, "not_staged"), ("discard", 409, "not_staged"), ("", 410, "plan_expired")],
)
async def test_a_command_that_is_open_no_longer_takes_no_edit_and_no_words(
    owner: Api, clock: FixedClock, ended: str, status: int, code: str
) -> None:
    command = await owner.stage()
    path = f"/commands/{command['id']}"
    if ended:
        shown = {"version": 1, "digest": command["digest"]} if ended == "confirm" else {}
        assert (await owner.post(f"{path}/{ended}", shown)).status_code == 200
    else:
        clock.advance(LIFETIME)
    before = (await owner.get(path)).json()
    problem(await owner.put(f"{path}/plan", edited(command, project_name="Other")), status, code)
    problem(await owner.post(f"{path}/messages", {"text": "call it Other"}), status, code)
    assert (await owner.get(path)).json() == before


async def test_evidence_of_an_edited_field_falls_and_the_rest_stays(owner: Api) -> None:
    command = await owner.stage()
    change = edited(command, project_name="Brand Refresh")
    new = (await owner.put(f"/commands/{command['id']}/plan", change)).json()
    fields = {item["field"] for item in new["evidence"]}
    assert "project_name" not in fields
    assert "milestones[0].amount" in fields


async def test_an_edit_of_an_old_version_is_refused(owner: Api) -> None:
    command = await owner.stage()
    await owner.put(f"/commands/{command['id']}/plan", edited(command, project_name="One"))
    second = await owner.put(f"/commands/{command['id']}/plan", edited(command, project_name="Two"))
    problem(second, 409, "plan_changed")


@pytest.mark.parametrize(
    "flip",
    [lambda d: d[:-1] + ("0" if d[-1] != "0" else "1"), str.upper, lambda _: "", lambda _: "é"],
)
async def test_a_tampered_digest_is_refused(owner: Api, flip: Any) -> None:
    command = await owner.stage()
    problem(
        await owner.confirm({**command, "digest": flip(command["digest"])}), 409, "plan_changed"
    )
    assert (await owner.get("/projects")).json()["items"] == []


async def test_a_plan_changed_behind_the_digest_is_refused(owner: Api, database: Database) -> None:
    command = await owner.stage()
    with database.engine.begin() as connection:
        connection.execute(
            text("UPDATE commands SET content = replace(content, '20000.00', '29000.00')")
        )
    problem(await owner.confirm(command), 409, "plan_changed")


async def test_another_workspace_sees_nothing_of_a_command(owner: Api, stranger: Api) -> None:
    command = await owner.stage()
    path = f"/commands/{command['id']}"
    unknown = problem(await stranger.get("/commands/cmd_unknown"), 404, "not_found")
    assert problem(await stranger.get(path), 404, "not_found") == unknown
    problem(await stranger.confirm(command), 404, "not_found")
    problem(await stranger.post(f"{path}/discard"), 404, "not_found")
    problem(await stranger.post(f"{path}/messages", {"text": "x"}), 404, "not_found")
    problem(await stranger.put(f"{path}/plan", edited(command)), 404, "not_found")
    assert (await stranger.get("/commands")).json()["items"] == []


async def test_another_workspaces_client_cannot_be_put_on_a_plan(owner: Api, stranger: Api) -> None:
    theirs = (await stranger.get("/clients")).json()["items"][0]["id"]
    command = await owner.stage()
    client = {"id": theirs, "name": "Globex", "existing": True}
    response = await owner.put(f"/commands/{command['id']}/plan", edited(command, client=client))
    problem(response, 404, "not_found")


async def test_any_member_may_confirm_and_the_audit_names_both(owner: Api, member: Api) -> None:
    command = await member.stage()
    executed = (await owner.confirm(command)).json()
    assert executed["created_by"]["name"] == "Mia Member"
    assert executed["executed_by"]["name"] == "Olivia Owner"
    rows = (await owner.get("/audit")).json()["items"]
    confirmed = next(row for row in rows if row["action"] == "command.confirm")
    assert confirmed["actor"]["name"] == "Olivia Owner"
    assert confirmed["after"]["author"] == executed["created_by"]["id"]
    assert {row["command_id"] for row in rows if row["via"] == "command"} == {command["id"]}


async def test_with_ai_off_nothing_is_staged_or_confirmed(owner: Api) -> None:
    command = await owner.stage()
    await owner.put("/settings/workspace", {"ai_enabled": False})
    refused = problem(await owner.post("/commands", {"prompt": "x"}), 403, "ai_disabled")
    assert "Settings" in refused["next"]
    problem(await owner.confirm(command), 403, "ai_disabled")


async def test_commands_are_listed_newest_first_in_pages(owner: Api) -> None:
    made = [(await owner.stage(f"add Client {n} to my clients"))["id"] for n in range(5)]
    page = (await owner.get("/commands?limit=3")).json()
    assert [item["id"] for item in page["items"]] == made[:1:-1]
    rest = (await owner.get(f"/commands?limit=3&cursor={page['next_cursor']}")).json()
    assert [item["id"] for item in rest["items"]] == made[1::-1]
    assert rest["next_cursor"] is None


async def test_a_correction_in_words_is_a_new_version_that_says_what_changed(owner: Api) -> None:
    command = await owner.stage()
    path = f"/commands/{command['id']}/messages"
    new = (await owner.post(path, {"text": "make Design 25k instead"})).json()
    assert new["version"] == 2
    assert new["plan"]["milestones"][1]["amount"] == "25000.00"
    assert [w["code"] for w in new["warnings"]] == ["milestones_exceed_budget"]
    said = [(m["role"], m["version"]) for m in new["messages"][1:]]
    assert said == [("user", 2), ("assistant", 2)]
    assert new["messages"][1]["text"] == "make Design 25k instead"
    assert "25000.00" in new["messages"][2]["text"]
    origin = next(e for e in new["evidence"] if e["field"] == "milestones[1].amount")
    assert (origin["text"], origin["message"]) == ("25k", 1)
    assert (await owner.confirm(new)).status_code == 200


async def test_a_newest_version_names_who_made_it_and_lives_for_a_day(
    owner: Api, member: Api, clock: FixedClock
) -> None:
    command = await owner.stage()
    clock.advance(timedelta(hours=1))
    words = {"text": "make design 25k instead"}
    newer = (await member.post(f"/commands/{command['id']}/messages", words)).json()
    assert newer["changed_by"]["name"] == "Mia Member"
    assert newer["changed_at"] > command["changed_at"]
    clock.advance(LIFETIME - timedelta(seconds=1))
    assert (await owner.confirm(newer)).status_code == 200


async def test_an_answer_completes_a_plan(owner: Api) -> None:
    command = await owner.stage("fixed price project Launch Video, $12,000, client please ask me")
    assert command["status"] == "needs_clarification"
    assert "client" in command["missing"]
    path = f"/commands/{command['id']}/messages"
    new = (await owner.post(path, {"text": "Globex"})).json()
    assert (new["status"], new["plan"]["client"]["name"]) == ("staged", "Globex")


async def test_words_that_change_nothing_leave_the_plan_as_it_is(owner: Api) -> None:
    command = await owner.stage()
    path = f"/commands/{command['id']}/messages"
    same = (await owner.post(path, {"text": "what a lovely day"})).json()
    assert (same["version"], same["digest"]) == (1, command["digest"])
    said = [(m["role"], m["version"]) for m in same["messages"][1:]]
    assert said == [("user", 1), ("assistant", 1)]
    assert same["messages"][1]["text"] == "what a lovely day"
    assert "changed nothing" in same["messages"][2]["text"]


async def test_a_command_that_is_none_is_rejected_with_a_reason(owner: Api) -> None:
    command = await owner.stage("which of our projects for Globex are over budget?")
    assert (command["status"], command["plan"]) == ("rejected", None)
    assert command["reason"]
    problem(await owner.confirm({**command, "digest": "sha256:0"}), 409, "not_staged")
