"""Billing over HTTP: the contract's shapes, statuses and codes (contract, section 3)."""

from io import BytesIO

from pypdf import PdfReader

from billing_core.database import Database, TimeSortedIds
from tests.factories import BILLING_DETAILS, FixedClock
from tests.integration.api import Api, problem
from tests.integration.billing.api_steps import (
    SEED_PROJECT,
    created,
    make_client,
    make_project,
    ok,
    step,
)


async def test_project_has_the_shape_of_the_contract(member: Api) -> None:
    client = await make_client(member)

    project = await make_project(member, client_id=client["id"])

    strategy = project["milestones"][0]
    assert {k: project[k] for k in project if k not in {"id", "created_at", "milestones"}} == {
        "version": 1,
        "name": "Brand Redesign",
        "client": {"id": client["id"], "name": "Acme"},
        "billing_type": "fixed_price",
        "currency": "USD",
        "budget": "50000.00",
        "budget_scope": "all_invoices",
        "hourly_rate": None,
        "milestones_total": "50000.00",
        "progress": {"completed": 0, "total": 3},
        "budget_usage": {
            "budget": "50000.00",
            "invoiced": "0.00",
            "percent": 0,
            "remaining": "50000.00",
        },
        "hours": {"logged_minutes": 0, "effective_hourly_rate": None},
        "warnings": [],
        "command_id": None,
    }
    assert strategy == {
        "id": strategy["id"],
        "project_id": project["id"],
        "name": "Strategy",
        "amount": "15000.00",
        "due_date": "2026-04-30",
        "description": None,
        "status": "pending",
        "position": 0,
        "locked": False,
        "invoice": None,
    }
    assert ok(await member.get(f"/projects/{project['id']}")) == project
    assert ok(await member.get("/projects"))["items"] == [project]


async def test_milestone_becomes_an_invoice_that_is_sent_and_paid(owner: Api) -> None:
    project = await make_project(owner)
    milestone = await step(owner, project["milestones"][0], "start", "complete")
    assert (milestone["status"], milestone["locked"]) == ("completed", True)

    draft = created(await owner.post(f"/milestones/{milestone['id']}/invoice"))
    assert ok(await owner.post(f"/milestones/{milestone['id']}/invoice")) == draft
    assert {k: draft[k] for k in ("number", "status", "net", "tax_rate", "tax", "total")} == {
        "number": None,
        "status": "draft",
        "net": "15000.00",
        "tax_rate": "21",
        "tax": "3150.00",
        "total": "18150.00",
    }
    assert [
        {k: line[k] for k in ("description", "quantity", "unit_price", "amount")}
        for line in draft["lines"]
    ] == [
        {
            "description": "Strategy",
            "quantity": "1",
            "unit_price": "15000.00",
            "amount": "15000.00",
        }
    ]
    edited = ok(
        await owner.send(
            "PATCH",
            f"/invoices/{draft['id']}",
            {"tax_rate": "5.5", "due_date": "2026-12-24", "notes": "Thanks"},
        )
    )
    assert (edited["tax"], edited["due_date"], edited["notes"]) == (
        "825.00",
        "2026-12-24",
        "Thanks",
    )
    sent = ok(await owner.post(f"/invoices/{draft['id']}/send"))
    assert (sent["status"], sent["number"], sent["issue_date"]) == (
        "sent",
        "INV-0001",
        "2026-03-02",
    )
    assert ok(await owner.post(f"/invoices/{draft['id']}/pay"))["status"] == "paid"
    now = ok(await owner.get(f"/projects/{project['id']}"))
    assert now["milestones"][0]["invoice"] == {
        "id": draft["id"],
        "status": "paid",
        "number": "INV-0001",
    }
    assert now["budget_usage"] == {
        "budget": "50000.00",
        "invoiced": "15000.00",
        "percent": 30,
        "remaining": "35000.00",
    }


async def test_void_and_delete_free_what_was_billed(owner: Api) -> None:
    project = await make_project(owner)
    first = project["milestones"][0]
    await step(owner, first, "start", "complete")
    draft = created(await owner.post(f"/milestones/{first['id']}/invoice"))
    assert (await owner.send("DELETE", f"/invoices/{draft['id']}")).status_code == 204
    problem(await owner.get(f"/invoices/{draft['id']}"), 404, "not_found")

    again = created(await owner.post(f"/milestones/{first['id']}/invoice"))
    ok(await owner.post(f"/invoices/{again['id']}/send"))
    problem(await owner.send("DELETE", f"/invoices/{again['id']}"), 409, "invoice_locked")
    voided = ok(
        await owner.post(f"/invoices/{again['id']}/void", {"reason": "Wrong", "rebill": False})
    )
    assert (voided["status"], voided["number"], voided["rebill"]) == ("void", "INV-0001", False)
    problem(await owner.post(f"/milestones/{first['id']}/invoice"), 409, "invalid_transition")


async def test_milestone_list_is_replaced_as_sent(member: Api) -> None:
    project = await make_project(member)
    keep = {k: project["milestones"][2][k] for k in ("id", "name", "amount")}
    wanted = [keep, {"name": "Launch", "amount": "1.00", "due_date": None, "description": None}]

    now = ok(
        await member.put(
            f"/projects/{project['id']}/milestones", {"version": 1, "milestones": wanted}
        )
    )

    assert now["version"] == 2
    assert [(m["name"], m["amount"], m["position"]) for m in now["milestones"]] == [
        ("Delivery", "15000.00", 0),
        ("Launch", "1.00", 1),
    ]


async def test_time_is_logged_and_billed(member: Api) -> None:
    project = await make_project(
        member, billing_type="hourly", hourly_rate="100.00", budget=None, milestones=[]
    )
    path = f"/projects/{project['id']}"
    entry = created(
        await member.post(
            f"{path}/time-entries",
            {"minutes": 100, "date": "2026-03-01", "note": "Support", "billable": True},
        )
    )
    assert ok(await member.get(f"{path}/time-entries"))["items"] == [entry]

    draft = created(await member.post(f"{path}/invoice-time"))

    assert draft["milestone_id"] is None
    line = draft["lines"][0]
    assert (line["quantity"], line["minutes"], line["amount"]) == ("1.6667", 100, "166.67")
    assert ok(await member.get(f"/invoices?project_id={project['id']}"))["items"] == [draft]
    sent_back = {k: line[k] for k in ("id", "description", "quantity", "unit_price")}
    edited = ok(await member.send("PATCH", f"/invoices/{draft['id']}", {"lines": [sent_back]}))
    assert edited["net"] == "166.67"


async def test_pdf_is_served_in_the_workspaces_language(owner: Api) -> None:
    project = await make_project(owner)
    await step(owner, project["milestones"][0], "start", "complete")
    draft = created(await owner.post(f"/milestones/{project['milestones'][0]['id']}/invoice"))

    response = await owner.get(f"/invoices/{draft['id']}/pdf")

    assert response.headers["content-type"] == "application/pdf"
    assert response.headers["content-disposition"] == 'inline; filename="draft.pdf"'
    text = PdfReader(BytesIO(response.content)).pages[0].extract_text()
    assert "$18,150.00" in text


async def test_settings_are_read_and_changed(owner: Api, member: Api) -> None:
    before = ok(await member.get("/settings/invoicing"))
    assert (before["default_tax_rate"], before["payment_days"]) == ("21", 30)

    changed = ok(
        await owner.put(
            "/settings/invoicing",
            {"default_tax_rate": "8.875", "business": {"name": "Studio BV"}},
        )
    )

    assert changed["default_tax_rate"] == "8.875"
    assert (changed["business"]["name"], changed["payment_days"]) == ("Studio BV", 30)
    problem(
        await member.put("/settings/workspace", {"ai_enabled": False}), 403, "permission_denied"
    )
    assert ok(await owner.put("/settings/workspace", {"ai_enabled": False}))["ai_enabled"] is False


async def test_portal_link_is_made_and_revoked(admin: Api) -> None:
    client = await make_client(admin)
    path = f"/clients/{client['id']}/portal-link"

    url: str = created(await admin.post(path))["url"]

    assert url.startswith("http://127.0.0.1:8000/portal/")
    assert len(url.rsplit("/", 1)[1]) == 43
    assert ok(await admin.get(f"/clients/{client['id']}"))["has_portal_link"] is True
    assert (await admin.send("DELETE", path)).status_code == 204
    assert ok(await admin.get(f"/clients/{client['id']}"))["has_portal_link"] is False


async def test_audit_tells_who_did_what(owner: Api, member: Api) -> None:
    project = await make_project(member)
    await step(member, project["milestones"][0], "start")

    newest = ok(await owner.get("/audit?limit=1"))["items"][0]

    assert newest["actor"]["name"] == "Mia Member"
    assert newest["actor"]["role"] == "member"
    assert (newest["via"], newest["action"]) == ("api", "milestone.start")
    assert newest["subject"] == {"type": "milestone", "id": project["milestones"][0]["id"]}
    assert (newest["before"], newest["after"]) == (
        {"status": "pending"},
        {"status": "in_progress"},
    )


async def test_clients_are_edited_field_by_field_and_archived(member: Api) -> None:
    client = await make_client(member)

    path = f"/clients/{client['id']}"
    edited = ok(await member.send("PATCH", path, {"email": None, "archived": True}))

    assert (edited["email"], edited["archived"], edited["version"]) == (None, True, 2)
    assert edited["city"] == BILLING_DETAILS["city"]
    problem(await member.send("PATCH", path, {"version": 1, "name": "X"}), 409, "version_conflict")
    body = {**SEED_PROJECT, "client_id": client["id"]}
    assert problem(await member.post("/projects", body), 422, "validation_failed")["field"] == (
        "client_id"
    )


async def test_currencies_of_0_and_3_digits_keep_their_digits(member: Api) -> None:
    for currency, amount, wrong in (("JPY", "15000", "1.5"), ("BHD", "1.234", "1.2345")):
        body = {"currency": currency, "budget": None}
        project = await make_project(member, **body, milestones=[{"name": "All", "amount": amount}])
        assert project["budget"] == project["milestones"][0]["amount"] == amount
        refused = problem(
            await member.post(
                "/projects",
                {
                    **SEED_PROJECT,
                    **body,
                    "client_id": project["client"]["id"],
                    "milestones": [{"name": "All", "amount": wrong}],
                },
            ),
            422,
            "validation_failed",
        )
        assert refused["field"] == "milestones[0].amount"


async def test_pages_follow_their_cursor(member: Api) -> None:
    client = await make_client(member)
    made = [(await make_project(member, client_id=client["id"]))["id"] for _ in range(3)]

    first = ok(await member.get("/projects?limit=2"))
    rest = ok(await member.get(f"/projects?limit=2&cursor={first['next_cursor']}"))

    assert [p["id"] for p in (*first["items"], *rest["items"])] == made[::-1]
    assert rest["next_cursor"] is None


async def test_what_was_made_in_one_millisecond_is_listed_newest_first(
    member: Api, database: Database, clock: FixedClock
) -> None:
    database.new_id = TimeSortedIds(clock)  # those of a real server
    names = [f"Client {number}" for number in range(12)]
    for name in names:
        await make_client(member, name=name)

    listed = ok(await member.get("/clients?limit=12"))["items"]

    assert [client["name"] for client in listed] == names[::-1]
