"""Small rows for the store's tests."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.figures.figure import Figure
from app.figures.reference import Document, Entry, Geography, Metric, Source, Subject, Words
from app.figures.vocabulary import Bound, MetricKind, Nature, SourceKind, SubjectKind
from app.store.ledger import Ledger
from app.store.reference import Changes

ENTRIES: dict[str, list[Entry]] = {
    "metrics": [
        Metric(
            slug="revenue", name=Words("Revenue", "营收", "營收"), definition=Words("Sales."), kind=MetricKind.LEVEL
        ),
        Metric(
            slug="share",
            name=Words("Share"),
            definition=Words("Part of a whole."),
            kind=MetricKind.SHARE,
            of="revenue",
            max_percent=Decimal(100),
        ),
    ],
    "subjects": [
        Subject(slug="nvidia-h20", name=Words("H20"), kind=SubjectKind.PRODUCT, parent="nvidia"),
        Subject(
            slug="nvidia",
            name=Words("NVIDIA", "英伟达", "英偉達"),
            kind=SubjectKind.COMPANY,
            fiscal_year_end="last-sunday-january",
            aliases=("Nvidia", "輝達"),
        ),
        Subject(slug="amd", name=Words("AMD", "超威半导体", "超微半導體"), kind=SubjectKind.COMPANY),
    ],
    "sources": [
        Source(slug="nvidia", name=Words("NVIDIA"), kind=SourceKind.COMPANY, subject="nvidia"),
        Source(slug="idc", name=Words("IDC"), kind=SourceKind.RESEARCH),
    ],
    "documents": [
        Document(slug="article", title="国产AI芯片的机会", language="zh-Hans", published_on=date(2025, 7, 16)),
    ],
    "geographies": [
        Geography(slug="CN", name=Words("China", "中国", "中國")),
        Geography(slug="HK", name=Words("Hong Kong"), parent="CN"),
    ],
}


def figure(**changes: Any) -> Figure:
    """Make a figure; what differs from the plain one is given by name."""
    plain = Figure(
        id="a-figure",
        metric="revenue",
        subject="nvidia",
        geography="CN",
        period="2024",
        period_start=date(2024, 1, 1),
        period_end=date(2024, 12, 31),
        as_reported="170亿美元",
        value=Decimal(17_000_000_000),
        bound=Bound.EXACT,
        unit="USD",
        nature=Nature.ACTUAL,
        source="nvidia",
        document="article",
        stated_on=date(2025, 7, 16),
        precision_low=Decimal(1),
        precision=Decimal(100_000_000),
        precision_high=Decimal(1),
    )
    return replace(plain, **changes)


def fill(ledger: Ledger, *figures: Figure, who: str = "tests") -> Changes:
    """Load the entries above and some figures; give what happened to the figures."""
    ledger.begin_load(who=who, files=["figures.csv"])
    for table, entries in ENTRIES.items():
        ledger.put_entries(table, entries)
    changes = ledger.put_figures(figures)
    ledger.finish_load()
    return changes
