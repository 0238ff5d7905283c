"""The chart as SVG: there at first paint, in print, in cards, without scripts and as a download."""

from app.present.svg.drawing import render_svg

__all__ = ["render_svg"]
