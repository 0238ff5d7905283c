"""Which number should be quoted? A visible rule, what it chose, what it passed over and why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal

from app.figures.figure import Figure
from app.figures.interval import Interval
from app.figures.reference import Catalogue
from app.figures.selection import Selection
from app.figures.vocabulary import OPEN, Nature, SourceKind
from app.findings.comparison import Bracket, Claim
from app.findings.contradictions import is_own
from app.findings.quoting.hearing import every_figure, hear
from app.findings.quoting.value import ChoosingReason, LosingReason, Loss, Quote, Rule
from app.findings.series import series_key

_EXACT = Context(prec=60)

_BY_EVIDENCE = frozenset({Rule.BEST, Rule.MEDIAN})
"""The rules that let a source speak by its best print rather than by its latest."""

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


Order = Callable[[Claim], tuple[int, ...]]


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
    figures = every_figure(claims)
    if len({(series_key(f), f.period_start, f.period_end) for f in figures}) > 1:
        raise ValueError("A number is quoted for one series and one period; these figures are of several.")
    heard, losers = hear(figures, catalogue, as_of, retold=rule in _BY_EVIDENCE)
    day = as_of or _last_day([*(c.figure for c in heard), *(f for f, why in losers if why is LosingReason.RETOLD)])
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


def _last_day(told: Sequence[Figure]) -> date | None:
    """Give the day of the latest statement; None if one of them has none, as it may be later."""
    days = [figure.stated_on for figure in told if figure.stated_on]
    return max(days) if days and len(days) == len(told) else None


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
