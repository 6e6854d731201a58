"""Commands as Slack's cards get them, made by hand."""

from datetime import UTC, datetime
from typing import Any

from commandbar.plan import Card, CardField, CardRow, Option, PlanWarning, Question
from commandbar.views import CommandView, Person

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
OLIVIA = Person(id="usr_1", name="Olivia Owner")
MIA = Person(id="usr_2", name="Mia Member")

HOSTILE = "<!channel> <https://evil.example|click> & *bold* _it_ ~no~ `code` :tada: <@U1> &lt;"

PLAN: dict[str, Any] = {
    "project_name": "Brand Redesign",
    "client": {"id": "cli_1", "name": "Acme Corp", "existing": True},
    "billing_type": "fixed_price",
    "currency": "USD",
    "budget": "50000.00",
    "budget_derived": False,
    "budget_scope": "all_invoices",
    "hourly_rate": None,
    "milestones": [
        {"name": "Strategy", "amount": "15000.00", "due_date": "2026-04-01", "description": "Talk"},
        {"name": "Design", "amount": "20000.00", "due_date": None, "description": None},
        {"name": "Delivery", "amount": "15000.00", "due_date": None, "description": None},
    ],
}


def make_card(name: str = "Brand Redesign", rows: int = 3, row_name: str = "Phase") -> Card:
    return Card(
        title=name,
        confirm_label="Create project",
        fields=(
            CardField(field="client", label="Client", value="Acme Corp"),
            CardField(field="billing_type", label="Billing type", value="Fixed price"),
            CardField(field="budget", label="Budget", value="$50,000.00", tone="derived"),
        ),
        rows=tuple(
            CardRow(field=f"milestones[{i}]", name=f"{row_name} {i + 1}", amount="$15,000.00")
            for i in range(rows)
        ),
        sum_line="15,000 + 20,000 + 15,000 = 50,000 of 50,000",
    )


def make_view(**changes: Any) -> CommandView:
    facts: dict[str, Any] = {
        **dict.fromkeys(CommandView.model_fields),  # nothing, where nothing is said
        "id": "cmd_1",
        "status": "staged",
        "action": "create_project",
        "version": 1,
        "digest": "sha256:" + 64 * "a",
        "prompt": "Create a project",
        "parser": "builtin",
        "plan": PLAN,
        "card": make_card(),
        "warnings": [],
        "questions": [],
        "missing": [],
        "evidence": [],
        "unused": [],
        "dismissed": [],
        "messages": [],
        "usage": {},
        "created_by": OLIVIA,
        "created_at": AT,
        "changed_by": OLIVIA,
        "changed_at": AT,
        "expires_at": AT,
    }
    return CommandView.model_validate({**facts, **changes})


def make_question(options: int = 2) -> Question:
    return Question(
        field="client",
        message="Which client?",
        options=[Option(label=f"Client {i}", value=f"for Client {i}") for i in range(options)],
    )


def warn(message: str) -> PlanWarning:
    return PlanWarning(code="new_client", message=message)
