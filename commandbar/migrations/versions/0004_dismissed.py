"""Which words of a prompt the person dismissed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("commands", sa.Column("dismissed", sa.Text(), nullable=True))


def downgrade() -> None:
    """What was dismissed would be read again."""
    raise NotImplementedError("Schemas only go forward.")
