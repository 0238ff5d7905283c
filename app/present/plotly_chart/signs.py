"""Markers, arrows and the signs of the legend as shapes of fixed size, drawn as the SVG draws them.

Plotly's own markers can't be dashed and have other measures; these stand where the drawing's stand, whatever the zoom.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from app.figures.vocabulary import Nature
from app.present.chart.legend import RINGED, SOURCE, STRUCK
from app.present.chart.panel import extent
from app.present.chart.values import Arrow, BandKind, Form, LegendItem, Mark
from app.present.plotly_chart.place import Place, paper_x, paper_y
from app.present.svg.ink import AGREEMENT, DISPUTE, LIGHT_SOURCES, MUTED, PAPER, REVISION
from app.present.svg.marks import FADED, arrow_to
from app.present.svg.shapes import DASHES, arrow_strokes, corners, cross_strokes

BANDS = {
    BandKind.DISPUTED: (DISPUTE, 0.1, 0.45),
    BandKind.REVISED: (REVISION, 0.1, 0.4),
    BandKind.AGREED: (AGREEMENT, 0.18, 0.35),
}
"""The colour of each kind of band, and how opaque its area and its outline are."""

_Shape = dict[str, Any]
_Stroke = Sequence[tuple[float, float]]


def mark_shapes(place: Place, radius: float) -> Iterator[_Shape]:
    """Give what is drawn at each mark of a panel, but for its whisker and its period."""
    for mark in place.panel.marks:
        at = _at(place, mark)
        point, colour = mark.point, LIGHT_SOURCES[mark.point.colour]
        shapes = [*arrow_shapes(place, mark, radius), *_marker(point.nature, radius, colour, at)]
        if point.objection:
            shapes.append(_ring(extent(point, radius)) | at)
        if point.struck:
            shapes.append(_strokes(cross_strokes(radius), colour, 1.6) | at)
        yield from (shape | {"opacity": FADED} for shape in shapes) if point.faded or point.struck else shapes


def arrow_shapes(place: Place, mark: Mark, radius: float) -> Iterator[_Shape]:
    """Give the arrow of an open bound."""
    if mark.point.arrow is not Arrow.NONE:
        strokes = arrow_strokes(*arrow_to(mark.point.arrow, place.panel.form), radius)
        yield _strokes(strokes, LIGHT_SOURCES[mark.point.colour], 1.6) | _at(place, mark)


def legend_shapes(item: LegendItem, width: float, height: float) -> Iterator[_Shape]:
    """Give the sign of an entry of the legend."""
    centre = {"xanchor": (item.x + 5) / width, "yanchor": 1 - (item.y - 4) / height}
    at = centre | {"xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel"}
    square = {"type": "rect", "x0": -5, "x1": 5, "y0": -5, "y1": 5} | at
    colour = MUTED if item.colour is None else LIGHT_SOURCES[item.colour]
    if item.sign == SOURCE:
        yield square | {"fillcolor": colour, "line": {"width": 0}}
    elif item.sign in set(BandKind):
        yield from band_shapes(square, BandKind(item.sign))
    elif item.sign == STRUCK:
        yield _strokes(cross_strokes(2.2), colour, 1.6) | at
    elif item.sign == RINGED:
        yield _ring(4.2) | at
    elif item.sign:
        yield from _marker(Nature(item.sign), 4.2, colour, at)


def band_shapes(box: _Shape, kind: BandKind) -> Iterator[_Shape]:
    """Give the area and the outline of a band that fills a box."""
    colour, area, outline = BANDS[kind]
    yield box | {"fillcolor": colour, "opacity": area, "line": {"width": 0}}
    yield box | {"opacity": outline, "line": {"color": colour, "width": 1}}


def _at(place: Place, mark: Mark) -> _Shape:
    """Say where a mark stands: on the paper, where no edge of a plot cuts it off; only days move with their axis."""
    over_time = place.panel.form is Form.TIME
    return {
        "xref": f"x{place.suffix}" if over_time else "paper",
        "yref": "paper",
        "xanchor": place.across(mark.x) if over_time else paper_x(place.chart, mark.x),
        "yanchor": paper_y(place.chart, mark.y),
        "xsizemode": "pixel",
        "ysizemode": "pixel",
    }


def _marker(nature: Nature, radius: float, colour: str, at: _Shape) -> Iterator[_Shape]:
    """Draw the marker of a nature; the same outlines, fills and dashes as in the SVG."""
    filled = {"fillcolor": colour, "line": {"width": 0}} | at
    if nature is Nature.ACTUAL:
        yield _circle(radius) | filled
    elif nature is Nature.ORDER:
        yield _outline(nature, radius) | filled
    elif nature is Nature.RUMOUR:
        line = {"color": MUTED, "width": 1.5, "dash": _dash(nature)}
        yield _circle(radius) | {"fillcolor": PAPER, "line": line} | at
        yield _circle(radius * 0.4) | filled
    else:
        outline = _circle(radius - 0.4) if nature is Nature.ESTIMATE else _outline(nature, radius)
        dash = {"dash": _dash(nature)} if nature in DASHES else {}
        yield outline | {"fillcolor": PAPER, "line": {"color": colour, "width": 1.8} | dash} | at


def _dash(nature: Nature) -> str:
    return ",".join(f"{length}px" for length in DASHES[nature].split())


def _circle(radius: float) -> _Shape:
    return {"type": "circle", "x0": -radius, "x1": radius, "y0": -radius, "y1": radius}


def _ring(radius: float) -> _Shape:
    return _circle(radius) | {"line": {"color": DISPUTE, "width": 1.5}}


def _outline(nature: Nature, radius: float) -> _Shape:
    return {"type": "path", "path": f"{_path(corners(nature, radius))}Z"}


def _strokes(strokes: Sequence[_Stroke], colour: str, width: float) -> _Shape:
    return {"type": "path", "path": "".join(map(_path, strokes)), "line": {"color": colour, "width": width}}


def _path(points: _Stroke) -> str:
    """Write a line; Plotly counts pixels upwards."""
    return "M" + "L".join(f"{x:.4g},{0 - y:.4g}" for x, y in points)
