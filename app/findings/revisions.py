"""How did a source change its mind? Its statements of one number in the order in which it made them, step by step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal

from app.figures.figure import Figure
from app.figures.interval import Interval, Relation, relate
from app.figures.reference import Catalogue
from app.findings.comparison import fold_echoes
from app.findings.series import SeriesKey, in_order, key_order, series_key

_EXACT = Context(prec=60)
_FOUR_DIGITS = Context(prec=4)


@dataclass(frozen=True, slots=True)
class Step:
    """What a source said of a number on one day, and how far that is from what it had said before.

    Attributes:
        figure: what it said; of several statements of one day the one that replaced the others, else the most exact.
        besides: its other statements of that day.
        change: how far it moved, in the unit of the figures, between the numbers by which they sort: a value, the
            middle of a range or the one stated end. None on the first step.
        percent: the same in percent of the number before, to four significant digits; None on the first step, and
            where that number is not above zero.
        relation: how the numbers it now allows stand to those it allowed before; None on the first step.
    """

    stated_on: date
    figure: Figure
    besides: tuple[Figure, ...]
    change: Decimal | None
    percent: Decimal | None
    relation: Relation | None

    @property
    def within(self) -> bool | None:
        """Say whether the step stays within what was said before: it only narrows it, or repeats it."""
        return None if self.relation is None else self.relation in {Relation.SAME, Relation.WITHIN}


@dataclass(frozen=True, slots=True)
class Ladder:
    """One source's statements of one number, from the first to the latest; at least two days.

    What it expected and what it then found stand on one ladder: guidance and the result are steps of one story. The
    natures of the figures tell which is which.
    """

    source: str
    series: SeriesKey
    period: str | None
    period_start: date | None
    period_end: date | None
    steps: tuple[Step, ...]

    @property
    def moved(self) -> bool:
        """Say whether any step left what had been said before."""
        return any(step.within is False for step in self.steps)


def ladders(figures: Iterable[Figure], catalogue: Catalogue) -> tuple[Ladder, ...]:
    """Put each source's statements of each number in a row; the result does not depend on the order of the input.

    Figures that only repeat another one are left out, and so are those without a date of statement: they have no place
    in a row. Withdrawn and denied ones stay, as they were said; their status tells.

    Args:
        figures: any figures.
        catalogue: tells where a metric's numbers end below.

    Returns:
        The ladders with statements of two days or more, by series, days and source.
    """
    ordered = in_order(figures)
    origins = fold_echoes(ordered)
    grouped: dict[tuple[SeriesKey, date | None, date | None, str], list[Figure]] = {}
    for figure in ordered:
        if figure.stated_on is not None and origins[figure.id] == figure.id:
            key = series_key(figure), figure.period_start, figure.period_end, figure.source
            grouped.setdefault(key, []).append(figure)
    found = []
    for (series, start, end, source), said in grouped.items():
        if len({figure.stated_on for figure in said}) > 1:
            metric = catalogue.metrics.get(series.metric)
            steps = _steps(said, metric.floor if metric else None)
            label = min((figure.period for figure in said if figure.period), default=None)
            found.append(Ladder(source, series, label, start, end, steps))
    return tuple(sorted(found, key=_place))


def _steps(said: Sequence[Figure], floor: Decimal | None) -> tuple[Step, ...]:
    by_day: dict[date, list[Figure]] = {}
    for figure in said:
        if figure.stated_on is not None:
            by_day.setdefault(figure.stated_on, []).append(figure)
    steps: list[Step] = []
    for day in sorted(by_day):
        chosen = _telling(by_day[day], floor)
        besides = tuple(figure for figure in by_day[day] if figure is not chosen)
        before = steps[-1].figure if steps else None
        steps.append(_step(day, chosen, before, besides=besides, floor=floor))
    return tuple(steps)


def _telling(said: Sequence[Figure], floor: Decimal | None) -> Figure:
    """Choose the statement that tells of a day: one that no other of the day replaced, the most exact of these."""
    replaced = {figure.supersedes for figure in said}
    kept = [figure for figure in said if figure.id not in replaced] or said
    return min(kept, key=lambda figure: (*_looseness(figure.interval(floor)), figure.id))


def _looseness(interval: Interval) -> tuple[bool, Decimal]:
    return interval.width is None, interval.width or Decimal(0)


def _step(
    day: date, figure: Figure, before: Figure | None, *, besides: tuple[Figure, ...], floor: Decimal | None
) -> Step:
    if before is None:
        return Step(day, figure, besides, None, None, None)
    change = _EXACT.subtract(figure.sort_value, before.sort_value)
    base = before.sort_value
    percent = _FOUR_DIGITS.divide(change * 100, base) if base > 0 else None
    return Step(day, figure, besides, change, percent, relate(figure.interval(floor), before.interval(floor)))


def _place(ladder: Ladder) -> tuple[tuple[str, ...], date, date, str]:
    return key_order(ladder.series), ladder.period_start or date.min, ladder.period_end or date.min, ladder.source
