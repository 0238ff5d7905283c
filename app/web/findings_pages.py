"""The pages of findings, and their data beside them."""

from collections.abc import Callable
from typing import Any

from fastapi import Depends, Response
from fastapi.routing import APIRouter

from app import answers
from app.answers import Asked, FindingsAnswer
from app.findings.checks import Check
from app.findings.contradictions import Contradiction
from app.present.contexts.coverage import coverage_page
from app.present.contexts.findings import checks_page, contradictions_page, only_figure, only_topic
from app.present.contexts.findings_controls import Controls, Turned, controls
from app.present.contexts.frame import Visit
from app.store.ledger import Ledger
from app.web import findings_lists
from app.web.findings_asked import (
    CLOCKS,
    FILTERS,
    PART,
    AskedDep,
    AskedFiguresDep,
    CheckKindQuery,
    ContradictionKindQuery,
    CursorQuery,
    HoldsQuery,
    of_kind,
)
from app.web.findings_bodies import start_of
from app.web.params import LedgerDep, takes
from app.web.reckoning import reckoned
from app.web.templating import answer
from app.web.visits import VisitDep, page_router, shown_at

router = page_router()
twins = APIRouter(include_in_schema=False)


@shown_at(router, "/contradictions", *FILTERS, "_next")
async def contradictions(
    visit: VisitDep,
    ledger: LedgerDep,
    asked: AskedDep,
    kind: ContradictionKindQuery = None,
    cursor: CursorQuery = "",
) -> Response:
    """Show what can't all be true."""
    await reckoned(ledger, asked.clocks)
    found = answers.contradictions(ledger, of_kind(asked, kind=kind))
    form = _controls(visit, ledger, found)
    return answer(contradictions_page(visit, found.findings, controls=form, start=start_of(cursor)))


@shown_at(router, "/checks", *FILTERS, "holds", "_next")
async def checks(  # noqa: PLR0913, PLR0917 - each parameter of the address
    visit: VisitDep,
    ledger: LedgerDep,
    asked: AskedDep,
    holds: HoldsQuery = None,
    kind: CheckKindQuery = None,
    cursor: CursorQuery = "",
) -> Response:
    """Show which sums were tried."""
    await reckoned(ledger, asked.clocks)
    found = answers.checks(ledger, of_kind(asked, holds=holds, kind=kind))
    form = _controls(visit, ledger, found)
    return answer(checks_page(visit, found.findings, controls=form, start=start_of(cursor)))


@shown_at(router, "/coverage", "metric", *CLOCKS)
async def coverage(visit: VisitDep, ledger: LedgerDep, asked: AskedFiguresDep) -> Response:
    """Show who measures what: every metric by years, or the sources of one by its periods."""
    await reckoned(ledger, asked.clocks)
    metrics = tuple(asked.said["metric"])
    found = answers.coverage(ledger, asked.clocks, metrics=metrics)
    form = controls(visit, _turned(visit, ledger, asked), {}, {})
    return answer(coverage_page(visit, found, controls=form, metric=metrics[0] if len(metrics) == 1 else ""))


def _controls(visit: Visit, ledger: Ledger, found: FindingsAnswer[Contradiction] | FindingsAnswer[Check]) -> Controls:
    counted = {
        name: [(facet.value, facet.count) for facet in facets if facet.value is not None]
        for name, facets in found.facets.items()
    }
    return controls(visit, _turned(visit, ledger, found.asked), found.asked.said, counted)


def _turned(visit: Visit, ledger: Ledger, asked: Asked) -> Turned:
    """Say what restricts a list apart from its filters by column.

    Raises:
        UnknownNameError: the ledger has never held the figure that was asked for.
    """
    only = {}
    if asked.figure:
        only["figure"] = only_figure(answers.figure(ledger, asked.figure).figure, visit.narrator)
    if asked.topic:
        only["topic"] = only_topic(asked.topic, visit.narrator)
    return Turned(as_of=asked.clocks.as_of, recorded_as_of=asked.clocks.recorded_as_of, only=only)


_TWINS: dict[str, tuple[Callable[..., Any], tuple[str, ...]]] = {
    "/contradictions.json": (findings_lists.contradictions, (*FILTERS, *PART)),
    "/checks.json": (findings_lists.checks, (*FILTERS, "holds", *PART)),
    "/coverage.json": (findings_lists.coverage, ("metric", *CLOCKS)),
}
for _path, (_answer, _parameters) in _TWINS.items():
    twins.get(_path, dependencies=[Depends(takes(*_parameters))])(_answer)
