"""What does the ledger hold on an entry, in counts and a few lists? The part that all kinds of entries share."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl

from app.answers.claims import select_from
from app.answers.entries import entry_selection
from app.answers.values import FacetCount
from app.answers.views import ViewAnswer, viewed
from app.figures.figure import Figure
from app.figures.outline import Outline
from app.figures.selection import Selection
from app.figures.series import HeldSeries
from app.figures.view import ChartKind, View
from app.store import figures as rows
from app.store.ledger import Ledger

MOST_NEWEST = 10
"""How many of an entry's newest figures its page shows."""

LEAST_DRAWN = 3
"""How many figures a series must have to be drawn on the page of an entry."""


@dataclass(frozen=True, slots=True)
class Account:
    """What the ledger holds on an entry.

    Attributes:
        selection: its figures, the latest statement first.
        newest: the first of them.
        topics: those that draw on its figures, with how many, most first.
    """

    selection: Selection
    outline: Outline
    newest: tuple[Figure, ...]
    topics: tuple[FacetCount, ...]


@dataclass(frozen=True, slots=True)
class LeadSeries:
    """The series that an entry has most figures of, and how it looks."""

    series: HeldSeries
    view: ViewAnswer = field(repr=False)


def account(ledger: Ledger, table: str, slug: str) -> Account:
    """What does the ledger hold on an entry? Parts count with their whole.

    Raises:
        UnknownNameError: there is no such entry; the message offers the nearest ones.
    """
    asked = newest_first(ledger, table, slug)
    catalogue, session = ledger.catalogue(), ledger.session
    return Account(asked, rows.outline(session, asked, catalogue), newest(ledger, asked), topics_on(ledger, asked))


def newest(ledger: Ledger, selection: Selection) -> tuple[Figure, ...]:
    """Which figures of a selection were stated last?"""
    asked = replace(selection, sort="stated_on", descending=True, size=MOST_NEWEST)
    return rows.select_page(ledger.session, asked, ledger.catalogue())[0]


def newest_first(ledger: Ledger, table: str, slug: str) -> Selection:
    """Which figures name an entry or a part of it, the latest statement first?"""
    return entry_selection(ledger, table, slug, Selection(sort="stated_on", descending=True))


def topics_on(ledger: Ledger, selection: Selection) -> tuple[FacetCount, ...]:
    """Which topics draw on the figures of a selection, and on how many? Most first."""
    topics = ledger.catalogue().topics.values()
    asked = [select_from(ledger, parse_qsl(topic.selection, keep_blank_values=True)) for topic in topics]
    counts = rows.count_each(ledger.session, asked, ledger.catalogue(), within=selection)
    return most_first(zip((topic.slug for topic in topics), counts, strict=True))


def facet(ledger: Ledger, selection: Selection, column: str) -> tuple[FacetCount, ...]:
    """Which values do the figures of a selection have in a column, and how many of them each? Most first."""
    found = rows.facet(ledger.session, selection, ledger.catalogue(), column)
    return tuple(FacetCount(*one) for one in found if one[0] is not None)


def most_first(counts: Iterable[tuple[str, int]]) -> tuple[FacetCount, ...]:
    """Give what was found at all, most first; of equal counts what stood first."""
    return tuple(FacetCount(*one) for one in sorted(counts, key=lambda one: -one[1]) if one[1])


def lead_series(ledger: Ledger, *selections: Selection, within: Selection | None = None) -> LeadSeries | None:
    """Which series has most figures, of the first selection that holds one worth drawing? None if none does.

    It is looked at whole, or as far as it lies `within` a selection.
    """
    for selection in selections:
        found, _ = rows.select_series(ledger.session, replace(selection, sort="", size=1), ledger.catalogue())
        if found and found[0].figures >= LEAST_DRAWN:
            return _led(ledger, found[0], within or Selection())
    return None


def _led(ledger: Ledger, series: HeldSeries, within: Selection) -> LeadSeries:
    """Look at a series over its periods, if it has several."""
    found = viewed(ledger, replace(within, series=(series.key,)), View())
    several = len({figure.period for figure in found.figures}) >= LEAST_DRAWN
    return LeadSeries(series, replace(found, view=View(chart=ChartKind.PERIODS)) if several else found)
