"""For programs that walk the web: `robots.txt`, `sitemap.xml`, `llms.txt`; made of the routes and the ledger."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import PlainTextResponse
from fastapi.routing import iter_route_contexts

from app import answers
from app.errors import UnknownNameError
from app.figures.reference import TABLES
from app.present.contexts.rows import href
from app.present.crawlers import Dated, llms_text, robots, site_map, site_map_index
from app.store.ledger import Ledger
from app.web.addresses import asked_origin
from app.web.params import LedgerDep, takes
from app.web.visits import PageRoute

router = APIRouter(include_in_schema=False, dependencies=[Depends(takes())])

FORMS = {"/search", "/compare"}
"""Pages that show nothing before they are asked something."""


@router.get("/robots.txt")
async def robots_text(request: Request) -> Response:
    """Tell crawlers what they may read."""
    return PlainTextResponse(robots(asked_origin(request)))


@router.get("/llms.txt")
async def llms(request: Request, ledger: LedgerDep) -> Response:
    """Tell language models what this is, how to ask it and how to quote it."""
    described = request.app.openapi()["paths"]
    api = {
        path: " ".join(methods["get"]["description"].split())
        for path, methods in described.items()
        if "{" not in path and not path.endswith(".csv")
    }
    pages = (path for path in page_paths(request) if "{" not in path)
    return PlainTextResponse(llms_text(asked_origin(request), ledger.catalogue(), api=api, pages=pages))


@router.get("/sitemap.xml")
async def whole_map(request: Request, ledger: LedgerDep) -> Response:
    """Give the address of every page; of a large ledger, those of its site maps."""
    parts, origin = answers.parts(ledger), asked_origin(request)
    if parts <= 1:
        return _xml(site_map(origin, [*_pages(request, ledger), *_figures(ledger, 0)]))
    addresses = ["/sitemap-pages.xml", *(f"/sitemap-figures-{part}.xml" for part in range(parts))]
    return _xml(site_map_index(origin, [(address, None) for address in addresses]))


@router.get("/sitemap-pages.xml")
async def map_of_pages(request: Request, ledger: LedgerDep) -> Response:
    """Give the address of every page but those of figures."""
    return _xml(site_map(asked_origin(request), _pages(request, ledger)))


@router.get("/sitemap-figures-{part}.xml")
async def map_of_figures(request: Request, ledger: LedgerDep, part: Annotated[int, Path(ge=0)]) -> Response:
    """Give the addresses of a part of the figures.

    Raises:
        UnknownNameError: there are fewer parts.
    """
    if part >= answers.parts(ledger):
        raise UnknownNameError(f"There is no part {part} of the figures.")
    return _xml(site_map(asked_origin(request), _figures(ledger, part)))


def page_paths(request: Request) -> list[str]:
    """List the paths of all pages, as their routes have them."""
    contexts = iter_route_contexts(request.app.routes)
    routes = (context.original_route for context in contexts)
    return [route.path for route in routes if isinstance(route, PageRoute)]


def _pages(request: Request, ledger: Ledger) -> Iterator[Dated]:
    """Give the pages that stand alone, then those of every entry that has one."""
    paths = page_paths(request)
    for path in paths:
        if "{" not in path and path not in FORMS:
            yield path, ledger.changed_at if path == "/" else None
    for table in TABLES:
        if f"/{table}/{{slug}}" in paths:
            yield from ((href(table, slug), None) for slug in ledger.catalogue().table(table))


def _figures(ledger: Ledger, part: int) -> Iterator[Dated]:
    return ((href("figures", figure_id), changed_at) for figure_id, changed_at in answers.dated_ids(ledger, part))


def _xml(body: bytes) -> Response:
    return Response(body, media_type="application/xml")
