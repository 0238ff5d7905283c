"""What to tell first of a comparison: the bracket that answers best, as the editor of a topic would point at it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from urllib.parse import parse_qsl

from app.figures.figure import Figure
from app.figures.period import Granularity
from app.findings.comparison import Bracket, Comparison, current
from app.findings.quoting import quote
from app.findings.storyline import granularity_of
from app.present.words.terms import Narrator, is_expected

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
    told = _in_question(comparison, order)
    return max(told, key=lambda bracket: (_voices(bracket), plainness(bracket)), default=None)


def plainest(comparison: Comparison, order: Order) -> Bracket | None:
    """Choose the bracket that answers most plainly: first metric, what has been, a whole year, the latest."""
    return max(_in_question(comparison, order), key=_plainness(comparison, order), default=None)


def spoken(bracket: Bracket, narrator: Narrator) -> Figure:
    """Choose the claim of a bracket to tell: the one that is to be quoted."""
    return quote(bracket, narrator.catalogue).figure or bracket.claims[0].figure


def _in_question(comparison: Comparison, order: Order) -> Sequence[Bracket]:
    """Keep what two ways of counting put differently for the same days, where the editor named several ways."""
    if len(order.get("basis", ())) < 2:
        return comparison.brackets
    ways = Counter((each.series._replace(basis=None), each.period) for each in comparison.brackets)
    both = [each for each in comparison.brackets if ways[each.series._replace(basis=None), each.period] > 1]
    return both or comparison.brackets


def _voices(bracket: Bracket) -> int:
    """Count the sources that speak of a bracket; one alone is no more than none."""
    sources = len({claim.figure.source for claim in current(bracket.claims)})
    return sources if sources > 1 else 0


def _plainness(comparison: Comparison, order: Order) -> Callable[[Bracket], tuple[int | bool | str | Decimal, ...]]:
    """Make a weight of brackets: what the editor put first, dated, not only expected, years or the commonest, late."""
    common = Counter((b.series.metric, granularity_of(b.period)) for b in comparison.brackets)

    def weight(bracket: Bracket) -> tuple[int | bool | str | Decimal, ...]:
        *first, basis = (_early(order.get(column, ()), getattr(bracket.series, column)) for column in _RANKED)
        granularity = granularity_of(bracket.period)
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
