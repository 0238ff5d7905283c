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
from app.findings.comparison import COUNTED, EXPECTATIONS, Comparison, fold_echoes
from app.findings.conversion import RateTable
from app.findings.series import in_order, series_key

NEARLY = 0.8
"""What part of all their days two periods must share to be nearly the same."""

_SOURCE_ORDER = {kind: place for place, kind in enumerate(SourceKind)}

Days = tuple[date | None, date | None]

Rank = tuple[bool, bool, bool, bool, tuple[int, int, str]]
"""What orders partners, the least first: not strict, of another source, document or basis; then what it is worth."""


class Place(NamedTuple):
    """What a level is about, whoever states it, on whichever basis and in whichever unit."""

    metric: str
    subject: str
    buyer: str | None
    geography: str


class Partner(NamedTuple):
    """A figure that fits a role.

    Attributes:
        strict: whether it is about just what is wanted. What is only near it may support a figure and never accuse one.
        slack: what part of the period's days it does not share.
    """

    figure: Figure
    strict: bool
    slack: float = 0.0


def days(figure: Figure) -> Days:
    """Give the first and the last day that a figure is about."""
    return figure.period_start, figure.period_end


def is_expectation(figure: Figure) -> bool:
    """Say whether a figure speaks of what was still to come when it was stated."""
    return figure.nature in EXPECTATIONS


def dated_metrics(figures: Iterable[Figure]) -> frozenset[str]:
    """List the metrics of which some figure names a period, so that claims without one leave their days open."""
    return frozenset(figure.metric for figure in figures if figure.period_start is not None)


class FigureIndex:
    """Standing figures, echoes and replaced statements left out, found by what they are about."""

    def __init__(
        self, figures: Iterable[Figure], catalogue: Catalogue, *, comparison: Comparison | None = None
    ) -> None:
        """Sort figures into the index; their order does not matter, nor whether they have been compared already."""
        self.catalogue = catalogue
        claims = (claim for bracket in comparison.brackets for claim in bracket.claims) if comparison else ()
        self._intervals: dict[str, Interval] = {claim.figure.id: claim.interval for claim in claims}
        self.figures = tuple(self._current(comparison.figures if comparison else in_order(figures)))
        self._by_metric: dict[str, list[Figure]] = {}
        self._by_place: dict[Place, dict[Days, list[Figure]]] = {}
        for figure in self.figures:
            self._by_metric.setdefault(figure.metric, []).append(figure)
            if figure.relative_to is None:
                place = Place(figure.metric, figure.subject, figure.buyer, figure.geography)
                self._by_place.setdefault(place, {}).setdefault(days(figure), []).append(figure)

    def _current(self, ordered: tuple[Figure, ...]) -> Iterator[Figure]:
        """Leave out echoes, what no longer stands and what its own source has replaced.

        An earlier statement that agrees with the latest is not replaced: it may be the more precise one, which the
        press printed rounded later.
        """
        origins = fold_echoes(ordered)
        standing = [f for f in ordered if origins[f.id] == f.id and f.status in COUNTED]
        replaced = {f.supersedes for f in standing if f.supersedes}
        voices: dict[tuple[object, ...], list[Figure]] = {}
        for figure in standing:
            voice = series_key(figure), days(figure), figure.source, is_expectation(figure)
            voices.setdefault(voice, []).append(figure)
        gone = set(replaced)
        for said in (said for said in voices.values() if len(said) > 1):
            last = max(figure.stated_on or date.min for figure in said)
            latest = [self.interval(figure) for figure in said if (figure.stated_on or date.min) == last]
            gone |= {
                figure.id
                for figure in said
                if (figure.stated_on or date.min) != last
                and not any(self.interval(figure).intersects(each) for each in latest)
            }
        return (figure for figure in standing if figure.id not in gone)

    def interval(self, figure: Figure) -> Interval:
        """Give the numbers that a figure allows, closed by its metric's floor."""
        found = self._intervals.get(figure.id)
        if found is None:
            metric = self.catalogue.metrics.get(figure.metric)
            found = self._intervals[figure.id] = figure.interval(metric.floor if metric else None)
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
        shelf = self._by_place.get(place)
        if shelf is None:
            return []
        expected = is_expectation(like) if expected is None else expected
        vague = self.has_vague_edges(place.subject)
        exact = [
            Partner(f, self._is_of_basis(f, like) and (f.source == like.source or not vague))
            for f in shelf.get(wanted, ())
            if is_expectation(f) == expected
        ]
        if exact or wanted[0] is None:
            return sorted(exact, key=lambda partner: self.rank(partner, like))
        near = [
            Partner(f, strict=False, slack=1 - likeness)
            for other, figures in shelf.items()
            if (likeness := _likeness(wanted, other, self.adding(place.metric))) >= NEARLY
            for f in figures
            if is_expectation(f) == expected
        ]
        return sorted(near, key=lambda partner: self.rank(partner, like))

    def adding(self, metric: str) -> Adding:
        """Say whether amounts of a metric add up, and over what."""
        entry = self.catalogue.metrics.get(metric)
        return entry.adding if entry else Adding.NONE

    def shelf(self, place: Place) -> dict[Days, list[Figure]]:
        """Give everything about a place by its days."""
        return self._by_place.get(place, {})

    def fits(self, figure: Figure, like: Figure) -> bool:
        """Say whether a level may be held strictly against another figure: same definitions, as far as can be told.

        A basis counts if levels of the metric are ever stated on it. The edges of markets and groups are drawn
        differently by every source, so that these are compared within one source only.
        """
        if not self._is_of_basis(figure, like):
            return False
        return figure.source == like.source or not self.has_vague_edges(figure.subject)

    def _is_of_basis(self, figure: Figure, like: Figure) -> bool:
        return figure.basis == like.basis or like.basis not in self._bases.get(figure.metric, ())

    def has_vague_edges(self, subject: str) -> bool:
        """Say whether what belongs to a subject depends on who draws the line."""
        entry = self.catalogue.subjects.get(subject)
        return entry is None or entry.kind in {SubjectKind.MARKET, SubjectKind.GROUP}

    def rank(self, partner: Partner, like: Figure) -> Rank:
        """Order partners: strict, from the same document and source, on the same basis, well-sourced and late first."""
        figure = partner.figure
        return (
            not partner.strict,
            figure.source != like.source,
            figure.document != like.document,
            figure.basis != like.basis,
            self._worth[figure.id],
        )

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
    def _worth(self) -> dict[str, tuple[int, int, str]]:
        """By id, what orders figures whatever they are held against: the well-sourced and the late first."""
        return {f.id: (self.source_place(f), -(f.stated_on or date.min).toordinal(), f.id) for f in self.figures}

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


def _likeness(wanted: Days, other: Days, adding: Adding) -> float:
    """Say how well amounts of other days may stand in for those of the wanted ones: 0 for not at all."""
    if adding is Adding.FLOW:
        return _shared(wanted, other)
    return float(adding is Adding.STOCK and wanted[1] == other[1])


def _shared(one: Days, other: Days) -> float:
    """Give what part of all days of two periods both have."""
    (start, end), (other_start, other_end) = one, other
    if start is None or end is None or other_start is None or other_end is None:
        return 0.0
    both = (min(end, other_end) - max(start, other_start)).days + 1
    return max(both, 0) / ((max(end, other_end) - min(start, other_start)).days + 1)
