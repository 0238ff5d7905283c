"""Feeds of new and changed figures: of all, of a selection, of a topic, of an entry."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Response

from app import answers
from app.errors import RefusedError
from app.figures.reference import Topic
from app.figures.selection import Selection
from app.present.contexts.entries import SINGULAR_COLUMN
from app.present.contexts.frame import MEDIA_TYPES, Visit
from app.present.contexts.rows import href
from app.present.feeds import Feed, atom
from app.present.words.selections import selection_words
from app.store.ledger import Ledger
from app.web.params import LedgerDep, SelectionDep, takes
from app.web.visits import VisitDep

router = APIRouter(include_in_schema=False)


@router.get("/figures.atom")
@router.get("/feeds/figures.atom")
async def figures(visit: VisitDep, ledger: LedgerDep, selection: SelectionDep) -> Response:
    """Give what came or changed last among the figures of the page `/figures`."""
    query = _last_changes(selection).to_query()
    asked = f"?{query}" if query else ""
    what = selection_words(selection, visit.narrator)
    return _feed(
        visit, ledger, selection, feed=Feed(what=what, address=f"/figures.atom{asked}", page=f"/figures{asked}")
    )


def _last_changes(selection: Selection) -> Selection:
    """Give a selection that asks for nothing but filters, and perhaps for a shorter feed.

    Raises:
        RefusedError: it asks for another order, for a later page, or for counts, and a feed has no place for them.
    """
    asked = {
        "_sort_desc" if selection.descending else "_sort": selection.sort,
        "_next": selection.cursor,
        "_count": selection.counted,
        "_facet": selection.facets,
        "_fields": selection.fields,
    }
    wrong = [name for name, value in asked.items() if value]
    if wrong:
        raise RefusedError([(name, f"A feed tells what changed last; '{name}' is for JSON.") for name in wrong])
    return selection


def _entry_feed(table: str) -> Callable[..., Any]:
    async def entry(slug: str, visit: VisitDep, ledger: LedgerDep) -> Response:
        selection = answers.entry_selection(ledger, table, slug, Selection())
        return _feed(visit, ledger, selection, feed=_feed_of(visit, table, slug))

    return entry


@router.get("/topics/{slug}.atom", dependencies=[Depends(takes())])
async def topic(slug: str, visit: VisitDep, ledger: LedgerDep) -> Response:
    """Give what came or changed last among the figures of a topic."""
    asked = answers.entry_of(ledger, "topics", slug)
    assert isinstance(asked, Topic)  # noqa: S101 - the table says so
    selection = answers.topic_selection(ledger, asked)
    return _feed(visit, ledger, selection, feed=_feed_of(visit, "topics", slug))


for _table in SINGULAR_COLUMN:
    router.get(f"/{_table}/{{slug}}.atom", dependencies=[Depends(takes())])(_entry_feed(_table))


def _feed_of(visit: Visit, table: str, slug: str) -> Feed:
    page = href(table, slug)
    return Feed(what=visit.narrator.name(table, slug), address=f"{page}.atom", page=page)


def _feed(visit: Visit, ledger: Ledger, selection: Selection, *, feed: Feed) -> Response:
    body = atom(visit, feed, answers.changes(ledger, selection))
    return Response(body, media_type=MEDIA_TYPES["atom"], headers={"Content-Language": visit.narrator.language.value})
