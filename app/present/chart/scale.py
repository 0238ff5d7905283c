"""Axes of values: round ends, round ticks, linear or logarithmic."""

import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

from app.present.chart.geometry import Axis, Scale, Tick
from app.present.chart.text import width_of

Label = Callable[[Decimal], str]

LOG_HELPS_FROM = 20
"""A logarithmic axis is offered where the largest value is more than so many times the smallest."""

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_CLOSE = Decimal("0.94")


def log_helps(values: Sequence[Decimal]) -> bool:
    """Say whether values are all positive and far enough apart for a logarithmic axis."""
    return bool(values) and min(values) > 0 and max(values) > LOG_HELPS_FROM * min(values)


def value_axis(
    numbers: Sequence[Decimal], values: Sequence[Decimal], *, scale: Scale, ticks: int, label: Label
) -> Axis:
    """Make an axis on which all numbers find their place.

    Args:
        numbers: what must be seen, ends of whiskers included; at least one.
        values: the numbers that are compared; they decide whether zero is shown.
        scale: linear or log; zero and negative numbers make it linear.
        ticks: about how many ticks there is room for.
        label: writes a tick.
    """
    if scale is Scale.LOG and min(numbers) > 0:
        return _log_axis(min(numbers), max(numbers), ticks, label)
    low, high = min(numbers), max(numbers)
    if shows_zero(values):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return _linear_axis(low, high if high > low else low + 1, ticks, label)


def shows_zero(values: Sequence[Decimal]) -> bool:
    """Say whether a linear axis shows zero: always, unless several values lie close together and far from it."""
    low, high = min(values), max(values)
    return low == high or not (low > _CLOSE * high > 0 or high < _CLOSE * low < 0)


def without_crowd(axis: Axis, width: float, font: float) -> Axis:
    """Leave out every other tick of a level axis until labels keep apart."""
    ticks = axis.ticks
    while len(ticks) > 2:
        pairs = pairwise(ticks)
        if all(
            (width_of(one.label, font) + width_of(other.label, font)) / 2 + 10 <= (other.at - one.at) * width
            for one, other in pairs
        ):
            break
        ticks = ticks[::2]
    return Axis(axis.scale, axis.low, axis.high, ticks)


def _linear_axis(low: Decimal, high: Decimal, ticks: int, label: Label) -> Axis:
    step = _step((high - low) / max(ticks, 1))
    first = (low / step).to_integral_value(rounding="ROUND_FLOOR") * step
    last = (high / step).to_integral_value(rounding="ROUND_CEILING") * step
    axis = Axis(Scale.LINEAR, float(first), float(last), ())
    count = int((last - first) / step)
    return _with_ticks(axis, [first + step * number for number in range(count + 1)], label)


def _log_axis(low: Decimal, high: Decimal, ticks: int, label: Label) -> Axis:
    powers = range(low.adjusted() - 1, high.adjusted() + 2)
    rounds = [Decimal(digit).scaleb(power) for power in powers for digit in (1, 2, 5)]
    first = max(number for number in rounds if number <= low)
    last = min(number for number in rounds if number > high)
    inside = [number for number in rounds if first <= number <= last]
    if len(inside) > ticks + 2:
        decades = [number for number in inside if number.scaleb(-number.adjusted()) == 1]
        every = math.ceil(len(decades) / max(ticks, 1))
        inside = decades[::every] if len(decades) > 1 else inside[::2]
    return _with_ticks(Axis(Scale.LOG, float(first), float(last), ()), inside, label)


def _with_ticks(axis: Axis, numbers: Sequence[Decimal], label: Label) -> Axis:
    places = [(axis.fraction(float(number)), label(number)) for number in numbers]
    ticks = tuple(Tick(at, text, at) for at, text in places)
    return Axis(axis.scale, axis.low, axis.high, ticks)


def _step(rough: Decimal) -> Decimal:
    """Give the smallest round step that is not under the rough one."""
    power = rough.adjusted()
    return next(step.scaleb(power) for step in _STEPS if step.scaleb(power) >= rough)
