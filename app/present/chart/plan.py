"""What a view asks to be drawn, and the plan that comes of it: which figures stand in one panel, and laid out how."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.figure import Figure
from app.figures.view import View
from app.findings.comparison import Bracket, Comparison
from app.present.chart.format import Format
from app.present.chart.naming import Naming
from app.present.chart.panel import Layout
from app.present.chart.values import Point

Pair = tuple[Figure, Point]


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one panel, and what lays it out."""

    layout: Layout
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The panels of a chart in their order.

    Attributes:
        notes: sentences about what this kind of chart leaves out, or how it is to be read.
        empty: the sentence that stands in place of panels if this kind of chart has none.
    """

    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a plan is made from: the figures that are drawn, and how the reader looks at them.

    Attributes:
        pairs: the figures that are no echo, each with its point.
        lead: the bracket that answers best; its panel comes first.
    """

    pairs: tuple[Pair, ...]
    comparison: Comparison
    naming: Naming
    format: Format
    view: View
    lead: Bracket | None

    def by_metric(self) -> list[tuple[Pair, ...]]:
        """Give the figures by metric and unit, which never share an axis, the weightiest first."""
        grouped: dict[tuple[str, str], list[Pair]] = {}
        for pair in self.pairs:
            grouped.setdefault((pair[0].metric, pair[0].unit), []).append(pair)
        return sorted((tuple(group) for group in grouped.values()), key=self.weight)

    def weight(self, group: Sequence[Pair]) -> tuple[bool, int]:
        """Say which group comes first: the one that answers best, then the largest; for sorting."""
        first = {claim.figure.id for claim in self.lead.claims} if self.lead else set()
        return not any(figure.id in first for figure, _ in group), -len(group)
