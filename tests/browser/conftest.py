"""A real browser on the real app: uvicorn on a free port, a ledger that holds the seed, Debian's Chromium."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from app.ingest.load import load
from app.main import create_app
from app.settings import Settings
from app.store.engine import make_engine, session
from app.store.ledger import Ledger
from app.store.migrate import upgrade
from tests.browser.watching import Watched

SEED = Path(__file__).parents[2] / "seed"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the app on a free port and give its address; stop it at the end."""
    url = f"sqlite:///{tmp_path_factory.mktemp('browser') / 'ledger.db'}"
    engine = make_engine(url)
    upgrade(engine)
    with session(engine, writing=True) as opened:
        assert not load([SEED], Ledger(opened), who="tests").refused
    engine.dispose()
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(Settings(database_url=url)), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [free]}, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the app did not start"
        time.sleep(0.02)
    yield f"http://127.0.0.1:{free.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)
    free.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Give the browser; it must be gone before other tests run, since its event loop would stand in their way."""
    program = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if program is None:
        pytest.fail("Chromium is not installed: run `make test`, or install Debian's package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def open_context(chromium: Browser, site: str) -> Iterator[Watched]:
    """Open contexts that are watched; at the end none may have logged an error or asked another host."""
    watched = Watched(chromium, site)
    yield watched
    watched.close()
    assert watched.complaints == []


@pytest.fixture
def desk(open_context: Watched) -> BrowserContext:
    """Give an English reader at a wide screen."""
    return open_context(width=1280)
