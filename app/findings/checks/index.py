"""The figures that checks draw on, by what they are about: one look finds the partners of a figure."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.period import FiscalCalendar
from app.figures.reference import Catalogue, Metric
from app.figures.vocabulary import Adding, MetricKind, SourceKind, SubjectKind
from app.findings.checks.shelf import Days, Place, Shelf, days
from app.findings.comparison import EXPECTATIONS, Bracket, Claim, Comparison, voice
from app.findings.conversion import RateTable
from app.findings.series import dated_metrics

_SOURCE_ORDER = {kind: place for place, kind in enumerate(SourceKind)}
_NOTHING = Shelf({})

Kinship = tuple[bool, bool, bool, bool]
"""What orders partners first, the least first: not strict, of another source, document or basis."""


class Partner(NamedTuple):
    """A figure that fits a role.

    Attributes:
        strict: whether it is about just what is wanted. What is only near it may support a figure and never accuse one.
        slack: what part of the period's days it does not share.
    """

    figure: Figure
    strict: bool
    slack: float = 0.0


def is_expectation(figure: Figure) -> bool:
    """Say whether a figure speaks of what was still to come when it was stated."""
    return figure.nature in EXPECTATIONS


class FigureIndex:
    """Standing figures, echoes and replaced statements left out, found by what they are about."""

    def __init__(self, comparison: Comparison, catalogue: Catalogue) -> None:
        """Sort figures that have been compared into the index."""
        self.comparison = comparison
        self.catalogue = catalogue
        self._intervals = {c.figure.id: c.interval for bracket in comparison.brackets for c in bracket.claims}
        gone = _replaced(comparison.brackets)
        self.figures = tuple(f for f in comparison.figures if f.id in self._intervals and f.id not in gone)
        self._by_metric: dict[str, list[Figure]] = {}
        by_place: dict[Place, dict[Days, list[Figure]]] = {}
        for figure in self.figures:
            self._by_metric.setdefault(figure.metric, []).append(figure)
            if figure.relative_to is None:
                place = Place(figure.metric, figure.subject, figure.buyer, figure.geography)
                by_place.setdefault(place, {}).setdefault(days(figure), []).append(figure)
        for by_days in by_place.values():
            for figures in by_days.values():
                figures.sort(key=self._worth)
        self._every_number: dict[tuple[str, str], Interval] = {}
        self._shelves = {place: Shelf(by_days) for place, by_days in by_place.items()}

    def interval(self, figure: Figure) -> Interval:
        """Give the numbers that a standing figure allows, closed by its metric's floor."""
        return self._intervals[figure.id]

    def every_number(self, figure: Figure) -> Interval:
        """Give all numbers that a figure's metric may have; remembered."""
        found = self._every_number.get((figure.metric, figure.unit))
        if found is None:
            metric = self.catalogue.metrics[figure.metric]
            found = Interval(metric.floor, metric.max_percent if figure.unit == "percent" else None)
            self._every_number[figure.metric, figure.unit] = found
        return found

    def of_kinds(self, *kinds: MetricKind) -> Iterator[tuple[Metric, Figure]]:
        """Give every figure of metrics of some kinds, with its metric."""
        for slug, figures in self._by_metric.items():
            metric = self.catalogue.metrics.get(slug)
            if metric and metric.kind in kinds:
                yield from ((metric, figure) for figure in figures)

    def metric_of(self, metric: Metric, *kinds: MetricKind) -> Metric | None:
        """Give the metric that another one is made of, if it is of one of some kinds."""
        made_of = self.catalogue.metrics.get(metric.of or "")
        return made_of if made_of and made_of.kind in kinds else None

    def partners(self, place: Place, wanted: Days, like: Figure, *, expected: bool | None = None) -> list[Partner]:
        """Find figures for a role, the best first: those of just these days, else what may stand in for them.

        Amounts that add up over time may be of nearly the same days; what is counted at the end of a period, of any
        period that ends on the same day. Only what is meant as `like` is (an expectation or not), or as `expected`
        says, is taken. Partners are strict if basis and source fit.
        """
        shelf = self._shelves.get(place)
        if shelf is None:
            return []
        expected = is_expectation(like) if expected is None else expected
        if exact := [figure for figure in shelf.at(wanted) if is_expectation(figure) == expected]:
            basis, source = like.basis, like.source
            any_basis = basis not in self._bases.get(place.metric, ())
            any_source = not self.has_vague_edges(place.subject)
            found = [Partner(f, (any_basis or f.basis == basis) and (any_source or f.source == source)) for f in exact]
            if len(found) > 1:  # as `rank`: what they are worth orders shelves already
                found.sort(key=lambda partner: _kinship(partner, like))
            return found
        near = [
            Partner(figure, strict=False, slack=slack)
            for each, slack in shelf.near(wanted, self.adding(place.metric))
            for figure in each.figures
            if is_expectation(figure) == expected
        ]
        return sorted(near, key=lambda partner: self.rank(partner, like))

    def adding(self, metric: str) -> Adding:
        """Say whether amounts of a metric add up, and over what."""
        entry = self.catalogue.metrics.get(metric)
        return entry.adding if entry else Adding.NONE

    def shelf(self, place: Place) -> Shelf:
        """Give everything about a place by its days."""
        return self._shelves.get(place, _NOTHING)

    def fits(self, figure: Figure, like: Figure) -> bool:
        """Say whether a level may be held strictly against another figure: same definitions, as far as can be told.

        A basis counts if levels of the metric are ever stated on it. The edges of markets and groups are drawn
        differently by every source, so that these are compared within one source only.
        """
        if figure.basis != like.basis and like.basis in self._bases.get(figure.metric, ()):
            return False
        return figure.source == like.source or not self.has_vague_edges(figure.subject)

    def has_vague_edges(self, subject: str) -> bool:
        """Say whether what belongs to a subject depends on who draws the line."""
        entry = self.catalogue.subjects.get(subject)
        return entry is None or entry.kind in {SubjectKind.MARKET, SubjectKind.GROUP}

    def rank(self, partner: Partner, like: Figure) -> tuple[Kinship, tuple[int, int, str]]:
        """Order partners: strict, from the same document and source, on the same basis, well-sourced and late first."""
        return _kinship(partner, like), self._worth(partner.figure)

    def _worth(self, figure: Figure) -> tuple[int, int, str]:
        """Order figures whatever they are held against: the well-sourced and the late first."""
        return self.source_place(figure), -(figure.stated_on or date.min).toordinal(), figure.id

    def source_place(self, figure: Figure) -> int:
        """Give the place of a figure's source in the order of preference."""
        source = self.catalogue.sources.get(figure.source)
        return _SOURCE_ORDER[source.kind if source else SourceKind.ANONYMOUS]

    def knows_days(self, figure: Figure) -> bool:
        """Say whether it is clear which days a figure is about: it names them, or its metric is timeless."""
        return figure.period_start is not None or figure.metric not in self._dated

    def calendar(self, subject: str) -> FiscalCalendar:
        """Give a subject's fiscal calendar, remembered."""
        found = self._calendars.get(subject)
        if found is None:
            found = self._calendars[subject] = self.catalogue.calendar(subject)
        return found

    def above(self, table: str, slug: str) -> tuple[str, ...]:
        """List what an entry is part of, nearest first, without the entry itself; remembered."""
        found = self._above.get((table, slug))
        if found is None:
            chain = tuple(entry.slug for entry in self.catalogue.above(table, slug))[1:]
            found = self._above[table, slug] = chain
        return found

    @cached_property
    def rates(self) -> RateTable:
        """Give the catalogue's exchange rates."""
        return RateTable.of(self.catalogue)

    @cached_property
    def _dated(self) -> frozenset[str]:
        return dated_metrics(self.figures)

    @cached_property
    def _calendars(self) -> dict[str, FiscalCalendar]:
        return {}

    @cached_property
    def _above(self) -> dict[tuple[str, str], tuple[str, ...]]:
        return {}

    @cached_property
    def _bases(self) -> dict[str, set[str | None]]:
        """By metric, the bases on which its figures are stated."""
        return {metric: {f.basis for f in figures if f.basis} for metric, figures in self._by_metric.items()}


def _replaced(brackets: Iterable[Bracket]) -> set[str]:
    """List the statements that their own source has replaced.

    An earlier statement that agrees with the latest is not replaced: it may be the more precise one, which the press
    printed rounded later.
    """
    gone = set()
    for bracket in brackets:
        gone |= {claim.figure.supersedes for claim in bracket.claims if claim.figure.supersedes}
        voices: dict[tuple[str, bool], list[Claim]] = {}
        for claim in bracket.claims:
            voices.setdefault(voice(claim), []).append(claim)
        if len(voices) == len(bracket.claims):
            continue
        for said in voices.values():
            last = max(_stated(claim) for claim in said)
            latest = [claim.interval for claim in said if _stated(claim) == last]
            gone |= {
                claim.figure.id
                for claim in said
                if _stated(claim) != last and not any(claim.interval.intersects(each) for each in latest)
            }
    return gone


def _stated(claim: Claim) -> date:
    return claim.figure.stated_on or date.min


def _kinship(partner: Partner, like: Figure) -> Kinship:
    figure = partner.figure
    return (
        not partner.strict,
        figure.source != like.source,
        figure.document != like.document,
        figure.basis != like.basis,
    )
