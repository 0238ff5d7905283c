"""The looks of a drawing's parts: in a page by class, from chart.css; in a file of its own by light attributes."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

LIGHT_SOURCES = (
    "#1f5fa8",
    "#c8501e",
    "#0a8a66",
    "#8b3fa0",
    "#a87a00",
    "#1587b0",
    "#c2407e",
    "#6b7a12",
    "#3b3a9e",
    "#7a4a21",
    "#0b6470",
    "#58677a",
)
"""The colours of sources on light paper; the same as `--source-0` … in chart.css, which a test compares."""

PAPER = "#ffffff"
INK, MUTED, FAINT, GRID = "#1d2530", "#5a6675", "#98a2ae", "#e3e7ec"
DISPUTE, REVISION, AGREEMENT = "#c4314b", "#6b7684", "#2f7d4f"

TINTS = (0.5, 0.32, 0.18)
"""How strongly bars are filled with the colour of their source; text in ink can be read on each."""

COLOURS = {colour: f"--source-{number}" for number, colour in enumerate(LIGHT_SOURCES)} | {
    PAPER: "--chart-paper",
    INK: "--chart-ink",
    MUTED: "--chart-muted",
    FAINT: "--chart-faint",
    GRID: "--chart-grid",
    DISPUTE: "--chart-dispute",
    REVISION: "--chart-revision",
    AGREEMENT: "--chart-agreement",
}
"""The CSS variable that stands for each colour; no two are the same, so a page can put its own theme in."""

_RIM = {"paint-order": "stroke", "stroke": PAPER, "stroke-width": "4", "stroke-linejoin": "round"}
"""The rim of paper around what stands over a plot, behind which grid lines, axes and events pass."""

_ATTRIBUTES = {
    "paper": {"fill": PAPER},
    "grid": {"stroke": GRID},
    "axis": {"stroke": FAINT},
    "event-line": {"stroke": FAINT, "stroke-dasharray": "3 3"},
    "leader": {"stroke": MUTED, "stroke-width": "0.8"},
    "event-tick": {"stroke": MUTED, "stroke-width": "1.5"},
    "disputed": {"fill": DISPUTE, "fill-opacity": "0.1", "stroke": DISPUTE, "stroke-opacity": "0.45"},
    "revised": {"fill": REVISION, "fill-opacity": "0.08", "stroke": REVISION, "stroke-opacity": "0.4"},
    "agreed": {"fill": AGREEMENT, "fill-opacity": "0.18", "stroke": AGREEMENT, "stroke-opacity": "0.35"},
    "ring": {"fill": "none", "stroke": DISPUTE, "stroke-width": "1.5"},
    "empty": {"stroke": FAINT, "stroke-dasharray": "1 3"},
    "limit": {"stroke": INK},
    "disputed-text": {"fill": DISPUTE} | _RIM,
    "revised-text": {"fill": MUTED},
    "title": {"fill": INK, "font-weight": "600"},
    "heading": {"fill": INK, "font-weight": "600"},
    "section": {"fill": INK, "font-weight": "600"} | _RIM,
    "subheading": {"fill": MUTED} | _RIM,
    "tick": {"fill": MUTED},
    "row": {"fill": INK} | _RIM,
    "number": {"fill": MUTED} | _RIM,
    "segment": {"fill": INK},
    "step": {"fill": MUTED, "font-weight": "600"} | _RIM,
    "name": {"fill": INK} | _RIM,
    "event": {"fill": MUTED} | _RIM,
    "legend": {"fill": INK},
    "note": {"fill": MUTED},
    "neutral": {"color": MUTED},
    "grey": {"stroke": MUTED},
    "faded": {"opacity": "0.45"},
    "badge": {"fill": "currentColor", "font-size": "9", "font-weight": "600"},
}


Point = tuple[float, float]
"""Across and down, in pixels."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Writes SVG elements.

    Attributes:
        standalone: whether they get attributes in place of classes.
        origin: what links begin with.
        apart: whether links open in a window of their own, as they must from within a frame.
    """

    standalone: bool
    origin: str = ""
    apart: bool = False

    def link(self, path: str) -> dict[str, str]:
        """Give the attributes of a link to a page of ours."""
        return {"href": f"{self.origin}{path}"} | ({"target": "_blank"} if self.apart else {})

    def look(self, *roles: str) -> dict[str, str]:
        """Give the attributes that make parts look as their roles say."""
        if not self.standalone:
            return {"class": " ".join(f"c-{role}" for role in roles)}
        looks: dict[str, str] = {}
        for role in roles:
            name, _, number = role.partition("-")
            looks |= {"color": LIGHT_SOURCES[int(number)]} if name == "source" else _ATTRIBUTES.get(role, {})
        return looks

    def text(  # noqa: PLR0913 - a place, a text and its looks
        self, x: float, y: float, content: str, role: str, *, anchor: str = "start", title: str = ""
    ) -> str:
        """Write a line of text."""
        attributes = {"x": number(x), "y": number(y)} | self.look(role)
        if anchor != "start":
            attributes["text-anchor"] = anchor
        inside = escape(content)
        if title and title != content:
            inside = f"<title>{escape(title)}</title>{inside}"
        return element("text", attributes, inside)

    def line(self, start: Point, end: Point, role: str) -> str:
        """Write a straight line in a role's looks."""
        ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
        return element("line", {name: number(value) for name, value in ends.items()} | self.look(role))

    def lines(self, ends: Iterable[tuple[Point, Point]], role: str) -> str:
        """Write several straight lines in a role's looks as one element, which a browser draws sooner."""
        path = "".join(f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}" for (x, y), (to_x, to_y) in ends)
        return element("path", {"d": path} | self.look(role))


def element(name: str, attributes: dict[str, str], inside: str = "") -> str:
    """Write an element; attribute values are escaped here, what is inside must be already."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def number(value: float) -> str:
    """Write a coordinate with one decimal at most."""
    return f"{round(value, 1):g}" if abs(value) < 100_000 else f"{value:.0f}"
