"""Pictures as PNG, drawn by a browser on the server: the optional part that `chipledger[images]` brings."""

import asyncio
import base64
import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from anyio import CancelScope

from app.errors import BusyError, UnavailableError
from app.present.svg import Drawing

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
"""The programs that can draw, the one to be preferred first; `BROWSER_PATH` names another."""

SCALE = 2
"""How many pixels of a picture make one of its drawing."""

MOST_WAITING = 8
"""How many pictures may wait to be drawn; further ones are refused at once."""

PATIENCE = 30.0
"""How many seconds a picture may take, the wait for others before it included."""

REST = 120.0
"""After how many seconds without a picture the browser is ended."""

_PLOTLY = Path(__file__).parents[2] / "static" / "vendor" / "plotly" / "plotly-basic.min.js"
_LACKING = (
    "This server draws no PNG: that needs `pip install 'chipledger[images]'` and the program chromium. "
    "The same chart is at the same address with .svg in place of .png."
)
_MANY = "More pictures are asked for than can be drawn at once. Try again in a minute, or take the .svg beside this."


def find_browser() -> str | None:
    """Find the program that draws; None where it or the library that leads it is not installed."""
    if find_spec("kaleido") is None:
        return None
    named = os.environ.get("BROWSER_PATH")
    return next((found for name in ([named] if named else BROWSERS) if (found := shutil.which(name))), None)


class Pictures:
    """Draws one picture after another, in a browser that is started for the first and ended when it rests.

    Kaleido leads the browser. What it is given to draw is a figure of Plotly that holds nothing but our own drawing, so
    that a PNG shows exactly what the SVG does.
    """

    def __init__(self, browser: str | None, *, patience: float = PATIENCE, rest: float = REST) -> None:
        self.browser = browser
        self._patience = patience
        self._rest = rest
        self._waiting = 0
        self._turn = asyncio.Lock()
        self._open: Any = None
        self._alarm: asyncio.TimerHandle | None = None
        self._ending: asyncio.Task[None] | None = None

    @property
    def possible(self) -> bool:
        """Say whether this server can draw pictures."""
        return self.browser is not None

    @property
    def runs(self) -> bool:
        """Say whether the browser runs."""
        return self._open is not None

    async def png(self, drawing: Drawing) -> bytes:
        """Draw a picture.

        Raises:
            UnavailableError: this server can't.
            BusyError: it did not get done in time.
        """
        if self.browser is None:
            raise UnavailableError(_LACKING)
        if self._waiting >= MOST_WAITING:
            raise BusyError(_MANY)
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience), self._turn:
                return await self._drawn(_figure(drawing), {"format": "png", "scale": SCALE})
        except TimeoutError as error:
            raise BusyError(_MANY) from error
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """End the browser, if it runs."""
        if self._alarm:
            self._alarm.cancel()
        opened, self._open = self._open, None
        if opened is not None:
            with CancelScope(shield=True):
                await opened.close()

    async def _drawn(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        """Draw in the browser; if it ran before and has gone meanwhile, in a new one."""
        ran_before = self._open is not None
        try:
            return await self._ask(figure, options)
        except Exception:
            await self.close()
            if not ran_before:
                raise
            return await self._ask(figure, options)
        except BaseException:
            await self.close()
            raise

    async def _ask(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        if self._alarm:
            self._alarm.cancel()
        if self._open is None:
            self._open = await _started(self.browser)
        picture: bytes = await self._open.calc_fig(figure, options)
        self._alarm = asyncio.get_running_loop().call_later(self._rest, self._retire)
        return picture

    def _retire(self) -> None:
        self._ending = asyncio.create_task(self._end_resting())

    async def _end_resting(self) -> None:
        async with self._turn:
            await self.close()


async def _started(browser: str | None) -> Any:
    from kaleido import Kaleido, PageGenerator  # noqa: PLC0415 - optional, and slow to import

    page = PageGenerator(plotly=_PLOTLY.as_uri(), mathjax=False)
    opened = Kaleido(n=1, timeout=None, page_generator=page, path=browser)
    try:
        await opened.open()
    except BaseException:
        with CancelScope(shield=True):
            await opened.close()
        raise
    return opened


def _figure(drawing: Drawing) -> dict[str, Any]:
    """Make a figure of Plotly that is filled by a drawing."""
    source = "data:image/svg+xml;base64," + base64.b64encode(drawing.svg.encode()).decode()
    whole = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "sizex": 1, "sizey": 1, "sizing": "stretch"}
    hidden = {"visible": False}
    return {
        "data": [],
        "layout": {
            "width": drawing.width,
            "height": drawing.height,
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "xaxis": hidden,
            "yaxis": hidden,
            "images": [{"source": source, **whole}],
        },
    }
