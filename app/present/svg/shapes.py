"""Markers: the shape says how the source means its number, so that colour never says it alone."""

from collections.abc import Iterable

from app.figures.vocabulary import Nature
from app.present.svg.ink import Ink, element, number

DASHES = {Nature.FORECAST: "2.5 1.7", Nature.RUMOUR: "1.4 1.8"}
"""The dashes of outlines: what is forecast is dashed, what is rumoured is dotted."""


Stroke = tuple[tuple[float, float], ...]
"""A line through several places, in pixels."""


def marker(nature: Nature, x: float, y: float, radius: float, ink: Ink) -> str:
    """Draw the marker of a nature around a point, in the colour that is current there."""
    if nature is Nature.ACTUAL:
        return _circle(x, y, radius, {"fill": "currentColor"})
    if nature is Nature.RUMOUR:
        outline = {"stroke-width": "1.5", "stroke-dasharray": DASHES[nature]} | ink.look("paper", "grey")
        return _circle(x, y, radius, outline) + _circle(x, y, radius * 0.4, {"fill": "currentColor"})
    hollow = {"stroke": "currentColor", "stroke-width": "1.8"} | ink.look("paper")
    if nature is Nature.ESTIMATE:
        return _circle(x, y, radius - 0.4, hollow)
    if nature is Nature.FORECAST:
        hollow["stroke-dasharray"] = DASHES[nature]
    if nature is Nature.ORDER:
        hollow = {"fill": "currentColor"}
    return element("path", {"d": _path(corners(nature, radius), x, y) + "Z"} | hollow)


def ring(x: float, y: float, radius: float, ink: Ink) -> str:
    """Draw the ring around a claim that a rule holds against another."""
    return _circle(x, y, radius, ink.look("ring"))


def cross(x: float, y: float, radius: float) -> str:
    """Draw the cross over a claim that was withdrawn or denied."""
    return _strokes(cross_strokes(radius), x, y)


def arrow(x: float, y: float, dx: float, dy: float, radius: float) -> str:
    """Draw an arrow from a marker along (dx, dy): the numbers go on that way without a stated end."""
    return _strokes(arrow_strokes(dx, dy, radius), x, y)


def cross_strokes(radius: float) -> tuple[Stroke, ...]:
    """Give the lines of a cross around a place."""
    r = radius + 2
    return ((-r, -r), (r, r)), ((-r, r), (r, -r))


def arrow_strokes(dx: float, dy: float, radius: float) -> tuple[Stroke, ...]:
    """Give the lines of an arrow from the edge of a marker, around the marker's place."""
    length = max(abs(dx), abs(dy))
    ux, uy = dx / length, dy / length
    wings = [(dx - 4 * ux + side * 3.2 * uy, dy - 4 * uy + side * 3.2 * ux) for side in (1, -1)]
    return ((ux * radius, uy * radius), (dx, dy)), *((wing, (dx, dy)) for wing in wings)


def corners(nature: Nature, radius: float) -> Stroke:
    """Give the corners of the markers that have any, around the marker's place."""
    r = radius + 0.8
    return {
        Nature.FORECAST: ((0, -r), (r, 0), (0, r), (-r, 0)),
        Nature.GUIDANCE: ((0, -r), (r, r * 0.8), (-r, r * 0.8)),
        Nature.TARGET: ((0, r), (r, -r * 0.8), (-r, -r * 0.8)),
        Nature.ORDER: ((-r + 1, -r + 1), (r - 1, -r + 1), (r - 1, r - 1), (-r + 1, r - 1)),
    }[nature]


def _strokes(strokes: Iterable[Stroke], x: float, y: float) -> str:
    path = "".join(_path(stroke, x, y) for stroke in strokes)
    return element("path", {"d": path, "stroke": "currentColor", "stroke-width": "1.6", "fill": "none"})


def _path(points: Stroke, x: float, y: float) -> str:
    return "M" + "L".join(f"{number(x + dx)} {number(y + dy)}" for dx, dy in points)


def _circle(x: float, y: float, radius: float, looks: dict[str, str]) -> str:
    return element("circle", {"cx": number(x), "cy": number(y), "r": number(radius)} | looks)
