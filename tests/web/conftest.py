"""The seed in a ledger, served to tests: one for all that only read, and a copy of its own for a test that loads."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.ingest.load import load
from app.ingest.report import LoadReport
from app.main import create_app
from app.settings import Settings
from app.store.engine import make_engine, session
from app.store.ledger import Ledger

SEED = Path(__file__).parents[2] / "seed"


def load_into(ledger: Path, *files: Path) -> LoadReport:
    """Load files into the ledger of an SQLite file, as the command line does."""
    engine = make_engine(f"sqlite:///{ledger}")
    with session(engine, writing=True) as opened:
        report = load(files, Ledger(opened), who="tests")
    engine.dispose()
    assert not report.refused, report.problem_lines()
    return report


@pytest.fixture(scope="session")
def seeded(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an SQLite file that holds the seed."""
    path = tmp_path_factory.mktemp("seeded") / "ledger.db"
    shutil.copy(migrated_sqlite, path)
    load_into(path, SEED)
    return path


def serving(ledger: Path) -> TestClient:
    """Give a client of a new app on a ledger; it follows no redirect and asks for no compression."""
    app = create_app(Settings(database_url=f"sqlite:///{ledger}"))
    client = TestClient(app, follow_redirects=False, raise_server_exceptions=False)
    client.headers["Accept-Encoding"] = "identity"
    return client


@pytest.fixture(scope="session")
def client(seeded: Path) -> Iterator[TestClient]:
    """Give a client of the app on the seed."""
    with serving(seeded) as made:
        yield made


@pytest.fixture(autouse=True)
def forget_the_language(request: pytest.FixtureRequest) -> Iterator[None]:
    """Take the cookies from the shared client after each test: none tells the next one’s pages what to speak."""
    yield
    if "client" in request.fixturenames:
        request.getfixturevalue("client").cookies.clear()


@pytest.fixture
def own_ledger(seeded: Path, tmp_path: Path) -> Path:
    """Give a copy of the seed's ledger that a test may change."""
    return Path(shutil.copy(seeded, tmp_path / "ledger.db"))


@pytest.fixture
def serve(own_ledger: Path) -> Iterator[Callable[[], TestClient]]:
    """Give what makes a client of a new app, as another process would be, on the test's own ledger."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(serving(own_ledger))


@pytest.fixture
def own_client(serve: Callable[[], TestClient]) -> TestClient:
    """Give a client of a new app on the test's own ledger."""
    return serve()
