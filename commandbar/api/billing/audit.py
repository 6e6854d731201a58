"""`/api/v1/audit`: who did what, newest first."""

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from billing_core.usecases import audit_log
from commandbar.api.auth import ApiRequest
from commandbar.api.billing.calling import Limit, ask
from commandbar.api.billing.schemas import AuditJson, Listed
from commandbar.api.billing.shown import audit_json, listed
from commandbar.services import Services


class AuditController(Controller):
    path = "/audit"
    tags = ("Audit",)

    @get(sync_to_thread=True)
    def newest(
        self,
        request: ApiRequest,
        services: NamedDependency[Services],
        limit: Limit = 50,
        cursor: FromQuery[str | None] = None,
    ) -> Listed[AuditJson]:
        """The workspace's log, for its Owner and Admins."""
        page = ask(request, services, audit_log.list_audit, limit=limit, cursor=cursor)
        return listed(page, audit_json)
