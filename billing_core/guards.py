"""What the database refuses by itself, whoever writes: the second line of defence (rule 9).

The use cases decide by the pure rules under a lock and never meet these; they are for the write
that went around them. The counters of a project are kept here and nowhere else, by adding and
subtracting: a sum taken in a trigger would see an old snapshot on PostgreSQL.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_LOCKED = "OLD.status IN ('completed', 'invoiced')"
_NOT_A_STEP = (
    "OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN ("
    "'pending>in_progress', 'in_progress>completed', 'completed>in_progress',"
    " 'completed>invoiced', 'invoiced>completed')"
)
_NOT_A_LIFE = (
    "OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN ("
    "'draft>sent', 'sent>paid', 'sent>void')"
)


def _changed(*columns: str) -> str:
    return "(" + " OR ".join(f"OLD.{c} IS DISTINCT FROM NEW.{c}" for c in columns) + ")"


def _line_of_a_document(row: str) -> str:
    """A draft's own lines fall with it: then the invoice is already gone and nothing is found."""
    invoice = f"id = {row}.invoice_id AND status <> 'draft'"
    return f"EXISTS (SELECT 1 FROM invoices WHERE {invoice})"  # noqa: S608 -- our own constants


@dataclass(frozen=True, slots=True)
class Refusal:
    """One write that is refused: on `table`, before `operation`, when `condition` holds."""

    table: str
    operation: str
    name: str
    condition: str


REFUSALS = (
    Refusal("audit_entries", "UPDATE", "never_changes", "TRUE"),
    Refusal("audit_entries", "DELETE", "never_goes", "TRUE"),
    Refusal(
        "milestones",
        "UPDATE",
        "locked_row_changes",
        f"{_LOCKED} AND "
        + _changed("project_id", "name", "amount_minor", "due_date", "description"),
    ),
    Refusal("milestones", "UPDATE", "step_skipped", _NOT_A_STEP),
    Refusal("milestones", "DELETE", "only_pending_goes", "OLD.status <> 'pending'"),
    Refusal(
        "invoices",
        "UPDATE",
        "moves",
        _changed("workspace_id", "project_id", "client_id", "milestone_id", "currency"),
    ),
    Refusal(
        "invoices",
        "UPDATE",
        "document_changes",
        "OLD.status <> 'draft' AND "
        + _changed(
            "number",
            "net_minor",
            "tax_rate",
            "tax_minor",
            "issue_date",
            "due_date",
            "notes",
            "parties",
        ),
    ),
    Refusal("invoices", "UPDATE", "step_skipped", _NOT_A_LIFE),
    Refusal("invoices", "DELETE", "only_draft_goes", "OLD.status <> 'draft'"),
    Refusal("invoice_lines", "INSERT", "document_grows", _line_of_a_document("NEW")),
    Refusal("invoice_lines", "UPDATE", "document_changes", _line_of_a_document("OLD")),
    Refusal("invoice_lines", "DELETE", "document_shrinks", _line_of_a_document("OLD")),
    Refusal(
        "workspaces",
        "UPDATE",
        "number_given_twice",
        "NEW.invoice_counter < OLD.invoice_counter",
    ),
)


def statements(dialect: str) -> Iterator[str]:
    """The DDL for "sqlite" or "postgresql", in order, to run after the tables exist."""
    make = _sqlite if dialect == "sqlite" else _postgresql
    yield from make()


def _counted(row: str, *, for_milestone: bool) -> str:
    """What an invoice row adds to one of the two counters."""
    kind = "IS NOT NULL" if for_milestone else "IS NULL"
    applies = f"{row}.uses_budget AND {row}.milestone_id {kind}"
    return f"CASE WHEN {applies} THEN {row}.net_minor ELSE 0 END"


def _count(added: str | None, removed: str | None) -> str:
    """The UPDATE that adds one row's share to its project and takes another's away."""

    def delta(*, for_milestone: bool) -> str:
        plus = f" + {_counted(added, for_milestone=for_milestone)}" if added else ""
        minus = f" - {_counted(removed, for_milestone=for_milestone)}" if removed else ""
        return plus + minus

    milestones, other = delta(for_milestone=True), delta(for_milestone=False)
    counters = (
        f"milestones_invoiced_minor = milestones_invoiced_minor{milestones},"
        f" other_invoiced_minor = other_invoiced_minor{other}"
    )
    project = f"{added or removed}.project_id"
    return f"UPDATE projects SET {counters} WHERE id = {project}"  # noqa: S608 -- our own constants


_COUNTING = (
    ("insert", "INSERT", _count("NEW", None)),
    ("update", "UPDATE OF net_minor, uses_budget", _count("NEW", "OLD")),
    ("delete", "DELETE", _count(None, "OLD")),
)


def _sqlite() -> Iterator[str]:
    for name, operation, update in _COUNTING:
        yield (
            f"CREATE TRIGGER invoices_counted_{name} AFTER {operation} ON invoices"
            f" BEGIN {update}; END"
        )
    for refusal in REFUSALS:
        name = f"{refusal.table}_{refusal.name}"
        yield (
            f"CREATE TRIGGER {name} BEFORE {refusal.operation} ON {refusal.table}"
            f" WHEN {_sqlite_condition(refusal.condition)}"
            f" BEGIN SELECT RAISE(ABORT, '{name}'); END"
        )


def _sqlite_condition(condition: str) -> str:
    """SQLite before 3.39 knows IS DISTINCT FROM only as IS NOT."""
    return condition.replace("IS DISTINCT FROM", "IS NOT")


def _postgresql() -> Iterator[str]:
    for name, operation, update in _COUNTING:
        function = f"invoices_counted_{name}"
        yield _function(function, f"{update}; RETURN NULL;")
        yield (
            f"CREATE TRIGGER {function} AFTER {operation} ON invoices"
            f" FOR EACH ROW EXECUTE FUNCTION {function}()"
        )
    for refusal in REFUSALS:
        name = f"{refusal.table}_{refusal.name}"
        row = "OLD" if refusal.operation == "DELETE" else "NEW"
        body = (
            f"IF {refusal.condition} THEN"
            f" RAISE EXCEPTION '{name}' USING ERRCODE = 'check_violation'; END IF; RETURN {row};"
        )
        yield _function(name, body)
        yield (
            f"CREATE TRIGGER {name} BEFORE {refusal.operation} ON {refusal.table}"
            f" FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def _function(name: str, body: str) -> str:
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
