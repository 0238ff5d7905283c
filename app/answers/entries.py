"""Which entries are meant, and which figures name one?"""

from collections.abc import Sequence
from dataclasses import replace

from app.answers.names import NAMED, Hit, names_of, told_first
from app.answers.values import SearchAnswer
from app.errors import OtherNameError, UnknownNameError
from app.figures.reference import KINDS, Entry, Source, no_such
from app.figures.selection import Selection
from app.sentences import sentence
from app.store import search as index
from app.store.ledger import Ledger

MOST_COMPARED = 2000
"""How many figures a topic's comparison takes at the most."""

MOST_FOUND = 40
"""How many entries of one table a search gives."""

MOST_COUNTED = 1000
"""Up to how many figures a search counts; the count of very many would take longer than all the rest."""

MOST_NEAREST = 5
"""How many entries are offered where a search found nothing."""


def entry_of(ledger: Ledger, table: str, slug: str) -> Entry:
    """Which entry of a reference table has this slug?

    Raises:
        OtherNameError: none has, but one goes by that name.
        UnknownNameError: none has; the message offers the nearest ones.
    """
    catalogue = ledger.catalogue()
    found = catalogue.table(table).get(slug)
    if found is None and (meant := catalogue.named(table, slug)):
        message = sentence("There is no %(kind)s '%(name)s'; it is %(slug)s.", kind=KINDS[table], name=slug, slug=meant)
        raise OtherNameError(message, table=table, name=slug, slug=meant)
    if found is None:
        raise UnknownNameError(no_such(KINDS[table], slug, catalogue.nearest(table, slug), table=table))
    return found


_COLUMN_OF = {
    "metrics": ("metric", ""),
    "subjects": ("subject", "under"),
    "sources": ("source", ""),
    "documents": ("document", ""),
    "geographies": ("geography", "under"),
    "bases": ("basis", ""),
}


def filter_of(table: str, slug: str) -> str | None:
    """Which query selects the figures that name an entry, or a part of it? None for a table that no figure names."""
    if table not in _COLUMN_OF:
        return None
    column, operator = _COLUMN_OF[table]
    return Selection().where(column, slug, operator=operator).to_query()


def entry_selection(ledger: Ledger, table: str, slug: str, within: Selection | None = None) -> Selection:
    """Which figures name an entry, or a part of it, within a selection (by default all, latest period first)?"""
    column, operator = _COLUMN_OF[table]
    asked = within or Selection(sort="period_start", descending=True)
    entry_of(ledger, table, slug)
    return replace(asked.where(column, slug, operator=operator), cursor=asked.cursor)


def own_source(ledger: Ledger, subject: str) -> Source | None:
    """Which source is this subject itself?"""
    return next((s for s in ledger.catalogue().sources.values() if s.subject == subject), None)


SEARCHED = ("subjects", "metrics", "topics", "sources", "documents", "events")
"""The tables that a search looks through, in the order in which it tells of them; figures come last."""


def search(ledger: Ledger, query: str, *, most_figures: int = 20) -> SearchAnswer:
    """What in the ledger holds all of these words? Entries that go by them come first, as they are suggested."""
    catalogue, names = ledger.catalogue(), names_of(ledger)
    hits = names.find(query)
    tables = dict.fromkeys((*told_first(hits), *SEARCHED))
    entries = {table: _found(ledger, table, query, hits) for table in tables}
    ids = index.find(ledger.session, query, "figures", most=most_figures, newest_first=True)
    total = index.count(ledger.session, query, "figures", most=MOST_COUNTED) if len(ids) == most_figures else len(ids)
    held = ledger.known(ids)
    nearest: tuple[Hit, ...] = ()
    if not ids and not any(entries.values()):
        nearest = tuple((names.mistyped(query) or names.nearest(query, most=MOST_NEAREST))[:MOST_NEAREST])
    figures_found = tuple(held[key] for key in ids if key in held)
    return SearchAnswer(query, entries, figures_found, catalogue, total, nearest)


def _found(ledger: Ledger, table: str, query: str, hits: Sequence[Hit]) -> tuple[Entry, ...]:
    """List the entries of one table, best first: by their names, or by the index where names are not looked through."""
    if table in NAMED:
        return tuple(hit.entry for hit in hits if hit.table == table)[:MOST_FOUND]
    known = ledger.catalogue().table(table)
    return tuple(known[key] for key in index.find(ledger.session, query, table, most=MOST_FOUND) if key in known)
