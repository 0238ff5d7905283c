"""One function for each question a reader may ask; the only place where store and findings meet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import parse_qsl

from app.errors import RefusedError, UnknownNameError
from app.figures.figure import Figure
from app.figures.reference import SINGULAR, Catalogue, Document, Entry, Event, Source, Topic
from app.figures.selection import LARGEST_SIZE, Selection, read_selection
from app.findings.comparison import Comparison, compare
from app.store import figures as rows
from app.store import search as index
from app.store.ledger import Ledger

MOST_COMPARED = 2000
"""How many figures a topic or an entry's comparison takes at the most."""

MOST_NEIGHBOURS = 200
"""How many comparable figures are told of beside one figure."""

MOST_FOUND = 8
"""How many entries of one table a search gives."""


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
    other figures of the same series that overlap its period, and `comparison` holds them against one another.
    """

    figure: Figure
    versions: tuple[FigureVersion, ...]
    origin: Figure | None
    echoes: tuple[Figure, ...]
    supersedes: Figure | None
    superseded_by: tuple[Figure, ...]
    comparable: tuple[Figure, ...]
    comparison: Comparison


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
class EntryAnswer:
    """A source, document, subject or metric with the figures that name it."""

    table: str
    entry: Entry
    selection: Selection
    figures: tuple[Figure, ...]
    next_cursor: str | None
    total: int
    children: tuple[Entry, ...]
    documents: tuple[Document, ...]
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a search found: entries by table, best first, and figures."""

    query: str
    entries: dict[str, tuple[Entry, ...]]
    figures: tuple[Figure, ...]
    catalogue: Catalogue


def select_from(ledger: Ledger, pairs: list[tuple[str, str]], *, others: tuple[str, ...] = ()) -> Selection:
    """Read a selection from query parameters.

    Raises:
        RefusedError: parameters or values that can't be followed, all of them at once.
    """
    selection, problems = read_selection(pairs, ledger.catalogue(), others=others)
    if problems:
        raise RefusedError([(problem.parameter, problem.message) for problem in problems])
    return selection


def state(ledger: Ledger) -> LedgerState:
    """How does the ledger stand?"""
    figures_, sources, documents = ledger.totals()
    return LedgerState(ledger.version, ledger.changed_at, figures_, sources, documents)


def figures(ledger: Ledger, selection: Selection) -> FiguresAnswer:
    """Which figures fit a selection? One page of them."""
    catalogue = ledger.catalogue()
    page, following = rows.select_page(ledger.session, selection, catalogue)
    facets = {
        column: tuple(FacetCount(*counted) for counted in rows.facet(ledger.session, selection, catalogue, column))
        for column in selection.facets
    }
    total = rows.count(ledger.session, selection, catalogue) if selection.counted else None
    return FiguresAnswer(selection, page, following, facets, total)


def in_page_order(selection: Selection) -> Selection:
    """Which order does the page of figures have? The one asked for, else the latest statement first."""
    return selection if selection.sort else replace(selection, sort="stated_on", descending=True)


def every_figure(ledger: Ledger, selection: Selection) -> Iterator[Figure]:
    """Which figures fit a selection? All of them, page by page, as they come."""
    catalogue = ledger.catalogue()
    page = replace(selection, size=LARGEST_SIZE, cursor="")
    while True:
        found, following = rows.select_page(ledger.session, page, catalogue)
        yield from found
        if following is None:
            return
        page = replace(page, cursor=following)


def figure(ledger: Ledger, figure_id: str) -> FigureAnswer:
    """What is known of one claim: its history, who repeats it, what it can be held against?

    Raises:
        UnknownNameError: the ledger has never held a figure of that id.
    """
    held = rows.versions(ledger.session, figure_id) if figure_id.isprintable() else []
    if not held:
        raise UnknownNameError(f"There is no figure '{figure_id}' in this ledger.")
    this = held[0].figure
    linked = rows.linked_to(ledger.session, figure_id)
    wanted = [link for link in (this.quotes, this.supersedes) if link]
    others = ledger.known(wanted) if wanted else {}
    comparable = rows.same_series(ledger.session, this, most=MOST_NEIGHBOURS)
    return FigureAnswer(
        figure=this,
        versions=_versions(held),
        origin=others.get(this.quotes or ""),
        echoes=tuple(f for f in linked if f.quotes == figure_id),
        supersedes=others.get(this.supersedes or ""),
        superseded_by=tuple(f for f in linked if f.supersedes == figure_id),
        comparable=comparable,
        comparison=compare((this, *comparable), ledger.catalogue().metrics),
    )


def _versions(held: list[rows.HeldState]) -> tuple[FigureVersion, ...]:
    states = []
    for place, one in enumerate(held):
        before = held[place + 1].figure.claims() if place + 1 < len(held) else None
        claims = one.figure.claims()
        changed = tuple(name for name in claims if before and claims[name] != before[name])
        states.append(
            FigureVersion(one.figure, one.recorded_from, one.recorded_until, one.load, one.who, one.files, changed)
        )
    return tuple(states)


def topic(ledger: Ledger, slug: str) -> TopicAnswer:
    """What do the sources say on a topic?

    Raises:
        UnknownNameError: there is no such topic.
    """
    found = entry_of(ledger, "topics", slug)
    assert isinstance(found, Topic)  # noqa: S101 - the table says so
    selection = topic_selection(ledger, found)
    selected = rows.select_all(ledger.session, selection, ledger.catalogue(), most=MOST_COMPARED)
    return _topic_answer(found, selection, selected, ledger.catalogue())


def topic_selection(ledger: Ledger, asked: Topic) -> Selection:
    """Which figures does a topic select?"""
    return select_from(ledger, parse_qsl(asked.selection, keep_blank_values=True))


def _topic_answer(
    asked: Topic, selection: Selection, selected: tuple[Figure, ...], catalogue: Catalogue
) -> TopicAnswer:
    events = tuple(e for e in catalogue.events.values() if _touches(e, selected, catalogue))
    return TopicAnswer(asked, selection, selected, compare(selected, catalogue.metrics), events)


def _touches(event: Event, selected: tuple[Figure, ...], catalogue: Catalogue) -> bool:
    """Say whether an event is about a subject of some figures, or about one above or below it."""
    subjects = {f.subject for f in selected} | {f.relative_to for f in selected if f.relative_to}
    above = {catalogue.subjects[s].parent for s in subjects if s in catalogue.subjects} | subjects
    below = {s.slug for s in catalogue.subjects.values() if s.parent in subjects}
    return not event.subjects or bool(set(event.subjects) & (above | below))


def home(ledger: Ledger) -> HomeAnswer:
    """What does the ledger hold, and what do its sources agree and disagree about?"""
    catalogue = ledger.catalogue()
    asked = [(each, topic_selection(ledger, each)) for each in catalogue.topics.values()]
    selected = rows.select_each(ledger.session, [selection for _, selection in asked], catalogue, most=MOST_COMPARED)
    topics = [_topic_answer(*one, found, catalogue) for one, found in zip(asked, selected, strict=True)]
    newest, _ = rows.select_page(ledger.session, Selection(sort="stated_on", descending=True, size=10), catalogue)
    return HomeAnswer(tuple(topics), newest, state(ledger))


def entry_of(ledger: Ledger, table: str, slug: str) -> Entry:
    """Which entry of a reference table has this slug?

    Raises:
        UnknownNameError: none has; the message offers the nearest ones.
    """
    catalogue = ledger.catalogue()
    found = catalogue.table(table).get(slug)
    if found is None:
        near = catalogue.nearest(table, slug)
        hint = f"; did you mean {' or '.join(near)}?" if near else "."
        raise UnknownNameError(f"There is no {SINGULAR[table]} '{slug}'{hint}")
    return found


_COLUMN_OF = {
    "metrics": ("metric", ""),
    "subjects": ("subject", "under"),
    "sources": ("source", ""),
    "documents": ("document", ""),
    "geographies": ("geography", "under"),
    "bases": ("basis", ""),
}


def filter_of(table: str, slug: str) -> str | None:
    """Which query selects the figures that name an entry, or a part of it? None for a table that no figure names."""
    if table not in _COLUMN_OF:
        return None
    column, operator = _COLUMN_OF[table]
    return Selection().where(column, slug, operator=operator).to_query()


def entry_selection(ledger: Ledger, table: str, slug: str, within: Selection | None = None) -> Selection:
    """Which figures name an entry, or a part of it, within a selection (by default all, latest period first)?"""
    column, operator = _COLUMN_OF[table]
    asked = within or Selection(sort="period_start", descending=True)
    entry_of(ledger, table, slug)
    return replace(asked.where(column, slug, operator=operator), cursor=asked.cursor)


def entry(ledger: Ledger, table: str, slug: str, selection: Selection | None = None) -> EntryAnswer:
    """What does the ledger hold on a source, document, subject, metric or place? Parts count with their whole."""
    found = entry_of(ledger, table, slug)
    catalogue = ledger.catalogue()
    asked = entry_selection(ledger, table, slug, selection)
    page = figures(ledger, replace(asked, counted=True))
    whole = replace(asked, cursor="")
    compared = rows.select_all(ledger.session, whole, catalogue, most=MOST_COMPARED)
    children = tuple(e for e in catalogue.table(table).values() if getattr(e, "parent", None) == slug)
    documents = {f.document for f in compared}
    return EntryAnswer(
        table=table,
        entry=found,
        selection=asked,
        figures=page.figures,
        next_cursor=page.next_cursor,
        total=page.total or 0,
        children=children,
        documents=tuple(d for d in catalogue.documents.values() if d.slug in documents),
        comparison=compare(compared, catalogue.metrics),
    )


def own_source(ledger: Ledger, subject: str) -> Source | None:
    """Which source is this subject itself?"""
    return next((s for s in ledger.catalogue().sources.values() if s.subject == subject), None)


SEARCHED = ("subjects", "metrics", "topics", "sources", "documents", "events")
"""The tables that a search looks through, in the order in which it tells of them; figures come last."""


def search(ledger: Ledger, query: str, *, most_figures: int = 20) -> SearchAnswer:
    """What in the ledger holds all of these words?"""
    catalogue = ledger.catalogue()
    entries: dict[str, tuple[Entry, ...]] = {}
    for table in SEARCHED:
        known = catalogue.table(table)
        keys = index.find(ledger.session, query, table, most=MOST_FOUND)
        meant = catalogue.named(table, query)
        keys = [meant, *(key for key in keys if key != meant)] if meant else keys
        entries[table] = tuple(known[key] for key in keys[:MOST_FOUND] if key in known)
    ids = index.find(ledger.session, query, "figures", most=most_figures, newest_first=True)
    held = ledger.known(ids)
    return SearchAnswer(query, entries, tuple(held[key] for key in ids if key in held), catalogue)
