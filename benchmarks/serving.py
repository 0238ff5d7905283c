"""How fast answers are served, as ratios against a constant answer of the same size in the same run.

Run: .venv/bin/python benchmarks/serving.py [rows]
The app is called in this process, without a network, so that what is measured is the program.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.figures.vocabulary import Bound
from app.ingest.load import load
from app.main import create_app
from app.settings import Settings
from app.store.engine import make_engine, session
from app.store.ledger import Ledger
from app.store.migrate import upgrade

ROOT = Path(__file__).parents[1]
PAGE = "/api/v1/figures?_size=100&_sort_desc=value"


def fill(url: str, rows: int) -> None:
    """Load the seed, and then copies of its figures until there are enough."""
    engine = make_engine(url)
    upgrade(engine)
    with session(engine, writing=True) as opened:
        load([ROOT / "seed"], Ledger(opened), who="benchmark")
        ledger = Ledger(opened)
        held = list(ledger.figures())
        ledger.begin_load(who="benchmark", files=[])
        copies = (
            replace(figure, id=f"copy-{n}", value=figure.value + Decimal(n), **_EXACT, **_days(n))
            for n, figure in zip(range(rows - len(held)), held * (rows // len(held) + 1), strict=False)
            if figure.value is not None
        )
        ledger.put_figures(list(copies))
        ledger.finish_load()
    engine.dispose()


_EXACT: dict[str, Any] = {"value_low": None, "value_high": None, "bound": Bound.EXACT}


def _days(n: int) -> dict[str, Any]:
    """Give the period columns of one day, so that copies are not all about the same days."""
    day = date(1990, 1, 1) + timedelta(days=n)
    return {"period": day.isoformat(), "period_start": day, "period_end": day}


async def ask(app: Any, address: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> dict[bytes, bytes]:
    """Ask the app for an address, and give the headers of its answer."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": list(headers),
        "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1),
        "root_path": "",
    }
    seen: dict[bytes, bytes] = {}

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            seen.update(message["headers"])
            seen[b"status"] = str(message["status"]).encode()
        else:
            seen[b"size"] = str(int(seen.get(b"size", b"0")) + len(message.get("body", b""))).encode()

    await app(scope, receive, send)
    return seen


async def rate(call: Callable[[int], Awaitable[object]], seconds: float = 1.0) -> float:
    """Count calls a second; the best of three runs."""
    best = 0.0
    for _ in range(3):
        start, done = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            await call(done)
            done += 1
        best = max(best, done / (time.perf_counter() - start))
    return best


async def measure(rows: int) -> None:
    """Print each way to answer as a share of the constant answer."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/ledger.db"
        fill(url, rows)
        app = create_app(Settings(database_url=url))
        first = await ask(app, PAGE)
        body = b"x" * int(first[b"size"])

        async def answer(_request: Request) -> Response:
            return Response(body, media_type="application/json")

        constant = Starlette(routes=[Route("/", answer)])
        compressed = ((b"accept-encoding", b"br"),)
        known = ((b"if-none-match", first[b"etag"]),)
        reference = await rate(lambda _: ask(constant, "/"))
        size = first[b"size"].decode()
        print(f"{rows:,} figures, pages of 100; a constant answer of {size} bytes by a bare Starlette route is 100 %")
        for name, call in (
            ("a page that was asked before", lambda _: ask(app, PAGE)),
            ("the same, compressed", lambda _: ask(app, PAGE, compressed)),
            ("the same, unchanged (304)", lambda _: ask(app, PAGE, known)),
            ("a page never asked before", lambda n: ask(app, f"{PAGE}&value__gte={n}")),
            ("a figure never asked before", lambda n: ask(app, f"/api/v1/figures/copy-{n}")),
            ("a search never asked before", lambda n: ask(app, f"/api/v1/search?q=nvidia+{n}")),
        ):
            print(f"{name:32} {100 * await rate(call) / reference:8.2f} %")


if __name__ == "__main__":
    asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
