"""A small world for tests of findings: what it declares, and figures in it in one line each."""

from datetime import date
from decimal import Decimal
from typing import Any

from app.figures.figure import Figure, with_period
from app.figures.period import read_period
from app.figures.quantity import read_quantity
from app.figures.reference import Catalogue, Document, ExchangeRate, Geography, Metric, Source, Subject, Words
from app.figures.vocabulary import Adding, MetricKind, Nature, SourceKind, SubjectKind

_X = Words("x")


def _metric(
    slug: str, kind: str, of: str | None = None, *, negative: bool = False, adding: Adding = Adding.NONE
) -> Metric:
    return Metric(
        slug=slug, name=_X, definition=_X, kind=MetricKind(kind), of=of, can_be_negative=negative, adding=adding
    )


def _subject(slug: str, kind: str, parent: str | None = None, year_end: str | None = None) -> Subject:
    return Subject(slug=slug, name=_X, kind=SubjectKind(kind), parent=parent, fiscal_year_end=year_end)


_METRICS = (
    _metric("sales", "level", "pieces", adding=Adding.FLOW),
    _metric("pieces", "level", adding=Adding.FLOW),
    _metric("profit", "level", negative=True, adding=Adding.FLOW),
    _metric("stock", "level", adding=Adding.STOCK),
    _metric("stock_share", "share", "stock"),
    _metric("capacity", "ceiling", "pieces"),
    _metric("sales_share", "share", "sales"),
    _metric("sales_growth", "growth", "sales", negative=True),
    _metric("sales_cagr", "cagr", "sales", negative=True),
    _metric("price", "price", "sales"),
    _metric("speed", "level"),
    _metric("speed_ratio", "ratio", "speed"),
    _metric("speed_difference", "change", "speed", negative=True),
    _metric("quote", "level"),
    _metric("quote_change", "change", "quote", negative=True),
)
_SUBJECTS = (
    _subject("maker", "company", year_end="last-sunday-january"),
    _subject("rival", "company"),
    _subject("chip", "product", "maker", "last-sunday-january"),
    _subject("other-chip", "product", "maker", "last-sunday-january"),
    _subject("old-chip", "product", "maker", "last-sunday-january"),
    _subject("market", "market"),
    _subject("segment", "market", "market"),
)
_SOURCES = {
    "maker": SourceKind.COMPANY,
    "lab": SourceKind.RESEARCH,
    "paper": SourceKind.MEDIA,
    "bank": SourceKind.BANK,
    "somebody": SourceKind.ANONYMOUS,
}
_RATES = (
    *((f"2024-{month:02}", "CNY", "7.2", "average") for month in range(1, 13)),
    ("2024", "CNY", "7.2", "average"),
    ("2025-01", "CNY", "7.3", "average"),
    ("2025", "CNY", "7.2", "average"),
    ("2025-07", "CNY", "7.17", "average"),
    ("2025-07-16", "CNY", "7.18", "day"),
    ("2025-07-16", "HKD", "7.85", "day"),
)

WORLD = Catalogue(
    metrics={metric.slug: metric for metric in _METRICS},
    subjects={subject.slug: subject for subject in _SUBJECTS},
    sources={
        slug: Source(slug=slug, name=_X, kind=kind, subject="maker" if slug == "maker" else None)
        for slug, kind in _SOURCES.items()
    },
    documents={"page": Document(slug="page", title="x", published_on=date(2025, 7, 16))},
    geographies={
        "WORLD": Geography(slug="WORLD", name=_X),
        "CN-AND-HK": Geography(slug="CN-AND-HK", name=_X, parent="WORLD"),
        "CN": Geography(slug="CN", name=_X, parent="CN-AND-HK"),
        "US": Geography(slug="US", name=_X, parent="WORLD"),
        "OUTSIDE-US": Geography(slug="OUTSIDE-US", name=_X, parent="WORLD"),
    },
    exchange_rates={
        rate.slug: rate
        for rate in (
            ExchangeRate(period=period, base="USD", quote=quote, rate=Decimal(number), kind=kind, origin="a bank")
            for period, quote, number, kind in _RATES
        )
    },
)
"""What the figures name."""


def says(printed: str, metric: str = "sales", subject: str = "maker", period: str = "2024", **cells: Any) -> Figure:
    """Make a figure of what is printed; its id is made of what it says."""
    read = read_quantity(printed, cells.pop("unit", None))
    label = read_period(period, WORLD.calendar(subject)) if period else None
    given: dict[str, Any] = {
        "metric": metric,
        "subject": subject,
        "geography": "WORLD",
        "nature": Nature.ESTIMATE,
        "source": "lab",
        "document": "page",
        "stated_on": date(2025, 7, 16),
    } | cells
    name = f"{metric}-{subject}-{period}-{printed}-{given['geography']}-{given['source']}-{given['nature']}"
    return Figure(
        **{"id": name} | given,
        **with_period(label),  # type: ignore[arg-type]
        as_reported=printed,
        value_low=read.low,
        value=read.value,
        value_high=read.high,
        bound=read.bound,
        unit=read.unit,
        precision=read.precision,
        precision_low=read.precision_low or read.precision,
        precision_high=read.precision_high or read.precision,
    )
