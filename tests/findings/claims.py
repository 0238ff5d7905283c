"""Claims for tests, in one line each, and a strategy that draws sets of them."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from app.figures.figure import Figure, with_period
from app.figures.period import read_period
from app.figures.reference import Metric, Words
from app.figures.vocabulary import Adding, Bound, MetricKind, Nature, Status

METRICS = {
    "revenue": Metric(
        slug="revenue",
        name=Words("Revenue", "营业收入", "營業收入"),
        definition=Words("Sales."),
        kind=MetricKind.LEVEL,
        adding=Adding.FLOW,
    ),
    "profit": Metric(
        slug="profit",
        name=Words("Profit"),
        definition=Words("Gains or losses."),
        kind=MetricKind.LEVEL,
        adding=Adding.FLOW,
        can_be_negative=True,
    ),
}


def claim(figure_id: str, value: float | str | None = None, **cells: Any) -> Figure:
    """Make a figure: 1 is 1 ± 0.05; `low` and `high` make a range, and with `bound` an open end."""
    period = read_period(cells.pop("period", "2024")) if cells.get("period", "2024") else None
    cells.pop("period", None)
    low, high = (
        None if end is None else Decimal(str(end)) for end in (cells.pop("low", None), cells.pop("high", None))
    )
    ends = Bound.RANGE if low is not None and high is not None else Bound.EXACT
    tenth = Decimal("0.1")
    given: dict[str, Any] = {
        "metric": "revenue",
        "subject": "nvidia",
        "geography": "CN",
        "unit": "USD",
        "as_reported": str(value),
        "nature": Nature.ACTUAL,
        "source": "nvidia",
        "document": "article",
        "stated_on": date(2025, 7, 16),
        "bound": ends,
        **with_period(period),
    } | cells
    return Figure(
        id=figure_id,
        value=None if value is None else Decimal(str(value)),
        value_low=low,
        value_high=high,
        precision=tenth,
        precision_low=tenth,
        precision_high=tenth,
        **given,
    )


@st.composite
def claim_sets(draw: st.DrawFn) -> list[Figure]:
    """Draw up to eight claims of few series, periods and sources, some quoting or superseding others."""
    ids = draw(st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=8))
    link = st.none() | st.sampled_from("abcdefgh")
    made = []
    for figure_id in ids:
        cells: dict[str, Any] = {
            "subject": draw(st.sampled_from(["nvidia", "amd"])),
            "period": draw(st.sampled_from(["2024", "2024-Q1", ""])),
            "source": draw(st.sampled_from(["nvidia", "idc", "omdia"])),
            "nature": draw(st.sampled_from(Nature)),
            "status": draw(st.sampled_from(Status)),
            "stated_on": draw(st.none() | st.dates(date(2025, 1, 1), date(2025, 1, 9))),
            "quotes": draw(link),
            "supersedes": draw(link),
        }
        value = draw(st.integers(0, 4))
        if draw(st.booleans()):
            made.append(claim(figure_id, low=value, high=value + draw(st.integers(0, 3)), **cells))
        else:
            made.append(claim(figure_id, value, **cells))
    return made
