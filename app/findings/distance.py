"""How far does a source stand from the others? Its number against the middle of theirs, wherever both have one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from statistics import median

from app.figures.figure import Figure
from app.figures.vocabulary import OPEN
from app.findings.comparison import EXPECTATIONS, Bracket, Claim, current

_EXACT = Context(prec=60)
_FOUR_DIGITS = Context(prec=4)
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Distance:
    """A source's number on one series and period, held against the others'.

    Attributes:
        figure: what the source states.
        middle: the middle of the other sources' numbers, each counted once; of two middle ones the mean.
        others: how many other sources there are.
        ratio: its number ÷ that middle, to four digits; None where one of them is not above zero.
        agrees: whether it shares a number with what is in the middle of the others.
    """

    bracket: Bracket
    figure: Figure
    middle: Decimal
    others: int
    ratio: Decimal | None
    agrees: bool

    @property
    def size(self) -> Decimal | None:
        """Give the distance as a factor of one or more, the same above and below; None where there is no ratio."""
        if self.ratio is None:
            return None
        return self.ratio if self.ratio >= _ONE else _FOUR_DIGITS.divide(_ONE, self.ratio)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a source's distances come to.

    Attributes:
        compared: on how many series and periods another source states a number too.
        agreeing: on how many of these it agrees with the middle of the others.
        typical: the middle of its ratios where it does not; None if there is none.
    """

    compared: int
    agreeing: int
    typical: Decimal | None


def distances(brackets: Iterable[Bracket]) -> dict[str, tuple[Distance, ...]]:
    """Hold every source against the others, on each series and period of which several speak.

    Each source speaks by one claim: of its latest statements what it found rather than what it expected, and of these
    the most exact. Claims that are open at one end state no number to be held against another, and take no part.

    Args:
        brackets: of one comparison.

    Returns:
        The distances of each source that is compared at all, the farthest first; those without a ratio come last.
    """
    found: dict[str, list[Distance]] = {}
    for bracket in brackets:
        voices = _voices(bracket)
        if len(voices) < 2:
            continue
        for source, claim in voices.items():
            others = [other for slug, other in voices.items() if slug != source]
            found.setdefault(source, []).append(_distance(bracket, claim, others))
    return {source: tuple(sorted(each, key=_place)) for source, each in found.items()}


def tally(found: Sequence[Distance]) -> Tally:
    """Sum up the distances of one source."""
    apart = [each.ratio for each in found if not each.agrees and each.ratio is not None]
    typical = _FOUR_DIGITS.plus(median(apart)) if apart else None
    return Tally(len(found), sum(each.agrees for each in found), typical)


def _voices(bracket: Bracket) -> dict[str, Claim]:
    """Choose the claim by which each source speaks."""
    chosen: dict[str, Claim] = {}
    for claim in sorted(current(bracket.claims), key=_strength):
        if claim.figure.bound not in OPEN and claim.interval.width is not None:
            chosen.setdefault(claim.figure.source, claim)
    return chosen


def _strength(claim: Claim) -> tuple[bool, int, Decimal, str]:
    figure = claim.figure
    day = figure.stated_on.toordinal() if figure.stated_on else 0
    return figure.nature in EXPECTATIONS, -day, claim.interval.width or Decimal(0), figure.id


def _distance(bracket: Bracket, claim: Claim, others: Sequence[Claim]) -> Distance:
    ranked = sorted(others, key=lambda other: (other.figure.sort_value, other.figure.id))
    lower, upper = ranked[(len(ranked) - 1) // 2], ranked[len(ranked) // 2]
    middle = _EXACT.divide(lower.figure.sort_value + upper.figure.sort_value, Decimal(2))
    number = claim.figure.sort_value
    return Distance(
        bracket=bracket,
        figure=claim.figure,
        middle=middle,
        others=len(others),
        ratio=_FOUR_DIGITS.divide(number, middle) if number > 0 and middle > 0 else None,
        agrees=claim.interval.intersects(lower.interval.hull(upper.interval)),
    )


def _place(distance: Distance) -> tuple[bool, bool, Decimal, str]:
    """Put what differs before what agrees, then the farthest first."""
    return distance.agrees, distance.size is None, -(distance.size or _ONE), distance.figure.id
