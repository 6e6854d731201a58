"""Clients: the list, a new one, its billing details, its portal link."""

from dataclasses import dataclass, fields, replace
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery

from billing_core.drafts import ClientChanges, ClientDetails
from billing_core.errors import DomainError
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import clients, invoices, portal, projects
from billing_core.views import ClientView, InvoiceView, ProjectView
from billing_core.views import Page as PartOfList
from commandbar.web.forms import Form
from commandbar.web.visit import FormDep, Page, Visit, VisitDep, see

LIST_PAGE = 100
WORK_ROWS = 5
"""Of a client's projects and of its invoices, on its page; the lists have the others."""
DETAILS = tuple(field.name for field in fields(ClientDetails))


@dataclass(frozen=True, slots=True)
class Work:
    """What a client's page shows of what is done for it, newest first."""

    projects: PartOfList[ProjectView]
    invoices: PartOfList[InvoiceView]


class ClientPages(Controller):
    path = "/clients"

    @get(sync_to_thread=True)
    def index(self, visit: VisitDep, cursor: FromQuery[str | None] = None) -> Page:
        """By name: that is how people look for one."""
        page = visit.read(
            lambda uow: clients.list_clients_by_name(uow, limit=LIST_PAGE, cursor=cursor)
        )
        return visit.page("clients/list.html", found=page)

    @get("/new", sync_to_thread=True)
    def new(self, visit: VisitDep) -> Page:
        return _form_page(visit, dict.fromkeys(DETAILS, ""))

    @post(sync_to_thread=True)
    def create(self, visit: VisitDep, form: FormDep) -> Response[Any]:
        given = _details(form)
        try:
            made = visit.write(lambda uow: clients.create_client(uow, ClientDetails(**given)))
        except DomainError as error:
            return _form_page(visit, given, refusal=error)
        return see(f"/clients/{made.id}")

    @get("/{client_id:str}", sync_to_thread=True)
    def show(self, visit: VisitDep, client_id: FromPath[str]) -> Page:
        """What is done for the client, then its details; an answer to a form shows those alone."""
        return _client_page(visit, client_id, work=visit.read(lambda uow: _work(uow, client_id)))

    @post("/{client_id:str}", sync_to_thread=True)
    def save(self, visit: VisitDep, form: FormDep, client_id: FromPath[str]) -> Response[Any]:
        given = _details(form)
        changes = replace(ClientChanges(**given), archived=form.has("archived"))
        try:
            visit.write(
                lambda uow: clients.update_client(
                    uow, client_id, changes, version=form.whole("version")
                )
            )
        except DomainError as error:
            return _client_page(visit, client_id, error, given)
        return see("/clients")

    @post("/{client_id:str}/portal-link", sync_to_thread=True)
    def make_link(self, visit: VisitDep, client_id: FromPath[str]) -> Page:
        """A new link, shown this once; an older one ends."""
        try:
            secret = visit.write(lambda uow: portal.create_link(uow, client_id))
        except DomainError as error:
            return _client_page(visit, client_id, error)
        base = visit.services.settings.base_url.rstrip("/")
        return _client_page(visit, client_id, link=f"{base}/portal/{secret}")

    @post("/{client_id:str}/portal-link/revoke", sync_to_thread=True)
    def revoke_link(self, visit: VisitDep, client_id: FromPath[str]) -> Response[Any]:
        try:
            visit.write(lambda uow: portal.revoke_link(uow, client_id))
        except DomainError as error:
            return _client_page(visit, client_id, error)
        return see(f"/clients/{client_id}")


def _details(form: Form) -> dict[str, Any]:
    given = {name: form.text(name) for name in DETAILS}
    return {**given, "country": given["country"].strip().upper()}


def _client_page(
    visit: Visit,
    client_id: str,
    refusal: DomainError | None = None,
    given: dict[str, Any] | None = None,
    *,
    link: str | None = None,
    work: Work | None = None,
) -> Page:
    client = visit.read(lambda uow: clients.get_client(uow, client_id))
    shown = given or {name: getattr(client, name) or "" for name in DETAILS}
    return _form_page(visit, shown, client, refusal, link=link, work=work)


def _work(uow: UnitOfWork, client_id: str) -> Work:
    return Work(
        projects.list_projects(uow, client_id=client_id, limit=WORK_ROWS),
        invoices.list_invoices(uow, client_id=client_id, limit=WORK_ROWS),
    )


def _form_page(
    visit: Visit,
    given: dict[str, Any],
    client: ClientView | None = None,
    refusal: DomainError | None = None,
    **shown: Any,
) -> Page:
    values = {"link": None, "work": None, **shown}
    return visit.page("clients/form.html", refusal, given=given, client=client, **values)
