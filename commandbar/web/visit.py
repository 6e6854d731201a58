"""One request of a signed-in person: who, through which transaction, and how a page is answered."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from litestar import MediaType, Request, Response
from litestar.di import NamedDependency
from litestar.response import Redirect

from billing_core.errors import DomainError, ValidationFailed
from billing_core.permissions import Permission, may
from billing_core.unit_of_work import UnitOfWork, Via
from billing_core.usecases import clients
from billing_core.usecases import settings as workspace_settings
from billing_core.usecases.settings import WorkspaceSettings
from billing_core.views import ClientView
from commandbar.bar import Caller
from commandbar.identity import with_current_role
from commandbar.services import Services
from commandbar.statuses import STATUS_OF_CODE, waiting_headers
from commandbar.web.forgery import token_of
from commandbar.web.formats import Formats
from commandbar.web.forms import Form
from commandbar.web.sessions import SignIn
from commandbar.web.templating import environment

T = TypeVar("T")

ServicesDep = NamedDependency[Services]
FormDep = NamedDependency[Form]

WebRequest = Request[SignIn, None, Any]
Page = Response[str]

FRAGMENT_HEADER = "x-fragment"
"""Sent by our scripts: only the part of the page that changes is wanted."""


class Visit:
    """What a handler of the web door needs of its request."""

    def __init__(self, request: WebRequest, services: Services) -> None:
        self.request = request
        self.services = services
        self.actor = request.user.actor
        self.caller = Caller(self.actor, Via.WEB)

    def read(self, work: Callable[[UnitOfWork], T]) -> T:
        return self.services.database.query(self.actor, Via.WEB, work)

    def write(self, work: Callable[[UnitOfWork], T]) -> T:
        """One transaction, decided by the rights that the person holds in it (rule 2)."""
        return self.services.database.transact(
            self.actor, Via.WEB, lambda uow: work(with_current_role(uow))
        )

    def may(self, permission: str) -> bool:
        """Whether to offer what the permission allows; the use case decides again."""
        return may(self.actor.role, Permission(permission))

    @cached_property
    def workspace(self) -> WorkspaceSettings:
        return self.read(workspace_settings.get_workspace)

    @cached_property
    def formats(self) -> Formats:
        return Formats(self.workspace.locale)

    def client(self, client_id: str | None) -> ClientView | None:
        """The client whose part of a list is shown, where it is one client's."""
        if client_id is None:
            return None
        return self.read(lambda uow: clients.get_client(uow, client_id))

    @property
    def today(self) -> date:
        """The day in UTC, as every use case counts it."""
        return self.services.database.clock().date()

    @property
    def wants_fragment(self) -> bool:
        return FRAGMENT_HEADER in self.request.headers

    @property
    def waits_for_names(self) -> bool:
        """Our script shows names while a model is still reading."""
        return self.request.headers.get(FRAGMENT_HEADER) == "names"

    def page(self, template: str, refusal: DomainError | None = None, **values: Any) -> Page:
        """The template with the values, what a rule refused, and what the layout shows."""
        faults = refusal.errors if isinstance(refusal, ValidationFailed) else ()
        html = (
            environment()
            .get_template(template)
            .render(
                visit=self,
                actor=self.actor,
                workspace=self.workspace,
                fmt=self.formats,
                csrf=token_of(self.request.user.secret),
                path=self.request.scope["path"],
                refusal=refusal,
                errors={fault.field.removeprefix("plan."): fault.message for fault in faults},
                **values,
            )
        )
        return html_page(html, 200 if refusal is None else STATUS_OF_CODE[refusal.code], refusal)


def html_page(html: str, status: int = 200, refusal: DomainError | None = None) -> Page:
    headers = {} if refusal is None else waiting_headers(refusal.facts())
    return Response(html, status_code=status, media_type=MediaType.HTML, headers=headers)


def see(path: str) -> Redirect:
    """Go on there with a GET, so that a reload repeats nothing."""
    return Redirect(path, status_code=303)


def provide_visit(request: WebRequest, services: ServicesDep) -> Visit:
    return Visit(request, services)


VisitDep = NamedDependency[Visit]
