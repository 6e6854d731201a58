"""What the audit log tells of each thing: plain JSON, amounts in minor units, no secret."""

from datetime import date
from decimal import Decimal
from typing import Any

from billing_core.columns import plain
from billing_core.tables import Invoice, InvoiceLine, Milestone, Project
from billing_core.views import MilestoneView


def project_facts(project: Project) -> dict[str, Any]:
    return {
        "name": project.name,
        "client_id": project.client_id,
        "billing_type": project.billing_type,
        "currency": project.currency,
        "budget_minor": project.budget_minor,
        "budget_scope": project.budget_scope,
        "hourly_rate_minor": project.hourly_rate_minor,
    }


def milestone_facts(milestone: Milestone | MilestoneView) -> dict[str, Any]:
    return {
        "id": milestone.id,
        "name": milestone.name,
        "amount_minor": milestone.amount_minor,
        "due_date": day(milestone.due_date),
        "description": milestone.description,
        "status": milestone.status,
    }


def invoice_facts(invoice: Invoice, lines: list[InvoiceLine]) -> dict[str, Any]:
    return {
        "project_id": invoice.project_id,
        "milestone_id": invoice.milestone_id,
        "status": invoice.status,
        "number": invoice.number,
        "currency": invoice.currency,
        "net_minor": invoice.net_minor,
        "tax_rate": rate(invoice.tax_rate),
        "tax_minor": invoice.tax_minor,
        "issue_date": day(invoice.issue_date),
        "due_date": day(invoice.due_date),
        "notes": invoice.notes,
        "lines": [_line_facts(line) for line in lines],
    }


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def rate(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _line_facts(line: InvoiceLine) -> dict[str, Any]:
    return {
        "description": line.description,
        "quantity": plain(line.quantity),
        "minutes": line.minutes,
        "unit_price_minor": line.unit_price_minor,
        "amount_minor": line.amount_minor,
    }
