"""What is answered: frozen values, ready for a page, the API or the command line."""

from dataclasses import dataclass
from datetime import datetime

from app.answers.names import Hit
from app.figures.figure import Figure
from app.figures.reference import Catalogue, Entry, Event, Topic
from app.figures.selection import Selection
from app.findings.comparison import Comparison


@dataclass(frozen=True, slots=True)
class LedgerState:
    """How the ledger stands: its version, when it last changed, and how much it holds."""

    version: int
    changed_at: datetime | None
    figures: int
    sources: int
    documents: int


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the selected figures hold a value in a column; `value` is None for empty cells."""

    value: str | None
    count: int


@dataclass(frozen=True, slots=True)
class FiguresAnswer:
    """A page of figures: the rows, the cursor of the next page, and the counts that were asked for."""

    selection: Selection
    figures: tuple[Figure, ...]
    next_cursor: str | None
    facets: dict[str, tuple[FacetCount, ...]]
    total: int | None


@dataclass(frozen=True, slots=True)
class FigureVersion:
    """One state of a figure in this ledger: from when to when it was held, by which loads."""

    figure: Figure
    recorded_from: datetime
    recorded_until: datetime | None
    load: int
    loaded_by: str
    loaded_from: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureAnswer:
    """One claim with what surrounds it.

    `versions` are newest first; `echoes` repeat this figure; `origin` is the figure it repeats; `comparable` are the
    other figures of the same series that overlap its period, and `beside` holds it against those of just the same days;
    `close` are claims about nearly the same, which can't be held against it.
    """

    figure: Figure
    versions: tuple[FigureVersion, ...]
    origin: Figure | None
    echoes: tuple[Figure, ...]
    supersedes: Figure | None
    superseded_by: tuple[Figure, ...]
    comparable: tuple[Figure, ...]
    close: tuple[Figure, ...]
    beside: Comparison


@dataclass(frozen=True, slots=True)
class TopicAnswer:
    """A topic with its figures, compared, and the events to draw beside them."""

    topic: Topic
    selection: Selection
    figures: tuple[Figure, ...]
    comparison: Comparison
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class HomeAnswer:
    """The front page: every topic with its comparison, and the figures recorded last."""

    topics: tuple[TopicAnswer, ...]
    newest: tuple[Figure, ...]
    state: LedgerState


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a search found: entries by table, best first, and figures.

    `total` counts the figures, up to `MOST_COUNTED`; `nearest` are entries that may have been meant where nothing fits.
    """

    query: str
    entries: dict[str, tuple[Entry, ...]]
    figures: tuple[Figure, ...]
    catalogue: Catalogue
    total: int
    nearest: tuple[Hit, ...]
