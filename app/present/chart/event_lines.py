"""Dated events across a panel: a line for each, and its name in the first lane over the plot that has room."""

from datetime import date

from app.figures.reference import Event
from app.present.chart.panel import Matter
from app.present.chart.text import fitted, width_of
from app.present.chart.values import Axis, EventLine, Label

_GAP = 8


def event_lines(
    matter: Matter, time: Axis, *, left: float, width: float, bottom: float
) -> tuple[tuple[EventLine, ...], int]:
    """Lay out the events that fall within the axis; also say how many lanes their names take.

    Lanes are counted from the plot upwards; `bottom` is the upper edge of the plot. The last event takes the lowest
    lane, so that the lines of earlier ones pass left of its name. A name that finds no lane is left to hovering.
    """
    measures = matter.format
    if not measures.lanes:
        return (), 0
    taken: list[list[tuple[float, float]]] = [[] for _ in range(measures.lanes)]
    lines = []
    used = 0
    dated = [(day, event) for event in matter.events if (day := event_day(event)) is not None]
    for day, event in sorted(dated, key=lambda pair: (pair[0], pair[1].slug), reverse=True):
        place = time.fraction(day.toordinal())
        if not 0 <= place <= 1:
            continue
        x = left + place * width
        name = matter.naming.speaker.name(event.name)
        hover = f"{event.date} · {name}"
        lane, label = _lane(taken, x, fitted(name, measures.event_room, measures.font), measures.font, left + width)
        if label is not None:
            used = max(used, lane + 1)
            y = bottom - lane * measures.line - 5
            label = Label(label.x, y, label.text, label.anchor, "event", hover)
        top = bottom - (lane + 1) * measures.line + 3 if label else bottom
        lines.append(EventLine(event.slug, x, top, label, hover))
    return tuple(reversed(lines)), used


def event_day(event: Event) -> date | None:
    """Give the day of an event; one dated to the month stands at its first day."""
    text = event.date if len(event.date) > 7 else f"{event.date}-01"
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _lane(
    taken: list[list[tuple[float, float]]], x: float, text: str, font: float, right: float
) -> tuple[int, Label | None]:
    """Find the lowest lane where the text fits right of its line, or left of it, and no line crosses a text."""
    width = width_of(text, font)
    for lane, spans in enumerate(taken):
        if any(one <= x <= other for lower in taken[:lane] for one, other in lower):
            break
        for anchor, span in (("start", (x - 1, x + 4 + width)), ("end", (x - 4 - width, x + 1))):
            fits = span[0] >= 0 and span[1] <= right + _GAP
            if fits and all(span[1] + _GAP <= one or other + _GAP <= span[0] for one, other in spans):
                for lower in taken[:lane]:
                    lower.append((x - 1, x + 1))
                spans.append(span)
                return lane, Label(x + 4 if anchor == "start" else x - 4, 0, text, anchor)
    return 0, None
