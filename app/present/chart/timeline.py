"""A panel of values over time: each claim at the true days of its period."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from app.figures.vocabulary import Adding, Nature
from app.findings.comparison import EXPECTATIONS
from app.present.chart.fan import BESIDE, Fan, label_places, words_beside
from app.present.chart.geometry import Axis, Box
from app.present.chart.labels import CROWD, Voice, labels_of, voice
from app.present.chart.panel import Frame, Matter
from app.present.chart.periods import PeriodKind, shelf_words
from app.present.chart.stage import stage
from app.present.chart.text import width_of
from app.present.chart.values import AHEAD, PASSED_OVER, Band, Form, Line, Mark, Panel, Point

_SLACK = 7
"""How many days may lie between periods that follow one another, as fiscal years of 52 weeks leave them."""


def timeline(matter: Matter, frame: Frame) -> Panel:
    """Lay out a panel over time, each claim at the days of its period."""
    return over_time(matter, frame)


def over_time(matter: Matter, frame: Frame, *, fans: Sequence[Fan] = ()) -> Panel:
    """Lay out a panel over time, with fans of what is expected or, where there are none, bands around disputes."""
    measures = matter.format
    heading = matter.heading(frame.top, more=_by_which_periods(matter))
    said = [width_of(piece, measures.font) for fan in fans for piece in words_beside(fan, measures)]
    least_side = min(measures.side_room, max(said) + 2 * BESIDE) if said else 0
    set_up = stage(matter, frame, days_of, heading, least_side=least_side)
    marks, plot = set_up.marks, set_up.plot
    lines = _lines(marks)
    crowded = len(marks) > CROWD
    areas = tuple(fan.area(plot, set_up.time, set_up.values) for fan in fans)
    words = [label_places(fan, area, plot, measures) for fan, area in zip(fans, areas, strict=True)]
    return Panel(
        form=Form.TIME,
        metric=matter.figures[0].metric,
        unit=matter.unit,
        heading=heading,
        plot=plot,
        x=set_up.time,
        y=set_up.values,
        marks=marks,
        lines=() if crowded else lines,
        bands=() if crowded or fans else _bands(matter, marks, plot, set_up.time),
        areas=areas,
        events=set_up.events,
        labels=labels_of(matter, marks, plot, set_up.names, lines, first=words if measures.lanes else ()),
    )


def days_of(point: Point) -> tuple[int, int]:
    """Give the days of a claim's period."""
    start, end = point.start or date.min, point.end or date.min
    return start.toordinal(), end.toordinal() + 1


def _by_which_periods(matter: Matter) -> str:
    """Say “by quarter” over amounts that add up over time; for levels such as shares the axis says enough."""
    metric = matter.naming.catalogue.metrics.get(matter.figures[0].metric)
    if metric is None or metric.adding is not Adding.FLOW:
        return ""
    return shelf_words((point.kind for point in matter.points), matter.naming.speaker)


def _lines(marks: tuple[Mark, ...]) -> tuple[Line, ...]:
    """Join a source's figures of one series and one kind of period, from one period to the next that it speaks of.

    What was expected of a period that has since been reported joins nothing, and no line leads back from what is
    expected to what was found.
    """
    grouped: dict[tuple[Voice, PeriodKind], list[Mark]] = {}
    for mark in marks:
        if not mark.point.struck and not mark.point.faded and mark.point.nature is not Nature.RUMOUR:
            grouped.setdefault((voice(mark.point), mark.point.kind), []).append(mark)
    lines = []
    for chain in grouped.values():
        found = {days_of(mark.point) for mark in chain if mark.point.nature not in EXPECTATIONS}
        chain = [m for m in chain if m.point.nature not in EXPECTATIONS or days_of(m.point) not in found]  # noqa: PLW2901
        chain.sort(key=lambda mark: (days_of(mark.point), mark.x))
        for one, other in pairwise(chain):
            fits = one.point.nature not in EXPECTATIONS or one.point.nature is other.point.nature
            between = days_of(other.point)[0] - days_of(one.point)[1]
            if fits and between >= 0:
                ends = ((one.x, one.y), (other.x, other.y))
                dash = PASSED_OVER if between > _SLACK else ""
                lines.append(Line(ends, other.point.colour, AHEAD if other.point.nature in EXPECTATIONS else dash))
    return tuple(lines)


def _bands(matter: Matter, marks: tuple[Mark, ...], plot: Box, time: Axis) -> tuple[Band, ...]:
    bands = []
    for bracket, ids in matter.disputed():
        inside = [mark for mark in marks if mark.point.figure in ids]
        alone = matter.company and len({mark.point.source for mark in inside}) < 2
        if not inside or alone:
            continue
        start, end = days_of(inside[0].point)
        pad = matter.format.radius + 4
        edges = plot.across(time.fraction(start)), plot.across(time.fraction(end))
        left, right = min(edges[0], *(m.x - pad for m in inside)), max(edges[1], *(m.x + pad for m in inside))
        top, bottom = min(mark.y for mark in inside) - pad, max(mark.y for mark in inside) + pad
        bands.append(Band(Box(left, top, right - left, bottom - top), *matter.dispute(bracket)))
    return tuple(bands)
