"""Projects, invoices, clients, settings, audit and portal by hand, by role, without scripts."""

import re
from html import unescape

import httpx
import pytest

from tests.factories import BILLING_DETAILS
from tests.integration.web.surfer import Surfer, form_fields

Fields = dict[str, str | list[str]]


def milestones(*rows: tuple[str, str]) -> Fields:
    """The builder's fields for new milestones of these names and amounts."""
    empty = [""] * len(rows)
    return {
        "milestone_id": empty,
        "milestone_name": [name for name, _ in rows],
        "milestone_amount": [amount for _, amount in rows],
        "milestone_due": empty,
        "milestone_description": empty,
        "milestone_status": ["pending"] * len(rows),
    }


async def client_id(surfer: Surfer, name: str = "Acme Corp") -> str:
    page = (await surfer.get("/projects/new")).text
    found = re.search(rf'<option value="(cli_\w+)">{name}</option>', page)
    assert found is not None
    return found[1]


async def new_project(
    surfer: Surfer, of: str = "Acme Corp", /, **changes: str | list[str]
) -> httpx.Response:
    fields: Fields = {
        "name": "Brand Redesign",
        "client": await client_id(surfer, of),
        "billing_type": "fixed_price",
        "currency": "USD",
        "budget": "50,000",
        "hourly_rate": "",
        **milestones(("Strategy", "15,000"), ("Design", "20000.00"), ("Delivery", "$15,000")),
        **changes,
    }
    return await surfer.post("/projects", fields)


async def made_project(surfer: Surfer, of: str = "Acme Corp", /, **changes: str | list[str]) -> str:
    answer = await new_project(surfer, of, **changes)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def first_milestone(surfer: Surfer, project: str) -> str:
    page = (await surfer.get(project)).text
    found = re.search(r'id="(mst_\w+)"', page)
    assert found is not None
    return f"{project}/milestones/{found[1]}"


async def completed_milestone(surfer: Surfer, project: str) -> str:
    milestone = await first_milestone(surfer, project)
    for step in ("start", "complete"):
        assert (await surfer.post(f"{milestone}/{step}")).status_code == 303
    return milestone


async def made_invoice(surfer: Surfer) -> str:
    project = await made_project(surfer)
    milestone = await completed_milestone(surfer, project)
    assert (await surfer.post(f"{milestone}/invoice")).status_code == 303
    found = re.search(r'href="(/invoices/inv_\w+)"', (await surfer.get(project)).text)
    assert found is not None
    return found[1]


async def complete_client(surfer: Surfer) -> None:
    page = f"/clients/{await client_id(surfer)}"
    fields = form_fields((await surfer.get(page)).text, page)
    assert (await surfer.post(page, {**fields, **BILLING_DETAILS})).status_code == 303


async def test_a_project_by_hand_shows_its_cards(signed_in: Surfer) -> None:
    page = (await signed_in.get(await made_project(signed_in))).text
    assert "0 <span>of 3 complete</span>" in page
    assert "$0 of $50,000" in page


async def test_a_refused_form_comes_back_with_every_word(signed_in: Surfer) -> None:
    answer = await new_project(
        signed_in, name="", budget="lots", **milestones(("Strategy", "15k"), ("", ""), ("X", ""))
    )
    assert answer.status_code == 422
    assert 'value="lots"' in answer.text
    assert 'value="15k"' in answer.text
    assert 'aria-describedby="milestones[0].amount-error"' in answer.text
    assert "milestones[1].amount-error" in answer.text  # the blank row is left out


@pytest.mark.parametrize("currency", ["UST", "US\x04", "=USD", "US" + "X" * 200])
async def test_a_currency_that_is_none_is_its_fields_fault(
    signed_in: Surfer, currency: str
) -> None:
    project = await made_project(signed_in)
    fields = {"name": "Rebrand", "client": await client_id(signed_in), "currency": currency}
    fields |= {"billing_type": "fixed_price", "budget": "5,000"}
    for page in ("/projects", f"{project}/edit"):
        answer = await signed_in.post(page, fields | milestones(("Strategy", "15,000")))
        assert answer.status_code == 422
        assert 'id="currency-error"' in answer.text
        assert 'value="Strategy"' in answer.text


async def test_milestones_above_the_budget_warn_and_do_not_stop(signed_in: Surfer) -> None:
    project = await made_project(signed_in, budget="40,000")
    assert "$10,000 more than the budget" in (await signed_in.get(project)).text


async def test_a_budget_left_empty_is_the_milestones_sum(signed_in: Surfer) -> None:
    project = await made_project(signed_in, budget="")
    assert "of $50,000" in (await signed_in.get(project)).text


async def test_what_a_billing_type_does_not_have_is_not_sent_on(signed_in: Surfer) -> None:
    project = await made_project(
        signed_in,
        billing_type="hourly",
        budget="",
        hourly_rate="135",
        budget_scope="milestones_only",
    )
    page = (await signed_in.get(project)).text
    assert "$135 an hour" in page
    assert "Strategy" not in page


async def test_an_edit_changes_terms_and_milestones_together_or_not_at_all(
    signed_in: Surfer,
) -> None:
    project = await made_project(signed_in)
    page = (await signed_in.get(f"{project}/edit")).text
    fields = form_fields(page, f"{project}/edit")
    names = fields["milestone_name"]
    assert isinstance(names, list)
    fields["milestone_name"] = list(reversed(names))
    refused = await signed_in.post(
        f"{project}/edit", {**fields, "name": "New", "milestone_amount": ["0", "1", "1"]}
    )
    assert refused.status_code == 422
    assert "Brand Redesign" in (await signed_in.get(project)).text
    saved = await signed_in.post(f"{project}/edit", {**fields, "name": "New name"})
    assert saved.status_code == 303
    shown = (await signed_in.get(project)).text
    assert "New name" in shown
    assert shown.index("Delivery") < shown.index("Strategy")


async def test_an_edit_of_an_old_version_is_refused_and_says_so(signed_in: Surfer) -> None:
    project = await made_project(signed_in)
    fields = form_fields((await signed_in.get(f"{project}/edit")).text, f"{project}/edit")
    await signed_in.post(f"{project}/edit", {**fields, "name": "First"})
    late = await signed_in.post(f"{project}/edit", {**fields, "name": "Second"})
    assert late.status_code == 409
    assert "Load it again" in late.text
    assert 'value="Second"' in late.text


async def test_locked_milestones_are_read_only_rows_with_a_lock(signed_in: Surfer) -> None:
    project = await made_project(signed_in)
    await completed_milestone(signed_in, project)
    page = (await signed_in.get(f"{project}/edit")).text
    assert page.count("build-locked") == 1
    assert "Locked: Completed" in page
    fields = form_fields(page, f"{project}/edit")
    names = fields["milestone_name"]
    assert isinstance(names, list)
    tampered = {**fields, "milestone_name": ["Renamed", *names[1:]]}
    refused = await signed_in.post(f"{project}/edit", tampered)
    assert refused.status_code == 409
    assert "cannot be edited" in refused.text


async def test_a_step_that_is_not_due_is_refused_with_the_next_move(signed_in: Surfer) -> None:
    milestone = await first_milestone(signed_in, await made_project(signed_in))
    for step in ("complete", "invoice", "reopen"):
        answer = await signed_in.post(f"{milestone}/{step}")
        assert answer.status_code == 409, step
        assert "notice-next" in answer.text
    assert (await signed_in.post(f"{milestone}/finish")).status_code == 404


@pytest.mark.parametrize(("role", "may"), [("owner", True), ("admin", True), ("member", False)])
async def test_reopen_is_offered_to_and_taken_by_owners_and_admins_only(
    surfer: Surfer, role: str, *, may: bool
) -> None:
    await surfer.sign_in(role)
    project = await made_project(surfer)
    milestone = await completed_milestone(surfer, project)
    assert ("milestone-reopen" in (await surfer.get(project)).text) == may
    answer = await surfer.post(f"{milestone}/reopen")
    assert answer.status_code == (303 if may else 403)
    if not may:
        assert "Ask an Owner or Admin" in answer.text


async def test_over_budget_says_what_is_left(signed_in: Surfer) -> None:
    project = await made_project(signed_in, budget="10,000")
    milestone = await completed_milestone(signed_in, project)
    answer = await signed_in.post(f"{milestone}/invoice")
    assert answer.status_code == 409
    assert "$10,000 of it is left" in answer.text
    assert "over the project" in answer.text


async def test_time_is_logged_shown_and_invoiced_on_an_hourly_project(signed_in: Surfer) -> None:
    project = await made_project(
        signed_in, billing_type="hourly", budget="", hourly_rate="100", **milestones()
    )
    entry: Fields = {"hours": "7:30", "date": "2026-03-02", "note": "Workshop", "billable": "1"}
    assert (await signed_in.post(f"{project}/time", entry)).status_code == 303
    page = (await signed_in.get(f"{project}?tab=time")).text
    assert "7:30" in page
    assert "Workshop" in page
    answer = await signed_in.post(f"{project}/invoice-time")
    assert answer.headers["location"].startswith("/invoices/")
    assert "$750.00" in (await signed_in.get(answer.headers["location"])).text
    again = await signed_in.post(f"{project}/invoice-time")
    assert again.status_code == 409


async def test_hours_that_cannot_be_read_come_back(signed_in: Surfer) -> None:
    project = await made_project(signed_in)
    answer = await signed_in.post(f"{project}/time", {"hours": "a day", "note": "Workshop"})
    assert answer.status_code == 422
    assert 'value="a day"' in answer.text
    assert 'value="Workshop"' in answer.text


async def test_a_draft_is_edited_taxed_sent_and_paid(signed_in: Surfer) -> None:
    invoice = await made_invoice(signed_in)
    page = (await signed_in.get(invoice)).text
    assert "$18,150.00" in page  # 21 % from the settings
    fields = {**form_fields(page, invoice), "tax_rate": "9", "due_date": "2026-05-01"}
    assert (await signed_in.post(invoice, {**fields, "do": "save"})).status_code == 303
    assert "$16,350.00" in (await signed_in.get(invoice)).text
    refused = await signed_in.post(invoice, {**fields, "do": "send"})
    assert refused.status_code == 409
    assert "Complete the client" in refused.text
    await complete_client(signed_in)
    assert (await signed_in.post(invoice, {**fields, "do": "send"})).status_code == 303
    sent = (await signed_in.get(invoice)).text
    assert "INV-0001" in sent
    assert "May 1, 2026" in sent
    assert (await signed_in.post(f"{invoice}/pay")).status_code == 303
    assert "Paid" in (await signed_in.get(invoice)).text


async def test_lines_are_added_and_removed_by_filling_and_emptying_them(signed_in: Surfer) -> None:
    invoice = await made_invoice(signed_in)
    fields = form_fields((await signed_in.get(invoice)).text, invoice)
    lines: Fields = {
        "line_id": ["", "", ""],
        "line_description": ["Strategy, first half", "", "Travel"],
        "line_quantity": ["0,5", "1", ""],
        "line_price": ["15.000,00", "", "120.50"],
    }
    assert (await signed_in.post(invoice, {**fields, **lines})).status_code == 303
    page = (await signed_in.get(invoice)).text
    assert "$7,500.00" in page
    assert "$7,620.50" in page


@pytest.mark.parametrize(("rebill", "status"), [("yes", "Completed"), ("no", "Invoiced")])
async def test_voiding_asks_for_a_reason_and_what_becomes_of_the_milestone(
    signed_in: Surfer, rebill: str, status: str
) -> None:
    invoice = await made_invoice(signed_in)
    await complete_client(signed_in)
    fields = form_fields((await signed_in.get(invoice)).text, invoice)
    await signed_in.post(invoice, {**fields, "do": "send"})
    assert (await signed_in.post(f"{invoice}/void", {"rebill": rebill})).status_code == 422
    answer = await signed_in.post(f"{invoice}/void", {"reason": "Wrong client", "rebill": rebill})
    assert answer.status_code == 303
    page = (await signed_in.get(invoice)).text
    assert "Void: Wrong client." in page
    project = re.findall(r'href="(/projects/prj_\w+)"', page)[0]
    assert status in (await signed_in.get(project)).text


async def test_a_deleted_draft_frees_its_milestone(signed_in: Surfer) -> None:
    invoice = await made_invoice(signed_in)
    answer = await signed_in.post(f"{invoice}/delete")
    assert answer.status_code == 303
    assert "milestone-invoice" in (await signed_in.get(answer.headers["location"])).text
    assert (await signed_in.get(invoice)).status_code == 404


async def test_an_invoice_is_a_pdf_too(signed_in: Surfer) -> None:
    answer = await signed_in.get(f"{await made_invoice(signed_in)}/pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


async def test_a_client_is_made_by_name_and_completed_later(signed_in: Surfer) -> None:
    answer = await signed_in.post("/clients", {"name": "Juniper Labs"})
    page = answer.headers["location"]
    assert "A lead." in (await signed_in.get(page)).text
    fields = form_fields((await signed_in.get(page)).text, page)
    refused = await signed_in.post(page, {**fields, "country": "Holland"})
    assert refused.status_code == 422
    assert "Must be a two-letter" in refused.text
    assert '<option value="NL">Netherlands</option>' in refused.text
    assert (await signed_in.post(page, {**fields, **BILLING_DETAILS})).status_code == 303
    assert "A lead." not in (await signed_in.get(page)).text


@pytest.mark.parametrize(
    ("role", "invoicing", "workspace"),
    [("owner", 303, 303), ("admin", 303, 403), ("member", 403, 403)],
)
async def test_settings_by_role(surfer: Surfer, role: str, invoicing: int, workspace: int) -> None:
    await surfer.sign_in(role)
    page = (await surfer.get("/settings")).text
    assert page.count("disabled>") == [invoicing, workspace].count(403)
    fields: Fields = {"default_tax_rate": "8,875", "payment_days": "14", "business_name": "Studio"}
    assert (await surfer.post("/settings/invoicing", fields)).status_code == invoicing
    assert (await surfer.post("/settings/workspace", {"ai_enabled": "1"})).status_code == workspace
    assert ('value="8.875"' in (await surfer.get("/settings")).text) == (invoicing == 303)


@pytest.mark.parametrize(("rate", "status"), [("101", 422), ("x", 422), ("", 303), ("0", 303)])
async def test_a_tax_rate_is_a_percentage_or_not_set(
    signed_in: Surfer, rate: str, status: int
) -> None:
    answer = await signed_in.post(
        "/settings/invoicing", {"default_tax_rate": rate, "payment_days": "30"}
    )
    assert answer.status_code == status


@pytest.mark.parametrize(("role", "status"), [("owner", 200), ("admin", 200), ("member", 403)])
async def test_the_audit_log_is_for_owners_and_admins(
    surfer: Surfer, role: str, status: int
) -> None:
    await surfer.sign_in(role)
    answer = await surfer.get("/audit")
    assert answer.status_code == status
    assert ('href="/audit"' in (await surfer.get("/")).text) == (status == 200)


async def test_the_portal_shows_progress_to_anyone_with_the_link_and_no_amounts(
    signed_in: Surfer, http: httpx.AsyncClient
) -> None:
    project = await made_project(signed_in)
    milestone = await completed_milestone(signed_in, project)
    await signed_in.post(f"{milestone}/invoice")
    client = f"/clients/{await client_id(signed_in)}"
    page = (await signed_in.post(f"{client}/portal-link")).text
    secret = re.findall(r'href="[^"]*/portal/([\w-]+)"', page)[0]
    assert secret not in (await signed_in.get(client)).text  # shown once
    http.cookies.clear()
    answer = await http.get(f"/portal/{secret}")
    assert answer.status_code == 200
    html = unescape(answer.text)
    assert "1 of 3 milestones complete" in html
    assert "Invoiced" not in html
    for amount in ("15,000", "15000", "50,000", "$"):
        assert amount not in html
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert (await http.get(f"/portal/{secret[:-1]}x")).status_code == 404


async def test_a_revoked_link_ends_at_once(signed_in: Surfer) -> None:
    client = f"/clients/{await client_id(signed_in)}"
    page = (await signed_in.post(f"{client}/portal-link")).text
    secret = re.findall(r'href="[^"]*/portal/([\w-]+)"', page)[0]
    assert (await signed_in.get(f"/portal/{secret}")).status_code == 200
    assert (await signed_in.post(f"{client}/portal-link/revoke")).status_code == 303
    assert (await signed_in.get(f"/portal/{secret}")).status_code == 404


async def test_members_make_no_portal_links(surfer: Surfer) -> None:
    await surfer.sign_in("member")
    client = f"/clients/{await client_id(surfer)}"
    assert "portal-make" not in (await surfer.get(client)).text
    assert (await surfer.post(f"{client}/portal-link")).status_code == 403


async def test_amounts_and_dates_follow_the_workspaces_locale(surfer: Surfer) -> None:
    await surfer.get("/sign-in")
    await surfer.post("/sign-in", {"token": "other-owner"})
    await surfer.get("/")
    project = await made_project(
        surfer,
        "Globex",
        currency="EUR",
        budget="50.000,50",
        **milestones(("Strategie", "15.000"), ("Ontwerp", "20.000,00")),
    )
    page = " ".join((await surfer.get(project)).text.split())
    assert "€ 0 of € 50.000,50" in page
    assert "0%" in page
    edit = (await surfer.get(f"{project}/edit")).text
    assert 'value="15.000,00"' in edit


async def test_nothing_of_another_workspace_is_there(signed_in: Surfer) -> None:
    project = await made_project(signed_in)
    invoice = await made_invoice(signed_in)
    milestone = await first_milestone(signed_in, project)
    client = f"/clients/{await client_id(signed_in)}"
    await signed_in.get("/sign-in")
    await signed_in.post("/sign-in", {"token": "other-owner"})
    await signed_in.get("/")
    for path in (project, f"{project}/edit", invoice, f"{invoice}/pdf", client):
        assert (await signed_in.get(path)).status_code == 404, path
    for path in (
        f"{project}/edit", f"{project}/time", f"{project}/invoice-time", f"{milestone}/start",
        invoice, f"{invoice}/pay", f"{invoice}/void", f"{invoice}/delete", client,
        f"{client}/portal-link", f"{client}/portal-link/revoke",
    ):  # fmt: skip
        answer = await signed_in.post(path, {"hours": "1", "name": "x", "reason": "x"})
        assert answer.status_code == 404, path


async def test_a_refused_project_form_names_every_fault_at_once(signed_in: Surfer) -> None:
    fields = {"name": "", "client": "", "billing_type": "mixed", "milestone_amount": "x"}
    page = (await signed_in.post("/projects", fields)).text
    for field in ("name", "client_id", "budget", "hourly_rate"):
        assert f'id="{field}-error"' in page
    assert "Choose a client." in page
    assert page.count('data-testid="milestone-row"') >= 1 + 1  # one to write in, and the blank
