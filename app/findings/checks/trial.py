"""One arithmetic relation among figures, tried: does it hold, and if not, what is the likeliest reason?"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.vocabulary import Bound
from app.findings.checks.index import FigureIndex, Partner, is_expectation
from app.findings.checks.relations import Relation
from app.findings.checks.shelf import Place, days
from app.findings.checks.value import Cause, Check, CheckKind, Condition, RatesUsed, Role, distance

_SLIPS = (1, 2, 3, 4, 8)
"""By how many powers of ten print is wrong most often: a digit, percent for parts, thousands, 万, 亿."""

_LEAST_SLIP = 4
"""How far apart numbers must be for a slip of a power of ten to be likelier than anything else."""

_WIDEST_SLIP = 2
"""How wide two claims may be, largest ÷ smallest number of both, for their meeting after a slip to be no accident."""

_ROUNDED = frozenset({Bound.EXACT, Bound.ABOUT, Bound.RANGE})
"""The bounds whose numbers were rounded when they were printed; open ends and words like "several" were not."""


class Trial(NamedTuple):
    """A relation to be tried.

    Attributes:
        stated: the figure that the others are held against.
        inputs: the others, each with its role.
        relation: how the inputs, in their order, stand to the stated figure.
        shift: 100 where numbers are changes in percent, so that distances are taken of factors.
        unsigned: whether the stated figure leaves open if it means a rise or a fall.
        cause: the reason that is known already, should it fail.
        needs: under which condition it holds, whatever the reckoning says.
        rates: the exchange rates that the relation takes.
    """

    kind: CheckKind
    stated: Figure
    inputs: tuple[tuple[Role, Partner], ...]
    relation: Relation
    shift: int = 0
    unsigned: bool = False
    strict: bool = True
    cause: Cause | None = None
    needs: Condition | None = None
    rates: RatesUsed | None = None


def settle(trial: Trial, index: FigureIndex) -> Check | None:
    """Try a relation; None if any number would do, or if it fails on figures that only nearly fit their roles."""
    stated = index.interval(trial.stated)
    inputs = [_widened(index.interval(p.figure), p.slack) for _, p in trial.inputs]
    implied = trial.relation.imply(inputs)
    if implied is None or _with_its_ends(implied).contains(index.every_number(trial.stated)):
        return None
    if trial.unsigned and not stated.intersects(implied) and stated.scaled(Decimal(-1)).intersects(implied):
        stated = stated.scaled(Decimal(-1))
    agrees = stated.intersects(implied)
    holds = agrees or trial.needs is not None
    if not holds and not (trial.strict and all(p.strict for _, p in trial.inputs)):
        return None
    cause = trial.cause
    if not holds and cause is None:
        cause = _likely_cause(trial, (stated, implied), inputs, index)
    return Check(
        kind=trial.kind,
        figures=(trial.stated, *(p.figure for _, p in trial.inputs)),
        roles=(Role.STATED, *(role for role, _ in trial.inputs)),
        stated=stated,
        implied=implied,
        unit=trial.stated.unit,
        holds=holds,
        gap=Decimal(1) if holds else distance(stated, implied, shift=trial.shift),
        cause=cause if not holds or trial.needs else None,
        needs=trial.needs,
        needed=() if holds else tuple(_needed(trial, (stated, implied), inputs, index)),
        rates=trial.rates,
    )


def _with_its_ends(interval: Interval) -> Interval:
    """Give an interval with its ends: “above 0 %” is no less than any share."""
    return Interval(interval.low, interval.high)


def _needed(
    trial: Trial, sides: tuple[Interval, Interval], inputs: list[Interval], index: FigureIndex
) -> Iterator[Interval | None]:
    """Give what each figure would have to be, the others being right, as far as its metric allows such numbers."""
    stated, implied = sides
    yield _allowed(implied, trial.stated, index)
    for at, (_, partner) in enumerate(trial.inputs):
        yield _allowed(trial.relation.solve(at, stated, inputs), partner.figure, index)


def _allowed(wanted: Interval | None, figure: Figure, index: FigureIndex) -> Interval | None:
    return wanted and wanted.intersection(index.every_number(figure))


def slipped(one: Interval, other: Interval) -> bool:
    """Say whether two narrow intervals that lie far apart meet once one is moved by a usual power of ten."""
    gap = distance(one, other)
    if gap is None or gap < _LEAST_SLIP or _breadth(one) * _breadth(other) > _WIDEST_SLIP:
        return False
    return any(one.scaled(Decimal(10) ** power).intersects(other) for slip in _SLIPS for power in (slip, -slip))


def _breadth(interval: Interval) -> Decimal:
    """Give the largest number of an interval ÷ its smallest, by size; infinite where it is open or holds zero."""
    low, high = interval.low, interval.high
    if low is None or high is None or low * high <= 0:
        return Decimal("Infinity")
    return max(abs(low), abs(high)) / min(abs(low), abs(high))


def sloppy(figure: Figure, *, shift: int = 0) -> Decimal:
    """Give how far a figure may be off, as a part of its size, if it was cut off instead of rounded.

    Zeros at its end are taken as no digits: 170 may have been rounded to the nearest ten.
    """
    if figure.bound not in _ROUNDED:
        return Decimal(0)
    stated = [
        (number, precision)
        for number, precision in (
            (figure.value_low, figure.precision_low),
            (figure.value, figure.precision),
            (figure.value_high, figure.precision_high),
        )
        if number and number + shift
    ]
    return max((_unit(abs(n), p) / abs(n + shift) for n, p in stated), default=Decimal(0))


def _unit(number: Decimal, precision: Decimal) -> Decimal:
    """Give the place value of the last digit that is not a printed zero, but never the first one's."""
    while number % (precision * 10) == 0 and number >= precision * 100:
        precision *= 10
    return precision


def _widened(interval: Interval, slack: float) -> Interval:
    if not slack:
        return interval
    part = Decimal(round(slack, 4)).quantize(Decimal("0.0001"))
    return interval.scaled(1 - part).hull(interval.scaled(1 + part))


def _likely_cause(
    trial: Trial, sides: tuple[Interval, Interval], inputs: list[Interval], index: FigureIndex
) -> Cause | None:
    """Find what would make a failed relation hold: a slip, inputs rounded further, or another figure in a role."""
    stated, implied = sides
    if not trial.shift and slipped(stated, implied):
        return Cause.SCALE
    gap = distance(stated, implied, shift=trial.shift)
    involved = (trial.stated, *(p.figure for _, p in trial.inputs))
    if gap is not None and gap - 1 <= sum(sloppy(f, shift=trial.shift if f.unit == "percent" else 0) for f in involved):
        return Cause.UNROUNDED
    for place, (_, partner) in enumerate(trial.inputs):
        for cause, other in neighbours(partner.figure, index):
            swapped = [*inputs[:place], index.interval(other), *inputs[place + 1 :]]
            instead = trial.relation.imply(swapped)
            if instead is not None and stated.intersects(instead):
                return cause
    for cause, other in neighbours(trial.stated, index):
        if index.interval(other).intersects(implied):
            return cause
    return None


def neighbours(figure: Figure, index: FigureIndex) -> Iterator[tuple[Cause, Figure]]:
    """Give figures that differ from one in its basis, its days or its place alone."""
    if figure.relative_to is not None:
        return
    here = Place(figure.metric, figure.subject, figure.buyer, figure.geography)
    own_days, expected = days(figure), is_expectation(figure)
    for other_days, others in index.shelf(here).crossing(own_days):
        same_days = other_days == own_days
        cause = Cause.BASIS if same_days else Cause.DAYS
        for other in others:
            alike = other.unit == figure.unit and is_expectation(other) == expected
            if alike and (other.basis != figure.basis) == same_days:
                yield cause, other
    for geography in _places_beside(figure, index):
        for other in index.shelf(here._replace(geography=geography)).at(own_days):
            if other.unit == figure.unit and other.basis == figure.basis:
                yield Cause.PLACE, other


def _places_beside(figure: Figure, index: FigureIndex) -> Iterator[str]:
    """Give the place that a figure's own is part of, and those that are part of it."""
    places = index.catalogue.geographies
    own = places.get(figure.geography)
    if own and own.parent:
        yield own.parent
    yield from (place.slug for place in places.values() if place.parent == figure.geography)
