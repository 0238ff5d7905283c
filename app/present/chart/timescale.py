"""The axis of time: days at their true distance, with ticks at days, months or years as there is room."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from app.present.chart.geometry import Axis, Scale, Tick
from app.present.chart.text import width_of

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50)
_APART = 14
_OVERHANG = 8


def time_axis(
    spans: Iterable[tuple[date, date]], *, width: float, font: float, language: str, before: float = 0
) -> Axis:
    """Make an axis that shows all spans whole, from the first day to the last, inclusive.

    Args:
        spans: first and last days; at least one.
        width: of the plot, in pixels.
        font: size of the labels, in pixels.
        language: of the labels.
        before: how far a label may reach over the start of the axis, in pixels.
    """
    spans = list(spans)
    first = min(start for start, _ in spans).toordinal()
    last = max(end for _, end in spans).toordinal() + 1
    margin = max((last - first) * 0.03, 0.5)
    axis = Axis(Scale.TIME, first - margin, last + margin, ())
    for candidates in _candidates(axis, language):
        ticks = tuple(tick for tick in candidates if _inside(tick, width, font, before))
        if ticks and _fit(ticks, width, font):
            return Axis(axis.scale, axis.low, axis.high, ticks)
    return axis


def _inside(tick: Tick, width: float, font: float, before: float) -> bool:
    """Say whether a label keeps within the room at the start of the axis, and ends not far beyond its end."""
    middle, half = tick.label_at * width, width_of(tick.label, font) / 2
    return half - middle <= before and middle + half <= width + _OVERHANG


def _fit(ticks: tuple[Tick, ...], width: float, font: float) -> bool:
    edges = [(tick.label_at * width, width_of(tick.label, font) / 2) for tick in ticks]
    return all(x + half + _APART <= next_x - next_half for (x, half), (next_x, next_half) in pairwise(edges))


def _candidates(axis: Axis, language: str) -> Iterator[tuple[Tick, ...]]:
    """Yield ticks from the finest kind that makes sense to the coarsest."""
    first, last = date.fromordinal(int(axis.low) + 1), date.fromordinal(int(axis.high))
    days = axis.high - axis.low
    if days < 70:
        for step in _DAY_STEPS:
            yield _day_ticks(axis, first, last, step, language)
    if days < 1100:
        for step in _MONTH_STEPS:
            yield _month_ticks(axis, first, last, step, language)
    for step in _YEAR_STEPS:
        yield _year_ticks(axis, first, last, step)


def _day_ticks(axis: Axis, first: date, last: date, step: int, language: str) -> tuple[Tick, ...]:
    days = [first + timedelta(days=number) for number in range(0, (last - first).days + 1, step)]
    labels = [_day_label(day, language, with_year=number == 0) for number, day in enumerate(days)]
    middles = [axis.fraction(day.toordinal() + 0.5) for day in days]
    return tuple(
        Tick(axis.fraction(day.toordinal()), label, middle)
        for day, label, middle in zip(days, labels, middles, strict=True)
        if middle < 1
    )


def _day_label(day: date, language: str, *, with_year: bool) -> str:
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]}{f' {day.year}' if with_year else ''}"
    return f"{f'{day.year}年' if with_year else ''}{day.month}月{day.day}日"


def _month_ticks(axis: Axis, first: date, last: date, step: int, language: str) -> tuple[Tick, ...]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    firsts = [date(number // 12, number % 12 + 1, 1) for number in numbers if number % 12 % step == 0]
    shown = [day for day in firsts if first <= day <= last]
    return tuple(
        Tick(at := axis.fraction(day.toordinal()), _month_label(day, language, with_year=number == 0), at)
        for number, day in enumerate(shown)
    )


def _month_label(day: date, language: str, *, with_year: bool) -> str:
    with_year = with_year or day.month == 1
    if language == "en":
        return f"{_MONTHS[day.month - 1]}{f' {day.year}' if with_year else ''}"
    return f"{f'{day.year}年' if with_year else ''}{day.month}月"


def _year_ticks(axis: Axis, first: date, last: date, step: int) -> tuple[Tick, ...]:
    """Set ticks at the first of January; a label stands under the middle of its year, or of what is shown of it."""
    ticks = []
    for year in range(first.year, last.year + 1):
        if year % step:
            continue
        start, end = date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()
        shown = max(start, axis.low), min(end, axis.high)
        if shown[1] - shown[0] >= 0.5 * (end - start):
            ticks.append(Tick(axis.fraction(start), str(year), axis.fraction(sum(shown) / 2)))
    return tuple(ticks)
