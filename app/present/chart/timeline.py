"""A panel of values over time: each claim at the true days of its period."""

from datetime import date
from itertools import pairwise

from app.figures.vocabulary import Nature
from app.findings.comparison import EXPECTATIONS, Verdict
from app.findings.series import SeriesKey
from app.present.chart.event_lines import event_lines
from app.present.chart.format import Format
from app.present.chart.naming import SCOPE, differing
from app.present.chart.panel import ARROW, Matter, reach
from app.present.chart.room import Room
from app.present.chart.scale import value_axis
from app.present.chart.text import fitted, width_of
from app.present.chart.timescale import time_axis
from app.present.chart.values import Arrow, Axis, Band, Box, Form, Label, Line, Mark, Panel, Point

_FOOT = 20
_MOST_STEPS = 6
_CLEAR = 4  # the first so many places around a marker leave no doubt whose number it is
_CROWD = 60  # beyond so many marks, lines and bands hide more than they show


def timeline(matter: Matter, top: float, plot_height: float | None) -> Panel:
    """Lay out a panel over time, from `top` down; `plot_height` None leaves it to the format's total height."""
    measures = matter.format
    heading = matter.heading(top)
    names = _series_names(matter)
    ceiling = top + len(heading) * measures.line + 10
    height = max(measures.least_plot, measures.height - ceiling - _FOOT) if plot_height is None else plot_height
    values = value_axis(
        matter.numbers,
        matter.values,
        scale=matter.scale,
        ticks=max(2, int(height / 48)),
        label=matter.tick,
    )
    left = max(width_of(tick.label, measures.font) for tick in values.ticks) + 8
    few = len(matter.points) <= measures.labelled
    said = [names[point.series] + (f" {point.words}" if few else "") for point in matter.points if names]
    widest = max((width_of(text, measures.font) for text in said), default=0)
    side = min(measures.side_room, widest + 12) if names else 8
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
        events=tuple(event.moved(plot.top) for event in events),
        labels=_labels(matter, marks, plot, names),
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


def _lines(marks: tuple[Mark, ...]) -> tuple[Line, ...]:
    """Join a source's figures of one series, as long as the periods follow one another."""
    grouped: dict[tuple[SeriesKey, str], list[Mark]] = {}
    for mark in marks:
        if not mark.point.struck and not mark.point.faded and mark.point.nature is not Nature.RUMOUR:
            grouped.setdefault((mark.point.series, mark.point.source), []).append(mark)
    lines = []
    for chain in grouped.values():
        chain.sort(key=lambda mark: (_days(mark.point), mark.x))
        for one, other in pairwise(chain):
            if _days(one.point)[1] <= _days(other.point)[0]:
                dashed = bool({one.point.nature, other.point.nature} & EXPECTATIONS)
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
        sign, sentence = matter.dispute_words(bracket)
        bands.append(
            Band(Box(left, top, right - left, bottom - top), bracket.verdict is Verdict.REVISED, sign, sentence)
        )
    return tuple(bands)


def _series_names(matter: Matter) -> dict[SeriesKey, str]:
    """Name every series by what tells it apart from the others; a single one needs no name."""
    columns = differing(matter.figures, SCOPE)
    if not columns or matter.format.lanes == 0:
        return {}
    names = {}
    for figure, point in zip(matter.figures, matter.points, strict=True):
        names[point.series] = matter.naming.label(figure, columns)
    return names


def _labels(matter: Matter, marks: tuple[Mark, ...], plot: Box, names: dict[SeriesKey, str]) -> tuple[Label, ...]:
    """Write the names of series at their last marks, and, if there are few marks, the numbers at all of them."""
    measures = matter.format
    room = Room(Box(plot.left, plot.top - 8, measures.width - plot.left, plot.height + 8))
    pad = measures.radius + 1
    for mark in marks:
        ys = [mark.y - pad, mark.y + pad, *(mark.whisker or ())]
        room.take(Box(mark.x - pad, min(ys), 2 * pad, max(ys) - min(ys)))
        start, end = mark.bar or (mark.x, mark.x)
        room.take(Box(start, mark.y - 2, end - start, 4))
    for line in _lines(marks):
        for box in _along(*line.points):
            room.take(box)
    last: dict[SeriesKey, Mark] = {}
    for mark in sorted(marks, key=lambda mark: mark.x):
        last[mark.point.series] = mark
    few = len(marks) <= measures.labelled
    labels, told = [], set()
    for series, mark in sorted(last.items(), key=lambda item: item[1].y):
        if name := names.get(series):
            both = f"{name} {mark.point.words}"
            placed = room.place(_around(mark, both, measures, "name", both), measures.font) if few else None
            told |= {mark.point.figure} if placed else set()
            text = fitted(name, max(measures.side_room - 12, plot.width / 3), measures.font)
            labels.append(placed or room.place(_around(mark, text, measures, "name", name), measures.font))
    for mark in marks:
        if few and mark.point.figure not in told:
            beside = _around(mark, mark.point.words, measures, "number")[:_CLEAR]
            labels.append(room.place(beside, measures.font))
    return tuple(label for label in labels if label)


def _along(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """Cover a line with small boxes."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    steps = max(1, int(max(abs(dx), abs(dy)) / 6))
    return [Box(x + dx * step / steps - 2, y + dy * step / steps - 2, 4, 4) for step in range(steps + 1)]


def _around(mark: Mark, text: str, measures: Format, role: str, hover: str = "") -> list[Label]:
    """Give the places around a marker where its label may stand, best first."""
    x, y, pad, font = mark.x, mark.y, measures.radius + 1, measures.font
    start, end = mark.bar or (x, x)
    return [
        Label(max(end, x + pad) + 4, y + font * 0.35, text, "start", role, hover),
        Label(x, y - pad - 4, text, "middle", role, hover),
        Label(x, y + pad + font, text, "middle", role, hover),
        Label(min(start, x - pad) - 4, y + font * 0.35, text, "end", role, hover),
        Label(x + pad + 2, y - pad - 2, text, "start", role, hover),
        Label(x + pad + 2, y + pad + font, text, "start", role, hover),
        Label(x - pad - 2, y - pad - 2, text, "end", role, hover),
        Label(x - pad - 2, y + pad + font, text, "end", role, hover),
    ]
