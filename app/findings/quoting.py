"""Which number should be quoted? A visible rule, what it chose, what it passed over and why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.reference import Catalogue
from app.figures.selection import Selection
from app.figures.vocabulary import OPEN, Nature, SourceKind
from app.findings.comparison import COUNTED, Bracket, Claim, compare, current
from app.findings.contradictions import is_own
from app.findings.series import series_key

_EXACT = Context(prec=60)
_FOUR_DIGITS = Context(prec=4)

_NATURES = {
    Nature.ACTUAL: 0,
    Nature.ESTIMATE: 1,
    Nature.FORECAST: 2,
    Nature.GUIDANCE: 2,
    Nature.TARGET: 3,
    Nature.ORDER: 3,
    Nature.RUMOUR: 4,
}
"""What was found before what was expected, and what is merely heard last."""

_KINDS = {
    SourceKind.GOVERNMENT: 0,
    SourceKind.RESEARCH: 1,
    SourceKind.BANK: 2,
    SourceKind.MEDIA: 3,
    SourceKind.COMPANY: 3,
    SourceKind.PERSON: 4,
    SourceKind.ANONYMOUS: 5,
}
"""The figure's own company stands with government; another company knows no more of it than the press."""


class Rule(StrEnum):
    """How a number is chosen.

    - best: actual before estimate before forecast before rumour; then the figure's own company or a government before
      research, banks, the media and the anonymous; then the latest statement.
    - latest: the latest statement; between those of one day as `best` would.
    - median: the middle value of the sources, each by its best claim.
    - envelope: from the least to the greatest number that any source allows.
    """

    BEST = "best"
    LATEST = "latest"
    MEDIAN = "median"
    ENVELOPE = "envelope"


class LosingReason(StrEnum):
    """Why a claim was passed over."""

    NOT_STANDING = "not-standing"
    NOT_YET_STATED = "not-yet-stated"
    REPEATS = "repeats-another"
    REPLACED = "replaced-by-its-source"
    NATURE = "weaker-nature"
    SOURCE = "weaker-source"
    EARLIER = "stated-earlier"
    TIE = "equal-in-all"
    SAME_SOURCE = "another-claim-of-its-source"
    OPEN = "states-no-value"
    NOT_MIDDLE = "not-the-middle"


class ChoosingReason(StrEnum):
    """What decided for the number that is quoted."""

    ONLY_CLAIM = "only-claim"
    NATURE = "strongest-nature"
    SOURCE = "closest-source"
    LATEST = "latest-statement"
    TIE = "first-of-equals"
    MIDDLE = "middle-of-sources"
    ALL = "all-claims"
    NONE = "no-claim"


@dataclass(frozen=True, slots=True)
class Quote:
    """A number to quote, with how it was chosen.

    Attributes:
        figure: the claim chosen; None where the number is nobody's own: an envelope, the mean of two middle values.
        low, value, high: in the unit of the claims; ends are those that the claim allows, rounding included, and None
            where it is open. No value where none is stated.
        losers: every other claim, each with its own reason why it was not chosen.
        reason: what decided between numbers: that which beat the best-placed claim of another number. Where all say the
            same number, that which beat the next claim, since only the source to name was still to be decided.
        heard: the claims that took part, the best first by the rule (by `best`, where the rule takes them all).
        as_of: the day up to which statements were heard; the day of the latest one if none was asked for.
    """

    rule: Rule
    figure: Figure | None
    low: Decimal | None
    value: Decimal | None
    high: Decimal | None
    losers: tuple[tuple[Figure, LosingReason], ...]
    reason: ChoosingReason
    as_of: date | None
    heard: tuple[Figure, ...] = ()

    @property
    def independent_sources(self) -> int:
        """Count the sources whose own claims took part; who only repeats another is none."""
        return len({figure.source for figure in self.heard})

    @property
    def spread(self) -> Decimal | None:
        """Give the largest ÷ the smallest number heard, to four digits; None for one alone, or one not above zero."""
        values = [figure.sort_value for figure in self.heard]
        return _FOUR_DIGITS.divide(max(values), min(values)) if len(values) > 1 and min(values) > 0 else None


Order = Callable[[Claim], tuple[int, ...]]
Loss = tuple[Figure, LosingReason]


def quote(
    claims: Bracket | Iterable[Figure], catalogue: Catalogue, rule: Rule = Rule.BEST, *, as_of: date | None = None
) -> Quote:
    """Choose the number to quote for one series and period.

    Args:
        claims: a bracket, or figures of one series and the same days, in any order.
        catalogue: tells sources and what they are part of.
        rule: how to choose.
        as_of: leave out what was stated later; a claim without a date is heard always.

    Raises:
        ValueError: the figures are not of one series, or not about the same days.
    """
    figures = _every_figure(claims)
    if len({(series_key(f), f.period_start, f.period_end) for f in figures}) > 1:
        raise ValueError("A number is quoted for one series and one period; these figures are of several.")
    heard, losers = _hear(figures, catalogue, as_of)
    day = as_of or max((c.figure.stated_on for c in heard if c.figure.stated_on), default=None)
    if not heard:
        return Quote(rule, None, None, None, None, tuple(losers), ChoosingReason.NONE, day)
    order = _order(catalogue, rule)
    ranked = sorted(heard, key=lambda claim: (order(claim), claim.figure.id))
    if rule is Rule.ENVELOPE:
        found = _envelope(ranked, losers, day)
    elif rule is Rule.MEDIAN:
        found = _median(ranked, losers, day)
    else:
        found = _first(ranked, losers, order, rule, day)
    return replace(found, heard=tuple(claim.figure for claim in ranked))


def narrowed(selection: Selection, bracket: Bracket, *, converted: bool = False) -> Selection:
    """Give the selection that keeps, of what another selects, just one series and period.

    Args:
        selection: what was selected.
        bracket: which part of it is to be kept.
        converted: whether the bracket's unit is one that amounts were converted to, and so selects nothing.
    """
    found = selection
    if converted:
        for column in ("metric", "subject", "buyer", "relative_to", "geography", "basis"):
            value = getattr(bracket.series, column)
            found = found.where(column, value or True, operator="" if value else "isnull")
    else:
        found = replace(found, series=(bracket.series,))
    if bracket.period_start is None or bracket.period_end is None:
        return found.where("period_start", True, operator="isnull")  # noqa: FBT003 - the filter's value
    return found.where("period_start", bracket.period_start).where("period_end", bracket.period_end)


def _every_figure(claims: Bracket | Iterable[Figure]) -> list[Figure]:
    if isinstance(claims, Bracket):
        return [figure for claim in claims.claims for figure in (claim.figure, *_own_series(claim))]
    return list(claims)


def _own_series(claim: Claim) -> list[Figure]:
    """Keep the echoes that are about the same as the claim they repeat; others may print another unit or period."""
    own = claim.figure
    wanted = (series_key(own), own.period_start, own.period_end)
    return [echo for echo in claim.echoes if (series_key(echo), echo.period_start, echo.period_end) == wanted]


def _hear(figures: Sequence[Figure], catalogue: Catalogue, as_of: date | None) -> tuple[list[Claim], list[Loss]]:
    """Tell the claims that take part from those that don't, and say why not."""
    losers: list[Loss] = []
    known = []
    for figure in figures:
        if as_of and figure.stated_on and figure.stated_on > as_of:
            losers.append((figure, LosingReason.NOT_YET_STATED))
        elif figure.status not in COUNTED:
            losers.append((figure, LosingReason.NOT_STANDING))
        else:
            known.append(figure)
    brackets = compare(known, catalogue.metrics).brackets
    claims = [claim for bracket in brackets for claim in bracket.claims]
    heard = list(current(claims))
    kept = {claim.figure.id for claim in heard}
    losers += [(c.figure, LosingReason.REPLACED) for c in claims if c.figure.id not in kept]
    losers += [(echo, LosingReason.REPEATS) for claim in claims for echo in claim.echoes]
    return heard, sorted(losers, key=lambda loss: loss[0].id)


def _order(catalogue: Catalogue, rule: Rule) -> Order:
    """Give the order of claims by a rule: each part of it less is better."""

    def place(claim: Claim) -> tuple[int, ...]:
        figure = claim.figure
        source = catalogue.sources.get(figure.source)
        kind = _KINDS[source.kind] if source else _KINDS[SourceKind.ANONYMOUS]
        nature = _NATURES[figure.nature]
        from_source = 0 if is_own(figure, catalogue) else kind
        day = -(figure.stated_on or date.min).toordinal()
        return (day, nature, from_source) if rule is Rule.LATEST else (nature, from_source, day)

    return place


_LOST_BY = {
    Rule.BEST: (LosingReason.NATURE, LosingReason.SOURCE, LosingReason.EARLIER),
    Rule.LATEST: (LosingReason.EARLIER, LosingReason.NATURE, LosingReason.SOURCE),
}
_WON_BY = {
    LosingReason.NATURE: ChoosingReason.NATURE,
    LosingReason.SOURCE: ChoosingReason.SOURCE,
    LosingReason.EARLIER: ChoosingReason.LATEST,
    LosingReason.TIE: ChoosingReason.TIE,
}


def _envelope(ranked: list[Claim], losers: list[Loss], day: date | None) -> Quote:
    span = ranked[0].interval
    for claim in ranked[1:]:
        span = span.hull(claim.interval)
    only = ranked[0].figure if len(ranked) == 1 else None
    return Quote(Rule.ENVELOPE, only, span.low, None, span.high, tuple(losers), ChoosingReason.ALL, day)


def _first(ranked: list[Claim], losers: list[Loss], order: Order, rule: Rule, day: date | None) -> Quote:
    best = ranked[0]
    beaten = [(claim.figure, _lost_by(order(best), order(claim), rule)) for claim in ranked[1:]]
    return _quoted(rule, best, (*beaten, *losers), _decided(best.figure, beaten), day)


def _decided(chosen: Figure, beaten: Sequence[Loss]) -> ChoosingReason:
    """Say what decided between numbers: a claim of the same number loses nothing but the mention of its source."""
    if not beaten:
        return ChoosingReason.ONLY_CLAIM
    others = [reason for figure, reason in beaten if _said(figure) != _said(chosen)]
    return _WON_BY[(others or [beaten[0][1]])[0]]


def _said(figure: Figure) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return figure.value_low, figure.value, figure.value_high


def _lost_by(best: tuple[int, ...], other: tuple[int, ...], rule: Rule) -> LosingReason:
    parts = zip(best, other, _LOST_BY[rule], strict=True)
    return next((reason for one, two, reason in parts if one != two), LosingReason.TIE)


def _median(ranked: list[Claim], losers: list[Loss], day: date | None) -> Quote:
    """Take each source's best claim that states a value or two ends, and of these the middle one."""
    open_ended = [claim for claim in ranked if claim.figure.bound in OPEN or claim.interval.width is None]
    closed = [claim for claim in ranked if claim not in open_ended]
    lost = [(claim.figure, LosingReason.OPEN) for claim in open_ended]
    by_source: dict[str, Claim] = {}
    for claim in closed:
        by_source.setdefault(claim.figure.source, claim)
    lost += [(c.figure, LosingReason.SAME_SOURCE) for c in closed if by_source[c.figure.source] is not c]
    if not by_source:
        return Quote(Rule.MEDIAN, None, None, None, None, (*lost, *losers), ChoosingReason.NONE, day)
    values = sorted(by_source.values(), key=lambda claim: (claim.figure.sort_value, claim.figure.id))
    middle = values[(len(values) - 1) // 2 : len(values) // 2 + 1]
    lost += [(claim.figure, LosingReason.NOT_MIDDLE) for claim in values if claim not in middle]
    reason = ChoosingReason.MIDDLE if len(values) > 1 else ChoosingReason.ONLY_CLAIM
    if len(middle) == 1:
        return _quoted(Rule.MEDIAN, middle[0], (*lost, *losers), reason, day)
    value = _EXACT.divide(sum(claim.figure.sort_value for claim in middle), Decimal(2))
    span: Interval = middle[0].interval.hull(middle[1].interval)
    return Quote(Rule.MEDIAN, None, span.low, value, span.high, (*lost, *losers), reason, day)


def _quoted(rule: Rule, claim: Claim, losers: Sequence[Loss], reason: ChoosingReason, day: date | None) -> Quote:
    figure, interval = claim.figure, claim.interval
    value = figure.value
    if value is None and interval.width is not None:
        value = figure.sort_value
    return Quote(rule, figure, interval.low, value, interval.high, tuple(losers), reason, day)
