"""Sources against periods: which claims agree, how far apart they are, and who only repeats whom."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum

from app.figures.figure import Figure
from app.figures.interval import Interval, clashes
from app.figures.reference import Metric
from app.figures.vocabulary import Nature, Status
from app.findings.series import SeriesKey, dated_metrics, in_order, key_order, series_key

COUNTED = frozenset({Status.STANDS, Status.CONFIRMED})
"""The statuses with which a claim takes part in a verdict."""

EXPECTATIONS = frozenset({Nature.FORECAST, Nature.GUIDANCE, Nature.TARGET, Nature.ORDER, Nature.RUMOUR})
"""The natures that speak of what was still to come, and which an actual settles."""

_FOUR_DIGITS = Context(prec=4)


class Verdict(StrEnum):
    """How the claims about one series and the same days stand to one another.

    REVISED means that the only conflicts are between an actual and what had been expected before it; UNDATED that
    claims share no number but name no days, where others on the same metric do: they may speak of different ones.
    """

    SINGLE = "single"
    AGREE = "agree"
    CONFLICT = "conflict"
    REVISED = "revised"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure with the numbers it allows, and the figures that only repeat it."""

    figure: Figure
    interval: Interval
    echoes: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Bracket:
    """All standing claims about one series and the same days, and what they come to.

    Attributes:
        period: the label of the days; None if the claims name none.
        claims: every standing claim, echoes folded, statements that their own source has replaced included.
        verdict: from each source's latest statements only.
        spread: largest ÷ smallest value among the claims that the verdict rests on, to four significant digits; None
            if there is one claim only, or if the smallest is not above zero.
        conflicts: the pairs that share no number.
    """

    series: SeriesKey
    period: str | None
    period_start: date | None
    period_end: date | None
    claims: tuple[Claim, ...]
    verdict: Verdict
    spread: Decimal | None
    conflicts: tuple[tuple[Claim, Claim], ...]

    @property
    def independent_sources(self) -> int:
        """Give how many sources make claims of their own here."""
        return len({claim.figure.source for claim in self.claims})

    @property
    def stands_alone(self) -> bool:
        """Say whether one source is the only witness, whoever repeats it."""
        return self.independent_sources == 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """A set of figures held against one another.

    Attributes:
        figures: all of them, in order, whatever their status.
        brackets: the standing ones by series and days.
        independent_sources: how many sources stand behind the claims once echoes are folded into their origins.
    """

    figures: tuple[Figure, ...]
    brackets: tuple[Bracket, ...]
    independent_sources: int

    @property
    def conflicts(self) -> tuple[Bracket, ...]:
        """Give the brackets whose claims can't all be true."""
        return tuple(bracket for bracket in self.brackets if bracket.verdict is Verdict.CONFLICT)

    @property
    def first_stated(self) -> date | None:
        """Give the day of the earliest dated statement."""
        return min((f.stated_on for f in self.figures if f.stated_on), default=None)

    @property
    def last_stated(self) -> date | None:
        """Give the day of the latest dated statement."""
        return max((f.stated_on for f in self.figures if f.stated_on), default=None)

    @property
    def units(self) -> tuple[str, ...]:
        """Give the units in use, in alphabetical order."""
        return tuple(sorted({figure.unit for figure in self.figures}))

    @property
    def widest_spread(self) -> Decimal | None:
        """Give the greatest spread of any bracket, if one has any."""
        return max((b.spread for b in self.brackets if b.spread is not None), default=None)


def compare(figures: Iterable[Figure], metrics: Mapping[str, Metric]) -> Comparison:
    """Hold figures against one another; the result does not depend on their order.

    Args:
        figures: any figures, also none; withdrawn and denied ones are kept aside.
        metrics: by slug; a metric's floor closes its open intervals. An unknown metric has none.
    """
    ordered = in_order(figures)
    origins = fold_echoes(ordered)
    echoes: dict[str, list[Figure]] = {}
    for figure in ordered:
        if origins[figure.id] != figure.id:
            echoes.setdefault(origins[figure.id], []).append(figure)
    floors = {slug: metric.floor for slug, metric in metrics.items()}
    grouped: dict[tuple[SeriesKey, date | None, date | None], list[Claim]] = {}
    for figure in ordered:
        if origins[figure.id] != figure.id or figure.status not in COUNTED:
            continue
        claim = Claim(figure, figure.interval(floors.get(figure.metric)), tuple(echoes.get(figure.id, ())))
        grouped.setdefault((series_key(figure), figure.period_start, figure.period_end), []).append(claim)
    dated = dated_metrics(ordered)
    brackets = [_bracket(key, claims, dated=dated) for (key, _, _), claims in grouped.items()]
    sources = {claim.figure.source for claims in grouped.values() for claim in claims}
    return Comparison(ordered, tuple(sorted(brackets, key=_place)), len(sources))


def fold_echoes(figures: Sequence[Figure]) -> dict[str, str]:
    """Map every figure's id to the id of the claim it repeats, or to its own if that is not among the figures.

    Figures that quote one another in a ring have no first; the least id stands for all of them.
    """
    quoted = {figure.id: figure.quotes for figure in figures}
    origins = {}
    for figure in figures:
        if figure.quotes is None:
            origins[figure.id] = figure.id
            continue
        chain = [figure.id]
        while (step := quoted[chain[-1]]) is not None and step in quoted:
            if step in chain:
                chain.append(min(chain[chain.index(step) :]))
                break
            chain.append(step)
        origins[figure.id] = chain[-1]
    return origins


def current(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Keep each source's latest statements, and drop those that another claim says it supersedes.

    What a source expected and what it then found are different statements: an actual replaces no forecast here, so
    that a bracket can tell of the revision.
    """
    claims = tuple(claims)
    replaced = {(c.figure.supersedes, _is_expectation(c)) for c in claims if c.figure.supersedes is not None}
    latest: dict[tuple[str, bool], date] = {}
    for claim in claims:
        key, stated = voice(claim), claim.figure.stated_on or date.min
        if key not in latest or stated > latest[key]:
            latest[key] = stated
    if len(latest) == len(claims) and not replaced:
        return claims
    return tuple(
        claim
        for claim in claims
        if (claim.figure.stated_on or date.min) == latest[voice(claim)]
        and (claim.figure.id, _is_expectation(claim)) not in replaced
    )


def voice(claim: Claim) -> tuple[str, bool]:
    """Tell a source's findings from its expectations: neither replaces the other."""
    return claim.figure.source, claim.figure.nature in EXPECTATIONS


def is_revision(one: Claim, other: Claim) -> bool:
    """Say whether one of the two is an actual and the other was expected no later than it was stated."""
    expected, found = (one, other) if _is_expectation(one) else (other, one)
    if not _is_expectation(expected) or found.figure.nature is not Nature.ACTUAL:
        return False
    before, after = expected.figure.stated_on, found.figure.stated_on
    return before is None or after is None or before <= after


def _bracket(key: SeriesKey, claims: Sequence[Claim], *, dated: Collection[str]) -> Bracket:
    heard = current(claims)
    conflicts = tuple((heard[one], heard[other]) for one, other in clashes([claim.interval for claim in heard]))
    figure = claims[0].figure
    return Bracket(
        series=key,
        period=min((c.figure.period for c in claims if c.figure.period), default=None),
        period_start=figure.period_start,
        period_end=figure.period_end,
        claims=tuple(claims),
        verdict=_verdict(heard, conflicts, leaves_days_open=figure.period_start is None and key.metric in dated),
        spread=spread_of(heard),
        conflicts=conflicts,
    )


def _verdict(heard: Sequence[Claim], conflicts: Sequence[tuple[Claim, Claim]], *, leaves_days_open: bool) -> Verdict:
    if len(heard) < 2:
        return Verdict.SINGLE
    if not conflicts:
        return Verdict.AGREE
    if leaves_days_open:
        return Verdict.UNDATED
    return Verdict.REVISED if all(is_revision(*pair) for pair in conflicts) else Verdict.CONFLICT


def spread_of(claims: Sequence[Claim]) -> Decimal | None:
    """Give the largest ÷ the smallest value of some claims; None for one claim, or if the smallest isn't above zero."""
    if len(claims) < 2:
        return None
    values = [claim.figure.sort_value for claim in claims]
    least = min(values)
    return _FOUR_DIGITS.divide(max(values), least) if least > 0 else None


def _is_expectation(claim: Claim) -> bool:
    return claim.figure.nature in EXPECTATIONS


def _place(bracket: Bracket) -> tuple[tuple[str, ...], date, date]:
    return key_order(bracket.series), bracket.period_start or date.min, bracket.period_end or date.min
