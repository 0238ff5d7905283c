"""Many intervals at once: where each begins and ends on the line, and which of them share no number."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from app.figures.interval.arithmetic import Interval

Edge = tuple[Decimal, int]
"""A place on the line: a number itself (0), or just below (-1) or above it (1). Edges stand in order."""

_LOWEST = (Decimal("-Infinity"), 0)
_HIGHEST = (Decimal("Infinity"), 0)


def begin(interval: Interval) -> Edge:
    """Give where an interval begins. It shares a number with another if neither begins after the other's end."""
    return _LOWEST if interval.low is None else (interval.low, 1 if interval.low_open else 0)


def end(interval: Interval) -> Edge:
    """Give where an interval ends."""
    return _HIGHEST if interval.high is None else (interval.high, -1 if interval.high_open else 0)


def clashes(intervals: Sequence[Interval]) -> list[tuple[int, int]]:
    """Give the places of each two that share no number, in order.

    Most often all share one, which is seen at a glance: what meets two by two on a line meets in one place (Helly).
    Else those that end before another begins are the first few by their ends, so that the work grows with the finds.
    """
    begins, ends = [begin(each) for each in intervals], [end(each) for each in intervals]
    if not begins or max(begins) <= min(ends):
        return []
    by_end = sorted(range(len(ends)), key=ends.__getitem__)
    in_order = [ends[place] for place in by_end]
    return sorted(
        (min(place, under), max(place, under))
        for place, start in enumerate(begins)
        for under in by_end[: bisect_left(in_order, start)]
    )
