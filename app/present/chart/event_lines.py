"""Dated events across a panel: a line for each, and its name in the first lanes over the plot that have room."""

from collections.abc import Iterable, Sequence
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
_MOST_LINES = 4
_MOST_TURNS = 12


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

    Lanes are counted from the plot upwards, and heights from its upper edge. A name is broken into lines but never
    cut; one that finds no room is left to hovering, and its line is a short tick at the foot of the plot.
    """
    measures = matter.format
    if not measures.lanes:
        return (), 0
    dated = [(day, event) for event in matter.events if (day := event_day(event)) is not None]
    places = [
        (left + time.fraction(day.toordinal()) * width, event)
        for day, event in sorted(dated, key=lambda pair: (pair[0], pair[1].slug))
        if 0 <= time.fraction(day.toordinal()) <= 1
    ]
    names = [_Name(x, matter.naming.speaker.name(event.name), measures, left) for x, event in places]
    blocks, used = _arranged(names, measures)
    lines = []
    for (x, event), block in zip(places, blocks, strict=True):
        top = 3 - block.above * measures.line if block else plot_height - _RUG
        labels = _labels(block, x, measures) if block else ()
        lines.append(EventLine(event.slug, x, top, labels, _told(event, matter.naming)))
    return tuple(lines), used


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


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of an event at its place, broken into few lines and into more, for the room at each of its sides."""

    x: float
    name: str
    measures: Format
    left: float

    def shapes(self) -> list[tuple[tuple[str, ...], str]]:
        """Give its lines with the side where they have room: on few lines before many, right before left."""
        font, most = self.measures.font, self.measures.event_room
        rooms = {"start": self.measures.width - self.x - _BESIDE, "end": self.x - _BESIDE - self.left}
        return [
            (pieces, side)
            for lines in range(1, min(_MOST_LINES, self.measures.lanes) + 1)
            for side, room in rooms.items()
            if (pieces := whole_lines(self.name, min(room, most), font, lines=lines))
        ]


def _arranged(names: Sequence[_Name], measures: Format) -> tuple[list[_Block | None], int]:
    """Give each name its place, None where there is none, and say how many lanes they take.

    From the last event to the first, names stand right of their lines, and those of earlier ones above. Where that
    leaves a name out, names of the last events stand left of theirs, each above the one before; the arrangement with
    most names is taken.
    """
    shapes = [name.shapes() for name in names]
    attempts = []
    for turn in range(len(names), max(len(names) - _MOST_TURNS, -1), -1):
        lanes = _Lanes(measures)
        order = [*range(turn, len(names)), *reversed(range(turn))]
        found = {}
        for at in order:
            found[at] = lanes.take(
                names[at].x, sorted(shapes[at], key=lambda shape: shape[1]) if at >= turn else shapes[at]
            )
        attempts.append(([found[at] for at in range(len(names))], lanes.used))
        if all(attempts[-1][0]):
            break
    return max(attempts, key=lambda attempt: (sum(block is not None for block in attempt[0]), -attempt[1]))


@dataclass(slots=True)
class _Lanes:
    """The lanes over a plot, and what of each is taken: by names, and by the lines of events that pass through."""

    measures: Format
    used: int = 0
    _texts: list[list[tuple[float, float]]] = field(default_factory=list)
    _lines: list[list[tuple[float, float]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._texts = [[] for _ in range(self.measures.lanes)]
        self._lines = [[] for _ in range(self.measures.lanes)]

    def take(self, x: float, shapes: Iterable[tuple[tuple[str, ...], str]]) -> _Block | None:
        """Take the first room for a name in one of its shapes, low before high."""
        for pieces, side in shapes:
            for lane in range(self.measures.lanes - len(pieces) + 1):
                block = _Block(pieces, lane, side)
                if self._has_room(x, block):
                    self._put(x, block)
                    return block
        return None

    def _has_room(self, x: float, block: _Block) -> bool:
        """Say whether a name touches nothing in its lanes, and its line no name in those below."""
        span = self._span(x, block)
        below = (text for lane in self._texts[: block.lane] for text in lane)
        beside = (taken for lane in range(block.lane, block.above) for taken in self._texts[lane] + self._lines[lane])
        return not any(one <= x <= other for one, other in below) and all(
            span[1] + _GAP <= one or other + _GAP <= span[0] for one, other in beside
        )

    def _put(self, x: float, block: _Block) -> None:
        for lane in self._lines[: block.lane]:
            lane.append((x - 1, x + 1))
        for lane in self._texts[block.lane : block.above]:
            lane.append(self._span(x, block))
        self.used = max(self.used, block.above)

    def _span(self, x: float, block: _Block) -> tuple[float, float]:
        width = max(width_of(piece, self.measures.font) for piece in block.pieces) + _BESIDE
        return (x - 1, x + width) if block.anchor == "start" else (x - width, x + 1)
