"""The seed's sentence through every layer: staged, shown, confirmed, a project."""

from typing import Any

from tests.integration.api import SEED, Api

MILESTONES = [
    {"name": "Strategy", "amount": "15000.00", "due_date": None, "description": None},
    {"name": "Design", "amount": "20000.00", "due_date": None, "description": None},
    {"name": "Delivery", "amount": "15000.00", "due_date": None, "description": None},
]


async def test_the_plan_is_what_the_sentence_says(owner: Api) -> None:
    command = await owner.stage()
    assert command["status"] == "staged"
    assert command["action"] == "create_project"
    plan = command["plan"]
    client = plan.pop("client")
    assert plan == {
        "project_name": "Brand Redesign",
        "billing_type": "fixed_price",
        "currency": "USD",
        "budget": "50000.00",
        "budget_derived": False,
        "budget_scope": "all_invoices",
        "hourly_rate": None,
        "milestones": MILESTONES,
    }
    assert (client["name"], client["existing"]) == ("Acme Corp", True)
    assert command["totals"] == {
        "milestones": "50000.00",
        "budget": "50000.00",
        "difference": "0.00",
    }
    assert command["warnings"] == command["questions"] == command["missing"] == []
    assert command["version"] == 1
    assert command["digest"].startswith("sha256:")


async def test_every_stated_value_names_its_words(owner: Api) -> None:
    command = await owner.stage()
    evidence = {item["field"]: item for item in command["evidence"]}
    for item in evidence.values():
        if item["origin"] == "stated":
            assert SEED[item["start"] : item["end"]] == item["text"]
    assert evidence["milestones[0].amount"]["text"] == "$15,000"
    assert evidence["milestones[1].name"]["text"] == "Design"
    assert evidence["budget"]["text"] == "$50,000"
    assert evidence["project_name"]["text"] == "Brand Redesign"


async def test_confirm_creates_the_project_with_pending_milestones(owner: Api) -> None:
    command = await owner.stage()
    response = await owner.confirm(command)
    assert response.status_code == 200
    executed = response.json()
    assert executed["status"] == "executed"
    project = (await owner.get(f"/projects/{executed['result']['project_id']}")).json()
    assert project["name"] == "Brand Redesign"
    assert project["budget"] == "50000.00"
    statuses = [(m["name"], m["amount"], m["status"]) for m in project["milestones"]]
    assert statuses == [(m["name"], m["amount"], "pending") for m in MILESTONES]


async def test_sentence_and_form_make_the_same_project(owner: Api) -> None:
    command = await owner.stage()
    spoken_id = (await owner.confirm(command)).json()["result"]["project_id"]
    form = {
        "name": "Brand Redesign",
        "client_id": command["plan"]["client"]["id"],
        "billing_type": "fixed_price",
        "currency": "USD",
        "budget": "50000.00",
        "milestones": MILESTONES,
    }
    typed = (await owner.post("/projects", form)).json()
    spoken = (await owner.get(f"/projects/{spoken_id}")).json()
    assert _comparable(spoken) == _comparable(typed)


def _comparable(project: dict[str, Any]) -> dict[str, Any]:
    milestones = [
        {k: v for k, v in m.items() if k not in {"id", "project_id"}} for m in project["milestones"]
    ]
    return {**project, "id": None, "command_id": None, "milestones": milestones}


async def test_staging_stores_nothing_but_the_command(owner: Api) -> None:
    await owner.stage()
    assert (await owner.get("/projects")).json()["items"] == []
    clients = (await owner.get("/clients")).json()["items"]
    assert len(clients) == 5
