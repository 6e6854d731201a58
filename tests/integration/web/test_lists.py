"""What a list shows, in which order, and how one comes to what does not fit on its page."""

import re

import pytest

from billing_core.database import Database
from billing_core.drafts import ClientDetails, ProjectDraft
from billing_core.unit_of_work import UnitOfWork, Via
from billing_core.usecases import clients, projects
from commandbar.web import clients as client_pages
from commandbar.web import projects as project_pages
from tests.integration.web.surfer import Surfer
from tests.integration.web.test_billing_pages import client_id, made_invoice, made_project
from tests.integration.web.test_command_pages import owner


def shown(html: str, kind: str) -> list[str]:
    """The names in the rows that lead to things of the kind, from the top."""
    rows = re.findall(rf'<a class="[^"]*" href="/{kind}/\w+_\w+">(.*?)</a>', html, re.DOTALL)
    names = (re.search(r'class="(?:row|project)-name">([^<]*)<', row) for row in rows)
    return [found[1] for found in names if found is not None]


def many_projects(database: Database, of: str, number: int) -> None:
    def work(uow: UnitOfWork) -> None:
        for place in range(number):
            draft = ProjectDraft(f"Project {place}", of, hourly_rate_minor=10_000)
            projects.create_project(uow, draft)

    database.transact(owner(database), Via.WEB, work)


async def test_a_clients_page_shows_its_projects_and_invoices_and_nobody_elses(
    signed_in: Surfer,
) -> None:
    invoice = await made_invoice(signed_in)
    await made_project(signed_in, "Globex", name="Relaunch")
    html = (await signed_in.get(f"/clients/{await client_id(signed_in)}")).text
    assert shown(html, "projects") == ["Brand Redesign"]
    assert "1 of 3 milestones" in html
    assert "$50,000" in html
    assert "30% invoiced" in html
    assert f'href="{invoice}"' in html
    assert "Draft" in html
    assert "$18,150.00" in html
    theirs = (await signed_in.get(f"/clients/{await client_id(signed_in, 'Globex')}")).text
    assert shown(theirs, "projects") == ["Relaunch"]
    assert "Nothing invoiced yet." in theirs


async def test_a_client_without_work_says_so(signed_in: Surfer) -> None:
    html = (await signed_in.get(f"/clients/{await client_id(signed_in)}")).text
    assert "No project yet." in html
    assert "Nothing invoiced yet." in html


async def test_a_clients_page_shows_the_newest_and_leads_to_the_others(
    signed_in: Surfer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await client_id(signed_in)
    many_projects(database, client, client_pages.WORK_ROWS + 2)
    await made_project(signed_in, "Globex", name="Relaunch")
    names = [f"Project {place}" for place in reversed(range(client_pages.WORK_ROWS + 2))]
    page = (await signed_in.get(f"/clients/{client}")).text
    assert shown(page, "projects") == names[: client_pages.WORK_ROWS]
    assert f'href="/projects?client={client}"' in page
    assert f'href="/invoices?client={client}"' not in page
    monkeypatch.setattr(project_pages, "LIST_PAGE", 4)
    first = (await signed_in.get(f"/projects?client={client}")).text
    older = re.search(r'href="(/projects\?client=[^"]*cursor=[^"]*)">Older projects', first)
    assert older is not None
    second = (await signed_in.get(older[1].replace("&amp;", "&"))).text
    assert shown(first, "projects") + shown(second, "projects") == names


async def test_an_answer_to_a_clients_form_shows_the_form_alone(signed_in: Surfer) -> None:
    await made_project(signed_in)
    page = f"/clients/{await client_id(signed_in)}"
    answer = await signed_in.post(page, {"name": "", "version": "1"})
    assert answer.status_code == 422
    assert shown(answer.text, "projects") == []


@pytest.mark.parametrize("path", ["/projects", "/invoices"])
async def test_a_list_for_a_client_who_is_not_here_is_not_there(
    signed_in: Surfer, path: str
) -> None:
    client = await client_id(signed_in)
    assert (await signed_in.get(f"{path}?client={client}")).status_code == 200
    assert (await signed_in.get(f"{path}?client=cli_none")).status_code == 404
    await signed_in.get("/sign-in")
    await signed_in.post("/sign-in", {"token": "other-owner"})
    assert (await signed_in.get(f"{path}?client={client}")).status_code == 404


async def test_clients_stand_by_name_in_pages_that_follow_each_other(
    signed_in: Surfer, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def work(uow: UnitOfWork) -> None:
        for name in ("zenith", "Écran", "Eden", "Globex"):
            clients.create_client(uow, ClientDetails(name))

    database.transact(owner(database), Via.WEB, work)
    monkeypatch.setattr(client_pages, "LIST_PAGE", 4)
    found, path = list[str](), "/clients"
    while path:
        html = (await signed_in.get(path)).text
        found += shown(html, "clients")
        more = re.search(r'href="(/clients\?cursor=[^"]*)">More clients', html)
        path = more[1] if more else ""
    assert found == [
        "Acme Corp", "Écran", "Eden", "Globex", "Globex", "Initech BV", "Northwind Traders",
        "Umbrella Health", "zenith",
    ]  # fmt: skip


async def test_a_list_of_clients_begins_anew_after_one_that_is_gone(signed_in: Surfer) -> None:
    html = (await signed_in.get("/clients?cursor=cli_gone")).text
    assert shown(html, "clients")[0] == "Acme Corp"


async def test_no_new_project_is_offered_for_an_archived_client(signed_in: Surfer) -> None:
    client = await client_id(signed_in)
    pages, offer = (
        (f"/clients/{client}", f"/projects?client={client}"),
        f"/projects/new?client={client}",
    )
    for page in pages:
        assert offer in (await signed_in.get(page)).text
    await signed_in.post(pages[0], {"name": "Acme Corp", "version": "1", "archived": "1"})
    for page in pages:
        assert offer not in (await signed_in.get(page)).text
