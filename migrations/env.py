"""What Alembic compares the database with; `app.store.migrate` hands it the connection."""

from typing import Any

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.schema import SchemaItem

from app.store.indexes import OWN_NAMES
from app.store.tables import metadata


def _ours(_object: SchemaItem, name: str | None, kind: str, _reflected: bool, _compared: Any) -> bool:  # noqa: FBT001
    """Leave aside the indexes that each database spells in its own way: statements of their own make them."""
    return not (kind in {"table", "index"} and (name or "").startswith(OWN_NAMES))


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        include_object=_ours,
        compare_type=False,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


_run(context.config.attributes["connection"])
