"""The time line: what governments and vendors did, and what sources had said before and said after."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.figures.figure import Figure
from app.figures.period import read_period
from app.figures.reference import Event
from app.present.contexts.event_filters import (
    EventChoices,
    FilterLine,
    FilterOption,
    filter_lines,
    filter_words,
    loosening,
    year_index,
)
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
        said: how much was stated before and after, in a few words; "" where nothing could be.
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
    said: str = ""
    before: tuple[Statement, ...] = ()
    after: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year, the latest first.

    Attributes:
        number: as in 2025.
        only: the address of these alone; "" where there are no others.
    """

    number: str
    name: str
    only: str
    events: tuple[EventItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """The events that were asked for, year by year, the latest first.

    Attributes:
        total: how many they are.
        index: the years, each with the way to its events.
        filters: what else they can be narrowed by, with counts that lead to something.
        narrowed: whether anything but the year narrows them.
        loosen: where nothing is left, what there would be with one condition less.
        reset: the address with nothing narrowed; "" where nothing is.
    """

    frame: Frame
    total: str
    index: tuple[FilterOption, ...]
    filters: tuple[FilterLine, ...]
    narrowed: bool
    years: tuple[Year, ...]
    loosen: tuple[Link, ...]
    reset: str


Told = tuple[Event, Sequence[Figure], Sequence[Figure]]
"""An event with what was stated last before it and first after it."""


def events_page(
    visit: Visit, told: Iterable[Told], *, chosen: Mapping[str, str], counts: Mapping[str, EventChoices]
) -> EventsPage:
    """Make the time line of events.

    Args:
        visit: who reads it, and where.
        told: the events, the latest first.
        chosen: what narrows them, by parameter.
        counts: what each parameter could be set to.
    """
    narrator = visit.narrator
    say, heading = narrator.say, narrator.say.t("Events")
    items = [event_item(event, narrator, before=before, after=after) for event, before, after in told]
    filters = filter_words(chosen, narrator)
    query = visit.query()
    return EventsPage(
        frame=visit.frame(
            say.t("Events: %(filters)s", filters=" · ".join(filters)) if filters else heading,
            description=say.t("What governments and vendors did about China’s AI chips, and what sources then said."),
            section="events",
            alternates=(visit.alternate("json", query=query), visit.alternate("csv", query=query)),
        ),
        total=say.n("%(num)s event", "%(num)s events", len(items)),
        index=year_index(visit, chosen, counts),
        filters=filter_lines(visit, chosen, counts),
        narrowed=bool(chosen.keys() - {"year"}),
        years=tuple(
            Year(
                number,
                period_words(number, say),
                "" if "year" in chosen else visit.with_parameter("year", number),
                tuple(inside),
            )
            for number, inside in groupby(items, lambda item: item.iso[:4])
        ),
        loosen=() if items else loosening(visit, chosen, counts),
        reset=visit.path if chosen else "",
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
        said=_said_words(len(before), len(after), narrator) if event.subjects else "",
        before=tuple(_statement(figure, event, narrator) for figure in before),
        after=tuple(_statement(figure, event, narrator) for figure in after),
    )


_RESTRICTING = frozenset({"restriction", "entity-list", "levy"})


def _said_words(before: int, after: int, narrator: Narrator) -> str:
    say = narrator.say
    return say.t("%(before)s said before, %(after)s after", before=say.count(before), after=say.count(after))


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
