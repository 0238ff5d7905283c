"""Remarks on figures and events, licences and the origins of rates stand in three languages.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TOLD = {"figure": "note", "event": "note", "document": "licence", "exchange_rate": "origin"}
_SCRIPTS = ("zh_hans", "zh_hant")


def upgrade() -> None:
    op.alter_column("event", "note", new_column_name="note_en")
    for table, name in _TOLD.items():  # one by one: to make a table anew would lose its indexes of expressions
        for script in _SCRIPTS:
            op.add_column(table, sa.Column(f"{name}_{script}", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    for table, name in _TOLD.items():
        for script in _SCRIPTS:
            op.drop_column(table, f"{name}_{script}")
    op.alter_column("event", "note_en", new_column_name="note")
