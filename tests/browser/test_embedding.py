"""Charts in frames of other sites, as a browser lets them be shown."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

PAGE = '<!DOCTYPE html><title>Elsewhere</title><iframe src="{}" width="{}" height="700" style="border:0"></iframe>'


class Silent(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Give the folder and the address of another site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(tmp_path))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield tmp_path, f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join(timeout=5)


def framing(
    chromium: Browser, elsewhere: tuple[Path, str], address: str, *, width: int = 700, dark: bool = False
) -> Page:
    """Open a page of another site that frames an address of ours; scripts are off, as none is needed."""
    folder, origin = elsewhere
    (folder / "page.html").write_text(PAGE.format(address, width), encoding="utf-8")
    scheme = "dark" if dark else "light"
    page = chromium.new_context(java_script_enabled=False, color_scheme=scheme).new_page()  # type: ignore[arg-type]
    page.goto(f"{origin}/page.html")
    return page


def test_a_chart_is_shown_within_another_site(chromium: Browser, elsewhere: tuple[Path, str], site: str) -> None:
    """The frame shows the chart and its question, laid out for its own width, and a mark opens its figure beside it."""
    for width, seen, hidden in (
        (700, ".chart-at-wide", ".chart-at-narrow"),
        (320, ".chart-at-narrow", ".chart-at-wide"),
    ):
        page = framing(chromium, elsewhere, f"{site}/embed/h20-write-down", width=width)
        frame = page.frame_locator("iframe")
        expect(frame.locator("h1")).to_contain_text("H20")
        expect(frame.locator(f"{seen} svg")).to_be_visible()
        expect(frame.locator(f"{hidden} svg")).to_be_hidden()
        with page.context.expect_page() as opened:
            frame.locator(f"{seen} a[href^='/figures/']").first.click()
        assert "/figures/" in opened.value.url
        page.context.close()


def test_a_wide_frame_is_used(chromium: Browser, elsewhere: tuple[Path, str], site: str) -> None:
    """In a broad frame the chart is broad, in its middle, and its letters are no larger than those of its question."""
    page = framing(chromium, elsewhere, f"{site}/embed/nvidia-china-revenue", width=1200)
    frame = page.frames[1]
    box, outer = frame.locator(".chart-at-wide svg").bounding_box(), page.locator("iframe").bounding_box()
    assert box
    assert outer
    assert box["width"] > 900
    assert abs(box["x"] - outer["x"] - (outer["x"] + outer["width"] - box["x"] - box["width"])) < 2
    size = frame.locator("h1").evaluate("heading => parseFloat(getComputedStyle(heading).fontSize)")
    assert 12 * box["width"] / 720 <= size
    page.context.close()


def test_no_other_page_is(chromium: Browser, elsewhere: tuple[Path, str], site: str) -> None:
    """A topic's own page stays empty in a frame."""
    page = framing(chromium, elsewhere, f"{site}/topics/h20-write-down")
    expect(page.frame_locator("iframe").locator("h1")).to_have_count(0)
    assert "topics" not in page.frames[1].url
    page.context.close()


@pytest.mark.parametrize(("theme", "dark", "paper"), [("light", True, 255), ("dark", False, 20), ("auto", True, 20)])
def test_a_theme_is_kept(
    chromium: Browser, elsewhere: tuple[Path, str], site: str, *, theme: str, dark: bool, paper: int
) -> None:
    """A chart of one theme keeps it whatever the reader's system says; `auto` follows it."""
    page = framing(chromium, elsewhere, f"{site}/embed/h20-write-down?theme={theme}", dark=dark)
    body = page.frame_locator("iframe").locator("body")
    expect(body).to_have_css("background-color", "rgb(255, 255, 255)" if paper == 255 else "rgb(20, 24, 31)")
    page.context.close()
