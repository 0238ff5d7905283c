"""One thing against another: differences, ratios and the levels behind them say the same in several ways."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.figures.figure import Figure
from app.figures.reference import Metric
from app.figures.vocabulary import MetricKind
from app.findings.checks.index import FigureIndex, Partner
from app.findings.checks.relations import HUNDRED, Percent, chain, levels, same
from app.findings.checks.shelf import Days, Place, days
from app.findings.checks.trial import Trial, settle
from app.findings.checks.value import Cause, Check, CheckKind, Role


@dataclass(slots=True)
class _Shelf:
    """What is said of one thing against one baseline, by metric."""

    by_metric: dict[str, list[Figure]] = field(default_factory=dict)


Where = tuple[str, str, str | None, Days]
"""What is measured, in which place, by which buyer and over which days."""


def baseline_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold what is said of a thing against its baseline together, whichever way it is said.

    - 25 % less is a ratio of 75 %: two metrics made of one third, on the same basis: what names no measure need not
      mean the one that another names.
    - A ratio is the level of the thing ÷ that of the baseline. Where levels and ratio are stated on different bases,
      they are compared only within one source and document, and that they are is named as the cause.
    - The ratio of A to B, times that of B to C, is that of A to C.
    """
    shelves: dict[Where, dict[str, dict[str, _Shelf]]] = {}
    for metric, figure in index.of_kinds(MetricKind.CHANGE, MetricKind.RATIO):
        level = index.metric_of(metric, MetricKind.LEVEL, MetricKind.PRICE)
        if level is None or figure.relative_to is None or _percent(figure, index) is None:
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
    stated, said = _percent(one, index), _percent(other, index)
    if stated is None or said is None:
        return None
    trial = Trial(
        kind=CheckKind.BASELINE,
        stated=one,
        inputs=((Role.SAME, Partner(other, strict=index.knows_days(one) and index.knows_days(other))),),
        relation=same(stated, said),
        shift=_shift(one, index),
        unsigned=_is_unsigned(one, index) or _is_unsigned(other, index),
    )
    return settle(trial, index)


def _against_levels(figure: Figure, level: Metric, index: FigureIndex) -> Check | None:
    place = Place(level.slug, figure.subject, figure.buyer, figure.geography)
    percent = _percent(figure, index)
    if percent is None:
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
        trial = Trial(
            kind=CheckKind.BASELINE,
            stated=figure,
            inputs=((Role.PART, part), (Role.BASELINE, alike[0])),
            relation=levels(percent),
            shift=_shift(figure, index),
            unsigned=_is_unsigned(figure, index),
            cause=None if same_basis else Cause.MIXED,
        )
        return settle(trial, index)
    return None


def _levels(place: Place, figure: Figure, index: FigureIndex) -> list[Partner]:
    """Give the levels of a thing over a figure's days, those like the figure first, whatever their basis and nature."""
    sure = index.knows_days(figure)
    found = [Partner(f, strict=sure and index.knows_days(f)) for f in index.shelf(place).at(days(figure))]
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
        percent = _percent(stated, index)
        if one is None or two is None or percent is None:
            continue
        first_step, second_step = _percent(one, index), _percent(two, index)
        if first_step is None or second_step is None:
            continue
        relation = chain(percent, first_step, second_step)
        sure = all(index.knows_days(figure) for figure in (stated, one, two))
        steps = tuple((Role.STEP, Partner(figure, strict=sure)) for figure in (one, two))
        trial = Trial(kind=CheckKind.CHAIN, stated=stated, inputs=steps, relation=relation, shift=_shift(stated, index))
        if check := settle(trial, index):
            yield check


def _percent(figure: Figure, index: FigureIndex) -> Percent | None:
    """Give how a figure's numbers become percent of the baseline; None for units that don't say so."""
    if index.catalogue.metrics[figure.metric].kind is MetricKind.CHANGE:
        return Percent(more=HUNDRED) if figure.unit == "percent" else None
    return {"percent": Percent(), "ratio": Percent(HUNDRED)}.get(figure.unit)


def _shift(figure: Figure, index: FigureIndex) -> int:
    return 100 if index.catalogue.metrics[figure.metric].kind is MetricKind.CHANGE else 0


def _is_unsigned(figure: Figure, index: FigureIndex) -> bool:
    """Say whether a change's metric has no sign, so that 40 may mean 40 less."""
    metric = index.catalogue.metrics[figure.metric]
    return metric.kind is MetricKind.CHANGE and not metric.can_be_negative
