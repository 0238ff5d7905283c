"""The ledger's own tables: its state, loads, figures with their history, and the words they are found by."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, Column, Index, Text, text
from sqlmodel import Field, SQLModel

from app.figures.vocabulary import Bound, Nature, Status
from app.store.tables.conventions import one_of
from app.store.types import ByteText, ExactDecimal, UtcTime


def _current(name: str, *columns: str, unique: bool = False) -> Index:
    """Index the figures that stand; former states lie outside, so that they cost reading nothing."""
    standing = text("replaced_by_load_id IS NULL")
    return Index(name, *columns, unique=unique, sqlite_where=standing, postgresql_where=standing)


class LedgerState(SQLModel, table=True):
    """One row: the ledger's version, raised in the transaction of every load that changes something."""

    __tablename__ = "ledger_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True)
    version: int = 0
    changed_at: datetime | None = Field(default=None, sa_type=UtcTime)


class Load(SQLModel, table=True):
    """One run of putting files into the ledger."""

    __tablename__ = "load"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcTime)
    who: str
    files: str = Field(sa_type=Text)
    version: int
    added: int = 0
    corrected: int = 0
    unchanged: int = 0


class EntryHistory(SQLModel, table=True):
    """A reference entry as it was before a load changed it, as JSON."""

    __tablename__ = "entry_history"

    id: int | None = Field(default=None, primary_key=True)
    entry_table: str = Field(index=True)
    slug: str = Field(index=True)
    former: str = Field(sa_type=Text)
    load_id: int = Field(foreign_key="load.id")


class FigureRow(SQLModel, table=True):
    """One state of one claim. The current one has no `replaced_by_load_id`; the others are its history."""

    __tablename__ = "figure"
    __table_args__ = (
        one_of("bound", Bound),
        one_of("nature", Nature),
        one_of("status", Status),
        CheckConstraint("value_low IS NULL OR value_high IS NULL OR value_low <= value_high", name="ends"),
        CheckConstraint("value_low IS NULL OR value IS NULL OR value_low <= value", name="low_end"),
        CheckConstraint("value_high IS NULL OR value IS NULL OR value <= value_high", name="high_end"),
        CheckConstraint("value IS NOT NULL OR value_low IS NOT NULL OR value_high IS NOT NULL", name="a_number"),
        CheckConstraint("(period_start IS NULL) = (period_end IS NULL)", name="period_whole"),
        CheckConstraint("period_start <= period_end", name="period_order"),
        CheckConstraint("as_reported <> ''", name="print"),
        _current("uq_figure_current_id", "id", unique=True),
        _current("ix_figure_series", "metric", "subject", "geography", "period_start"),
        _current("ix_figure_sort_value", "sort_value", "id"),
        _current("ix_figure_recorded_at", "recorded_at", "id"),
        *(
            _current(f"ix_figure_{name}", name)
            for name in ("subject", "buyer", "relative_to", "source", "document", "quotes", "supersedes")
        ),
    )

    key: int | None = Field(default=None, primary_key=True)
    id: str = Field(index=True, sa_type=ByteText)
    metric: str = Field(foreign_key="metric.slug")
    subject: str = Field(foreign_key="subject.slug")
    buyer: str | None = Field(default=None, foreign_key="subject.slug")
    relative_to: str | None = Field(default=None, foreign_key="subject.slug")
    geography: str = Field(foreign_key="geography.slug")
    basis: str | None = Field(default=None, foreign_key="basis.slug")
    period: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    as_reported: str = Field(sa_type=Text)
    as_converted: str = Field(default="", sa_type=Text)
    value_low: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    value: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    value_high: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    bound: str
    unit: str
    nature: str
    source: str = Field(foreign_key="source.slug")
    document: str = Field(foreign_key="document.slug")
    locator: str = ""
    stated_on: date | None = None
    quotes: str | None = None
    supersedes: str | None = None
    status: str
    status_note: str = Field(default="", sa_type=Text)
    note: str = Field(default="", sa_type=Text)
    note_zh_hans: str = Field(default="", sa_type=Text)
    note_zh_hant: str = Field(default="", sa_type=Text)
    recorded_at: datetime = Field(sa_type=UtcTime)
    precision_low: Decimal = Field(sa_type=ExactDecimal)
    precision: Decimal = Field(sa_type=ExactDecimal)
    precision_high: Decimal = Field(sa_type=ExactDecimal)
    sort_value: Decimal = Field(sa_type=ExactDecimal)
    load_id: int = Field(foreign_key="load.id", index=True)
    replaced_by_load_id: int | None = Field(default=None, foreign_key="load.id")


class SearchEntry(SQLModel, table=True):
    """The words under which one figure or reference entry is found, ready for the full-text index."""

    __tablename__ = "search_entry"
    __table_args__ = (
        Index("uq_search_entry_kind_key", "kind", "key", unique=True),
        CheckConstraint("words <> ''", name="words"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    key: str
    words: str = Field(sa_column=Column(Text, nullable=False))
