"""The time line: what governments and vendors did, and what sources had said before and said after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.figures.figure import Figure
from app.figures.period import read_period
from app.figures.reference import Event
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import entry_link, href
from app.present.words.claims import number_words
from app.present.words.findings import about_words
from app.present.words.periods import distance_words, period_words
from app.present.words.terms import Narrator, event_kinds, natures


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure that was stated before or after an event; `distance` says how long."""

    number: Link
    about: str
    source: Link
    nature: str
    day: str
    distance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """An event of the time line.

    Attributes:
        href: its place on the time line; `iso` its day or month.
        kind: what it does, and whose act it is.
        source: who tells of it, as a link where there is an address.
        note: the editors' remark.
    """

    slug: str
    href: str
    name: str
    day: str
    iso: str
    kind: str
    restricts: bool
    subjects: tuple[Link, ...] = ()
    source: Link | None = None
    note: str = ""
    before: tuple[Statement, ...] = ()
    after: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year, the latest first."""

    name: str
    events: tuple[EventItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """Every event, year by year, the latest first."""

    frame: Frame
    years: tuple[Year, ...]


Told = tuple[Event, Sequence[Figure], Sequence[Figure]]
"""An event with what was stated last before it and first after it."""


def events_page(visit: Visit, told: Iterable[Told]) -> EventsPage:
    """Make the time line of events, which come latest first."""
    narrator = visit.narrator
    say = narrator.say
    items = [event_item(event, narrator, before=before, after=after) for event, before, after in told]
    return EventsPage(
        frame=visit.frame(
            say.t("Events"),
            description=say.t("What governments and vendors did about China’s AI chips, and what sources then said."),
            section="events",
            alternates=(visit.alternate("json"), visit.alternate("csv")),
        ),
        years=tuple(
            Year(period_words(year, say), tuple(inside)) for year, inside in groupby(items, lambda item: item.iso[:4])
        ),
    )


def event_item(
    event: Event, narrator: Narrator, *, before: Sequence[Figure] = (), after: Sequence[Figure] = ()
) -> EventItem:
    """Tell an event, with what was stated before and after it."""
    kind = event_kinds(narrator.language).get(event.direction, event.direction)
    whose = narrator.name("geographies", event.government) if event.government else ""
    return EventItem(
        slug=event.slug,
        href=href("events", event.slug),
        name=narrator.say.name(event.name),
        day=period_words(event.date, narrator.say),
        iso=event.date,
        kind=" · ".join(part for part in (whose, kind) if part),
        restricts=event.direction in _RESTRICTING,
        subjects=tuple(entry_link("subjects", slug, narrator) for slug in event.subjects),
        source=Link(event.source, event.url) if event.source else None,
        note=narrator.say.name(event.note),
        before=tuple(_statement(figure, event, narrator) for figure in before),
        after=tuple(_statement(figure, event, narrator) for figure in after),
    )


_RESTRICTING = frozenset({"restriction", "entity-list", "levy"})


def _statement(figure: Figure, event: Event, narrator: Narrator) -> Statement:
    say, days = narrator.say, read_period(event.date)
    return Statement(
        number=Link(number_words(figure, narrator), href("figures", figure.id)),
        about=about_words(figure, narrator),
        source=entry_link("sources", figure.source, narrator),
        nature=natures(narrator.language)[figure.nature],
        day=say.day(figure.stated_on),
        distance=distance_words(days.start, days.end, figure.stated_on, say) if figure.stated_on else "",
    )
