"""Shares for tests: parts of one whole in one line each, their chart, and a strategy that draws sets of them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.reference import Geography, Metric, Subject, Words
from app.figures.view import ChartKind, View
from app.figures.vocabulary import Bound, MetricKind, Nature, SubjectKind
from app.findings.comparison import compare
from app.present.chart import Around, Chart, Size, topic_chart
from app.present.chart.values import Panel
from tests.findings.claims import METRICS, claim
from tests.present.charts import CATALOGUE, english

SHARE = Metric(slug="part", name=Words("Part"), definition=Words("Any."), kind=MetricKind.SHARE)
KNOWN = replace(
    CATALOGUE,
    metrics=METRICS | {"part": SHARE},
    subjects=dict(CATALOGUE.subjects)
    | {
        "h20": Subject(slug="h20", name=Words("H20"), kind=SubjectKind.PRODUCT, parent="nvidia"),
        "chips": Subject(slug="chips", name=Words("AI chips"), kind=SubjectKind.MARKET),
        "domestic": Subject(slug="domestic", name=Words("Domestic"), kind=SubjectKind.GROUP),
        "foreign": Subject(slug="foreign", name=Words("Foreign"), kind=SubjectKind.GROUP),
    },
    geographies=dict(CATALOGUE.geographies)
    | {
        "US": Geography(slug="US", name=Words("United States")),
        "OUTSIDE-US": Geography(slug="OUTSIDE-US", name=Words("Elsewhere")),
    },
)


def share(figure_id: str, value: float | None, subject: str, **cells: Any) -> Figure:
    """Make a claim about a part of all AI chips."""
    return claim(
        figure_id, value, **{"metric": "part", "unit": "percent", "relative_to": "chips", "subject": subject} | cells
    )


def drawn(figures: Iterable[Figure], size: Size = Size.WIDE) -> Chart:
    """Lay out the chart of shares."""
    comparison = compare(figures, KNOWN.metrics)
    view = View(chart=ChartKind.SHARES)
    return topic_chart(comparison, KNOWN, (), english(), around=Around(title="Who?"), size=size, view=view)


def stacks(panel: Panel) -> list[list[str]]:
    """Give the figures of each bar, from the top down and from the left."""
    rows: dict[float, list[tuple[float, str]]] = defaultdict(list)
    for bar in panel.bars:
        rows[bar.box.top].append((bar.box.left, bar.point.figure))
    return [[figure for _, figure in sorted(row)] for _, row in sorted(rows.items())]


@st.composite
def share_sets(draw: st.DrawFn) -> list[Figure]:
    """Draw up to a dozen shares of few parts, periods and sources, exact and ranged."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        subject = draw(st.sampled_from(["nvidia", "amd", "tencent", "h20", "domestic", "foreign"]))
        low = draw(st.integers(0, 80))
        ends = {"low": low, "high": low + draw(st.integers(0, 20))} if draw(st.booleans()) else {}
        cells = {
            "period": draw(st.sampled_from(["2023", "2024", ""])),
            "source": draw(st.sampled_from(["nvidia", "idc", "omdia"])),
            "nature": draw(st.sampled_from(Nature)),
            "stated_on": date(2025, 1, draw(st.integers(1, 9))),
        }
        bound = {} if ends else {"bound": draw(st.sampled_from([Bound.EXACT, Bound.MORE_THAN, Bound.AT_MOST]))}
        made.append(share(f"f{number}", None if ends else low, subject, **ends, **bound, **cells))
    return made
