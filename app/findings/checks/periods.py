"""Shorter periods in a longer one: what adds up over time is held against the sum of its parts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from app.figures.figure import Figure
from app.figures.vocabulary import Adding, Bound, MetricKind
from app.findings.checks.index import FigureIndex, Partner, is_expectation
from app.findings.checks.relations import AT_LEAST_SUM, SUM
from app.findings.checks.trial import Trial, settle, sloppy
from app.findings.checks.value import Check, CheckKind, Role
from app.findings.series import SeriesKey, series_key

_DAY = timedelta(days=1)


class _Span(NamedTuple):
    """What one source says of one span of days."""

    start: date
    end: date
    figure: Figure


class _Spans(NamedTuple):
    """What one source says of one series, by last days and then by first ones; and the last days for themselves."""

    spans: list[_Span]
    ends: list[date]


class _Cover(NamedTuple):
    """Spans that lie in a longer one and don't overlap."""

    spans: tuple[_Span, ...]
    days: int

    @property
    def rank(self) -> tuple[int, int]:
        """Order covers: the more days, the better; of as many days, the fewer spans."""
        return self.days, -len(self.spans)


_NO_COVER = _Cover((), 0)


def period_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold every amount that adds up over time against those of shorter periods in its own, in the same series.

    The parts are of one source: the amount's own or, where that has none, the best-sourced one whose parts fill the
    whole period. The fewest that do are taken. Where parts are missing, the whole is no less than the others together.
    """
    by_series: dict[tuple[SeriesKey, bool], dict[str, dict[tuple[date, date], Figure]]] = {}
    for metric, figure in index.of_kinds(MetricKind.LEVEL):
        if metric.adding is not Adding.FLOW or figure.period_start is None or figure.period_end is None:
            continue
        by_source = by_series.setdefault((series_key(figure), is_expectation(figure)), {})
        spans = by_source.setdefault(figure.source, {})
        where = figure.period_start, figure.period_end
        spans[where] = min(spans[where], figure, key=_roughness) if where in spans else figure
    for by_source in by_series.values():
        if sum(len(spans) for spans in by_source.values()) > 1:
            yield from _of_series(by_source, index)


def _roughness(figure: Figure) -> tuple[bool, object, str]:
    """Order a source's numbers for the same days: those that are rounded least first, open and vague ones last."""
    return figure.bound is not Bound.EXACT, sloppy(figure), figure.id


def _of_series(by_source: dict[str, dict[tuple[date, date], Figure]], index: FigureIndex) -> Iterator[Check]:
    said = {source: _in_order(spans) for source, spans in by_source.items()}
    best_first = sorted(said, key=lambda source: (index.source_place(said[source].spans[0].figure), source))
    for source, own in said.items():
        for whole in own.spans:
            cover = _cover(whole, own)
            if not cover.spans:
                others = (_cover(whole, said[other]) for other in best_first if other != source)
                cover = next((each for each in others if each.days == _length(whole)), cover)
            if cover.spans and (check := _check(whole, cover, index)):
                yield check


def _in_order(spans: dict[tuple[date, date], Figure]) -> _Spans:
    ordered = sorted(
        (_Span(*where, figure) for where, figure in spans.items()), key=lambda span: (span.end, span.start)
    )
    return _Spans(ordered, [span.end for span in ordered])


def _check(whole: _Span, cover: _Cover, index: FigureIndex) -> Check | None:
    parts = [Partner(span.figure, strict=index.fits(span.figure, whole.figure)) for span in cover.spans]
    return held(CheckKind.PERIODS, whole.figure, parts, index, complete=cover.days == _length(whole))


def _length(span: _Span) -> int:
    return (span.end - span.start).days + 1


def _cover(whole: _Span, said: _Spans) -> _Cover:
    """Choose shorter spans within a longer one that don't overlap and have the most days, by dynamic programming."""
    ending = said.spans[bisect_left(said.ends, whole.start) : bisect_right(said.ends, whole.end)]
    inside = [span for span in ending if span.start >= whole.start and span[:2] != whole[:2]]
    ends: list[date] = []
    best = [_NO_COVER]
    for span in inside:
        before = best[bisect_right(ends, span.start - _DAY)]
        with_it = _Cover((*before.spans, span), before.days + _length(span))
        ends.append(span.end)
        best.append(max(best[-1], with_it, key=lambda cover: cover.rank))
    return best[-1]


def held(
    kind: CheckKind, whole: Figure, parts: Sequence[Partner], index: FigureIndex, *, complete: bool
) -> Check | None:
    """Hold a whole against its parts: equal to their sum if they are all there, else no less."""
    if not complete and index.catalogue.metrics[whole.metric].can_be_negative:
        return None
    trial = Trial(
        kind=kind,
        stated=whole,
        inputs=tuple((Role.PART, part) for part in parts),
        relation=SUM if complete else AT_LEAST_SUM,
    )
    return settle(trial, index)
