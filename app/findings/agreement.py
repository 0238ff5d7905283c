"""Where most sources agree: the numbers that more than half of them allow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.figures.interval import Interval
from app.findings.comparison import EXPECTATIONS, Claim, current

_LOWEST = Decimal("-Infinity")


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
    What most intervals share begins at the lower end of one of them, so these are all that is tried.
    """
    heard = current(claims)
    heard = tuple(claim for claim in heard if claim.figure.nature not in EXPECTATIONS) or heard
    of = len({claim.figure.source for claim in heard})
    found = max((_above(claim, heard) for claim in heard), key=_weight, default=None)
    if found is None:
        return None
    interval, sharing = found
    sources = len({claim.figure.source for claim in sharing})
    return CommonGround(interval, sharing, sources, of) if sources > 1 and 2 * sources > of else None


def _above(first: Claim, heard: Sequence[Claim]) -> tuple[Interval, tuple[Claim, ...]]:
    """Give what a claim shares with all those that begin no higher and reach up to it."""
    ground, sharing = first.interval, [first]
    for claim in heard:
        if claim is first or _low(claim) > _low(first):
            continue
        shared = ground.intersection(claim.interval)
        if shared is not None:
            ground = shared
            sharing.append(claim)
    return ground, tuple(sharing)


def _low(claim: Claim) -> Decimal:
    return _LOWEST if claim.interval.low is None else claim.interval.low


def _weight(found: tuple[Interval, tuple[Claim, ...]]) -> tuple[int, int, tuple[str, ...]]:
    _, sharing = found
    return len({claim.figure.source for claim in sharing}), len(sharing), tuple(c.figure.id for c in sharing)
