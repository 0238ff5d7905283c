"""The chart as a value: what is drawn and where, in pixels of the chart, knowing neither SVG nor Plotly."""

import math
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.figures.vocabulary import Nature
from app.findings.series import SeriesKey
from app.present.chart.periods import PeriodKind


class Size(StrEnum):
    """The three sizes that a chart is laid out for."""

    WIDE = "wide"
    NARROW = "narrow"
    CARD = "card"


class Scale(StrEnum):
    """How an axis turns what it shows into a place."""

    TIME = "time"
    LINEAR = "linear"
    LOG = "log"
    ROWS = "rows"


class Form(StrEnum):
    """What a panel is: values over time, or rows of values side by side."""

    TIME = "time"
    ROWS = "rows"


class Arrow(StrEnum):
    """Where the numbers of a claim go on without a stated end, along the axis of values."""

    NONE = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the chart, from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Give the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Give the lower edge."""
        return self.top + self.height

    def across(self, fraction: float) -> float:
        """Give the pixel at a fraction of the way from left to right."""
        return self.left + fraction * self.width

    def up(self, fraction: float) -> float:
        """Give the pixel at a fraction of the way from the lower edge to the upper."""
        return self.bottom - fraction * self.height


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its label; `at` is the fraction of the way along, `label_at` where its label centres."""

    at: float
    label: str
    label_at: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale between two ends. Numbers are values in the base unit, or days by their ordinal."""

    scale: Scale
    low: float
    high: float
    ticks: tuple[Tick, ...]

    def fraction(self, number: float) -> float:
        """Give how far along the axis a number stands: 0 at its start, 1 at its end."""
        if self.scale is Scale.LOG:
            return (math.log10(number) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return (number - self.low) / (self.high - self.low)

    def number(self, fraction: float) -> float:
        """Give the number that stands so far along the axis."""
        if self.scale is Scale.LOG:
            return float(10 ** (math.log10(self.low) + fraction * (math.log10(self.high) - math.log10(self.low))))
        return self.low + fraction * (self.high - self.low)


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


@dataclass(frozen=True, slots=True)
class Line:
    """The line that joins a source's figures of one series; dashed where it leads to what is still expected."""

    points: tuple[tuple[float, float], ...]
    colour: int
    dashed: bool


@dataclass(frozen=True, slots=True)
class Band:
    """The area between claims about the same thing that can't all be true, or that an actual has overtaken."""

    box: Box
    revised: bool
    label: str
    hover: str


@dataclass(frozen=True, slots=True)
class Label:
    """A piece of text in its place; `anchor` is start, middle or end, `role` says what it is for."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    role: str = "label"
    hover: str = ""


@dataclass(frozen=True, slots=True)
class EventLine:
    """A dated event: a line from `top` down to the foot of the panel, and its name where there was room for it."""

    slug: str
    x: float
    top: float
    label: Label | None
    hover: str

    def moved(self, by: float) -> "EventLine":
        """Give the same line moved down."""
        return replace(self, top=self.top + by, label=self.label and replace(self.label, y=self.label.y + by))


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One picture with one axis of values: figures of one metric in one unit."""

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
        return tuple(mark.point for panel in self.panels for mark in panel.marks)
