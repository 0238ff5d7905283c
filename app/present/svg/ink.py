"""The looks of a drawing's parts: in a page by class, from chart.css; in a file of its own by light attributes."""

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
_INK, _MUTED, _FAINT, _GRID = "#1d2530", "#5a6675", "#98a2ae", "#e3e7ec"
_DISPUTE, _REVISION = "#c4314b", "#6b7684"

_ATTRIBUTES = {
    "paper": {"fill": PAPER},
    "grid": {"stroke": _GRID},
    "axis": {"stroke": _FAINT},
    "event-line": {"stroke": _FAINT, "stroke-dasharray": "3 3"},
    "disputed": {"fill": _DISPUTE, "fill-opacity": "0.1", "stroke": _DISPUTE, "stroke-opacity": "0.45"},
    "revised": {"fill": _REVISION, "fill-opacity": "0.08", "stroke": _REVISION, "stroke-opacity": "0.4"},
    "disputed-text": {"fill": _DISPUTE},
    "revised-text": {"fill": _MUTED},
    "title": {"fill": _INK, "font-weight": "600"},
    "heading": {"fill": _INK, "font-weight": "600"},
    "subheading": {"fill": _MUTED},
    "tick": {"fill": _MUTED},
    "row": {"fill": _INK},
    "number": {"fill": _MUTED},
    "name": {"fill": _INK},
    "event": {"fill": _MUTED},
    "legend": {"fill": _INK},
    "note": {"fill": _MUTED},
    "neutral": {"color": _MUTED},
    "grey": {"stroke": _MUTED},
    "faded": {"opacity": "0.45"},
    "badge": {"fill": "currentColor", "font-size": "9", "font-weight": "600"},
}


@dataclass(frozen=True, slots=True)
class Ink:
    """Writes SVG elements; `standalone` gives them attributes in place of classes."""

    standalone: bool

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

    def line(self, start: tuple[float, float], end: tuple[float, float], role: str) -> str:
        """Write a straight line in a role's looks."""
        ends = {"x1": start[0], "y1": start[1], "x2": end[0], "y2": end[1]}
        return element("line", {name: number(value) for name, value in ends.items()} | self.look(role))


def element(name: str, attributes: dict[str, str], inside: str = "") -> str:
    """Write an element; attribute values are escaped here, what is inside must be already."""
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def number(value: float) -> str:
    """Write a coordinate with one decimal at most."""
    return f"{round(value, 1):g}" if abs(value) < 100_000 else f"{value:.0f}"
