"""Claims drawn as lengths, within the link to the figure; the places that no claim fills; and areas."""

from html import escape

from app.figures.vocabulary import Nature
from app.findings.comparison import EXPECTATIONS
from app.present.chart.geometry import Area, Box, Outline
from app.present.chart.values import Bar, Form
from app.present.svg.ink import TINTS, Ink, element, number
from app.present.svg.marks import draw_ends
from app.present.svg.shapes import DASHES

GAP = 2
"""How much paper shows between two bars, in pixels."""

_LEAST = 1.5


def draw_bar(bar: Bar, ink: Ink, *, linked: bool) -> str:
    """Draw one claim as a length, outlined as its nature says; linked, it leads to its figure."""
    point, seen = bar.point, seen_box(bar.box)
    tint = {"fill": "currentColor", "fill-opacity": str(TINTS[bar.tint]), "stroke": "currentColor"}
    if point.nature in EXPECTATIONS:
        tint["stroke-dasharray"] = DASHES[Nature.RUMOUR] if point.nature is Nature.RUMOUR else "4 3"
    drawn = _rect(seen, ink.look("paper")) + _rect(seen, tint)
    if not linked:
        return element("g", ink.look(f"source-{point.colour}"), drawn)
    words = f"<title>{escape(chr(10).join(point.hover))}</title>"
    said = f"{bar.name} {point.words}".strip()
    attributes = ink.link(point.href) | {"aria-label": f"{point.source_name} · {said}"}
    return element("a", attributes | ink.look("mark", f"source-{point.colour}"), words + drawn)


def draw_bar_ends(bar: Bar, radius: float, ink: Ink) -> str:
    """Draw the interval of a claim around the end of its length, over the bar that follows."""
    drawn = draw_ends(bar.end, Form.ROWS, radius)
    return element("g", {"pointer-events": "none"} | ink.look(f"source-{bar.point.colour}"), drawn) if drawn else ""


def draw_outline(outline: Outline, ink: Ink) -> str:
    """Draw a place that no claim fills."""
    seen = seen_box(outline.box)
    return element("rect", _place(seen) | ink.look("paper", "empty"), f"<title>{escape(outline.hover)}</title>")


def draw_area(area: Area, ink: Ink) -> str:
    """Draw what lies between the least and the greatest, behind the marks."""
    corners = " ".join(f"{number(x)},{number(y)}" for x, y in area.points)
    role = "neutral" if area.colour is None else f"source-{area.colour}"
    words = f"<title>{escape(area.hover)}</title>"
    return element(
        "polygon", {"points": corners, "fill": "currentColor", "fill-opacity": "0.16"} | ink.look(role), words
    )


def seen_box(box: Box) -> Box:
    """Give what is seen of a bar: a little less than its length, so that paper shows between it and the next."""
    return Box(box.left + GAP / 2, box.top, max(box.width - GAP, _LEAST), box.height)


def _rect(box: Box, looks: dict[str, str]) -> str:
    return element("rect", _place(box) | looks)


def _place(box: Box) -> dict[str, str]:
    places = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
    return {name: number(value) for name, value in places.items()}
