"""One amount of money in another currency: by a rate of its period or of its statement's day, marked as derived."""

from dataclasses import dataclass
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
    """A figure's numbers in another currency: derived, never a figure of its own."""

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

    A figure without a period is converted by the day of its statement, whatever is asked; the answer says so.

    Args:
        figure: the claim; its bound is not touched.
        unit: the currency wanted. The figure's own one is converted at 1.
        rates: the table to take the rate from.
        basis: whether the average of the period or the rate of the statement's day is wanted.
    """
    if not (is_currency(figure.unit) and is_currency(unit)):
        return NoRate(NoRateReason.NOT_MONEY)
    start, end, taken = figure.period_start, figure.period_end, RateBasis.PERIOD
    if basis is RateBasis.STATEMENT or start is None or end is None:
        start, end, taken = figure.stated_on, figure.stated_on, RateBasis.STATEMENT
    if start is None or end is None:
        return NoRate(NoRateReason.NO_DAYS)
    rate = rates.rate(figure.unit, unit, start, end)
    if rate is None:
        return NoRate(NoRateReason.NO_RATE)
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


def times(number: Decimal, rate: Decimal) -> Decimal:
    """Multiply without rounding, so that intervals that touch still touch when converted at one rate."""
    return _EXACT.multiply(number, rate)


def _end(number: Decimal | None, rate: Rate) -> Decimal | None:
    return None if number is None else times(number, rate.number)
