"""Only what a plan rests on makes it stale, and the refusal says what changed (rule 31)."""

from typing import Any

import pytest
from sqlalchemy import text

from billing_core.database import Database
from billing_core.errors import NotFound
from billing_core.unit_of_work import Via
from billing_core.usecases.workspaces import actor_by_token
from commandbar.bar import Caller
from commandbar.services import Services
from tests.integration.api import Api, problem

NEW_CLIENT = (
    "Create a $5,000 fixed price project called Stand for Zenith Labs with 2 milestones: "
    "Draft $2,000, Build $3,000"
)


async def changes_on_confirm(api: Api, command: dict[str, Any]) -> dict[str, dict[str, Any]]:
    document = problem(await api.confirm(command), 409, "plan_stale")
    assert (await api.get("/projects")).json()["items"] == [] or document["changes"]
    return {change["field"]: change for change in document["changes"]}


async def acme(api: Api) -> dict[str, Any]:
    items = (await api.get("/clients")).json()["items"]
    found: dict[str, Any] = next(client for client in items if client["name"] == "Acme Corp")
    return found


@pytest.mark.parametrize(
    ("change", "new"),
    [({"archived": True}, "Acme Corp (archived)"), ({"name": "Acme Global"}, "Acme Global")],
)
async def test_a_changed_client_makes_the_plan_stale(
    owner: Api, change: dict[str, Any], new: str
) -> None:
    command = await owner.stage()
    client = await acme(owner)
    response = await owner.send("PATCH", f"/clients/{client['id']}", change)
    assert response.status_code == 200, response.text
    found = await changes_on_confirm(owner, command)
    assert (found["client"]["old"], found["client"]["new"]) == ("Acme Corp", new)
    assert found["client"]["message"] == f"The client: Acme Corp → {new}"


async def test_a_client_taken_back_by_now_makes_the_plan_stale(owner: Api) -> None:
    adding = await owner.stage("add Zenith Labs to my clients")
    await owner.confirm(adding)
    command = await owner.stage(NEW_CLIENT)
    assert (await owner.post(f"/commands/{adding['id']}/undo")).status_code == 200
    found = await changes_on_confirm(owner, command)
    assert (found["client"]["old"], found["client"]["new"]) == ("Zenith Labs", "taken back")


async def test_a_new_client_that_exists_by_now_makes_the_plan_stale(owner: Api) -> None:
    command = await owner.stage(NEW_CLIENT)
    assert [w["code"] for w in command["warnings"]] == ["new_client"]
    await owner.post("/clients", {"name": "Zenith Labs"})
    assert set(await changes_on_confirm(owner, command)) == {"client"}


async def test_a_project_name_taken_by_now_makes_the_plan_stale(owner: Api) -> None:
    one, two = await owner.stage(), await owner.stage()
    assert (await owner.confirm(one)).status_code == 200
    assert set(await changes_on_confirm(owner, two)) == {"project_name"}


async def test_a_name_taken_already_is_a_warning_and_no_obstacle(owner: Api) -> None:
    await owner.confirm(await owner.stage())
    again = await owner.stage()
    assert [w["code"] for w in again["warnings"]] == ["duplicate_project_name"]
    assert (await owner.confirm(again)).status_code == 200


async def test_a_stale_plan_is_good_again_after_a_new_review(owner: Api) -> None:
    command = await owner.stage()
    client = await acme(owner)
    await owner.send("PATCH", f"/clients/{client['id']}", {"name": "Acme Global"})
    same = {"version": command["version"], "plan": command["plan"]}
    new = (await owner.put(f"/commands/{command['id']}/plan", same)).json()
    assert new["plan"]["client"]["name"] == "Acme Global"
    assert (await owner.confirm(new)).status_code == 200


async def test_a_changed_workspace_currency_makes_the_plan_stale(
    owner: Api, database: Database
) -> None:
    command = await owner.stage()
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE workspaces SET currency = 'CAD' WHERE currency = 'USD'"))
    assert set(await changes_on_confirm(owner, command)) == {"currency"}


async def test_unrelated_edits_never_make_a_plan_stale(owner: Api) -> None:
    command = await owner.stage()
    for number in range(5):
        made = (await owner.post("/clients", {"name": f"Client {number}"})).json()
        await owner.send("PATCH", f"/clients/{made['id']}", {"name": f"Renamed {number}"})
    await owner.put("/settings/invoicing", {"default_tax_rate": "9"})
    client = await acme(owner)
    await owner.send("PATCH", f"/clients/{client['id']}", {"email": "new@acme.example"})
    assert (await owner.confirm(command)).status_code == 200


async def test_a_member_removed_since_cannot_confirm(owner: Api, database: Database) -> None:
    command = await owner.stage()
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE users SET token_hash = NULL WHERE name = 'Olivia Owner'"))
    problem(await owner.confirm(command), 401, "unauthenticated")


async def test_rights_are_those_of_the_moment_of_confirming(
    owner: Api, services: Services, database: Database
) -> None:
    """Also for a caller who was let in before: between the door and the decision lies time."""
    with database.read() as session:
        member = actor_by_token(session, "demo-member")
    assert member is not None
    command = await owner.stage()
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM users WHERE id = :id"), {"id": member.user_id})

    with pytest.raises(NotFound):
        services.bar.confirm(
            Caller(member, Via.API), command["id"], command["version"], command["digest"]
        )
    assert (await owner.get("/projects")).json()["items"] == []
