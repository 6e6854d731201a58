"""Billing over HTTP, by resource; every handler is one use case and its JSON."""

from litestar import Controller

from commandbar.api.billing.audit import AuditController
from commandbar.api.billing.clients import ClientController
from commandbar.api.billing.invoices import InvoiceController
from commandbar.api.billing.milestones import MilestoneController
from commandbar.api.billing.projects import ProjectController
from commandbar.api.billing.settings import SettingsController

BILLING: list[type[Controller]] = [
    ClientController,
    ProjectController,
    MilestoneController,
    InvoiceController,
    SettingsController,
    AuditController,
]
