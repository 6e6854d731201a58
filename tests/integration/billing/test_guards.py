"""What the database refuses by itself, also to who writes around billing_core (rule 9)."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from billing_core import guards
from billing_core.database import Database
from billing_core.kinds import MilestoneStatus
from billing_core.usecases import invoice_life, projects
from billing_core.views import ProjectView
from tests.factories import Studio, act, ask, bring_to, make_draft, make_project

INSERT_INVOICE = (
    "INSERT INTO invoices (id, workspace_id, project_id, client_id, milestone_id, status,"
    " uses_budget, currency, net_minor, tax_minor, total_minor, created_at)"
    " SELECT :id, workspace_id, id, client_id, :milestone, 'draft', TRUE, currency, :net, 0, :net,"
    " created_at FROM projects WHERE id = :project"
)

INSERT_LINE = (
    "INSERT INTO invoice_lines (id, invoice_id, position, description, quantity,"
    " unit_price_minor, amount_minor) SELECT 'x', id, 9, 'x', '1', 1, 1 FROM invoices"
)


def write(database: Database, statement: str, **values: object) -> None:
    with database.engine.begin() as connection:
        connection.execute(text(statement), values)


def invoiced(database: Database, studio: Studio, project: ProjectView) -> int:
    return ask(database, studio.owner, projects.get_project, project.id).budget_usage.invoiced_minor


def test_raw_invoice_is_counted_and_held_under_the_budget(
    database: Database, studio: Studio
) -> None:
    project = make_project(database, studio.owner)
    first = project.milestones[0].id

    write(database, INSERT_INVOICE, id="a", project=project.id, milestone=first, net=3_000_000)
    write(database, INSERT_INVOICE, id="b", project=project.id, milestone=None, net=2_000_000)

    assert invoiced(database, studio, project) == 5_000_000
    for statement, values in (
        (INSERT_INVOICE, {"id": "c", "project": project.id, "milestone": None, "net": 1}),
        ("UPDATE invoices SET net_minor = net_minor + 1, total_minor = total_minor + 1", {}),
        ("UPDATE projects SET budget_minor = budget_minor - 1", {}),
    ):
        with pytest.raises(IntegrityError):
            write(database, statement, **values)
    write(database, "DELETE FROM invoices WHERE id = 'a'")
    assert invoiced(database, studio, project) == 2_000_000


def test_milestone_has_one_live_invoice(database: Database, studio: Studio) -> None:
    draft = make_draft(database, studio.owner)

    with pytest.raises(IntegrityError):
        write(
            database,
            INSERT_INVOICE,
            id="a",
            project=draft.project.id,
            milestone=draft.milestone_id,
            net=1,
        )


REFUSED = [
    "UPDATE invoices SET net_minor = 1, total_minor = 1 + tax_minor",
    "UPDATE invoices SET number = 7",
    "UPDATE invoices SET parties = '{}'",
    "UPDATE invoices SET status = 'draft', number = NULL",
    "UPDATE invoices SET client_id = 'other'",
    "UPDATE invoices SET uses_budget = FALSE",
    "DELETE FROM invoices",
    "UPDATE invoice_lines SET amount_minor = 1",
    "DELETE FROM invoice_lines",
    INSERT_LINE,
    "UPDATE milestones SET amount_minor = 1 WHERE status = 'invoiced'",
    "UPDATE milestones SET name = 'x' WHERE status = 'invoiced'",
    "UPDATE milestones SET status = 'completed' WHERE status = 'pending'",
    "UPDATE milestones SET status = 'pending' WHERE status = 'invoiced'",
    "DELETE FROM milestones WHERE status = 'in_progress'",
    "UPDATE milestones SET amount_minor = 0 WHERE status = 'pending'",
    "UPDATE milestones SET status = 'done' WHERE status = 'pending'",
    "UPDATE workspaces SET invoice_counter = 0",
    "UPDATE audit_entries SET action = 'x'",
    "DELETE FROM audit_entries",
    "UPDATE projects SET billing_type = 'hourly'",
    "UPDATE users SET role = 'owner' WHERE role = 'admin'",
]


def test_write_around_the_rules_is_refused(database: Database, studio: Studio) -> None:
    sent = make_draft(database, studio.owner)
    act(database, studio.owner, invoice_life.send_invoice, sent.id)
    project = ask(database, studio.owner, projects.get_project, sent.project.id)
    bring_to(database, studio.owner, project.milestones[1].id, MilestoneStatus.IN_PROGRESS)

    for statement in REFUSED:
        with pytest.raises(IntegrityError):
            write(database, statement)


def test_newest_schema_has_exactly_the_guards_of_the_code(database: Database) -> None:
    if database.is_sqlite:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with database.engine.connect() as connection:
        present = set(connection.scalars(text(query)))

    dialect = database.engine.dialect.name
    wanted = {
        statement.split()[2]
        for statement in guards.statements(dialect)
        if statement.startswith("CREATE TRIGGER")
    }
    assert present == wanted
