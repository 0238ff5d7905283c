"""Answers as bytes: JSON with exact numbers, CSV as it streams, with the links between pages."""

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import replace
from typing import Any

import msgspec
from fastapi import Response
from fastapi.responses import StreamingResponse

from app.answers import FigureAnswer, FiguresAnswer, SearchAnswer, ViewAnswer, in_other_currencies
from app.figures.figure import Figure
from app.figures.reference import Entry
from app.figures.selection import Selection
from app.present import exports
from app.present.conversion_values import converted_values
from app.present.json_values import comparison_values, entry_values, figure_values, interval_values
from app.store.ledger import Ledger

LICENCE = "CC-BY-4.0"
_encoder = msgspec.json.Encoder(decimal_format="number")


def json_body(content: dict[str, Any], headers: dict[str, str] | None = None) -> Response:
    """Write an answer as JSON; decimals become numbers with all their digits."""
    return Response(_encoder.encode(content), media_type="application/json", headers=headers)


def meta(ledger: Ledger, query: str = "", **more: object) -> dict[str, Any]:
    """Give what an answer was made from."""
    base = {"version": ledger.version, "changed_at": ledger.changed_at, "query": query, "licence": LICENCE}
    return base | {name: value for name, value in more.items() if value is not None}


def figures_body(ledger: Ledger, found: FiguresAnswer, path: str) -> Response:
    """Write a page of figures, with the address of the next one, in the body and as a Link."""
    following = None
    headers = {}
    if found.next_cursor:
        following = f"{path}?{replace(found.selection, cursor=found.next_cursor).to_query()}"
        headers["Link"] = f'<{following}>; rel="next"'
    content = {
        "data": [figure_values(figure, found.selection.fields) for figure in found.figures],
        "next": found.next_cursor,
        "next_url": following,
        "meta": meta(ledger, found.selection.to_query(), count=found.total, facets=found.facets or None),
    }
    return json_body(content, headers)


def figure_body(ledger: Ledger, found: FigureAnswer) -> Response:
    """Write one figure with its interval, its history and what surrounds it."""
    floor = ledger.catalogue().metrics[found.figure.metric].floor
    content = {
        "data": figure_values(found.figure),
        "interval": interval_values(found.figure.interval(floor)),
        "history": [
            {
                "recorded_from": held.recorded_from,
                "recorded_until": held.recorded_until,
                "load": held.load,
                "loaded_by": held.loaded_by,
                "loaded_from": held.loaded_from,
                "changed": held.changed,
                "figure": figure_values(held.figure),
            }
            for held in found.versions
        ],
        "related": {
            "origin": figure_values(found.origin) if found.origin else None,
            "echoes": [figure_values(figure) for figure in found.echoes],
            "supersedes": figure_values(found.supersedes) if found.supersedes else None,
            "superseded_by": [figure_values(figure) for figure in found.superseded_by],
            "comparable": [figure_values(figure) for figure in found.comparable],
            "close": [figure_values(figure) for figure in found.close],
        },
        "conversions": [converted_values(found.figure.id, each) for each in in_other_currencies(ledger, found.figure)],
        "meta": meta(ledger),
    }
    return json_body(content)


def entries_body(ledger: Ledger, entries: Iterable[Entry]) -> Response:
    """Write all entries of a reference table."""
    rows = [entry_values(entry) for entry in entries]
    return json_body({"data": rows, "next": None, "next_url": None, "meta": meta(ledger)})


def entry_body(ledger: Ledger, entry: Entry, figures_url: str | None) -> Response:
    """Write one entry, and where its figures are."""
    return json_body({"data": entry_values(entry), "figures_url": figures_url, "meta": meta(ledger)})


def view_body(ledger: Ledger, found: ViewAnswer) -> Response:
    """Write a topic, or what a reader chose, with its figures as printed and what comparing them found."""
    content = {
        "data": entry_values(found.topic) if found.topic else None,
        "view": dict(found.view.to_pairs()),
        "figures": [figure_values(figure) for figure in found.figures],
        "comparison": comparison_values(found.comparison),
        "meta": meta(ledger, found.selection.to_query()),
    }
    return json_body(content)


def search_body(ledger: Ledger, found: SearchAnswer) -> Response:
    """Write what a search found."""
    rows: dict[str, Any] = {table: [entry_values(e) for e in entries] for table, entries in found.entries.items()}
    rows["figures"] = [figure_values(figure) for figure in found.figures]
    return json_body({"data": rows, "meta": meta(ledger, found.query)})


def figures_csv(figures: Iterable[Figure], selection: Selection, name: str) -> Response:
    """Write figures as CSV, row by row as they come; a browser saves them under a name."""
    return _csv(exports.figures_csv(figures, selection.fields or exports.FIGURE_COLUMNS), name)


def entries_csv(table: str, entries: Iterable[Entry]) -> Response:
    """Write a reference table as the CSV file that it was loaded from."""
    return _csv(exports.entries_csv(table, entries), table)


def _csv(pieces: Iterator[str], name: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{name}.csv"'}
    return StreamingResponse(_one_by_one(pieces), media_type="text/csv; charset=utf-8", headers=headers)


async def _one_by_one(pieces: Iterator[str]) -> AsyncIterator[str]:
    """Read the pieces where the ledger was opened: another thread would cost more than it saves."""
    for piece in pieces:
        yield piece
