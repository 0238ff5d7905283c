"""Markers: the shape says how the source means its number, so that colour never says it alone."""

from app.figures.vocabulary import Nature
from app.present.svg.ink import Ink, element, number

DASHES = {Nature.FORECAST: "2.5 1.7", Nature.RUMOUR: "1.4 1.8"}
"""The dashes of outlines: what is forecast is dashed, what is rumoured is dotted."""


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
    return element("path", {"d": _outline(nature, x, y, radius)} | hollow)


def cross(x: float, y: float, radius: float) -> str:
    """Draw the cross over a claim that was withdrawn or denied."""
    r = radius + 2
    one = f"M{number(x - r)} {number(y - r)}L{number(x + r)} {number(y + r)}"
    path = one + f"M{number(x - r)} {number(y + r)}L{number(x + r)} {number(y - r)}"
    return element("path", {"d": path, "stroke": "currentColor", "stroke-width": "1.6", "fill": "none"})


def arrow(x: float, y: float, dx: float, dy: float, radius: float) -> str:
    """Draw an arrow from a marker along (dx, dy): the numbers go on that way without a stated end."""
    length = max(abs(dx), abs(dy))
    ux, uy = dx / length, dy / length
    tip_x, tip_y = x + dx, y + dy
    start = f"M{number(x + ux * radius)} {number(y + uy * radius)}L{number(tip_x)} {number(tip_y)}"
    wings = [(tip_x - 4 * ux + side * 3.2 * uy, tip_y - 4 * uy + side * 3.2 * ux) for side in (1, -1)]
    head = "".join(f"M{number(wx)} {number(wy)}L{number(tip_x)} {number(tip_y)}" for wx, wy in wings)
    return element("path", {"d": start + head, "stroke": "currentColor", "stroke-width": "1.6", "fill": "none"})


def _outline(nature: Nature, x: float, y: float, radius: float) -> str:
    r = radius + 0.8
    corners = {
        Nature.FORECAST: ((0, -r), (r, 0), (0, r), (-r, 0)),
        Nature.GUIDANCE: ((0, -r), (r, r * 0.8), (-r, r * 0.8)),
        Nature.TARGET: ((0, r), (r, -r * 0.8), (-r, -r * 0.8)),
        Nature.ORDER: ((-r + 1, -r + 1), (r - 1, -r + 1), (r - 1, r - 1), (-r + 1, r - 1)),
    }[nature]
    return "M" + "L".join(f"{number(x + dx)} {number(y + dy)}" for dx, dy in corners) + "Z"


def _circle(x: float, y: float, radius: float, looks: dict[str, str]) -> str:
    return element("circle", {"cx": number(x), "cy": number(y), "r": number(radius)} | looks)
