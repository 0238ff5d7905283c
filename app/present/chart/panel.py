"""What both forms of panel share: the figures of one metric and unit, the heading, the places on the axis of values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.figures.figure import Figure
from app.figures.reference import Event
from app.findings.comparison import Bracket, Verdict
from app.present.chart.format import Format
from app.present.chart.geometry import Axis, Scale
from app.present.chart.naming import SCOPE, Naming, differing, values_of
from app.present.chart.text import fitted, wrapped
from app.present.chart.values import Arrow, BandKind, Label, Panel, Point, Size
from app.present.numbers import format_tick, suffix

ARROW = 16
"""How long the arrow of an open bound is, in pixels."""

RING = 3
"""How far from a marker's edge its ring is, in pixels."""

_BESIDE_MARKER = 3

Layout = Callable[["Matter", "Frame"], Panel]
"""What makes a panel of what is to be shown in it."""


@dataclass(frozen=True, slots=True)
class Margins:
    """The room for row labels, none if they stand above their rows, and for the numbers at the right."""

    labels: float
    numbers: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a panel is laid out: from `top` down, alone or `beside` others, whose rows have the same margins."""

    top: float
    alone: bool
    margins: Margins
    beside: tuple["Matter", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What one panel is to show, how, and in which measures.

    Attributes:
        facet: the name of a small chart, which stands among others that differ in just that.
        company: all small charts of such a set, this one included; they have the same axes.
    """

    layout: Layout
    figures: tuple[Figure, ...]
    points: tuple[Point, ...]
    brackets: tuple[Bracket, ...]
    events: tuple[Event, ...]
    naming: Naming
    format: Format
    scale: Scale
    facet: str = ""
    company: tuple["Matter", ...] = ()

    @property
    def floor(self) -> float | None:
        """Give the height that the panel must end at, which only a card has."""
        return self.format.height if self.format.size is Size.CARD else None

    @property
    def unit(self) -> str:
        """Give the unit that all figures are in."""
        return self.figures[0].unit

    @property
    def compared(self) -> tuple[Point, ...]:
        """Give every claim that the axes must have room for: this panel's, and those of its company."""
        return tuple(point for matter in self.company for point in matter.points) or self.points

    @property
    def numbers(self) -> list[Decimal]:
        """Give every number that must find its place on the axis of values."""
        ends = [end for point in self.compared for end in (point.low, point.value, point.high) if end is not None]
        room = [p.value * Decimal("1.06") for p in self.compared if p.arrow is Arrow.UP and p.value > 0]
        return [*ends, *room]

    @property
    def values(self) -> list[Decimal]:
        """Give the values that are compared."""
        return [point.value for point in self.compared]

    def tick(self, value: Decimal) -> str:
        """Write a tick of the axis of values."""
        return format_tick(value, self.unit, self.naming.speaker.language)

    def brief(self, words: str) -> str:
        """Take the unit from a number in words, where it is more than a sign; the heading of the panel says it."""
        unit = suffix(self.unit, self.naming.speaker.language)
        return words if unit in {"%", "×"} else words.removesuffix(unit)

    def heading(self, top: float, columns: Sequence[str] = SCOPE, more: str = "") -> tuple[Label, ...]:
        """Lay out the heading: metric and unit, then what all figures share; cards have room for the first only."""
        measures = self.format
        if self.facet:
            return (self._facet_heading(top, columns),)
        title, shared = self.naming.heading(self.figures, columns)
        shared = " · ".join(part for part in (shared, more) if part)
        if measures.lanes == 0:
            title, shared = " · ".join(part for part in (title, shared) if part), ""
        rows = [(row, "heading", title) for row in wrapped(title, measures.width, measures.font, lines=2, bold=True)]
        rows += [(row, "subheading", shared) for row in wrapped(shared, measures.width, measures.font, lines=2)]
        return tuple(
            Label(0, top + measures.font + number * measures.line, row, role=role, hover=whole)
            for number, (row, role, whole) in enumerate(rows)
        )

    def _facet_heading(self, top: float, columns: Sequence[str]) -> Label:
        """Lay out the name of a small chart, with what its figures share and the others' don't."""
        everyone = [figure for matter in self.company for figure in matter.figures]
        own = [column for column in differing(everyone, columns) if len(values_of(self.figures, column)) == 1]
        parts = [self.facet, *(self.naming.cell(column, self.figures[0]) for column in own)]
        text = " · ".join(part for part in dict.fromkeys(parts) if part)
        font = self.format.font
        return Label(0, top + font, fitted(text, self.format.width, font, bold=True), role="section", hover=text)

    def disputed(self) -> list[tuple[Bracket, set[str]]]:
        """Give the brackets with conflicts, each with the ids of the figures that are in one."""
        return [
            (bracket, {claim.figure.id for pair in bracket.conflicts for claim in pair})
            for bracket in self.brackets
            if bracket.verdict in {Verdict.CONFLICT, Verdict.REVISED}
        ]

    def dispute(self, bracket: Bracket) -> tuple[BandKind, str]:
        """Give the kind of the band over a dispute, and the sentence about it."""
        kind = BandKind.REVISED if bracket.verdict is Verdict.REVISED else BandKind.DISPUTED
        return kind, self.dispute_words(kind, bracket)

    def dispute_words(self, kind: BandKind, bracket: Bracket) -> str:
        """Give the sentence about a dispute of a kind."""
        t = self.naming.speaker.t
        if kind is BandKind.REVISED:
            return t("What was expected before, and what was reported then")
        if not bracket.spread:
            return t("These claims can’t all be true")
        apart = f"{bracket.spread.normalize():f}"
        return t("These claims can’t all be true; the largest is %(spread)s× the smallest", spread=apart)


def extent(point: Point, radius: float) -> float:
    """Give how far a marker reaches from its middle, its ring included."""
    return radius + RING if point.objection else radius


def seen(ends: tuple[float, float], middle: float, radius: float) -> tuple[float, float] | None:
    """Give the ends of a whisker, in pixels, if it can be seen beside its marker; caps at its edge only blur it."""
    return ends if max(abs(end - middle) for end in ends) >= radius + _BESIDE_MARKER else None


def reach(point: Point, axis: Axis) -> tuple[float, float] | None:
    """Give the fractions between which a whisker runs on the axis of values; None if the claim has no ends."""
    if point.low is None and point.high is None:
        return None
    low = float(point.value if point.low is None else point.low)
    high = float(point.value if point.high is None else point.high)
    if axis.scale is Scale.LOG:
        low = max(low, axis.low)
    return axis.fraction(low), axis.fraction(high)
