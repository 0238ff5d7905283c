"""The texts beside the marks of a panel over time: who and what a line is, and the numbers where there are few."""

import math
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise

from app.findings.series import SeriesKey
from app.present.chart.format import Format
from app.present.chart.geometry import Box
from app.present.chart.leaders import led
from app.present.chart.naming import SCOPE, differing
from app.present.chart.panel import ARROW, Matter, extent
from app.present.chart.room import Room, label_box
from app.present.chart.text import whole_lines, width_of
from app.present.chart.values import Arrow, Label, Line, Mark, Point

Voice = tuple[SeriesKey, str]
"""What a line shows: a series, as one source tells it."""

CROWD = 60
"""Beyond so many marks, lines and bands hide more than they show, and names stand at the ends of lines alone."""

SMALL = 9  # the size of signs at markers, in pixels
_NO_BREAK = "\N{NO-BREAK SPACE}"
_MOST_LED = 8  # names stand farther off; more would be a thicket
_MOST_LINES = 4
_BROAD = 0.4  # of the width is as broad as a name on several lines should be
_SLIM = 0.26  # of the width is as slim as one should be
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
    """Write the names of lines at their marks, the last if it has room, and, if there are few marks, all numbers.

    A single mark that nothing tells from the others has its number in any case.
    `first` are texts that are written before these, each with the places where it may stand.
    """
    few = len(marks) <= matter.format.labelled
    places = [list(each) for each in first]
    numbers = marks if few else _alone(marks, names)
    attempts = []
    for numbered in (True, False) if few else (False,):
        room = _taken(marks, plot, lines, matter.format)
        labels = [label for each in places for label in room.place(each, matter.format.font) or ()]
        written, told, nameless = _names(room, _by_voice(marks, names), names, matter, numbered=numbered)
        labels += written
        labels += _numbers(room, numbers, told, matter, among=marks)
        attempts.append((nameless, labels))
        if not nameless:
            break
    return tuple(min(attempts, key=lambda attempt: attempt[0])[1])


def _names(
    room: Room, waiting: dict[Voice, list[Mark]], names: Mapping[Voice, str], matter: Matter, *, numbered: bool
) -> tuple[list[Label], set[str], int]:
    """Name every line at its last mark, else at another, else farther off.

    Also give the figures whose numbers are written with the names, and how many lines found no room.
    """
    labels: list[Label] = []
    told: set[str] = set()
    among = [mark for own in waiting.values() for mark in own]
    crowded = len(among) > CROWD
    for turn in range(1 if crowded else max((len(own) for own in waiting.values()), default=0)):
        for whose, own in list(waiting.items()):
            if turn >= len(own):
                continue
            if written := _named(room, own[turn], names[whose], matter, among, numbered=numbered):
                labels += written[0]
                told |= {own[turn].point.figure} if written[1] else set()
                del waiting[whose]
    nameless = 0
    for whose, own in waiting.items():
        found = (
            None if crowded or len(waiting) > _MOST_LED else led(room, own, names[whose], matter.format, written=labels)
        )
        labels += found or ()
        nameless += found is None
    return labels, told, nameless


def _by_voice(marks: Sequence[Mark], names: Mapping[Voice, str]) -> dict[Voice, list[Mark]]:
    """Give the marks of every line that has a name, the last first; lines that end higher come first."""
    found: dict[Voice, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: -mark.x):
        if names.get(voice(mark.point)):
            found.setdefault(voice(mark.point), []).append(mark)
    return dict(sorted(found.items(), key=lambda item: item[1][0].y))


def _named(  # noqa: PLR0913 - a mark among others, and what is to be written
    room: Room, mark: Mark, name: str, matter: Matter, among: Sequence[Mark], *, numbered: bool
) -> tuple[tuple[Label, ...], bool] | None:
    """Write a name at a mark, with the number if that fits too; also say whether the number is written."""
    words = [each.replace(" ", _NO_BREAK) for each in (mark.point.words, matter.brief(mark.point.words))]
    texts = [f"{name} {each}" for each in words] if numbered else []
    for text in (*texts, name):
        if placed := _placed(room, mark, text, matter.format, among):
            return placed, text != name
    return None


def _alone(marks: Sequence[Mark], names: Mapping[Voice, str]) -> list[Mark]:
    """Give the marks that no name belongs to, and that no other is told with."""
    told = Counter(voice(mark.point) for mark in marks)
    return [mark for mark in marks if names.get(whose := voice(mark.point)) == "" and told[whose] == 1]


def _numbers(
    room: Room, marks: Sequence[Mark], told: Container[str], matter: Matter, *, among: Sequence[Mark]
) -> list[Label]:
    """Write the numbers that are not told yet, without their unit where there is little room."""
    labels: list[Label] = []
    for mark in marks:
        if mark.point.figure in told:
            continue
        words = mark.point.words
        for text in dict.fromkeys((words, matter.brief(words))):
            beside = [(label,) for label in around(mark, text, matter.format, "number", words)[:_CLEAR]]
            if placed := _place(room, beside, mark, among, matter.format):
                labels += placed
                break
    return labels


def _taken(marks: Sequence[Mark], plot: Box, lines: Sequence[Line], measures: Format) -> Room:
    """Give the room beside what is drawn."""
    room = Room(Box(plot.left, plot.top - 1, measures.width - plot.left, plot.height + 1))
    for mark in marks:
        pad = extent(mark.point, measures.radius) + 1
        top, bottom = _ends(mark, pad)
        room.take(Box(mark.x - pad, top, 2 * pad, bottom - top))
        start, end = mark.bar or (mark.x, mark.x)
        room.take(Box(start, mark.y - 2, end - start, 4))
        for sign, sign_top in sign_places(mark.point, mark.y, pad - 1):
            room.take(Box(mark.x + pad, sign_top, width_of(sign, SMALL), SMALL))
    for line in lines:
        for one, other in pairwise(line.points):
            for box in _along(one, other):
                room.take(box)
    return room


def _ends(mark: Mark, pad: float) -> tuple[float, float]:
    """Give the top and the bottom of all that is drawn at a mark: its marker, its whisker and its arrow."""
    ys = [mark.y - pad, mark.y + pad, *(mark.whisker or ())]
    if mark.point.arrow is not Arrow.NONE:
        ys.append(mark.y - ARROW - 1 if mark.point.arrow is Arrow.UP else mark.y + ARROW + 1)
    return min(ys), max(ys)


def _placed(room: Room, mark: Mark, text: str, measures: Format, among: Sequence[Mark]) -> tuple[Label, ...] | None:
    """Place a name on as few lines as it can have, none of which is cut."""
    for lines in range(1, _MOST_LINES + 1):
        for width in (measures.width, measures.width * _BROAD, measures.side_room - 12, measures.width * _SLIM):
            pieces = whole_lines(text, width, measures.font, lines=lines)
            if pieces and (found := _place(room, _blocks(mark, pieces, measures, text), mark, among, measures)):
                return found
    return None


def _place(
    room: Room, blocks: Iterable[tuple[Label, ...]], mark: Mark, among: Sequence[Mark], measures: Format
) -> tuple[Label, ...] | None:
    """Take the first free place of a text that is no nearer to another mark, whose it would seem to be."""
    for block in blocks:
        boxes = [label_box(label, measures.font) for label in block]
        if not all(room.holds(box) and room.is_free(box) for box in boxes):
            continue
        off = min(_distance(box, mark) for box in boxes)
        if all(other is mark or min(_distance(box, other) for box in boxes) >= off for other in among):
            return room.place([block], measures.font)
    return None


def _distance(box: Box, mark: Mark) -> float:
    """Say how far a text is from a mark, its whisker and its period counted in."""
    left, right = mark.bar or (mark.x, mark.x)
    top, bottom = _ends(mark, 0)
    return math.hypot(max(box.left - right, left - box.right, 0), max(box.top - bottom, top - box.bottom, 0))


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
    x, y, pad, font = mark.x, mark.y, extent(mark.point, measures.radius) + 1, measures.font
    top, bottom = _ends(mark, pad)
    start, end = mark.bar or (x, x)
    signs = [width_of(sign, SMALL) for sign, _ in sign_places(mark.point, y, pad - 1)]
    beside = x + pad + max(signs, default=0)
    return [
        Label(max(end, beside) + 4, y + font * 0.35, text, "start", role, hover),
        Label(x, top - 4, text, "middle", role, hover),
        Label(x, bottom + font, text, "middle", role, hover),
        Label(min(start, x - pad) - 4, y + font * 0.35, text, "end", role, hover),
        Label(x + pad + 2, y - pad - 2, text, "start", role, hover),
        Label(x + pad + 2, y + pad + font, text, "start", role, hover),
        Label(x - pad - 2, y - pad - 2, text, "end", role, hover),
        Label(x - pad - 2, y + pad + font, text, "end", role, hover),
    ]
