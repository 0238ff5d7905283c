"""The application: every room put together. It knows them all, and none knows it."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from anyio import create_task_group
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from app.present.plotly_chart import warm
from app.settings import Settings
from app.store.engine import make_engine
from app.store.ledger import standing
from app.web import (
    api,
    citations,
    crawlers,
    embed_pages,
    entry_pages,
    event_pages,
    explore_pages,
    feeds,
    figure_pages,
    findings_api,
    findings_lists,
    findings_pages,
    pages,
    picture_pages,
    problems,
    source_pages,
    spreadsheets,
    suggest_api,
    topic_pages,
    twins,
    views_api,
    why_api,
)
from app.web.addresses import origin_of
from app.web.caching import FinishedAnswers, program_of
from app.web.pictures import Pictures, find_browser
from app.web.problem_pages import problem_page
from app.web.problems import UnexpectedErrors
from app.web.reckoning import reckon_ahead
from app.web.regular import RegularRequests
from app.web.security import SecurityHeaders
from app.web.templating import static

ROOT = Path(__file__).parents[1]
DESCRIPTION = (
    "An open ledger of reported figures about China's AI-chip market: who said which number, about what, for which "
    "period, where it was printed and when. A figure is a claim, never a fact. Reading needs no key. Columns are the "
    "same in JSON, CSV and the table under every chart; errors are `application/problem+json` (RFC 9457); answers "
    "carry a strong `ETag` that changes only when the ledger does."
)


def served() -> FastAPI:
    """Give the application as a server runs it: what arithmetic finds is reckoned before anybody asks."""
    return create_app(ahead=True)


ROUTERS = (
    spreadsheets.router,
    spreadsheets.listed,
    api.router,
    citations.router,
    feeds.router,
    crawlers.router,
    suggest_api.router,
    findings_lists.router,
    findings_api.router,
    views_api.router,
    why_api.router,
    event_pages.twins,
    event_pages.router,
    explore_pages.api,
    explore_pages.twins,
    explore_pages.router,
    source_pages.api,
    source_pages.twins,
    source_pages.router,
    entry_pages.twins,
    entry_pages.router,
    topic_pages.twins,
    picture_pages.router,
    embed_pages.router,
    twins.router,
    findings_pages.twins,
    pages.router,
    figure_pages.router,
    topic_pages.router,
    findings_pages.router,
)
"""Every address, in the order in which they are tried: what has an ending comes before what takes any name."""


def create_app(settings: Settings | None = None, *, ahead: bool = False) -> FastAPI:
    """Put the application together: engines, routes, error pages, static files, and the layers in front of them.

    Args:
        settings: by default those of the environment.
        ahead: whether to begin at the start what the first reader of findings would have to wait for.
    """
    settings = settings or Settings()
    engines = [make_engine(url) for url in settings.replica_urls or [settings.database_url]]

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        warm()
        async with create_task_group() as beside:
            for engine in engines if ahead else []:
                beside.start_soon(reckon_ahead, engine)
            yield
        await app.state.pictures.close()
        for engine in engines:
            engine.dispose()

    app = FastAPI(
        title="Chipledger",
        summary="Reported figures about China's AI-chip market, with their sources",
        description=DESCRIPTION,
        version="1",
        license_info={"name": "Data: CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        redirect_slashes=False,
    )
    app.state.pictures = Pictures(find_browser())
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=ROOT / "static"), name="static")
    problems.install(app, page=problem_page)
    app.add_middleware(
        FinishedAnswers,
        choose=partial(random.choice, engines),
        standing=standing,
        origin=partial(origin_of, public_url=settings.public_url),
        program=f"{program_of(ROOT, 'app', 'templates', 'static')} {app.state.pictures.possible}",
        hashed=hashed,
    )
    app.add_middleware(UnexpectedErrors, page=problem_page)
    app.add_middleware(RegularRequests)
    app.add_middleware(SecurityHeaders)
    return app


def hashed(path: str) -> str | None:
    """Give the hash that the address of a static file carries, None if there is no such file."""
    folder, name = ROOT / "static", path.removeprefix("/static/")
    try:
        inside = (folder / name).resolve().is_relative_to(folder)
        return static(name).rpartition("?v=")[2] if inside else None
    except (OSError, ValueError):
        return None
