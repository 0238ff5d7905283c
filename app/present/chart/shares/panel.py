"""A panel of stacked bars: the parts of one whole, period by period and source by source."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.present.chart.geometry import Axis, Box, Outline, Scale
from app.present.chart.panel import Frame, Matter, reach
from app.present.chart.scale import value_axis
from app.present.chart.shares.stacks import WHOLE, Stack, part_column, part_of, ranks_of, stacks_of
from app.present.chart.shares.writing import beneath, beyond_words, inside, row_label
from app.present.chart.text import wrapped
from app.present.chart.values import Band, BandKind, Bar, Form, Label, Panel, Size

_FOOT = 20
_SIDE = 20
_COLUMN = 0.7
_EDGE = 10  # half of what stands under zero
_TALL, _LOW, _MOST_TALL = 32.0, 20.0, 12
_BETWEEN, _CLOSE = 12, 4
_TINTS = 3
_TICK_ROOM = 60
_LEAST_WHISKER = 8
_OVERHANG = 104  # an interval may end in the margin; the axis need not go on for it


@dataclass(slots=True)
class _Drawn:
    """What has been laid out so far; `floor` is where the next bar may begin."""

    floor: float
    bars: list[Bar] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


def share_panel(matter: Matter, frame: Frame) -> Panel:
    """Lay out the bars of one whole under one another; where the height is fixed, they share the room there is."""
    measures = matter.format
    stacks = stacks_of(tuple(zip(matter.figures, matter.points, strict=True)), matter.naming.catalogue)
    stacks = stacks[-measures.rows :]
    heading = matter.heading(frame.top)
    ceiling = frame.top + len(heading) * measures.line + 10
    column = measures.width * measures.label_share * _COLUMN
    left = column + 12 if column else _EDGE
    width = measures.width - left - _SIDE
    axis = _axis(matter, stacks, width)
    tall = _TALL if len(stacks) <= _MOST_TALL else _LOW
    if matter.floor is not None:
        tall = min(_TALL, (matter.floor - ceiling - _FOOT) / len(stacks) - _CLOSE)
    drawn = _Drawn(ceiling)
    for stack in stacks:
        _draw(stack, drawn, Box(left, drawn.floor, width, tall), axis, matter)
    plot = Box(left, ceiling, width, drawn.floor - ceiling)
    return Panel(
        form=Form.ROWS,
        metric=matter.figures[0].metric,
        unit=matter.unit,
        heading=heading,
        plot=plot,
        x=axis,
        y=Axis(Scale.ROWS, plot.bottom, plot.top, ()),
        marks=(),
        bars=tuple(drawn.bars),
        outlines=tuple(drawn.outlines),
        bands=tuple(drawn.bands),
        labels=tuple(drawn.labels),
        limits=(plot.across(axis.fraction(float(WHOLE))),),
    )


def _axis(matter: Matter, stacks: Sequence[Stack], width: float) -> Axis:
    """Make an axis from nothing to the whole, and beyond where claims go there; linear, because lengths add up."""
    ends = [WHOLE]
    for stack in stacks:
        before = WHOLE * 0
        for _, point in stack.pairs:
            high = before + max(point.value, point.high or point.value)
            before += point.value
            ends.append(high if high > _OVERHANG else before)
    ticks = max(2, int(width / _TICK_ROOM))
    return value_axis([WHOLE * 0, max(ends)], [WHOLE * 0, WHOLE], scale=Scale.LINEAR, ticks=ticks, label=matter.tick)


def _draw(stack: Stack, drawn: _Drawn, first: Box, axis: Axis, matter: Matter) -> None:
    """Lay out one bar with its texts, and say where the next may begin."""
    measures, card = matter.format, matter.format.size is Size.CARD
    top = first.top - (_BETWEEN - _CLOSE if stack.follows and not card else 0)
    label = "" if stack.follows else row_label(stack, matter)
    beside = measures.label_share > 0
    lines = wrapped(label, first.left - 12 if beside else measures.width, measures.font, lines=1 if card else 3)
    if beside:
        middle = top + max(first.height, len(lines) * measures.line) / 2 - (len(lines) - 1) * measures.line / 2
        drawn.labels += _lines(lines, middle + measures.font * 0.35, label, first.left, matter)
        top += max(0, len(lines) * measures.line - first.height) / 2
    else:
        drawn.labels += _lines(lines, top + measures.font, label, first.left, matter)
        top += len(lines) * measures.line + (4 if lines else 0)
    box = Box(first.left, top, first.width, first.height)
    nameless = _fill(stack, drawn, box, axis, matter)
    floor = max(box.bottom, first.top + len(lines) * measures.line if beside else 0)
    if not card:
        more = beneath(stack, nameless, box, matter)
        drawn.labels += more
        floor = max(floor, box.bottom + len(more) * measures.line + (2 if more else 0))
    drawn.floor = floor + (_CLOSE if card else _BETWEEN)


def _lines(lines: Sequence[str], baseline: float, hover: str, left: float, matter: Matter) -> list[Label]:
    """Write the label of a row: right up to its bar, or over it."""
    x, anchor = (left - 12, "end") if matter.format.label_share else (left + 4, "start")
    return [Label(x, baseline + n * matter.format.line, line, anchor, "row", hover) for n, line in enumerate(lines)]


def _fill(stack: Stack, drawn: _Drawn, box: Box, axis: Axis, matter: Matter) -> list[Bar]:
    """Fill a bar with its parts, and outline what is left of the whole; give the parts whose names found no room."""
    bars = _bars(stack, box, axis, matter)
    drawn.bars += bars
    filled, whole = bars[-1].box.right, box.across(axis.fraction(float(WHOLE)))
    if filled < whole - 1:
        empty = Box(filled, box.top, whole - filled, box.height)
        drawn.outlines.append(Outline(empty, matter.naming.speaker.t("not stated")))
    if stack.beyond:
        around = Box(box.left - 3, box.top - 3, filled - box.left + 6, box.height + 6)
        drawn.bands.append(Band(around, BandKind.DISPUTED, beyond_words(stack, matter)))
    labels, nameless = inside(bars, whole, matter)
    drawn.labels += labels
    return nameless


def _bars(stack: Stack, first: Box, axis: Axis, matter: Matter) -> list[Bar]:
    """Give each claim its length, one after the other, and its whisker around its own end."""
    ranks = ranks_of(tuple(zip(matter.figures, matter.points, strict=True)))
    named = len(ranks) > 1
    bars: list[Bar] = []
    before = 0.0
    for figure, point in stack.pairs:
        start, length = first.across(axis.fraction(before)), axis.fraction(float(point.value)) * first.width
        ends = reach(point, axis)
        moved = start - first.left
        wide = ends and (ends[1] - ends[0]) * first.width >= _LEAST_WHISKER
        whisker = (moved + first.across(ends[0]), moved + first.across(ends[1])) if ends and wide else None
        name = matter.naming.entry(part_column(figure), part_of(figure)) if named else ""
        box = Box(start, first.top, length, first.height)
        bars.append(Bar(point, box, name, ranks[part_of(figure)] % _TINTS, whisker))
        before += float(point.value)
    return bars
