"""Claims as Plotly traces: bars of periods, whiskers and lines by colour, and one trace of markers per panel."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from app.figures.vocabulary import Nature
from app.present.chart.values import Form, Mark
from app.present.plotly_chart.bars import area_traces, bar_trace
from app.present.plotly_chart.place import Coordinate, Place
from app.present.svg.ink import LIGHT_SOURCES, MUTED

SYMBOLS = {
    Nature.ACTUAL: "circle",
    Nature.ESTIMATE: "circle-open",
    Nature.FORECAST: "diamond-open",
    Nature.GUIDANCE: "triangle-up-open",
    Nature.TARGET: "triangle-down-open",
    Nature.ORDER: "square",
    Nature.RUMOUR: "circle-open-dot",
}
"""The marker of each nature; what is forecast has a dashed line besides, where it has one."""

_Stroke = tuple[Coordinate, Coordinate, Coordinate, Coordinate]
_LEAST_BAR, _LEAST_WHISKER = 11, 4


def traces(place: Place, radius: float) -> list[go.Scatter | go.Bar]:
    """Give the traces of one panel, in drawing order; only its bars and its markers answer hovering."""
    panel = place.panel
    made: list[go.Scatter | go.Bar] = [*area_traces(place), *([bar_trace(place)] if panel.bars else [])]
    for colour in sorted({point.colour for point in panel.points}):
        ends = (*panel.marks, *(bar.end for bar in panel.bars))
        marks = [mark for mark in ends if mark.point.colour == colour]
        thin, broad = _whiskers(marks, place, ranged=False), _whiskers(marks, place, ranged=True)
        for strokes, looks, opacity in (
            (_joins(place, colour, dashed=False), {"width": 1}, 0.55),
            (_joins(place, colour, dashed=True), {"width": 1, "dash": "4px,3px"}, 0.55),
            (_bars(marks, place), {"width": 2}, 0.45),
            (thin, {"width": 1.4}, 1.0),
            (broad, {"width": radius * 1.1}, 0.35),
        ):
            if strokes:
                made.append(_strokes(strokes, place, looks | {"color": LIGHT_SOURCES[colour]}, opacity))
    return [*made, _markers(place, radius)] if panel.marks else made


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
    wide = [(mark, mark.bar) for mark in marks if mark.bar and mark.bar[1] - mark.bar[0] >= _LEAST_BAR]
    return [
        (place.across(start + 1), place.up(mark.y), place.across(end - 1), place.up(mark.y))
        for mark, (start, end) in wide
    ]


def _whiskers(marks: Sequence[Mark], place: Place, *, ranged: bool) -> list[_Stroke]:
    strokes: list[_Stroke] = []
    for mark in marks:
        if mark.whisker and mark.point.ranged is ranged and abs(mark.whisker[1] - mark.whisker[0]) >= _LEAST_WHISKER:
            strokes += _whisker(mark, mark.whisker, place, caps=not ranged)
    return strokes


def _whisker(mark: Mark, ends: tuple[float, float], place: Place, *, caps: bool) -> Iterator[_Stroke]:
    over_time = place.panel.form is Form.TIME
    one, other = ends
    lines = [(mark.x, one, mark.x, other)] if over_time else [(one, mark.y, other, mark.y)]
    if caps and over_time:
        lines += [(mark.x - 4, end, mark.x + 4, end) for end in ends]
    elif caps:
        lines += [(end, mark.y - 4, end, mark.y + 4) for end in ends]
    for x1, y1, x2, y2 in lines:
        yield place.across(x1), place.up(y1), place.across(x2), place.up(y2)


def _joins(place: Place, colour: int, *, dashed: bool) -> list[_Stroke]:
    return [
        (place.across(one[0]), place.up(one[1]), place.across(other[0]), place.up(other[1]))
        for line in place.panel.lines
        if line.colour == colour and line.dashed is dashed
        for one, other in pairwise(line.points)
    ]


def _markers(place: Place, radius: float) -> go.Scatter:
    marks = place.panel.marks
    colours = [LIGHT_SOURCES[mark.point.colour] for mark in marks]
    return go.Scatter(
        x=[place.across(mark.x) for mark in marks],
        y=[place.up(mark.y) for mark in marks],
        mode="markers",
        marker={
            "symbol": ["x-thin" if mark.point.struck else SYMBOLS[mark.point.nature] for mark in marks],
            "size": radius * 2,
            "color": colours,
            "opacity": [0.45 if mark.point.faded else 1 for mark in marks],
            "line": {
                "width": 1.8,
                "color": [
                    MUTED if mark.point.nature is Nature.RUMOUR else colour
                    for mark, colour in zip(marks, colours, strict=True)
                ],
            },
        },
        cliponaxis=False,
        customdata=[[mark.point.href, place.hover(mark.point)] for mark in marks],
        hovertemplate="%{customdata[1]}<extra></extra>",
        showlegend=False,
        **_axes(place),
    )


def _axes(place: Place) -> dict[str, str]:
    return {"xaxis": f"x{place.suffix}", "yaxis": f"y{place.suffix}"}
