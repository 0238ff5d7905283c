"""The page of coverage: who measures what, and when."""

from dataclasses import dataclass
from urllib.parse import urlencode

from app.findings.coverage import Coverage, CoverageCell
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import entry_link
from app.present.words.periods import period_words
from app.present.words.terms import Narrator


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRow:
    """What one source says of one metric: for which periods, in how many figures; `alone` if nobody else does."""

    source: Link
    periods: str
    figures: Link
    alone: bool


@dataclass(frozen=True, slots=True)
class CoverageGroup:
    """Who measures one metric, and the periods for which nobody does."""

    metric: Link
    gaps: str
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """Who measures what, and when."""

    frame: Frame
    lead: str
    groups: tuple[CoverageGroup, ...]


def coverage_page(visit: Visit, found: Coverage) -> CoveragePage:
    """Make the page of who measures what: by metric, then by source."""
    narrator = visit.narrator
    say = narrator.say
    held: dict[str, dict[str, list[CoverageCell]]] = {}
    for cell in found.cells:
        held.setdefault(cell.metric, {}).setdefault(cell.source, []).append(cell)
    gaps: dict[str, list[str]] = {}
    for gap in found.gaps:
        gaps.setdefault(gap.metric, []).append(period_words(gap.period, say))
    groups = [
        CoverageGroup(
            metric=entry_link("metrics", metric, narrator),
            gaps=say.listed(gaps.get(metric, [])),
            rows=tuple(_coverage_row(cells, narrator) for cells in by_source.values()),
        )
        for metric, by_source in sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    return CoveragePage(
        frame=visit.frame(say.t("Coverage"), section="sources", alternates=(visit.alternate("json"),)),
        lead=say.t(
            "Who measures what, and for which periods; where one source stands alone, and what nobody measured."
        ),
        groups=tuple(groups),
    )


def _coverage_row(cells: list[CoverageCell], narrator: Narrator) -> CoverageRow:
    say, first = narrator.say, cells[0]
    count = sum(cell.figures for cell in cells)
    query = urlencode({"metric": first.metric, "source": first.source})
    ordered = sorted(cells, key=lambda cell: (str(cell.period_start or ""), str(cell.period_end or "")))
    return CoverageRow(
        source=entry_link("sources", first.source, narrator),
        periods=say.listed([period_words(cell.period, say) for cell in ordered]),
        figures=Link(say.n("%(num)s figure", "%(num)s figures", count), f"/figures?{query}"),
        alone=all(cell.alone for cell in cells),
    )
