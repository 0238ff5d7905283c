"""The reference tables: what figures refer to."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from app.figures.vocabulary import Adding, MetricKind, SourceKind, SubjectKind
from app.store.tables.conventions import one_of
from app.store.types import ExactDecimal


class MetricRow(SQLModel, table=True):
    """A metric."""

    __tablename__ = "metric"
    __table_args__ = (one_of("kind", MetricKind), one_of("adding", Adding))

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
    adding: str = Adding.NONE.value
    aliases: str = Field(default="", sa_type=Text)
    position: int


class SubjectRow(SQLModel, table=True):
    """A subject."""

    __tablename__ = "subject"
    __table_args__ = (one_of("kind", SubjectKind),)

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
    __table_args__ = (one_of("kind", SourceKind),)

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
    licence_zh_hans: str = Field(default="", sa_type=Text)
    licence_zh_hant: str = Field(default="", sa_type=Text)
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
    note_en: str = Field(default="", sa_type=Text)
    note_zh_hans: str = Field(default="", sa_type=Text)
    note_zh_hant: str = Field(default="", sa_type=Text)
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
    origin_zh_hans: str = Field(default="", sa_type=Text)
    origin_zh_hant: str = Field(default="", sa_type=Text)
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
