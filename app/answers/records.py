"""What arithmetic finds about a source, a subject or a metric: by what it stands, and how its numbers moved."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from app.answers.ledger_findings import MOST_RECKONED
from app.answers.reckoning import Findings, findings_of
from app.answers.values import FacetCount
from app.figures.reference import Catalogue
from app.findings.contradictions import Contradiction, ContradictionKind
from app.findings.coverage import CoverageCell
from app.findings.distance import Distance, distances
from app.findings.revisions import Ladder, ladders
from app.store.ledger import Ledger

MOST_TOLD = 3
"""How many contradictions a page tells of; the list of all has the rest."""


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
class Record:
    """What holding all figures against one another found about an entry.

    Attributes:
        contradictions: the strongest; `contradicted` is how many there are. Revisions are none.
        ladders: how its numbers moved: those that left what had been said before come first, then the latest.
        holding, failing: how many checks of each kind hold and fail, most first.
    """

    contradictions: tuple[Contradiction, ...] = ()
    contradicted: int = 0
    ladders: tuple[Ladder, ...] = ()
    holding: tuple[FacetCount, ...] = ()
    failing: tuple[FacetCount, ...] = ()


def record_of(ledger: Ledger, column: str, slugs: Collection[str]) -> Record | None:
    """What was found about the figures that name any of these in a column? None of a ledger too large to be asked."""
    found = findings_of(ledger, most=MOST_RECKONED)
    if found is None:
        return None
    kinds = [kind.value for kind in ContradictionKind if kind is not ContradictionKind.REVISION]
    against = found.contradictions.fitting([(column, slugs), ("kind", kinds)])
    moved = [ladder for ladder in _kept_of(ledger, found).ladders if getattr(ladder.series, column) in slugs]
    holding, failing = (found.checks.counts("kind", [(column, slugs), ("holds", [holds])]) for holds in "10")
    return Record(
        contradictions=tuple(found.contradictions.findings[place] for place in against[:MOST_TOLD]),
        contradicted=len(against),
        ladders=tuple(sorted(moved, key=_latest, reverse=True)),
        holding=tuple(FacetCount(*one) for one in holding),
        failing=tuple(FacetCount(*one) for one in failing),
    )


def _latest(ladder: Ladder) -> tuple[bool, str]:
    return ladder.moved, ladder.steps[-1].stated_on.isoformat()


def source_record(ledger: Ledger, slug: str) -> SourceRecord | None:
    """What do a source's figures come to beside all others? None of a ledger too large to be asked."""
    found = findings_of(ledger, most=MOST_RECKONED)
    return None if found is None else _kept_of(ledger, found).of_source.get(slug, SourceRecord())


@dataclass(frozen=True, slots=True)
class _Records:
    """What is reckoned once from the findings of a ledger."""

    findings: Findings = field(repr=False)
    ladders: tuple[Ladder, ...] = field(repr=False)
    of_source: Mapping[str, SourceRecord] = field(repr=False)


def _kept_of(ledger: Ledger, found: Findings) -> _Records:
    pool = ledger.session.get_bind().engine.pool
    kept = _kept.get(pool)
    if kept is None or kept.findings is not found:
        kept = _kept[pool] = _records(found, ledger.catalogue())
    return kept


def _records(found: Findings, catalogue: Catalogue) -> _Records:
    """Reckon every ladder and every source's record from what holding all figures against one another has found."""
    brackets = {id(bracket): bracket for bracket in found.brackets.values()}.values()
    apart = distances(brackets)
    moved = ladders((claim.figure for bracket in brackets for claim in bracket.claims), catalogue)
    revised: dict[str, list[Ladder]] = {}
    for ladder in moved:
        revised.setdefault(ladder.source, []).append(ladder)
    cells: dict[str, list[CoverageCell]] = {}
    for cell in found.coverage.cells:
        cells.setdefault(cell.source, []).append(cell)
    of_source = {
        slug: SourceRecord(tuple(cells.get(slug, ())), apart.get(slug, ()), tuple(revised.get(slug, ())))
        for slug in {*cells, *apart, *revised}
    }
    return _Records(found, moved, of_source)


_kept: WeakKeyDictionary[object, _Records] = WeakKeyDictionary()
