"""The pages of findings, and their data beside them."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Response

from app import answers
from app.figures.figure import Figure
from app.present.contexts.coverage import coverage_page
from app.present.contexts.findings import checks_page, contradictions_page
from app.store.ledger import Ledger
from app.web import findings_api
from app.web.findings_api import CheckKindQuery, ContradictionKindQuery, FigureQuery, HoldsQuery, in_checks, in_ranking
from app.web.params import LedgerDep, takes
from app.web.templating import answer
from app.web.visits import PageRoute, VisitDep

router = APIRouter(route_class=PageRoute, include_in_schema=False)
twins = APIRouter(include_in_schema=False)


@router.api_route("/contradictions", methods=["GET", "HEAD"], dependencies=[Depends(takes("kind", "figure"))])
async def contradictions(
    visit: VisitDep, ledger: LedgerDep, kind: ContradictionKindQuery = None, figure: FigureQuery = ""
) -> Response:
    """Show what can't all be true."""
    return answer(contradictions_page(visit, in_ranking(ledger, kind, figure), about=_about(ledger, figure)))


@router.api_route("/checks", methods=["GET", "HEAD"], dependencies=[Depends(takes("holds", "kind", "figure"))])
async def checks(
    visit: VisitDep,
    ledger: LedgerDep,
    holds: HoldsQuery = None,
    kind: CheckKindQuery = None,
    figure: FigureQuery = "",
) -> Response:
    """Show which sums were tried."""
    return answer(checks_page(visit, in_checks(ledger, holds, kind, figure=figure), about=_about(ledger, figure)))


@router.api_route("/coverage", methods=["GET", "HEAD"], dependencies=[Depends(takes())])
async def coverage(visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show who measures what."""
    return answer(coverage_page(visit, answers.coverage(ledger)))


def _about(ledger: Ledger, figure_id: str) -> Figure | None:
    """Give the figure that was asked for.

    Raises:
        UnknownNameError: the ledger has never held it.
    """
    return answers.figure(ledger, figure_id).figure if figure_id else None


_PART = ("_size", "_next")
_TWINS: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "/contradictions.json": (findings_api.contradictions, ("kind", "figure", *_PART)),
    "/checks.json": (findings_api.checks, ("holds", "kind", "figure", *_PART)),
    "/coverage.json": (findings_api.coverage, ()),
}
for _path, (_answer, _parameters) in _TWINS.items():
    twins.get(_path, dependencies=[Depends(takes(*_parameters))])(_answer)
