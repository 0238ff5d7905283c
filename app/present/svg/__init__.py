"""The chart as SVG: there at first paint, in cards, in print, without scripts; and whole, as a file of its own."""

from app.present.svg.claim import ClaimCard, draw_claim
from app.present.svg.drawing import render_svg
from app.present.svg.file import PREVIEW_HEIGHT, PREVIEW_WIDTH, Drawing, draw_file, draw_preview

__all__ = [
    "PREVIEW_HEIGHT",
    "PREVIEW_WIDTH",
    "ClaimCard",
    "Drawing",
    "draw_claim",
    "draw_file",
    "draw_preview",
    "render_svg",
]
