"""Bring a database to a revision of the schema, up or down, in one transaction."""

import warnings
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from app.store.indexes import OWN_NAMES
from app.store.tables import metadata

_SCRIPTS = Path(__file__).parents[2] / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database up to a revision; the newest one if none is named."""
    _run(engine, revision, up=True)


def downgrade(engine: Engine, revision: str) -> None:
    """Bring the database down to a revision; `base` is the empty database."""
    _run(engine, revision, up=False)


def revise(engine: Engine, message: str, number: str) -> None:
    """Write a new migration from what differs between a database at the newest revision and the tables."""
    config = _config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.revision(config, message=message, rev_id=number, autogenerate=True)


def _run(engine: Engine, revision: str, *, up: bool) -> None:
    config = _config()
    sqlite = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        if sqlite:  # a batch migration drops and renames tables that others point to
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        try:
            with connection.begin():
                config.attributes["connection"] = connection
                (command.upgrade if up else command.downgrade)(config, revision)
        finally:
            if sqlite:
                connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr]


def current(engine: Engine) -> str | None:
    """Give the revision that the database is at; None if it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """Give the newest revision that there is."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def drift(engine: Engine) -> list[object]:
    """List how the database differs from the tables that the code expects."""
    with engine.connect() as connection:
        options = {"include_name": lambda name, _type, _parents: not (name or "").startswith(OWN_NAMES)}
        context = MigrationContext.configure(connection, opts=options)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based index own_")
            return list(compare_metadata(context, metadata))
