"""The JSON API of findings: contradictions, checks, coverage, which number to quote, comparisons."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from app import answers
from app.figures.figure import Figure
from app.figures.selection import Selection
from app.findings.checks import Check, CheckKind
from app.findings.contradictions import Contradiction, ContradictionKind
from app.findings.quoting import Rule
from app.present import finding_shapes
from app.store.ledger import Ledger
from app.web import findings_bodies as bodies
from app.web.currencies import CURRENCY_PARAMETERS, AskedCurrencyDep
from app.web.findings_bodies import PartOfList
from app.web.openapi import EXAMPLE_ID, filter_parameters
from app.web.params import LedgerDep, everywhere, takes

router = APIRouter(prefix="/api/v1", tags=["Findings"], generate_unique_id_function=lambda route: route.name)
_STEERING = ("_sort", "_sort_desc", "_size", "_next", "_count", "_facet", "_fields")
_CHOOSING: dict[str, Any] = {"parameters": [p for p in filter_parameters() if p["name"] not in _STEERING]}

SizeQuery = Annotated[int, Query(alias="_size", description="How many at the most.", examples=[100], ge=1, le=1000)]
CursorQuery = Annotated[
    str,
    Query(alias="_next", description="The `next` of the answer before.", examples=["after-100"], max_length=40),
]
FigureQuery = Annotated[
    str, Query(description="The id of a figure that takes part.", examples=[EXAMPLE_ID], max_length=100)
]
ContradictionKindQuery = Annotated[
    ContradictionKind | None, Query(description="Only those of a kind.", examples=["conflict"])
]
CheckKindQuery = Annotated[CheckKind | None, Query(description="Only this arithmetic.", examples=["share"])]
HoldsQuery = Annotated[
    Literal["0", "1"] | None, Query(description="1 for the checks that hold, 0 for those that fail.", examples=["0"])
]
RuleQuery = Annotated[
    Rule,
    Query(
        description="How a number is chosen: `best` takes an actual before an estimate before a forecast before a "
        "rumour, then the figure’s own company or a government before others, then the latest; `latest` the latest "
        "statement; `median` the middle of the sources; `envelope` the least and the greatest of all.",
        examples=list(Rule),
    ),
]


@router.get(
    "/contradictions",
    response_model=finding_shapes.ContradictionList,
    dependencies=[Depends(takes("kind", "figure", "_size", "_next"))],
)
async def contradictions(  # noqa: PLR0913, PLR0917 - each parameter of the address
    request: Request,
    ledger: LedgerDep,
    kind: ContradictionKindQuery = None,
    figure: FigureQuery = "",
    size: SizeQuery = 100,
    cursor: CursorQuery = "",
) -> Response:
    """Give what can't all be true, the strongest first, and after that what was merely revised."""
    found = in_ranking(ledger, kind, figure)
    filters = _filters(kind=kind, figure=figure)
    return bodies.contradictions_body(ledger, found, PartOfList(request.url.path, filters, size, cursor))


@router.get(
    "/checks",
    response_model=finding_shapes.CheckList,
    dependencies=[Depends(takes("holds", "kind", "figure", "_size", "_next"))],
)
async def checks(  # noqa: PLR0913, PLR0917 - each parameter of the address
    request: Request,
    ledger: LedgerDep,
    holds: HoldsQuery = None,
    kind: CheckKindQuery = None,
    figure: FigureQuery = "",
    size: SizeQuery = 100,
    cursor: CursorQuery = "",
) -> Response:
    """Give the relations among figures that arithmetic can try: those that fail first, the widest gap first."""
    found = in_checks(ledger, holds, kind, figure=figure)
    filters = _filters(holds=holds, kind=kind, figure=figure)
    return bodies.checks_body(ledger, found, PartOfList(request.url.path, filters, size, cursor))


def in_ranking(ledger: Ledger, kind: ContradictionKind | None, figure: str = "") -> list[Contradiction]:
    """Give the contradictions of a kind, or that a figure takes part in, by rank."""
    every = answers.contradictions(ledger)
    return [each for each in every if kind in {None, each.kind} and _uses(each.figures, figure)]


def in_checks(ledger: Ledger, holds: str | None, kind: CheckKind | None, *, figure: str = "") -> list[Check]:
    """Give the checks that hold or fail, are of a kind, or use a figure, in their order."""
    every = [each for each in answers.checks(ledger) if holds in {None, str(int(each.holds))}]
    return [each for each in every if kind in {None, each.kind} and _uses(each.figures, figure)]


def _uses(figures: Iterable[Figure], wanted: str) -> bool:
    return not wanted or any(figure.id == wanted for figure in figures)


def _filters(**given: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in given.items() if value)


@router.get("/coverage", response_model=finding_shapes.CoverageDetail, dependencies=[Depends(takes())])
async def coverage(ledger: LedgerDep) -> Response:
    """Give who measures what and when: where one source stands alone, and which periods nobody has."""
    return bodies.coverage_body(ledger, answers.coverage(ledger))


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
    return bodies.quotes_body(ledger, answers.quote(ledger, selection, rule, currency=asked.currency, rate=asked.rate))


@router.get("/compare", response_model=finding_shapes.ComparisonDetail, openapi_extra=_CHOOSING)
async def compare(ledger: LedgerDep, selection: ChosenDep, asked: AskedCurrencyDep) -> Response:
    """Give the figures that fit, held against one another: which agree, which can't all be true, how far apart."""
    return bodies.compared_body(ledger, answers.compare(ledger, selection, currency=asked.currency, rate=asked.rate))
