"""One claim as the preview of a link: its sentence, its number in large letters, who said it, and how others stand."""

from dataclasses import dataclass
from html import escape

from app.present.chart.text import fitted, width_of, wrapped
from app.present.chart.values import Chart
from app.present.svg.drawing import drawn
from app.present.svg.file import EDGE, PREVIEW_HEIGHT, PREVIEW_WIDTH, Drawing, document, sized
from app.present.svg.ink import Ink, element, number

_BESIDE = 300
"""How much of the width the chart takes."""

_LARGEST, _SMALLEST = 46, 24


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCard:
    """The words of a claim's preview.

    Attributes:
        claim: the sentence.
        number: the number in the reader's language; `printed` says how it was printed.
        stated: who said it, and when.
        beside: what the chart shows.
    """

    claim: str
    number: str
    printed: str
    stated: tuple[str, ...]
    beside: str
    language: str


def draw_claim(card: ClaimCard, chart: Chart | None) -> Drawing:
    """Draw a claim as large as social networks show it; the chart of what it can be held against stands beside it."""
    ink = Ink(standalone=True)
    whole = PREVIEW_WIDTH - 2 * EDGE
    parts, y = [], float(EDGE)
    for line in wrapped(card.claim, whole, 17, lines=4):
        y += 22
        parts.append(sized(ink.text(EDGE, y - 6, line, "row"), 17))
    top = y + 10
    parts.append(_words(card, ink, top, room=whole - _BESIDE - 20 if chart else whole))
    if chart:
        scale = min(_BESIDE / chart.width, (PREVIEW_HEIGHT - EDGE - 42 - top) / chart.height)
        place = f"translate({number(PREVIEW_WIDTH - EDGE - chart.width * scale)} {number(top + 22)}) scale({scale:.3f})"
        parts.append(sized(ink.text(PREVIEW_WIDTH - EDGE - _BESIDE, top + 12, card.beside, "note"), 12))
        parts.append(element("g", {"transform": place}, drawn(chart, ink)))
    foot = PREVIEW_HEIGHT - EDGE + 4
    parts.append(sized(ink.text(EDGE, foot, fitted(card.printed, whole - 110, 12), "note"), 12))
    parts.append(sized(ink.text(PREVIEW_WIDTH - EDGE, foot, "Chipledger", "heading", anchor="end"), 13))
    about = f"<title>{escape(card.claim)}</title><desc>{escape(chart.summary if chart else card.printed)}</desc>"
    return document("".join(parts), PREVIEW_WIDTH, PREVIEW_HEIGHT, about=about, language=card.language)


def _words(card: ClaimCard, ink: Ink, top: float, *, room: float) -> str:
    """Write the number as large as there is room, on two lines if need be, and below it who said it and when."""
    size = next((size for size in range(_LARGEST, _SMALLEST, -2) if _fits(card.number, size, room)), _SMALLEST)
    parts, y = [], top
    for line in wrapped(card.number, room, size, lines=2, bold=True):
        y += size * 1.15
        parts.append(sized(ink.text(EDGE, y, line, "title"), size))
    y += 8
    for text in card.stated:
        for line in wrapped(text, room, 14, lines=2):
            y += 19
            parts.append(sized(ink.text(EDGE, y, line, "subheading"), 14))
    return "".join(parts)


def _fits(text: str, size: float, room: float) -> bool:
    return width_of(text, size, bold=True) <= room
