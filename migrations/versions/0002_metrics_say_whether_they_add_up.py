"""Metrics say whether their amounts add up, over days and parts; one may be the ceiling of another.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KINDS = "'level', 'share', 'growth', 'cagr', 'price', 'change', 'ratio', 'probability'"


def upgrade() -> None:
    with op.batch_alter_table("metric") as batch_op:
        batch_op.add_column(sa.Column("adding", sa.String(), nullable=False, server_default="none"))
        batch_op.drop_constraint(op.f("ck_metric_kind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_metric_kind"), f"kind IN ({_KINDS}, 'ceiling')")
        batch_op.create_check_constraint(op.f("ck_metric_adding"), "adding IN ('flow', 'stock', 'none')")
    with op.batch_alter_table("metric") as batch_op:  # only rows that stood here before needed it
        batch_op.alter_column("adding", server_default=None)


def downgrade() -> None:
    op.execute("UPDATE metric SET kind = 'level', \"of\" = NULL WHERE kind = 'ceiling'")
    with op.batch_alter_table("metric") as batch_op:
        batch_op.drop_constraint(op.f("ck_metric_adding"), type_="check")
        batch_op.drop_constraint(op.f("ck_metric_kind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_metric_kind"), f"kind IN ({_KINDS})")
        batch_op.drop_column("adding")
