"""Metrics can be asked for by other names.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("metric") as batch_op:
        batch_op.add_column(sa.Column("aliases", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("metric") as batch_op:  # only rows that stood here before needed it
        batch_op.alter_column("aliases", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("metric") as batch_op:
        batch_op.drop_column("aliases")
