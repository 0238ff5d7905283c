"""The JSON API, version 1: figures, the tables they refer to, search. Routes of three lines."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from app import answers
from app.errors import RefusedError
from app.figures.reference import SINGULAR
from app.figures.selection import Selection
from app.present import schemas
from app.web import bodies
from app.web.openapi import EXAMPLE_ID, PAGING, described, filter_parameters
from app.web.params import LedgerDep, SelectionDep, takes

TABLES = ("metrics", "subjects", "sources", "documents", "geographies", "bases", "events", "exchange_rates", "topics")
"""The reference tables that have addresses of their own."""

_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "The same rows as CSV"}}
_EXAMPLES = {
    "metrics": "revenue",
    "subjects": "nvidia",
    "sources": "nvidia",
    "documents": "tmtpost-h20-mi308-2025-07",
    "geographies": "CN-AND-HK",
    "bases": "gaap",
    "events": "us-a100-h100-notice",
    "exchange_rates": "usd-cny-average-2024",
    "topics": "h20-write-down",
}

router = APIRouter(prefix="/api/v1", tags=["API"], generate_unique_id_function=lambda route: route.name)

_FILTERS = {"parameters": filter_parameters()}
ALL_ROWS = {"parameters": [p for p in filter_parameters() if p["name"] not in PAGING]}
"""What a file of every row takes, for OpenAPI: all filters, and no paging."""


@router.get("/figures", response_model=schemas.FigureList, openapi_extra=_FILTERS)
@router.get("/figures.json", include_in_schema=False)
async def figures(request: Request, ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Give the figures that fit, a page at a time. Every column is a filter; see its operators."""
    return bodies.figures_body(ledger, answers.figures(ledger, selection), request.url.path)


@router.get("/figures.csv", responses=_CSV, openapi_extra=ALL_ROWS, response_class=Response)
async def figures_csv(ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Give all figures that fit as CSV, in the columns of the row. It can be loaded again."""
    return bodies.figures_csv(answers.every_figure(ledger, whole(selection)), selection, "figures")


def whole(selection: Selection) -> Selection:
    """Give a selection that asks for nothing but rows, all of them.

    Raises:
        RefusedError: it asks for a later page, or for counts, and a file has no place for them.
    """
    asked = {"_next": selection.cursor, "_facet": selection.facets}
    wrong = [(name, f"A file has all rows and nothing else; '{name}' is for JSON.") for name in asked if asked[name]]
    if wrong:
        raise RefusedError(wrong)
    return selection


FigureId = Annotated[str, Path(description="The figure's id.", examples=[EXAMPLE_ID], max_length=100)]


@router.get("/figures/{figure_id}.csv", responses=_CSV, response_class=Response, dependencies=[Depends(takes())])
async def figure_csv(figure_id: FigureId, ledger: LedgerDep) -> Response:
    """Give one figure as a CSV file of one row."""
    found = answers.figure(ledger, figure_id)
    return bodies.figures_csv([found.figure], Selection(), figure_id)


@router.get(
    "/figures/{figure_id}",
    response_model=schemas.FigureDetail,
    dependencies=[Depends(takes())],
)
@router.get("/figures/{figure_id}.json", include_in_schema=False, dependencies=[Depends(takes())])
async def figure(figure_id: FigureId, ledger: LedgerDep) -> Response:
    """Give one figure: its row, the interval it allows, every state this ledger held, and the figures around it."""
    return bodies.figure_body(ledger, answers.figure(ledger, figure_id))


@router.get("/search", response_model=schemas.SearchResult, dependencies=[Depends(takes("q"))])
@router.get("/search.json", include_in_schema=False, dependencies=[Depends(takes("q"))])
async def search(
    ledger: LedgerDep,
    q: Annotated[
        str, Query(description="Words that must all be there, in any script.", examples=["芯片"], max_length=200)
    ],
) -> Response:
    """Find subjects, metrics, topics, sources, documents, events and figures by words, Chinese or English."""
    return bodies.search_body(ledger, answers.search(ledger, q))


def _add_table(table: str) -> None:
    """Give a reference table its addresses."""
    singular = SINGULAR[table]
    example = Path(description=f"The slug of the {singular}.", examples=[_EXAMPLES[table]], max_length=100)

    async def entries(ledger: LedgerDep) -> Response:
        return bodies.entries_body(ledger, ledger.catalogue().table(table).values())

    async def entries_csv(ledger: LedgerDep) -> Response:
        return bodies.entries_csv(table, ledger.catalogue().table(table).values())

    async def entry(slug: Annotated[str, example], ledger: LedgerDep) -> Response:
        return bodies.entry_body(ledger, answers.entry_of(ledger, table, slug), figures_url(table, slug))

    words, none = table.replace("_", " "), [Depends(takes())]
    listing: dict[str, Any] = {
        "summary": f"All {words}",
        "description": f"Give every {singular} that figures may name, in the editors' order.",
        "response_model": schemas.ENTRY_LISTS[table],
    }
    as_csv: dict[str, Any] = {
        "summary": f"All {words}, as CSV",
        "description": f"Give every {singular} as the CSV file that it was loaded from. It can be loaded again.",
        "responses": _CSV,
        "response_class": Response,
    }
    one: dict[str, Any] = {
        "summary": f"One {singular}",
        "description": f"Give one {singular}, and where its figures are.",
        "response_model": schemas.ENTRY_DETAILS[table],
    }
    router.get(f"/{table}", name=table, dependencies=none, **listing)(entries)
    router.get(f"/{table}.json", include_in_schema=False, dependencies=none)(entries)
    router.get(f"/{table}.csv", name=f"{table}_csv", dependencies=none, **as_csv)(entries_csv)
    if table not in {"topics", "sources"}:  # of one of which there is more to tell
        router.get(f"/{table}/{{slug}}.json", include_in_schema=False, dependencies=none)(entry)
        router.get(f"/{table}/{{slug}}", name=singular.replace(" ", "_"), dependencies=none, **one)(entry)


def figures_url(table: str, slug: str) -> str | None:
    """Give where the figures are that name an entry; None for a table that no figure names."""
    filtered = answers.filter_of(table, slug)
    return f"/api/v1/figures?{filtered}" if filtered else None


for _table in TABLES:
    _add_table(_table)


@router.get("/openapi.json", include_in_schema=False, dependencies=[Depends(takes())])
async def openapi(request: Request) -> Response:
    """Give the description of this API for programs (OpenAPI 3.1)."""
    return bodies.json_body(described(request.app.openapi()))


@router.get("", include_in_schema=False, dependencies=[Depends(takes())])
async def index(request: Request, ledger: LedgerDep) -> Response:
    """Give every address of the API, and where it is described in full."""
    paths = {path: said["get"]["summary"] for path, said in request.app.openapi()["paths"].items() if "get" in said}
    where = {"openapi": "/api/v1/openapi.json", "documentation": "/api"}
    return bodies.json_body({"data": paths, "described_in": where, "meta": bodies.meta(ledger)})
