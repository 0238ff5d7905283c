"""The exchange rates that may be meant where figures in two currencies meet."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.vocabulary import is_currency
from app.findings.checks.index import FigureIndex
from app.findings.checks.value import RatesUsed
from app.findings.conversion import HUB, Rate

Span = tuple[date, date]
"""A first and a last day."""


def rates_between(one: Figure, other: Figure, index: FigureIndex) -> RatesUsed | None:
    """Give the rates by which one figure's amount may be told in the other's currency.

    Over a period that is its average, and whatever the averages of its months were: nobody knows in which of them
    the money was made.
    """
    if one.unit == other.unit or not (is_currency(one.unit) and is_currency(other.unit)):
        return None
    if one.period_start is None or one.period_end is None:
        return None
    spans = ((one.period_start, one.period_end), *_months(one.period_start, one.period_end))
    return rates_over(one.unit, other.unit, spans, index)


def rates_over(base: str, quote: str, spans: Iterator[Span] | tuple[Span, ...], index: FigureIndex) -> RatesUsed | None:
    """Give all rates of two currencies over some spans of days; None where there is none at all.

    They are told as prices of the currency that rates are stated against, if it is one of the two.
    """
    if quote == HUB:
        base, quote = quote, base
    found = [rate for span in spans if (rate := index.rates.rate(base, quote, *span))]
    if not found:
        return None
    numbers = [rate.number for rate in found]
    return RatesUsed(base, quote, Interval(min(numbers), max(numbers)), _origin(found))


def month_of(day: date) -> Span:
    """Give the first and the last day of the month that a day lies in."""
    first = day.replace(day=1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, following - timedelta(days=1)


def _months(start: date, end: date) -> Iterator[Span]:
    """Give the months that lie in a period or reach into it."""
    day = start
    while day <= end:
        month = month_of(day)
        yield month
        day = month[1] + timedelta(days=1)


def _origin(rates: list[Rate]) -> str:
    return "; ".join(dict.fromkeys(rate.origin for rate in rates))
