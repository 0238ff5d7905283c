"""Bars and areas for Plotly: what is filled, in the pixels of the SVG, with the outlines that tell natures apart."""

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

from app.figures.vocabulary import Nature
from app.findings.comparison import EXPECTATIONS
from app.present.chart.geometry import Box
from app.present.plotly_chart.place import Place
from app.present.svg.bars import seen_box
from app.present.svg.ink import FAINT, INK, LIGHT_SOURCES, MUTED, PAPER, TINTS


def bar_trace(place: Place) -> go.Bar:
    """Give the bars of a panel as one trace, which answers hovering over all their length."""
    bars = place.panel.bars
    boxes = [seen_box(bar.box) for bar in bars]
    lefts, rights = [place.across(box.left) for box in boxes], [place.across(box.right) for box in boxes]
    return go.Bar(
        orientation="h",
        base=lefts,
        x=[float(right) - float(left) for left, right in zip(lefts, rights, strict=True)],
        y=[place.up(box.top + box.height / 2) for box in boxes],
        width=[box.height for box in boxes],
        marker={
            "color": [LIGHT_SOURCES[bar.point.colour] for bar in bars],
            "opacity": [TINTS[bar.tint] for bar in bars],
            "line": {"width": 0},
        },
        customdata=[[bar.point.href, place.hover(bar.point)] for bar in bars],
        hovertemplate="%{customdata[1]}<extra></extra>",
        cliponaxis=False,
        showlegend=False,
        xaxis=f"x{place.suffix}",
        yaxis=f"y{place.suffix}",
    )


def area_traces(place: Place) -> Iterator[go.Scatter]:
    """Give each area as a filled trace that lies behind all others and answers nothing."""
    for area in place.panel.areas:
        yield go.Scatter(
            x=[place.across(x) for x, _ in area.points],
            y=[place.up(y) for _, y in area.points],
            mode="none",
            fill="toself",
            fillcolor=MUTED if area.colour is None else LIGHT_SOURCES[area.colour],
            opacity=0.16,
            hoverinfo="skip",
            showlegend=False,
            xaxis=f"x{place.suffix}",
            yaxis=f"y{place.suffix}",
        )


def bar_shapes(place: Place) -> Iterator[dict[str, Any]]:
    """Give the paper under bars, their outlines, the places that nothing fills, and the limits of the plot."""
    panel = place.panel
    for outline in panel.outlines:
        line = {"color": FAINT, "width": 1, "dash": "1px,3px"}
        yield _rectangle(place, seen_box(outline.box)) | {"fillcolor": PAPER, "line": line, "layer": "between"}
    for bar in panel.bars:
        seen = _rectangle(place, seen_box(bar.box))
        yield seen | {"fillcolor": PAPER, "line": {"width": 0}, "layer": "between"}
        yield seen | {"line": {"color": LIGHT_SOURCES[bar.point.colour], "width": 1} | _dash(bar.point.nature)}
    for x in panel.limits:
        ends = _rectangle(place, Box(x, panel.plot.top - 4, 0, panel.plot.height + 4))
        yield ends | {"type": "line", "line": {"color": INK, "width": 1}}


def _dash(nature: Nature) -> dict[str, str]:
    if nature not in EXPECTATIONS:
        return {}
    return {"dash": "1.4px,1.8px" if nature is Nature.RUMOUR else "4px,3px"}


def _rectangle(place: Place, box: Box) -> dict[str, Any]:
    return {
        "type": "rect",
        "xref": f"x{place.suffix}",
        "yref": f"y{place.suffix}",
        "x0": place.across(box.left),
        "x1": place.across(box.right),
        "y0": place.up(box.bottom),
        "y1": place.up(box.top),
    }
