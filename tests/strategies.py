"""Hypothesis strategies that several tests share: a small catalogue, and figures that belong to it."""

import string
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from app.figures.figure import IDENTITY, Figure, derived_id, with_period
from app.figures.period import read_period
from app.figures.quantity import Quantity, read_quantity
from app.figures.reference import Basis, Catalogue, Document, Geography, Metric, Source, Subject, Words
from app.figures.vocabulary import DateCertainty, MetricKind, Nature, SourceKind, Status, SubjectKind

CATALOGUE = Catalogue(
    metrics={
        "amount": Metric(
            slug="amount", name=Words("Amount"), definition=Words("Any."), kind=MetricKind.LEVEL, can_be_negative=True
        )
    },
    subjects={
        "nvidia": Subject(
            slug="nvidia",
            name=Words("NVIDIA", "英伟达", "英偉達"),
            kind=SubjectKind.COMPANY,
            fiscal_year_end="last-sunday-january",
        ),
        "amd": Subject(slug="amd", name=Words("AMD"), kind=SubjectKind.COMPANY),
    },
    sources={"idc": Source(slug="idc", name=Words("IDC"), kind=SourceKind.RESEARCH)},
    documents={
        "article": Document(
            slug="article",
            title="国产AI芯片的机会",
            published_on=date(2025, 7, 16),
            date_certainty=DateCertainty.PRINTED,
            language="zh-Hans",
        )
    },
    geographies={"CN": Geography(slug="CN", name=Words("China"))},
    bases={"gaap": Basis(slug="gaap", name=Words("GAAP"), definition=Words("By US rules."))},
)
"""The entries that the strategies' figures name."""

_PRINTS = (
    "{}亿美元", "约{}万元", "超过{}万块", "{}%", "up to ${} billion", "at least ${} million", "{}万片", "不到{}亿元",
    "{} GB",
)  # fmt: skip
_RANGES = ("{}-{}亿美元", "{}%-{}%", "{}万-{}万片", "${}–{} billion")
_INK = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), include_characters="\n\t\"',;=@=￥亿")

texts = st.text(_INK, max_size=30).map(str.strip).map(lambda t: t.strip("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff "))
"""Free texts as they stand in cells: trimmed, with quotes, delimiters and line ends inside."""

ids = st.text(string.ascii_lowercase + string.digits + "-", min_size=3, max_size=64).filter(lambda t: t[0] != "-")
"""Ids that a row may be given."""

numbers = st.decimals(0, 1000, places=2)
"""Numbers as they are printed before their scale."""


@st.composite
def prints(draw: st.DrawFn) -> str:
    """Draw a printed number that can be read."""
    if draw(st.booleans()):
        return draw(st.sampled_from(_PRINTS)).format(draw(numbers))
    low = draw(numbers)
    return draw(st.sampled_from(_RANGES)).format(low, low + draw(st.decimals("0.01", 100, places=2)))


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Draw a figure that a row of a file could have made."""
    printed = draw(prints())
    subject = draw(st.sampled_from(["nvidia", "amd"]))
    label = draw(st.sampled_from([None, "2024", "2024-Q3", "FY2025-Q1", "2022-01/2024-03", "2024-07-15", "FY2024-H1"]))
    period = read_period(label, CATALOGUE.calendar(subject)) if label else None
    status = draw(st.sampled_from(Status))
    values: dict[str, Any] = {
        "metric": "amount",
        "subject": subject,
        "buyer": draw(st.sampled_from([None, "amd"])),
        "relative_to": draw(st.sampled_from([None, "nvidia"])),
        "geography": "CN",
        "basis": draw(st.sampled_from([None, "gaap"])),
        **with_period(period),
        **_numbers(read_quantity(printed)),
        "as_reported": printed,
        "as_converted": draw(st.sampled_from(["", "约合人民币1235亿元"])),
        "nature": draw(st.sampled_from(Nature)),
        "source": "idc",
        "document": "article",
        "locator": draw(texts),
        "stated_on": date(2025, 7, 17) - timedelta(days=draw(st.integers(0, 60))),
        "status": status,
        "status_note": draw(texts.filter(bool)) if status is not Status.STANDS else draw(texts),
        "note": draw(texts),
        "note_zh_hans": draw(texts),
        "note_zh_hant": draw(texts),
    }
    identity = (values.get(name) for name in IDENTITY)
    derived = derived_id(tuple(None if value is None else str(value) for value in identity))
    return Figure(id=draw(st.one_of(st.just(derived), ids)), **values)


def _numbers(read: Quantity) -> dict[str, object]:
    """Give a figure's number columns; an end that print does not state has the precision of one."""
    found: dict[str, object] = {"value_low": read.low, "value": read.value, "value_high": read.high}
    found |= {name: getattr(read, name) for name in ("bound", "unit", "precision")}
    for name, end in (("precision_low", read.low), ("precision_high", read.high)):
        found[name] = Decimal(1) if end is None else getattr(read, name) or read.precision
    return found
