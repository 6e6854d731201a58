"""`/api/v1/clients`, and the client's portal link."""

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, RawBody
from pydantic import BaseModel

from billing_core.drafts import ClientChanges, ClientDetails
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import clients, portal
from billing_core.views import ClientView
from commandbar.api.auth import ApiRequest
from commandbar.api.billing.calling import Limit, act, ask
from commandbar.api.billing.schemas import ClientJson, Listed
from commandbar.api.billing.shown import client_json, listed
from commandbar.api.bodies import Body, body_of, read_body
from commandbar.services import Services


class _Client(Body):
    name: str = ""
    billing_name: str | None = None
    email: str | None = None
    address_line1: str | None = None
    address_line2: str | None = None
    city: str | None = None
    postal_code: str | None = None
    country: str | None = None
    archived: bool = False


class NewClient(_Client):
    name: str

    def details(self) -> ClientDetails:
        return ClientDetails(**self.model_dump(exclude={"archived"}))


class ClientEdit(_Client):
    version: int | None = None

    def changes(self) -> ClientChanges:
        return ClientChanges(**self.model_dump(exclude={"version"}, exclude_unset=True))


class PortalLink(BaseModel):
    url: str


class ClientController(Controller):
    path = "/clients"
    tags = ("Clients",)

    @post(operation_class=body_of(NewClient), sync_to_thread=True)
    def create(
        self, request: ApiRequest, services: NamedDependency[Services], body: RawBody
    ) -> ClientJson:
        """A new client; the name alone makes a lead."""
        new = read_body(NewClient, body)
        return client_json(act(request, services, _create, new))

    @get(sync_to_thread=True)
    def newest(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        limit: Limit = 50,
        cursor: FromQuery[str | None] = None,
    ) -> Listed[ClientJson]:
        """The workspace's clients, newest first."""
        page = ask(request, services, clients.list_clients, limit=limit, cursor=cursor)
        return listed(page, client_json)

    @get("/{client_id:str}", sync_to_thread=True)
    def show(
        self, request: ApiRequest, services: NamedDependency[Services], client_id: FromPath[str]
    ) -> ClientJson:
        return client_json(ask(request, services, clients.get_client, client_id))

    @patch("/{client_id:str}", operation_class=body_of(ClientEdit), sync_to_thread=True)
    def edit(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        client_id: FromPath[str],
        body: RawBody,
    ) -> ClientJson:
        """The client with the fields that the body names changed."""
        edit = read_body(ClientEdit, body)
        changes, version = edit.changes(), edit.version
        return client_json(
            act(request, services, clients.update_client, client_id, changes, version=version)
        )

    @post("/{client_id:str}/portal-link", sync_to_thread=True)
    def create_link(
        self, request: ApiRequest, services: NamedDependency[Services], client_id: FromPath[str]
    ) -> PortalLink:
        """A new link for the client; shown only now, and an older one ends."""
        secret = act(request, services, portal.create_link, client_id)
        base = services.settings.base_url.rstrip("/")  # never the Host header, which a caller sets
        return PortalLink(url=f"{base}/portal/{secret}")

    @delete("/{client_id:str}/portal-link", sync_to_thread=True)
    def revoke_link(
        self, request: ApiRequest, services: NamedDependency[Services], client_id: FromPath[str]
    ) -> None:
        """The client's link ends at once."""
        act(request, services, portal.revoke_link, client_id)


def _create(uow: UnitOfWork, new: NewClient) -> ClientView:
    client = clients.create_client(uow, new.details())
    if not new.archived:
        return client
    return clients.update_client(uow, client.id, ClientChanges(archived=True))
