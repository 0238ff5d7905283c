"""Exchange rates over any days: a day's own, a period's average, or months weighed by their days."""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Context, Decimal

from app.figures.period import read_period
from app.figures.reference import Catalogue, ExchangeRate

HUB = "USD"
"""The currency that every rate is stated against; any other pair goes through it."""

_DAY = timedelta(days=1)
_TWELVE_DIGITS = Context(prec=12)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many units of one currency one unit of another bought.

    Attributes:
        period: the days it holds for, as a label; a span where shorter averages were joined.
        origin: where it comes from; two origins for a pair that goes through the hub.
        exact: whether its days are those asked for; False where only a longer average covers them.
    """

    number: Decimal
    period: str
    origin: str
    exact: bool


@dataclass(frozen=True, slots=True)
class _Average:
    start: date
    end: date
    rate: ExchangeRate


@dataclass(frozen=True)
class RateTable:
    """A catalogue's exchange rates, ready to be asked for days."""

    _averages: dict[str, tuple[_Average, ...]] = field(default_factory=dict)
    _months: dict[str, tuple[_Average, ...]] = field(default_factory=dict)
    _days: dict[tuple[str, date], ExchangeRate] = field(default_factory=dict)
    _found: dict[tuple[str, str, date, date], Rate | None] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, catalogue: Catalogue) -> "RateTable":
        """Read the rates of a catalogue; those that are not against the hub are left out."""
        averages: dict[str, list[_Average]] = {}
        days: dict[tuple[str, date], ExchangeRate] = {}
        for rate in catalogue.exchange_rates.values():
            if rate.base != HUB:
                continue
            period = read_period(rate.period)
            if period.days == 1:
                days[rate.quote, period.start] = rate
            else:
                averages.setdefault(rate.quote, []).append(_Average(period.start, period.end, rate))
        ordered = {quote: tuple(sorted(found, key=_shortest)) for quote, found in averages.items()}
        months = {
            quote: tuple(sorted((a for a in found if (a.end - a.start).days < 31), key=lambda a: a.start))
            for quote, found in ordered.items()
        }
        return cls(ordered, months, days)

    @property
    def currencies(self) -> tuple[str, ...]:
        """Give the currencies that amounts can be converted into, the hub first; none if the table is empty."""
        found = {*self._averages, *(quote for quote, _ in self._days)}
        return (HUB, *sorted(found)) if found else ()

    def rate(self, base: str, quote: str, start: date, end: date) -> Rate | None:
        """Give the rate of two currencies over some days, both inclusive; None where the table has none."""
        key = (base, quote, start, end)
        if key not in self._found:
            self._found[key] = self._cross(*key)
        return self._found[key]

    def every_number(self, base: str, quote: str) -> tuple[Decimal, Decimal] | None:
        """Give the least and the greatest rate of two currencies that the table holds, the hub being one of them."""
        other = quote if base == HUB else base
        if HUB not in (base, quote) or other not in self._averages:
            return None
        numbers = [average.rate.rate for average in self._averages[other]]
        least, most = min(numbers), max(numbers)
        return (least, most) if base == HUB else (1 / most, 1 / least)

    def _cross(self, base: str, quote: str, start: date, end: date) -> Rate | None:
        one, other = self._from_hub(base, start, end), self._from_hub(quote, start, end)
        if one is None or other is None:
            return None
        parts = [each for each, unit in ((one, base), (other, quote)) if unit != HUB]
        periods = dict.fromkeys(each.period for each in parts)
        origins = dict.fromkeys(each.origin for each in parts)
        number = _TWELVE_DIGITS.divide(other.number, one.number)
        return Rate(number, "; ".join(periods), "; ".join(origins), all(each.exact for each in parts))

    def _from_hub(self, quote: str, start: date, end: date) -> Rate | None:
        if quote == HUB:
            return Rate(Decimal(1), "", "", exact=True)
        if start == end and (quote, start) in self._days:
            return _as_rate(self._days[quote, start], exact=True)
        covering = [a for a in self._averages.get(quote, ()) if a.start <= start and end <= a.end]
        if covering and (covering[0].start, covering[0].end) == (start, end):
            return _as_rate(covering[0].rate, exact=True)
        joined = None if start == end else self._joined(quote, start, end)
        return joined or (_as_rate(covering[0].rate, exact=False) if covering else None)

    def _joined(self, quote: str, start: date, end: date) -> Rate | None:
        """Weigh monthly averages by the days they share with the ones asked for; None if a day is not covered."""
        months = self._months.get(quote, ())
        at = bisect_right(months, start, key=lambda a: a.start) - 1
        total, covered_until, used = Decimal(0), start - _DAY, []
        for month in months[max(at, 0) :]:
            if month.start > end or month.start > covered_until + _DAY:
                break
            first, last = max(month.start, start), min(month.end, end)
            if last < first:
                continue
            total += month.rate.rate * ((last - first).days + 1)
            covered_until = last
            used.append(month.rate)
        if covered_until < end or not used:
            return None
        label = f"{used[0].period}/{used[-1].period}" if len(used) > 1 else used[0].period
        return Rate(_TWELVE_DIGITS.divide(total, Decimal((end - start).days + 1)), label, used[0].origin, exact=True)


def _as_rate(rate: ExchangeRate, *, exact: bool) -> Rate:
    return Rate(rate.rate, rate.period, rate.origin, exact)


def _shortest(average: _Average) -> tuple[int, date]:
    return (average.end - average.start).days, average.start
