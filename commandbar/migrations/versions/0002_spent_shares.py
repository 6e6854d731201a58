"""Rate limits: until when each share is spent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "spent_shares",
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("spent_until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_spent_shares")),
    )
    op.create_index(op.f("ix_spent_shares_spent_until"), "spent_shares", ["spent_until"])


def downgrade() -> None:
    op.drop_table("spent_shares")
