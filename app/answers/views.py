"""What do some figures come to when they are looked at in a certain way: a topic's, or any that a reader chooses?"""

from dataclasses import dataclass

from app.answers.conversion import flips, restated
from app.answers.entries import MOST_COMPARED, entry_of
from app.answers.findings import quotes_on
from app.answers.topics import events_of, topic_selection
from app.figures.figure import Figure
from app.figures.reference import Event, Topic
from app.figures.selection import Selection
from app.figures.view import View
from app.findings.comparison import Bracket, Comparison, compare
from app.findings.conversion import Flip, Restatement
from app.findings.quoting import Quote, Rule
from app.store import figures as rows
from app.store.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewAnswer:
    """Figures as a view shows them.

    Attributes:
        topic: the question that they answer; None where a reader chose them.
        whole: the selection before the view narrowed it; `everything` what that selects, as `held` against each other.
        selection: what the view looks at, and `figures` what that selects, as printed.
        comparison: of the figures in the view's currency.
        restatement: how amounts were put into that currency; None where they are as reported.
        flips: of which amounts the basis of the rate decides which is larger.
    """

    topic: Topic | None
    view: View
    whole: Selection
    everything: tuple[Figure, ...]
    held: Comparison
    selection: Selection
    figures: tuple[Figure, ...]
    comparison: Comparison
    restatement: Restatement | None
    flips: tuple[Flip, ...]
    events: tuple[Event, ...]


def topic(ledger: Ledger, slug: str, view: View) -> ViewAnswer:
    """What do the sources say on a topic, looked at in this way?

    Raises:
        UnknownNameError: there is no such topic.
    """
    found = entry_of(ledger, "topics", slug)
    assert isinstance(found, Topic)  # noqa: S101 - the table says so
    return viewed(ledger, topic_selection(ledger, found), view, found)


def viewed(ledger: Ledger, whole: Selection, view: View, topic: Topic | None = None) -> ViewAnswer:
    """What do the figures of a selection come to, looked at in this way?"""
    catalogue = ledger.catalogue()
    everything = _selected(ledger, whole)
    selection = view.narrowed(whole)
    figures = everything if selection == whole else _selected(ledger, selection)
    restatement = restated(ledger, figures, currency=view.currency, basis=view.rate) if view.currency else None
    held = compare(everything, catalogue.metrics)
    same = figures is everything and restatement is None
    return ViewAnswer(
        topic=topic,
        view=view,
        whole=whole,
        everything=everything,
        held=held,
        selection=selection,
        figures=figures,
        comparison=held if same else compare(restatement.figures if restatement else figures, catalogue.metrics),
        restatement=restatement,
        flips=flips(ledger, figures, currency=view.currency),
        events=events_of(figures, catalogue),
    )


def quotes(ledger: Ledger, found: ViewAnswer, rule: Rule) -> tuple[tuple[Bracket, Quote], ...]:
    """Which number of a view should be quoted, for each series and period? No statement."""
    shown = found.restatement.figures if found.restatement else found.figures
    return quotes_on(ledger, shown, found.selection, rule)


def _selected(ledger: Ledger, selection: Selection) -> tuple[Figure, ...]:
    return rows.select_all(ledger.session, selection, ledger.catalogue(), most=MOST_COMPARED)
