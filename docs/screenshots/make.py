"""Draw the pictures of the README anew, in Chromium, from the seed: `python docs/screenshots/make.py`."""

# ruff: noqa: INP001 (a folder of pictures with one script is no package)

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
COMMAND = Path(sys.executable).with_name("chipledger")
PICTURES = {"home.png": "/", "topic.png": "/topics/h20-write-down"}
"""Which page is on which picture."""

WIDTH, HEIGHT = 1200, 800


def main() -> None:
    """Serve the seed from a ledger of its own, and take every picture."""
    with TemporaryDirectory() as folder:
        environment = os.environ | {"CHIPLEDGER_DATABASE_URL": f"sqlite:///{folder}/ledger.db"}
        for command in (["migrate"], ["load", str(HERE.parents[1] / "seed")]):
            subprocess.run([COMMAND, *command], env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        port = free_port()
        serve = [str(COMMAND), "serve", "--port", str(port)]
        server = subprocess.Popen(serve, env=environment | {"CHIPLEDGER_LOG_LEVEL": "warning"})  # noqa: S603
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(address)
            with sync_playwright() as playwright:
                chromium = shutil.which("chromium")
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                for name, path in PICTURES.items():
                    take(browser, f"{address}{path}", HERE / name)
                browser.close()
        finally:
            server.terminate()
            server.wait(timeout=10)


def take(browser: Browser, address: str, picture: Path) -> None:
    """Take a picture of the first screen of a page, as it is served: the chart is the one drawn by the server."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, java_script_enabled=False, locale="en")
    page.goto(address, wait_until="load")
    page.screenshot(path=picture, animations="disabled")
    page.close()


def free_port() -> int:
    """Give a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, seconds: float = 20) -> None:
    """Wait until a server answers.

    Raises:
        TimeoutError: it did not.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - an address of our own
                return
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(f"Nothing answered at {address} within {seconds:.0f} seconds.")


if __name__ == "__main__":
    main()
