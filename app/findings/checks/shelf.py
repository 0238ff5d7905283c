"""What is said of one thing in one place: figures by their days, and whose days are near to others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from app.figures.figure import Figure
from app.figures.vocabulary import Adding

NEARLY = 0.8
"""What part of all their days two periods must share to be nearly the same."""

SAME_LENGTH = timedelta(days=14)
"""By how much periods of one length may differ: a fiscal year of 53 weeks, a quarter of 13."""

Days = tuple[date | None, date | None]
"""A first and a last day, both inclusive; None where a claim names none."""


class Place(NamedTuple):
    """What a level is about, whoever states it, on whichever basis and in whichever unit."""

    metric: str
    subject: str
    buyer: str | None
    geography: str


class Dated(NamedTuple):
    """Figures of the same days."""

    start: date
    end: date
    figures: list[Figure]


def days(figure: Figure) -> Days:
    """Give the first and the last day that a figure is about."""
    return figure.period_start, figure.period_end


class Shelf:
    """Figures of one place; those of the same days stand together, the best first."""

    __slots__ = ("_by_days", "_by_end", "_in_order", "_starts")

    def __init__(self, by_days: Mapping[Days, list[Figure]]) -> None:
        """Take what stands by first days in order."""
        self._by_days = by_days
        self._in_order = [Dated(*key, figures) for key, figures in by_days.items() if key[0] and key[1]]  # type: ignore[arg-type]
        self._starts = [each.start for each in self._in_order]
        self._by_end: dict[date, list[Dated]] = {}
        for each in self._in_order:
            self._by_end.setdefault(each.end, []).append(each)

    def at(self, wanted: Days) -> list[Figure]:
        """Give the figures of just these days."""
        return self._by_days.get(wanted, [])

    def near(self, wanted: Days, adding: Adding) -> Iterator[tuple[Dated, float]]:
        """Give what may stand in for other days, and what part of all days of both it does not share.

        Amounts that add up over time may be of nearly the same days; what is counted at the end of a period, of any
        period that ends on the same day. What adds up over nothing stands for its own days only.
        """
        start, end = wanted
        if start is None or end is None:
            return
        if adding is Adding.STOCK:
            yield from ((each, 0.0) for each in self._by_end.get(end, ()))
        elif adding is Adding.FLOW:
            reach = (end - start + timedelta(days=1)) * (1 / NEARLY - 1)
            for each in self._beginning(start - reach, start + reach):
                likeness = _shared((start, end), (each.start, each.end))
                if likeness >= NEARLY:
                    yield each, 1 - likeness

    def crossing(self, own: Days) -> Iterator[tuple[Days, list[Figure]]]:
        """Give what is of the same days, or shares days with them and is about as long."""
        start, end = own
        if start is None or end is None:
            yield own, self.at(own)
            return
        length = end - start
        for each in self._beginning(start - length - SAME_LENGTH, end):
            if each.end >= start and abs(each.end - each.start - length) <= SAME_LENGTH:
                yield (each.start, each.end), each.figures

    def _beginning(self, earliest: date, latest: date) -> list[Dated]:
        return self._in_order[bisect_left(self._starts, earliest) : bisect_right(self._starts, latest)]


def _shared(one: tuple[date, date], other: tuple[date, date]) -> float:
    """Give what part of all days of two periods both have."""
    (start, end), (other_start, other_end) = one, other
    both = (min(end, other_end) - max(start, other_start)).days + 1
    return max(both, 0) / ((max(end, other_end) - min(start, other_start)).days + 1)
