"""What do the sources say on every topic?"""

from collections.abc import Sequence
from urllib.parse import parse_qsl

from app.answers.claims import select_from, state
from app.answers.entries import MOST_COMPARED
from app.answers.values import HomeAnswer, TopicAnswer
from app.figures.figure import Figure
from app.figures.reference import Catalogue, Event, Topic
from app.figures.selection import Selection
from app.findings.comparison import compare
from app.store import figures as rows
from app.store.ledger import Ledger


def topic_selection(ledger: Ledger, asked: Topic) -> Selection:
    """Which figures does a topic select?"""
    return select_from(ledger, parse_qsl(asked.selection, keep_blank_values=True))


def _topic_answer(
    asked: Topic, selection: Selection, selected: tuple[Figure, ...], catalogue: Catalogue
) -> TopicAnswer:
    compared = compare(selected, catalogue.metrics)
    return TopicAnswer(asked, selection, selected, compared, events_of(selected, catalogue))


def events_of(figures: Sequence[Figure], catalogue: Catalogue) -> tuple[Event, ...]:
    """Which events are to be drawn beside some figures?"""
    return tuple(event for event in catalogue.events.values() if _touches(event, figures, catalogue))


def _touches(event: Event, selected: Sequence[Figure], catalogue: Catalogue) -> bool:
    """Say whether an event is about a subject of some figures, or about one above or below it."""
    subjects = {f.subject for f in selected} | {f.relative_to for f in selected if f.relative_to}
    above = {entry.slug for subject in subjects for entry in catalogue.above("subjects", subject)}
    own = {entry.slug for subject in event.subjects for entry in catalogue.above("subjects", subject)}
    return not event.subjects or bool(above.intersection(event.subjects) or own & subjects)


def home(ledger: Ledger) -> HomeAnswer:
    """What does the ledger hold, and what do its sources agree and disagree about?"""
    catalogue = ledger.catalogue()
    asked = [(each, topic_selection(ledger, each)) for each in catalogue.topics.values()]
    selected = rows.select_each(ledger.session, [selection for _, selection in asked], catalogue, most=MOST_COMPARED)
    topics = [_topic_answer(*one, found, catalogue) for one, found in zip(asked, selected, strict=True)]
    newest, _ = rows.select_page(ledger.session, Selection(sort="stated_on", descending=True, size=10), catalogue)
    return HomeAnswer(tuple(topics), newest, state(ledger))
