"""Engines and sessions: how SQLite is opened, and one transaction for one request or command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import StaticPool
from sqlmodel import Session

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)


def make_engine(url: str) -> Engine:
    """Make an engine for a database address; for an SQLite file, its folder too.

    SQLite gets write-ahead logging, foreign keys and a busy timeout, and its transactions begin where SQLAlchemy
    says so (the driver by itself would leave reads and DDL outside of them).
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return create_engine(address, pool_pre_ping=True)
    arguments: dict[str, Any] = {"connect_args": {"check_same_thread": False}}
    if address.database in {None, "", ":memory:"}:
        arguments["poolclass"] = StaticPool
    else:
        Path(str(address.database)).absolute().parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, **arguments)
    event.listen(engine, "connect", _open_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _open_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def session(engine: Engine, *, writing: bool = False) -> Iterator[Session]:
    """Open a session that is one transaction: committed at the end, rolled back on an error.

    A reading one sees the ledger as it stood at its first look, whatever is loaded meanwhile. Writing ones
    come one at a time: each takes the write lock at its start, so that it can't fail halfway for want of it.
    """
    postgresql = engine.dialect.name == "postgresql"
    bind = engine
    if writing:
        bind = engine.execution_options(writing=True)
    elif postgresql:
        bind = engine.execution_options(isolation_level="REPEATABLE READ")
    with Session(bind, expire_on_commit=False) as opened, opened.begin():
        if writing and postgresql:
            opened.connection().execute(text(f"SELECT pg_advisory_xact_lock({_WRITERS})"))
        yield opened


_WRITERS = 20_250_415
"""The number of the lock that writers on PostgreSQL wait for; SQLite has a lock of its own."""
