"""Claims drawn: period bar, whisker, arrow and marker, within the link to the figure."""

from html import escape

from app.present.chart.panel import ARROW, extent
from app.present.chart.values import Arrow, Form, Mark
from app.present.svg.ink import Ink, element, number
from app.present.svg.shapes import arrow, cross, marker, ring

_LEAST_WHISKER = 4
FADED = 0.45
"""How opaque a claim is that was replaced, withdrawn or denied."""

REACH = 11
"""How far from its middle a mark answers pointing, in pixels."""


def draw_mark(mark: Mark, form: Form, radius: float, ink: Ink, *, linked: bool) -> str:
    """Draw one claim; linked, it leads to its figure and can be reached by keyboard, with its words as the title."""
    point = mark.point
    roles = [f"source-{point.colour}", *(["faded"] if point.faded or point.struck else [])]
    parts = [_bar(mark), draw_ends(mark, form, radius)]
    edge = extent(point, radius)
    parts += [ring(mark.x, mark.y, edge, ink)] if point.objection else []
    parts.append(marker(point.nature, mark.x, mark.y, radius, ink))
    if point.struck:
        parts.append(cross(mark.x, mark.y, radius))
    repeated = f"×{point.echoes + 1}" if point.echoes and form is Form.TIME and linked else ""
    if point.badge:
        parts.append(ink.text(mark.x + edge, mark.y - edge, point.badge, "badge"))
    if repeated:
        parts.append(ink.text(mark.x + edge + 1, mark.y + edge + 7, repeated, "badge"))
    drawn = "".join(parts)
    if not linked:
        return element("g", ink.look(*roles), drawn)
    words = f"<title>{escape(chr(10).join(point.hover))}</title>"
    target = {"cx": number(mark.x), "cy": number(mark.y), "r": str(REACH), "fill": "transparent"}
    said = f"{point.source_name} · {point.words} {point.badge}{repeated}".rstrip()
    attributes = ink.link(point.href) | {"aria-label": said}
    return element("a", attributes | ink.look("mark", *roles), words + drawn + element("circle", target))


def draw_ends(mark: Mark, form: Form, radius: float) -> str:
    """Draw the interval that a claim allows, and the arrow where it goes on without an end."""
    return _whisker(mark, form, radius) + _arrow(mark, form, radius)


def _bar(mark: Mark) -> str:
    """Draw the days that the claim is about, where they are wider than the marker."""
    if mark.bar is None or mark.bar[1] - mark.bar[0] < REACH:
        return ""
    looks = {"stroke": "currentColor", "stroke-width": "2", "stroke-opacity": "0.45"}
    start, end = (number(x) for x in (mark.bar[0] + 1, mark.bar[1] - 1))
    return element("line", {"x1": start, "x2": end, "y1": number(mark.y), "y2": number(mark.y)} | looks)


def _whisker(mark: Mark, form: Form, radius: float) -> str:
    """Draw the interval: a line with caps, or a broad bar where the claim is a range and nothing else."""
    if mark.whisker is None or abs(mark.whisker[1] - mark.whisker[0]) < _LEAST_WHISKER:
        return ""
    one, other = mark.whisker
    cap = radius * 0.8
    if form is Form.TIME:
        body, caps = (
            f"M{number(mark.x)} {number(one)}V{number(other)}",
            [f"M{number(mark.x - cap)} {number(end)}h{number(2 * cap)}" for end in mark.whisker],
        )
    else:
        body, caps = (
            f"M{number(one)} {number(mark.y)}H{number(other)}",
            [f"M{number(end)} {number(mark.y - cap)}v{number(2 * cap)}" for end in mark.whisker],
        )
    thin = {"stroke": "currentColor", "stroke-width": "1.4", "fill": "none"}
    broad = {"stroke": "currentColor", "stroke-width": number(radius * 1.1), "stroke-opacity": "0.35", "fill": "none"}
    if mark.point.ranged:
        return element("path", {"d": body} | broad) + element("path", {"d": "".join(caps)} | thin)
    return element("path", {"d": body + "".join(caps)} | thin)


def _arrow(mark: Mark, form: Form, radius: float) -> str:
    if mark.point.arrow is Arrow.NONE:
        return ""
    return arrow(mark.x, mark.y, *arrow_to(mark.point.arrow, form), radius)


def arrow_to(way: Arrow, form: Form) -> tuple[float, float]:
    """Give where an arrow leads from its mark: along the axis of values, by ARROW pixels."""
    length = ARROW if way is Arrow.UP else -ARROW
    return (0, -length) if form is Form.TIME else (length, 0)
