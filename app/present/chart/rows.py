"""A panel of rows: claims about the same days under one another, for who states or is stated to have what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.figures.figure import Figure
from app.findings.comparison import Verdict
from app.present.chart.naming import SCOPE, differing, values_of
from app.present.chart.panel import Matter, reach
from app.present.chart.scale import value_axis
from app.present.chart.text import fitted, width_of, wrapped
from app.present.chart.values import Axis, Band, Box, Form, Label, Mark, Panel, Point, Scale

_FOOT = 20
_GAP = 6


@dataclass(frozen=True, slots=True)
class _Row:
    """Claims that go by one label, each on a lane of its own."""

    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Margins:
    """The room for row labels, none if they stand above their rows, and for the numbers at the right."""

    labels: float
    numbers: float


def margins(matters: Sequence[Matter]) -> Margins:
    """Give the margins that suit several panels of rows, so that they stand in line under one another."""
    measures = matters[0].format
    made = [row for matter in matters for row in _rows(matter, _columns(matter))]
    most = measures.width * measures.label_share
    labels = min(most, max(width_of(row.label, measures.font) for row in made) + 2)
    numbers = max(width_of(_words(point), measures.font) for row in made for point in row.points)
    return Margins(labels, min(measures.side_room, numbers + 12))


def rows(matter: Matter, margins: Margins, top: float, bottom: float | None = None) -> Panel:
    """Lay out a panel of rows from `top` down; where a `bottom` is fixed, the lanes share the room above it."""
    measures = matter.format
    columns = _columns(matter)
    heading = matter.heading(top, (*SCOPE, "period"))
    ceiling = top + len(heading) * measures.line + 10
    shown = _rows(matter, columns)
    lane = measures.lane
    if bottom is not None:
        lane = min(lane * 1.8, (bottom - ceiling - _FOOT) / sum(len(row.points) for row in shown))
    label_room, side = margins.labels, margins.numbers
    left = label_room + 12 if label_room else measures.radius + 1
    words = {point.figure: _words(point) for row in shown for point in row.points}
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
    labels += [_number(words[mark.point.figure], mark, left + width, side, measures.font) for mark in marks]
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


def _rows(matter: Matter, columns: Sequence[str]) -> list[_Row]:
    """Group claims by what tells them apart: by size, the largest first, or in time if only the period differs."""
    grouped: dict[tuple[str | None, ...], list[tuple[Figure, Point]]] = {}
    for figure, point in zip(matter.figures, matter.points, strict=True):
        grouped.setdefault(tuple(getattr(figure, column) for column in columns), []).append((figure, point))
    groups = list(grouped.values())
    groups.sort(key=lambda group: (-max(point.value for _, point in group), group[0][1].figure))
    if tuple(columns) == ("period",):
        groups.sort(key=lambda group: (group[0][0].period_start or date.min, group[0][0].period_end or date.min))
    made, left = [], matter.format.rows
    for group in groups:
        group.sort(key=lambda pair: (pair[1].stated_on or date.min, pair[1].source, pair[1].figure))
        points = tuple(point for _, point in group)[:left]
        left -= len(points)
        if points:
            made.append(_Row(matter.naming.label(group[0][0], columns) or points[0].source_name, points))
    return made


def _row(
    matter: Matter, row: _Row, first: Box, values: Axis, label_room: float
) -> tuple[float, list[Mark], list[Label]]:
    """Lay out one row from the top of its first lane; also give where it ends."""
    measures = matter.format
    top, height = first.top, len(row.points) * first.height
    if label_room:
        most = 2 if measures.lanes else max(1, int(height / measures.line))
        pieces = wrapped(row.label, label_room, measures.font, lines=most)
        height = max(height, len(pieces) * measures.line + _GAP) if measures.lanes else height
        baseline = top + height / 2 + measures.font * 0.35 - (len(pieces) - 1) * measures.line / 2
        labels = [
            Label(label_room, baseline + number * measures.line, piece, "end", "row", row.label)
            for number, piece in enumerate(pieces)
        ]
    else:
        top += measures.line + _GAP
        text = fitted(row.label, measures.width, measures.font)
        labels = [Label(first.left + 4, top - 3, text, role="row", hover=row.label)]
    marks = []
    for number, point in enumerate(row.points):
        y = top + height / 2 + (number + 0.5 - len(row.points) / 2) * first.height
        ends = reach(point, values)
        whisker = (first.across(ends[0]), first.across(ends[1])) if ends else None
        marks.append(Mark(point, first.across(values.fraction(float(point.value))), y, None, whisker))
    return top + height, marks, labels


def _words(point: Point) -> str:
    return f"{point.words} ×{point.echoes + 1}" if point.echoes else point.words


def _number(text: str, mark: Mark, edge: float, side: float, font: float) -> Label:
    return Label(edge + 12, mark.y + font * 0.35, fitted(text, side - 4, font), role="number", hover=text)


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
        _, sentence = matter.dispute_words(bracket)
        box = Box(left, top, right - left, bottom - top)
        bands.append(Band(box, bracket.verdict is Verdict.REVISED, "", sentence))
    return tuple(bands)
