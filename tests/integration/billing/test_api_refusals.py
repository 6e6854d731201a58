"""What the billing API refuses: its codes, its facts and the next legal move (contract, section 3)."""

from typing import Any

from tests.integration.api import Api, problem
from tests.integration.billing.api_steps import (
    SEED_PROJECT,
    created,
    make_project,
    ok,
    step,
)


async def test_over_budget_tells_the_figures_and_the_next_move(owner: Api) -> None:
    project = await make_project(owner, budget="30000.00")
    assert [w["code"] for w in project["warnings"]] == ["milestones_exceed_budget"]
    first, second = project["milestones"][:2]
    for milestone in (first, second):
        await step(owner, milestone, "start", "complete")
    created(await owner.post(f"/milestones/{first['id']}/invoice"))
    planned = ok(await owner.get(f"/projects/{project['id']}/budget?milestone_id={second['id']}"))

    refused = problem(await owner.post(f"/milestones/{second['id']}/invoice"), 409, "over_budget")

    assert {k: refused[k] for k in ("budget", "invoiced", "requested", "remaining_budget")} == {
        "budget": "30000.00",
        "invoiced": "15000.00",
        "requested": "20000.00",
        "remaining_budget": "15000.00",
    }
    assert "Raise the budget by 5000.00 USD" in refused["next"]
    assert planned["planned"]["fits"] is False
    assert planned["planned"]["remaining_after"] == "-5000.00"
    assert [item["net"] for item in planned["items"]] == ["15000.00"]
    refused = problem(
        await owner.send(
            "PATCH", f"/projects/{project['id']}", {"version": 1, "budget": "14999.99"}
        ),
        409,
        "over_budget",
    )
    assert refused["invoiced"] == "15000.00"


async def test_refusals_have_their_codes_and_facts(owner: Api, member: Api) -> None:
    project = await make_project(owner)
    milestone = project["milestones"][0]
    path = f"/milestones/{milestone['id']}"

    refused = problem(await member.post(f"{path}/invoice"), 409, "invalid_transition")
    assert (refused["current_status"], refused["allowed_from"]) == ("pending", ["completed"])
    await step(member, milestone, "start", "complete")
    refused = problem(await member.post(f"{path}/reopen"), 403, "permission_denied")
    assert "Owner or Admin" in refused["next"]
    refused = problem(
        await member.put(f"/projects/{project['id']}/milestones", {"version": 1, "milestones": []}),
        409,
        "milestone_locked",
    )
    assert refused["current_status"] == "completed"
    refused = problem(
        await member.put(f"/projects/{project['id']}/milestones", {"version": 7, "milestones": []}),
        409,
        "version_conflict",
    )
    assert (refused["sent_version"], refused["current_version"]) == (7, 1)
    problem(await member.post(f"/projects/{project['id']}/invoice-time"), 409, "nothing_to_bill")


async def test_sending_names_what_is_missing(owner: Api) -> None:
    lead = created(await owner.post("/clients", {"name": "Lead"}))
    ok(await owner.put("/settings/invoicing", {"default_tax_rate": None}))
    project = await make_project(owner, client_id=lead["id"])
    await step(owner, project["milestones"][0], "start", "complete")
    draft = created(await owner.post(f"/milestones/{project['milestones'][0]['id']}/invoice"))
    assert draft["tax_rate"] is None

    refused = problem(await owner.post(f"/invoices/{draft['id']}/send"), 409, "missing_details")

    assert refused["missing"] == [*lead["missing"], "tax_rate"]
    assert lead["missing"] == [
        "billing_name",
        "email",
        "address_line1",
        "city",
        "postal_code",
        "country",
    ]


WRONG_AMOUNTS: list[Any] = [
    True,
    100,
    100.0,
    None,
    [],
    {},
    "",
    "-1",
    "0",
    "1e309",
    "NaN",
    "1_000",
    "1,000.00",
    "١٥",
    "1.005",
    "10000000000000.01",
    "9" * 400,
    "\u0000",
    "{{ 7*7 }}",
]


async def test_wrong_amount_is_refused_by_field_on_every_door(member: Api) -> None:
    project = await make_project(member)
    path = f"/projects/{project['id']}"
    for amount in WRONG_AMOUNTS:
        phases = [{"name": "A", "amount": amount}]
        body = {**SEED_PROJECT, "client_id": project["client"]["id"], "milestones": phases}
        doors: list[tuple[str, str, str, dict[str, Any]]] = [
            ("POST", "/projects", "milestones[0].amount", body),
            (
                "PUT",
                f"{path}/milestones",
                "milestones[0].amount",
                {"version": 1, "milestones": phases},
            ),
        ]
        if amount is not None:
            doors.append(("PATCH", path, "budget", {"version": 1, "budget": amount}))
        for method, door, field, sent in doors:
            refused = problem(await member.send(method, door, sent), 422, "validation_failed")
            assert refused["field"] == field
    assert ok(await member.get("/projects"))["items"] == [project]


WRONG_BODIES: list[tuple[str, str, Any]] = [
    ("POST", "/clients", {"name": "A", "workspace_id": "x"}),
    ("POST", "/projects", {**SEED_PROJECT, "client_id": "x", "status": "paid"}),
    ("POST", "/projects", {**SEED_PROJECT, "client_id": "x", "billing_type": "gift"}),
    ("POST", "/projects", {**SEED_PROJECT, "client_id": "x", "invoiced": "0"}),
    ("PATCH", "/projects/x", {"version": True}),
    ("PATCH", "/projects/x", {"name": "No version"}),
    ("PUT", "/projects/x/milestones", {"version": 1, "milestones": "all"}),
    (
        "PUT",
        "/projects/x/milestones",
        {"version": 1, "milestones": [{"name": "A", "amount": "1", "status": "completed"}]},
    ),
    ("POST", "/projects/x/time-entries", {"minutes": "5", "date": "2026-03-01"}),
    ("POST", "/projects/x/time-entries", {"minutes": 5, "date": 0}),
    ("POST", "/projects/x/time-entries", {"minutes": 5, "date": "2026-02-30"}),
    ("POST", "/projects/x/time-entries", {"minutes": 5, "date": "0"}),
    ("POST", "/projects", {**SEED_PROJECT, "client_id": "x", "currency": "usd"}),
    ("PATCH", "/invoices/x", {"due_date": "86400"}),
    ("POST", "/clients", {"name": "A", "country": "XX"}),
    ("PATCH", "/invoices/x", {"total": "1.00"}),
    ("POST", "/invoices/x/void", {"reason": "x"}),
    ("POST", "/invoices/x/void", {"reason": "x", "rebill": 1}),
    ("PUT", "/settings/invoicing", {"default_tax_rate": 21}),
    ("PUT", "/settings/invoicing", {"default_tax_rate": "1e2"}),
    ("PUT", "/settings/workspace", {"ai_enabled": "yes"}),
    ("PUT", "/settings/workspace", {}),
    ("POST", "/clients", []),  # no object at all
]


async def test_wrong_types_and_unknown_fields_are_refused(owner: Api) -> None:
    for method, path, body in WRONG_BODIES:
        problem(await owner.send(method, path, body), 422, "validation_failed")


NO_JSON = [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"name": "\xff"}', b'{"name": "\\ud800"}']


async def test_body_that_is_no_json_is_refused(owner: Api) -> None:
    for content in NO_JSON:
        response = await owner.send("POST", "/clients", content=content)
        problem(response, 400, "malformed_request")


NO_IDS = ["x", "%00", "%ff", "..%2f..", "' OR 1=1", "é", "a" * 5_000, "%ED%A0%80"]


async def test_any_id_that_is_none_of_ours_is_not_found(owner: Api) -> None:
    for identity in NO_IDS:
        for method, path in (
            ("GET", f"/projects/{identity}"),
            ("GET", f"/invoices/{identity}"),
            ("GET", f"/clients/{identity}"),
            ("POST", f"/milestones/{identity}/start"),
            ("POST", f"/invoices/{identity}/send"),
        ):
            problem(await owner.send(method, path), 404, "not_found")
    body = {**SEED_PROJECT, "client_id": "\u0000"}
    problem(await owner.post("/projects", body), 404, "not_found")


async def test_wrong_page_is_refused(owner: Api) -> None:
    for query in ("limit=0", "limit=201", "limit=x", "cursor=%00", "cursor=Ä", "cursor="):
        refused = problem(await owner.get(f"/projects?{query}"), 422, "validation_failed")
        assert refused["field"] == query.split("=")[0]
