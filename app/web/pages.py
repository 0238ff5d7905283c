"""The pages: each route asks one question, makes the page of its answer, and renders it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Annotated, Any

from fastapi import Query, Response

from app import answers
from app.answers.meant import loosened
from app.figures.selection import Selection
from app.present.contexts.about import Cases, about_page
from app.present.contexts.api import api_page
from app.present.contexts.entries import SINGULAR_COLUMN, entries_page
from app.present.contexts.figures import FACETS, figures_page
from app.present.contexts.home import home_page, topics_page
from app.present.contexts.others import search_page
from app.web.drawings import cards
from app.web.params import LedgerDep, SelectionDep
from app.web.reckoning import reckoned
from app.web.templating import answer
from app.web.visits import VisitDep, page_router, shown_at

router = page_router()
page = partial(shown_at, router)


HOME_EVENTS = 6
"""How many events the front page tells of."""


@page("/")
async def home(visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show what the ledger holds."""
    await reckoned(ledger, most=answers.MOST_RECKONED)
    found = answers.home(ledger)
    totals = found.state.figures, found.state.sources, found.state.documents
    told = [figure for topic in found.topics for figure in topic.figures]
    return answer(
        home_page(
            visit,
            cards(visit, ledger, found.topics),
            found.newest,
            clashes=answers.strongest(ledger),
            events=answers.latest_events(ledger.catalogue(), most=HOME_EVENTS),
            totals=totals,
            told=told,
        )
    )


@page("/topics")
async def topics(visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show every topic."""
    await reckoned(ledger, most=answers.MOST_RECKONED)
    return answer(topics_page(visit, cards(visit, ledger, answers.home(ledger).topics)))


@router.api_route("/figures", methods=["GET", "HEAD"])
async def figures(visit: VisitDep, ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Show the figures that a selection chooses."""
    if not selection.sort:
        selection = replace(selection, sort="stated_on", descending=True)
    found = answers.figures(ledger, replace(selection, facets=FACETS, counted=True))
    counts = {column: [(c.value, c.count) for c in counted] for column, counted in found.facets.items()}
    return answer(
        figures_page(
            visit,
            selection=selection,
            figures=found.figures,
            next_cursor=found.next_cursor,
            facets=counts,
            total=found.total,
            loosened=() if found.total else loosened(ledger, selection),
        )
    )


@page("/search", "q")
async def search(visit: VisitDep, ledger: LedgerDep, q: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Show what a search finds."""
    words = q.strip()
    if not words:
        return answer(search_page(visit, "", entries={}, figures=()))
    found = answers.search(ledger, words)
    nearest = [(hit.table, hit.entry) for hit in found.nearest]
    counted = found.total, answers.MOST_COUNTED
    made = search_page(visit, words, entries=found.entries, figures=found.figures, counted=counted, nearest=nearest)
    return answer(made)


@page("/about")
async def about(visit: VisitDep, ledger: LedgerDep) -> Response:
    """Show what this ledger is and how to use it, by cases that it holds."""
    await reckoned(ledger, most=answers.MOST_RECKONED)
    found = answers.examples(ledger)
    return answer(about_page(visit, Cases(found.agreement, found.contradiction, found.check, found.quoted)))


@page("/api")
async def api(visit: VisitDep) -> Response:
    """Show developers what the API takes and gives."""
    return answer(api_page(visit))


def entries_of(table: str) -> Callable[..., Any]:
    """Make the page of every entry of a reference table."""

    async def entries(visit: VisitDep, ledger: LedgerDep) -> Response:
        column = SINGULAR_COLUMN[table]
        found = answers.figures(ledger, Selection(size=1, facets=(column,)))
        counts = {str(c.value): c.count for c in found.facets[column] if c.value is not None}
        return answer(entries_page(visit, table, counts=counts))

    return entries


for _table in SINGULAR_COLUMN:
    page(f"/{_table}")(entries_of(_table))
