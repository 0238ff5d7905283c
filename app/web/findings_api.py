"""The JSON API of chosen figures: which number to quote, and how they stand to one another."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from app import answers
from app.figures.selection import Selection
from app.findings.quoting import Rule
from app.present import finding_shapes
from app.web import findings_bodies as bodies
from app.web.currencies import CURRENCY_PARAMETERS, AskedCurrencyDep
from app.web.openapi import filter_parameters
from app.web.params import LedgerDep, everywhere
from app.web.reckoning import reckoned

router = APIRouter(prefix="/api/v1", tags=["Findings"], generate_unique_id_function=lambda route: route.name)
_STEERING = ("_sort", "_sort_desc", "_size", "_next", "_count", "_facet", "_fields")
_CHOOSING: dict[str, Any] = {"parameters": [p for p in filter_parameters() if p["name"] not in _STEERING]}

RuleQuery = Annotated[
    Rule,
    Query(
        description="How a number is chosen: `best` takes an actual before an estimate before a forecast before a "
        "rumour, then the figure’s own company or a government before others, then the latest; `latest` the latest "
        "statement; `median` the middle of the sources; `envelope` the least and the greatest of all.",
        examples=list(Rule),
    ),
]


def choosing(request: Request, ledger: LedgerDep) -> Selection:
    """Read the filters of the address; `rule`, `currency` and `rate` are read by whoever takes them.

    Raises:
        RefusedError: naming every parameter that can't be followed.
    """
    rule = ("rule",) if request.url.path.endswith(("/quote", "/quote.json")) else ()
    others = (*rule, *CURRENCY_PARAMETERS, *everywhere(request))
    return answers.select_from(ledger, request.query_params.multi_items(), others=others)


ChosenDep = Annotated[Selection, Depends(choosing)]


@router.get("/quote", response_model=finding_shapes.QuoteList, openapi_extra=_CHOOSING)
async def quote(
    ledger: LedgerDep, selection: ChosenDep, asked: AskedCurrencyDep, rule: RuleQuery = Rule.BEST
) -> Response:
    """Give the number to quote for every series and period that fits, with what it was chosen over and why."""
    await reckoned(ledger, most=answers.MOST_RECKONED)
    return bodies.quotes_body(ledger, answers.quote(ledger, selection, rule, currency=asked.currency, rate=asked.rate))


@router.get("/compare", response_model=finding_shapes.ComparisonDetail, openapi_extra=_CHOOSING)
async def compare(ledger: LedgerDep, selection: ChosenDep, asked: AskedCurrencyDep) -> Response:
    """Give the figures that fit, held against one another: which agree, which can't all be true, how far apart."""
    return bodies.compared_body(ledger, answers.compare(ledger, selection, currency=asked.currency, rate=asked.rate))
