"""A panel of rows: claims about the same days under one another, for who states or is stated to have what."""

from collections.abc import Sequence

from app.present.chart.geometry import Axis, Box, Scale
from app.present.chart.lanes import axis_across, marks_in_rows, number_beside, number_room
from app.present.chart.naming import SCOPE, differing, values_of
from app.present.chart.panel import Frame, Margins, Matter
from app.present.chart.row import Row, rows_of
from app.present.chart.text import width_of, wrapped
from app.present.chart.values import Band, Form, Label, Mark, Panel

_FOOT = 20
_GAP = 6


def margins(matters: Sequence[Matter]) -> Margins:
    """Give the margins that suit several panels of rows, so that they stand in line under one another."""
    measures = matters[0].format
    made = [row for matter in matters for row in rows_of(matter, _columns(matter))]
    most = measures.width * measures.label_share
    widest = max(width_of(text, measures.font) for row in made for text in (row.lanes or (row.label,)))
    return Margins(min(most, widest + 2), number_room(matters))


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
    right = measures.width - side - measures.radius
    values, left = axis_across(matter, label_room + 12 if label_room else measures.radius + 1, right)
    width = right - left
    marks, labels, rules, floor = [], [], [], ceiling
    for row in shown:
        floor, placed, written = _row(matter, row, Box(left, floor, width, lane), values, label_room)
        marks += placed
        labels += written
        rules.append(floor)
    labels += [number_beside(matter, mark, left + width, side) for mark in marks]
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
        most = 3 if measures.lanes else max(1, int(height / measures.line))
        pieces = wrapped(row.label, label_room, measures.font, lines=most)
        height = max(height, len(pieces) * measures.line + _GAP) if measures.lanes else height
        baseline = top + height / 2 + measures.font * 0.35 - (len(pieces) - 1) * measures.line / 2
        places = [(label_room, baseline + number * measures.line, "end") for number in range(len(pieces))]
    else:
        pieces = wrapped(row.label, measures.width - first.left - 4, measures.font, lines=3)
        top += len(pieces) * measures.line + _GAP
        lines = range(len(pieces))
        places = [(first.left + 4, top - 3 - (len(pieces) - 1 - number) * measures.line, "start") for number in lines]
    labels = [
        Label(x, y, piece, anchor, "row", row.label) for (x, y, anchor), piece in zip(places, pieces, strict=True)
    ]
    middles = [top + height / 2 + (n + 0.5 - len(row.points) / 2) * first.height for n in range(len(row.points))]
    return top + height, marks_in_rows(row.points, middles, first, values, radius=measures.radius), labels


def _laned_row(
    matter: Matter, row: Row, first: Box, values: Axis, label_room: float
) -> tuple[float, list[Mark], list[Label]]:
    """Lay out claims of several sources: what they are about on a line of its own, and who says it at each lane."""
    measures = matter.format
    begin = 0 if label_room else first.left + 4
    pieces = wrapped(row.label, measures.width - begin, measures.font, lines=3)
    top = first.top + _GAP - 3
    labels = _lines(pieces, begin, top + measures.font + 1, matter, role="row", hover=row.label)
    top += len(pieces) * measures.line + 3
    middles = []
    for name in row.lanes:
        room = label_room or measures.width - begin
        said = wrapped(name, room, measures.font, lines=2)
        under = len(said) * measures.line
        above, height = (0, max(first.height, under + _GAP)) if label_room else (under, first.height)
        middles.append(top + above + height / 2)
        baseline = (
            middles[-1] + measures.font * 0.35 - (under - measures.line) / 2 if label_room else top + measures.font
        )
        x, anchor = (label_room, "end") if label_room else (begin, "start")
        labels += _lines(said, x, baseline, matter, anchor=anchor, role="subheading", hover=name)
        top += above + height
    return top, marks_in_rows(row.points, middles, first, values, radius=measures.radius), labels


def _lines(  # noqa: PLR0913 - a place, a text and its looks
    pieces: Sequence[str], x: float, y: float, matter: Matter, *, role: str, hover: str, anchor: str = "start"
) -> list[Label]:
    return [Label(x, y + n * matter.format.line, piece, anchor, role, hover) for n, piece in enumerate(pieces)]


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
