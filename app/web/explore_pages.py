"""Exploring: the page of all series with a basket to compare them from, and the list of series as data."""

from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from app import answers
from app.answers import SeriesAnswer
from app.errors import RefusedError
from app.figures.selection import Selection
from app.figures.series import SeriesKey
from app.present.contexts.explore import FACETS, PAGE, explore_page
from app.present.series_shapes import SeriesList, series_values
from app.sentences import Sentence, sentence
from app.store.ledger import Ledger
from app.web.bodies import json_body, meta
from app.web.openapi import filter_parameters
from app.web.params import LedgerDep, SelectionDep, everywhere
from app.web.templating import answer
from app.web.visits import VisitDep, page_router

router = page_router()
twins = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api/v1", tags=["API"], generate_unique_id_function=lambda route: route.name)

NO_ORDER = ("_sort", "_sort_desc", "_fields")
"""The words that steer a list of figures, and that a list of series has no use for."""

KEPT = "keep"
"""The parameter by which a form without scripts puts what was ticked into the basket; its value is the page's query."""

_PARAMETERS: dict[str, Any] = {"parameters": [p for p in filter_parameters() if p["name"] not in NO_ORDER]}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is asked for: series of which figures, and which ones a reader has chosen already."""

    selection: Selection
    basket: tuple[SeriesKey, ...]


def asked(request: Request, ledger: LedgerDep) -> Asked:
    """Read which series are wanted, and what is in the basket.

    Raises:
        RefusedError: naming every parameter that can't be followed.
    """
    own = ("basket", KEPT, *everywhere(request))
    selection = answers.select_from(ledger, request.query_params.multi_items(), others=own)
    _refuse(selection, (*NO_ORDER, "_size", "_facet", "_count"))
    return Asked(selection, answers.basket(ledger, request.query_params.getlist("basket")))


def asked_series(selection: SelectionDep) -> Selection:
    """Read which series are wanted, as data.

    Raises:
        RefusedError: an order or columns are asked for.
    """
    _refuse(selection, NO_ORDER)
    return selection


SeriesDep = Annotated[Selection, Depends(asked_series)]
"""The figures whose series are wanted."""


def _refuse(selection: Selection, words: tuple[str, ...]) -> None:
    wrong = [name for name, _ in selection.to_pairs() if name in words]
    if wrong:
        raise RefusedError([(name, _one_order(name)) for name in wrong])


def _one_order(name: str) -> Sentence:
    return sentence(
        "Series come in one order, those of most figures first, so '%(name)s' has no place here.", name=name
    )


@router.api_route("/explore", methods=["GET", "HEAD"])
async def explore(visit: VisitDep, ledger: LedgerDep, wanted: Annotated[Asked, Depends(asked)]) -> Response:
    """Show the series that there are, to be chosen and compared."""
    kept = next((text for name, text in visit.pairs if name == KEPT), None)
    if kept is not None:
        return _with_basket(ledger, kept, wanted)
    found = answers.series(ledger, replace(wanted.selection, size=PAGE, facets=FACETS, counted=True))
    return answer(
        explore_page(
            visit,
            wanted.selection,
            series=found.series,
            next_cursor=found.next_cursor,
            facets={column: [(c.value, c.count) for c in counted] for column, counted in found.facets.items()},
            total=found.total or 0,
            basket=wanted.basket,
        )
    )


def _with_basket(ledger: Ledger, query: str, wanted: Asked) -> Response:
    """Send a reader on who has put the ticked series into the basket, to the filters that stood there before.

    Raises:
        RefusedError: the filters or the series can't be followed.
    """
    filters = answers.select_from(ledger, parse_qsl(query))
    keys = sorted({key.text for key in (*wanted.selection.series, *wanted.basket)})
    pairs = [*filters.to_pairs(), *([("basket", "~".join(keys))] if keys else [])]
    address = urlencode(pairs, safe="~,:")
    return RedirectResponse(f"/explore?{address}" if address else "/explore", 303)


@api.get("/series", response_model=SeriesList, openapi_extra=_PARAMETERS)
@api.get("/series.json", include_in_schema=False)
async def series(request: Request, ledger: LedgerDep, selection: SeriesDep) -> Response:
    """Give the series that the selected figures make up, those of most figures first, a page at a time."""
    return _body(ledger, answers.series(ledger, selection), request.url.path)


@twins.get("/explore.json")
async def explore_json(request: Request, ledger: LedgerDep, selection: SeriesDep) -> Response:
    """Give the series that the page lists."""
    return _body(ledger, answers.series(ledger, selection), request.url.path)


def _body(ledger: Ledger, found: SeriesAnswer, path: str) -> Response:
    following, headers = None, {}
    if found.next_cursor:
        following = f"{path}?{replace(found.selection, cursor=found.next_cursor).to_query()}"
        headers["Link"] = f'<{following}>; rel="next"'
    content = {
        "data": [series_values(held) for held in found.series],
        "next": found.next_cursor,
        "next_url": following,
        "meta": meta(ledger, found.selection.to_query(), count=found.total, facets=found.facets or None),
    }
    return json_body(content, headers)
