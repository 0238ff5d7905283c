"""Who measures what, and when: sources × metrics × periods, where one stands alone and where nobody has a number."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.figures.figure import Figure
from app.figures.period import Granularity, read_period
from app.findings.comparison import Comparison, compare


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What one source says of one metric over one period.

    Attributes:
        period: the canonical label; None for claims that name none.
        figures: how many claims of its own it makes there, echoes not counted.
        subjects: what they are about, in alphabetical order.
        alone: whether no other source has this metric for this period.
    """

    source: str
    metric: str
    period: str | None
    period_start: date | None
    period_end: date | None
    figures: int
    subjects: tuple[str, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class CoverageGap:
    """A period for which nobody has a metric, though there are numbers for such periods before and after it."""

    metric: str
    period: str
    period_start: date


@dataclass(frozen=True, slots=True)
class Coverage:
    """The table: its axes, its cells that hold anything, and the holes in it.

    Attributes:
        sources, metrics: in alphabetical order.
        periods: by first day, then last, then label; None first, if any claim names none.
    """

    sources: tuple[str, ...]
    metrics: tuple[str, ...]
    periods: tuple[str | None, ...]
    cells: tuple[CoverageCell, ...]
    gaps: tuple[CoverageGap, ...]

    def at(self, source: str, metric: str, period: str | None) -> CoverageCell | None:
        """Give one cell; None if the source says nothing there."""
        wanted = (source, metric, period)
        return next((cell for cell in self.cells if (cell.source, cell.metric, cell.period) == wanted), None)

    def of(self, metrics: Collection[str]) -> "Coverage":
        """Give what is covered of some metrics only."""
        cells = [cell for cell in self.cells if cell.metric in metrics]
        return _table(cells, tuple(gap for gap in self.gaps if gap.metric in metrics))

    @property
    def standing_alone(self) -> tuple[CoverageCell, ...]:
        """Give the cells of which one source is the only witness."""
        return tuple(cell for cell in self.cells if cell.alone)


def coverage(figures: Iterable[Figure], *, comparison: Comparison | None = None) -> Coverage:
    """Make the table of standing figures; the result does not depend on their order.

    Args:
        figures: any figures.
        comparison: of the same figures, if it has been made already; then the figures themselves aren't looked at.
    """
    comparison = comparison or compare(figures, {})
    held: dict[tuple[str, str, str | None], list[Figure]] = {}
    standing = {claim.figure.id for bracket in comparison.brackets for claim in bracket.claims}
    for figure in comparison.figures:
        if figure.id in standing:
            held.setdefault((figure.source, figure.metric, figure.period), []).append(figure)
    sources: dict[tuple[str, str | None], set[str]] = {}
    for source, metric, period in held:
        sources.setdefault((metric, period), set()).add(source)
    cells = [
        CoverageCell(
            source=source,
            metric=metric,
            period=period,
            period_start=found[0].period_start,
            period_end=found[0].period_end,
            figures=len(found),
            subjects=tuple(sorted({figure.subject for figure in found})),
            alone=len(sources[metric, period]) == 1,
        )
        for (source, metric, period), found in held.items()
    ]
    return _table(cells, tuple(_gaps(cells)))


def _table(cells: Sequence[CoverageCell], gaps: tuple[CoverageGap, ...]) -> Coverage:
    return Coverage(
        sources=tuple(sorted({cell.source for cell in cells})),
        metrics=tuple(sorted({cell.metric for cell in cells})),
        periods=tuple(dict.fromkeys(cell.period for cell in sorted(cells, key=_place))),
        cells=tuple(sorted(cells, key=lambda cell: (cell.source, cell.metric, _place(cell)))),
        gaps=gaps,
    )


def _gaps(cells: list[CoverageCell]) -> list[CoverageGap]:
    """Find, for each metric, the periods of a length it is stated for that lie between others and have no number."""
    known: dict[tuple[bool, Granularity], dict[str, CoverageCell]] = {}
    for cell in cells:
        if kind := _kind(cell):
            known.setdefault(kind, {}).setdefault(cell.period or "", cell)
    stated: dict[tuple[str, tuple[bool, Granularity]], set[str]] = {}
    for cell in cells:
        if kind := _kind(cell):
            stated.setdefault((cell.metric, kind), set()).add(cell.period or "")
    gaps = []
    for (metric, kind), labels in stated.items():
        starts = [_start(known[kind][label]) for label in labels]
        for label, cell in known[kind].items():
            if label not in labels and min(starts) < _start(cell) < max(starts):
                gaps.append(CoverageGap(metric, label, _start(cell)))
    return sorted(gaps, key=lambda gap: (gap.metric, gap.period_start, gap.period))


def _kind(cell: CoverageCell) -> tuple[bool, Granularity] | None:
    """Say how long a cell's period is, and by which calendar; None for days, spans and none at all."""
    if cell.period is None:
        return None
    period = read_period(cell.period)
    if period.granularity in {Granularity.DAY, Granularity.SPAN}:
        return None
    return period.is_fiscal, period.granularity


def _start(cell: CoverageCell) -> date:
    return cell.period_start or date.min


def _place(cell: CoverageCell) -> tuple[date, date, str]:
    return cell.period_start or date.min, cell.period_end or date.min, cell.period or ""
