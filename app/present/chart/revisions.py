"""How a number moved: what was said of one thing, by the day on which it was said, and how far each step went."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from app.figures.vocabulary import Nature
from app.findings.comparison import EXPECTATIONS
from app.findings.revisions import Ladder, Step, ladders
from app.findings.series import SeriesKey
from app.present.chart.labels import labels_of
from app.present.chart.naming import SCOPE
from app.present.chart.panel import Frame, Matter
from app.present.chart.plan import Asked, Group, Pair, Plan
from app.present.chart.stage import stage
from app.present.chart.summary import said
from app.present.chart.values import AHEAD, Form, Label, Line, Mark, Panel, Point
from app.present.languages import Speaker
from app.present.numbers import format_interval_words

_MOST_NAMED = 6
_Thing = tuple[SeriesKey, date | None, date | None]


def as_it_moved(asked: Asked) -> Plan:
    """Plan a panel for each thing of which numbers were stated on two days or more, the most told of first."""
    things: dict[_Thing, list[Pair]] = {}
    for figure, point in asked.pairs:
        things.setdefault((point.series, point.start, point.end), []).append((figure, replace(point, faded=False)))
    moved = [told for told in things.values() if len({point.stated_on for _, point in told if point.stated_on}) > 1]
    dated = [tuple(pair for pair in told if pair[1].stated_on) for told in moved]
    groups = tuple(Group(ladder_panel, pairs) for pairs in sorted(dated, key=asked.weight))
    say = asked.naming.speaker
    undated = [point for told in moved for _, point in told if not point.stated_on]
    once = len(asked.pairs) - sum(len(told) for told in moved)
    return Plan(groups, _notes(undated, once, say) if groups else (), say.t("No number here was stated on two days."))


def _notes(undated: Sequence[Point], once: int, say: Speaker) -> tuple[str, ...]:
    notes = []
    if undated:
        named = [said(point, say) for point in undated[:_MOST_NAMED]]
        more = ["…"] if len(undated) > _MOST_NAMED else []
        claims = say.listed(named + more)
        notes.append(say.t("Not drawn, as no day of statement is known: %(claims)s.", claims=claims))
    if once:
        notes.append(
            say.n(
                "%(num)s more figure was stated on one day only.",
                "%(num)s more figures were stated on one day only.",
                once,
            )
        )
    return tuple(notes)


def ladder_panel(matter: Matter, frame: Frame) -> Panel:
    """Lay out what was said of one thing by the days of the statements; each source goes from step to step."""
    told = ladders(matter.figures, matter.naming.catalogue)
    heading = matter.heading(frame.top, (*SCOPE, "period"), _story(matter, told))
    set_up = stage(matter, frame, _day_of, heading)
    marks = tuple(replace(mark, bar=None) for mark in set_up.marks)
    placed = {mark.point.figure: mark for mark in marks}
    steps = [
        (step, placed[before.figure.id], placed[step.figure.id])
        for ladder in told
        for before, step in pairwise(ladder.steps)
    ]
    lines = tuple(_riser(one, other) for _, one, other in steps)
    sizes = [_places(words, one, other, matter) for step, one, other in steps if (words := _size(step))]
    return Panel(
        form=Form.TIME,
        metric=matter.figures[0].metric,
        unit=matter.unit,
        heading=heading,
        plot=set_up.plot,
        x=set_up.time,
        y=set_up.values,
        marks=marks,
        lines=lines,
        events=set_up.events,
        labels=labels_of(matter, marks, set_up.plot, set_up.names, lines, first=sizes if matter.format.lanes else ()),
    )


def _day_of(point: Point) -> tuple[int, int]:
    day = (point.stated_on or date.min).toordinal()
    return day, day + 1


def _riser(one: Mark, other: Mark) -> Line:
    """Join two statements: the first number holds until the day of the second."""
    dash = AHEAD if other.point.nature in EXPECTATIONS else ""
    return Line(((one.x, one.y), (other.x, one.y), (other.x, other.y)), other.point.colour, dash)


def _size(step: Step) -> str:
    """Write how far a number moved in percent; nothing where it did not, or where percent say nothing."""
    if not step.percent:
        return ""
    size = abs(step.percent)
    digits = size.quantize(Decimal("0.1") if size < 10 else Decimal(1))
    return f"{'+' if step.percent > 0 else '−'}{digits:,f}%" if digits else ""


def _places(words: str, one: Mark, other: Mark, matter: Matter) -> list[tuple[Label, ...]]:
    """Give the places for the size of a step: beside its riser, or along its tread."""
    measures = matter.format
    middle, tread = (one.y + other.y) / 2 + measures.font * 0.35, (one.x + other.x) / 2
    beside = [(other.x + 5, middle, "start"), (other.x - 5, middle, "end")]
    along = [(tread, one.y - 5, "middle"), (tread, one.y + measures.font + 3, "middle")]
    places = beside + along if abs(one.y - other.y) > measures.font + 2 * measures.radius else along + beside
    return [(Label(x, y, words, anchor, "step"),) for x, y, anchor in places]


def _story(matter: Matter, told: Sequence[Ladder]) -> str:
    """Say what was expected and what was found, where one source told both."""
    say = matter.naming.speaker
    for ladder in told:
        expected = [step.figure for step in ladder.steps if step.figure.nature in EXPECTATIONS]
        found = [step.figure for step in ladder.steps if step.figure.nature is Nature.ACTUAL]
        if expected and found and found[-1] is ladder.steps[-1].figure:
            one, other = (format_interval_words(figure, say.language) for figure in (expected[-1], found[-1]))
            return say.t("expected %(one)s, found %(other)s", one=one, other=other)
    return ""
