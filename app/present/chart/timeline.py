"""A panel of values over time: each claim at the true days of its period."""

from datetime import date
from itertools import pairwise

from app.figures.vocabulary import MetricKind, Nature
from app.findings.comparison import EXPECTATIONS
from app.present.chart.event_lines import event_lines
from app.present.chart.geometry import Axis, Box
from app.present.chart.labels import Voice, labels_of, names_of, voice
from app.present.chart.panel import ARROW, Frame, Matter, reach
from app.present.chart.periods import PeriodKind, shelf_words
from app.present.chart.room import Room
from app.present.chart.scale import value_axis
from app.present.chart.text import width_of
from app.present.chart.timescale import time_axis
from app.present.chart.values import Arrow, Band, Form, Line, Mark, Panel, Point

_FOOT = 20
_MOST_STEPS = 6
_CROWD = 60  # beyond so many marks, lines and bands hide more than they show


def timeline(matter: Matter, frame: Frame) -> Panel:
    """Lay out a panel over time; alone it is as high as the whole chart may be, among others it is small."""
    measures, top = matter.format, frame.top
    heading = matter.heading(top, more=_by_which_periods(matter))
    names = names_of(matter)
    ceiling = top + len(heading) * measures.line + 10
    height = max(measures.least_plot, measures.height - ceiling - _FOOT) if frame.alone else measures.small_plot
    values = value_axis(
        matter.numbers,
        matter.values,
        scale=matter.scale,
        ticks=max(2, int(height / 48)),
        label=matter.tick,
    )
    left = max(width_of(tick.label, measures.font) for tick in values.ticks) + 8
    few = len(matter.points) <= measures.labelled
    said = [part for point in matter.points if names for part in (names[voice(point)], few * point.words)]
    widest = max((width_of(text, measures.font) for text in said), default=0)
    side = min(measures.side_room, widest + 16) if widest else 8
    width = measures.width - left - side
    spans = [(point.start, point.end) for point in matter.points if point.start and point.end]
    time = time_axis(spans, width=width, font=measures.font, language=matter.naming.speaker.language)
    events, lanes = event_lines(matter, time, left=left, width=width, plot_height=height)
    plot = Box(left, ceiling + lanes * measures.line, width, height)
    marks = _marks(matter, plot, time, values)
    return Panel(
        form=Form.TIME,
        metric=matter.figures[0].metric,
        unit=matter.unit,
        heading=heading,
        plot=plot,
        x=time,
        y=values,
        marks=marks,
        lines=_lines(marks) if len(marks) <= _CROWD else (),
        bands=_bands(matter, marks, plot, time) if len(marks) <= _CROWD else (),
        events=tuple(event.moved(0, plot.top) for event in events),
        labels=labels_of(matter, marks, plot, names, _lines(marks)),
    )


def _marks(matter: Matter, plot: Box, time: Axis, values: Axis) -> tuple[Mark, ...]:
    """Place markers at the middle of their periods, moved aside just enough not to hide one another."""
    room = Room(plot)
    step = matter.format.radius * 2 + 2
    marks = []
    for point in sorted(matter.points, key=lambda point: (point.start or date.min, point.value, point.figure)):
        start, end = _days(point)
        bar = plot.across(time.fraction(start)), plot.across(time.fraction(end))
        y = plot.up(values.fraction(float(point.value)))
        ends = reach(point, values)
        whisker = (plot.up(ends[0]), plot.up(ends[1])) if ends else None
        vertical = [y - step / 2, y + step / 2, *(whisker or ())]
        vertical += [y - ARROW] if point.arrow is Arrow.UP else [y + ARROW] if point.arrow is Arrow.DOWN else []
        middle = sum(bar) / 2
        x = _free_place(room, middle, (min(vertical), max(vertical)), bar, step)
        room.take(Box(x - step / 2, min(vertical), step, max(vertical) - min(vertical)))
        marks.append(Mark(point, x, y, bar, whisker))
    return tuple(marks)


def _free_place(
    room: Room, middle: float, vertical: tuple[float, float], bar: tuple[float, float], step: float
) -> float:
    """Find the place nearest to the middle of the period that is free; if all are taken, the middle."""
    most = max((bar[1] - bar[0]) / 2 - step / 2, step)
    for number in range(2 * _MOST_STEPS + 1):
        offset = (number + 1) // 2 * step * (1 if number % 2 else -1)
        box = Box(middle + offset - step / 2, vertical[0], step, vertical[1] - vertical[0])
        inside = room.frame.left <= box.left and box.right <= room.frame.right
        if abs(offset) <= most and inside and room.is_free(box):
            return middle + offset
    return middle


def _days(point: Point) -> tuple[int, int]:
    start, end = point.start or date.min, point.end or date.min
    return start.toordinal(), end.toordinal() + 1


def _by_which_periods(matter: Matter) -> str:
    """Say “by quarter” over amounts that add up over time; for levels such as shares the axis says enough."""
    metric = matter.naming.catalogue.metrics.get(matter.figures[0].metric)
    if metric is None or metric.kind is not MetricKind.LEVEL:
        return ""
    return shelf_words((point.kind for point in matter.points), matter.naming.speaker)


def _lines(marks: tuple[Mark, ...]) -> tuple[Line, ...]:
    """Join a source's figures of one series and one kind of period, from one period to the next.

    What was expected of a period that has since been reported joins nothing, and no line leads back from what is
    expected to what was found.
    """
    grouped: dict[tuple[Voice, PeriodKind], list[Mark]] = {}
    for mark in marks:
        if not mark.point.struck and not mark.point.faded and mark.point.nature is not Nature.RUMOUR:
            grouped.setdefault((voice(mark.point), mark.point.kind), []).append(mark)
    lines = []
    for chain in grouped.values():
        found = {_days(mark.point) for mark in chain if mark.point.nature not in EXPECTATIONS}
        chain = [m for m in chain if m.point.nature not in EXPECTATIONS or _days(m.point) not in found]  # noqa: PLW2901
        chain.sort(key=lambda mark: (_days(mark.point), mark.x))
        for one, other in pairwise(chain):
            dashed = other.point.nature in EXPECTATIONS
            fits = one.point.nature not in EXPECTATIONS or one.point.nature is other.point.nature
            if fits and _days(one.point)[1] <= _days(other.point)[0]:
                lines.append(Line(((one.x, one.y), (other.x, other.y)), other.point.colour, dashed))
    return tuple(lines)


def _bands(matter: Matter, marks: tuple[Mark, ...], plot: Box, time: Axis) -> tuple[Band, ...]:
    bands = []
    for bracket, ids in matter.disputed():
        inside = [mark for mark in marks if mark.point.figure in ids]
        if not inside:
            continue
        start, end = _days(inside[0].point)
        pad = matter.format.radius + 4
        edges = plot.across(time.fraction(start)), plot.across(time.fraction(end))
        left, right = min(edges[0], *(m.x - pad for m in inside)), max(edges[1], *(m.x + pad for m in inside))
        top, bottom = min(mark.y for mark in inside) - pad, max(mark.y for mark in inside) + pad
        bands.append(Band(Box(left, top, right - left, bottom - top), *matter.dispute(bracket)))
    return tuple(bands)
