"""Conversions that are printed beside an amount, against the exchange rates of the time."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from app.errors import UnreadableError
from app.figures.figure import Figure
from app.figures.interval import Interval, claimed_interval
from app.figures.quantity import Quantity, read_quantity
from app.figures.vocabulary import Bound, is_currency
from app.findings.checks.index import FigureIndex
from app.findings.checks.rates import Span, month_of, rates_over
from app.findings.checks.trial import sloppy
from app.findings.checks.value import Cause, Check, CheckKind, Role, distance
from app.findings.conversion import RateTable

_ONE = Decimal(1)


class _Ends(NamedTuple):
    """The lowest and the highest number of a print, each as far as its digits and hedges reach."""

    low: Interval
    high: Interval


def conversion_checks(index: FigureIndex) -> Iterator[Check]:
    """Hold every printed conversion, end by end, against the amount times the rate.

    Whoever converts takes the rate of the day, of the document or of the period: any of them will do. A range that
    is converted to one number must fit it with both ends.
    """
    for figure in index.figures:
        if not figure.as_converted or not is_currency(figure.unit):
            continue
        try:
            printed = read_quantity(figure.as_converted)
        except UnreadableError:
            continue
        if is_currency(printed.unit) and (check := _check(figure, printed, index)):
            yield check


def _check(figure: Figure, printed: Quantity, index: FigureIndex) -> Check | None:
    rates = rates_over(figure.unit, printed.unit, _spans(figure, index), index)
    if rates is None:
        return None
    claimed = _ends(figure.value_low, figure.value, figure.value_high, figure.bound, figure.precision)
    stated = _ends(printed.low, printed.value, printed.high, printed.bound, printed.precision)
    factor = rates.into(printed.unit)
    implied = _Ends(claimed.low.mul(factor), claimed.high.mul(factor))
    fits = [one.intersects(other) for one, other in zip(stated, implied, strict=True)]
    told, reckoned = _told_ends(stated, implied)
    return Check(
        kind=CheckKind.CONVERSION,
        figures=(figure,),
        roles=(Role.STATED,),
        stated=told,
        implied=reckoned,
        unit=printed.unit,
        holds=all(fits),
        gap=distance(told, reckoned),
        cause=None if all(fits) else _cause(figure, (claimed, stated, fits), printed.unit, index.rates),
        needed=() if all(fits) else (stated.low.hull(stated.high).div(factor),),
        rates=rates,
    )


def _told_ends(stated: _Ends, implied: _Ends) -> tuple[Interval, Interval]:
    """Give both sides from end to end if they fit, else those of the end that is further off."""
    pairs = list(zip(stated, implied, strict=True))
    if all(one.intersects(other) for one, other in pairs):
        return stated.low.hull(stated.high), implied.low.hull(implied.high)
    return max(pairs, key=lambda pair: distance(*pair) or 0)


def _cause(figure: Figure, prints: tuple[_Ends, _Ends, list[bool]], unit: str, rates: RateTable) -> Cause | None:
    claimed, stated, fits = prints
    if any(fits):
        return Cause.ONE_END
    every = rates.every_number(figure.unit, unit)
    if every is None:
        return None
    ever = Interval(*every)
    for power in (1, -1, 2, -2, 4, -4, 8, -8):
        if claimed.low.mul(ever).scaled(Decimal(10) ** power).intersects(stated.low):
            return Cause.SCALE
    if all(one.mul(ever).intersects(other) for one, other in zip(claimed, stated, strict=True)):
        return Cause.RATE
    loose = Interval(_ONE - sloppy(figure), _ONE + sloppy(figure))
    if all(one.mul(ever).mul(loose).intersects(other) for one, other in zip(claimed, stated, strict=True)):
        return Cause.UNROUNDED
    return None


def _ends(low: Decimal | None, value: Decimal | None, high: Decimal | None, bound: Bound, precision: Decimal) -> _Ends:
    """Give the ends of a print as numbers of their own: an open end is the number that is printed."""
    hedge = Bound.ABOUT if bound in {Bound.ABOUT, Bound.SEVERAL} else Bound.EXACT
    numbers = [number for number in (low, value, high) if number is not None]
    ends = [
        claimed_interval(
            low=None,
            value=number,
            high=None,
            bound=hedge,
            precision_low=precision,
            precision=precision,
            precision_high=precision,
            floor=None,
        )
        for number in (numbers[0], numbers[-1])
    ]
    return _Ends(*ends)


def _spans(figure: Figure, index: FigureIndex) -> tuple[Span, ...]:
    """Give the days whose rates whoever converted may have taken: of the statement, of the document, of the period."""
    document = index.catalogue.documents.get(figure.document)
    published = document.published_on if document else None
    days = [day for day in (figure.stated_on, published) if day]
    spans = [*((day, day) for day in days), *(month_of(day) for day in days)]
    if figure.period_start and figure.period_end:
        spans.append((figure.period_start, figure.period_end))
    return tuple(spans)
