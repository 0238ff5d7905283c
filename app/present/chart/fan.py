"""Fans: what lies between the least and the greatest that sources expect of each period of one series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.figures.figure import Figure
from app.figures.period import Granularity
from app.figures.vocabulary import Nature
from app.findings.comparison import EXPECTATIONS
from app.present.chart.format import Format
from app.present.chart.geometry import Area, Axis, Box, Scale
from app.present.chart.panel import Matter
from app.present.chart.plan import Pair
from app.present.chart.text import width_of, wrapped
from app.present.chart.values import Label, Point
from app.present.numbers import format_number
from app.present.words.periods import period_words

EXPECTED = frozenset({Nature.FORECAST, Nature.GUIDANCE, Nature.TARGET})
"""The natures that say how much something will be; orders and rumours don't."""

BESIDE = 6
"""How far from the end of a fan its words stand, in pixels."""

_SEPARATOR = " · "
_STEP = 6


@dataclass(frozen=True, slots=True)
class Spread:
    """The least and the greatest number of one period, whose days are counted like a date's ordinal."""

    start: int
    end: int
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Fan:
    """What is expected of periods of one kind, in the order of time.

    Attributes:
        opening: what was found last before them, from which the fan opens; None if nothing was.
        colour: of the source, if one alone expects all of it.
        words: what is expected of the last period, and by how many sources.
        written: whether these words stand beside the fan; a single claim that is labelled itself needs no other words.
    """

    opening: Spread | None
    spreads: tuple[Spread, ...]
    colour: int | None
    words: tuple[str, str]
    written: bool

    def area(self, plot: Box, time: Axis, values: Axis) -> Area:
        """Give the fan as an area: from period to period, and to the last day of the last."""
        first, last = self.spreads[0], self.spreads[-1]
        begin = (_middle(self.opening), self.opening) if self.opening else (float(first.start), first)
        edges = [begin, *((_middle(spread), spread) for spread in self.spreads), (float(last.end), last)]
        xs = [plot.across(time.fraction(day)) for day, _ in edges]
        lows = [plot.up(_fraction(spread.low, values)) for _, spread in edges]
        highs = [plot.up(_fraction(spread.high, values)) for _, spread in edges]
        upper, lower = zip(xs, highs, strict=True), zip(reversed(xs), reversed(lows), strict=True)
        return Area((*upper, *lower), self.colour, _SEPARATOR.join(self.words))


def can_be_fanned(figure: Figure, point: Point) -> bool:
    """Say whether a claim is a source's present expectation of a period."""
    return figure.nature in EXPECTED and figure.period_start is not None and not point.struck and not point.faded


def fans_of(matter: Matter) -> tuple[Fan, ...]:
    """Give the fans of the figures of one series: one for each kind of period, as these don't overlap."""
    pairs = tuple(zip(matter.figures, matter.points, strict=True))
    kinds: dict[object, list[Pair]] = {}
    for figure, point in pairs:
        if can_be_fanned(figure, point):
            kinds.setdefault(_kind(point), []).append((figure, point))
    return tuple(_fan(expected, pairs, matter) for expected in kinds.values())


def label_places(fan: Fan, area: Area, plot: Box, measures: Format) -> Iterator[tuple[Label, ...]]:
    """Give the places for a fan's words, best first: beside its right end, or higher or lower than that."""
    pieces = words_beside(fan, measures)
    if not pieces:
        return
    right = max(x for x, _ in area.points)
    ends = [y for x, y in area.points if x == right]
    middle = sum(ends) / len(ends) - (len(pieces) - 1) * measures.line / 2 + measures.font * 0.35
    for step in range(int(2 * plot.height / _STEP)):
        y = middle + (step + 1) // 2 * _STEP * (1 if step % 2 else -1)
        yield tuple(
            Label(right + BESIDE, y + n * measures.line, piece, role="name", hover=_SEPARATOR.join(fan.words))
            for n, piece in enumerate(pieces)
        )


def words_beside(fan: Fan, measures: Format) -> tuple[str, ...]:
    """Break a fan's words into the lines that stand beside it."""
    if not fan.written:
        return ()
    room, font = measures.side_room - 2 * BESIDE, measures.font
    on_one_line = _SEPARATOR.join(fan.words)
    if width_of(on_one_line, font) <= room:
        return (on_one_line,)
    return tuple(line for words in fan.words for line in wrapped(words, room, font, lines=3))


def _kind(point: Point) -> object:
    """Tell the kind of a period; longer spans may overlap, so that each is a kind of its own."""
    return (point.start, point.end) if point.kind.granularity is Granularity.SPAN else point.kind


def _fan(expected: Sequence[Pair], pairs: Sequence[Pair], matter: Matter) -> Fan:
    periods: dict[tuple[int, int], list[Pair]] = {}
    for pair in expected:
        periods.setdefault(_days(pair[1]), []).append(pair)
    first, last = min(periods), max(periods)
    found = [
        point
        for figure, point in pairs
        if figure.nature not in EXPECTATIONS and not point.struck and not point.faded
        if point.start and _kind(point) == _kind(expected[0][1]) and _days(point)[1] <= first[0]
    ]
    latest = max((_days(point) for point in found), default=None)
    values = [point.value for point in found if _days(point) == latest]
    colours = {point.source: point.colour for _, point in expected}
    return Fan(
        opening=Spread(*latest, min(values), max(values)) if latest else None,
        spreads=tuple(_spread(days, [point for _, point in periods[days]]) for days in sorted(periods)),
        colour=next(iter(colours.values())) if len(colours) == 1 else None,
        words=_words(periods[last], matter),
        written=len(periods[last]) > 1 or len(pairs) > matter.format.labelled,
    )


def _spread(days: tuple[int, int], points: Sequence[Point]) -> Spread:
    """Give the least and the greatest that claims allow, as far as they state ends."""
    lows = [point.value if point.low is None else min(point.low, point.value) for point in points]
    highs = [point.value if point.high is None else max(point.high, point.value) for point in points]
    return Spread(*days, min(lows), max(highs))


def _words(claims: Sequence[Pair], matter: Matter) -> tuple[str, str]:
    """Say between which numbers a period is expected, as they were stated, and by how many sources."""
    say = matter.naming.speaker
    lows = [
        (_end(figure, figure.value_low), _said(figure, point, figure.value_low, matter)) for figure, point in claims
    ]
    highs = [
        (_end(figure, figure.value_high), _said(figure, point, figure.value_high, matter)) for figure, point in claims
    ]
    least, most = min(lows), max(highs)
    sources = len({figure.source for figure, _ in claims})
    period = period_words(claims[0][0].period, say)
    words = (
        say.t("%(panel)s: from %(least)s to %(most)s", panel=period, least=least[1], most=most[1])
        if least != most
        else say.t("%(panel)s: %(only)s", panel=period, only=least[1])
    )
    return words, say.n("%(num)s source", "%(num)s sources", sources)


def _end(figure: Figure, end: Decimal | None) -> Decimal:
    return figure.sort_value if end is None else end


def _said(figure: Figure, point: Point, end: Decimal | None, matter: Matter) -> str:
    """Write an end of a range by itself; any other claim as it was made."""
    ranged = figure.value_low is not None and figure.value_high is not None
    return (
        format_number(end, matter.unit, matter.naming.speaker.language) if ranged and end is not None else point.words
    )


def _days(point: Point) -> tuple[int, int]:
    start, end = point.start or date.min, point.end or date.min
    return start.toordinal(), end.toordinal() + 1


def _middle(spread: Spread) -> float:
    return (spread.start + spread.end) / 2


def _fraction(number: Decimal, axis: Axis) -> float:
    return axis.fraction(max(float(number), axis.low) if axis.scale is Scale.LOG else float(number))
