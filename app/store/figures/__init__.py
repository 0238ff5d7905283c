"""Figures in and out of their table: select, page, count, facet, add, correct."""

from app.store.figures.around import Around, Moment, around
from app.store.figures.changes import dated_ids, parts, select_changes
from app.store.figures.outlines import as_printed, count_each, outline, outlined_by
from app.store.figures.reading import (
    HeldState,
    by_ids,
    count,
    every,
    facet,
    ids_beside,
    linked_to,
    near,
    same_series,
    select_all,
    select_each,
    select_page,
    totals,
    versions,
)
from app.store.figures.series import count_series, select_series, series_facet
from app.store.figures.states import to_row
from app.store.figures.writing import put_figures

__all__ = [
    "Around",
    "HeldState",
    "Moment",
    "around",
    "as_printed",
    "by_ids",
    "count",
    "count_each",
    "count_series",
    "dated_ids",
    "every",
    "facet",
    "ids_beside",
    "linked_to",
    "near",
    "outline",
    "outlined_by",
    "parts",
    "put_figures",
    "same_series",
    "select_all",
    "select_changes",
    "select_each",
    "select_page",
    "select_series",
    "series_facet",
    "to_row",
    "totals",
    "versions",
]
