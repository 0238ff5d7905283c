"""What to tell first of a comparison: the bracket that answers best, as the editor of a topic would point at it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from urllib.parse import parse_qsl

from app.figures.period import Granularity
from app.figures.period.part import canonical_parts
from app.findings.comparison import Bracket, Claim, Comparison, current
from app.present.words.terms import is_expected

Order = Mapping[str, Sequence[str]]
"""Columns with their values in the order in which an editor wrote them: what comes first matters most."""

NO_ORDER: Order = {}
"""Where no editor gave an order."""

_RANKED = ("metric", "subject", "geography", "basis")
"""The columns in which the editor's order counts; the basis only between claims on the same days."""


def editors_order(selection: str) -> Order:
    """Read the order of values from a topic's selection as it was written: `metric=unit_shipments~revenue`."""
    return {column: tuple(text.split("~")) for column, text in parse_qsl(selection)}


def leading(comparison: Comparison, order: Order) -> Bracket | None:
    """Choose the bracket to tell first: the widest conflict, else the one most sources speak of, else the plainest."""
    plainness = _plainness(comparison, order)
    if comparison.conflicts:
        return max(comparison.conflicts, key=lambda bracket: (bracket.spread or Decimal(0), plainness(bracket)))
    return max(comparison.brackets, key=lambda bracket: (_voices(bracket), plainness(bracket)), default=None)


def plainest(comparison: Comparison, order: Order) -> Claim | None:
    """Choose the claim that answers a question most plainly: first metric, what has been, a whole year, the latest."""
    bracket = max(comparison.brackets, key=_plainness(comparison, order), default=None)
    return told(bracket) if bracket else None


def told(bracket: Bracket) -> Claim:
    """Choose the claim of a bracket to tell: about what has been rather than what may come, stated last."""
    heard = current(bracket.claims) or bracket.claims
    return max(heard, key=lambda claim: (not is_expected(claim.figure.nature), *_statement(claim)))


def _statement(claim: Claim) -> tuple[str, str]:
    return str(claim.figure.stated_on or ""), claim.figure.id


def _voices(bracket: Bracket) -> int:
    """Count the sources that speak of a bracket; one alone is no more than none."""
    sources = len({claim.figure.source for claim in current(bracket.claims)})
    return sources if sources > 1 else 0


def _plainness(comparison: Comparison, order: Order) -> Callable[[Bracket], tuple[int | bool | str | Decimal, ...]]:
    """Make a weight of brackets: what the editor put first, dated, not only expected, years or the commonest, late."""
    common = Counter((b.series.metric, _granularity(b.period)) for b in comparison.brackets)

    def weight(bracket: Bracket) -> tuple[int | bool | str | Decimal, ...]:
        *first, basis = (_early(order.get(column, ()), getattr(bracket.series, column)) for column in _RANKED)
        granularity = _granularity(bracket.period)
        return (
            *first,
            bracket.period_start is not None,
            any(not is_expected(claim.figure.nature) for claim in bracket.claims),
            granularity is Granularity.YEAR,
            granularity is not Granularity.SPAN,
            common[bracket.series.metric, granularity],
            str(bracket.period_end or ""),
            basis,
            max(claim.figure.sort_value for claim in bracket.claims),
            "|".join(part or "" for part in bracket.series),
        )

    return weight


def _early(values: Sequence[str], value: str | None) -> int:
    """Give a number that is the greater the earlier a value stands; what is not listed comes last."""
    return -values.index(value) if value in values else -len(values)


def _granularity(label: str | None) -> Granularity:
    parts = canonical_parts(label) if label else None
    if parts is None or parts.first != parts.last:
        return Granularity.SPAN
    return parts.first.kind
