"""What is taken and what is free: keeps markers from hiding one another and text from overlapping."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.present.chart.geometry import Box
from app.present.chart.text import width_of
from app.present.chart.values import Label

_CELL = 48


@dataclass(slots=True)
class Room:
    """The boxes that are taken within a frame. Grows while a panel is laid out, and is forgotten afterwards."""

    frame: Box
    _cells: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box) -> bool:
        """Say whether a box touches nothing that is taken."""
        return not any(_overlap(box, other) for cell in _cells(box) for other in self._cells.get(cell, ()))

    def holds(self, box: Box) -> bool:
        """Say whether a box lies within the frame."""
        frame = self.frame
        return (
            frame.left <= box.left and box.right <= frame.right and frame.top <= box.top and box.bottom <= frame.bottom
        )

    def place(self, blocks: Iterable[tuple[Label, ...]], font: float) -> tuple[Label, ...] | None:
        """Take the room of the first of several places of one text, line by line, that is free; None if none is."""
        for block in blocks:
            boxes = [label_box(label, font) for label in block]
            if all(self.holds(box) and self.is_free(box) for box in boxes):
                for box in boxes:
                    self.take(box)
                return block
        return None


def label_box(label: Label, font: float) -> Box:
    """Give the box that a label covers; its y is the baseline."""
    width = width_of(label.text, font)
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return Box(left, label.y - font, width, font * 1.3)


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def _cells(box: Box) -> Iterable[tuple[int, int]]:
    for column in range(int(box.left // _CELL), int(box.right // _CELL) + 1):
        for row in range(int(box.top // _CELL), int(box.bottom // _CELL) + 1):
            yield column, row
