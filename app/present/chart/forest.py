"""One period, source by source: every claim a row, its interval beside the others', and where most of them agree."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from app.findings.agreement import CommonGround, common_ground
from app.findings.comparison import EXPECTATIONS, Bracket, Verdict, is_revision
from app.findings.series import SeriesKey
from app.present.chart.geometry import Axis, Box, Scale
from app.present.chart.lanes import axis_across, marks_in_rows, number_beside, number_room
from app.present.chart.naming import SCOPE, differing
from app.present.chart.panel import Frame, Matter
from app.present.chart.plan import Asked, Group, Pair, Plan
from app.present.chart.text import width_of, wrapped
from app.present.chart.values import Band, BandKind, Form, Label, Mark, Panel, Point
from app.present.languages import Speaker
from app.present.numbers import format_range
from app.present.words.periods import period_words

_FOOT = 20
_GAP = 8
_NAMES = 0.8  # of the room that labels may take goes to names, the rest to the days beside them
_LEAST_BAND = 3


def source_by_source(asked: Asked) -> Plan:
    """Plan a panel for each metric and unit of one period: the one asked for, else the one most sources speak of."""
    period = asked.view.period or _most_spoken(asked)
    chosen = replace(asked, pairs=tuple(pair for pair in asked.pairs if (pair[0].period or "") == period))
    groups = sorted(chosen.by_metric(), key=lambda group: (-len({f.source for f, _ in group}), chosen.weight(group)))
    notes = (_chosen_words(period, asked.naming.speaker),) if len(chosen.pairs) < len(asked.pairs) else ()
    return Plan(tuple(Group(forest, group) for group in groups), notes)


def _chosen_words(period: str, say: Speaker) -> str:
    if not period:
        return say.t("Shown is what is said without a period, of which most sources speak.")
    return say.t("Shown is %(period)s, of which most sources speak.", period=period_words(period, say))


def _most_spoken(asked: Asked) -> str:
    """Choose the period that most sources speak of; of several the one with most claims, then the latest."""
    claims = Counter(figure.period or "" for figure, _ in asked.pairs)
    sources = Counter(period for period, _ in {(figure.period or "", figure.source) for figure, _ in asked.pairs})
    ends = {figure.period or "": figure.period_end or date.min for figure, _ in asked.pairs}
    return max(claims, key=lambda period: (sources[period], claims[period], ends[period]), default="")


@dataclass(frozen=True, slots=True)
class _Section:
    """The claims about one thing, the largest first, under a heading if there are others; each with its name."""

    heading: str
    names: tuple[str, ...]
    points: tuple[Point, ...]
    bracket: Bracket | None


class _Columns(NamedTuple):
    """The widths beside the plot: names and days at its left, none if they stand above their rows; numbers at right."""

    names: float
    days: float
    numbers: float


def forest(matter: Matter, frame: Frame) -> Panel:
    """Lay out the claims about one period; in a card the lanes share the room there is."""
    measures = matter.format
    sections = _sections(matter)
    columns = _columns([each for each in (matter, *frame.beside) if each.layout is forest])
    heading = matter.heading(frame.top, (*SCOPE, "period"))
    ceiling = frame.top + len(heading) * measures.line + 10
    beside = columns.names + columns.days
    right = measures.width - columns.numbers - measures.radius
    values, left = axis_across(matter, beside + 12 if beside else measures.radius + 1, right)
    width = right - left
    marks: list[Mark] = []
    labels: list[Label] = []
    bands: list[Band] = []
    rules: list[float] = []
    floor, lane = ceiling, _lane(matter, sections, ceiling)
    for section in sections:
        if floor > ceiling:
            rules.append(floor + _GAP / 2)
            floor += _GAP
        laid = _laid_out(matter, section, Box(left, floor, width, lane), values, columns)
        marks += laid.marks
        labels += laid.labels
        bands += laid.bands
        floor = laid.floor
    labels += [_number(matter, mark, columns.numbers) for mark in marks]
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
        bands=tuple(bands),
        labels=tuple(labels),
        rules=tuple(rules),
    )


def _sections(matter: Matter) -> list[_Section]:
    """Take apart what is claimed, the most spoken of first; what one claim is about stands together at the end."""
    by_series: dict[SeriesKey, list[Pair]] = {}
    for figure, point in zip(matter.figures, matter.points, strict=True):
        by_series.setdefault(point.series, []).append((figure, point))
    groups = sorted(
        by_series.values(), key=lambda group: (-len({f.source for f, _ in group}), -len(group), _place(group))
    )
    groups = [sorted(group, key=lambda pair: _place([pair])) for group in groups]
    kept = _first(groups, matter.format.rows)
    brackets = {bracket.series: bracket for bracket in matter.brackets}
    scope = differing(matter.figures, SCOPE)
    sections = [
        _Section(
            matter.naming.label(group[0][0], scope) if len(by_series) > 1 else "",
            tuple(point.source_name for _, point in group),
            tuple(point for _, point in group),
            brackets.get(group[0][1].series),
        )
        for group in kept
        if len(group) > 1
    ]
    single = sorted((pair for group in kept if len(group) == 1 for pair in group), key=lambda pair: _place([pair]))
    if single:
        heading = matter.naming.speaker.t("Stated once") if sections and matter.format.lanes else ""
        names = [matter.naming.with_source(matter.naming.label(f, scope) if scope else "", p) for f, p in single]
        sections.append(_Section(heading, tuple(names), tuple(point for _, point in single), None))
    return sections


def _place(group: Sequence[Pair]) -> tuple[float, str]:
    """Say where claims stand: the largest first."""
    return -float(max(point.value for _, point in group)), min(point.figure for _, point in group)


def _first(groups: Sequence[list[Pair]], most: int) -> list[list[Pair]]:
    kept: list[list[Pair]] = []
    for group in groups:
        room = most - sum(len(each) for each in kept)
        if room > 0:
            kept.append(group[:room])
    return kept


def _columns(matters: Sequence[Matter]) -> _Columns:
    """Choose the widths beside the plots of several panels, so that they stand in line under one another."""
    matter, measures = matters[0], matters[0].format
    sections = [section for each in matters for section in _sections(each)]
    points = [point for section in sections for point in section.points]
    numbers = number_room(matters)
    most = measures.width * measures.label_share
    days = max(width_of(_day(matter, point), measures.font) for point in points)
    days += 10 if days else 0
    if not most:
        return _Columns(0, 0, max(numbers, days))
    names = max(width_of(name, measures.font) for section in sections for name in section.names)
    return _Columns(min(most * _NAMES if days else most, names + 2), days, numbers)


def _day(matter: Matter, point: Point) -> str:
    """Say when a claim was stated; a card has no room for that."""
    return matter.naming.speaker.day(point.stated_on) if point.stated_on and matter.format.lanes else ""


def _lane(matter: Matter, sections: Sequence[_Section], ceiling: float) -> float:
    """Give the height of a lane: a fixed one, or what is left for it where the height of the whole is fixed."""
    measures = matter.format
    if matter.floor is None:
        return measures.lane
    count = sum(len(section.points) for section in sections)
    room = matter.floor - ceiling - _FOOT - _GAP * (len(sections) - 1)
    return min(measures.lane * 2, room / count)


class _Laid(NamedTuple):
    marks: list[Mark]
    labels: list[Label]
    bands: list[Band]
    floor: float


def _laid_out(matter: Matter, section: _Section, first: Box, values: Axis, columns: _Columns) -> _Laid:
    """Lay out one section from the top of its first lane."""
    measures = matter.format
    top = first.top
    labels = []
    if section.heading and measures.lanes:
        for piece in wrapped(section.heading, measures.width, measures.font, lines=3, bold=True):
            top += measures.line
            labels.append(Label(0, top - 3, piece, role="section", hover=section.heading))
        top += 4
    start, middles, lanes = top, [], []
    for name, point in zip(section.names, section.points, strict=True):
        box = Box(first.left, top, first.width, first.height)
        written, lane = _named(matter, name, point, box, columns)
        labels += written
        middles.append(lane.top + lane.height / 2)
        lanes.append(Box(first.left, top, first.width, lane.bottom - top))
        top = lane.bottom
    marks = marks_in_rows(section.points, middles, first, values, radius=measures.radius)
    body = Box(first.left, start, first.width, top - start)
    ground = common_ground(section.bracket.claims) if section.bracket else None
    bands = _agreed(matter, ground, body, values) + _disputed(matter, section, ground, lanes)
    return _Laid(marks, labels, bands, top)


def _named(matter: Matter, name: str, point: Point, first: Box, columns: _Columns) -> tuple[list[Label], Box]:
    """Write who claims it and when; give the lane that is left for the mark."""
    measures, day = matter.format, _day(matter, point)
    if not columns.names:
        room = measures.width - first.left - 4 - (width_of(day, measures.font) + 10 if day else 0)
        pieces = wrapped(name, room, measures.font, lines=3)
        heights = [first.top + row * measures.line + measures.font + 2 for row in range(len(pieces))]
        labels = [
            Label(first.left + 4, y, piece, role="row", hover=name) for y, piece in zip(heights, pieces, strict=True)
        ]
        labels += [Label(measures.width, heights[0], day, "end", "subheading")] if day else []
        return labels, Box(first.left, first.top + len(pieces) * measures.line, first.width, first.height)
    pieces = wrapped(name, columns.names, measures.font, lines=3 if measures.lanes else 1)
    height = max(first.height, len(pieces) * measures.line + 6) if measures.lanes else first.height
    middle = first.top + height / 2 + measures.font * 0.35
    baseline = middle - (len(pieces) - 1) * measures.line / 2
    labels = [
        Label(0, baseline + row * measures.line, piece, role="row", hover=name) for row, piece in enumerate(pieces)
    ]
    if day and columns.days:
        labels.append(Label(columns.names + columns.days, middle, day, "end", "subheading"))
    return labels, Box(first.left, first.top, first.width, height)


def _number(matter: Matter, mark: Mark, side: float) -> Label:
    """Write a number at the right edge, where all end in line."""
    label = number_beside(matter, mark, 0, side)
    return replace(label, x=matter.format.width, anchor="end")


def _agreed(matter: Matter, ground: CommonGround | None, body: Box, values: Axis) -> list[Band]:
    """Mark the numbers that most sources allow, from the first to the last row of their section."""
    if ground is None:
        return []
    ends = (
        max(values.low, values.low if ground.interval.low is None else float(ground.interval.low)),
        min(values.high, values.high if ground.interval.high is None else float(ground.interval.high)),
    )
    left, right = (body.across(values.fraction(end)) for end in ends)
    middle, width = (left + right) / 2, max(right - left, _LEAST_BAND)
    return [Band(Box(middle - width / 2, body.top, width, body.height), BandKind.AGREED, _ground_words(matter, ground))]


def _ground_words(matter: Matter, ground: CommonGround) -> str:
    say, interval = matter.naming.speaker, ground.interval
    if interval.low is None or interval.high is None:
        return say.t("%(num)s of %(all)s sources agree here", num=ground.sources, all=ground.of)
    numbers = format_range(interval.low, interval.high, matter.unit, say.language, digits=4)
    return say.t("%(num)s of %(all)s sources allow %(numbers)s", num=ground.sources, all=ground.of, numbers=numbers)


def _disputed(matter: Matter, section: _Section, ground: CommonGround | None, lanes: Sequence[Box]) -> list[Band]:
    """Tint the rows that stand against the others: against most of them, if these agree, else all that conflict."""
    if section.bracket is None or section.bracket.verdict is Verdict.UNDATED:
        return []
    agreeing = {claim.figure.id for claim in ground.claims} if ground else set()
    kinds: dict[str, BandKind] = {}
    for pair in section.bracket.conflicts:
        overtaken = is_revision(*pair)
        for claim in pair:
            if not overtaken and claim.figure.id not in agreeing:
                kinds[claim.figure.id] = BandKind.DISPUTED
            elif overtaken and claim.figure.nature in EXPECTATIONS:
                kinds.setdefault(claim.figure.id, BandKind.REVISED)
    return [
        Band(lane.shrunk(1), kind, matter.dispute_words(kind, section.bracket))
        for point, lane in zip(section.points, lanes, strict=True)
        if (kind := kinds.get(point.figure))
    ]
