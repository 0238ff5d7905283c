"""Which figures fit, and what is known of one?"""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.answers.values import FacetCount, FigureAnswer, FiguresAnswer, FigureVersion, LedgerState
from app.errors import RefusedError, UnknownNameError
from app.figures.figure import Figure
from app.figures.selection import LARGEST_SIZE, Selection, read_selection
from app.findings.comparison import compare
from app.sentences import Sentence, sentence, unknown
from app.store import figures as rows
from app.store.ledger import Ledger

MOST_NEIGHBOURS = 200
"""How many comparable figures are told of beside one figure."""

MOST_CLOSE = 8
"""How many claims that are close, but not about the same, are told of beside one figure."""

_MOST_LOOKED_AT = 100
_MOST_BESIDE = 10


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
        raise UnknownNameError(no_figure(ledger, figure_id))
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
        close=close_to(ledger, this),
        beside=compare((this, *_of_same_days(this, comparable)), ledger.catalogue().metrics),
    )


def no_figure(ledger: Ledger, figure_id: str) -> Sentence:
    """Say that there is no figure of this id, and which ids are spelled most like it."""
    beside = rows.ids_beside(ledger.session, figure_id, most=_MOST_BESIDE) if figure_id.isprintable() else []
    near = difflib.get_close_matches(figure_id[:100], beside, n=3, cutoff=0.6)
    clause = sentence("There is no figure '%(id)s' in this ledger", id=figure_id[:100])
    return unknown(clause, figure_id, near=near, table="figures")


def _of_same_days(figure: Figure, others: Iterable[Figure]) -> list[Figure]:
    days = figure.period_start, figure.period_end
    return [other for other in others if (other.period_start, other.period_end) == days]


def close_to(ledger: Ledger, figure: Figure) -> tuple[Figure, ...]:
    """Which claims are close to one, and yet about something else? One for each other series and days, the likest."""
    chosen: dict[object, Figure] = {}
    for other in rows.near(ledger.session, figure, ledger.catalogue(), most=_MOST_LOOKED_AT):
        chosen.setdefault((other.series, other.period_start, other.period_end), other)
    return tuple(chosen.values())[:MOST_CLOSE]


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
