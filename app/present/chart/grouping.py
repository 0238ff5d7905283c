"""Which figures stand in one panel, and in which form: one metric in one unit, years apart from quarters."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from app.figures.figure import Figure
from app.figures.vocabulary import Adding
from app.present.chart.plan import Asked, Group, Pair, Plan
from app.present.chart.rows import rows
from app.present.chart.timeline import timeline
from app.present.chart.values import Form

_LEAST_PERIODS = 3


def as_it_suits(asked: Asked) -> Plan:
    """Plan panels over time, or in rows where time tells nothing apart."""
    return Plan(_groups(asked, partial(_parts, asked=asked)))


def over_periods(asked: Asked) -> Plan:
    """Plan panels over time wherever figures have periods; those of one period alone go into rows."""
    return Plan(_groups(asked, partial(_shelved, asked=asked)))


def _groups(asked: Asked, parts_of: Callable[[Sequence[Pair]], list[Group]]) -> tuple[Group, ...]:
    """Group figures into panels: the one that answers best first, then those of its metric, then the largest."""
    made: list[Group] = []
    for group in asked.by_metric():
        made += sorted(parts_of(group), key=lambda part: asked.weight(part.pairs))
    return tuple(made)


def _parts(pairs: Sequence[Pair], *, asked: Asked) -> list[Group]:
    """Take apart what can't share a plot; rows say their own period, so in them all may stand together."""
    dated, undated = _by_date(pairs)
    room = asked.format.rows - len(undated)
    if not dated or form_of([figure for figure, _ in dated], most=room) is Form.ROWS:
        return [Group(rows, (*dated, *undated))]
    return _shelved(pairs, asked=asked)


def _shelved(pairs: Sequence[Pair], *, asked: Asked) -> list[Group]:
    """Keep apart the kinds of an amount's periods; what has none, or is too little for a plot, goes into rows."""
    dated, undated = _by_date(pairs)
    metric = asked.naming.catalogue.metrics.get(pairs[0][0].metric)
    amounts = metric is not None and metric.adding is Adding.FLOW
    shelves: dict[str, list[Pair]] = {}
    for pair in dated:
        shelves.setdefault(pair[1].kind.shelf if amounts else "", []).append(pair)
    if len(shelves) > 1:
        shelved = {shelf: inside for shelf, inside in shelves.items() if _fills_time(inside)}
        undated = [pair for shelf, inside in shelves.items() if shelf not in shelved for pair in inside] + undated
        shelves = shelved
    elif len(_periods(dated)) == 1:
        return [Group(rows, (*dated, *undated))]
    parts = [Group(timeline, tuple(inside)) for inside in shelves.values()]
    return [*parts, Group(rows, tuple(undated))] if undated else parts


def _by_date(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    dated = [pair for pair in pairs if pair[0].period_start]
    return dated, [pair for pair in pairs if not pair[0].period_start]


def _fills_time(pairs: Sequence[Pair]) -> bool:
    """Say whether figures are about enough different days to be drawn over time."""
    return len(_periods(pairs)) >= _LEAST_PERIODS


def _periods(pairs: Sequence[Pair]) -> set[tuple[date | None, date | None]]:
    return {(figure.period_start, figure.period_end) for figure, _ in pairs}


def form_of(figures: Sequence[Figure], *, most: int) -> Form:
    """Choose rows where all periods share a day, or none is named: there time tells nothing apart."""
    starts = [figure.period_start for figure in figures if figure.period_start]
    ends = [figure.period_end for figure in figures if figure.period_end]
    if not starts or not ends:
        return Form.ROWS
    together = max(starts) <= min(ends)
    one_period = len(set(zip(starts, ends, strict=True))) == 1
    return Form.ROWS if one_period or (together and len(figures) <= most) else Form.TIME
