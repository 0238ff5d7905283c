"""What is known of one source: what it covers, how far it stands from the others, how it changed its numbers?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from app.answers.claims import figures as select_figures
from app.answers.entries import entry_of
from app.answers.ledger_findings import MOST_RECKONED
from app.answers.reckoning import Findings, findings_of
from app.answers.values import FacetCount
from app.figures.figure import Figure
from app.figures.reference import Catalogue, Source
from app.figures.selection import Selection
from app.findings.coverage import CoverageCell
from app.findings.distance import Distance, distances
from app.findings.revisions import Ladder, ladders
from app.store.ledger import Ledger

MOST_NEWEST = 20
"""How many of a source's newest figures its page shows."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What a source's figures come to beside all others, as they stand.

    Attributes:
        cells: what it covers, by metric and period.
        distances: its numbers against the others', the farthest first.
        ladders: its statements of one number, where it made several.
    """

    cells: tuple[CoverageCell, ...] = ()
    distances: tuple[Distance, ...] = ()
    ladders: tuple[Ladder, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """A source with its newest figures, its documents and its record.

    Attributes:
        documents: the slugs of those that print its figures, with how many, most first.
        record: None in a ledger too large to hold all figures against one another while a reader waits.
    """

    source: Source
    selection: Selection
    figures: tuple[Figure, ...]
    total: int
    documents: tuple[FacetCount, ...]
    record: SourceRecord | None = field(repr=False)


def source(ledger: Ledger, slug: str) -> SourceAnswer:
    """What is known of one source?

    Raises:
        UnknownNameError: there is no such source; the message offers the nearest ones.
    """
    found = entry_of(ledger, "sources", slug)
    assert isinstance(found, Source)  # noqa: S101 - the table holds nothing else
    asked = figures_of(slug)
    page = select_figures(ledger, replace(asked, counted=True, facets=("document",)))
    return SourceAnswer(
        source=found,
        selection=asked,
        figures=page.figures,
        total=page.total or 0,
        documents=page.facets["document"],
        record=source_record(ledger, slug),
    )


def figures_of(slug: str) -> Selection:
    """Which figures are a source's, the latest statement first?"""
    return Selection(sort="stated_on", descending=True, size=MOST_NEWEST).where("source", slug)


def source_record(ledger: Ledger, slug: str) -> SourceRecord | None:
    """What do a source's figures come to beside all others? None of a ledger too large to be asked."""
    found = findings_of(ledger, most=MOST_RECKONED)
    if found is None:
        return None
    pool = ledger.session.get_bind().engine.pool
    kept = _kept.get(pool)
    if kept is None or kept[0] is not found:
        kept = _kept[pool] = (found, _records(found, ledger.catalogue()))
    return kept[1].get(slug, SourceRecord())


def _records(found: Findings, catalogue: Catalogue) -> dict[str, SourceRecord]:
    """Reckon every source's record from what holding all figures against one another has found."""
    brackets = {id(bracket): bracket for bracket in found.brackets.values()}.values()
    apart = distances(brackets)
    revised: dict[str, list[Ladder]] = {}
    for ladder in ladders((claim.figure for bracket in brackets for claim in bracket.claims), catalogue):
        revised.setdefault(ladder.source, []).append(ladder)
    cells: dict[str, list[CoverageCell]] = {}
    for cell in found.coverage.cells:
        cells.setdefault(cell.source, []).append(cell)
    return {
        slug: SourceRecord(tuple(cells.get(slug, ())), apart.get(slug, ()), tuple(revised.get(slug, ())))
        for slug in {*cells, *apart, *revised}
    }


_kept: WeakKeyDictionary[object, tuple[Findings, Mapping[str, SourceRecord]]] = WeakKeyDictionary()
