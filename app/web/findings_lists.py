"""The JSON API of what arithmetic finds in the whole ledger: contradictions, checks, coverage."""

from fastapi import APIRouter, Depends, Request, Response

from app import answers
from app.present import finding_shapes
from app.web import findings_bodies as bodies
from app.web.findings_asked import (
    CLOCKS,
    FILTERS,
    PART,
    SELECTED,
    AskedDep,
    AskedFiguresDep,
    CheckKindQuery,
    ContradictionKindQuery,
    CursorQuery,
    HoldsQuery,
    SizeQuery,
    described,
    filters_of,
    of_kind,
)
from app.web.findings_bodies import PartOfList
from app.web.params import LedgerDep, takes
from app.web.reckoning import reckoned

router = APIRouter(prefix="/api/v1", tags=["Findings"], generate_unique_id_function=lambda route: route.name)


@router.get(
    "/contradictions",
    response_model=finding_shapes.ContradictionList,
    dependencies=[Depends(takes(*FILTERS, *PART))],
    openapi_extra=SELECTED,
)
async def contradictions(  # noqa: PLR0913, PLR0917 - each parameter of the address
    request: Request,
    ledger: LedgerDep,
    asked: AskedDep,
    kind: ContradictionKindQuery = None,
    size: SizeQuery = 100,
    cursor: CursorQuery = "",
) -> Response:
    """Give what can't all be true, the strongest first, and after that what was merely revised."""
    await reckoned(ledger, asked.clocks)
    found = answers.contradictions(ledger, of_kind(asked, kind=kind))
    return bodies.contradictions_body(ledger, found, _part(request, found.asked, size, cursor))


@router.get(
    "/checks",
    response_model=finding_shapes.CheckList,
    dependencies=[Depends(takes(*FILTERS, "holds", *PART))],
    openapi_extra=SELECTED,
)
async def checks(  # noqa: PLR0913, PLR0917 - each parameter of the address
    request: Request,
    ledger: LedgerDep,
    asked: AskedDep,
    holds: HoldsQuery = None,
    kind: CheckKindQuery = None,
    size: SizeQuery = 100,
    cursor: CursorQuery = "",
) -> Response:
    """Give the relations among figures that arithmetic can try: those that fail first, the widest gap first."""
    await reckoned(ledger, asked.clocks)
    found = answers.checks(ledger, of_kind(asked, holds=holds, kind=kind))
    return bodies.checks_body(ledger, found, _part(request, found.asked, size, cursor))


def _part(request: Request, asked: answers.Asked, size: int, cursor: str) -> PartOfList:
    return PartOfList(request.url.path, filters_of(asked), size, cursor)


@router.get(
    "/coverage",
    response_model=finding_shapes.CoverageDetail,
    dependencies=[Depends(takes("metric", *CLOCKS))],
    openapi_extra=described("metric", *CLOCKS),
)
async def coverage(ledger: LedgerDep, asked: AskedFiguresDep) -> Response:
    """Give who measures what and when: where one source stands alone, and which periods nobody has."""
    await reckoned(ledger, asked.clocks)
    found = answers.coverage(ledger, asked.clocks, metrics=asked.said["metric"])
    return bodies.coverage_body(ledger, found, filters_of(asked))
