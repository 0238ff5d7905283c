"""The front page and the list of topics."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.figures.figure import Figure
from app.figures.reference import Event, Topic
from app.findings.comparison import Comparison
from app.findings.contradictions import Contradiction, ContradictionKind
from app.present.contexts.events import EventItem, event_item
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import FigureRow, Heading, figure_rows, headings, href
from app.present.linked_data import about_ledger, dataset
from app.present.words.claims import number_words
from app.present.words.comparisons import card_sentence, counts_sentence, spread_words
from app.present.words.findings import contradiction_kinds, contradiction_sentence, gap_sentence
from app.present.words.leading import editors_order
from app.present.words.terms import Narrator, topic_groups


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCard:
    """A topic in a few lines: the question, a small chart, how much there is, and what it comes to."""

    href: str
    question: str
    chart: str
    sentence: str
    counts: str
    spread: str
    last_stated: str
    conflicting: bool


@dataclass(frozen=True, slots=True)
class CardGroup:
    """The cards under one heading; of many the front page shows the first, and lists all in a fold.

    Attributes:
        slug: the group, which anchors name.
        every: says that all of them are listed, and how many; "" for a single one.
    """

    slug: str
    name: str
    cards: tuple[TopicCard, ...]
    every: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that can't all be true, in a sentence, with its numbers, each of which leads to a figure."""

    kind: str
    sentence: str
    gap: str
    numbers: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The front page."""

    frame: Frame
    groups: tuple[CardGroup, ...]
    clashes: tuple[Clash, ...]
    events: tuple[EventItem, ...]
    newest: tuple[FigureRow, ...]
    headings: tuple[Heading, ...]
    figures: str
    sources: str
    documents: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsPage:
    """Every topic."""

    frame: Frame
    groups: tuple[CardGroup, ...]


def topic_card(
    topic: Topic, comparison: Comparison, narrator: Narrator, *, chart: str, against: Sequence[Contradiction] = ()
) -> TopicCard:
    """Make the card of a topic.

    Args:
        topic: its question.
        comparison: of the figures that answer it.
        narrator: tells in the reader's language.
        chart: its small drawing, as safe SVG.
        against: what can't all be true of these figures and any others, the strongest first.
    """
    say = narrator.say
    last = comparison.last_stated
    return TopicCard(
        href=href("topics", topic.slug),
        question=say.name(topic.question),
        chart=chart,
        sentence=card_sentence(comparison, narrator, order=editors_order(topic.selection), against=against),
        counts=counts_sentence(comparison, narrator),
        spread=spread_words(comparison, narrator),
        last_stated=say.t("last statement %(day)s", day=say.day(last)) if last else "",
        conflicting=bool(comparison.conflicts) or any(each.kind is not ContradictionKind.REVISION for each in against),
    )


def card_groups(cards: Iterable[tuple[str, TopicCard]], narrator: Narrator) -> tuple[CardGroup, ...]:
    """Put cards under the headings of their groups, the headings in the order of their first card."""
    grouped: dict[str, list[TopicCard]] = {}
    for group, card in cards:
        grouped.setdefault(group, []).append(card)
    names = topic_groups(narrator.language)
    return tuple(
        CardGroup(group, names.get(group, group), tuple(inside), _every(len(inside), narrator))
        for group, inside in grouped.items()
    )


def _every(number: int, narrator: Narrator) -> str:
    return narrator.say.t("All %(num)s topics", num=narrator.say.count(number)) if number > 1 else ""


def home_page(  # noqa: PLR0913 - the parts of the front page
    visit: Visit,
    groups: tuple[CardGroup, ...],
    newest: Sequence[Figure],
    *,
    clashes: Iterable[Contradiction],
    events: Iterable[Event],
    totals: tuple[int, int, int],
    told: Iterable[Figure] = (),
) -> HomePage:
    """Make the front page.

    Args:
        visit: who asks, where.
        groups: the cards of the topics.
        newest: the figures stated last.
        clashes: the strongest contradictions.
        events: the latest events.
        totals: how many figures, sources and documents there are.
        told: the figures of all topics.
    """
    say = visit.narrator.say
    forms = tuple(visit.alternate(kind, "/figures") for kind in ("csv", "json", "xlsx"))
    description = about_ledger(say)
    return HomePage(
        frame=visit.frame(
            say.t("China’s AI chips: who says which number"),
            description=description,
            section="home",
            alternates=(*forms, visit.alternate("atom", "/figures")),
            linked_data=dataset(visit, name="Chipledger", description=description, figures=told, forms=forms),
        ),
        groups=groups,
        clashes=tuple(_clash(found, visit.narrator) for found in clashes),
        events=tuple(event_item(event, visit.narrator) for event in events),
        newest=figure_rows(newest, visit.narrator),
        headings=headings(visit.narrator, without={"place", "nature"}),
        figures=say.n("%(num)s figure", "%(num)s figures", totals[0]),
        sources=say.n("%(num)s source", "%(num)s sources", totals[1]),
        documents=say.n("%(num)s document", "%(num)s documents", totals[2]),
    )


def _clash(found: Contradiction, narrator: Narrator) -> Clash:
    numbers: dict[str, str] = {}
    for figure in found.figures:
        numbers.setdefault(number_words(figure, narrator), href("figures", figure.id))
    return Clash(
        kind=contradiction_kinds(narrator.language)[found.kind],
        sentence=contradiction_sentence(found, narrator),
        gap=gap_sentence(found, narrator),
        numbers=tuple(Link(*each) for each in numbers.items()),
    )


def topics_page(visit: Visit, groups: tuple[CardGroup, ...]) -> TopicsPage:
    """Make the list of topics."""
    say = visit.narrator.say
    return TopicsPage(frame=visit.frame(say.t("Topics"), section="topics"), groups=groups)
