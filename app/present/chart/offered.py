"""What a reader can choose from: the kinds of charts that show something of these figures, and their periods."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.view import ChartKind
from app.findings.comparison import Comparison, fold_echoes
from app.present.chart.fan import EXPECTED
from app.present.chart.shares.stacks import is_share, part_of, whole_of


def kinds_offered(comparison: Comparison, catalogue: Catalogue) -> tuple[ChartKind, ...]:
    """Give the kinds of charts that make sense for some figures; the one that suits them is always among them.

    Args:
        comparison: the figures, not narrowed to what one kind shows.
        catalogue: tells which metrics are shares.
    """
    origins = fold_echoes(comparison.figures)
    figures = tuple(figure for figure in comparison.figures if origins[figure.id] == figure.id)
    sensible = (kind for kind in ChartKind if kind in _SENSE and _SENSE[kind](figures, comparison, catalogue))
    return (ChartKind.AUTO, *sensible)


def periods_offered(comparison: Comparison) -> tuple[str, ...]:
    """Give the labels of the periods that any figure is about, in the order of time."""
    days = {f.period: (f.period_start or date.min, f.period_end or date.min) for f in comparison.figures if f.period}
    return tuple(sorted(days, key=lambda label: (days[label], label)))


def _in_time(figures: Iterable[Figure], _comparison: Comparison, _catalogue: Catalogue) -> bool:
    """Say whether one metric in one unit is told of several periods."""
    return _several((f.metric, f.unit, _days(f)) for f in figures if f.period_start)


def _several_say(figures: Iterable[Figure], comparison: Comparison, _catalogue: Catalogue) -> bool:
    """Say whether two claims can be held against one another, or two sources speak of one metric and period."""
    comparable = any(len(bracket.claims) > 1 for bracket in comparison.brackets)
    return comparable or _several((f.metric, f.unit, _days(f), f.source) for f in figures)


def _moved(figures: Iterable[Figure], _comparison: Comparison, _catalogue: Catalogue) -> bool:
    """Say whether the number of one thing was stated on two days."""
    return _several((f.series, _days(f), f.stated_on) for f in figures if f.stated_on)


def _parts_of_a_whole(figures: Iterable[Figure], _comparison: Comparison, catalogue: Catalogue) -> bool:
    """Say whether one source gives two parts of one whole and period."""
    shares = (f for f in figures if f.period_start and is_share(f, catalogue))
    return _several((whole_of(f), f.source, _days(f), part_of(f)) for f in shares)


def _expected(figures: Iterable[Figure], _comparison: Comparison, _catalogue: Catalogue) -> bool:
    """Say whether something is expected of a series of which there is more to show than one claim."""
    dated = [f for f in figures if f.period_start]
    hoped = {f.series for f in dated if f.nature in EXPECTED}
    return _several((f.series, (_days(f), f.source)) for f in dated if f.series in hoped)


def _several(rows: Iterable[tuple[object, ...]]) -> bool:
    """Say whether two rows differ in their last cells only."""
    found: dict[tuple[object, ...], set[object]] = {}
    for *same, last in rows:
        found.setdefault(tuple(same), set()).add(last)
    return any(len(lasts) > 1 for lasts in found.values())


def _days(figure: Figure) -> tuple[date | None, date | None]:
    return figure.period_start, figure.period_end


_SENSE: Mapping[ChartKind, Callable[[tuple[Figure, ...], Comparison, Catalogue], bool]] = {
    ChartKind.PERIODS: _in_time,
    ChartKind.SOURCES: _several_say,
    ChartKind.REVISIONS: _moved,
    ChartKind.SHARES: _parts_of_a_whole,
    ChartKind.FORECASTS: _expected,
}
