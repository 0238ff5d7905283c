"""Which series are there to be compared?"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.answers.claims import select_from
from app.answers.values import FacetCount
from app.errors import RefusedError
from app.figures.selection import Selection
from app.figures.series import HeldSeries, SeriesKey
from app.store import figures as rows
from app.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class SeriesAnswer:
    """A page of series: the rows, the cursor of the next page, and counts of series where they were asked for."""

    selection: Selection
    series: tuple[HeldSeries, ...]
    next_cursor: str | None
    facets: Mapping[str, tuple[FacetCount, ...]]
    total: int | None


def series(ledger: Ledger, selection: Selection) -> SeriesAnswer:
    """Which series do the figures of a selection make up? One page of them, those of most figures first."""
    catalogue, session = ledger.catalogue(), ledger.session
    page, following = rows.select_series(session, selection, catalogue)
    facets = {
        column: tuple(FacetCount(*counted) for counted in rows.series_facet(session, selection, catalogue, column))
        for column in selection.facets
    }
    total = rows.count_series(session, selection, catalogue) if selection.counted else None
    return SeriesAnswer(selection, page, following, facets, total)


def basket(ledger: Ledger, texts: list[str]) -> tuple[SeriesKey, ...]:
    """Which series has a reader chosen, each once and in the one order in which a selection holds them?

    Raises:
        RefusedError: texts that are no keys of series, or too many.
    """
    try:
        return select_from(ledger, [("series", text) for text in texts]).series
    except RefusedError as error:
        raise RefusedError([("basket", message) for _, message in error.errors]) from None
