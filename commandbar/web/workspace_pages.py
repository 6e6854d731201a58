"""The workspace's own pages: settings, and the audit log."""

from decimal import Decimal
from typing import Any

from litestar import Controller, Response, get, post
from litestar.params import FromQuery

from billing_core.drafts import UNSET
from billing_core.errors import DomainError
from billing_core.usecases import audit_log, milestones
from billing_core.usecases import settings as workspace_settings
from billing_core.usecases.settings import BusinessDetails, InvoicingSettings
from commandbar.slack import identity
from commandbar.slack.linking import redeem
from commandbar.web.fact_words import FactWords
from commandbar.web.forms import Form
from commandbar.web.typed import FieldReader
from commandbar.web.visit import FormDep, Page, Visit, VisitDep, see

AUDIT_PAGE = 50
PAGE_OF_SUBJECT = {
    "project": "/projects/",
    "invoice": "/invoices/",
    "client": "/clients/",
    "command": "/commands/",
}
GONE = ("project.remove", "client.remove", "invoice.delete")
"""Deeds after which there is no page to go to."""


class WorkspacePages(Controller):
    @get("/settings", sync_to_thread=True)
    def settings(self, visit: VisitDep) -> Page:
        return _settings_page(visit)

    @post("/settings/invoicing", sync_to_thread=True)
    def save_invoicing(self, visit: VisitDep, form: FormDep) -> Response[Any]:
        """What new invoices start from; those that exist keep what they have."""
        try:
            reader = FieldReader(visit.formats)
            rate = reader.decimal("default_tax_rate", form.text("default_tax_rate"))
            days = reader.decimal("payment_days", form.text("payment_days"))
            reader.check()
            visit.write(
                lambda uow: workspace_settings.update_invoicing(
                    uow,
                    default_tax_rate=rate,
                    payment_days=UNSET if days is None else int(days),
                    business=_business(form),
                )
            )
        except DomainError as error:
            return _settings_page(visit, error, form)
        return see("/settings#invoicing-saved")

    @post("/settings/workspace", sync_to_thread=True)
    def save_workspace(self, visit: VisitDep, form: FormDep) -> Response[Any]:
        """The command bar on or off, for everybody."""
        enabled = form.has("ai_enabled")
        try:
            visit.write(lambda uow: workspace_settings.update_workspace(uow, ai_enabled=enabled))
        except DomainError as error:
            return _settings_page(visit, error)
        return see("/settings#workspace-saved")

    @post("/settings/slack", sync_to_thread=True)
    def link_slack(self, visit: VisitDep, form: FormDep) -> Response[Any]:
        """Let the Slack user who was shown the one-time code act as this member."""
        code = form.text("code")
        try:
            redeem(visit.services, visit.caller, code)
        except DomainError as error:
            return _settings_page(visit, error)
        return see("/settings")

    @post("/settings/slack/unlink", sync_to_thread=True)
    def unlink_slack(self, visit: VisitDep) -> Response[Any]:
        """No Slack user acts as this member any more."""
        visit.write(identity.unlink)
        return see("/settings")

    @get("/audit", sync_to_thread=True)
    def audit(self, visit: VisitDep, cursor: FromQuery[str | None] = None) -> Page:
        """Everything that changed, newest first."""
        page = visit.read(lambda uow: audit_log.list_audit(uow, limit=AUDIT_PAGE, cursor=cursor))
        moved = [row.subject_id for row in page.items if row.subject_type == "milestone"]
        return visit.page(
            "audit.html",
            found=page,
            page_of=PAGE_OF_SUBJECT,
            gone=GONE,
            milestones=visit.read(lambda uow: milestones.refer_to(uow, moved)),
            words_of=lambda row: FactWords.of(row, visit.formats),
        )


def _business(form: Form) -> BusinessDetails:
    names = ("name", "address", "tax_number", "email", "payment")
    return BusinessDetails(**{name: form.text(f"business_{name}") or None for name in names})


def _settings_page(
    visit: Visit, refusal: DomainError | None = None, form: Form | None = None
) -> Page:
    stored = visit.read(workspace_settings.get_invoicing)
    shown = _shown(stored, visit)
    if form is not None:
        shown = {name: form.text(name) for name in shown}
    slack = visit.services.settings.slack_signing_secret is not None
    linked = visit.read(identity.slack_users_of) if slack else []
    return visit.page("settings.html", refusal, given=shown, slack=slack, linked=linked)


def _shown(stored: InvoicingSettings, visit: Visit) -> dict[str, str]:
    rate: Decimal | None = stored.default_tax_rate
    business = stored.business
    return {
        "default_tax_rate": "" if rate is None else visit.formats.number(rate),
        "payment_days": str(stored.payment_days),
        "business_name": business.name or "",
        "business_address": business.address or "",
        "business_tax_number": business.tax_number or "",
        "business_email": business.email or "",
        "business_payment": business.payment or "",
    }
