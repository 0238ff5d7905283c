"""A whole chart as a Plotly figure, laid out in the very pixels of its SVG."""

import json
import math
from typing import Any

import plotly.graph_objects as go

from app.present.chart.geometry import Axis, Scale
from app.present.chart.values import Chart, Form, LegendItem, Size
from app.present.plotly_chart.place import Place, value_at
from app.present.plotly_chart.signs import legend_shapes, mark_shapes
from app.present.plotly_chart.traces import traces
from app.present.plotly_chart.words import annotations, shapes, text
from app.present.svg.ink import COLOURS, FAINT, INK, MUTED, PAPER

_STANDOFF = 2  # puts the labels of time where the drawing has them, in pixels


def plotly_figure(chart: Chart) -> go.Figure:
    """Give a chart as a Plotly figure, without Plotly's default template.

    Colours are the light ones; `layout.meta.colours` says which CSS variable stands for each, so that the page can
    put its own in. Every marker's `customdata` is the figure's address and the lines shown on hovering.
    """
    places = [Place(chart, panel, number) for number, panel in enumerate(chart.panels, start=1)]
    radius = 4 if chart.size is Size.CARD else 5
    layout: dict[str, Any] = {
        "template": {},
        "width": chart.width,
        "height": chart.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "autoexpand": False},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "inherit", "size": chart.font, "color": INK},
        "hovermode": "closest",
        "hoverlabel": {
            "align": "left",
            "bgcolor": PAPER,
            "bordercolor": FAINT,
            "font": {"color": INK, "family": "inherit", "size": chart.font},
        },
        "dragmode": "zoom" if any(panel.form is Form.TIME for panel in chart.panels) else False,
        "showlegend": False,
        "barmode": "overlay",
        "meta": {"colours": COLOURS, "title": chart.title, "summary": chart.summary},
        "annotations": [note for place in places for note in annotations(place)],
        "shapes": [shape for place in places for shape in (*shapes(place), *mark_shapes(place, radius))],
    }
    for place in places:
        across, up = place.domain()
        layout[f"xaxis{place.suffix}"] = _axis(place.panel.x, across, f"y{place.suffix}")
        layout[f"yaxis{place.suffix}"] = _axis(place.panel.y, up, f"x{place.suffix}")
    if chart.legend:
        signs = (shape for item in chart.legend for shape in legend_shapes(item, chart.width, chart.height))
        layout["shapes"] += signs
        layout["annotations"] += [_legend_text(chart, item) for item in chart.legend]
    if chart.empty:
        layout["annotations"].append(text(chart, chart.width / 2, chart.height / 2, chart.empty, anchor="center"))
    made = [trace for place in places for trace in traces(place, radius)]
    return go.Figure(data=made, layout=layout, skip_invalid=False)


def to_plotly_json(chart: Chart) -> str:
    """Give the figure as the JSON that Plotly.js draws, with the configuration of its buttons."""
    figure = json.loads(plotly_figure(chart).to_json(validate=False))
    figure["layout"].pop("template", None)
    figure["config"] = {
        "displaylogo": False,
        "scrollZoom": False,
        "showTips": False,
        "typesetMath": False,
        "displayModeBar": "hover" if any(panel.form is Form.TIME for panel in chart.panels) else False,
        "modeBarButtons": [["zoom2d", "pan2d", "resetScale2d"]],
    }
    return json.dumps(figure, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def warm() -> None:
    """Draw once for nothing: the first figure pays for Plotly's lazy imports and validators, some 100 ms."""
    figure = go.Figure(
        data=[go.Scatter(x=["2025-01-01"], y=[1.0], mode="markers", marker={"symbol": ["circle"], "color": [INK]})],
        layout={"template": {}, "annotations": [{"text": "", "x": 0, "y": 0}], "shapes": [{"type": "line"}]},
    )
    figure.to_json(validate=False)


def _axis(axis: Axis, domain: list[float], anchor: str) -> dict[str, Any]:
    """Give an axis that places things; only that of time can be zoomed, and so has labels of its own.

    The ticks of values are drawn with the panel: they stay as they are.
    """
    shared: dict[str, Any] = {
        "domain": domain,
        "anchor": anchor,
        "showgrid": False,
        "zeroline": False,
        "automargin": False,
    }
    if axis.scale is Scale.TIME:
        ends = [value_at(axis, 0), value_at(axis, 1)]
        return shared | _time_labels(axis) | {"type": "date", "range": ends, "showline": True, "linecolor": FAINT}
    shared |= {"visible": False, "fixedrange": True}
    if axis.scale is Scale.LOG:
        return shared | {"type": "log", "range": [math.log10(axis.low), math.log10(axis.high)]}
    return shared | {"type": "linear", "range": [axis.low, axis.high]}


def _time_labels(axis: Axis) -> dict[str, Any]:
    return {
        "tickmode": "array",
        "tickvals": [value_at(axis, tick.label_at) for tick in axis.ticks],
        "ticktext": [tick.label for tick in axis.ticks],
        "tickfont": {"color": MUTED},
        "ticks": "",
        "tickangle": 0,
        "ticklabelstandoff": _STANDOFF,
    }


def _legend_text(chart: Chart, item: LegendItem) -> dict[str, Any]:
    return text(chart, item.x + (15 if item.sign else 0), item.y, item.text, colour=INK)
