"""What a reader may choose: only charts that show something, and the periods that figures are about."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.figures.figure import Figure
from app.figures.reference import Metric, Words
from app.figures.view import ChartKind
from app.figures.vocabulary import MetricKind, Nature
from app.findings.comparison import compare
from app.present.chart import kinds_offered, periods_offered
from tests.findings.claims import METRICS, claim
from tests.present.charts import CATALOGUE

METRICS_AND_SHARE = METRICS | {
    "share": Metric(slug="share", name=Words("Share"), definition=Words("Part."), kind=MetricKind.SHARE)
}
SHARE: dict[str, Any] = {"metric": "share", "unit": "percent", "relative_to": "tencent"}
BEFORE = date(2025, 1, 1)


def offered(figures: list[Figure]) -> set[ChartKind]:
    """Give what is offered for some figures."""
    catalogue = replace(CATALOGUE, metrics=METRICS_AND_SHARE)
    return set(kinds_offered(compare(figures, catalogue.metrics), catalogue))


def test_one_figure_and_none_have_one_chart() -> None:
    """There is nothing to choose where one kind of chart shows everything."""
    assert offered([]) == offered([claim("a", 1)]) == {ChartKind.AUTO}


@pytest.mark.parametrize(
    ("figures", "kinds"),
    [
        ([claim("a", 1), claim("b", 2, period="2023")], {ChartKind.PERIODS}),
        ([claim("a", 1), claim("b", 2, source="idc")], {ChartKind.SOURCES}),
        ([claim("a", 1), claim("b", 2, stated_on=BEFORE)], {ChartKind.SOURCES, ChartKind.REVISIONS}),
        ([claim("a", 1, **SHARE), claim("b", 2, subject="amd", **SHARE)], {ChartKind.SHARES}),
        (
            [claim("a", 1, nature=Nature.FORECAST), claim("b", 2, nature=Nature.TARGET, period="2025")],
            {ChartKind.PERIODS, ChartKind.FORECASTS},
        ),
    ],
)
def test_a_kind_is_offered_where_it_shows_something(figures: list[Figure], kinds: set[ChartKind]) -> None:
    """Each kind of chart needs figures that differ in just what it shows."""
    assert offered(figures) == {ChartKind.AUTO, *kinds}


def test_an_echo_is_no_second_statement() -> None:
    """A figure that only repeats another one gives nothing to compare with."""
    assert offered([claim("a", 1), claim("b", 1, source="idc", stated_on=BEFORE, quotes="a")]) == {ChartKind.AUTO}


def test_periods_are_offered_in_the_order_of_time() -> None:
    """Every label once, the earliest first; what has no period adds none."""
    figures = [claim(str(n), 1, period=period) for n, period in enumerate(("2024", "2023-Q4", "", "2024-Q1", "2024"))]
    assert periods_offered(compare(figures, METRICS)) == ("2023-Q4", "2024-Q1", "2024")
