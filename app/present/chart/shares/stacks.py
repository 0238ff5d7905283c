"""Which shares stand in one bar: parts of one whole that don't overlap, as one source states them of one period."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.vocabulary import MetricKind, Nature, SubjectKind
from app.present.chart.plan import Pair
from app.present.chart.values import Arrow, Point

WHOLE = Decimal(100)
"""The whole that parts in percent are parts of."""

_ISO_COUNTRY = re.compile("[A-Z]{2}")
_VENDORS = frozenset({SubjectKind.COMPANY, SubjectKind.PRODUCT})


@dataclass(frozen=True, slots=True)
class Stack:
    """The claims of one bar, the part that is largest in the panel first.

    Attributes:
        follows: whether the bar before it is of the same source and period, and these parts may overlap with its own.
        beyond: whether the parts can't overlap and yet are more than the whole, however little each claim allows.
    """

    pairs: tuple[Pair, ...]
    follows: bool
    beyond: bool

    @property
    def total(self) -> Decimal:
        """Give the sum of the shares."""
        return sum((point.value for _, point in self.pairs), Decimal(0))


def is_share(figure: Figure, catalogue: Catalogue) -> bool:
    """Say whether a figure is a part of a whole in percent."""
    metric = catalogue.metrics.get(figure.metric)
    return (
        metric is not None and metric.kind is MetricKind.SHARE and figure.unit == "percent" and figure.sort_value >= 0
    )


def part_column(figure: Figure) -> str:
    """Name the column that tells parts apart: a company's share in itself is the part that a place has in it."""
    return "geography" if figure.relative_to == figure.subject else "subject"


def whole_of(figure: Figure) -> tuple[str | None, ...]:
    """Tell the whole that a share is part of; one that is not named is that of this subject and place alone."""
    by_place, named = part_column(figure) == "geography", figure.relative_to is not None
    return (
        figure.metric,
        figure.relative_to,
        figure.buyer,
        figure.basis,
        None if by_place else figure.geography,
        None if named else figure.subject,
    )


def stacks_of(pairs: Sequence[Pair], catalogue: Catalogue) -> tuple[Stack, ...]:
    """Sort the shares of one whole into bars, in the order of time and then of the sources.

    Of several statements of a source the latest counts. Shares without a period are never added to one another.
    """
    ranks = ranks_of(pairs)
    order = {slug: place for place, slug in enumerate(catalogue.sources)}
    grouped: dict[tuple[date, date, int, str, str], dict[str, Pair]] = {}
    for figure, point in pairs:
        alone = "" if figure.period_start else figure.id
        start, end = figure.period_start or date.max, figure.period_end or date.max
        parts = grouped.setdefault((start, end, order.get(figure.source, len(order)), figure.source, alone), {})
        held = parts.setdefault(part_of(figure), (figure, point))
        parts[part_of(figure)] = max(held, (figure, point), key=_lateness)
    return tuple(
        Stack(tuple(bar), follows=number > 0, beyond=_is_beyond(bar, catalogue))
        for _, parts in sorted(grouped.items())
        for number, bar in enumerate(_bars(sorted(parts.values(), key=lambda pair: ranks[part_of(pair[0])]), catalogue))
    )


def part_of(figure: Figure) -> str:
    """Give the slug of the part that a share is about."""
    return str(getattr(figure, part_column(figure)))


def ranks_of(pairs: Sequence[Pair]) -> Mapping[str, int]:
    """Give each part its place in every bar: by the largest share that anybody ever gave it."""
    largest: dict[str, Decimal] = {}
    for figure, point in pairs:
        largest[part_of(figure)] = max(point.value, largest.get(part_of(figure), point.value))
    return {part: rank for rank, part in enumerate(sorted(largest, key=lambda part: (-largest[part], part)))}


def _lateness(pair: Pair) -> tuple[bool, date, bool, str]:
    figure, point = pair
    return not point.faded, point.stated_on or date.min, point.nature is Nature.ACTUAL, figure.id


def _bars(pairs: Sequence[Pair], catalogue: Catalogue) -> list[list[Pair]]:
    """Put each part into the first bar where it overlaps with nothing, or for all that is known might not."""
    bars: list[list[Pair]] = []
    for pair in pairs:
        fitting = (bar for bar in bars if _fits(pair, bar, catalogue))
        bar = next(fitting, None)
        if bar is None:
            bars.append([pair])
        else:
            bar.append(pair)
    return bars


def _fits(pair: Pair, bar: Sequence[Pair], catalogue: Catalogue) -> bool:
    """Say whether a part can stand beside others.

    Companies, products and countries that are not part of one another don't overlap. Groups of vendors, segments of a
    market and our own places may: they stand together as long as together they need not be more than the whole.
    """
    if any(not _are_beside(pair[0], other, catalogue) for other, _ in bar):
        return False
    together = [*bar, pair]
    return all(_is_apart(figure, catalogue) for figure, _ in together) or _least(together) <= WHOLE


def _are_beside(one: Figure, other: Figure, catalogue: Catalogue) -> bool:
    """Say whether two parts are of one sort and neither is part of the other."""
    column = part_column(one)
    table = "geographies" if column == "geography" else "subjects"
    (mine, yours) = part_of(one), part_of(other)
    above = {entry.slug for entry in catalogue.above(table, mine)}
    below = {entry.slug for entry in catalogue.above(table, yours)}
    return yours not in above and mine not in below and _sort(one, catalogue) == _sort(other, catalogue)


def _sort(figure: Figure, catalogue: Catalogue) -> str:
    if part_column(figure) == "geography":
        return "place"
    subject = catalogue.subjects.get(figure.subject)
    return "vendor" if subject and subject.kind in _VENDORS else subject.kind if subject else ""


def _is_apart(figure: Figure, catalogue: Catalogue) -> bool:
    """Say whether a part overlaps with no other of its sort."""
    if part_column(figure) == "geography":
        return bool(_ISO_COUNTRY.fullmatch(figure.geography))
    return _sort(figure, catalogue) == "vendor"


def _is_beyond(bar: Sequence[Pair], catalogue: Catalogue) -> bool:
    return _least(bar) > WHOLE and all(_is_apart(figure, catalogue) for figure, _ in bar)


def _least(pairs: Sequence[Pair]) -> Decimal:
    """Give the least that shares can come to."""
    return sum((_least_of(point) for _, point in pairs), Decimal(0))


def _least_of(point: Point) -> Decimal:
    if point.low is not None:
        return point.low
    return Decimal(0) if point.arrow is Arrow.DOWN else point.value
