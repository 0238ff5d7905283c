"""Everything in the ledger that can't all be true, the strongest and best-supported first; revisions are told apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.vocabulary import MetricKind, SourceKind
from app.findings.checks import Cause, Check, find_checks
from app.findings.checks.index import FigureIndex
from app.findings.checks.trial import neighbours, slipped, sloppy
from app.findings.checks.value import distance
from app.findings.comparison import EXPECTATIONS, Bracket, Claim, compare, current, is_revision, voice
from app.findings.series import dated_metrics, series_key

_FOUR_DIGITS = Context(prec=4)
_ONE = Decimal(1)

_WEIGHTS = {
    SourceKind.COMPANY: _ONE,
    SourceKind.GOVERNMENT: _ONE,
    SourceKind.RESEARCH: Decimal("0.8"),
    SourceKind.BANK: Decimal("0.7"),
    SourceKind.MEDIA: Decimal("0.5"),
    SourceKind.PERSON: Decimal("0.4"),
    SourceKind.ANONYMOUS: Decimal("0.3"),
}
"""What a source's word weighs when contradictions are ranked."""

_EXPLAINED = Decimal("0.5")
"""What remains of the strength of a contradiction that has a likely innocent cause."""

_INNOCENT = frozenset(Cause) - {Cause.SCALE}
"""The causes with which both sides may be right as they were meant: anything but a slip."""

_PER_SOURCE = Decimal("0.1")
_MOST_SOURCES = 7
"""From two sources up to this many, each adds a tenth to the strength."""


class ContradictionKind(StrEnum):
    """What can't be: claims about one thing, figures by arithmetic; or what was merely revised, which is a story."""

    CONFLICT = "conflict"
    CHECK = "check"
    REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Figures that can't all be true, or that a source gave up for others.

    Attributes:
        figures: those that take part, echoes left out; in a revision in the order in which they were stated.
        gap: how far the nearest numbers are apart, larger ÷ smaller; None if no ratio can tell.
        support: how many independent sources stand behind the figures.
        strength: what the rank rests on: the size of the gap, times what the weaker side's best source weighs, more for
            more sources, half if rounding, a definition or a rate is the likely cause. Comparable within one list only.
        rank: 1 for the strongest; revisions come after everything else.
        cause: the likeliest reason, if one is seen.
        check: the check that fails, if it is one.
    """

    kind: ContradictionKind
    figures: tuple[Figure, ...]
    gap: Decimal | None
    support: int
    strength: Decimal
    rank: int
    cause: Cause | None = None
    check: Check | None = None

    @property
    def is_by_rule(self) -> bool:
        """Say whether arithmetic holds several figures against one another, and rounding does not explain it."""
        return self.check is not None and len(self.figures) > 1 and self.cause is not Cause.UNROUNDED

    def was_known_by(self, day: date | None) -> bool:
        """Say whether all of it had been stated by a day; None for any."""
        return day is None or all(each.stated_on is None or each.stated_on <= day for each in self.figures)


def taking_part(found: Contradiction, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give those of some figures that a contradiction is about, and those in which their source says the same again."""
    ids = {figure.id for figure in found.figures}
    told = {_said(figure) for figure in figures if figure.id in ids}
    return tuple(figure for figure in figures if told and _said(figure) in told)


def _said(figure: Figure) -> object:
    numbers = figure.value_low, figure.value, figure.value_high
    return series_key(figure), figure.period_start, figure.period_end, figure.source, numbers


def find_contradictions(
    figures: Iterable[Figure],
    catalogue: Catalogue,
    *,
    index: FigureIndex | None = None,
    checks: Sequence[Check] | None = None,
) -> tuple[Contradiction, ...]:
    """List what can't all be true, by rank; the result does not depend on the order of the figures.

    Claims without a period contradict one another only if their metric is timeless, as a chip's memory is: if any
    figure of the metric names a period, claims without one leave open which days they mean.

    Args:
        figures: any figures.
        catalogue: what they name.
        index: of the same figures, if it has been made already.
        checks: the same.
    """
    index = index or FigureIndex(compare(figures, catalogue.metrics), catalogue)
    tried = find_checks((), catalogue, index=index) if checks is None else checks
    compared = index.comparison
    dated = dated_metrics(compared.figures)
    told = (b for b in compared.brackets if b.period_start is not None or b.series.metric not in dated)
    found = [each for bracket in told if bracket.claims[1:] for each in _of_bracket(bracket, index)]
    found += [_of_check(check, catalogue) for check in tried if not check.holds]
    found.sort(key=_place)
    return tuple(replace(each, rank=rank) for rank, each in enumerate(found, start=1))


def _of_bracket(bracket: Bracket, index: FigureIndex) -> Iterator[Contradiction]:
    """Tell what a bracket's conflicts are: of facts, of expectations with what came, of a source with itself."""
    clashes = [pair for pair in bracket.conflicts if not is_revision(*pair)]
    revisions = [pair for pair in bracket.conflicts if is_revision(*pair)] + _given_up(bracket)
    if not clashes and not revisions:
        return
    shift = _shift(bracket, index.catalogue)
    if clashes:
        yield _of_pairs(ContradictionKind.CONFLICT, clashes, shift, index)
    if revisions:
        yield _of_pairs(ContradictionKind.REVISION, revisions, shift, index)


def _shift(bracket: Bracket, catalogue: Catalogue) -> int:
    """Give 100 where numbers are changes in percent, which are compared as factors."""
    metric = catalogue.metrics.get(bracket.series.metric)
    changing = metric is not None and metric.kind in {MetricKind.CHANGE, MetricKind.GROWTH, MetricKind.CAGR}
    return 100 if changing and bracket.series.unit == "percent" else 0


def _given_up(bracket: Bracket) -> list[tuple[Claim, Claim]]:
    """Pair what a source said before with what it says now, where both can't be true."""
    heard = current(bracket.claims)
    if len(heard) == len(bracket.claims):
        return []
    kept = {claim.figure.id for claim in heard}
    speaking: dict[tuple[str, bool], list[Claim]] = {}
    replacing: dict[str | None, list[Claim]] = {}
    for claim in heard:
        speaking.setdefault(voice(claim), []).append(claim)
        replacing.setdefault(claim.figure.supersedes, []).append(claim)
    pairs = (
        (before, now)
        for before in bracket.claims
        if before.figure.id not in kept
        for now in (*speaking.get(voice(before), ()), *replacing.get(before.figure.id, ()))
        if not now.interval.intersects(before.interval)
    )
    return list({(before.figure.id, now.figure.id): (before, now) for before, now in pairs}.values())


def _of_pairs(
    kind: ContradictionKind, pairs: Sequence[tuple[Claim, Claim]], shift: int, index: FigureIndex
) -> Contradiction:
    involved = {claim.figure.id: claim.figure for pair in pairs for claim in pair}
    figures = sorted(
        involved.values(),
        key=lambda f: (
            kind is ContradictionKind.REVISION and f.nature not in EXPECTATIONS,
            f.stated_on or date.min,
            f.supersedes in involved,
            f.source,
            f.id,
        ),
    )
    gaps = [distance(one.interval, other.interval, shift=shift) for one, other in pairs]
    support = len({figure.source for figure in figures})
    weights = {key: _weight(figure, index.catalogue) for key, figure in involved.items()}
    strengths = [
        _strength(gap, [weights[one.figure.id], weights[other.figure.id]], support)
        for gap, (one, other) in zip(gaps, pairs, strict=True)
    ]
    strongest = max(range(len(pairs)), key=lambda at: (strengths[at], [c.figure.id for c in pairs[at]]))
    cause = _cause(pairs[strongest], gaps[strongest], shift, index)
    strength = strengths[strongest] * (_EXPLAINED if cause in _INNOCENT else _ONE)
    return Contradiction(kind, tuple(figures), gaps[strongest], support, strength, 0, cause)


def _of_check(check: Check, catalogue: Catalogue) -> Contradiction:
    support = len({figure.source for figure in check.figures})
    sides = [_weight(figure, catalogue) for figure in check.figures]
    strength = _strength(check.gap, sides, support) * (_EXPLAINED if check.cause in _INNOCENT else _ONE)
    return Contradiction(ContradictionKind.CHECK, check.figures, check.gap, support, strength, 0, check.cause, check)


def _strength(gap: Decimal | None, weights: Sequence[Decimal], support: int) -> Decimal:
    size = _ONE if gap is None else _ONE - _ONE / gap
    breadth = _ONE + _PER_SOURCE * (min(max(support, 2), _MOST_SOURCES) - 2)
    return _FOUR_DIGITS.multiply(size * min(weights), breadth)


def _weight(figure: Figure, catalogue: Catalogue) -> Decimal:
    """Give what the word of a figure's source weighs; a company's word on others is no better than the press's."""
    source = catalogue.sources.get(figure.source)
    if source is None:
        return _WEIGHTS[SourceKind.ANONYMOUS]
    if source.kind is SourceKind.COMPANY and not is_own(figure, catalogue):
        return _WEIGHTS[SourceKind.MEDIA]
    return _WEIGHTS[source.kind]


def is_own(figure: Figure, catalogue: Catalogue) -> bool:
    """Say whether a figure's source is what the figure is about, or what that is part of."""
    source = catalogue.sources.get(figure.source)
    if source is None or source.subject is None:
        return False
    if source.subject == figure.subject:
        return True
    return any(entry.slug == source.subject for entry in catalogue.above("subjects", figure.subject))


def _cause(pair: tuple[Claim, Claim], gap: Decimal | None, shift: int, index: FigureIndex) -> Cause | None:
    """Find what may explain a pair: a slip, rounding, or that one claim is true of another basis, days or place."""
    one, other = pair
    if not shift and slipped(one.interval, other.interval):
        return Cause.SCALE
    off = max(sloppy(claim.figure, shift=shift) for claim in pair)
    if gap is not None and gap - 1 <= off:
        return Cause.UNROUNDED
    for claim, against in (pair, (other, one)):
        for cause, figure in neighbours(claim.figure, index):
            if index.interval(figure).intersects(against.interval):
                return cause
    return None


def _place(found: Contradiction) -> tuple[object, ...]:
    revised = found.kind is ContradictionKind.REVISION
    return revised, -found.strength, found.kind, tuple(figure.id for figure in found.figures)
