"""A panel of rows: claims about the same days under one another, for who states or is stated to have what."""

from collections.abc import Sequence
from itertools import pairwise

from app.present.chart.geometry import Axis, Box, Scale
from app.present.chart.naming import SCOPE, differing, values_of
from app.present.chart.panel import Frame, Margins, Matter, reach
from app.present.chart.row import Row, rows_of
from app.present.chart.scale import value_axis
from app.present.chart.text import fitted, width_of, wrapped
from app.present.chart.values import Band, Form, Label, Mark, Panel, Point

_FOOT = 20
_GAP = 6


def margins(matters: Sequence[Matter]) -> Margins:
    """Give the margins that suit several panels of rows, so that they stand in line under one another."""
    measures = matters[0].format
    made = [row for matter in matters for row in rows_of(matter, _columns(matter))]
    most = measures.width * measures.label_share
    widest = max(width_of(text, measures.font) for row in made for text in (row.lanes or (row.label,)))
    numbers = max(width_of(_words(point), measures.font) for row in made for point in row.points)
    return Margins(min(most, widest + 2), min(measures.side_room, numbers + 12))


def rows(matter: Matter, frame: Frame) -> Panel:
    """Lay out a panel of rows; where the height of the whole is fixed, the lanes share the room there is."""
    measures, top, bottom = matter.format, frame.top, matter.floor
    columns = _columns(matter)
    heading = matter.heading(top, (*SCOPE, "period"))
    ceiling = top + len(heading) * measures.line + 10
    shown = rows_of(matter, columns)
    lane = measures.lane
    if bottom is not None:
        lane = min(lane * 2, (bottom - ceiling - _FOOT) / sum(len(row.points) for row in shown))
    label_room, side = frame.margins.labels, frame.margins.numbers
    left = label_room + 12 if label_room else measures.radius + 1
    width = measures.width - left - side - measures.radius
    values = value_axis(
        matter.numbers,
        matter.values,
        scale=matter.scale,
        ticks=max(2, int(width / 90)),
        label=matter.tick,
    )
    values = _without_crowd(values, width, measures.font)
    marks, labels, rules, floor = [], [], [], ceiling
    for row in shown:
        floor, placed, written = _row(matter, row, Box(left, floor, width, lane), values, label_room)
        marks += placed
        labels += written
        rules.append(floor)
    labels += [_number(matter, mark, left + width, side) for mark in marks]
    plot = Box(left, ceiling, width, floor - ceiling)
    return Panel(
        form=Form.ROWS,
        metric=matter.figures[0].metric,
        unit=matter.unit,
        heading=heading,
        plot=plot,
        x=values,
        y=Axis(Scale.ROWS, plot.bottom, plot.top, ()),
        marks=tuple(marks),
        bands=_bands(matter, marks),
        labels=tuple(labels),
        rules=tuple(rules[:-1]) if bottom is None else (),
    )


def _columns(matter: Matter) -> tuple[str, ...]:
    """Choose the columns that tell rows apart, the one with most different values first; failing any, the source."""
    columns = differing(matter.figures, (*SCOPE, "period"))
    return tuple(sorted(columns, key=lambda column: -len(values_of(matter.figures, column)))) or ("source",)


def _row(
    matter: Matter, row: Row, first: Box, values: Axis, label_room: float
) -> tuple[float, list[Mark], list[Label]]:
    """Lay out one row from the top of its first lane; also give where it ends."""
    if row.lanes:
        return _laned_row(matter, row, first, values, label_room)
    measures = matter.format
    top, height = first.top, len(row.points) * first.height
    if label_room:
        most = 2 if measures.lanes else max(1, int(height / measures.line))
        pieces = wrapped(row.label, label_room, measures.font, lines=most)
        height = max(height, len(pieces) * measures.line + _GAP) if measures.lanes else height
        baseline = top + height / 2 + measures.font * 0.35 - (len(pieces) - 1) * measures.line / 2
        places = [(label_room, baseline + number * measures.line, "end") for number in range(len(pieces))]
    else:
        pieces = wrapped(row.label, measures.width - first.left - 4, measures.font, lines=2)
        top += len(pieces) * measures.line + _GAP
        lines = range(len(pieces))
        places = [(first.left + 4, top - 3 - (len(pieces) - 1 - number) * measures.line, "start") for number in lines]
    labels = [
        Label(x, y, piece, anchor, "row", row.label) for (x, y, anchor), piece in zip(places, pieces, strict=True)
    ]
    middles = [top + height / 2 + (n + 0.5 - len(row.points) / 2) * first.height for n in range(len(row.points))]
    return top + height, _marks(row, middles, first, values), labels


def _laned_row(
    matter: Matter, row: Row, first: Box, values: Axis, label_room: float
) -> tuple[float, list[Mark], list[Label]]:
    """Lay out claims of several sources: what they are about on a line of its own, and who says it at each lane."""
    measures = matter.format
    top = first.top + measures.line + _GAP
    heading = fitted(row.label, measures.width, measures.font)
    labels = [Label(0 if label_room else first.left + 4, top - 3, heading, role="row", hover=row.label)]
    middles = []
    for name in row.lanes:
        above = 0 if label_room else measures.line
        middles.append(top + above + first.height / 2)
        if label_room:
            text, x, y = fitted(name, label_room, measures.font), label_room, middles[-1] + measures.font * 0.35
        else:
            text, x, y = fitted(name, measures.width, measures.font), first.left + 4, top + measures.font + 2
        labels.append(Label(x, y, text, "end" if label_room else "start", "subheading", name))
        top += above + first.height
    return top, _marks(row, middles, first, values), labels


def _marks(row: Row, middles: Sequence[float], first: Box, values: Axis) -> list[Mark]:
    """Place the claims of a row at the heights of their lanes."""
    marks = []
    for point, y in zip(row.points, middles, strict=True):
        ends = reach(point, values)
        whisker = (first.across(ends[0]), first.across(ends[1])) if ends else None
        marks.append(Mark(point, first.across(values.fraction(float(point.value))), y, None, whisker))
    return marks


def _words(point: Point, words: str = "") -> str:
    return f"{words or point.words} ×{point.echoes + 1}" if point.echoes else words or point.words


def _number(matter: Matter, mark: Mark, edge: float, side: float) -> Label:
    """Write a number right of the plot; without its unit, which the heading says, where there is little room."""
    font, full = matter.format.font, _words(mark.point)
    brief = _words(mark.point, matter.brief(mark.point.words))
    text = full if width_of(full, font) <= side - 4 else brief
    return Label(edge + 12, mark.y + font * 0.35, fitted(text, side - 4, font), role="number", hover=full)


def _without_crowd(axis: Axis, width: float, font: float) -> Axis:
    """Leave out every other tick until labels keep apart."""
    ticks = axis.ticks
    while len(ticks) > 2:
        pairs = pairwise(ticks)
        if all(
            (width_of(one.label, font) + width_of(other.label, font)) / 2 + 10 <= (other.at - one.at) * width
            for one, other in pairs
        ):
            break
        ticks = ticks[::2]
    return Axis(axis.scale, axis.low, axis.high, ticks)


def _bands(matter: Matter, marks: Sequence[Mark]) -> tuple[Band, ...]:
    bands = []
    pad = matter.format.radius + 3
    for bracket, ids in matter.disputed():
        inside = [mark for mark in marks if mark.point.figure in ids]
        if len(inside) < 2:
            continue
        left, right = min(mark.x for mark in inside) - pad, max(mark.x for mark in inside) + pad
        top, bottom = min(mark.y for mark in inside) - pad, max(mark.y for mark in inside) + pad
        bands.append(Band(Box(left, top, right - left, bottom - top), *matter.dispute(bracket)))
    return tuple(bands)
