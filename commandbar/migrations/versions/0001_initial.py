"""The first schema: billing, the command bar, and what the database refuses by itself.

Frozen: the statements are written out, so that a later change of the code cannot change them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


SQLITE_GUARDS = (
    "CREATE TRIGGER invoices_counted_insert AFTER INSERT ON invoices BEGIN UPDATE projects SET milestones_invoiced_minor = milestones_invoiced_minor + CASE WHEN NEW.uses_budget AND NEW.milestone_id IS NOT NULL THEN NEW.net_minor ELSE 0 END, other_invoiced_minor = other_invoiced_minor + CASE WHEN NEW.uses_budget AND NEW.milestone_id IS NULL THEN NEW.net_minor ELSE 0 END WHERE id = NEW.project_id; END",
    "CREATE TRIGGER invoices_counted_update AFTER UPDATE OF net_minor, uses_budget ON invoices BEGIN UPDATE projects SET milestones_invoiced_minor = milestones_invoiced_minor + CASE WHEN NEW.uses_budget AND NEW.milestone_id IS NOT NULL THEN NEW.net_minor ELSE 0 END - CASE WHEN OLD.uses_budget AND OLD.milestone_id IS NOT NULL THEN OLD.net_minor ELSE 0 END, other_invoiced_minor = other_invoiced_minor + CASE WHEN NEW.uses_budget AND NEW.milestone_id IS NULL THEN NEW.net_minor ELSE 0 END - CASE WHEN OLD.uses_budget AND OLD.milestone_id IS NULL THEN OLD.net_minor ELSE 0 END WHERE id = NEW.project_id; END",
    "CREATE TRIGGER invoices_counted_delete AFTER DELETE ON invoices BEGIN UPDATE projects SET milestones_invoiced_minor = milestones_invoiced_minor - CASE WHEN OLD.uses_budget AND OLD.milestone_id IS NOT NULL THEN OLD.net_minor ELSE 0 END, other_invoiced_minor = other_invoiced_minor - CASE WHEN OLD.uses_budget AND OLD.milestone_id IS NULL THEN OLD.net_minor ELSE 0 END WHERE id = OLD.project_id; END",
    "CREATE TRIGGER audit_entries_never_changes BEFORE UPDATE ON audit_entries WHEN TRUE BEGIN SELECT RAISE(ABORT, 'audit_entries_never_changes'); END",
    "CREATE TRIGGER audit_entries_never_goes BEFORE DELETE ON audit_entries WHEN TRUE BEGIN SELECT RAISE(ABORT, 'audit_entries_never_goes'); END",
    "CREATE TRIGGER milestones_locked_row_changes BEFORE UPDATE ON milestones WHEN OLD.status IN ('completed', 'invoiced') AND (OLD.project_id IS NOT NEW.project_id OR OLD.name IS NOT NEW.name OR OLD.amount_minor IS NOT NEW.amount_minor OR OLD.due_date IS NOT NEW.due_date OR OLD.description IS NOT NEW.description) BEGIN SELECT RAISE(ABORT, 'milestones_locked_row_changes'); END",
    "CREATE TRIGGER milestones_step_skipped BEFORE UPDATE ON milestones WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN ('pending>in_progress', 'in_progress>completed', 'completed>in_progress', 'completed>invoiced', 'invoiced>completed') BEGIN SELECT RAISE(ABORT, 'milestones_step_skipped'); END",
    "CREATE TRIGGER milestones_only_pending_goes BEFORE DELETE ON milestones WHEN OLD.status <> 'pending' BEGIN SELECT RAISE(ABORT, 'milestones_only_pending_goes'); END",
    "CREATE TRIGGER invoices_moves BEFORE UPDATE ON invoices WHEN (OLD.workspace_id IS NOT NEW.workspace_id OR OLD.project_id IS NOT NEW.project_id OR OLD.client_id IS NOT NEW.client_id OR OLD.milestone_id IS NOT NEW.milestone_id OR OLD.currency IS NOT NEW.currency) BEGIN SELECT RAISE(ABORT, 'invoices_moves'); END",
    "CREATE TRIGGER invoices_document_changes BEFORE UPDATE ON invoices WHEN OLD.status <> 'draft' AND (OLD.number IS NOT NEW.number OR OLD.net_minor IS NOT NEW.net_minor OR OLD.tax_rate IS NOT NEW.tax_rate OR OLD.tax_minor IS NOT NEW.tax_minor OR OLD.issue_date IS NOT NEW.issue_date OR OLD.due_date IS NOT NEW.due_date OR OLD.notes IS NOT NEW.notes OR OLD.parties IS NOT NEW.parties) BEGIN SELECT RAISE(ABORT, 'invoices_document_changes'); END",
    "CREATE TRIGGER invoices_step_skipped BEFORE UPDATE ON invoices WHEN OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN ('draft>sent', 'sent>paid', 'sent>void') BEGIN SELECT RAISE(ABORT, 'invoices_step_skipped'); END",
    "CREATE TRIGGER invoices_only_draft_goes BEFORE DELETE ON invoices WHEN OLD.status <> 'draft' BEGIN SELECT RAISE(ABORT, 'invoices_only_draft_goes'); END",
    "CREATE TRIGGER invoice_lines_document_grows BEFORE INSERT ON invoice_lines WHEN EXISTS (SELECT 1 FROM invoices WHERE id = NEW.invoice_id AND status <> 'draft') BEGIN SELECT RAISE(ABORT, 'invoice_lines_document_grows'); END",
    "CREATE TRIGGER invoice_lines_document_changes BEFORE UPDATE ON invoice_lines WHEN EXISTS (SELECT 1 FROM invoices WHERE id = OLD.invoice_id AND status <> 'draft') BEGIN SELECT RAISE(ABORT, 'invoice_lines_document_changes'); END",
    "CREATE TRIGGER invoice_lines_document_shrinks BEFORE DELETE ON invoice_lines WHEN EXISTS (SELECT 1 FROM invoices WHERE id = OLD.invoice_id AND status <> 'draft') BEGIN SELECT RAISE(ABORT, 'invoice_lines_document_shrinks'); END",
    "CREATE TRIGGER workspaces_number_given_twice BEFORE UPDATE ON workspaces WHEN NEW.invoice_counter < OLD.invoice_counter BEGIN SELECT RAISE(ABORT, 'workspaces_number_given_twice'); END",
)

POSTGRESQL_GUARDS = (
    "CREATE FUNCTION invoices_counted_insert() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE projects SET milestones_invoiced_minor = milestones_invoiced_minor + CASE WHEN NEW.uses_budget AND NEW.milestone_id IS NOT NULL THEN NEW.net_minor ELSE 0 END, other_invoiced_minor = other_invoiced_minor + CASE WHEN NEW.uses_budget AND NEW.milestone_id IS NULL THEN NEW.net_minor ELSE 0 END WHERE id = NEW.project_id; RETURN NULL; END $$",
    "CREATE TRIGGER invoices_counted_insert AFTER INSERT ON invoices FOR EACH ROW EXECUTE FUNCTION invoices_counted_insert()",
    "CREATE FUNCTION invoices_counted_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE projects SET milestones_invoiced_minor = milestones_invoiced_minor + CASE WHEN NEW.uses_budget AND NEW.milestone_id IS NOT NULL THEN NEW.net_minor ELSE 0 END - CASE WHEN OLD.uses_budget AND OLD.milestone_id IS NOT NULL THEN OLD.net_minor ELSE 0 END, other_invoiced_minor = other_invoiced_minor + CASE WHEN NEW.uses_budget AND NEW.milestone_id IS NULL THEN NEW.net_minor ELSE 0 END - CASE WHEN OLD.uses_budget AND OLD.milestone_id IS NULL THEN OLD.net_minor ELSE 0 END WHERE id = NEW.project_id; RETURN NULL; END $$",
    "CREATE TRIGGER invoices_counted_update AFTER UPDATE OF net_minor, uses_budget ON invoices FOR EACH ROW EXECUTE FUNCTION invoices_counted_update()",
    "CREATE FUNCTION invoices_counted_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE projects SET milestones_invoiced_minor = milestones_invoiced_minor - CASE WHEN OLD.uses_budget AND OLD.milestone_id IS NOT NULL THEN OLD.net_minor ELSE 0 END, other_invoiced_minor = other_invoiced_minor - CASE WHEN OLD.uses_budget AND OLD.milestone_id IS NULL THEN OLD.net_minor ELSE 0 END WHERE id = OLD.project_id; RETURN NULL; END $$",
    "CREATE TRIGGER invoices_counted_delete AFTER DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION invoices_counted_delete()",
    "CREATE FUNCTION audit_entries_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'audit_entries_never_changes' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER audit_entries_never_changes BEFORE UPDATE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_never_changes()",
    "CREATE FUNCTION audit_entries_never_goes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION 'audit_entries_never_goes' USING ERRCODE = 'check_violation'; END IF; RETURN OLD; END $$",
    "CREATE TRIGGER audit_entries_never_goes BEFORE DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_never_goes()",
    "CREATE FUNCTION milestones_locked_row_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.status IN ('completed', 'invoiced') AND (OLD.project_id IS DISTINCT FROM NEW.project_id OR OLD.name IS DISTINCT FROM NEW.name OR OLD.amount_minor IS DISTINCT FROM NEW.amount_minor OR OLD.due_date IS DISTINCT FROM NEW.due_date OR OLD.description IS DISTINCT FROM NEW.description) THEN RAISE EXCEPTION 'milestones_locked_row_changes' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER milestones_locked_row_changes BEFORE UPDATE ON milestones FOR EACH ROW EXECUTE FUNCTION milestones_locked_row_changes()",
    "CREATE FUNCTION milestones_step_skipped() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN ('pending>in_progress', 'in_progress>completed', 'completed>in_progress', 'completed>invoiced', 'invoiced>completed') THEN RAISE EXCEPTION 'milestones_step_skipped' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER milestones_step_skipped BEFORE UPDATE ON milestones FOR EACH ROW EXECUTE FUNCTION milestones_step_skipped()",
    "CREATE FUNCTION milestones_only_pending_goes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.status <> 'pending' THEN RAISE EXCEPTION 'milestones_only_pending_goes' USING ERRCODE = 'check_violation'; END IF; RETURN OLD; END $$",
    "CREATE TRIGGER milestones_only_pending_goes BEFORE DELETE ON milestones FOR EACH ROW EXECUTE FUNCTION milestones_only_pending_goes()",
    "CREATE FUNCTION invoices_moves() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (OLD.workspace_id IS DISTINCT FROM NEW.workspace_id OR OLD.project_id IS DISTINCT FROM NEW.project_id OR OLD.client_id IS DISTINCT FROM NEW.client_id OR OLD.milestone_id IS DISTINCT FROM NEW.milestone_id OR OLD.currency IS DISTINCT FROM NEW.currency) THEN RAISE EXCEPTION 'invoices_moves' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER invoices_moves BEFORE UPDATE ON invoices FOR EACH ROW EXECUTE FUNCTION invoices_moves()",
    "CREATE FUNCTION invoices_document_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.status <> 'draft' AND (OLD.number IS DISTINCT FROM NEW.number OR OLD.net_minor IS DISTINCT FROM NEW.net_minor OR OLD.tax_rate IS DISTINCT FROM NEW.tax_rate OR OLD.tax_minor IS DISTINCT FROM NEW.tax_minor OR OLD.issue_date IS DISTINCT FROM NEW.issue_date OR OLD.due_date IS DISTINCT FROM NEW.due_date OR OLD.notes IS DISTINCT FROM NEW.notes OR OLD.parties IS DISTINCT FROM NEW.parties) THEN RAISE EXCEPTION 'invoices_document_changes' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER invoices_document_changes BEFORE UPDATE ON invoices FOR EACH ROW EXECUTE FUNCTION invoices_document_changes()",
    "CREATE FUNCTION invoices_step_skipped() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.status <> NEW.status AND OLD.status || '>' || NEW.status NOT IN ('draft>sent', 'sent>paid', 'sent>void') THEN RAISE EXCEPTION 'invoices_step_skipped' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER invoices_step_skipped BEFORE UPDATE ON invoices FOR EACH ROW EXECUTE FUNCTION invoices_step_skipped()",
    "CREATE FUNCTION invoices_only_draft_goes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF OLD.status <> 'draft' THEN RAISE EXCEPTION 'invoices_only_draft_goes' USING ERRCODE = 'check_violation'; END IF; RETURN OLD; END $$",
    "CREATE TRIGGER invoices_only_draft_goes BEFORE DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION invoices_only_draft_goes()",
    "CREATE FUNCTION invoice_lines_document_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM invoices WHERE id = NEW.invoice_id AND status <> 'draft') THEN RAISE EXCEPTION 'invoice_lines_document_grows' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER invoice_lines_document_grows BEFORE INSERT ON invoice_lines FOR EACH ROW EXECUTE FUNCTION invoice_lines_document_grows()",
    "CREATE FUNCTION invoice_lines_document_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM invoices WHERE id = OLD.invoice_id AND status <> 'draft') THEN RAISE EXCEPTION 'invoice_lines_document_changes' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER invoice_lines_document_changes BEFORE UPDATE ON invoice_lines FOR EACH ROW EXECUTE FUNCTION invoice_lines_document_changes()",
    "CREATE FUNCTION invoice_lines_document_shrinks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF EXISTS (SELECT 1 FROM invoices WHERE id = OLD.invoice_id AND status <> 'draft') THEN RAISE EXCEPTION 'invoice_lines_document_shrinks' USING ERRCODE = 'check_violation'; END IF; RETURN OLD; END $$",
    "CREATE TRIGGER invoice_lines_document_shrinks BEFORE DELETE ON invoice_lines FOR EACH ROW EXECUTE FUNCTION invoice_lines_document_shrinks()",
    "CREATE FUNCTION workspaces_number_given_twice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.invoice_counter < OLD.invoice_counter THEN RAISE EXCEPTION 'workspaces_number_given_twice' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER workspaces_number_given_twice BEFORE UPDATE ON workspaces FOR EACH ROW EXECUTE FUNCTION workspaces_number_given_twice()",
)


def upgrade() -> None:
    op.create_table(
        "slack_jobs",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("request_key", sa.String(length=64), nullable=False),
        sa.Column("team_id", sa.String(length=64), nullable=False),
        sa.Column("slack_user_id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("command_id", sa.String(length=40), nullable=True),
        sa.Column("notice", sa.Text(), nullable=True),
        sa.Column("response_url", sa.Text(), nullable=False),
        sa.Column("uses_left", sa.BigInteger(), nullable=False),
        sa.Column("usable_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slack_jobs")),
        sa.UniqueConstraint("request_key", name=op.f("uq_slack_jobs_request_key")),
    )
    with op.batch_alter_table("slack_jobs", schema=None) as batch_op:
        batch_op.create_index("ix_slack_jobs_state_due_at", ["state", "due_at"], unique=False)

    op.create_table(
        "slack_requests",
        sa.Column("signature", sa.String(length=80), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("signature", name=op.f("pk_slack_requests")),
    )
    with op.batch_alter_table("slack_requests", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_slack_requests_received_at"), ["received_at"], unique=False
        )

    op.create_table(
        "workspaces",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("locale", sa.String(length=20), nullable=False),
        sa.Column("ai_enabled", sa.Boolean(), nullable=False),
        sa.Column("default_tax_rate", sa.String(length=40), nullable=True),
        sa.Column("payment_days", sa.BigInteger(), nullable=False),
        sa.Column("business_details", sa.Text(), nullable=False),
        sa.Column("invoice_counter", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("invoice_counter >= 0", name=op.f("ck_workspaces_invoice_counter")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspaces")),
    )
    op.create_table(
        "audit_entries",
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.String(length=40), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column(
            "actor_role",
            sa.Enum(
                "owner",
                "admin",
                "member",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column(
            "via",
            sa.Enum(
                "web",
                "api",
                "slack",
                "cli",
                "command",
                name="via",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject_type", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.String(length=40), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("command_id", sa.String(length=40), nullable=True),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspaces.id"],
            name=op.f("fk_audit_entries_workspace_id_workspaces"),
        ),
        sa.PrimaryKeyConstraint("workspace_id", "seq", name=op.f("pk_audit_entries")),
        sa.UniqueConstraint("id", name=op.f("uq_audit_entries_id")),
    )
    op.create_table(
        "audit_heads",
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_audit_heads_workspace_id_workspaces")
        ),
        sa.PrimaryKeyConstraint("workspace_id", name=op.f("pk_audit_heads")),
    )
    op.create_table(
        "clients",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("normalised_name", sa.Text(), nullable=False),
        sa.Column("billing_name", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("address_line1", sa.Text(), nullable=True),
        sa.Column("address_line2", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("postal_code", sa.Text(), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("portal_token_hash", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_clients_workspace_id_workspaces")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clients")),
        sa.UniqueConstraint("portal_token_hash", name=op.f("uq_clients_portal_token_hash")),
    )
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_clients_workspace_id_id"), ["workspace_id", "id"], unique=False
        )

    op.create_table(
        "slack_installations",
        sa.Column("team_id", sa.String(length=64), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("bot_token", sa.Text(), nullable=True),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspaces.id"],
            name=op.f("fk_slack_installations_workspace_id_workspaces"),
        ),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_slack_installations")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column(
            "role",
            sa.Enum(
                "owner",
                "admin",
                "member",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("token_hash", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_users_workspace_id_workspaces")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_users_token_hash")),
    )
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_users_workspace_id"), ["workspace_id"], unique=False)
        batch_op.create_index(
            "uq_users_one_owner",
            ["workspace_id"],
            unique=True,
            sqlite_where=sa.text("role = 'owner'"),
            postgresql_where=sa.text("role = 'owner'"),
        )

    op.create_table(
        "commands",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=80), nullable=True),
        sa.Column("action", sa.String(length=64), nullable=True),
        sa.Column("parser", sa.String(length=16), nullable=True),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("messages", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("executed_by", sa.String(length=40), nullable=True),
        sa.Column("executed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["users.id"], name=op.f("fk_commands_changed_by_users")
        ),
        sa.ForeignKeyConstraint(
            ["created_by"], ["users.id"], name=op.f("fk_commands_created_by_users")
        ),
        sa.ForeignKeyConstraint(
            ["executed_by"], ["users.id"], name=op.f("fk_commands_executed_by_users")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_commands_workspace_id_workspaces")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commands")),
    )
    with op.batch_alter_table("commands", schema=None) as batch_op:
        batch_op.create_index("ix_commands_workspace_id_id", ["workspace_id", "id"], unique=False)

    op.create_table(
        "projects",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("client_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("normalised_name", sa.Text(), nullable=False),
        sa.Column(
            "billing_type",
            sa.Enum(
                "hourly",
                "fixed_price",
                "mixed",
                name="billingtype",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("budget_minor", sa.BigInteger(), nullable=True),
        sa.Column(
            "budget_scope",
            sa.Enum(
                "all_invoices",
                "milestones_only",
                name="budgetscope",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("hourly_rate_minor", sa.BigInteger(), nullable=True),
        sa.Column("milestones_invoiced_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("other_invoiced_minor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("command_id", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "billing_type = 'fixed_price' OR hourly_rate_minor IS NOT NULL",
            name=op.f("ck_projects_rate_given"),
        ),
        sa.CheckConstraint(
            "billing_type = 'hourly' OR budget_minor IS NOT NULL",
            name=op.f("ck_projects_budget_given"),
        ),
        sa.CheckConstraint(
            "budget_minor IS NULL OR milestones_invoiced_minor + CASE budget_scope WHEN 'all_invoices' THEN other_invoiced_minor ELSE 0 END <= budget_minor",
            name=op.f("ck_projects_within_budget"),
        ),
        sa.CheckConstraint("budget_minor > 0", name=op.f("ck_projects_budget_positive")),
        sa.CheckConstraint("hourly_rate_minor > 0", name=op.f("ck_projects_hourly_rate_positive")),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_projects_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_projects_workspace_id_workspaces")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_projects")),
        sa.UniqueConstraint("command_id", name=op.f("uq_projects_command_id")),
    )
    with op.batch_alter_table("projects", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_projects_client_id"), ["client_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_projects_workspace_id_id"), ["workspace_id", "id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_projects_workspace_id_normalised_name"),
            ["workspace_id", "normalised_name"],
            unique=False,
        )

    op.create_table(
        "sessions",
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sessions_user_id_users")),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_sessions")),
    )
    op.create_table(
        "slack_links",
        sa.Column("team_id", sa.String(length=64), nullable=False),
        sa.Column("slack_user_id", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=40), nullable=True),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("code_expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_slack_links_user_id_users")
        ),
        sa.PrimaryKeyConstraint("team_id", "slack_user_id", name=op.f("pk_slack_links")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_slack_links_code_hash")),
    )
    op.create_table(
        "milestones",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("project_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "pending",
                "in_progress",
                "completed",
                "invoiced",
                name="milestonestatus",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("amount_minor > 0", name=op.f("ck_milestones_amount_positive")),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.id"], name=op.f("fk_milestones_project_id_projects")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestones")),
    )
    with op.batch_alter_table("milestones", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_milestones_project_id_position"),
            ["project_id", "position"],
            unique=False,
        )

    op.create_table(
        "invoices",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("project_id", sa.String(length=40), nullable=False),
        sa.Column("client_id", sa.String(length=40), nullable=False),
        sa.Column("milestone_id", sa.String(length=40), nullable=True),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "sent",
                "paid",
                "void",
                name="invoicestatus",
                native_enum=False,
                create_constraint=True,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("uses_budget", sa.Boolean(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("net_minor", sa.BigInteger(), nullable=False),
        sa.Column("tax_rate", sa.String(length=40), nullable=True),
        sa.Column("tax_minor", sa.BigInteger(), nullable=False),
        sa.Column("total_minor", sa.BigInteger(), nullable=False),
        sa.Column("issue_date", sa.Date(), nullable=True),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("parties", sa.Text(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(number IS NULL) = (status = 'draft')", name=op.f("ck_invoices_number_when_sent")
        ),
        sa.CheckConstraint(
            "uses_budget OR status = 'void'", name=op.f("ck_invoices_uses_budget_until_void")
        ),
        sa.CheckConstraint(
            "net_minor >= 0 AND tax_minor >= 0", name=op.f("ck_invoices_not_negative")
        ),
        sa.CheckConstraint("total_minor = net_minor + tax_minor", name=op.f("ck_invoices_adds_up")),
        sa.ForeignKeyConstraint(
            ["client_id"], ["clients.id"], name=op.f("fk_invoices_client_id_clients")
        ),
        sa.ForeignKeyConstraint(
            ["milestone_id"], ["milestones.id"], name=op.f("fk_invoices_milestone_id_milestones")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.id"], name=op.f("fk_invoices_project_id_projects")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_invoices_workspace_id_workspaces")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoices")),
        sa.UniqueConstraint("workspace_id", "number", name=op.f("uq_invoices_workspace_id_number")),
    )
    with op.batch_alter_table("invoices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invoices_client_id"), ["client_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invoices_project_id"), ["project_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_invoices_workspace_id_id"), ["workspace_id", "id"], unique=False
        )
        batch_op.create_index(
            "uq_invoices_one_a_milestone",
            ["milestone_id"],
            unique=True,
            sqlite_where=sa.text("uses_budget"),
            postgresql_where=sa.text("uses_budget"),
        )

    op.create_table(
        "invoice_lines",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("invoice_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("quantity", sa.String(length=40), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=True),
        sa.Column("unit_price_minor", sa.BigInteger(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invoice_id"],
            ["invoices.id"],
            name=op.f("fk_invoice_lines_invoice_id_invoices"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invoice_lines")),
    )
    with op.batch_alter_table("invoice_lines", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_invoice_lines_invoice_id_position"),
            ["invoice_id", "position"],
            unique=False,
        )

    op.create_table(
        "time_entries",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("project_id", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.String(length=40), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("worked_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("billable", sa.Boolean(), nullable=False),
        sa.Column("invoice_id", sa.String(length=40), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_time_entries_minutes_positive")),
        sa.ForeignKeyConstraint(
            ["invoice_id"], ["invoices.id"], name=op.f("fk_time_entries_invoice_id_invoices")
        ),
        sa.ForeignKeyConstraint(
            ["project_id"], ["projects.id"], name=op.f("fk_time_entries_project_id_projects")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_time_entries_user_id_users")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_entries")),
    )
    with op.batch_alter_table("time_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_time_entries_invoice_id"), ["invoice_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_time_entries_project_id_id"), ["project_id", "id"], unique=False
        )

    connection = op.get_bind()
    sqlite = connection.dialect.name == "sqlite"
    for statement in SQLITE_GUARDS if sqlite else POSTGRESQL_GUARDS:
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    """Nothing goes back behind the first schema."""
    raise NotImplementedError("0001 is the first schema.")
