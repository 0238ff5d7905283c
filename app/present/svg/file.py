"""The chart as a file of its own, in light colours with all that a page would say around it; and as a small preview."""

from dataclasses import dataclass
from html import escape
from math import ceil

from app.present.chart.text import fitted, wrapped
from app.present.chart.values import Chart, Size
from app.present.languages import Language
from app.present.svg.drawing import drawn
from app.present.svg.ink import PAPER, Ink, element, number

CREDIT = "Chipledger · CC BY 4.0"
"""Who made a picture, and under which licence it may be used."""

PREVIEW_WIDTH, PREVIEW_HEIGHT = 600, 315
"""The size of a preview; drawn at twice the scale it is what social networks ask for."""

_LATIN = "system-ui, 'Segoe UI', 'Noto Sans'"
_SIMPLIFIED = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC'"
_TRADITIONAL = "'PingFang TC', 'Microsoft JhengHei', 'Noto Sans CJK TC'"
_MARGIN = 16
EDGE = 26
"""How much paper is left around a preview."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG document, and its size in pixels."""

    svg: str
    width: int
    height: int


def draw_file(chart: Chart, *, origin: str = "") -> Drawing:
    """Draw a chart with title, subtitle, footnotes, address and licence; its marks lead to the figures at an origin."""
    ink = Ink(standalone=True, origin=origin)
    parts, y = [], 0.0
    for text, size, role, most in ((chart.title, 18.0, "title", 3), (chart.subtitle, 13.0, "subheading", 3)):
        for line in wrapped(text, chart.width, size, lines=most):
            y += size * 1.35
            parts.append(sized(ink.text(0, y - size * 0.3, line, role), size))
    y += 10
    parts.append(element("g", {"transform": f"translate(0 {number(y)})"}, drawn(chart, ink)))
    y += chart.height + 8
    for text, most in (*((note, 3) for note in chart.footnotes), (CREDIT, 1), (chart.permalink, 6)):
        for line in wrapped(text, chart.width, 11, lines=most):
            y += 15
            parts.append(sized(ink.text(0, y, line, "note"), 11))
    inside = element("g", {"transform": f"translate({_MARGIN} {_MARGIN})"}, "".join(parts))
    return _of_chart(chart, inside, ceil(chart.width + 2 * _MARGIN), ceil(y + 2 * _MARGIN))


def draw_preview(chart: Chart) -> Drawing:
    """Draw a small chart under its title, as large as social networks show it: few words, in large letters."""
    ink = Ink(standalone=True)
    room, y, parts = PREVIEW_WIDTH - 2 * EDGE, float(EDGE), []
    for line in wrapped(chart.title, room, 22, lines=2):
        y += 27
        parts.append(sized(ink.text(EDGE, y - 8, line, "title"), 22))
    y += 12
    scale = min(room / chart.width, (PREVIEW_HEIGHT - EDGE - 20 - y) / chart.height)
    place = f"translate({EDGE} {number(y)}) scale({scale:.3f})"
    parts.append(element("g", {"transform": place}, drawn(chart, ink)))
    foot = PREVIEW_HEIGHT - EDGE + 4
    parts.append(sized(ink.text(EDGE, foot, fitted(chart.footnotes[0], room - 100, 12), "note"), 12))
    parts.append(sized(ink.text(PREVIEW_WIDTH - EDGE, foot, "Chipledger", "heading", anchor="end"), 13))
    return _of_chart(chart, "".join(parts), PREVIEW_WIDTH, PREVIEW_HEIGHT)


def _of_chart(chart: Chart, inside: str, width: int, height: int) -> Drawing:
    """Put the drawing of a chart on paper, with its title and a description for who can't see it."""
    about = f"<title>{escape(chart.title)}</title><desc>{escape(chart.summary)}</desc>"
    role = "img" if chart.size is Size.CARD or not chart.panels else "group"
    return document(inside, width, height, about=about, language=chart.language, role=role, font=chart.font)


def document(  # noqa: PLR0913 - what an SVG document says of itself
    inside: str, width: int, height: int, *, about: str, language: str, role: str = "img", font: float = 12
) -> Drawing:
    """Put a drawing on paper; `about` is its title and its description, as SVG."""
    size = {"width": str(width), "height": str(height)}
    attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {width} {height}",
        **size,
        "lang": language,
        "role": role,
        "font-family": _family(language),
        "font-size": number(font),
    }
    return Drawing(element("svg", attributes, about + element("rect", size | {"fill": PAPER}) + inside), width, height)


def _family(language: str) -> str:
    """Name fonts that readers have, those of the language's script first."""
    chinese = [_SIMPLIFIED, _TRADITIONAL]
    if language == Language.ZH_HANT:
        chinese.reverse()
    return ", ".join([_LATIN, *chinese, "sans-serif"])


def sized(text: str, size: float) -> str:
    """Set the size of a written line."""
    return text.replace("<text", f'<text font-size="{number(size)}"', 1)
