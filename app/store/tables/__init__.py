"""The tables: SQLModel classes with named constraints, and indexes for the ways in which figures are read.

A `table=True` class validates nothing, so rows are made only from checked values, and only in this room; the rules
that must never break stand here again as constraints.
"""

from app.store.tables.conventions import metadata
from app.store.tables.ledger import EntryHistory, FigureRow, LedgerState, Load, SearchEntry
from app.store.tables.reference import (
    BasisRow,
    DocumentRow,
    EventRow,
    ExchangeRateRow,
    GeographyRow,
    MetricRow,
    SourceRow,
    SubjectRow,
    TopicRow,
)

__all__ = [
    "BasisRow",
    "DocumentRow",
    "EntryHistory",
    "EventRow",
    "ExchangeRateRow",
    "FigureRow",
    "GeographyRow",
    "LedgerState",
    "Load",
    "MetricRow",
    "SearchEntry",
    "SourceRow",
    "SubjectRow",
    "TopicRow",
    "metadata",
]
