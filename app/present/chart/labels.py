"""The texts beside the marks of a panel over time: who and what a line is, and the numbers where there are few."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from app.findings.series import SeriesKey
from app.present.chart.format import Format
from app.present.chart.geometry import Box
from app.present.chart.naming import SCOPE, differing
from app.present.chart.panel import Matter
from app.present.chart.room import Room
from app.present.chart.text import width_of, wrapped
from app.present.chart.values import Label, Line, Mark, Point

Voice = tuple[SeriesKey, str]
"""What a line shows: a series, as one source tells it."""

SMALL = 9  # the size of signs at markers, in pixels
_CLEAR = 4  # the first so many places around a marker leave no doubt whose number it is


def voice(point: Point) -> Voice:
    """Tell whose line a point belongs to."""
    return point.series, point.source


def names_of(matter: Matter) -> dict[Voice, str]:
    """Name every line by what tells it apart from the others: the series, and the source where several speak."""
    columns = differing(matter.figures, SCOPE)
    several = len({point.source for point in matter.points}) > 1
    if not (columns or several) or matter.format.lanes == 0:
        return {}
    names = {}
    for figure, point in zip(matter.figures, matter.points, strict=True):
        label = matter.naming.label(figure, columns) if columns else ""
        names[voice(point)] = matter.naming.with_source(label, point) if several else label
    return names


def labels_of(  # noqa: PLR0913 - what is drawn, and what is to be written
    matter: Matter,
    marks: Sequence[Mark],
    plot: Box,
    names: Mapping[Voice, str],
    lines: Sequence[Line],
    *,
    first: Iterable[Iterable[tuple[Label, ...]]] = (),
) -> tuple[Label, ...]:
    """Write the names of lines at their last marks, and, if there are few marks, the numbers at all of them.

    `first` are texts that are written before these, each with the places where it may stand.
    """
    measures = matter.format
    room = _taken(marks, plot, lines, measures)
    last: dict[Voice, Mark] = {}
    for mark in sorted(marks, key=lambda mark: mark.x):
        last[voice(mark.point)] = mark
    few = len(marks) <= measures.labelled
    labels: list[Label] = [label for places in first for label in room.place(places, measures.font) or ()]
    told = set()
    for whose, mark in sorted(last.items(), key=lambda item: item[1].y):
        name = names.get(whose)
        if not name:
            continue
        for text in ([f"{name} {mark.point.words}", f"{name} {matter.brief(mark.point.words)}"] if few else []) + [
            name
        ]:
            if placed := _placed(room, mark, text, measures):
                labels += placed
                told |= {mark.point.figure} if text != name else set()
                break
    for mark in marks:
        if few and mark.point.figure not in told:
            for text in dict.fromkeys((mark.point.words, matter.brief(mark.point.words))):
                beside = [(label,) for label in around(mark, text, measures, "number", mark.point.words)[:_CLEAR]]
                if placed := room.place(beside, measures.font):
                    labels += placed
                    break
    return tuple(labels)


def _taken(marks: Sequence[Mark], plot: Box, lines: Sequence[Line], measures: Format) -> Room:
    """Give the room beside what is drawn."""
    room = Room(Box(plot.left, plot.top - 1, measures.width - plot.left, plot.height + 1))
    pad = measures.radius + 1
    for mark in marks:
        ys = [mark.y - pad, mark.y + pad, *(mark.whisker or ())]
        room.take(Box(mark.x - pad, min(ys), 2 * pad, max(ys) - min(ys)))
        start, end = mark.bar or (mark.x, mark.x)
        room.take(Box(start, mark.y - 2, end - start, 4))
        for sign, sign_top in sign_places(mark.point, mark.y, measures.radius):
            room.take(Box(mark.x + pad, sign_top, width_of(sign, SMALL), SMALL))
    for line in lines:
        for one, other in pairwise(line.points):
            for box in _along(one, other):
                room.take(box)
    return room


def _placed(room: Room, mark: Mark, text: str, measures: Format) -> tuple[Label, ...] | None:
    """Place a name on one line, else on two lines, else on three, none of which is cut."""
    for lines in (1, 2, 3):
        for width in (measures.width, measures.side_room - 12):
            pieces = wrapped(text, width, measures.font, lines=lines)
            if len(pieces) != lines or any(piece.endswith("…") and not text.endswith("…") for piece in pieces):
                continue
            if found := room.place(_blocks(mark, pieces, measures, text), measures.font):
                return found
    return None


def _blocks(mark: Mark, pieces: Sequence[str], measures: Format, hover: str) -> list[tuple[Label, ...]]:
    """Give the places of a text of several lines: beside the marker its middle is at the marker's height."""
    blocks = []
    for number, first in enumerate(around(mark, pieces[0], measures, "name", hover)):
        more = (len(pieces) - 1) * measures.line
        lift = more / 2 if number in {0, 3} else more if number in {1, 4, 6} else 0
        blocks.append(
            tuple(
                Label(first.x, first.y - lift + row * measures.line, piece, first.anchor, "name", hover)
                for row, piece in enumerate(pieces)
            )
        )
    return blocks


def _along(start: tuple[float, float], end: tuple[float, float]) -> list[Box]:
    """Cover a line with small boxes."""
    (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
    steps = max(1, int(max(abs(dx), abs(dy)) / 6))
    return [Box(x + dx * step / steps - 2, y + dy * step / steps - 2, 4, 4) for step in range(steps + 1)]


def sign_places(point: Point, y: float, radius: float) -> list[tuple[str, float]]:
    """Give the small signs right of a marker, each with its top: its source's letter, and how often it is repeated."""
    signs = [(point.badge, y - radius - SMALL)] if point.badge else []
    return [*signs, (f"×{point.echoes + 1}", y + radius)] if point.echoes else signs


def around(mark: Mark, text: str, measures: Format, role: str, hover: str = "") -> list[Label]:
    """Give the places around a marker where its label may stand, best first."""
    x, y, pad, font = mark.x, mark.y, measures.radius + 1, measures.font
    start, end = mark.bar or (x, x)
    signs = [width_of(sign, SMALL) for sign, _ in sign_places(mark.point, y, measures.radius)]
    beside = x + pad + max(signs, default=0)
    return [
        Label(max(end, beside) + 4, y + font * 0.35, text, "start", role, hover),
        Label(x, y - pad - 4, text, "middle", role, hover),
        Label(x, y + pad + font, text, "middle", role, hover),
        Label(min(start, x - pad) - 4, y + font * 0.35, text, "end", role, hover),
        Label(x + pad + 2, y - pad - 2, text, "start", role, hover),
        Label(x + pad + 2, y + pad + font, text, "start", role, hover),
        Label(x - pad - 2, y - pad - 2, text, "end", role, hover),
        Label(x - pad - 2, y + pad + font, text, "end", role, hover),
    ]
