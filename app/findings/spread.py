"""How far the claims of a bracket lie apart: quartiles, how each pair stands, and the range without one source."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from itertools import combinations

from app.figures.interval import Interval, Relation, relate
from app.findings.comparison import Bracket, Claim, current, spread_of

ENOUGH_FOR_QUARTILES = 4
"""From so many claims on, the quarters of their values say something that the ends don't."""

ENOUGH_TO_LEAVE_ONE_OUT = 3
"""From so many sources on, a range without one of them is still a range."""

_FOUR_DIGITS = Context(prec=4)
_EXACT = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Quartiles:
    """The values of several claims in quarters.

    Attributes:
        lower, median, upper: exact, by linear interpolation between the nearest two values (Hyndman & Fan, "Sample
            quantiles in statistical packages", 1996, definition 7).
        gap_percent: from the lower to the upper quartile, in percent of the median, to four significant digits; None
            where the median is not above zero.
    """

    lower: Decimal
    median: Decimal
    upper: Decimal
    gap_percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Without:
    """What remains of a bracket if one source is not heard.

    Attributes:
        low, high: the ends of all numbers that the others' claims allow, rounding included; None if open.
        spread: the largest ÷ the smallest of their values, as of a bracket.
    """

    source: str
    low: Decimal | None
    high: Decimal | None
    spread: Decimal | None


def quartiles(bracket: Bracket) -> Quartiles | None:
    """Give the quarters of the values that the sources of a bracket state last; None if there are too few."""
    values = sorted(claim.figure.sort_value for claim in current(bracket.claims))
    if len(values) < ENOUGH_FOR_QUARTILES:
        return None
    lower, median, upper = (_quantile(values, quarters) for quarters in (1, 2, 3))
    gap = _FOUR_DIGITS.divide(_EXACT.subtract(upper, lower) * 100, median) if median > 0 else None
    return Quartiles(lower, median, upper, gap)


def _quantile(ordered: Sequence[Decimal], quarters: int) -> Decimal:
    """Give the value so many quarters of the way from the first to the last."""
    place, rest = divmod((len(ordered) - 1) * quarters, 4)
    if not rest:
        return ordered[place]
    step = _EXACT.subtract(ordered[place + 1], ordered[place])
    return _EXACT.add(ordered[place], _EXACT.multiply(step, Decimal(rest) / 4))


def relations(bracket: Bracket) -> tuple[tuple[Claim, Claim, Relation], ...]:
    """Say how each pair of the claims that a bracket's verdict rests on stand to one another."""
    pairs = combinations(current(bracket.claims), 2)
    return tuple((one, other, relate(one.interval, other.interval)) for one, other in pairs)


def leave_one_out(bracket: Bracket) -> tuple[Without, ...]:
    """Give, for each source in turn, the range of what all others state last; by slug.

    Nothing is given for a single source, without which nothing remains.
    """
    heard = current(bracket.claims)
    sources = sorted({claim.figure.source for claim in heard})
    if len(sources) < 2:
        return ()
    return tuple(_without(source, [c for c in heard if c.figure.source != source]) for source in sources)


def _without(source: str, others: Sequence[Claim]) -> Without:
    whole = envelope(others)
    return Without(source, whole.low, whole.high, spread_of(others))


def envelope(claims: Sequence[Claim]) -> Interval:
    """Give the smallest interval that holds every number that some claims allow; there must be a claim."""
    first, *others = (claim.interval for claim in claims)
    for other in others:
        first = first.hull(other)
    return first
