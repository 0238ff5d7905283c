"""Where most sources agree: the numbers that more than half of them allow."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from app.figures.interval import Interval, begin, end
from app.findings.comparison import EXPECTATIONS, Claim, current


@dataclass(frozen=True, slots=True)
class CommonGround:
    """The numbers that several sources allow.

    Attributes:
        interval: the numbers.
        claims: those that allow all of them.
        sources: how many sources these are from, of how many that speak at all (`of`).
    """

    interval: Interval
    claims: tuple[Claim, ...]
    sources: int
    of: int


def common_ground(claims: Iterable[Claim]) -> CommonGround | None:
    """Find the numbers that most sources allow; None where no two sources, or no majority of them, share any.

    Only each source's latest statements count, and what was expected only where nothing has been found or estimated.
    """
    heard = current(claims)
    heard = tuple(claim for claim in heard if claim.figure.nature not in EXPECTATIONS) or heard
    if not heard:
        return None
    first = _where_most_are(heard)
    start = begin(first.interval)
    others = (c for c in heard if c is not first and begin(c.interval) <= start <= end(c.interval))
    sharing = (first, *others)
    of, sources = (len({claim.figure.source for claim in some}) for some in (heard, sharing))
    return CommonGround(_shared(sharing), sharing, sources, of) if sources > 1 and 2 * sources > of else None


def _where_most_are(heard: Sequence[Claim]) -> Claim:
    """Find the claim at whose beginning most sources, then most claims, are to be met, by one walk along the line.

    What most intervals share begins where one of them does. Of several such places that with the last id is taken.
    """
    starting = sorted(heard, key=lambda claim: begin(claim.interval))
    ending = sorted(heard, key=lambda claim: end(claim.interval))
    met: Counter[str] = Counter()
    begun = ended = 0
    best = (0, 0, ""), starting[0]
    for start, group in groupby(starting, key=lambda claim: begin(claim.interval)):
        here = list(group)
        begun += len(here)
        met.update(claim.figure.source for claim in here)
        while end(ending[ended].interval) < start:  # never all of them: what begins here ends no sooner
            source = ending[ended].figure.source
            met[source] -= 1
            if not met[source]:
                del met[source]
            ended += 1
        last = max(here, key=lambda claim: claim.figure.id)
        best = max(best, ((len(met), begun - ended, last.figure.id), last), key=itemgetter(0))
    return best[1]


def _shared(claims: Sequence[Claim]) -> Interval:
    """Give the numbers that claims which meet in one place all allow."""
    shared = claims[0].interval
    for claim in claims[1:]:
        shared = shared.intersection(claim.interval) or shared
    return shared
