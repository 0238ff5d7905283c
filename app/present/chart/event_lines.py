"""Dated events across a panel: a line for each, and its name in the first lane over the plot that has room."""

from dataclasses import replace
from datetime import date

from app.figures.reference import Event
from app.present.chart.format import Format
from app.present.chart.geometry import Axis
from app.present.chart.panel import Matter
from app.present.chart.text import fitted, width_of
from app.present.chart.values import EventLine, Label

_GAP = 8
_RUG = 6
_LEAST_ROOM = 130


def event_lines(
    matter: Matter, time: Axis, *, left: float, width: float, plot_height: float
) -> tuple[tuple[EventLine, ...], int]:
    """Lay out the events that fall within the axis; also say how many lanes their names take.

    Lanes are counted from the plot upwards, and heights from its upper edge. The last event takes the lowest lane, so
    that the lines of earlier ones pass left of its name. A name that finds no lane is left to hovering, and its line
    is a short tick at the foot of the plot.
    """
    measures = matter.format
    if not measures.lanes:
        return (), 0
    taken: list[list[tuple[float, float]]] = [[] for _ in range(measures.lanes)]
    lines = []
    dated = [(day, event) for event in matter.events if (day := event_day(event)) is not None]
    for day, event in sorted(dated, key=lambda pair: (pair[0], pair[1].slug), reverse=True):
        place = time.fraction(day.toordinal())
        if not 0 <= place <= 1:
            continue
        name = matter.naming.speaker.name(event.name)
        hover = f"{event.date} · {name}"
        found = _lane(taken, left + place * width, name, measures, (left, left + width))
        label = found and replace(found[1], y=-found[0] * measures.line - 5, hover=hover)
        top = -(found[0] + 1) * measures.line + 3 if found else plot_height - _RUG
        lines.append(EventLine(event.slug, left + place * width, top, label, hover))
    return tuple(reversed(lines)), sum(bool(spans) for spans in taken)


def event_day(event: Event) -> date | None:
    """Give the day of an event; one dated to the month stands at its first day."""
    text = event.date if len(event.date) > 7 else f"{event.date}-01"
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _lane(
    taken: list[list[tuple[float, float]]], x: float, name: str, measures: Format, edges: tuple[float, float]
) -> tuple[int, Label] | None:
    """Find the lowest lane where a name fits right of its line, or left of it, and no line crosses a text."""
    right_room, left_room = (min(room, measures.event_room) for room in (edges[1] + _GAP - x - 4, x - 4 - edges[0]))
    for lane, spans in enumerate(taken):
        if any(one <= x <= other for lower in taken[:lane] for one, other in lower):
            return None
        for anchor, room in (("start", right_room), ("end", left_room)):
            text = fitted(name, room, measures.font)
            width = width_of(text, measures.font)
            span = (x - 1, x + 4 + width) if anchor == "start" else (x - 4 - width, x + 1)
            readable = text == name or room >= _LEAST_ROOM
            if readable and all(span[1] + _GAP <= one or other + _GAP <= span[0] for one, other in spans):
                for lower in taken[:lane]:
                    lower.append((x - 1, x + 1))
                spans.append(span)
                return lane, Label(x + 4 if anchor == "start" else x - 4, 0, text, anchor, "event")
    return None
