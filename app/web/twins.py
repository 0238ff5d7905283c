"""The data behind each page, at the page's own address with an ending: `.json`, `.csv`."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Request, Response

from app import answers
from app.web import api, bodies
from app.web.params import LedgerDep, SelectionDep, takes

router = APIRouter(include_in_schema=False)
_NONE = [Depends(takes())]


@router.get("/figures.json")
async def figures_json(request: Request, ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Give the figures of the page `/figures`, in its order."""
    found = answers.figures(ledger, answers.in_page_order(selection))
    return bodies.figures_body(ledger, found, request.url.path)


@router.get("/figures.csv")
async def figures_csv(ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Give all figures of the page `/figures`, in its order."""
    asked = answers.in_page_order(api.whole(selection))
    return bodies.figures_csv(answers.every_figure(ledger, asked), asked, "figures")


router.get("/figures/{figure_id}.json", dependencies=_NONE)(api.figure)
router.get("/figures/{figure_id}.csv", dependencies=_NONE)(api.figure_csv)
router.get("/search.json", dependencies=[Depends(takes("q"))])(api.search)


def _entry_twins(table: str) -> None:
    async def entries(ledger: LedgerDep) -> Response:
        return bodies.entries_body(ledger, ledger.catalogue().table(table).values())

    async def entries_csv(ledger: LedgerDep) -> Response:
        return bodies.entries_csv(table, ledger.catalogue().table(table).values())

    routes: dict[str, Callable[..., Any]] = {f"/{table}.json": entries, f"/{table}.csv": entries_csv}
    for path, answer in routes.items():
        router.get(path, dependencies=_NONE)(answer)


for _table in ("metrics", "subjects", "sources", "documents", "topics"):
    _entry_twins(_table)
