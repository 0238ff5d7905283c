"""The tables: SQLModel classes with named constraints, and indexes for the ways in which figures are read.

A `table=True` class validates nothing, so rows are made only from checked values, and only in this room; the rules
that must never break stand here again as constraints.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, MetaData, Text, text
from sqlmodel import Field, SQLModel

from app.figures.vocabulary import Bound, MetricKind, Nature, SourceKind, Status, SubjectKind
from app.store.types import ByteText, ExactDecimal, UtcTime

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata: MetaData = SQLModel.metadata


def _one_of(column: str, words: type[Any]) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


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


class MetricRow(SQLModel, table=True):
    """A metric."""

    __tablename__ = "metric"
    __table_args__ = (_one_of("kind", MetricKind),)

    slug: str = Field(primary_key=True)
    name_en: str
    name_zh_hans: str = ""
    name_zh_hant: str = ""
    definition_en: str = Field(default="", sa_type=Text)
    definition_zh_hans: str = Field(default="", sa_type=Text)
    definition_zh_hant: str = Field(default="", sa_type=Text)
    kind: str
    of: str | None = Field(default=None, foreign_key="metric.slug")
    units: str = ""
    can_be_negative: bool = False
    max_percent: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    position: int


class SubjectRow(SQLModel, table=True):
    """A subject."""

    __tablename__ = "subject"
    __table_args__ = (_one_of("kind", SubjectKind),)

    slug: str = Field(primary_key=True)
    name_en: str
    name_zh_hans: str = ""
    name_zh_hant: str = ""
    kind: str
    parent: str | None = Field(default=None, foreign_key="subject.slug", index=True)
    fiscal_year_end: str | None = None
    aliases: str = Field(default="", sa_type=Text)
    definition_en: str = Field(default="", sa_type=Text)
    definition_zh_hans: str = Field(default="", sa_type=Text)
    definition_zh_hant: str = Field(default="", sa_type=Text)
    position: int


class SourceRow(SQLModel, table=True):
    """A source."""

    __tablename__ = "source"
    __table_args__ = (_one_of("kind", SourceKind),)

    slug: str = Field(primary_key=True)
    name_en: str
    name_zh_hans: str = ""
    name_zh_hant: str = ""
    kind: str
    subject: str | None = Field(default=None, foreign_key="subject.slug")
    aliases: str = Field(default="", sa_type=Text)
    note_en: str = Field(default="", sa_type=Text)
    note_zh_hans: str = Field(default="", sa_type=Text)
    note_zh_hant: str = Field(default="", sa_type=Text)
    position: int


class DocumentRow(SQLModel, table=True):
    """A document."""

    __tablename__ = "document"

    slug: str = Field(primary_key=True)
    title: str = Field(sa_type=Text)
    title_en: str = Field(default="", sa_type=Text)
    title_zh_hans: str = Field(default="", sa_type=Text)
    title_zh_hant: str = Field(default="", sa_type=Text)
    publisher: str = ""
    author: str = ""
    published_on: date | None = None
    date_certainty: str
    language: str = ""
    url: str = Field(default="", sa_type=Text)
    quality: str = ""
    licence: str = ""
    note_en: str = Field(default="", sa_type=Text)
    note_zh_hans: str = Field(default="", sa_type=Text)
    note_zh_hant: str = Field(default="", sa_type=Text)
    position: int


class GeographyRow(SQLModel, table=True):
    """A geography."""

    __tablename__ = "geography"

    slug: str = Field(primary_key=True)
    name_en: str
    name_zh_hans: str = ""
    name_zh_hant: str = ""
    parent: str | None = Field(default=None, foreign_key="geography.slug")
    aliases: str = Field(default="", sa_type=Text)
    definition_en: str = Field(default="", sa_type=Text)
    definition_zh_hans: str = Field(default="", sa_type=Text)
    definition_zh_hant: str = Field(default="", sa_type=Text)
    position: int


class BasisRow(SQLModel, table=True):
    """A basis."""

    __tablename__ = "basis"

    slug: str = Field(primary_key=True)
    name_en: str
    name_zh_hans: str = ""
    name_zh_hant: str = ""
    definition_en: str = Field(default="", sa_type=Text)
    definition_zh_hans: str = Field(default="", sa_type=Text)
    definition_zh_hant: str = Field(default="", sa_type=Text)
    position: int


class EventRow(SQLModel, table=True):
    """A dated event."""

    __tablename__ = "event"

    slug: str = Field(primary_key=True)
    date: str
    name_en: str
    name_zh_hans: str = ""
    name_zh_hant: str = ""
    government: str = ""
    direction: str = ""
    subjects: str = Field(default="", sa_type=Text)
    source: str = Field(default="", sa_type=Text)
    url: str = Field(default="", sa_type=Text)
    quality: str = ""
    note: str = Field(default="", sa_type=Text)
    position: int


class ExchangeRateRow(SQLModel, table=True):
    """An exchange rate of a period or a day."""

    __tablename__ = "exchange_rate"

    slug: str = Field(primary_key=True)
    period: str
    base: str
    quote: str
    rate: Decimal = Field(sa_type=ExactDecimal)
    kind: str
    origin: str = Field(sa_type=Text)
    position: int


class TopicRow(SQLModel, table=True):
    """A topic."""

    __tablename__ = "topic"

    slug: str = Field(primary_key=True)
    group: str
    question_en: str = Field(sa_type=Text)
    question_zh_hans: str = Field(default="", sa_type=Text)
    question_zh_hant: str = Field(default="", sa_type=Text)
    caveat_en: str = Field(default="", sa_type=Text)
    caveat_zh_hans: str = Field(default="", sa_type=Text)
    caveat_zh_hant: str = Field(default="", sa_type=Text)
    selection: str = Field(sa_type=Text)
    view: str
    position: int


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
        _one_of("bound", Bound),
        _one_of("nature", Nature),
        _one_of("status", Status),
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
