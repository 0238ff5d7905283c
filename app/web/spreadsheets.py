"""The data behind pages as spreadsheets: `.xlsx` beside topics, comparisons and figures, and in the API."""

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from functools import partial
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from anyio import to_thread
from anyio.lowlevel import checkpoint
from fastapi import APIRouter, Depends, Response
from fastapi.responses import StreamingResponse

from app import answers
from app.answers import ViewAnswer
from app.figures.figure import Figure
from app.figures.selection import Selection
from app.figures.view import VIEW_PARAMETERS
from app.present.citations import cite_figure, cite_view
from app.present.contexts.entries import SINGULAR_COLUMN
from app.present.contexts.frame import MEDIA_TYPES, Visit
from app.present.contexts.rows import href
from app.present.spreadsheets import Cover, Spreadsheet, cover
from app.present.words.claims import claim_sentence
from app.store.ledger import Ledger
from app.web import api
from app.web.addresses import page_of
from app.web.asked_views import PAGE_PARAMETERS, ChosenDep, ViewDep
from app.web.drawings import title_of
from app.web.params import LedgerDep, SelectionDep, takes
from app.web.visits import VisitDep

router = APIRouter(include_in_schema=False)
listed = APIRouter(prefix="/api/v1", tags=["API"], generate_unique_id_function=lambda route: route.name)
_XLSX: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPES["xlsx"]: {}}, "description": "A spreadsheet"}}
_OF_TOPIC = [Depends(takes(*VIEW_PARAMETERS, *PAGE_PARAMETERS))]
_IN_MEMORY = 8 * 2**20
_BATCH = 100
_PIECE = 2**16


@router.get("/topics/{slug}.xlsx", dependencies=_OF_TOPIC)
async def topic_xlsx(slug: str, visit: VisitDep, ledger: LedgerDep, view: ViewDep) -> Response:
    """Give the figures of a topic as a spreadsheet, in the order of its table."""
    return await _view(visit, ledger, answers.topic(ledger, slug, view), slug)


@router.get("/compare.xlsx")
async def compare_xlsx(visit: VisitDep, ledger: LedgerDep, chosen: ChosenDep, view: ViewDep) -> Response:
    """Give the figures of a comparison as a spreadsheet, in the order of its table."""
    return await _view(visit, ledger, answers.viewed(ledger, chosen, view), "compare")


async def _view(visit: Visit, ledger: Ledger, found: ViewAnswer, name: str) -> Response:
    page, title = page_of(visit, found), title_of(visit, found)
    citation = cite_view(page, title=title, query=page.query())
    about = cover(page, title=title, selection=found.selection, citation=citation)
    return await _spreadsheet(ledger, found.figures, about, name=name)


def _entry_xlsx(table: str) -> Callable[..., Any]:
    async def entry_xlsx(slug: str, visit: VisitDep, ledger: LedgerDep) -> Response:
        selection = answers.newest_first(ledger, table, slug)
        page, title = replace(visit, path=href(table, slug)), visit.narrator.name(table, slug)
        about = cover(page, title=title, selection=selection, citation=cite_view(page, title=title, query=""))
        return await _spreadsheet(ledger, answers.every_figure(ledger, selection), about, name=slug)

    return entry_xlsx


for _table in SINGULAR_COLUMN:
    router.get(f"/{_table}/{{slug}}.xlsx", dependencies=[Depends(takes())])(_entry_xlsx(_table))


@router.get("/figures.xlsx")
async def figures_xlsx(visit: VisitDep, ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Give all figures of the page `/figures` as a spreadsheet, in its order."""
    return await _figures(visit, ledger, answers.in_page_order(api.whole(selection)), "/figures")


@listed.get("/figures.xlsx", responses=_XLSX, openapi_extra=api.ALL_ROWS, response_class=Response, name="figures_xlsx")
async def api_figures_xlsx(visit: VisitDep, ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Give all figures that fit as a spreadsheet, with the documents they were read in and how to cite them."""
    return await _figures(visit, ledger, api.whole(selection), "/api/v1/figures")


async def _figures(visit: Visit, ledger: Ledger, selection: Selection, path: str) -> Response:
    page, title = replace(visit, path=path), visit.narrator.say.t("Figures")
    citation = cite_view(page, title=title, query=page.query())
    about = cover(page, title=title, selection=selection, citation=citation)
    figures = answers.every_figure(ledger, selection)
    return await _spreadsheet(ledger, figures, about, name="figures", columns=selection.fields)


@router.get("/figures/{figure_id}.xlsx", dependencies=[Depends(takes())])
async def figure_xlsx(figure_id: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Give one figure as a spreadsheet of one row."""
    figure = answers.figure(ledger, figure_id).figure
    page, title = replace(visit, path=href("figures", figure.id)), claim_sentence(figure, visit.narrator)
    about = cover(page, title=title, selection=Selection().where("id", figure.id), citation=cite_figure(figure, visit))
    return await _spreadsheet(ledger, [figure], about, name=figure.id)


async def _spreadsheet(
    ledger: Ledger, figures: Iterable[Figure], about: Cover, *, name: str, columns: tuple[str, ...] = ()
) -> Response:
    """Write a spreadsheet in short turns, between which others are answered, and pack it beside the event loop."""
    file: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed when it has been sent
    sheet = Spreadsheet(file, *([columns] if columns else []))
    rows = iter(figures)
    try:
        while batch := list(islice(rows, _BATCH)):
            sheet.add(batch)
            await checkpoint()
        await to_thread.run_sync(partial(sheet.finish, ledger.catalogue(), about))
    except BaseException:
        sheet.discard()
        file.close()
        raise
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return StreamingResponse(_sent(file), media_type=MEDIA_TYPES["xlsx"], headers=headers)


async def _sent(file: IO[Any]) -> AsyncIterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
