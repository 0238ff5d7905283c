"""Charts as PNG, drawn by the real browser; and what a server says that has none."""

import asyncio
import re
import struct
from collections.abc import Awaitable, Callable, Iterator
from html import unescape
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.errors import BusyError, UnavailableError
from app.main import create_app
from app.present.svg import Drawing
from app.settings import Settings
from app.web import pictures
from app.web.pictures import Pictures, find_browser

SMALL = Drawing(
    '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20"/></svg>', 30, 20
)


def size_of(png: bytes) -> tuple[int, int]:
    """Read the width and the height from a PNG's header."""
    signature, width, height = struct.unpack(">8s8xII", png[:24])
    assert signature == b"\x89PNG\r\n\x1a\n"
    return width, height


def run(work: Callable[[Pictures], Awaitable[None]], **choices: float) -> None:
    """Work with pictures drawn by the browser of this machine, and end it."""

    async def whole() -> None:
        made = Pictures(find_browser(), **choices)
        try:
            await work(made)
        finally:
            await made.close()

    asyncio.run(whole())


@pytest.fixture(scope="module")
def drawing_client(seeded: Path) -> Iterator[TestClient]:
    """Give a client whose server's browser is ended after these tests."""
    app = create_app(Settings(database_url=f"sqlite:///{seeded}"))
    with TestClient(app, raise_server_exceptions=False) as made:
        yield made


def test_a_view_is_drawn_as_its_file_says(drawing_client: TestClient) -> None:
    """A PNG has twice the pixels of the SVG beside it, for wide and narrow, and is kept until the ledger changes."""
    for address in ("/topics/h20-write-down{}?nature=actual", "/compare{}?subject=nvidia-h20&size=narrow"):
        file = drawing_client.get(address.format(".svg")).text
        width, height = (int(file.split(f' {side}="', 1)[1].split('"', 1)[0]) for side in ("width", "height"))
        answer = drawing_client.get(address.format(".png"))
        assert answer.headers["content-type"] == "image/png"
        assert size_of(answer.content) == (2 * width, 2 * height)
        kept = drawing_client.get(address.format(".png"))
        assert (kept.content, kept.headers["etag"]) == (answer.content, answer.headers["etag"])


def test_the_preview_of_a_link(drawing_client: TestClient) -> None:
    """A page announces a picture of the very view, in its language, which is as large as it says."""
    page = drawing_client.get("/topics/h20-write-down?nature=actual", headers={"Accept-Language": "zh-TW"}).text
    said = "http://testserver/topics/h20-write-down.png?nature=actual&amp;size=social&amp;lang=zh-Hant"
    assert f'<meta property="og:image" content="{said}">' in page
    assert '<meta property="og:url" content="http://testserver/topics/h20-write-down?nature=actual">' in page
    assert '<meta property="og:locale" content="zh_TW">' in page
    assert re.search(r'<meta name="twitter:card"\s+content="summary_large_image">', page)
    assert size_of(drawing_client.get(said.replace("&amp;", "&")).content) == (1200, 630)


def test_the_preview_of_a_figure(drawing_client: TestClient) -> None:
    """The page of a figure announces its picture in its language, which tells the claim; the SVG beside is the same."""
    row = drawing_client.get("/api/v1/figures?metric=inventory_charge&subject=nvidia-h20").json()["data"][0]
    address = f"/figures/{row['id']}"
    page = drawing_client.get(address, headers={"Accept-Language": "zh-CN"}).text
    said = f"http://testserver{address}.png?lang=zh-Hans"
    assert f'<meta property="og:image" content="{said}">' in page
    assert size_of(drawing_client.get(said).content) == (1200, 630)
    file = drawing_client.get(f"{address}.svg?lang=zh-Hans").text
    assert 'width="600" height="315"' in file
    assert row["as_reported"] in file
    assert 'class="beside-chart"' in page


@pytest.mark.parametrize(
    ("entry", "bare"), [("subjects/nvidia", "subjects/bytedance"), ("sources/hygon", "sources/idc")]
)
def test_the_preview_of_an_entry_is_that_of_its_chart(drawing_client: TestClient, entry: str, bare: str) -> None:
    """A link to an entry shows the comparison that its chart leads to; one without a chart announces none."""
    page = drawing_client.get(f"/{entry}").text
    (said,) = re.findall(r'<meta property="og:image" content="([^"]+)">', page)
    address = said.replace("&amp;", "&").removeprefix("http://testserver")
    shown = re.search(r'<figure class="lead-chart">.*?href="/compare\?([^"]+)".*?</figure>', page, re.DOTALL)
    assert shown
    assert address.startswith(f"/compare.png?{unescape(shown[1])}&")
    assert size_of(drawing_client.get(address).content) == (1200, 630)
    assert "og:image" not in drawing_client.get(f"/{bare}").text


def test_a_view_of_nothing_is_a_picture_too(drawing_client: TestClient) -> None:
    """Where no figure matches, the picture says so, rather than fail."""
    for size in ("wide", "social"):
        answer = drawing_client.get(f"/topics/h20-write-down.png?nature=target&size={size}")
        assert size_of(answer.content) >= (600, 150)


def test_pictures_are_drawn_in_turn() -> None:
    """Several at once are drawn one after another, in one browser."""

    async def work(made: Pictures) -> None:
        found = await asyncio.gather(*(made.png(SMALL) for _ in range(4)))
        assert [size_of(picture) for picture in found] == [(60, 40)] * 4

    run(work)


def test_a_browser_that_rests_is_ended_and_started_again() -> None:
    """After a while without pictures there is no browser; the next picture starts one."""

    async def work(made: Pictures) -> None:
        await made.png(SMALL)
        while made.runs:  # noqa: ASYNC110 - what is waited for is the end of another program
            await asyncio.sleep(0.02)
        assert size_of(await made.png(SMALL)) == (60, 40)

    run(work, rest=0.01)


def test_a_browser_that_was_lost_is_replaced() -> None:
    """If the browser ends by itself, the next picture is drawn in a new one."""

    async def work(made: Pictures) -> None:
        await made.png(SMALL)
        made._open.subprocess.kill()  # noqa: SLF001 - as the system does that runs out of memory
        assert size_of(await made.png(SMALL)) == (60, 40)

    run(work)


def test_who_waits_too_long_is_told() -> None:
    """A picture that isn't done in time is given up with a 503, and the next one is drawn all the same."""

    async def work(made: Pictures) -> None:
        with pytest.raises(BusyError) as refused:
            await made.png(SMALL)
        assert refused.value.status == 503
        assert not made.runs

    run(work, patience=0.001)


def test_a_long_queue_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """More pictures than may wait are refused before anything is drawn."""
    monkeypatch.setattr(pictures, "MOST_WAITING", 1)

    async def work(made: Pictures) -> None:
        first = asyncio.create_task(made.png(SMALL))
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await made.png(SMALL)
        assert size_of(await first) == (60, 40)

    run(work)


def test_without_a_browser_nothing_is_drawn() -> None:
    """A server without the extra says so, and what there is instead."""

    async def work() -> None:
        with pytest.raises(UnavailableError, match=r"chipledger\[images\].*\.svg"):
            await Pictures(None).png(SMALL)

    asyncio.run(work())


def test_a_server_without_pictures_announces_none(drawing_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its pages offer no PNG and no preview, and the address itself answers 501 as a problem."""
    app = drawing_client.app
    assert isinstance(app, FastAPI)
    monkeypatch.setattr(app.state.pictures, "browser", None)
    figure = "/figures/" + drawing_client.get("/api/v1/figures?_size=1").json()["data"][0]["id"]
    for address in ("/topics/h20-shipments", "/subjects/nvidia-h20", figure):
        page = drawing_client.get(address).text
        assert ".png" not in page
        assert "og:image" not in page
    assert drawing_client.get(f"{figure}.png").status_code == 501
    assert drawing_client.get(f"{figure}.svg").status_code == 200
    assert re.search(r'<meta name="twitter:card"\s+content="summary">', page)
    answer = drawing_client.get("/topics/h20-shipments.png")
    assert answer.status_code == 501
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"


def test_the_browser_is_found_or_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`BROWSER_PATH` names the program; one that isn't there means that there are no pictures, not another program."""
    named = tmp_path / "browser"
    named.touch(mode=0o755)
    monkeypatch.setenv("BROWSER_PATH", str(named))
    assert find_browser() == str(named)
    named.unlink()
    assert find_browser() is None
    monkeypatch.delenv("BROWSER_PATH")
    assert find_browser() is not None
    monkeypatch.setattr(pictures, "find_spec", lambda _: None)
    assert find_browser() is None
