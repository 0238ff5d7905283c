"""What every panel over days has: heading, axes, events, and marks at their days; for periods or days of statement."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.present.chart.event_lines import event_lines
from app.present.chart.geometry import Axis, Box
from app.present.chart.labels import SMALL, Voice, names_of, sign_places, voice
from app.present.chart.panel import ARROW, Frame, Matter, extent, reach, seen
from app.present.chart.room import Room
from app.present.chart.scale import value_axis
from app.present.chart.text import width_of
from app.present.chart.timescale import time_axis
from app.present.chart.values import Arrow, EventLine, Label, Mark, Point

Days = Callable[[Point], tuple[int, int]]
"""Gives the days at which a claim stands, as ordinals: the first, and the one after the last."""

_FOOT = 20
_MOST_STEPS = 6
_ABOVE_TICK = 6  # keeps the highest tick clear of the heading


@dataclass(frozen=True, slots=True)
class Stage:
    """A panel over days before anything is joined or labelled."""

    heading: tuple[Label, ...]
    plot: Box
    time: Axis
    values: Axis
    events: tuple[EventLine, ...]
    names: dict[Voice, str]
    marks: tuple[Mark, ...]


def stage(matter: Matter, frame: Frame, days: Days, heading: tuple[Label, ...], *, least_side: float = 0) -> Stage:
    """Set up a panel; alone it is as high as the whole chart may be, among others it is small.

    `least_side` is the room that other texts take at the right of the plot.
    """
    measures = matter.format
    ceiling = frame.top + len(heading) * measures.line + 10
    above = 0 if measures.lanes else _ABOVE_TICK
    room = measures.height - ceiling - above - _FOOT
    height = max(measures.least_plot, room) if frame.alone else measures.small_plot
    ticks = max(2, int(height / 48))
    values = value_axis(matter.numbers, matter.values, scale=matter.scale, ticks=ticks, label=matter.tick)
    left = max(width_of(tick.label, measures.font) for tick in values.ticks) + 8
    width = measures.width - left - max(least_side, *(_side(each) for each in matter.company or (matter,)))
    spans = [
        (date.fromordinal(first), date.fromordinal(after - 1)) for first, after in (days(p) for p in matter.compared)
    ]
    language = matter.naming.speaker.language
    time = time_axis(spans, width=width, font=measures.font, language=language, before=left)
    events, lanes = event_lines(matter, time, left=left, width=width, plot_height=height)
    plot = Box(left, ceiling + (lanes * measures.line or _ABOVE_TICK * bool(measures.lanes)), width, height)
    placed = tuple(event.moved(0, plot.top) for event in events)
    return Stage(heading, plot, time, values, placed, names_of(matter), _marks(matter, plot, time, values, days))


def _side(matter: Matter) -> float:
    """Give the room that names and numbers take at the right of the plot."""
    measures, names = matter.format, names_of(matter)
    few = len(matter.points) <= measures.labelled
    said = [f"{names[voice(point)]} {point.words * few}".rstrip() for point in matter.points if names]
    widest = max((width_of(text, measures.font) for text in said), default=0)
    return min(measures.side_room, widest + 16) if widest else 8


def _marks(matter: Matter, plot: Box, time: Axis, values: Axis, days: Days) -> tuple[Mark, ...]:
    """Place markers at the middle of their days, moved aside just enough not to hide one another."""
    room = Room(plot)
    step = matter.format.radius * 2 + 2
    marks = []
    for point in sorted(matter.points, key=lambda point: (days(point)[0], point.value, point.figure)):
        start, end = days(point)
        bar = plot.across(time.fraction(start)), plot.across(time.fraction(end))
        y = plot.up(values.fraction(float(point.value)))
        ends = reach(point, values)
        whisker = seen((plot.up(ends[0]), plot.up(ends[1])), y, matter.format.radius) if ends else None
        edge = extent(point, matter.format.radius)
        vertical = [y - edge - 1, y + edge + 1, *(whisker or ())]
        vertical += [y - ARROW] if point.arrow is Arrow.UP else [y + ARROW] if point.arrow is Arrow.DOWN else []
        middle = sum(bar) / 2
        taken = [Box(-edge - 1, min(vertical), 2 * edge + 2, max(vertical) - min(vertical))]
        for sign, top in sign_places(point, y, edge):
            taken.append(Box(edge + 1, top, width_of(sign, SMALL), SMALL))
        x = _free_place(room, taken, middle, (bar[1] - bar[0]) / 2, step)
        for box in taken:
            room.take(box.moved(x, 0))
        marks.append(Mark(point, x, y, bar, whisker))
    return tuple(marks)


def _free_place(room: Room, taken: list[Box], middle: float, half: float, step: float) -> float:
    """Find the place nearest to the middle of the period where a marker and its signs are free; failing that, it."""
    most = max(half - step / 2, step)
    for number in range(2 * _MOST_STEPS + 1):
        offset = (number + 1) // 2 * step * (1 if number % 2 else -1)
        boxes = [box.moved(middle + offset, 0) for box in taken]
        inside = room.frame.left <= boxes[0].left and boxes[0].right <= room.frame.right
        if abs(offset) <= most and inside and all(room.is_free(box) for box in boxes):
            return middle + offset
    return middle
