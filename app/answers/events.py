"""What happened, and what was stated before and after?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass

from app.answers.values import FacetCount
from app.figures.figure import Figure
from app.figures.period import read_period
from app.figures.reference import Catalogue, Event
from app.store import figures as rows
from app.store.figures import Moment
from app.store.ledger import Ledger

MOST_AROUND = 2
"""How many statements are told of before an event, and how many after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedEvents:
    """Which events are asked for; what is "" narrows nothing.

    Attributes:
        government: whose acts, as the slug of a place.
        direction: what they do: `restriction`, `relaxation`, … as editors write it.
        subject: what they are about; what belongs to it counts with it.
        year: in which they happened: `2025`.
    """

    government: str = ""
    direction: str = ""
    subject: str = ""
    year: str = ""

    @property
    def said(self) -> Mapping[str, str]:
        """Give what is asked for, by parameter."""
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """An event, with what was stated about its subjects, or what belongs to them, last before it and first after it.

    However long before or after. Where nothing ever was on one side, what was stated about that which the subjects
    belong to. Of an event known by its month, what was stated in that month counts as after.
    """

    event: Event
    before: tuple[Figure, ...]
    after: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class EventCounts:
    """How many events there are, by one trait, where only the other conditions are heeded: in all, and of each value.

    An event counts for every value that it has; one that has none counts in `every` alone.
    """

    every: int
    values: tuple[FacetCount, ...]


@dataclass(frozen=True, slots=True)
class EventsAnswer:
    """The events that were asked for, the latest first, and what else could be asked, by parameter."""

    asked: AskedEvents
    told: tuple[EventAnswer, ...]
    counts: Mapping[str, EventCounts]


def events(ledger: Ledger, asked: AskedEvents | None = None) -> EventsAnswer:
    """What happened, the latest first, and what did sources say before and after? One statement."""
    asked, catalogue = asked or AskedEvents(), ledger.catalogue()
    known = [(event, _traits(event, catalogue)) for event in _latest_first(catalogue)]
    found = [event for event, traits in known if _fits(traits, asked.said)]
    around = rows.around(ledger.session, [_moment(event, catalogue) for event in found], most=MOST_AROUND)
    told = tuple(EventAnswer(event, *said) for event, said in zip(found, around, strict=True))
    return EventsAnswer(asked, told, {name: _counts(name, asked, (t for _, t in known)) for name in asdict(asked)})


def latest_events(catalogue: Catalogue, *, most: int) -> tuple[Event, ...]:
    """What happened last? No statement."""
    return tuple(_latest_first(catalogue)[:most])


def _latest_first(catalogue: Catalogue) -> list[Event]:
    return sorted(catalogue.events.values(), key=lambda event: (event.date, event.slug), reverse=True)


def _traits(event: Event, catalogue: Catalogue) -> Mapping[str, Collection[str]]:
    """Give the values of each parameter by which an event is found."""
    about = {entry.slug for subject in event.subjects for entry in catalogue.above("subjects", subject)}
    said = {"government": event.government, "direction": event.direction, "year": event.date[:4]}
    return {"subject": about} | {name: {value} - {""} for name, value in said.items()}


def _fits(traits: Mapping[str, Collection[str]], said: Mapping[str, str]) -> bool:
    return all(value in traits[name] for name, value in said.items())


def _counts(name: str, asked: AskedEvents, known: Iterable[Mapping[str, Collection[str]]]) -> EventCounts:
    """Count by one trait, most first; years the latest first."""
    others = {other: value for other, value in asked.said.items() if other != name}
    fitting = [traits for traits in known if _fits(traits, others)]
    counted = Counter(value for traits in fitting for value in traits[name])
    ordered = sorted(counted, reverse=True) if name == "year" else sorted(counted, key=lambda v: (-counted[v], v))
    return EventCounts(len(fitting), tuple(FacetCount(value, counted[value]) for value in ordered))


def _moment(event: Event, catalogue: Catalogue) -> Moment:
    subjects = {slug for subject in event.subjects for slug in catalogue.under("subjects", subject)}
    wider = {entry.slug for subject in event.subjects for entry in catalogue.above("subjects", subject)} - subjects
    return Moment(read_period(event.date).start, subjects, wider)
