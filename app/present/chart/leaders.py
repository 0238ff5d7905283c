"""Names that find no room at their marks: farther off, each with a thin line that leads to the mark it names."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from app.present.chart.format import Format
from app.present.chart.geometry import Box, Leader
from app.present.chart.panel import extent
from app.present.chart.room import Room, label_box
from app.present.chart.text import whole_lines
from app.present.chart.values import Label, Mark

_DISTANCES = (22, 34, 48, 64, 84, 108)
_DIRECTIONS = tuple(turn * math.pi / 8 for turn in (-1, 1, 0, -2, 2, -3, 3, 7, -7, 8, -6, 6, -5, 5, -4, 4))
_WIDTHS = (0.6, 0.45, 0.3)
_MOST_LINES = 5
_CLEAR = 3


def led(
    room: Room, marks: Sequence[Mark], text: str, measures: Format, *, written: Iterable[Label]
) -> tuple[Label, ...] | None:
    """Place a text near one of some marks, with a line that crosses nothing or at least nothing `written`.

    None where that can't be.
    """
    shapes = list(dict.fromkeys(pieces for width in _WIDTHS if (pieces := _broken(text, width, measures))))
    texts = Room(room.frame)
    for label in written:
        texts.take(label_box(label, measures.font))
    for crossed, distance, mark, pieces in product((room, texts), _DISTANCES, marks, shapes):
        for block in _blocks(mark, pieces, distance, measures):
            boxes = [label_box(label, measures.font) for label in block]
            if not all(room.holds(box) and room.is_free(box) for box in boxes):
                continue
            leader = _leader(mark, boxes, measures)
            path = _along(leader)
            if all(crossed.is_free(box) for box in path):
                for box in (*boxes, *path):
                    room.take(box)
                return (
                    replace(block[0], hover=text, leader=leader),
                    *(replace(each, hover=text) for each in block[1:]),
                )
    return None


def _broken(text: str, share: float, measures: Format) -> tuple[str, ...] | None:
    """Break a text into as few lines as its share of the width allows, if none is cut."""
    for lines in range(1, _MOST_LINES + 1):
        if pieces := whole_lines(text, measures.width * share, measures.font, lines=lines):
            return pieces
    return None


def _blocks(mark: Mark, pieces: Sequence[str], distance: float, measures: Format) -> Iterator[tuple[Label, ...]]:
    """Give a text in all directions from a mark: its near side stands at the distance."""
    tall = len(pieces) * measures.line
    for turn in _DIRECTIONS:
        x, y = mark.x + distance * math.cos(turn), mark.y + distance * math.sin(turn)
        anchor = "middle" if abs(math.cos(turn)) < 0.2 else "start" if math.cos(turn) > 0 else "end"
        first = y + measures.font * 0.35 - (tall - measures.line) / 2 + math.sin(turn) * tall / 2
        yield tuple(
            Label(x, first + number * measures.line, piece, anchor, "name") for number, piece in enumerate(pieces)
        )


def _leader(mark: Mark, boxes: Sequence[Box], measures: Format) -> Leader:
    """Lead from the edge of a marker to the nearest point of a text."""
    x = min(max(mark.x, min(box.left for box in boxes) - _CLEAR), max(box.right for box in boxes) + _CLEAR)
    y = min(max(mark.y, boxes[0].top), boxes[-1].bottom)
    away = math.hypot(x - mark.x, y - mark.y) or 1
    share = (extent(mark.point, measures.radius) + _CLEAR) / away
    return Leader((mark.x + (x - mark.x) * share, mark.y + (y - mark.y) * share), (x, y))


def _along(leader: Leader) -> list[Box]:
    (x, y), (end_x, end_y) = leader.start, leader.end
    steps = max(1, int(math.hypot(end_x - x, end_y - y) / 3))
    places = [(x + (end_x - x) * step / steps, y + (end_y - y) * step / steps) for step in range(1, steps)]
    return [Box(left - 1, top - 1, 2, 2) for left, top in places]
