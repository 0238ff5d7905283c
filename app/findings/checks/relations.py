"""The arithmetic of checks, both ways: what figures imply for a stated one, and what each of them would have to be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from app.figures.interval import Interval

HUNDRED = Decimal(100)

_DOWN = Context(prec=60, rounding=ROUND_FLOOR)
_UP = Context(prec=60, rounding=ROUND_CEILING)
_ROOT_DOWN = Context(prec=40, rounding=ROUND_FLOOR)
_ROOT_UP = Context(prec=40, rounding=ROUND_CEILING)
_NUDGE = Decimal("1e-30")  # powers are right to the last digit or two: both ends go outwards by far more than that

_ALL = Interval.point(HUNDRED)
_HUNDREDTH = 1 / HUNDRED

Inputs = Sequence[Interval]


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation, or an inequality, between a stated figure and others.

    Attributes:
        imply: from the numbers that the others allow to those that they imply for the stated one; None if nothing.
        solve: which of the others, the stated one and the others, to what that one would have to be if the stated one
            and the rest are right; None if nothing follows.
    """

    imply: Callable[[Inputs], Interval | None]
    solve: Callable[[int, Interval, Inputs], Interval | None]


@dataclass(frozen=True, slots=True)
class Percent:
    """How numbers about a thing and its baseline become percent of the baseline: times a factor, and some more."""

    factor: Decimal = Decimal(1)
    more: Decimal = Decimal(0)

    def of(self, stated: Interval) -> Interval:
        """Give percent of the baseline."""
        percent = stated if self.factor == 1 else stated.scaled(self.factor)
        return percent.shifted(self.more) if self.more else percent

    def back(self, percent: Interval) -> Interval:
        """Give the numbers that are so many percent of the baseline."""
        less = percent.shifted(self.more.copy_negate()) if self.more else percent
        return less if self.factor == 1 else less.scaled(1 / self.factor)


def _ratio(inputs: Inputs) -> Interval | None:
    part, whole = inputs
    low, high, least, most = part.low, part.high, whole.low, whole.high
    if low is None or high is None or least is None or most is None or low < 0 or least <= 0:
        quotient = part.div(whole)
        return quotient.scaled(HUNDRED) if quotient else None
    return Interval(  # nearly always: two divisions instead of sixteen
        _DOWN.divide(_DOWN.multiply(low, HUNDRED), most),
        _UP.divide(_UP.multiply(high, HUNDRED), least),
        low_open=part.low_open or whole.high_open,
        high_open=part.high_open or whole.low_open,
    )


def _ratio_back(at: int, stated: Interval, inputs: Inputs) -> Interval | None:
    part, whole = inputs
    ratio = stated.scaled(_HUNDREDTH)
    return whole.mul(ratio) if at == 0 else part.div(ratio)


RATIO = Relation(_ratio, _ratio_back)
"""The first as a percentage of the second."""


def levels(stated: Percent) -> Relation:
    """Relate how a thing stands to its baseline with the levels of both."""

    def imply(inputs: Inputs) -> Interval | None:
        percent = _ratio(inputs)
        return stated.back(percent) if percent else None

    return Relation(imply, lambda at, claimed, inputs: _ratio_back(at, stated.of(claimed), inputs))


CHANGE = levels(Percent(more=HUNDRED))
"""By how many percent the first is above the second."""

DIFFERENCE = Relation(
    lambda inputs: inputs[0].sub(inputs[1]),
    lambda at, stated, inputs: stated.add(inputs[1]) if at == 0 else inputs[0].sub(stated),
)
"""The first less the second."""

PRODUCT = Relation(
    lambda inputs: inputs[0].mul(inputs[1]),
    lambda at, stated, inputs: stated.div(inputs[1 - at]),
)
"""The first times the second."""

AT_MOST = Relation(
    lambda inputs: _down_from(inputs[0]),
    lambda _at, stated, _inputs: _up_from(stated),
)
"""No more than the one other."""


def _total(intervals: Inputs) -> Interval:
    total = intervals[0]
    for each in intervals[1:]:
        total = total.add(each)
    return total


def _part(at: int, stated: Interval, inputs: Inputs) -> Interval:
    others = _but(at, inputs)
    return stated.sub(_total(others)) if others else stated


SUM = Relation(_total, _part)
"""All of them together."""

AT_LEAST_SUM = Relation(
    lambda inputs: _up_from(_total(inputs)),
    lambda at, stated, inputs: _down_from(_part(at, stated, inputs)),
)
"""No less than all of them together: other parts may be there."""

REMAINDER = Relation(
    lambda inputs: _ALL.sub(_total(inputs)),
    lambda at, stated, inputs: _ALL.sub(_total([stated, *_but(at, inputs)])),
)
"""What they leave of a hundred percent."""

AT_MOST_REMAINDER = Relation(
    lambda inputs: _down_from(_ALL.sub(_total(inputs))),
    lambda at, stated, inputs: _down_from(_ALL.sub(_total([stated, *_but(at, inputs)]))),
)
"""No more than they leave of a hundred percent: other parts may be there."""


def yearly(steps: int) -> Relation:
    """Relate a growth per year, in percent, with the levels of its first and its last year."""

    def imply(inputs: Inputs) -> Interval | None:
        ratio = inputs[1].div(inputs[0])
        if ratio is None or ratio.low is None or ratio.low < 0:
            return None
        low = _root(ratio.low, steps, _ROOT_DOWN) * (1 - _NUDGE)
        high = None if ratio.high is None else _root(ratio.high, steps, _ROOT_UP) * (1 + _NUDGE)
        return Interval(low, high).sub(Interval.point(Decimal(1))).scaled(HUNDRED)

    def solve(at: int, stated: Interval, inputs: Inputs) -> Interval | None:
        factor = stated.add(_ALL).scaled(_HUNDREDTH)
        power = factor
        for _ in range(steps - 1):
            power = power.mul(factor)
        return inputs[1].div(power) if at == 0 else inputs[0].mul(power)

    return Relation(imply, solve)


def same(stated: Percent, other: Percent) -> Relation:
    """Relate two ways of saying how a thing stands to its baseline."""
    return Relation(
        lambda inputs: stated.back(other.of(inputs[0])),
        lambda _at, claimed, _inputs: other.back(stated.of(claimed)),
    )


def chain(stated: Percent, first: Percent, second: Percent) -> Relation:
    """Relate how A stands to C with how A stands to B, and B to C."""

    def imply(inputs: Inputs) -> Interval:
        return stated.back(first.of(inputs[0]).mul(second.of(inputs[1])).scaled(_HUNDREDTH))

    def solve(at: int, claimed: Interval, inputs: Inputs) -> Interval | None:
        own, other = (first, second) if at == 0 else (second, first)
        quotient = stated.of(claimed).div(other.of(inputs[1 - at]))
        return own.back(quotient.scaled(HUNDRED)) if quotient else None

    return Relation(imply, solve)


def converted(relation: Relation, rates: Interval) -> Relation:
    """Relate figures of which the first is in another currency, converted by any of some rates."""

    def told(inputs: Inputs) -> Inputs:
        return [inputs[0].mul(rates), *inputs[1:]]

    def solve(at: int, stated: Interval, inputs: Inputs) -> Interval | None:
        found = relation.solve(at, stated, told(inputs))
        return found.div(rates) if found and at == 0 else found

    return Relation(lambda inputs: relation.imply(told(inputs)), solve)


def _but(at: int, inputs: Inputs) -> list[Interval]:
    return [each for place, each in enumerate(inputs) if place != at]


def _up_from(interval: Interval) -> Interval:
    return Interval(interval.low, None, low_open=interval.low_open)


def _down_from(interval: Interval) -> Interval:
    return Interval(None, interval.high, high_open=interval.high_open)


def _root(number: Decimal, steps: int, context: Context) -> Decimal:
    return context.power(number, context.divide(Decimal(1), Decimal(steps))) if number else number
