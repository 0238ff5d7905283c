"""What can't all be true: arithmetic across figures, found from what metrics, subjects and places declare.

Nothing here knows a figure or a metric by name. A metric says what kind it is and which other metric it is made of; a
subject and a place say what they are part of; from that follows which figures belong into one relation.
"""

from collections.abc import Iterable

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.findings.checks.baselines import baseline_checks
from app.findings.checks.ceilings import ceiling_checks
from app.findings.checks.conversions import conversion_checks
from app.findings.checks.growth import cagr_checks, change_checks, growth_checks
from app.findings.checks.index import FigureIndex
from app.findings.checks.parts import part_checks
from app.findings.checks.periods import period_checks
from app.findings.checks.prices import price_checks
from app.findings.checks.shares import share_checks, shares_checks
from app.findings.checks.value import Cause, Check, CheckKind, Condition, RatesUsed, Role
from app.findings.comparison import compare

__all__ = ["Cause", "Check", "CheckKind", "Condition", "FigureIndex", "RatesUsed", "Role", "find_checks"]

_FINDERS = (
    share_checks,
    shares_checks,
    growth_checks,
    cagr_checks,
    change_checks,
    baseline_checks,
    period_checks,
    part_checks,
    price_checks,
    ceiling_checks,
    conversion_checks,
)


def find_checks(
    figures: Iterable[Figure], catalogue: Catalogue, *, index: FigureIndex | None = None
) -> tuple[Check, ...]:
    """Find every relation among figures that arithmetic can try, and try it.

    Echoes, claims that no longer stand and statements that their own source has replaced are left out. For each stated
    figure and relation, the partners most like it are taken: of its own source and document, then the best-sourced.

    Args:
        figures: any figures, in any order.
        catalogue: what they name.
        index: of the same figures, if it has been made already; then the figures themselves aren't looked at.

    Returns:
        Failed checks before those that hold, the widest gap first.
    """
    index = index or FigureIndex(compare(figures, catalogue.metrics), catalogue)
    return tuple(sorted((check for finder in _FINDERS for check in finder(index)), key=_place))


def _place(check: Check) -> tuple[object, ...]:
    gap = float("inf") if check.gap is None else float(check.gap)
    return check.holds, -gap, check.kind, tuple(figure.id for figure in check.figures)
