"""What a check says: which figures were held against one another by arithmetic, and what came of it."""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

from app.figures.figure import Figure
from app.figures.interval import Interval

_FOUR_DIGITS = Context(prec=4)


class CheckKind(StrEnum):
    """Which arithmetic a check does."""

    SHARE = "share"
    SHARES = "shares"
    GROWTH = "growth"
    CAGR = "cagr"
    CHANGE = "change"
    BASELINE = "baseline"
    CHAIN = "chain"
    PERIODS = "periods"
    PARTS = "parts"
    PRICE = "price"
    CONVERSION = "conversion"
    CEILING = "ceiling"


class Role(StrEnum):
    """What a figure is in a check; `stated` is the one that the others are held against."""

    STATED = "stated"
    PART = "part"
    WHOLE = "whole"
    NOW = "now"
    BEFORE = "before"
    FIRST = "first"
    LAST = "last"
    SAME = "same"
    BASELINE = "baseline"
    STEP = "step"
    UNITS = "units"
    PRICE = "price"
    CEILING = "ceiling"


class Cause(StrEnum):
    """The likeliest reason why a check fails, or why two claims differ."""

    UNROUNDED = "unrounded-input"
    SCALE = "scale-slip"
    BASIS = "other-basis"
    MIXED = "mixed-bases"
    DAYS = "fiscal-or-calendar"
    PLACE = "wider-or-narrower-place"
    BASE_YEAR = "other-base-year"
    RATE = "other-exchange-rate"
    ONE_END = "one-end-of-a-range"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a growth per year needs in order to be true.

    Attributes:
        base: the label of the base year that it would have to be counted from.
        steps: how many years it then grew for.
        level: what the base year must have been, where the ledger holds no such figure.
        unit: of the level.
    """

    base: str
    steps: int
    level: Interval | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RatesUsed:
    """The exchange rates that a check took for amounts in two currencies.

    Attributes:
        base: the currency that is priced.
        quote: the currency of the price.
        rates: how many units of `quote` one of `base` bought: the least and the greatest rate that may be meant.
        origin: who published them.
    """

    base: str
    quote: str
    rates: Interval
    origin: str

    def into(self, unit: str) -> Interval:
        """Give what an amount in the other currency is to be multiplied by."""
        if unit == self.quote:
            return self.rates
        inverse = Interval.point(Decimal(1)).div(self.rates)
        assert inverse is not None  # noqa: S101 - no rate is zero
        return inverse


@dataclass(frozen=True, slots=True)
class Check:
    """Figures of which arithmetic says whether they can all be true.

    Attributes:
        figures: those used, the stated one first.
        roles: what each of them is, in the same order.
        stated: the numbers that the stated figure (or its printed conversion) allows; of a range whose conversion
            fails, those of the end that is further off.
        implied: the numbers that the others allow in its place.
        unit: of both.
        holds: whether nothing speaks against all of them being true.
        gap: how far the nearest numbers of `stated` and `implied` are apart, larger ÷ smaller, to four significant
            digits; 1 if the check holds. Changes in percent are compared as factors. None if no ratio can tell.
        cause: why it may have failed; or, where `needs` is given, why it may hold.
        needs: under which condition a growth per year is true, if not by the printed ends as they are.
        needed: of a check that fails, what each figure would have to be if all others are right, in the order of the
            figures and in the unit of each; None where nothing would do.
        rates: the exchange rates that it took, if any.
    """

    kind: CheckKind
    figures: tuple[Figure, ...]
    roles: tuple[Role, ...]
    stated: Interval
    implied: Interval
    unit: str
    holds: bool
    gap: Decimal | None
    cause: Cause | None = None
    needs: Condition | None = None
    needed: tuple[Interval | None, ...] = ()
    rates: RatesUsed | None = None

    def role(self, role: Role) -> tuple[Figure, ...]:
        """Give the figures that play one role."""
        return tuple(f for f, own in zip(self.figures, self.roles, strict=True) if own is role)


def distance(one: Interval, other: Interval, *, shift: int = 0) -> Decimal | None:
    """Give the ratio between the nearest numbers of two intervals: 1 if they share one, None if there is no ratio.

    Args:
        one: either of the two.
        other: the other one.
        shift: added to all numbers first: 100 makes factors of changes in percent.
    """
    if one.intersects(other):
        return Decimal(1)
    below, above = (one, other) if one.high is not None and _under(one, other) else (other, one)
    if below.high is None or above.low is None:
        return None
    near, far = below.high + shift, above.low + shift
    if near < 0 and far < 0:
        near, far = -far, -near
    return _FOUR_DIGITS.divide(far, near) if near > 0 else None


def _under(one: Interval, other: Interval) -> bool:
    """Say whether the first lies under the second, if they share no number."""
    return one.high is not None and other.low is not None and one.high <= other.low
