"""The chart as SVG: its parts, drawn inline for pages, where chart.css themes them."""

from collections.abc import Sequence
from html import escape

from app.figures.vocabulary import Nature
from app.present.chart.geometry import Axis, Box
from app.present.chart.legend import RINGED, SOURCE, STRUCK
from app.present.chart.room import label_box
from app.present.chart.values import BandKind, Chart, EventLine, Form, LegendItem, Panel, Size
from app.present.svg.bars import draw_area, draw_bar, draw_bar_ends, draw_outline
from app.present.svg.ink import Ink, Point, element, number
from app.present.svg.marks import draw_mark
from app.present.svg.shapes import cross, marker, ring

_LEAST_TARGET = 24  # in pixels, as WCAG 2.2 asks of what is pointed at


def render_svg(chart: Chart, *, apart: bool = False) -> str:
    """Draw a chart for a page: without title and footnotes, which the page gives, and without any styles of its own.

    Args:
        chart: what to draw.
        apart: let links open in a window of their own.
    """
    linked = chart.size is not Size.CARD
    body = drawn(chart, Ink(standalone=False, apart=apart))
    attributes = {
        "class": f"chart-svg chart-svg-{chart.size}",
        "viewBox": f"0 0 {number(chart.width)} {number(chart.height)}",
        "width": number(chart.width),
        "height": number(chart.height),
        "role": "group" if linked and chart.panels else "img",
        "aria-label": chart.title,
        "font-size": number(chart.font),
    }
    return element("svg", attributes, f"<desc>{escape(chart.summary)}</desc>{body}")


def drawn(chart: Chart, ink: Ink) -> str:
    """Draw the legend and the panels, in the pixels of the chart."""
    body = "".join(_legend_item(item, ink) for item in chart.legend)
    body += "".join(_panel(panel, chart, ink) for panel in chart.panels)
    if chart.empty:
        body += ink.text(chart.width / 2, chart.height / 2, chart.empty, "note", anchor="middle")
    return body


def _panel(panel: Panel, chart: Chart, ink: Ink) -> str:
    radius = 4 if chart.size is Size.CARD else 5
    parts = [ink.text(label.x, label.y, label.text, label.role, title=label.hover) for label in panel.heading]
    parts += _axes(panel, chart, ink)
    for band in panel.bands:
        box = band.box
        place = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
        looks = {name: number(value) for name, value in place.items()} | {"rx": "3"} | ink.look(band.kind)
        parts.append(element("rect", looks, f"<title>{escape(band.hover)}</title>"))
    parts += [draw_area(area, ink) for area in panel.areas]
    parts += [draw_outline(outline, ink) for outline in panel.outlines]
    for event in panel.events:
        parts.append(_event(event, panel.plot.bottom, chart.font, ink))
    for join in panel.lines:
        points = " ".join(f"{number(x)},{number(y)}" for x, y in join.points)
        looks = {"points": points, "fill": "none", "stroke": "currentColor", "stroke-opacity": "0.55"}
        looks |= {"stroke-dasharray": join.dash} if join.dash else {}
        parts.append(element("polyline", looks | ink.look(f"source-{join.colour}")))
    linked = chart.size is not Size.CARD
    parts += [draw_mark(mark, panel.form, radius, ink, linked=linked) for mark in panel.marks]
    parts += [draw_bar(bar, ink, linked=linked) for bar in panel.bars]
    parts += [draw_bar_ends(bar, radius, ink) for bar in panel.bars]
    parts += [ink.line((x, panel.plot.top - 4), (x, panel.plot.bottom), "limit") for x in panel.limits]
    parts += [ink.line(label.leader.start, label.leader.end, "leader") for label in panel.labels if label.leader]
    parts += [
        ink.text(label.x, label.y, label.text, label.role, anchor=label.anchor, title=label.hover)
        for label in panel.labels
    ]
    return element("g", {}, "".join(parts))


def _event(event: EventLine, foot: float, font: float, ink: Ink) -> str:
    """Draw a dated event; one that is named leads to its place on the time line, any other is a tick."""
    words = f"<title>{escape(event.hover)}</title>"
    ends = (event.x, event.top), (event.x, foot)
    if not event.labels:
        return element("g", {}, words + ink.line(*ends, "event-tick"))
    drawn = ink.line(*ends, "event-line")
    space = " " if " ".join(label.text for label in event.labels) in event.hover else ""  # so that the name reads whole
    drawn += space.join(ink.text(label.x, label.y, label.text, "event", anchor=label.anchor) for label in event.labels)
    drawn += _target([label_box(label, font) for label in event.labels])
    return element("a", ink.link(event.href) | {"aria-label": event.hover} | ink.look("event-link"), words + drawn)


def _target(boxes: Sequence[Box]) -> str:
    """Draw what answers pointing around the lines of a name; it is ringed where the keyboard stands."""
    left, right = min(box.left for box in boxes), max(box.right for box in boxes)
    top, bottom = boxes[0].top, boxes[-1].bottom
    pad = max(2, (_LEAST_TARGET - (bottom - top)) / 2)
    place = {"x": left - 3, "y": top - pad, "width": right - left + 6, "height": bottom - top + 2 * pad}
    return element("rect", {name: number(value) for name, value in place.items()} | {"rx": "3", "fill": "transparent"})


def _axes(panel: Panel, chart: Chart, ink: Ink) -> list[str]:
    """Draw grid lines and tick labels; the axis of values has lines across the plot, time has short ticks."""
    plot, words = panel.plot, []
    lines: dict[str, list[tuple[Point, Point]]] = {"grid": [], "axis": []}
    foot = plot.bottom + chart.font + 5
    for tick in panel.x.ticks:
        x = plot.across(tick.at)
        top, role = (plot.bottom, "axis") if panel.form is Form.TIME else (plot.top, grid_role(panel.x, tick.at))
        if 0 <= tick.at <= 1:
            lines[role].append(((x, top), (x, plot.bottom + 4)))
        words.append(ink.text(plot.across(tick.label_at), foot, tick.label, "tick", anchor="middle"))
    for tick in panel.y.ticks:
        y = plot.up(tick.at)
        lines[grid_role(panel.y, tick.at)].append(((plot.left, y), (plot.right, y)))
        words.append(ink.text(plot.left - 8, y + chart.font * 0.35, tick.label, "tick", anchor="end"))
    if panel.form is Form.TIME:
        lines["axis"].append(((plot.left, plot.bottom), (plot.right, plot.bottom)))
    lines["grid"] += [((plot.left, y), (plot.right, y)) for y in panel.rules]
    return [*(ink.lines(ends, role) for role, ends in lines.items() if ends), *words]


def grid_role(axis: Axis, at: float) -> str:
    """Say whether a tick stands at zero, where the axis is, or elsewhere."""
    return "axis" if abs(axis.number(at)) < 1e-9 and axis.low < axis.high else "grid"


def _legend_item(item: LegendItem, ink: Ink) -> str:
    x, y, radius = item.x + 5, item.y - 4, 4.2
    role = "neutral" if item.colour is None else f"source-{item.colour}"
    if item.sign == SOURCE:
        box = {"x": number(x - 5), "y": number(y - 5), "width": "10", "height": "10", "rx": "2"}
        sign = element("rect", box | {"fill": "currentColor"})
    elif item.sign in set(BandKind):
        box = {"x": number(x - 5), "y": number(y - 5), "width": "10", "height": "10", "rx": "2"}
        sign = element("rect", box | ink.look(item.sign))
    elif item.sign == STRUCK:
        sign = cross(x, y, radius - 2)
    elif item.sign == RINGED:
        sign = ring(x, y, radius, ink)
    else:
        sign = marker(Nature(item.sign), x, y, radius, ink) if item.sign else ""
    words = ink.text(item.x + (15 if item.sign else 0), item.y, item.text, "legend")
    return element("g", ink.look(role), sign + words)
