"""Conversions that are printed beside an amount, against the exchange rates of the time."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.errors import UnreadableError
from app.figures.figure import Figure
from app.figures.interval import Interval, claimed_interval
from app.figures.quantity import Quantity, read_quantity
from app.figures.vocabulary import Bound, is_currency
from app.findings.checks.index import FigureIndex
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
    rates = RateTable.of(index.catalogue)
    for figure in index.figures:
        if not figure.as_converted or not is_currency(figure.unit):
            continue
        try:
            printed = read_quantity(figure.as_converted)
        except UnreadableError:
            continue
        if is_currency(printed.unit) and (check := _check(figure, printed, rates, index)):
            yield check


def _check(figure: Figure, printed: Quantity, rates: RateTable, index: FigureIndex) -> Check | None:
    found = _rates_of_the_time(figure, printed.unit, rates, index)
    if found is None:
        return None
    claimed = _ends(figure.value_low, figure.value, figure.value_high, figure.bound, figure.precision)
    stated = _ends(printed.low, printed.value, printed.high, printed.bound, printed.precision)
    implied = _Ends(claimed.low.mul(found), claimed.high.mul(found))
    fits = [one.intersects(other) for one, other in zip(stated, implied, strict=True)]
    gaps = [distance(one, other) for one, other in zip(stated, implied, strict=True)]
    return Check(
        kind=CheckKind.CONVERSION,
        figures=(figure,),
        roles=(Role.STATED,),
        stated=stated.low.hull(stated.high),
        implied=implied.low.hull(implied.high),
        unit=printed.unit,
        holds=all(fits),
        gap=None if None in gaps else max(gap for gap in gaps if gap is not None),
        cause=None if all(fits) else _cause(figure, (claimed, stated, fits), printed.unit, rates),
    )


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


def _rates_of_the_time(figure: Figure, unit: str, rates: RateTable, index: FigureIndex) -> Interval | None:
    """Give all rates that whoever converted may have taken."""
    document = index.catalogue.documents.get(figure.document)
    published = document.published_on if document else None
    spans: list[tuple[date, date]] = [(day, day) for day in (figure.stated_on, published) if day]
    spans += [_month(day) for day, _ in spans]
    if figure.period_start and figure.period_end:
        spans.append((figure.period_start, figure.period_end))
    found = [rate.number for span in spans if (rate := rates.rate(figure.unit, unit, *span))]
    return Interval(min(found), max(found)) if found else None


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)
