"""Text, arrows, bands and event lines as Plotly's annotations and shapes."""

from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import Any

from app.present.chart.geometry import Box
from app.present.chart.panel import ARROW
from app.present.chart.values import Arrow, BandKind, Chart, Form, Label
from app.present.plotly_chart.bars import bar_shapes
from app.present.plotly_chart.place import Coordinate, Place, paper_x, paper_y
from app.present.svg.ink import AGREEMENT, DISPUTE, FAINT, GRID, INK, LIGHT_SOURCES, MUTED, REVISION

_ANCHORS = {"start": "left", "middle": "center", "end": "right"}
BAND_COLOURS = {BandKind.DISPUTED: DISPUTE, BandKind.REVISED: REVISION, BandKind.AGREED: AGREEMENT}
"""The colour of each kind of band."""
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
    """Give every text and arrow of a panel; what belongs to a day moves with it when time is zoomed."""
    panel, chart = place.panel, place.chart
    for label in panel.heading:
        yield _text(place, label, moving=False)
    for label in panel.labels:
        covers = any(_lies_on(label, bar.box) for bar in panel.bars)
        yield _text(place, replace(label, hover="") if covers else label, moving=panel.form is Form.TIME)
    for event in panel.events:
        for label in event.labels:
            written = _text(place, replace(label, hover=event.hover), moving=True)
            yield written | {"text": f'<a href="{escape(event.href)}" target="_self">{written["text"]}</a>'}
    for mark in (*panel.marks, *(bar.end for bar in panel.bars)):
        if mark.point.arrow is not Arrow.NONE:
            yield _arrow(place, mark.x, mark.y, LIGHT_SOURCES[mark.point.colour], up=mark.point.arrow is Arrow.UP)
    for mark in panel.marks:
        sign = mark.point.badge + (f"×{mark.point.echoes + 1}" if mark.point.echoes and panel.form is Form.TIME else "")
        if sign:
            note = text(chart, mark.x + 6, mark.y - 3, sign, colour=LIGHT_SOURCES[mark.point.colour])
            yield note | {"font": note["font"] | {"size": 9}}


def _lies_on(label: Label, box: Box) -> bool:
    """Say whether a text lies on a bar; with words of its own for hovering it would keep the bar from answering."""
    return box.left <= label.x <= box.right and box.top <= label.y <= box.bottom


def _text(place: Place, label: Label, *, moving: bool) -> dict[str, Any]:
    colour, bold = _INKS.get(label.role, MUTED), label.role in {"heading", "section", "step"}
    anchor = _ANCHORS[label.anchor]
    note = text(place.chart, label.x, label.y, label.text, anchor=anchor, colour=colour, bold=bold)
    if label.hover and label.hover != label.text:
        note["hovertext"] = escape(label.hover, quote=False)
    return note | {"x": place.across(label.x), "xref": f"x{place.suffix}"} if moving else note


def _arrow(place: Place, x: float, y: float, colour: str, *, up: bool) -> dict[str, Any]:
    """Point from a marker along the axis of values, by ARROW pixels."""
    way = ARROW if up else -ARROW
    shift = (
        {"yshift": way, "ax": 0, "ay": way} if place.panel.form is Form.TIME else {"xshift": way, "ax": -way, "ay": 0}
    )
    return shift | {
        "text": "",
        "x": place.across(x),
        "y": paper_y(place.chart, y),
        "xref": f"x{place.suffix}",
        "yref": "paper",
        "showarrow": True,
        "arrowhead": 2,
        "arrowsize": 0.9,
        "arrowwidth": 1.5,
        "arrowcolor": colour,
    }


def shapes(place: Place) -> Iterator[dict[str, Any]]:
    """Give the bands, event lines and rules of a panel, all below the marks, and what belongs to its bars."""
    panel, chart = place.panel, place.chart
    yield from bar_shapes(place)
    for band in panel.bands:
        colour, box = BAND_COLOURS[band.kind], band.box
        yield _shape(place, (box.left, box.top), (box.right, box.bottom)) | {
            "type": "rect",
            "fillcolor": colour,
            "opacity": 0.12,
            "line": {"color": colour, "width": 1},
        }
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
    for y in panel.rules:
        ends: dict[str, Coordinate] = {
            "x0": paper_x(chart, panel.plot.left),
            "x1": paper_x(chart, panel.plot.right),
            "y0": paper_y(chart, y),
            "y1": paper_y(chart, y),
        }
        looks = {"type": "line", "xref": "paper", "yref": "paper", "layer": "below"}
        yield ends | looks | {"line": {"color": GRID, "width": 1}}


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
