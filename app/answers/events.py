"""What happened, and what was stated before and after?"""

from dataclasses import dataclass
from datetime import timedelta

from app.figures.figure import Figure
from app.figures.period import read_period
from app.figures.reference import Catalogue, Event
from app.store import figures as rows
from app.store.figures import Moment
from app.store.ledger import Ledger

DAYS_AROUND = 120
"""How many days before and after an event are looked at for statements."""

MOST_AROUND = 3
"""How many statements are told of before an event, and how many after it."""


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """An event, with what was stated about its subjects, or what belongs to them, last before it and first after it.

    Of an event known by its month, what was stated in that month counts as after.
    """

    event: Event
    before: tuple[Figure, ...]
    after: tuple[Figure, ...]


def events(ledger: Ledger) -> tuple[EventAnswer, ...]:
    """What happened, the latest first, and what did sources say before and after? One statement."""
    catalogue = ledger.catalogue()
    found = sorted(catalogue.events.values(), key=lambda event: (event.date, event.slug), reverse=True)
    around = rows.around(ledger.session, [_moment(event, catalogue) for event in found], most=MOST_AROUND)
    return tuple(EventAnswer(event, *said) for event, said in zip(found, around, strict=True))


def latest_events(catalogue: Catalogue, *, most: int) -> tuple[Event, ...]:
    """What happened last? No statement."""
    found = sorted(catalogue.events.values(), key=lambda event: (event.date, event.slug), reverse=True)
    return tuple(found[:most])


def _moment(event: Event, catalogue: Catalogue) -> Moment:
    days = read_period(event.date)
    subjects = {slug for subject in event.subjects for slug in catalogue.under("subjects", subject)}
    around = timedelta(DAYS_AROUND)
    return Moment(days.start, days.start - around, days.end + around, subjects)
