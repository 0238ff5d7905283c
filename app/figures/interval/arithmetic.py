"""Intervals: the numbers between two ends, their arithmetic, and whether two of them agree."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from enum import StrEnum
from typing import NamedTuple, Self

_ZERO = Decimal(0)
_INFINITY = Decimal("Infinity")
# Results that don't end within 60 digits are rounded outwards, so that an interval never loses a number it allows.
_DOWN = Context(prec=60, rounding=ROUND_FLOOR)
_UP = Context(prec=60, rounding=ROUND_CEILING)


class _End(NamedTuple):
    """One end of an interval, infinite where it is unbounded; closed if the interval reaches it."""

    number: Decimal
    closed: bool


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends, in the base unit; never empty.

    Arithmetic gives an interval that holds every result of a number from this one with a number from the other.

    Attributes:
        low: the lower end; None if unbounded below.
        high: the upper end; None if unbounded above.
        low_open: whether the lower end itself is left out; always False where there is none.
        high_open: whether the upper end itself is left out; always False where there is none.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        low, high = self.low, self.high
        if (low is not None and not low.is_finite()) or (high is not None and not high.is_finite()):
            raise ValueError("An interval's end is a finite number, or None where the interval is unbounded.")
        if self.low_open and low is None:
            object.__setattr__(self, "low_open", False)
        if self.high_open and high is None:
            object.__setattr__(self, "high_open", False)
        if low is None or high is None or low < high:
            return
        if low > high or self.low_open or self.high_open:
            raise ValueError(f"No number lies between {low} and {high}.")

    @classmethod
    def point(cls, number: Decimal) -> Self:
        """Give the interval that holds one number only."""
        return cls(number, number)

    @property
    def width(self) -> Decimal | None:
        """How far the ends are apart; None if one is unbounded."""
        return None if self.low is None or self.high is None else _UP.subtract(self.high, self.low)

    def holds(self, number: Decimal) -> bool:
        """Say whether a number lies in the interval."""
        return self.contains(Interval.point(number))

    def contains(self, other: "Interval") -> bool:
        """Say whether every number of the other lies in this one."""
        if self.low is not None and (other.low is None or other.low < self.low):
            return False
        if self.high is not None and (other.high is None or other.high > self.high):
            return False
        beyond_low = self.low_open and not other.low_open and self.low == other.low
        return not beyond_low and not (self.high_open and not other.high_open and self.high == other.high)

    def intersects(self, other: "Interval") -> bool:
        """Say whether the two share a number; ends that touch do so if both are closed."""
        return not (_lies_under(self, other) or _lies_under(other, self))

    def intersection(self, other: "Interval") -> "Interval | None":
        """Give the numbers that lie in both, or None if there are none."""
        (low, high), (other_low, other_high) = _ends(self), _ends(other)
        ends = max(low, other_low, key=_low_rank), min(high, other_high, key=_high_rank)
        return None if _is_empty(*ends) else _between(*ends)

    def hull(self, other: "Interval") -> "Interval":
        """Give the smallest interval that contains both."""
        (low, high), (other_low, other_high) = _ends(self), _ends(other)
        return _between(min(low, other_low, key=_low_rank), max(high, other_high, key=_high_rank))

    def scaled(self, factor: Decimal) -> "Interval":
        """Multiply by one number; a negative one swaps the ends."""
        if factor <= 0:
            return self.mul(Interval.point(factor))
        return Interval(
            None if self.low is None else _DOWN.multiply(self.low, factor),
            None if self.high is None else _UP.multiply(self.high, factor),
            low_open=self.low_open,
            high_open=self.high_open,
        )

    def shifted(self, by: Decimal) -> "Interval":
        """Add one number."""
        return Interval(
            None if self.low is None else _DOWN.add(self.low, by),
            None if self.high is None else _UP.add(self.high, by),
            low_open=self.low_open,
            high_open=self.high_open,
        )

    def add(self, other: "Interval") -> "Interval":
        """Give all sums."""
        return Interval(
            None if self.low is None or other.low is None else _DOWN.add(self.low, other.low),
            None if self.high is None or other.high is None else _UP.add(self.high, other.high),
            low_open=self.low_open or other.low_open,
            high_open=self.high_open or other.high_open,
        )

    def sub(self, other: "Interval") -> "Interval":
        """Give all differences of a number of this one less a number of the other."""
        return Interval(
            None if self.low is None or other.high is None else _DOWN.subtract(self.low, other.high),
            None if self.high is None or other.low is None else _UP.subtract(self.high, other.low),
            low_open=self.low_open or other.high_open,
            high_open=self.high_open or other.low_open,
        )

    def mul(self, other: "Interval") -> "Interval":
        """Give all products."""
        if self.low is None or other.low is None or self.low <= 0 or other.low <= 0:
            return _hull_of_ends(self, other, _product)
        return Interval(  # nearly always: all is above zero, so that the ends are the products of the ends
            _DOWN.multiply(self.low, other.low),
            None if self.high is None or other.high is None else _UP.multiply(self.high, other.high),
            low_open=self.low_open or other.low_open,
            high_open=self.high_open or other.high_open,
        )

    def div(self, other: "Interval") -> "Interval | None":
        """Give all quotients, or None if the other holds zero: then nothing can be said about them.

        A divisor that only borders on zero ("more than 0") is fine; the quotients are then unbounded.
        """
        if other.low is not None and other.high is not None and other.low > 0 and self.low is not None and self.low > 0:
            return Interval(  # nearly always, as of products
                _DOWN.divide(self.low, other.high),
                None if self.high is None else _UP.divide(self.high, other.low),
                low_open=self.low_open or other.high_open,
                high_open=self.high_open or other.low_open,
            )
        if other.holds(_ZERO):
            return None
        side = Decimal(1 if _ends(other)[0].number >= 0 else -1)

        def quotient(one: _End, two: _End, context: Context) -> _End:
            if one.number == 0 or two.number.is_infinite():
                return _End(_ZERO, one.number == 0 and one.closed)
            if two.number == 0:
                return _End(_INFINITY.copy_sign(one.number * side), closed=False)
            return _End(context.divide(one.number, two.number), one.closed and two.closed)

        return _hull_of_ends(self, other, quotient)


def _lies_under(one: Interval, other: Interval) -> bool:
    """Say whether every number of the one is less than every number of the other."""
    high, low = one.high, other.low
    if high is None or low is None or low < high:
        return False
    return one.high_open or other.low_open or low > high


def _ends(interval: Interval) -> tuple[_End, _End]:
    """Give both ends, infinite where unbounded."""
    low = -_INFINITY if interval.low is None else interval.low
    high = _INFINITY if interval.high is None else interval.high
    return (
        _End(low, closed=low.is_finite() and not interval.low_open),
        _End(high, closed=high.is_finite() and not interval.high_open),
    )


def _low_rank(end: _End) -> tuple[Decimal, bool]:
    """Order lower ends: the further down, and the closed before the open, the earlier."""
    return end.number, not end.closed


def _high_rank(end: _End) -> tuple[Decimal, bool]:
    """Order upper ends: the further up, and the closed after the open, the later."""
    return end.number, end.closed


def _is_empty(low: _End, high: _End) -> bool:
    """Say whether no number lies between the ends."""
    return low.number > high.number or (low.number == high.number and not (low.closed and high.closed))


def _between(low: _End, high: _End) -> Interval:
    """Make an interval of two ends."""
    return Interval(
        low.number if low.number.is_finite() else None,
        high.number if high.number.is_finite() else None,
        low_open=not low.closed,
        high_open=not high.closed,
    )


def _product(one: _End, two: _End, context: Context) -> _End:
    """Multiply two ends; zero times an unbounded end is zero, because no member is infinite."""
    if one.number == 0 or two.number == 0:
        return _End(_ZERO, any(end.number == 0 and end.closed for end in (one, two)))
    return _End(context.multiply(one.number, two.number), one.closed and two.closed)


def _hull_of_ends(one: Interval, two: Interval, combine: Callable[[_End, _End, Context], _End]) -> Interval:
    """Combine each end with each: the least and the greatest result bound all others, as the operation is monotone."""
    lows = [combine(a, b, _DOWN) for a in _ends(one) for b in _ends(two)]
    highs = [combine(a, b, _UP) for a in _ends(one) for b in _ends(two)]
    return _between(min(lows, key=_low_rank), max(highs, key=_high_rank))


class Relation(StrEnum):
    """How two claims stand to one another, by their intervals."""

    SAME = "same"
    CONTAINS = "contains"
    WITHIN = "within"
    OVERLAP = "overlap"
    CONFLICT = "conflict"

    @property
    def agrees(self) -> bool:
        """Whether the two share a number."""
        return self is not Relation.CONFLICT


def relate(a: Interval, b: Interval) -> Relation:
    """Say how a stands to b: a CONTAINS b, a is WITHIN b, and so on."""
    if a == b:
        return Relation.SAME
    if a.contains(b):
        return Relation.CONTAINS
    if b.contains(a):
        return Relation.WITHIN
    return Relation.OVERLAP if a.intersects(b) else Relation.CONFLICT
