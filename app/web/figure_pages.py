"""The page of one figure, with what surrounds it."""

from fastapi import Response

from app import answers
from app.answers import FigureVersion, Standing
from app.figures.figure import Figure
from app.findings.contradictions import ContradictionKind
from app.present.contexts.figure import HeldVersion, figure_page
from app.present.contexts.findings import figure_standing
from app.present.contexts.frame import Link, Visit
from app.web.params import LedgerDep
from app.web.reckoning import reckoned
from app.web.templating import answer
from app.web.visits import VisitDep, page_router, shown_at

router = page_router()


@shown_at(router, "/figures/{figure_id}")
async def figure(figure_id: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show one figure and what surrounds it."""
    await reckoned(ledger, most=answers.MOST_RECKONED)
    found = answers.figure(ledger, figure_id)
    standing = answers.standing(ledger, [found.figure])
    return answer(
        figure_page(
            visit,
            found.figure,
            versions=[_held(version) for version in found.versions],
            origin=found.origin,
            echoes=found.echoes,
            supersedes=found.supersedes,
            superseded_by=found.superseded_by,
            comparable=found.comparable,
            close=found.close,
            standing=standing_links(visit, found.figure, standing),
            against=[each for each in standing.contradictions if each.kind is not ContradictionKind.REVISION],
            conversions=answers.in_other_currencies(ledger, found.figure),
            beside=found.beside,
        )
    )


def standing_links(visit: Visit, figure: Figure, found: Standing) -> tuple[Link, ...]:
    """Lead from a figure to what speaks against it and what supports it."""
    revisions = sum(each.kind is ContradictionKind.REVISION for each in found.contradictions)
    counts = len(found.contradictions) - revisions, revisions, len(found.supporters)
    return figure_standing(figure.id, counts, visit.narrator, checked=bool(found.checks))


def _held(version: FigureVersion) -> HeldVersion:
    return HeldVersion(
        figure=version.figure,
        recorded_from=version.recorded_from,
        recorded_until=version.recorded_until,
        load=version.load,
        loaded_by=version.loaded_by,
        loaded_from=version.loaded_from,
        changed=version.changed,
    )
