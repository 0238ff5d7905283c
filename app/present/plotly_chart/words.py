"""Text, grid, bands and event lines as Plotly's annotations and shapes."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from app.present.chart.geometry import Box
from app.present.chart.labels import SMALL, sign_places
from app.present.chart.panel import extent
from app.present.chart.values import Chart, Form, Label
from app.present.plotly_chart.bars import bar_shapes
from app.present.plotly_chart.place import Place, paper_x, paper_y
from app.present.plotly_chart.signs import arrow_shapes, band_shapes
from app.present.svg.drawing import grid_role
from app.present.svg.ink import DISPUTE, FAINT, GRID, INK, LIGHT_SOURCES, MUTED

_ANCHORS = {"start": "left", "middle": "center", "end": "right"}
_RADIUS = 5
_INKS = {"heading": INK, "section": INK, "row": INK, "name": INK, "segment": INK, "disputed-text": DISPUTE}


def text(  # noqa: PLR0913 - a place, a text and its looks
    chart: Chart, x: float, y: float, content: str, *, anchor: str = "left", colour: str = MUTED, bold: bool = False
) -> dict[str, Any]:
    """Write a line whose baseline stands at a pixel of the chart; it stays there when time is zoomed."""
    font: dict[str, Any] = {"color": colour, "size": chart.font}
    if bold:
        font["weight"] = 600
    return {
        "text": escape(content, quote=False),
        "x": paper_x(chart, x),
        "y": paper_y(chart, y - chart.font * 0.35),
        "xref": "paper",
        "yref": "paper",
        "xanchor": anchor,
        "yanchor": "middle",
        "align": anchor,
        "showarrow": False,
        "borderpad": 0,
        "font": font,
    }


def annotations(place: Place) -> Iterator[dict[str, Any]]:
    """Give every text and arrow of a panel; what belongs to a day moves with it when time is zoomed.

    A text's name is its role, by which chart.css gives it the looks of the drawing's, and where it leads, if anywhere.
    """
    panel, chart = place.panel, place.chart
    for label in panel.heading:
        yield _text(place, label, moving=False)
    for label in panel.labels:
        covers = any(_lies_on(label, bar.box) for bar in panel.bars)
        yield _text(place, replace(label, hover="") if covers else label, moving=panel.form is Form.TIME)
    for event in panel.events:
        for label in event.labels:
            written = _text(place, replace(label, hover=event.hover), moving=True)
            yield written | {"name": f"{label.role} {event.href}"}
    yield from _ticks(place)
    for mark in panel.marks:
        edge = extent(mark.point, _RADIUS)
        for sign, top in sign_places(mark.point, mark.y, edge):
            right = mark.x + edge + (sign != mark.point.badge)
            note = text(chart, right, top + SMALL - 2, sign, colour=LIGHT_SOURCES[mark.point.colour], bold=True)
            moved = {"x": place.across(right), "xref": f"x{place.suffix}"} if panel.form is Form.TIME else {}
            if panel.form is Form.TIME or sign == mark.point.badge:
                yield note | {"font": note["font"] | {"size": SMALL}} | moved


def _ticks(place: Place) -> Iterator[dict[str, Any]]:
    """Give the labels of the axis of values, which the reader can't zoom."""
    panel, chart = place.panel, place.chart
    for tick in panel.y.ticks:
        y = panel.plot.up(tick.at) + chart.font * 0.35
        yield text(chart, panel.plot.left - 8, y, tick.label, anchor="right")
    if panel.form is Form.ROWS:
        for tick in panel.x.ticks:
            x = panel.plot.across(tick.label_at)
            yield text(chart, x, panel.plot.bottom + chart.font + 5, tick.label, anchor="center")


def _lies_on(label: Label, box: Box) -> bool:
    """Say whether a text lies on a bar; with words of its own for hovering it would keep the bar from answering."""
    return box.left <= label.x <= box.right and box.top <= label.y <= box.bottom


def _text(place: Place, label: Label, *, moving: bool) -> dict[str, Any]:
    colour, bold = _INKS.get(label.role, MUTED), label.role in {"heading", "section", "step"}
    anchor = _ANCHORS[label.anchor]
    note = text(place.chart, label.x, label.y, label.text, anchor=anchor, colour=colour, bold=bold)
    note["name"] = label.role
    if label.hover and label.hover != label.text:
        note["hovertext"] = escape(label.hover, quote=False)
    return note | {"x": place.across(label.x), "xref": f"x{place.suffix}"} if moving else note


def shapes(place: Place) -> Iterator[dict[str, Any]]:
    """Give the bands, event lines and rules of a panel, all below the marks, and what belongs to its bars."""
    panel = place.panel
    yield from bar_shapes(place)
    yield from _grid(place)
    for band in panel.bands:
        box = band.box
        corners = _shape(place, (box.left, box.top), (box.right, box.bottom)) | {"type": "rect"}
        yield from band_shapes(corners, band.kind)
    for event in panel.events:
        yield _shape(place, (event.x, event.top), (event.x, panel.plot.bottom)) | {
            "type": "line",
            "line": {"color": FAINT, "width": 1, "dash": "3px,3px"} if event.labels else {"color": MUTED, "width": 1},
        }
    for label in panel.labels:
        if label.leader:
            yield _shape(place, label.leader.start, label.leader.end) | {
                "type": "line",
                "line": {"color": MUTED, "width": 0.8},
            }
    for bar in panel.bars:
        yield from arrow_shapes(place, bar.end, _RADIUS)


def _grid(place: Place) -> Iterator[dict[str, Any]]:
    """Give the grid of values, the short ticks of time, and the rules between rows."""
    panel, plot = place.panel, place.panel.plot
    for tick in panel.y.ticks:
        y = plot.up(tick.at)
        yield _line(place, (plot.left, y), (plot.right, y), grid_role(panel.y, tick.at))
    for tick in panel.x.ticks:
        x = plot.across(tick.at)
        if panel.form is Form.ROWS:
            yield _line(place, (x, plot.top), (x, plot.bottom + 4), grid_role(panel.x, tick.at))
        elif 0 <= tick.at <= 1:
            ends = _shape(place, (x, plot.bottom), (x, plot.bottom + 4))
            yield ends | {"type": "line", "line": {"color": FAINT, "width": 1}}
    for y in panel.rules:
        yield _line(place, (plot.left, y), (plot.right, y), "grid")


def _line(place: Place, start: tuple[float, float], end: tuple[float, float], role: str) -> dict[str, Any]:
    """Draw a line that stays where it is when time is zoomed."""
    return {
        "type": "line",
        "xref": "paper",
        "yref": "paper",
        "x0": paper_x(place.chart, start[0]),
        "x1": paper_x(place.chart, end[0]),
        "y0": paper_y(place.chart, start[1]),
        "y1": paper_y(place.chart, end[1]),
        "layer": "below",
        "line": {"color": FAINT if role == "axis" else GRID, "width": 1},
    }


def _shape(place: Place, start: tuple[float, float], end: tuple[float, float]) -> dict[str, Any]:
    return {
        "xref": f"x{place.suffix}",
        "yref": "paper",
        "x0": place.across(start[0]),
        "x1": place.across(end[0]),
        "y0": paper_y(place.chart, start[1]),
        "y1": paper_y(place.chart, end[1]),
        "layer": "below",
    }
