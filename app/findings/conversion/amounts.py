"""One amount of money in another currency: by a rate of its period or of its statement's day, marked as derived."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum

from app.figures.figure import Figure
from app.figures.vocabulary import RateBasis, is_currency
from app.findings.conversion.rates import Rate, RateTable

_EXACT = Context(prec=60)


class NoRateReason(StrEnum):
    """Why an amount can't be converted."""

    NOT_MONEY = "not-money"
    NO_DAYS = "no-days"
    NO_RATE = "no-rate"


@dataclass(frozen=True, slots=True)
class Converted:
    """A figure's numbers in another currency: derived, never a figure of its own.

    Attributes:
        rate: what one unit of the printed currency bought in the other.
        rate_period: the days that the rate holds for, as a label.
        rate_basis: which days were taken in the end, those of the period or that of the statement.
        exact: whether the rate is of just those days; False for an average over more than them.
    """

    low: Decimal | None
    value: Decimal | None
    high: Decimal | None
    unit: str
    rate: Decimal
    rate_period: str
    rate_basis: RateBasis
    origin: str
    exact: bool

    @property
    def derived(self) -> bool:
        """Say that nobody stated these numbers."""
        return True


@dataclass(frozen=True, slots=True)
class NoRate:
    """An amount that stays in its own currency, and why."""

    reason: NoRateReason


def convert(figure: Figure, unit: str, rates: RateTable, *, basis: RateBasis = RateBasis.PERIOD) -> Converted | NoRate:
    """Convert an amount of money.

    A figure that has the one sort of days only, a period or a day of statement, is converted by these, whatever is
    asked; and one about days that were still to come when it was stated, and that no rate covers, by the day of its
    statement. The answer says which was taken.

    Args:
        figure: the claim; its bound is not touched.
        unit: the currency wanted. The figure's own one is converted at 1.
        rates: the table to take the rate from.
        basis: whether the average of the period or the rate of the statement's day is wanted.
    """
    if not (is_currency(figure.unit) and is_currency(unit)):
        return NoRate(NoRateReason.NOT_MONEY)
    days = list(_days(figure, basis))
    for taken, start, end in days:
        if rate := rates.rate(figure.unit, unit, start, end):
            return _at(rate, figure, unit, taken)
    return NoRate(NoRateReason.NO_RATE if days else NoRateReason.NO_DAYS)


def _days(figure: Figure, basis: RateBasis) -> Iterator[tuple[RateBasis, date, date]]:
    """Give the days to take a rate of, the best first."""
    start, end, stated = figure.period_start, figure.period_end, figure.stated_on
    awaited = stated is None or end is None or end > stated
    if start and end and (basis is RateBasis.PERIOD or stated is None):
        yield RateBasis.PERIOD, start, end
    if stated and (basis is RateBasis.STATEMENT or awaited):
        yield RateBasis.STATEMENT, stated, stated


def _at(rate: Rate, figure: Figure, unit: str, taken: RateBasis) -> Converted:
    return Converted(
        low=_end(figure.value_low, rate),
        value=_end(figure.value, rate),
        high=_end(figure.value_high, rate),
        unit=unit,
        rate=rate.number,
        rate_period=rate.period,
        rate_basis=taken,
        origin=rate.origin,
        exact=rate.exact,
    )


def _end(number: Decimal | None, rate: Rate) -> Decimal | None:
    return None if number is None else times(number, rate.number)


def times(number: Decimal, rate: Decimal) -> Decimal:
    """Multiply without rounding, so that intervals that touch still touch when converted at one rate."""
    product = _EXACT.multiply(number, rate)
    whole = product.to_integral_value(context=_EXACT)
    return whole if product == whole else product.normalize(_EXACT)
