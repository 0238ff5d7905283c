"""Where things stand for Plotly: pixels of the chart as fractions of its paper, and as values on an axis."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from app.present.chart.geometry import Axis, Scale
from app.present.chart.text import wrapped
from app.present.chart.values import Chart, Panel, Point

Coordinate = float | str

_HOVER_MARGIN, _WIDEST_HOVER, _MOST_PIECES = 40, 440, 8


@dataclass(frozen=True, slots=True)
class Place:
    """A panel among the axes of a figure: the n-th panel has the axes xn and yn, the first x and y."""

    chart: Chart
    panel: Panel
    number: int

    @property
    def suffix(self) -> str:
        """Give what follows x and y in the names of the axes."""
        return str(self.number) if self.number > 1 else ""

    def across(self, x: float) -> Coordinate:
        """Give a pixel from the left as a value of the panel's x axis."""
        axis, plot = self.panel.x, self.panel.plot
        return value_at(axis, (x - plot.left) / plot.width)

    def up(self, y: float) -> Coordinate:
        """Give a pixel from the top as a value of the panel's y axis."""
        axis, plot = self.panel.y, self.panel.plot
        return value_at(axis, (plot.bottom - y) / plot.height)

    def hover(self, point: Point) -> str:
        """Give the lines about a claim as Plotly shows them, broken so that they never leave the chart."""
        room = min(self.chart.width - _HOVER_MARGIN, _WIDEST_HOVER)
        return "<br>".join(
            escape(piece) for line in point.hover for piece in wrapped(line, room, self.chart.font, lines=_MOST_PIECES)
        )

    def domain(self) -> tuple[list[float], list[float]]:
        """Give the part of the paper that the plot takes, from left to right and from the bottom up."""
        plot = self.panel.plot
        return (
            [paper_x(self.chart, plot.left), paper_x(self.chart, plot.right)],
            [paper_y(self.chart, plot.bottom), paper_y(self.chart, plot.top)],
        )


def value_at(axis: Axis, fraction: float) -> Coordinate:
    """Give the value at a fraction of an axis; days as ISO times."""
    number = axis.number(fraction)
    return moment(number) if axis.scale is Scale.TIME else number


def moment(days: float) -> str:
    """Give days, counted like a date's ordinal, as an ISO time."""
    return (datetime(1, 1, 1) + timedelta(days=days - 1)).isoformat(timespec="minutes")  # noqa: DTZ001 - days have no zone


def paper_x(chart: Chart, x: float) -> float:
    """Give a pixel from the left as a fraction of the paper."""
    return x / chart.width


def paper_y(chart: Chart, y: float) -> float:
    """Give a pixel from the top as a fraction of the paper, which Plotly counts from the bottom."""
    return 1 - y / chart.height
