"""What a page offers next is something that works, and it is offered once."""

import re

import httpx
import pytest

from billing_core.database import Database
from billing_core.drafts import ClientChanges
from billing_core.unit_of_work import Via
from billing_core.usecases import clients
from tests.integration.api import SEED
from tests.integration.web.surfer import Surfer, form_fields, hidden_fields
from tests.integration.web.test_billing_pages import first_milestone, made_invoice, made_project
from tests.integration.web.test_command_pages import owner, staged

UNUSED = "Mixed project Care Plan for Globex at $135 an hour, Audit $4,000. It was $900 last year"


async def test_a_stale_plan_is_reviewed_again_before_it_can_be_confirmed(
    signed_in: Surfer, database: Database
) -> None:
    where, html = await staged(signed_in)
    assert "plan-confirm" in html
    actor = owner(database)
    names = {name: key for key, name in database.query(actor, Via.API, clients.list_names)}
    rename = ClientChanges(name="Acme Holding")
    database.transact(
        actor, Via.API, lambda uow: clients.update_client(uow, names["Acme Corp"], rename)
    )
    stale = (await signed_in.get(where)).text
    assert "plan-confirm" not in stale
    await signed_in.post(f"{where}/plan", hidden_fields(stale, f"{where}/plan"))
    assert "plan-confirm" in (await signed_in.get(where)).text


async def test_the_words_of_a_discarded_plan_can_be_taken_up_again(signed_in: Surfer) -> None:
    where, _ = await staged(signed_in, "Add Acme Labs to my clients")
    await signed_in.post(f"{where}/discard")
    assert (
        'href="/?prompt=Add%20Acme%20Labs%20to%20my%20clients"' in (await signed_in.get(where)).text
    )


async def test_the_example_of_a_correction_is_of_this_plan(signed_in: Surfer) -> None:
    _, project = await staged(signed_in, SEED.replace("Strategy", "Discovery"))
    assert "correct it: “make Discovery 25k”" in project
    _, client = await staged(signed_in, "Add Acme Labs to my clients")
    assert "correct it" not in client


async def test_an_amount_that_nothing_uses_is_told_of_once(signed_in: Surfer) -> None:
    _, html = await staged(signed_in, UNUSED)
    assert html.count("Not used: ") == 1


async def test_words_that_are_too_many_are_told_of_as_words(signed_in: Surfer) -> None:
    html = (await signed_in.post("/commands", {"prompt": "word " * 2_001})).text
    assert "Your words were not taken" in html
    assert "At most 10,000 characters." in html
    assert "fields" not in html[html.index('role="alert"') : html.index("</div>")]


async def test_a_bar_that_is_off_says_so_before_one_types(signed_in: Surfer) -> None:
    assert "The command bar is off" not in (await signed_in.get("/")).text
    await signed_in.post("/settings/workspace", {})
    assert "The command bar is off" in (await signed_in.get("/")).text


async def test_a_draft_that_cannot_be_sent_keeps_its_amounts_and_names_one_way_on(
    signed_in: Surfer,
) -> None:
    invoice = await made_invoice(signed_in)
    fields = form_fields((await signed_in.get(invoice)).text, invoice)
    refused = await signed_in.post(invoice, {**fields, "do": "send"})
    assert refused.status_code == 409
    assert '<span class="line-amount">$15,000.00</span>' in refused.text
    assert refused.text.count("Complete the client’s details") == 1


async def test_what_was_kept_is_said_where_it_was_pressed(signed_in: Surfer) -> None:
    invoice = await made_invoice(signed_in)
    for page, action in (
        ("/settings", "/settings/invoicing"),
        ("/settings", "/settings/workspace"),
        (invoice, invoice),
    ):
        fields = form_fields((await signed_in.get(page)).text, action)
        answer = await signed_in.post(action, fields)
        where, _, place = answer.headers["location"].partition("#")
        assert (answer.status_code, where) == (303, page)
        assert f'id="{place}"' in (await signed_in.get(page)).text


async def test_a_portal_link_that_has_ended_leads_nowhere_else(http: httpx.AsyncClient) -> None:
    answer = await http.get("/portal/nothing")
    assert answer.status_code == 404
    assert "This link has ended" in answer.text
    assert 'href="/"' not in answer.text


async def test_the_audit_log_names_and_links_the_milestone_that_moved(signed_in: Surfer) -> None:
    project = await made_project(signed_in)
    milestone = await first_milestone(signed_in, project)
    await signed_in.post(f"{milestone}/start")
    html = (await signed_in.get("/audit")).text
    here = f"{project}#{milestone.rpartition('/')[2]}"
    link = f'<a href="{here}">Started a milestone</a> <span class="row-note">Strategy</span>'
    assert link in html
    assert "Status: In progress" in html
    assert "Budget: $50,000.00" in html


async def test_amounts_below_each_other_have_the_same_digits(signed_in: Surfer) -> None:
    html = (await signed_in.get(await made_project(signed_in))).text
    rows = html[html.index('data-testid="milestone-row"') :]
    for amount in ("$15,000.00", "$20,000.00", "$50,000.00"):
        assert amount in rows


async def test_amounts_of_changed_milestones_have_their_currency_in_the_audit_log(
    signed_in: Surfer,
) -> None:
    page = f"{await made_project(signed_in)}/edit"
    fields = form_fields((await signed_in.get(page)).text, page)
    changed = {**fields, "milestone_amount": ["15,000", "20,000", "14,000"]}
    assert (await signed_in.post(page, changed)).status_code == 303
    html = (await signed_in.get("/audit")).text
    assert "Changed a project’s milestones" in html
    assert "Amount: $14,000.00" in html
    assert "in minor units" not in html


@pytest.mark.parametrize("kind", ["plan", "project"])
async def test_an_edit_names_every_fault_at_once(signed_in: Surfer, kind: str) -> None:
    where = (await staged(signed_in))[0] if kind == "plan" else await made_project(signed_in)
    page = f"{where}/edit"
    fields = form_fields((await signed_in.get(page)).text, page)
    faulty = {
        **fields,
        "name": " ",
        "client": "",
        "new_client": "",
        "billing_type": "mixed",
        "hourly_rate": "",
        "milestone_name": ["", "Design", "Delivery"],
        "milestone_amount": ["15k?", "0", "1"],
    }
    answer = await signed_in.post(page, faulty)
    assert answer.status_code == 422
    assert set(re.findall(r'id="([^"]+)-error"', answer.text)) == {
        "project_name" if kind == "plan" else "name", "client_id", "hourly_rate",
        "milestones[0].name", "milestones[0].amount", "milestones[1].amount",
    }  # fmt: skip
    assert (await signed_in.post(page, fields)).status_code == 303


@pytest.mark.parametrize(
    ("path", "list_"),
    [
        ("/projects/none", "/projects"),
        ("/invoices/none", "/invoices"),
        ("/clients/none", "/clients"),
        ("/commands/none", "/commands"),
        ("/nowhere", None),
    ],
)
async def test_what_is_not_there_leads_on_for_who_is_signed_in(
    signed_in: Surfer, path: str, list_: str | None
) -> None:
    answer = await signed_in.get(path)
    assert answer.status_code == 404
    assert '<nav class="nav" aria-label="Main">' in answer.text
    on = re.findall(r'<a class="button[^"]*" href="([^"]*)">', answer.text)
    assert on == [*filter(None, [list_]), "/"]


@pytest.mark.parametrize("path", ["/nowhere", "/static/x/y.css"])
async def test_who_is_not_signed_in_gets_no_navigation(http: httpx.AsyncClient, path: str) -> None:
    answer = await http.get(path)
    assert answer.status_code == 404
    assert "<nav" not in answer.text


async def test_a_refused_page_keeps_the_navigation_that_its_reader_may_use(surfer: Surfer) -> None:
    await surfer.sign_in("member")
    answer = await surfer.get("/audit")
    assert answer.status_code == 403
    assert 'href="/projects"' in answer.text
    assert 'href="/audit"' not in answer.text
    await surfer.sign_in("owner")
    assert 'href="/audit"' in (await surfer.get("/projects/none")).text
