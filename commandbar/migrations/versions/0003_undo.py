"""Who took back what a command made, and when."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One column by hand: Alembic would copy SQLite's table to add its reference to a user."""
    op.execute(
        "ALTER TABLE commands ADD COLUMN undone_by VARCHAR(40)"
        " CONSTRAINT fk_commands_undone_by_users REFERENCES users (id)"
    )
    op.add_column("commands", sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """What was taken back would look as if it were still there."""
    raise NotImplementedError("Schemas only go forward.")
