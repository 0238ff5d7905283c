"""Figures in and out of their table: select, page, count, facet, add, correct."""

from app.store.figures.reading import (
    HeldState,
    by_ids,
    count,
    every,
    facet,
    linked_to,
    same_series,
    select_all,
    select_each,
    select_page,
    totals,
    versions,
)
from app.store.figures.states import to_row
from app.store.figures.writing import put_figures

__all__ = [
    "HeldState",
    "by_ids",
    "count",
    "every",
    "facet",
    "linked_to",
    "put_figures",
    "same_series",
    "select_all",
    "select_each",
    "select_page",
    "to_row",
    "totals",
    "versions",
]
