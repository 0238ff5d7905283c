"""One thing against another: differences, ratios and the levels behind them say the same in several ways."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.reference import Metric
from app.figures.vocabulary import MetricKind
from app.findings.checks.index import Days, FigureIndex, Partner, Place, days
from app.findings.checks.trial import HUNDRED, Trial, ratio_of, settle
from app.findings.checks.value import Cause, Check, CheckKind, Role

_ALL = Interval.point(HUNDRED)


@dataclass(slots=True)
class _Shelf:
    """What is said of one thing against one baseline, by metric."""

    by_metric: dict[str, list[Figure]] = field(default_factory=dict)


Where = tuple[str, str, str | None, Days]
"""What is measured, in which place, by which buyer and over which days."""


def baseline_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold what is said of a thing against its baseline together, whichever way it is said.

    - 25 % less is a ratio of 75 %: two metrics made of one third.
    - A ratio is the level of the thing ÷ that of the baseline. Where levels and ratio are stated on different bases,
      they are compared only within one source and document, and the basis is named as the cause.
    - The ratio of A to B, times that of B to C, is that of A to C.
    """
    shelves: dict[Where, dict[str, dict[str, _Shelf]]] = {}
    for metric, figure in index.of_kinds(MetricKind.CHANGE, MetricKind.RATIO):
        level = index.metric_of(metric, MetricKind.LEVEL, MetricKind.PRICE)
        if level is None or figure.relative_to is None or _to_percent(figure, index) is None:
            continue
        where = (level.slug, figure.geography, figure.buyer, days(figure))
        shelf = shelves.setdefault(where, {}).setdefault(figure.subject, {}).setdefault(figure.relative_to, _Shelf())
        shelf.by_metric.setdefault(figure.metric, []).append(figure)
        if check := _against_levels(figure, level, index):
            yield check
    for by_subject in shelves.values():
        for by_baseline in by_subject.values():
            for shelf in by_baseline.values():
                yield from _same_said_twice(shelf, index)
        yield from _chains(by_subject, index)


def _same_said_twice(shelf: _Shelf, index: FigureIndex) -> Iterator[Check]:
    """Hold each figure of one metric against the one most like it of another."""
    metrics = sorted(shelf.by_metric)
    for place, metric in enumerate(metrics):
        for other_metric in metrics[place + 1 :]:
            ones, others = shelf.by_metric[metric], shelf.by_metric[other_metric]
            pairs = {(one.id, two.id): (one, two) for one in ones if (two := _likest(one, others, index))}
            pairs |= {(one.id, two.id): (one, two) for two in others if (one := _likest(two, ones, index))}
            for one, two in pairs.values():
                check = _same(one, two, index)
                if check:
                    yield check


def _likest(figure: Figure, others: Sequence[Figure], index: FigureIndex) -> Figure | None:
    fitting = [Partner(other, strict=True) for other in others if other.basis == figure.basis]
    return min(fitting, key=lambda partner: index.rank(partner, figure)).figure if fitting else None


def _same(one: Figure, other: Figure, index: FigureIndex) -> Check | None:
    to_percent, from_percent = _to_percent(other, index), _from_percent(one, index)
    if to_percent is None or from_percent is None:
        return None
    trial = Trial(
        kind=CheckKind.BASELINE,
        stated=one,
        inputs=((Role.SAME, Partner(other, strict=index.knows_days(one) and index.knows_days(other))),),
        reckon=lambda inputs: from_percent(to_percent(inputs[0])),
        shift=_shift(one, index),
        unsigned=_is_unsigned(one, index) or _is_unsigned(other, index),
    )
    return settle(trial, index)


def _against_levels(figure: Figure, level: Metric, index: FigureIndex) -> Check | None:
    place = Place(level.slug, figure.subject, figure.buyer, figure.geography)
    from_percent = _from_percent(figure, index)
    if from_percent is None:
        return None
    for part in _levels(place, figure, index):
        baselines = _levels(place._replace(subject=figure.relative_to or ""), figure, index)
        alike = [b for b in baselines if b.figure.unit == part.figure.unit and b.figure.basis == part.figure.basis]
        if not alike:
            continue
        same_basis = part.figure.basis == figure.basis
        told_together = all(_told_with(figure, p.figure) for p in (part, alike[0]))
        if not same_basis and not told_together:
            continue

        def reckon(inputs: Sequence[Interval]) -> Interval | None:
            percent = ratio_of(inputs)
            return from_percent(percent) if percent else None

        trial = Trial(
            kind=CheckKind.BASELINE,
            stated=figure,
            inputs=((Role.PART, part), (Role.BASELINE, alike[0])),
            reckon=reckon,
            shift=_shift(figure, index),
            unsigned=_is_unsigned(figure, index),
            cause=None if same_basis else Cause.BASIS,
        )
        return settle(trial, index)
    return None


def _levels(place: Place, figure: Figure, index: FigureIndex) -> list[Partner]:
    """Give the levels of a thing over a figure's days, those like the figure first, whatever their basis and nature."""
    sure = index.knows_days(figure)
    found = [Partner(f, strict=sure and index.knows_days(f)) for f in index.shelf(place).get(days(figure), ())]
    return sorted(found, key=lambda partner: index.rank(partner, figure))


def _told_with(one: Figure, other: Figure) -> bool:
    return one.source == other.source and one.document == other.document


def _chains(by_subject: dict[str, dict[str, _Shelf]], index: FigureIndex) -> Iterator[Check]:
    """Follow A against B and B against C to A against C."""
    for subject, by_baseline in by_subject.items():
        for middle, shelf in by_baseline.items():
            for end, onward in by_subject.get(middle, {}).items():
                if end in by_baseline and end not in (subject, middle):
                    yield from _chain((shelf, onward, by_baseline[end]), index)


def _chain(shelves: tuple[_Shelf, _Shelf, _Shelf], index: FigureIndex) -> Iterator[Check]:
    first, second, whole = (
        [figure for figures in shelf.by_metric.values() for figure in figures if not _is_unsigned(figure, index)]
        for shelf in shelves
    )
    for stated in whole:
        one, two = _likest(stated, first, index), _likest(stated, second, index)
        from_percent = _from_percent(stated, index)
        if one is None or two is None or from_percent is None:
            continue
        to_one, to_two = _to_percent(one, index), _to_percent(two, index)
        if to_one is None or to_two is None:
            continue
        reckon = _product(to_one, to_two, from_percent)
        sure = all(index.knows_days(figure) for figure in (stated, one, two))
        steps = tuple((Role.STEP, Partner(figure, strict=sure)) for figure in (one, two))
        trial = Trial(kind=CheckKind.CHAIN, stated=stated, inputs=steps, reckon=reckon, shift=_shift(stated, index))
        if check := settle(trial, index):
            yield check


Step = Callable[[Interval], Interval]


def _product(to_one: Step, to_two: Step, back: Step) -> Callable[[Sequence[Interval]], Interval]:
    hundredth = 1 / HUNDRED
    return lambda inputs: back(to_one(inputs[0]).mul(to_two(inputs[1])).scaled(hundredth))


def _to_percent(figure: Figure, index: FigureIndex) -> Step | None:
    """Give how a figure's numbers become percent of the baseline; None for units that don't say so."""
    if index.catalogue.metrics[figure.metric].kind is MetricKind.CHANGE:
        return (lambda change: change.add(_ALL)) if figure.unit == "percent" else None
    return {"percent": lambda ratio: ratio, "ratio": lambda ratio: ratio.scaled(HUNDRED)}.get(figure.unit)


def _from_percent(figure: Figure, index: FigureIndex) -> Step | None:
    """Give how percent of the baseline become numbers such as a figure's."""
    if index.catalogue.metrics[figure.metric].kind is MetricKind.CHANGE:
        return (lambda percent: percent.sub(_ALL)) if figure.unit == "percent" else None
    return {"percent": lambda percent: percent, "ratio": lambda percent: percent.scaled(1 / HUNDRED)}.get(figure.unit)


def _shift(figure: Figure, index: FigureIndex) -> int:
    return 100 if index.catalogue.metrics[figure.metric].kind is MetricKind.CHANGE else 0


def _is_unsigned(figure: Figure, index: FigureIndex) -> bool:
    """Say whether a change's metric has no sign, so that 40 may mean 40 less."""
    metric = index.catalogue.metrics[figure.metric]
    return metric.kind is MetricKind.CHANGE and not metric.can_be_negative
