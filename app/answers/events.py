"""What happened, and what was stated before and after?"""

from dataclasses import dataclass

from app.figures.figure import Figure
from app.figures.period import read_period
from app.figures.reference import Catalogue, Event
from app.store import figures as rows
from app.store.figures import Moment
from app.store.ledger import Ledger

MOST_AROUND = 2
"""How many statements are told of before an event, and how many after it."""


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """An event, with what was stated about its subjects, or what belongs to them, last before it and first after it.

    However long before or after. Where nothing ever was on one side, what was stated about that which the subjects
    belong to. Of an event known by its month, what was stated in that month counts as after.
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
    subjects = {slug for subject in event.subjects for slug in catalogue.under("subjects", subject)}
    wider = {entry.slug for subject in event.subjects for entry in catalogue.above("subjects", subject)} - subjects
    return Moment(read_period(event.date).start, subjects, wider)
