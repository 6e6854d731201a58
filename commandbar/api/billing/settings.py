"""`/api/v1/settings`: what new invoices start from, and the command bar's switch."""

from litestar import Controller, get, put
from litestar.di import NamedDependency
from litestar.params import RawBody
from pydantic import BaseModel

from billing_core.columns import plain
from billing_core.usecases import settings
from billing_core.usecases.settings import BusinessDetails, InvoicingSettings, WorkspaceSettings
from commandbar.api.auth import ApiRequest
from commandbar.api.billing.calling import act, ask, percentage, sent
from commandbar.api.bodies import Body, body_of, read_body
from commandbar.services import Services


class BusinessBody(Body):
    name: str | None = None
    address: str | None = None
    tax_number: str | None = None
    email: str | None = None
    payment: str | None = None


class InvoicingEdit(Body):
    default_tax_rate: str | None = None
    payment_days: int = 0
    business: BusinessBody = BusinessBody()


class WorkspaceEdit(Body):
    ai_enabled: bool


class BusinessJson(BaseModel):
    name: str | None
    address: str | None
    tax_number: str | None
    email: str | None
    payment: str | None


class InvoicingJson(BaseModel):
    default_tax_rate: str | None
    payment_days: int
    business: BusinessJson


class WorkspaceJson(BaseModel):
    name: str
    currency: str
    locale: str
    ai_enabled: bool


class SettingsController(Controller):
    path = "/settings"
    tags = ("Settings",)

    @get("/invoicing", sync_to_thread=True)
    def invoicing(self, request: ApiRequest, services: NamedDependency[Services]) -> InvoicingJson:
        return _invoicing(ask(request, services, settings.get_invoicing))

    @put("/invoicing", operation_class=body_of(InvoicingEdit), sync_to_thread=True)
    def edit_invoicing(
        self, request: ApiRequest, services: NamedDependency[Services], body: RawBody
    ) -> InvoicingJson:
        """What drafts made from now on start from; fields that the body leaves out stay."""
        edit = read_body(InvoicingEdit, body)
        return _invoicing(
            act(
                request,
                services,
                settings.update_invoicing,
                default_tax_rate=sent(
                    edit, "default_tax_rate", percentage("default_tax_rate", edit.default_tax_rate)
                ),
                payment_days=sent(edit, "payment_days", edit.payment_days),
                business=sent(edit, "business", BusinessDetails(**edit.business.model_dump())),
            )
        )

    @get("/workspace", sync_to_thread=True)
    def workspace(self, request: ApiRequest, services: NamedDependency[Services]) -> WorkspaceJson:
        return _workspace(ask(request, services, settings.get_workspace))

    @put("/workspace", operation_class=body_of(WorkspaceEdit), sync_to_thread=True)
    def edit_workspace(
        self, request: ApiRequest, services: NamedDependency[Services], body: RawBody
    ) -> WorkspaceJson:
        """The command bar on or off, by the Owner."""
        enabled = read_body(WorkspaceEdit, body).ai_enabled
        return _workspace(act(request, services, settings.update_workspace, ai_enabled=enabled))


def _invoicing(view: InvoicingSettings) -> InvoicingJson:
    rate = view.default_tax_rate
    return InvoicingJson(
        default_tax_rate=None if rate is None else plain(rate),
        payment_days=view.payment_days,
        business=BusinessJson.model_validate(view.business, from_attributes=True),
    )


def _workspace(view: WorkspaceSettings) -> WorkspaceJson:
    return WorkspaceJson.model_validate(view, from_attributes=True)
