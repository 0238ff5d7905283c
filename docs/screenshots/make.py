"""Draw the pictures of the README anew, in Chromium, from the seed: `python docs/screenshots/make.py`."""

# ruff: noqa: INP001 (a folder of pictures with one script is no package)

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
COMMAND = Path(sys.executable).with_name("chipledger")


@dataclass(frozen=True)
class Picture:
    """A page as one reader sees it: at which width, in which language and light."""

    path: str
    width: int = 1200
    locale: str = "en"
    dark: bool = False


PICTURES = {
    "home": Picture("/"),
    "topic": Picture("/topics/h20-write-down"),
    "topic-sources": Picture("/topics/h20-write-down?view=sources"),
    "topic-revisions": Picture("/topics/h20-write-down?view=revisions"),
    "topic-phone-chinese-dark": Picture("/topics/nvidia-market-share?view=shares", 360, "zh-CN", dark=True),
    "compare": Picture("/compare?metric=revenue&subject=amd~cambricon~hygon&currency=USD&facet=subject"),
    "contradictions": Picture("/contradictions"),
    "coverage-dark": Picture("/coverage", dark=True),
    "explore": Picture("/explore"),
    "events-traditional": Picture("/events", locale="zh-TW"),
    "figure": Picture("/figures/xwgfp66rf14z"),
    "source-phone": Picture("/sources/nvidia", 360),
}
"""Which page is on which picture."""

HEIGHT = 800


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
                for name, picture in PICTURES.items():
                    take(browser, address, picture, HERE / f"{name}.png")
                browser.close()
        finally:
            server.terminate()
            server.wait(timeout=10)


def take(browser: Browser, address: str, picture: Picture, file: Path) -> None:
    """Take a picture of the first screen of a page, as it is served: the chart is the one drawn by the server."""
    page = browser.new_page(
        viewport={"width": picture.width, "height": HEIGHT},
        java_script_enabled=False,
        locale=picture.locale,
        color_scheme="dark" if picture.dark else "light",
    )
    page.goto(f"{address}{picture.path}", wait_until="networkidle")
    page.screenshot(path=file, animations="disabled")
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
