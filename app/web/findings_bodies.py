"""Findings as JSON: pages of contradictions and checks, coverage, quotes, comparisons."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlencode

from fastapi import Response

from app.answers import ComparisonAnswer, FindingsAnswer, QuotesAnswer
from app.errors import RefusedError
from app.figures.figure import Figure
from app.figures.selection import no_cursor
from app.findings.checks import Check
from app.findings.comparison import Bracket
from app.findings.contradictions import Contradiction
from app.findings.coverage import Coverage
from app.findings.quoting import narrowed
from app.present.conversion_values import conversion_values, warning_values
from app.present.finding_values import (
    check_values,
    contradiction_values,
    coverage_values,
    quote_values,
    rows_of,
)
from app.present.json_values import comparison_values
from app.store.ledger import Ledger
from app.web.bodies import json_body, meta

Found = TypeVar("Found", Contradiction, Check)


@dataclass(frozen=True, slots=True)
class PartOfList:
    """Which part of a list is asked for, and with which filters.

    Attributes:
        path: the address of the list.
        filters: the parameters in force, as they were understood.
        size: how many at the most.
        cursor: the opaque place to begin at; "" for the first.
    """

    path: str
    filters: tuple[tuple[str, str], ...]
    size: int
    cursor: str

    @property
    def start(self) -> int:
        """Give how many come before this part.

        Raises:
            RefusedError: the cursor is none that was given out.
        """
        return start_of(self.cursor)


def start_of(cursor: str) -> int:
    """Give how many findings come before the place that a cursor tells; "" is the first.

    Raises:
        RefusedError: the cursor is none that was given out.
    """
    read = re.fullmatch(r"after-([1-9][0-9]{0,8})", cursor) if cursor else None
    if cursor and read is None:
        raise RefusedError([("_next", no_cursor(cursor))])
    return int(read[1]) if read else 0


def contradictions_body(ledger: Ledger, found: FindingsAnswer[Contradiction], part: PartOfList) -> Response:
    """Write a page of contradictions."""
    return _list(ledger, found, part, contradiction_values)


def checks_body(ledger: Ledger, found: FindingsAnswer[Check], part: PartOfList) -> Response:
    """Write a page of checks."""
    return _list(ledger, found, part, check_values)


def _list(
    ledger: Ledger, found: FindingsAnswer[Found], part: PartOfList, values: Callable[[Found, Any], Any]
) -> Response:
    catalogue, end, count = ledger.catalogue(), part.start + part.size, len(found.findings)
    shown = found.findings[part.start : end]
    following = f"after-{end}" if end < count else None
    query = urlencode([*part.filters, ("_size", str(part.size)), ("_next", following or "")], safe="~,:")
    content = {
        "data": [values(each, catalogue) for each in shown],
        "figures": rows_of(figure for each in shown for figure in each.figures),
        "next": following,
        "next_url": f"{part.path}?{query}" if following else None,
        "meta": meta(ledger, urlencode(part.filters, safe="~,:"), count=count, facets=found.facets),
    }
    return json_body(content, {"Link": f'<{part.path}?{query}>; rel="next"'} if following else None)


def coverage_body(ledger: Ledger, found: Coverage, filters: Sequence[tuple[str, str]]) -> Response:
    """Write the table of who measures what."""
    return json_body({"data": coverage_values(found), "meta": meta(ledger, urlencode(filters, safe="~,:"))})


def quotes_body(ledger: Ledger, found: QuotesAnswer) -> Response:
    """Write the number to quote for each series and period."""
    catalogue = ledger.catalogue()
    content = {
        "data": [
            quote_values(
                bracket,
                quote,
                catalogue,
                permalink=_quote_address(found, bracket),
                against=found.against,
                restatement=found.restatement,
            )
            for bracket, quote in found.quotes
        ],
        "figures": rows_of(map(found.restatement.as_printed, _named(found))),
        **_converted(ledger, found),
        "next": None,
        "next_url": None,
        "meta": meta(ledger, _query(found), count=len(found.quotes)),
    }
    return json_body(content)


def _quote_address(found: QuotesAnswer, bracket: Bracket) -> str:
    """Give where one quote of an answer stands by itself, by the same rule, clocks and currency."""
    query = narrowed(found.selection, bracket, converted=bool(found.restatement.unit)).to_query()
    return f"/api/v1/quote?{query}&rule={found.rule}{_currency(found)}"


def _query(found: QuotesAnswer | ComparisonAnswer) -> str:
    """Give the query as it was understood: the selection's, with the currency if one was asked for."""
    return f"{found.selection.to_query()}{_currency(found)}".removeprefix("&")


def _currency(found: QuotesAnswer | ComparisonAnswer) -> str:
    unit, basis = found.restatement.unit, found.restatement.basis
    return f"&currency={unit}&rate={basis}" if unit else ""


def _converted(ledger: Ledger, found: QuotesAnswer | ComparisonAnswer) -> dict[str, Any]:
    return {
        "conversions": conversion_values(found.restatement),
        "warnings": warning_values(found.flips, ledger.catalogue()),
    }


def _named(found: QuotesAnswer) -> Iterable[Figure]:
    for _, quote in found.quotes:
        if quote.figure:
            yield quote.figure
        yield from (figure for figure, _ in quote.losers)


def compared_body(ledger: Ledger, found: ComparisonAnswer) -> Response:
    """Write the figures of a selection and what holding them against one another found."""
    content = {
        "data": comparison_values(found.comparison),
        "figures": rows_of(map(found.restatement.as_printed, found.comparison.figures)),
        **_converted(ledger, found),
        "meta": meta(ledger, _query(found)),
    }
    return json_body(content)
