"""Everything that the web door answers: pages, static files, what guards them."""

from litestar import Router
from litestar.datastructures import CacheControlHeader
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.static_files import create_static_files_router

from commandbar.web.addresses import refuse_unnameable, refuse_unstorable
from commandbar.web.authentication import OPEN_TO_ALL, SessionAuthentication
from commandbar.web.clients import ClientPages
from commandbar.web.commands import CommandPages
from commandbar.web.failures import HANDLERS
from commandbar.web.forgery import refuse_forgery
from commandbar.web.forms import read_form
from commandbar.web.invoices import InvoicePages
from commandbar.web.portal import PortalPage
from commandbar.web.preview import PreviewPages
from commandbar.web.project_forms import ProjectForms
from commandbar.web.projects import ProjectPages
from commandbar.web.sign_in import SignInController
from commandbar.web.templating import STATIC, static_path
from commandbar.web.visit import provide_visit
from commandbar.web.workspace_pages import WorkspacePages

CONTROLLERS = (
    SignInController,
    CommandPages,
    PreviewPages,
    ProjectPages,
    ProjectForms,
    InvoicePages,
    ClientPages,
    WorkspacePages,
    PortalPage,
)
YEAR_S = 365 * 24 * 3600


def web_routers() -> list[Router]:
    """The pages and, at an address that changes with them, the static files."""
    pages = Router(
        "/",
        route_handlers=CONTROLLERS,
        dependencies={
            "visit": Provide(provide_visit, sync_to_thread=False),
            "form": Provide(read_form),
        },
        middleware=[DefineMiddleware(SessionAuthentication, exclude_from_auth_key=OPEN_TO_ALL)],
        guards=[refuse_unstorable, refuse_forgery],
        exception_handlers=HANDLERS,
        include_in_schema=False,
    )
    static = create_static_files_router(
        static_path(),
        [STATIC],
        guards=[refuse_unnameable],
        cache_control=CacheControlHeader(public=True, max_age=YEAR_S, immutable=True),
    )
    return [pages, static]
