"""A workspace's settings: what new invoices start from, who sends them, whether the bar is on."""

from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

from sqlalchemy import bindparam, select

from billing_core.drafts import UNSET, Unset, chosen, refuse_if_any
from billing_core.errors import FieldError
from billing_core.invoices import check_tax_rate
from billing_core.permissions import Permission
from billing_core.prepared import Prepared
from billing_core.tables import Workspace
from billing_core.text import clean_note, clean_optional_line
from billing_core.unit_of_work import UnitOfWork
from billing_core.usecases import audit
from billing_core.usecases.loading import fresh, remembered

MAX_PAYMENT_DAYS = 365
MAX_ADDRESS_LINES = 10


@dataclass(frozen=True, slots=True)
class BusinessDetails:
    """Who sends the invoices, as their head and foot say. `payment` tells where to pay."""

    name: str | None = None
    address: str | None = None
    tax_number: str | None = None
    email: str | None = None
    payment: str | None = None


@dataclass(frozen=True, slots=True)
class InvoicingSettings:
    """`default_tax_rate` in percent; None is "not set", which is not 0 (rule 16)."""

    default_tax_rate: Decimal | None
    payment_days: int
    business: BusinessDetails


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    name: str
    currency: str
    locale: str
    ai_enabled: bool


def get_invoicing(uow: UnitOfWork) -> InvoicingSettings:
    uow.authorize(Permission.WORK)
    return _invoicing(_workspace(uow))


def update_invoicing(
    uow: UnitOfWork,
    *,
    default_tax_rate: Decimal | Unset | None = UNSET,
    payment_days: int | Unset = UNSET,
    business: BusinessDetails | Unset = UNSET,
) -> InvoicingSettings:
    """What drafts made from now on start from; those that exist keep theirs (rule 16).

    Raises:
        PermissionDenied: not an Owner or Admin.
        ValidationFailed: a rate outside 0 to 100, or other faults.
    """
    uow.authorize(Permission.INVOICING_SETTINGS)
    workspace = _workspace(uow, lock=True)
    before = _invoicing(workspace)
    errors: list[FieldError] = []
    rate = chosen(default_tax_rate, before.default_tax_rate)
    days = chosen(payment_days, before.payment_days)
    check_tax_rate(errors, "default_tax_rate", rate)
    if not 0 <= days <= MAX_PAYMENT_DAYS:
        errors.append(FieldError("payment_days", f"Must be from 0 to {MAX_PAYMENT_DAYS}."))
    details = _checked_business(errors, chosen(business, before.business))
    refuse_if_any(errors)
    workspace.default_tax_rate, workspace.payment_days = rate, days
    workspace.business_details = {k: v for k, v in asdict(details).items() if v is not None}
    after = _invoicing(workspace)
    _record(uow, "settings.invoicing", _facts(before), _facts(after))
    return after


def get_workspace(uow: UnitOfWork) -> WorkspaceSettings:
    uow.authorize(Permission.WORK)
    return remembered(uow, WorkspaceSettings, uow.workspace_id, _read_settings)


def update_workspace(uow: UnitOfWork, *, ai_enabled: bool) -> WorkspaceSettings:
    """The command bar on or off, for everybody in the workspace (rule 33).

    Raises:
        PermissionDenied: not the Owner.
    """
    uow.authorize(Permission.WORKSPACE_SETTINGS)
    workspace = _workspace(uow, lock=True)
    before = workspace.ai_enabled
    workspace.ai_enabled = ai_enabled
    _record(uow, "settings.workspace", {"ai_enabled": before}, {"ai_enabled": ai_enabled})
    return _settings(workspace)


def _checked_business(errors: list[FieldError], details: BusinessDetails) -> BusinessDetails:
    def line(field: str) -> str | None:
        return clean_optional_line(errors, f"business.{field}", getattr(details, field))

    def note(field: str) -> str | None:
        text = clean_note(errors, f"business.{field}", getattr(details, field), maximum=500)
        if text is not None and text.count("\n") >= MAX_ADDRESS_LINES:
            limit = f"Must have at most {MAX_ADDRESS_LINES} lines."
            errors.append(FieldError(f"business.{field}", limit))
        return text

    return BusinessDetails(
        name=line("name"),
        address=note("address"),
        tax_number=line("tax_number"),
        email=line("email"),
        payment=note("payment"),
    )


def business_of(workspace: Workspace) -> BusinessDetails:
    stored = workspace.business_details
    return BusinessDetails(**{f.name: stored.get(f.name) for f in fields(BusinessDetails)})


def _workspace(uow: UnitOfWork, *, lock: bool = False) -> Workspace:
    if not lock:
        return fresh(uow, Workspace, uow.workspace_id)
    found = select(Workspace).where(Workspace.id == uow.workspace_id)
    held = found.with_for_update(key_share=True).execution_options(populate_existing=True)
    return uow.session.scalars(held).one()


def _invoicing(workspace: Workspace) -> InvoicingSettings:
    rate, days = workspace.default_tax_rate, workspace.payment_days
    return InvoicingSettings(rate, days, business_of(workspace))


_SETTINGS = Prepared(
    select(Workspace.name, Workspace.currency, Workspace.locale, Workspace.ai_enabled).where(
        Workspace.id == bindparam("id")
    )
)


def _read_settings(uow: UnitOfWork, workspace_id: str) -> WorkspaceSettings:
    return WorkspaceSettings(*_SETTINGS.one(uow.connection, {"id": workspace_id}))


def _settings(workspace: Workspace) -> WorkspaceSettings:
    return WorkspaceSettings(
        workspace.name, workspace.currency, workspace.locale, workspace.ai_enabled
    )


def _facts(settings: InvoicingSettings) -> dict[str, Any]:
    rate = settings.default_tax_rate
    return {
        "default_tax_rate": None if rate is None else str(rate),
        "payment_days": settings.payment_days,
        "business": asdict(settings.business),
    }


def _record(uow: UnitOfWork, action: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    if before != after:
        subject = audit.Subject("workspace", uow.workspace_id)
        audit.record(uow, audit.Entry(action, subject, before, after))
