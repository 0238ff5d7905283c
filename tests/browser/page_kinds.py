"""Every kind of page there is, read off the routes: a page that is added is judged like the rest, without a list."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from app.main import create_app
from app.settings import Settings
from app.web.visits import PageRoute

SEED = Path(__file__).parents[2] / "seed"
RICH = {
    "topics": "china-ai-chip-market",
    "embed": "china-ai-chip-market",
    "sources": "nvidia",
    "subjects": "nvidia-h20",
    "metrics": "revenue",
    "figures": "nvidia-china-revenue-q1-fy2027",
}
"""Entries whose pages have much on them, by the first part of their addresses; of other tables, the first entry."""

VIEWS = (
    "/topics/h20-write-down?view=periods",
    "/topics/h20-write-down?view=sources",
    "/topics/h20-write-down?view=revisions",
    "/topics/accelerators-shipped?view=shares",
    "/topics/cambricon-revenue?view=forecasts",
    "/topics/china-chips-by-designer?facet=subject",
    "/topics/h20-write-down?tab=table",
    "/topics/h20-write-down?tab=sources",
    "/topics/china-ai-chip-market?currency=CNY&yScale=log",
    "/compare?subject=nvidia&metric=revenue",
    "/figures?source=nvidia",
    "/search?q=H20",
    "/search?q=zzqqxx",
    "/contradictions?subject=nvidia",
    "/events?subject=nvidia",
    "/events?government=CN&year=2022",
)
"""Pages that look different by their parameters."""

ERRORS = ("/nowhere", "/figures?metrc=revenue", "/topics/h20-write-dwon")
"""Pages that say what went wrong."""


def page_routes() -> Iterator[str]:
    """Give the path of every route that answers with a page."""
    app = create_app(Settings(database_url="sqlite://"))
    for included in app.routes:
        for route in getattr(getattr(included, "original_router", None), "routes", ()):
            if isinstance(route, PageRoute):
                yield route.path


def example_of(path: str) -> str:
    """Give the address of one page of a route."""
    table = path.split("/")[1]
    return re.sub(r"\{\w+\}", lambda _: RICH.get(table) or first_of(table), path)


def first_of(table: str) -> str:
    """Give the slug of the first entry of a table of the seed."""
    with (SEED / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.DictReader(file))["slug"]


PLAIN = tuple(sorted({example_of(path) for path in page_routes()}))
"""One page of each route."""

PAGES = (*PLAIN, *VIEWS, *ERRORS)
"""Every kind of page, in each of its looks."""
