"""The chart as a value: what is drawn and where, in pixels of the chart, knowing neither SVG nor Plotly."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.figures.vocabulary import Nature
from app.findings.series import SeriesKey
from app.present.chart.geometry import Area, Axis, Box, Leader, Outline, Scale
from app.present.chart.periods import PeriodKind

AHEAD, PASSED_OVER = "4 3", "1 3"


class Size(StrEnum):
    """The three sizes that a chart is laid out for."""

    WIDE = "wide"
    NARROW = "narrow"
    CARD = "card"


class Form(StrEnum):
    """What a panel is: values over time, or rows of values side by side."""

    TIME = "time"
    ROWS = "rows"


class Arrow(StrEnum):
    """Where the numbers of a claim go on without a stated end, along the axis of values."""

    NONE = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A claim as it is drawn: its numbers, its looks and its words, before it has a place.

    Attributes:
        figure: the id of the figure.
        colour: index of the source's colour; `badge` tells sources apart whose colour is the same.
        struck: whether the claim was withdrawn or denied.
        faded: whether its own source has replaced it.
        low, high: stated ends or the width of the print; None where there is none to draw.
        ranged: whether the claim is a range without a value of its own, so that `value` is only its middle.
        kind: of its period (a calendar year, a fiscal quarter …); only what is of one kind is joined by lines.
        objection: what a rule holds against the claim by others that are drawn, for which it is ringed; "" for nothing.
        words: the number for people, in the chart's language.
        hover: lines about the claim: number, source, period, document.
    """

    figure: str
    series: SeriesKey
    source: str
    source_name: str
    colour: int
    badge: str = ""
    nature: Nature
    struck: bool = False
    faded: bool = False
    objection: str = ""
    start: date | None
    end: date | None
    stated_on: date | None
    kind: PeriodKind
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    ranged: bool
    arrow: Arrow
    echoes: int
    words: str
    hover: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in its place: the marker's centre, its period's bar and its whisker's ends, in pixels."""

    point: Point
    x: float
    y: float
    bar: tuple[float, float] | None = None
    whisker: tuple[float, float] | None = None

    def moved(self, dx: float, dy: float, *, whisker_by: float) -> "Mark":
        """Give the same mark elsewhere; its whisker moves along the axis of values."""
        bar = self.bar and (self.bar[0] + dx, self.bar[1] + dx)
        whisker = self.whisker and (self.whisker[0] + whisker_by, self.whisker[1] + whisker_by)
        return Mark(self.point, self.x + dx, self.y + dy, bar, whisker)


@dataclass(frozen=True, slots=True)
class Bar:
    """A claim drawn as a length: the box that it fills, and the ends of its whisker, in pixels.

    Attributes:
        name: the part of a whole that the claim is about; empty where the panel has no other.
        tint: which tint of its source's colour it is filled with; neighbours in a row of bars have different ones.
    """

    point: Point
    box: Box
    name: str
    tint: int
    whisker: tuple[float, float] | None = None

    @property
    def end(self) -> Mark:
        """Give the place of the claim's number: the middle of the end of its length."""
        return Mark(self.point, self.box.right, self.box.top + self.box.height / 2, None, self.whisker)

    def moved(self, dx: float, dy: float) -> "Bar":
        """Give the same bar elsewhere."""
        whisker = self.whisker and (self.whisker[0] + dx, self.whisker[1] + dx)
        return replace(self, box=self.box.moved(dx, dy), whisker=whisker)


@dataclass(frozen=True, slots=True)
class Line:
    """Joins a source's figures of one series; `dash` is AHEAD (of what is known), PASSED_OVER, or "" for whole."""

    points: tuple[tuple[float, float], ...]
    colour: int
    dash: str

    def moved(self, dx: float, dy: float) -> "Line":
        """Give the same line elsewhere."""
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


class BandKind(StrEnum):
    """What a band says of the claims in it.

    - disputed: they can't all be true.
    - revised: what was expected, and an actual has overtaken.
    - agreed: the numbers that most sources allow.
    """

    DISPUTED = "disputed"
    REVISED = "revised"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Band:
    """An area behind the marks, with the sentence that hovering shows."""

    box: Box
    kind: BandKind
    hover: str

    def moved(self, dx: float, dy: float) -> "Band":
        """Give the same band elsewhere."""
        return replace(self, box=self.box.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class Label:
    """A text in its place; `anchor` is start, middle or end, a `leader` comes from what it names if farther off."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    role: str = "label"
    hover: str = ""
    leader: Leader | None = None

    def moved(self, dx: float, dy: float) -> "Label":
        """Give the same text elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy, leader=self.leader and self.leader.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class EventLine:
    """A dated event: its line from `top` to the foot of the panel, its name where there is room, and words to hover."""

    slug: str
    x: float
    top: float
    labels: tuple[Label, ...]
    hover: str

    @property
    def href(self) -> str:
        """Give its place on the time line."""
        return f"/events#{self.slug}"

    def moved(self, dx: float, dy: float) -> "EventLine":
        """Give the same line elsewhere."""
        labels = tuple(label.moved(dx, dy) for label in self.labels)
        return replace(self, x=self.x + dx, top=self.top + dy, labels=labels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One picture with one axis of values: figures of one metric in one unit.

    Attributes:
        rules: heights of lines between rows.
        limits: places across the plot that values should not pass, such as the whole of its parts.
    """

    form: Form
    metric: str
    unit: str
    heading: tuple[Label, ...]
    plot: Box
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    events: tuple[EventLine, ...] = ()
    labels: tuple[Label, ...] = ()
    rules: tuple[float, ...] = ()
    bars: tuple[Bar, ...] = ()
    outlines: tuple[Outline, ...] = ()
    areas: tuple[Area, ...] = ()
    limits: tuple[float, ...] = ()

    def moved(self, dx: float, dy: float) -> "Panel":
        """Give the same panel elsewhere."""
        whisker_by = dy if self.form is Form.TIME else dx
        return replace(
            self,
            heading=tuple(label.moved(dx, dy) for label in self.heading),
            plot=self.plot.moved(dx, dy),
            marks=tuple(mark.moved(dx, dy, whisker_by=whisker_by) for mark in self.marks),
            lines=tuple(line.moved(dx, dy) for line in self.lines),
            bands=tuple(band.moved(dx, dy) for band in self.bands),
            events=tuple(event.moved(dx, dy) for event in self.events),
            labels=tuple(label.moved(dx, dy) for label in self.labels),
            rules=tuple(y + dy for y in self.rules),
            bars=tuple(bar.moved(dx, dy) for bar in self.bars),
            outlines=tuple(outline.moved(dx, dy) for outline in self.outlines),
            areas=tuple(area.moved(dx, dy) for area in self.areas),
            limits=tuple(x + dx for x in self.limits),
        )

    @property
    def points(self) -> tuple[Point, ...]:
        """Give every claim that is drawn, as a mark or as a bar."""
        return (*(mark.point for mark in self.marks), *(bar.point for bar in self.bars))


@dataclass(frozen=True, slots=True)
class LegendItem:
    """An entry of the legend in its place: a source's colour, or in neutral ink a nature's shape or another sign."""

    x: float
    y: float
    text: str
    sign: str
    colour: int | None = None
    badge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A finished drawing: panels under one another with a legend, and the words that belong around them.

    Attributes:
        title: the question that the chart answers.
        subtitle: which figures are asked for, in words.
        footnotes: how many figures and sources, as of when, and what the reader must know of the drawing.
        summary: one paragraph that says the same to who can't see it.
        empty: the sentence that stands in place of panels if there is nothing to draw.
        offers_log: whether the values are so far apart that a logarithmic axis helps.
        partial: whether there are more figures than are drawn, of which those stated last are.
    """

    title: str
    subtitle: str
    language: str
    size: Size
    scale: Scale
    width: float
    height: float
    font: float
    legend: tuple[LegendItem, ...]
    panels: tuple[Panel, ...]
    footnotes: tuple[str, ...]
    summary: str
    permalink: str = ""
    empty: str = ""
    offers_log: bool = False
    partial: bool = False

    @property
    def points(self) -> tuple[Point, ...]:
        """Give every claim that is drawn, panel by panel."""
        return tuple(point for panel in self.panels for point in panel.points)
