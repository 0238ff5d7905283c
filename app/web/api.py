"""The JSON API, version 1: figures, the tables they refer to, search. Routes of three lines."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from app import answers
from app.errors import RefusedError
from app.figures.columns import BY_NAME
from app.figures.reference import SINGULAR
from app.figures.selection import CONTROLS, OPERATOR_MEANINGS, Selection, parameters
from app.figures.vocabulary import UNITS
from app.present import schemas
from app.web import bodies
from app.web.params import LedgerDep, SelectionDep, takes

TABLES = ("metrics", "subjects", "sources", "documents", "geographies", "bases", "events", "exchange_rates", "topics")
"""The reference tables that have addresses of their own."""

_PROBLEM = {"model": schemas.ProblemShape, "content": {"application/problem+json": {}}}
_BAD: dict[int | str, dict[str, Any]] = {400: {**_PROBLEM, "description": "Parameters that can't be followed"}}
_GONE: dict[int | str, dict[str, Any]] = {404: {**_PROBLEM, "description": "There is no such thing"}}
_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}, "description": "The same rows as CSV"}}

router = APIRouter(prefix="/api/v1", tags=["API"])


def filter_parameters() -> list[dict[str, Any]]:
    """Describe every parameter of a selection for OpenAPI: the columns with their operators, and the controls."""
    return [_described(name) for name in parameters()]


def _described(name: str) -> dict[str, Any]:
    if name in CONTROLS:
        kind = "integer" if name == "_size" else "string"
        return {"name": name, "in": "query", "description": CONTROLS[name], "schema": {"type": kind}}
    column_name, _, operator = name.partition("__")
    column = BY_NAME[column_name]
    schema: dict[str, Any] = {"type": "string"}
    listed = column.choices or (tuple(UNITS) if column_name == "unit" else ())
    if listed and operator in {"", "not"}:
        schema["examples"] = list(listed)
    if column.good and operator in {"", "not", "in"}:
        schema["examples"] = [good for good in column.good if good]
    meaning = f"{column_name} {OPERATOR_MEANINGS[operator]}."
    return {"name": name, "in": "query", "description": f"{meaning} {column.meaning}", "schema": schema}


_FILTERS = {"parameters": filter_parameters()}


@router.get("/figures", response_model=schemas.FigureList, responses=_BAD, openapi_extra=_FILTERS)
@router.get("/figures.json", include_in_schema=False)
async def figures(request: Request, ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Give the figures that fit, a page at a time. Every column is a filter; see its operators."""
    return bodies.figures_body(ledger, answers.figures(ledger, selection), request.url.path)


@router.get("/figures.csv", responses={**_CSV, **_BAD}, openapi_extra=_FILTERS, response_class=Response)
async def figures_csv(ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Give all figures that fit as CSV, in the columns of the row. It can be loaded again."""
    if selection.cursor or selection.facets:
        raise RefusedError([("_next", "A CSV file has all rows; '_next' and '_facet' are for JSON.")])
    return bodies.figures_csv(answers.every_figure(ledger, selection), selection, "figures")


FigureId = Annotated[str, Path(description="The figure's id.", examples=["5h2v9q7m3dza"], max_length=100)]


@router.get(
    "/figures/{figure_id}.csv", responses={**_CSV, **_GONE}, response_class=Response, dependencies=[Depends(takes())]
)
async def figure_csv(figure_id: FigureId, ledger: LedgerDep) -> Response:
    """Give one figure as a CSV file of one row."""
    found = answers.figure(ledger, figure_id)
    return bodies.figures_csv([found.figure], Selection(), figure_id)


@router.get("/figures/{figure_id}.json", include_in_schema=False, dependencies=[Depends(takes())])
@router.get(
    "/figures/{figure_id}",
    response_model=schemas.FigureDetail,
    responses=_GONE,
    dependencies=[Depends(takes())],
)
async def figure(figure_id: FigureId, ledger: LedgerDep) -> Response:
    """Give one figure: its row, the interval it allows, every state this ledger held, and the figures around it."""
    return bodies.figure_body(ledger, answers.figure(ledger, figure_id))


@router.get("/search", response_model=schemas.SearchResult, responses=_BAD, dependencies=[Depends(takes("q"))])
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

    async def entries(ledger: LedgerDep) -> Response:
        return bodies.entries_body(ledger, ledger.catalogue().table(table).values())

    async def entries_csv(ledger: LedgerDep) -> Response:
        return bodies.entries_csv(table, ledger.catalogue().table(table).values())

    async def entry(slug: str, ledger: LedgerDep) -> Response:
        return bodies.entry_body(ledger, answers.entry_of(ledger, table, slug), figures_url(table, slug))

    async def topic(slug: str, ledger: LedgerDep) -> Response:
        return bodies.topic_body(ledger, answers.topic(ledger, slug))

    none = [Depends(takes())]
    every = f"All {table.replace('_', ' ')}"
    router.get(f"/{table}", response_model=schemas.EntryList, responses=_BAD, summary=every, dependencies=none)(entries)
    router.get(f"/{table}.json", include_in_schema=False, dependencies=none)(entries)
    as_csv = router.get(
        f"/{table}.csv", responses=_CSV, response_class=Response, summary=f"{every}, as CSV", dependencies=none
    )
    as_csv(entries_csv)
    one, shape = (topic, schemas.TopicDetail) if table == "topics" else (entry, schemas.EntryDetail)
    router.get(f"/{table}/{{slug}}.json", include_in_schema=False, dependencies=none)(one)
    router.get(
        f"/{table}/{{slug}}", response_model=shape, responses=_GONE, summary=f"One {singular}", dependencies=none
    )(one)


def figures_url(table: str, slug: str) -> str | None:
    """Give where the figures are that name an entry; None for a table that no figure names."""
    filtered = answers.filter_of(table, slug)
    return f"/api/v1/figures?{filtered}" if filtered else None


for _table in TABLES:
    _add_table(_table)
