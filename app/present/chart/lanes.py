"""What every panel of rows has: marks at the heights of their lanes, and numbers right of the plot."""

from collections.abc import Sequence

from app.present.chart.geometry import Axis, Box
from app.present.chart.panel import Matter, reach, seen
from app.present.chart.scale import value_axis, without_crowd
from app.present.chart.text import fitted, width_of
from app.present.chart.values import Label, Mark, Point

_GAP = 8
_NUMBERS = 0.4  # of the width goes to numbers before their units are left out
_MOST = 0.5  # of the width is the most that numbers take
_TICK_ROOM = 110


def number_room(matters: Sequence[Matter]) -> float:
    """Give the width of the numbers right of some plots; without units, which headings say, where room is short."""
    measures = matters[0].format
    points = [(matter, point) for matter in matters for point in matter.points]
    full = max(width_of(told(point), measures.font) for _, point in points) + _GAP + 4
    brief = max(width_of(told(point, matter.brief(point.words)), measures.font) for matter, point in points) + _GAP + 4
    return min(full if full <= max(measures.side_room, measures.width * _NUMBERS) else brief, measures.width * _MOST)


def axis_across(matter: Matter, left: float, right: float) -> tuple[Axis, float]:
    """Make the axis of values across a plot, which begins at `left`, or where its first tick is not cut off."""
    font, room = matter.format.font, right - left
    ticks = max(2, int(room / _TICK_ROOM))
    axis = value_axis(matter.numbers, matter.values, scale=matter.scale, ticks=ticks, label=matter.tick)
    axis = without_crowd(axis, room, font)
    left = max([left, *(width_of(tick.label, font) / 2 - tick.at * room for tick in axis.ticks)])
    return without_crowd(axis, right - left, font), left


def marks_in_rows(
    points: Sequence[Point], middles: Sequence[float], plot: Box, values: Axis, *, radius: float
) -> list[Mark]:
    """Place claims at the heights of their lanes, and across the plot by their values."""
    marks = []
    for point, y in zip(points, middles, strict=True):
        ends = reach(point, values)
        x = plot.across(values.fraction(float(point.value)))
        whisker = seen((plot.across(ends[0]), plot.across(ends[1])), x, radius) if ends else None
        marks.append(Mark(point, x, y, None, whisker))
    return marks


def number_beside(matter: Matter, mark: Mark, edge: float, side: float) -> Label:
    """Write a number right of the plot; without its unit, which the heading says, where there is little room."""
    font, full = matter.format.font, told(mark.point)
    brief = told(mark.point, matter.brief(mark.point.words))
    room = side - _GAP
    text = full if width_of(full, font) <= room else brief
    return Label(edge + 12, mark.y + font * 0.35, fitted(text, room, font), role="number", hover=full)


def told(point: Point, words: str = "") -> str:
    """Write a number with how often it was told."""
    return f"{words or point.words} ×{point.echoes + 1}" if point.echoes else words or point.words
