"""What came before and after a claim in its own series: a year earlier, in the years ahead, and in between."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from app.errors import UnreadableError
from app.figures.figure import Figure
from app.figures.period import Granularity
from app.figures.period.part import canonical_parts
from app.figures.series import series_key
from app.figures.vocabulary import Bound
from app.findings.comparison import Bracket, Comparison, current

ENOUGH_FOR_A_COURSE = 6
"""From so many periods on, the least and the greatest number of a series say something that the last two don't."""


@dataclass(frozen=True, slots=True)
class Course:
    """How one source's numbers of a series moved since the first: the claims of the least and the greatest value."""

    first: Figure
    least: Figure
    greatest: Figure


@lru_cache(maxsize=4096)
def granularity_of(label: str | None) -> Granularity:
    """Say how long a period is by its label; what has none is a span."""
    parts = canonical_parts(label) if label else None
    if parts is None or parts.first != parts.last:
        return Granularity.SPAN
    return parts.first.kind


def year_before(figure: Figure, comparison: Comparison) -> Figure | None:
    """Find what the same source says in the same way about the same thing a year earlier, to one number.

    None where there is nothing, where it says several numbers, or where either claim leaves its number open.
    """
    earlier = _a_year_earlier(figure.period)
    if earlier is None or figure.bound is not Bound.EXACT:
        return None
    claims = [
        claim.figure
        for bracket in _series_of(figure, comparison)
        if bracket.period == earlier
        for claim in current(bracket.claims)
        if (claim.figure.source, claim.figure.nature) == (figure.source, figure.nature)
    ]
    if len({claim.sort_value for claim in claims}) != 1 or claims[0].bound is not Bound.EXACT:
        return None
    return claims[0]


def _a_year_earlier(label: str | None) -> str | None:
    if granularity_of(label) in {Granularity.SPAN, Granularity.DAY}:
        return None
    parts = canonical_parts(label or "")
    try:
        return replace(parts.first, year=parts.first.year - 1).label if parts else None
    except UnreadableError:
        return None


def later(figure: Figure, comparison: Comparison) -> Bracket | None:
    """Find the latest period after that of a claim of which something is said about the same thing."""
    after = [
        bracket
        for bracket in _series_of(figure, comparison)
        if bracket.period_end and figure.period_end and bracket.period_end > figure.period_end
    ]
    return max(after, key=lambda bracket: (str(bracket.period_end), bracket.period or ""), default=None)


def course(figure: Figure, comparison: Comparison) -> Course | None:
    """Find between which numbers a source has seen a series over periods of one length; None of few periods."""
    length = granularity_of(figure.period)
    heard = [
        claim.figure
        for bracket in _series_of(figure, comparison)
        if bracket.period and length is not Granularity.SPAN and granularity_of(bracket.period) is length
        for claim in current(bracket.claims)
        if (claim.figure.source, claim.figure.nature) == (figure.source, figure.nature)
    ]
    if len({each.period for each in heard}) < ENOUGH_FOR_A_COURSE or any(e.bound is not Bound.EXACT for e in heard):
        return None
    placed = sorted(heard, key=lambda each: (str(each.period_start), each.id))
    return Course(placed[0], min(placed, key=_size), max(placed, key=_size))


def _size(figure: Figure) -> tuple[object, str]:
    return figure.sort_value, figure.id


def _series_of(figure: Figure, comparison: Comparison) -> Iterable[Bracket]:
    key = series_key(figure)
    return (bracket for bracket in comparison.brackets if bracket.series == key)
