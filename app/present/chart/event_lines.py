"""Dated events across a panel: a line for each, and its name in the first lanes over the plot that have room."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.figures.reference import Event
from app.present.chart.format import Format
from app.present.chart.geometry import Axis
from app.present.chart.naming import Naming
from app.present.chart.panel import Matter
from app.present.chart.text import whole_lines, width_of
from app.present.chart.values import EventLine, Label
from app.present.words.periods import period_words

_GAP = 8
_BESIDE = 4
_RUG = 8
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class _Block:
    """A name in its place: its lines from the top down, at one side of the event's line, the last in a lane."""

    pieces: tuple[str, ...]
    lane: int
    anchor: str

    @property
    def above(self) -> int:
        """Give the first lane above the name."""
        return self.lane + len(self.pieces)


def event_lines(
    matter: Matter, time: Axis, *, left: float, width: float, plot_height: float
) -> tuple[tuple[EventLine, ...], int]:
    """Lay out the events that fall within the axis; also say how many lanes their names take.

    Lanes are counted from the plot upwards, and heights from its upper edge. The last event takes the lowest lanes, so
    that the lines of earlier ones pass left of its name. A name is broken into lines but never cut; one that finds no
    room is left to hovering, and its line is a short tick at the foot of the plot.
    """
    measures = matter.format
    if not measures.lanes:
        return (), 0
    lanes = _Lanes(measures, left)
    lines = []
    dated = [(day, event) for event in matter.events if (day := event_day(event)) is not None]
    for day, event in sorted(dated, key=lambda pair: (pair[0], pair[1].slug), reverse=True):
        place = time.fraction(day.toordinal())
        if not 0 <= place <= 1:
            continue
        x = left + place * width
        block = lanes.take(x, matter.naming.speaker.name(event.name))
        top = 3 - block.above * measures.line if block else plot_height - _RUG
        labels = _labels(block, x, measures) if block else ()
        lines.append(EventLine(event.slug, x, top, labels, _told(event, matter.naming)))
    return tuple(reversed(lines)), lanes.used


def event_day(event: Event) -> date | None:
    """Give the day of an event; one dated to the month stands at its first day."""
    text = event.date if len(event.date) > 7 else f"{event.date}-01"
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _told(event: Event, naming: Naming) -> str:
    """Say when an event was, whose act it is, and what."""
    say = naming.speaker
    whose = naming.entry("geography", event.government)
    parts = (period_words(event.date, say), whose, say.name(event.name))
    return " · ".join(part for part in parts if part)


def _labels(block: _Block, x: float, measures: Format) -> tuple[Label, ...]:
    lines = reversed(range(block.lane, block.above))
    beside = _BESIDE if block.anchor == "start" else -_BESIDE
    return tuple(
        Label(x + beside, -lane * measures.line - 5, piece, block.anchor, "event")
        for lane, piece in zip(lines, block.pieces, strict=True)
    )


@dataclass(slots=True)
class _Lanes:
    """The lanes over a plot, and what of each is taken: by names, and by the lines of events that pass through."""

    measures: Format
    left: float
    used: int = 0
    _texts: list[list[tuple[float, float]]] = field(default_factory=list)
    _lines: list[list[tuple[float, float]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._texts = [[] for _ in range(self.measures.lanes)]
        self._lines = [[] for _ in range(self.measures.lanes)]

    def take(self, x: float, name: str) -> _Block | None:
        """Take the first room for a name: on few lines before many, low before high, right before left."""
        for block in self._blocks(x, name):
            span = self._span(x, block)
            passed = [text for lane in self._texts[: block.lane] for text in lane]
            beside = [
                taken for lane in range(block.lane, block.above) for taken in self._texts[lane] + self._lines[lane]
            ]
            if any(one <= x <= other for one, other in passed):
                continue
            if all(span[1] + _GAP <= one or other + _GAP <= span[0] for one, other in beside):
                for lane in range(block.above):
                    (self._lines if lane < block.lane else self._texts)[lane].append(
                        (x - 1, x + 1) if lane < block.lane else span
                    )
                self.used = max(self.used, block.above)
                return block
        return None

    def _blocks(self, x: float, name: str) -> Iterator[_Block]:
        font, most = self.measures.font, self.measures.event_room
        rooms = {"start": self.measures.width - x - _BESIDE, "end": x - _BESIDE - self.left}
        for number in range(1, min(_MOST_LINES, self.measures.lanes) + 1):
            broken = {}
            for anchor, room in rooms.items():
                if pieces := whole_lines(name, min(room, most), font, lines=number):
                    broken[anchor] = pieces
            for lane in range(self.measures.lanes - number + 1):
                yield from (_Block(pieces, lane, anchor) for anchor, pieces in broken.items())

    def _span(self, x: float, block: _Block) -> tuple[float, float]:
        width = max(width_of(piece, self.measures.font) for piece in block.pieces) + _BESIDE
        return (x - 1, x + width) if block.anchor == "start" else (x - width, x + 1)
