"""Databases for tests: a migrated SQLite file and a database of a throw-away PostgreSQL cluster, new for each test."""

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine, create_engine, text

from app.store.engine import make_engine
from app.store.migrate import upgrade

_numbers = itertools.count()

# No test times anything, and what must pass before a change lands draws the same examples each time.
settings.register_profile(
    "chipledger",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("chipledger")


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an SQLite file with the newest schema and nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.db"
    engine = make_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[str]:
    """Start a PostgreSQL cluster on a free port and give its address without a database; stop it at the end."""
    binaries = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
    if binaries is None:
        pytest.fail("PostgreSQL is not installed: run `make test`, or install Debian's package postgresql.")
    folder = Path(tempfile.mkdtemp(prefix="chipledger-postgres-"))  # pytest's folders are closed to other users
    as_owner: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        as_owner = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program: str, *arguments: str) -> None:
        command = [*as_owner, str(binaries / program), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run("initdb", "-D", str(folder / "db"), "-U", "chipledger", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
    run("pg_ctl", "-D", str(folder / "db"), "-o", options, "-w", "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql+psycopg://chipledger@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-D", str(folder / "db"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def migrated_postgres(postgres_cluster: str) -> str:
    """Make a PostgreSQL database with the newest schema and nothing in it, to be copied; give the cluster's address."""
    _create_database(postgres_cluster, "migrated")
    engine = make_engine(f"{postgres_cluster}/migrated")
    upgrade(engine)
    engine.dispose()
    return postgres_cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Give an engine on a new, migrated, empty database; the test runs once on each kind."""
    if request.param == "sqlite":
        path = tmp_path / "ledger.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        url = f"sqlite:///{path}"
    else:
        cluster = request.getfixturevalue("migrated_postgres")
        name = f"copy_{next(_numbers)}"
        _create_database(cluster, name, template="migrated")
        url = f"{cluster}/{name}"
    made = make_engine(url)
    yield made
    made.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Give an engine on a database without any table; the test runs once on each kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'bare.db'}"
    else:
        cluster = request.getfixturevalue("postgres_cluster")
        name = f"bare_{next(_numbers)}"
        _create_database(cluster, name)
        url = f"{cluster}/{name}"
    made = make_engine(url)
    yield made
    made.dispose()


def _create_database(cluster: str, name: str, template: str = "template0") -> None:
    admin = create_engine(f"{cluster}/postgres", isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template} LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'"))
    admin.dispose()
