"""The reference model: what a workspace should hold after any history of calls, in plain values.

Written from the rules and not from the code: no lock, no query, no trigger. Attributes are named
like the columns that they must equal. `why_not_*` gives every code that a call may be refused
with; an empty set means that it must succeed.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar

Codes = frozenset[str]
OPEN: Codes = frozenset()
DAY = timedelta(hours=24)

MAY = {
    "work": ("owner", "admin", "member"),
    "reopen": ("owner", "admin"),
    "void": ("owner", "admin"),
    "invoicing": ("owner", "admin"),
    "portal": ("owner", "admin"),
    "audit": ("owner", "admin"),
    "workspace": ("owner",),
}


def half_up(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), ROUND_HALF_UP))


@dataclass
class Client:
    TABLE: ClassVar = "clients"
    COLUMNS: ClassVar = (
        "workspace_id",
        "name",
        "archived",
        "version",
        "email",
        "portal_token_hash",
    )
    workspace_id: str
    id: str
    name: str
    email: str | None = None
    archived: bool = False
    version: int = 1
    portal_token_hash: str | None = None


@dataclass
class Milestone:
    TABLE: ClassVar = "milestones"
    COLUMNS: ClassVar = ("project_id", "position", "name", "amount_minor", "status")
    workspace_id: str
    id: str
    project_id: str
    position: int
    name: str
    amount_minor: int
    status: str = "pending"

    @property
    def is_locked(self) -> bool:
        return self.status in {"completed", "invoiced"}


@dataclass
class Project:
    TABLE: ClassVar = "projects"
    COLUMNS: ClassVar = (
        "workspace_id",
        "client_id",
        "name",
        "billing_type",
        "currency",
        "budget_minor",
        "budget_scope",
        "hourly_rate_minor",
        "version",
        "command_id",
    )
    workspace_id: str
    id: str
    client_id: str
    name: str
    billing_type: str
    currency: str
    budget_minor: int | None
    budget_scope: str
    hourly_rate_minor: int | None
    version: int = 1
    command_id: str | None = None


@dataclass
class Invoice:
    TABLE: ClassVar = "invoices"
    COLUMNS: ClassVar = (
        "workspace_id",
        "project_id",
        "client_id",
        "milestone_id",
        "number",
        "status",
        "uses_budget",
        "net_minor",
        "tax_rate",
        "tax_minor",
        "total_minor",
    )
    workspace_id: str
    id: str
    project_id: str
    client_id: str
    milestone_id: str | None
    net_minor: int
    tax_rate: Decimal | None
    number: int | None = None
    status: str = "draft"
    uses_budget: bool = True

    @property
    def tax_minor(self) -> int:
        return 0 if self.tax_rate is None else half_up(self.net_minor * self.tax_rate / 100)

    @property
    def total_minor(self) -> int:
        return self.net_minor + self.tax_minor


@dataclass
class TimeEntry:
    TABLE: ClassVar = "time_entries"
    COLUMNS: ClassVar = ("project_id", "minutes", "note", "billable", "invoice_id")
    workspace_id: str
    id: str
    project_id: str
    minutes: int
    note: str | None
    billable: bool
    invoice_id: str | None = None


@dataclass
class Command:
    TABLE: ClassVar = "commands"
    COLUMNS: ClassVar = ("workspace_id", "status", "version", "digest")
    workspace_id: str
    id: str
    action: str
    status: str
    version: int
    digest: str | None
    plan: dict[str, Any]
    expires_at: datetime
    rests_on: tuple[str, ...] = ()
    """What was true at review: the client as it stood, whether the name was free."""
    result: dict[str, Any] | None = None
    is_undone: bool = False

    def status_at(self, now: datetime) -> str:
        is_open = self.status in {"staged", "needs_clarification"}
        return "expired" if is_open and now >= self.expires_at else self.status


@dataclass
class Workspace:
    """One tenant, whole."""

    TABLE: ClassVar = "workspaces"
    COLUMNS: ClassVar = ("ai_enabled", "default_tax_rate", "invoice_counter")
    id: str
    name: str
    currency: str
    default_tax_rate: Decimal | None
    ai_enabled: bool = True
    invoice_counter: int = 0
    things: dict[type, dict[str, Any]] = field(default_factory=dict)

    @property
    def workspace_id(self) -> str:
        return self.id

    def add(self, thing: Any) -> None:
        self.things.setdefault(type(thing), {})[thing.id] = thing

    def remove(self, thing: Any) -> None:
        del self.things[type(thing)][thing.id]

    def all(self, kind: type[Any]) -> list[Any]:
        return list(self.things.get(kind, {}).values())

    def get(self, kind: type[Any], thing_id: str) -> Any:
        return self.things[kind][thing_id]

    # What follows from the rows.

    def milestones(self, project_id: str) -> list[Milestone]:
        found = [m for m in self.all(Milestone) if m.project_id == project_id]
        return sorted(found, key=lambda milestone: milestone.position)

    def invoices(self, project_id: str) -> list[Invoice]:
        return [i for i in self.all(Invoice) if i.project_id == project_id]

    def live_invoice(self, milestone_id: str) -> Invoice | None:
        """The one that a repeat of Generate Invoice answers with."""
        return next(
            (
                invoice
                for invoice in self.all(Invoice)
                if invoice.milestone_id == milestone_id and invoice.status != "void"
            ),
            None,
        )

    def counted(self, project: Project, scope: str | None = None) -> int:
        """What uses up the budget in the scope, net (rules 6 and 8)."""
        all_count = (scope or project.budget_scope) == "all_invoices"
        return sum(
            invoice.net_minor
            for invoice in self.invoices(project.id)
            if invoice.uses_budget and (all_count or invoice.milestone_id is not None)
        )

    def active_clients(self, name: str) -> list[Client]:
        return [c for c in self.all(Client) if c.name == name and not c.archived]

    def unbilled(self, project_id: str) -> list[TimeEntry]:
        return [
            entry
            for entry in self.all(TimeEntry)
            if entry.project_id == project_id and entry.billable and entry.invoice_id is None
        ]

    def time_net(self, project: Project) -> int:
        """Minutes × rate ÷ 60, half up for each note (rule 22)."""
        minutes: dict[str | None, int] = {}
        for entry in self.unbilled(project.id):
            minutes[entry.note] = minutes.get(entry.note, 0) + entry.minutes
        rate = Decimal(project.hourly_rate_minor or 0)
        return sum(half_up(total * rate / 60) for total in minutes.values())

    # Refusals.

    def over_budget(
        self, project: Project, net: int, *, of_milestone: bool, instead_of: int = 0
    ) -> Codes:
        """Whether that much more (in the place of a present invoice) is too much (rule 8)."""
        counts = of_milestone or project.budget_scope == "all_invoices"
        if project.budget_minor is None or not counts or net == 0:
            return OPEN
        fits = self.counted(project) - instead_of + net <= project.budget_minor
        return OPEN if fits else frozenset({"over_budget"})

    def why_not_terms(
        self, kind: str, budget: int | None, scope: str | None, rate: int | None, amounts: list[int]
    ) -> Codes:
        """Rules 4 to 6 for a new project."""
        milestones, hours = kind != "hourly", kind != "fixed_price"
        fine = (
            (rate is not None) == hours
            and (budget is not None or not milestones or bool(amounts))
            and (milestones or not amounts)
            and (milestones or scope != "milestones_only")
        )
        return OPEN if fine else frozenset({"validation_failed"})

    def rests_on(self, action: str, plan: dict[str, Any]) -> tuple[str, ...]:
        """The facts outside the plan that it depends on, as they stand now (rule 31)."""
        if action == "create_client":
            return (str(bool(self.active_clients(plan["name"]))),)
        taken = any(p.name == plan["project_name"] for p in self.all(Project))
        return (self._client_state(plan["client"]), str(taken))

    def _client_state(self, client: dict[str, Any]) -> str:
        if client["id"] is None:
            return str(bool(self.active_clients(client["name"])))
        known = self.things[Client].get(client["id"])
        return f"{known.name} {known.archived}" if known else "taken back"

    def settled(self, plan: dict[str, Any]) -> dict[str, Any]:
        """The plan with its client as the workspace has it now."""
        if "client" not in plan:
            return plan
        known = plan["client"]["id"]
        if known is None:
            found = self.active_clients(plan["client"]["name"])
            known = min(client.id for client in found) if found else None
        if known is None:
            return plan
        if known not in self.things[Client]:
            return plan
        name = self.get(Client, known).name
        return {**plan, "client": {"id": known, "name": name, "existing": True}}

    def why_not_client(self, plan: dict[str, Any]) -> Codes:
        """Why the plan's client cannot be billed: archived, or taken back meanwhile."""
        known = plan.get("client", {}).get("id")
        if known is None:
            return OPEN
        client = self.things[Client].get(known)
        if client is None:
            return frozenset({"not_found"})
        return frozenset({"validation_failed"}) if client.archived else OPEN

    def project_is_used(self, project: Project) -> bool:
        """Whether something hangs on it, so that it cannot be taken back."""
        times = [t for t in self.all(TimeEntry) if t.project_id == project.id]
        begun = [m for m in self.milestones(project.id) if m.status != "pending"]
        return bool(times or begun or self.invoices(project.id))

    def client_is_used(self, client: Client) -> bool:
        projects = [p for p in self.all(Project) if p.client_id == client.id]
        return bool(projects or client.portal_token_hash)
