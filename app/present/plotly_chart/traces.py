"""Claims as Plotly traces: bars of periods, whiskers and lines by colour, and what answers pointing at marks."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from app.present.chart.values import AHEAD, PASSED_OVER, Form, Mark, Point
from app.present.plotly_chart.bars import area_traces, bar_trace
from app.present.plotly_chart.place import Coordinate, Place
from app.present.svg.ink import LIGHT_SOURCES
from app.present.svg.marks import FADED, REACH

_Stroke = tuple[Coordinate, Coordinate, Coordinate, Coordinate]
_LEAST_WHISKER, _CAP = 4, 4


def traces(place: Place, radius: float) -> list[go.Scatter | go.Bar]:
    """Give the traces of one panel, in drawing order; only its bars and its markers answer hovering."""
    panel = place.panel
    made: list[go.Scatter | go.Bar] = [*area_traces(place), *([bar_trace(place)] if panel.bars else [])]
    for colour, faded in sorted({(point.colour, _is_faded(point)) for point in panel.points}):
        ends = (*panel.marks, *(bar.end for bar in panel.bars))
        marks = [mark for mark in ends if (mark.point.colour, _is_faded(mark.point)) == (colour, faded)]
        seen = FADED if faded else 1
        dashes = [] if faded else ["", PASSED_OVER, AHEAD]
        for strokes, looks, opacity in (
            *((_joins(place, colour, dash), {"width": 1} | _dashes(dash), 0.55) for dash in dashes),
            (_bars(marks, place), {"width": 2}, 0.45 * seen),
            (_bodies(marks, place), {"width": radius * 1.1}, 0.35 * seen),
            (_whiskers(marks, place), {"width": 1.4}, seen),
        ):
            if strokes:
                made.append(_strokes(strokes, place, looks | {"color": LIGHT_SOURCES[colour]}, opacity))
    return [*made, _markers(place, radius)] if panel.marks else made


def _is_faded(point: Point) -> bool:
    return point.faded or point.struck


def _strokes(strokes: Sequence[_Stroke], place: Place, looks: dict[str, Any], opacity: float) -> go.Scatter:
    """Draw separate straight lines as one trace, with gaps between."""
    xs: list[Coordinate | None] = []
    ys: list[Coordinate | None] = []
    for x1, y1, x2, y2 in strokes:
        xs += [x1, x2, None]
        ys += [y1, y2, None]
    return go.Scatter(
        x=xs, y=ys, mode="lines", line=looks, opacity=opacity, hoverinfo="skip", showlegend=False, **_axes(place)
    )


def _bars(marks: Sequence[Mark], place: Place) -> list[_Stroke]:
    wide = [(mark, mark.bar) for mark in marks if mark.bar and mark.bar[1] - mark.bar[0] >= REACH]
    return [
        (place.across(start + 1), place.up(mark.y), place.across(end - 1), place.up(mark.y))
        for mark, (start, end) in wide
    ]


def _bodies(marks: Sequence[Mark], place: Place) -> list[_Stroke]:
    """Give the broad lengths of ranges."""
    return [
        _stroke(place, *((mark.x, end) if place.panel.form is Form.TIME else (end, mark.y) for end in mark.whisker))
        for mark in marks
        if mark.whisker and _is_drawn(mark.whisker) and mark.point.ranged
    ]


def _whiskers(marks: Sequence[Mark], place: Place) -> list[_Stroke]:
    """Give the caps of intervals, and what lies between them unless that is a range."""
    over_time = place.panel.form is Form.TIME
    strokes: list[_Stroke] = []
    for mark in marks:
        if not mark.whisker or not _is_drawn(mark.whisker):
            continue
        if not mark.point.ranged:
            strokes.append(_stroke(place, *((mark.x, end) if over_time else (end, mark.y) for end in mark.whisker)))
        strokes += [
            _stroke(place, (mark.x - _CAP, end), (mark.x + _CAP, end))
            if over_time
            else _stroke(place, (end, mark.y - _CAP), (end, mark.y + _CAP))
            for end in mark.whisker
        ]
    return strokes


def _is_drawn(ends: tuple[float, float]) -> bool:
    return abs(ends[1] - ends[0]) >= _LEAST_WHISKER


def _stroke(place: Place, start: tuple[float, float], end: tuple[float, float]) -> _Stroke:
    return place.across(start[0]), place.up(start[1]), place.across(end[0]), place.up(end[1])


def _dashes(dash: str) -> dict[str, Any]:
    return {"dash": ",".join(f"{length}px" for length in dash.split())} if dash else {}


def _joins(place: Place, colour: int, dash: str) -> list[_Stroke]:
    return [
        (place.across(one[0]), place.up(one[1]), place.across(other[0]), place.up(other[1]))
        for line in place.panel.lines
        if line.colour == colour and line.dash == dash
        for one, other in pairwise(line.points)
    ]


def _markers(place: Place, radius: float) -> go.Scatter:
    """Give what answers pointing at marks; what is seen of them are shapes, which zooming leaves as they are."""
    marks = place.panel.marks
    return go.Scatter(
        x=[place.across(mark.x) for mark in marks],
        y=[place.up(mark.y) for mark in marks],
        mode="markers",
        marker={"size": 2 * radius, "opacity": 0, "color": [LIGHT_SOURCES[mark.point.colour] for mark in marks]},
        cliponaxis=False,
        customdata=[[mark.point.href, place.hover(mark.point)] for mark in marks],
        hovertemplate="%{customdata[1]}<extra></extra>",
        showlegend=False,
        **_axes(place),
    )


def _axes(place: Place) -> dict[str, str]:
    return {"xaxis": f"x{place.suffix}", "yaxis": f"y{place.suffix}"}
