"""Which figures stand in one panel, and in which form: one metric in one unit, years apart from quarters."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.vocabulary import MetricKind
from app.findings.comparison import Bracket
from app.present.chart.format import Format
from app.present.chart.values import Form, Point

Pair = tuple[Figure, Point]

_LEAST_PERIODS = 3


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one panel, and its form."""

    form: Form
    pairs: tuple[Pair, ...]


def groups_of(pairs: Sequence[Pair], catalogue: Catalogue, measures: Format, lead: Bracket | None) -> list[Group]:
    """Group figures into panels: the one that answers best first, then those of its metric, then the largest."""
    first = {claim.figure.id for claim in lead.claims} if lead else set()
    by_metric: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        by_metric.setdefault((pair[0].metric, pair[0].unit), []).append(pair)

    def weight(group: Sequence[Pair]) -> tuple[bool, int]:
        return not any(figure.id in first for figure, _ in group), -len(group)

    made: list[Group] = []
    for group in sorted(by_metric.values(), key=weight):
        made += sorted(_parts(group, catalogue, measures), key=lambda part: weight(part.pairs))
    return made


def _parts(pairs: Sequence[Pair], catalogue: Catalogue, measures: Format) -> list[Group]:
    """Take apart what can't share a plot: for amounts the kinds of periods, and what has no period.

    Rows say their own period, so in them all may stand together: what is too little for a plot over time goes there.
    """
    dated = [pair for pair in pairs if pair[0].period_start]
    undated = [pair for pair in pairs if not pair[0].period_start]
    if not dated or form_of([figure for figure, _ in dated], most=measures.rows - len(undated)) is Form.ROWS:
        return [Group(Form.ROWS, (*dated, *undated))]
    metric = catalogue.metrics.get(pairs[0][0].metric)
    amounts = metric is not None and metric.kind is MetricKind.LEVEL
    shelves: dict[str, list[Pair]] = {}
    for pair in dated:
        shelves.setdefault(pair[1].kind.shelf if amounts else "", []).append(pair)
    if len(shelves) > 1:
        shelved = {shelf: inside for shelf, inside in shelves.items() if _fills_time(inside)}
        undated = [pair for shelf, inside in shelves.items() if shelf not in shelved for pair in inside] + undated
        shelves = shelved
    parts = [Group(Form.TIME, tuple(inside)) for inside in shelves.values()]
    return [*parts, Group(Form.ROWS, tuple(undated))] if undated else parts


def _fills_time(pairs: Sequence[Pair]) -> bool:
    """Say whether figures are about enough different days to be drawn over time."""
    return len({(figure.period_start, figure.period_end) for figure, _ in pairs}) >= _LEAST_PERIODS


def form_of(figures: Sequence[Figure], *, most: int) -> Form:
    """Choose rows where all periods share a day, or none is named: there time tells nothing apart."""
    starts = [figure.period_start for figure in figures if figure.period_start]
    ends = [figure.period_end for figure in figures if figure.period_end]
    if not starts or not ends:
        return Form.ROWS
    together = max(starts) <= min(ends)
    one_period = len(set(zip(starts, ends, strict=True))) == 1
    return Form.ROWS if one_period or (together and len(figures) <= most) else Form.TIME
