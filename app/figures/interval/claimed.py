"""From a printed number to the interval of all that it allows, by how the number is bounded."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from app.errors import UnreadableError
from app.figures.interval.arithmetic import Interval
from app.figures.vocabulary import Bound

_ZERO = Decimal(0)
_HALF = Decimal("0.5")
_TENTH = Decimal("0.1")
_DOWN = Context(prec=60, rounding=ROUND_FLOOR)
_UP = Context(prec=60, rounding=ROUND_CEILING)


def claimed_interval(  # noqa: PLR0913 - the parts of a printed number
    *,
    low: Decimal | None,
    value: Decimal | None,
    high: Decimal | None,
    bound: Bound,
    precision_low: Decimal,
    precision: Decimal,
    precision_high: Decimal,
    floor: Decimal | None = _ZERO,
) -> Interval:
    """Give the numbers that a printed claim allows.

    - exact: the value ± half a unit of its last printed digit. about: ± at least 5 % of its size.
    - range: the two ends, each widened by half a unit of its own last digit, whether or not a value is given too.
    - about without a value, but with two ends ("about 50 to 60"): each end widened as about widens a value.
    - at_least, more_than: from the stated end upwards. at_most, less_than: from the floor up to the stated end. If two
      numbers are hedged ("at most 50%-60%"), the outer one counts: the higher for a maximum, the lower for a minimum.
      Stated ends stay as printed: "more than 900,000" denies 900,000, and half a digit more would allow it again.
    - several: the envelope that the word has, as given.

    Args:
        low: the lower end, where there are two.
        value: the one number.
        high: the upper end, where there are two.
        bound: how the number is bounded.
        precision_low: the unit of the last printed digit of the lower end, in the base unit (170亿 has 10^8).
        precision: that of the value.
        precision_high: that of the upper end.
        floor: the least number that the metric can have; None if it has none (a profit can be a loss).

    Raises:
        UnreadableError: if the bound lacks its number, the ends are in the wrong order, or all lies under the floor.
    """
    least, most = _ends((low, value, high), bound, (precision_low, precision, precision_high))
    low_open = bound is Bound.MORE_THAN
    if floor is not None and (least is None or least < floor):
        least, low_open = floor, False
    try:
        return Interval(least, most, low_open=low_open, high_open=bound is Bound.LESS_THAN)
    except ValueError:
        raise UnreadableError(
            f"No number is bounded as {bound} by {least} and {most}: the ends must stand in order, "
            "and not under the least number that the metric can have."
        ) from None


def _ends(
    numbers: tuple[Decimal | None, Decimal | None, Decimal | None],
    bound: Bound,
    units: tuple[Decimal, Decimal, Decimal],
) -> tuple[Decimal | None, Decimal | None]:
    """Give the least and the most that a bound allows of a low end, a value and a high end, each with its last unit."""
    (low, value, high), (low_unit, unit, high_unit) = numbers, units
    match bound:
        case Bound.ABOUT if value is None:
            bottom, top = _stated(low, bound), _stated(high, bound)
            return _widened(bottom, _loose(bottom, low_unit), top, _loose(top, high_unit))
        case Bound.EXACT | Bound.ABOUT:
            middle = _stated(value, bound)
            half = _UP.multiply(_loose(middle, unit) if bound is Bound.ABOUT else unit, _HALF)
            return _DOWN.subtract(middle, half), _UP.add(middle, half)
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return _stated(value if low is None else low, bound), None
        case Bound.AT_MOST | Bound.LESS_THAN:
            return None, _stated(value if high is None else high, bound)
        case Bound.RANGE:
            return _widened(_stated(low, bound), low_unit, _stated(high, bound), high_unit)
        case Bound.SEVERAL:
            if low is None and high is None:
                raise UnreadableError("A number that is bounded as several needs a lower or an upper end.")
            return low, high


def _stated(number: Decimal | None, bound: Bound) -> Decimal:
    """Insist on a number that the bound needs."""
    if number is None:
        raise UnreadableError(f"A number that is bounded as {bound} lacks the number that the word needs.")
    return number


def _widened(low: Decimal, low_unit: Decimal, high: Decimal, high_unit: Decimal) -> tuple[Decimal, Decimal]:
    """Widen two ends by half a unit each.

    Raises:
        UnreadableError: if the ends are in the wrong order, which the widening could hide.
    """
    if low > high:
        raise UnreadableError(f"The lower end {low} is above the upper end {high}.")
    return _DOWN.subtract(low, _UP.multiply(low_unit, _HALF)), _UP.add(high, _UP.multiply(high_unit, _HALF))


def _loose(number: Decimal, unit: Decimal) -> Decimal:
    """Give the unit whose half is at least 5 % of the number's size."""
    return max(unit, _UP.multiply(number.copy_abs(), _TENTH))
