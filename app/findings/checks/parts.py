"""Parts against their whole: quarters against the year, products against the company, places in one another."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.period import Granularity, read_period
from app.figures.vocabulary import MetricKind, SubjectKind
from app.findings.checks.index import Days, FigureIndex, Partner, Place, days, is_expectation
from app.findings.checks.trial import Trial, settle
from app.findings.checks.value import Check, CheckKind, Role
from app.findings.series import series_key

_COVERS = (("Q1", "Q2", "Q3", "Q4"), ("H1", "H2"), ("H1", "Q3", "Q4"), ("Q1", "Q2", "H2"))
"""The sets of parts that make up a year."""

_PIECES = {"": ("Q1", "Q2", "Q3", "Q4", "H1", "H2"), "H1": ("Q1", "Q2"), "H2": ("Q3", "Q4")}
"""What lies in a year (no piece) and in its halves."""

_WHOLE_OF = {MetricKind.SHARE, MetricKind.GROWTH, MetricKind.CAGR}
"""The kinds of metric that are made of amounts which add up over time and over parts."""

_ISO_COUNTRY = re.compile("[A-Z]{2}")


_Siblings = tuple[Place, Days, str, str, str | None, bool, str]
"""What amounts that may be added up share: whole, days, source, unit, basis, expected or not, places or subjects."""


def adding_metrics(index: FigureIndex) -> frozenset[str]:
    """List the levels that add up over time and over parts: those that a share, growth or growth per year is made of.

    A market capitalisation, a memory size or a share price is no such amount: only changes and ratios are made of it.
    """
    metrics = index.catalogue.metrics.values()
    return frozenset(
        found.slug
        for metric in metrics
        if metric.kind in _WHOLE_OF and (found := index.metric_of(metric, MetricKind.LEVEL))
    )


def period_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold years and halves against their quarters and halves, within one series and source."""
    adding = adding_metrics(index)
    grouped: dict[tuple[object, ...], dict[str, Figure]] = {}
    for _, figure in index.of_kinds(MetricKind.LEVEL):
        if figure.metric not in adding or figure.period is None:
            continue
        place = _year_and_piece(figure.period)
        if place:
            key = (series_key(figure), figure.source, is_expectation(figure), place[0])
            grouped.setdefault(key, {}).setdefault(place[1], figure)
    for pieces in grouped.values():
        if len(pieces) < 2:
            continue
        for whole, inside in _PIECES.items():
            known = [piece for piece in inside if piece in pieces]
            if whole in pieces and known:
                yield from _whole_against(pieces[whole], _best_cover(whole, known), pieces, index)


def _whole_against(
    whole: Figure, cover: tuple[tuple[str, ...], bool], pieces: dict[str, Figure], index: FigureIndex
) -> Iterator[Check]:
    names, complete = cover
    parts = [Partner(pieces[name], strict=True) for name in names]
    check = _held(CheckKind.PERIODS, whole, parts, index, complete=complete)
    if check:
        yield check


def _best_cover(whole: str, known: list[str]) -> tuple[tuple[str, ...], bool]:
    """Choose pieces that don't overlap, all of the whole if they are known; say whether they are."""
    covers = _COVERS if whole == "" else (_PIECES[whole],)
    for cover in covers:
        if set(cover) <= set(known):
            return cover, True
    quarters = tuple(piece for piece in known if piece.startswith("Q"))
    halves = tuple(piece for piece in known if piece.startswith("H"))
    return (quarters or halves), False


@cache
def _year_and_piece(label: str) -> tuple[str, str] | None:
    """Take a label apart into its year and Q1 to H2, or "" for the year itself; None for anything else."""
    period = read_period(label)
    if period.granularity not in {Granularity.YEAR, Granularity.HALF, Granularity.QUARTER}:
        return None
    year, _, piece = label.partition("-")
    return year, piece


def part_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold amounts against those of what they are part of: products in companies, places in larger places.

    Companies, products and countries on one level of the tree don't overlap, so that one source's amounts for them are
    added up; segments of a market may overlap, and each is held against the whole by itself, as are our own places.
    """
    adding = adding_metrics(index)
    by_whole: dict[_Siblings, list[Figure]] = {}
    for _, figure in index.of_kinds(MetricKind.LEVEL):
        if figure.metric not in adding or figure.relative_to is not None or figure.period_start is None:
            continue
        for whole in _wholes(figure, index):
            kind = "places" if whole.subject == figure.subject else "subjects"
            alone = kind if _is_apart(figure, whole, index) else f"{kind} {figure.id}"
            key: _Siblings = (
                whole,
                days(figure),
                figure.source,
                figure.unit,
                figure.basis,
                is_expectation(figure),
                alone,
            )
            by_whole.setdefault(key, []).append(figure)
    for key, parts in by_whole.items():
        if check := _parts_check(key[0], parts, index):
            yield check


def _wholes(figure: Figure, index: FigureIndex) -> Iterator[Place]:
    """Give what a figure is part of: its subject's nearest whole, and each place that its own lies in."""
    here = Place(figure.metric, figure.subject, figure.buyer, figure.geography)
    for parent in index.above("subjects", figure.subject)[:1]:
        yield here._replace(subject=parent)
    for geography in index.above("geographies", figure.geography):
        yield here._replace(geography=geography)


def _is_apart(figure: Figure, whole: Place, index: FigureIndex) -> bool:
    """Say whether a figure's amount may be added to those of its siblings."""
    if whole.subject == figure.subject:
        return bool(_ISO_COUNTRY.fullmatch(figure.geography))
    subject = index.catalogue.subjects.get(figure.subject)
    return subject is not None and subject.kind in {SubjectKind.COMPANY, SubjectKind.PRODUCT}


def _parts_check(place: Place, parts: list[Figure], index: FigureIndex) -> Check | None:
    first = parts[0]
    wholes = [p for p in index.partners(place, days(first), first) if p.figure.unit == first.unit]
    exact = [p for p in wholes if not p.slack and p.figure.basis == first.basis]
    if not exact:
        return None
    by_name: dict[tuple[str, str], Figure] = {}
    for part in parts:
        by_name.setdefault((part.subject, part.geography), part)
    inside = [Partner(part, strict=index.fits(part, exact[0].figure)) for part in by_name.values()]
    return _held(CheckKind.PARTS, exact[0].figure, inside, index, complete=False)


def _held(
    kind: CheckKind, whole: Figure, parts: Sequence[Partner], index: FigureIndex, *, complete: bool
) -> Check | None:
    """Hold a whole against its parts: equal to their sum if they are all there, else no less."""
    if not complete and index.catalogue.metrics[whole.metric].can_be_negative:
        return None
    trial = Trial(
        kind=kind,
        stated=whole,
        inputs=tuple((Role.PART, part) for part in parts),
        reckon=_sum if complete else _at_least_sum,
    )
    return settle(trial, index)


def _sum(inputs: Sequence[Interval]) -> Interval:
    total = inputs[0]
    for each in inputs[1:]:
        total = total.add(each)
    return total


def _at_least_sum(inputs: Sequence[Interval]) -> Interval:
    total = _sum(inputs)
    return Interval(total.low, None, low_open=total.low_open)
