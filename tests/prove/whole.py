"""What must hold in a database of billing days, as questions to which the answer is no row."""

from sqlalchemy import text

from billing_core.database import Database
from billing_core.usecases.audit_log import verify
from tests.prove.billing_day import MILESTONES

QUESTIONS = {
    "an executed command has exactly one project": """
        SELECT c.id FROM commands c LEFT JOIN projects p ON p.command_id = c.id
        WHERE c.status = 'executed' GROUP BY c.id HAVING count(p.id) <> 1""",
    "a project's command is executed": """
        SELECT p.id FROM projects p JOIN commands c ON c.id = p.command_id
        WHERE c.status <> 'executed'""",
    "a project has all its milestones": f"""
        SELECT p.id FROM projects p LEFT JOIN milestones m ON m.project_id = p.id
        GROUP BY p.id HAVING count(m.id) <> {MILESTONES}""",
    "an executed command is audited once": """
        SELECT c.id FROM commands c LEFT JOIN audit_entries a
        ON a.subject_id = c.id AND a.action = 'command.confirm'
        GROUP BY c.id, c.status
        HAVING count(a.id) <> CASE c.status WHEN 'executed' THEN 1 ELSE 0 END""",
    "an invoiced milestone has exactly one live invoice, another has none": """
        SELECT m.id FROM milestones m LEFT JOIN invoices i
        ON i.milestone_id = m.id AND i.uses_budget GROUP BY m.id, m.status
        HAVING count(i.id) <> CASE m.status WHEN 'invoiced' THEN 1 ELSE 0 END""",
    "an invoice's one line is its milestone's amount and its net": """
        SELECT i.id FROM invoices i JOIN milestones m ON m.id = i.milestone_id
        LEFT JOIN invoice_lines l ON l.invoice_id = i.id
        GROUP BY i.id, i.net_minor, m.amount_minor
        HAVING count(l.id) <> 1 OR sum(l.amount_minor) <> i.net_minor
        OR i.net_minor <> m.amount_minor""",
    "a project's counter is the sum of its invoices, within the budget": """
        SELECT p.id FROM projects p LEFT JOIN invoices i ON i.project_id = p.id AND i.uses_budget
        GROUP BY p.id, p.milestones_invoiced_minor, p.budget_minor
        HAVING coalesce(sum(i.net_minor), 0) <> p.milestones_invoiced_minor
        OR p.milestones_invoiced_minor > p.budget_minor""",
    "invoice numbers have no gap and no double": """
        SELECT w.id FROM workspaces w JOIN invoices i ON i.workspace_id = w.id
        AND i.number IS NOT NULL GROUP BY w.id, w.invoice_counter
        HAVING count(*) <> max(i.number) OR count(DISTINCT i.number) <> count(*)
        OR max(i.number) <> w.invoice_counter""",
    "a sent invoice is audited once": """
        SELECT i.id FROM invoices i LEFT JOIN audit_entries a
        ON a.subject_id = i.id AND a.action = 'invoice.send'
        GROUP BY i.id, i.status
        HAVING count(a.id) <> CASE i.status WHEN 'sent' THEN 1 ELSE 0 END""",
}


def faults(database: Database) -> list[str]:
    """Every answer to the questions, and on SQLite what quick_check says of the file."""
    with database.read() as session:
        found = [
            f"not true that {rule}: {row[0]}"
            for rule, question in QUESTIONS.items()
            for row in session.execute(text(question))
        ]
        if database.is_sqlite:
            said = session.scalars(text("PRAGMA quick_check")).all()
            found += [] if said == ["ok"] else [f"quick_check: {line}" for line in said]
    return found


def chain_faults(database: Database) -> list[str]:
    """Every break of an audit chain."""
    with database.read() as session:
        return [
            f"audit chain broken at {broken.seq}: {broken.what}"
            for chain in verify(session)
            for broken in chain.breaks
        ]
