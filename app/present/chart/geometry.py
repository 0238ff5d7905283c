"""Rectangles and axes: how numbers and days become places, in pixels of the chart."""

import math
from dataclasses import dataclass
from enum import StrEnum


class Scale(StrEnum):
    """How an axis turns what it shows into a place."""

    TIME = "time"
    LINEAR = "linear"
    LOG = "log"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the chart, from its top left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Give the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Give the lower edge."""
        return self.top + self.height

    def across(self, fraction: float) -> float:
        """Give the pixel at a fraction of the way from left to right."""
        return self.left + fraction * self.width

    def up(self, fraction: float) -> float:
        """Give the pixel at a fraction of the way from the lower edge to the upper."""
        return self.bottom - fraction * self.height

    def shrunk(self, by: float) -> "Box":
        """Give the same rectangle with its upper and lower edge drawn in."""
        return Box(self.left, self.top + by, self.width, self.height - 2 * by)

    def moved(self, dx: float, dy: float) -> "Box":
        """Give the same rectangle elsewhere."""
        return Box(self.left + dx, self.top + dy, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its label; `at` is the fraction of the way along, `label_at` where its label centres."""

    at: float
    label: str
    label_at: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale between two ends. Numbers are values in the base unit, or days by their ordinal."""

    scale: Scale
    low: float
    high: float
    ticks: tuple[Tick, ...]

    def fraction(self, number: float) -> float:
        """Give how far along the axis a number stands: 0 at its start, 1 at its end."""
        if self.scale is Scale.LOG:
            return (math.log10(number) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return (number - self.low) / (self.high - self.low)

    def number(self, fraction: float) -> float:
        """Give the number that stands so far along the axis."""
        if self.scale is Scale.LOG:
            return float(10 ** (math.log10(self.low) + fraction * (math.log10(self.high) - math.log10(self.low))))
        return self.low + fraction * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Leader:
    """A straight line from one place to another."""

    start: tuple[float, float]
    end: tuple[float, float]

    def moved(self, dx: float, dy: float) -> "Leader":
        """Give the same line elsewhere."""
        return Leader((self.start[0] + dx, self.start[1] + dy), (self.end[0] + dx, self.end[1] + dy))


@dataclass(frozen=True, slots=True)
class Outline:
    """A place that no claim fills, with the words that hovering shows."""

    box: Box
    hover: str

    def moved(self, dx: float, dy: float) -> "Outline":
        """Give the same place elsewhere."""
        return Outline(self.box.moved(dx, dy), self.hover)


@dataclass(frozen=True, slots=True)
class Area:
    """What lies between the least and the greatest of several numbers, by its corners; coloured if one source's."""

    points: tuple[tuple[float, float], ...]
    colour: int | None
    hover: str

    def moved(self, dx: float, dy: float) -> "Area":
        """Give the same area elsewhere."""
        return Area(tuple((x + dx, y + dy) for x, y in self.points), self.colour, self.hover)
