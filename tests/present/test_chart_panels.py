"""Panels of a chart: what stands together, what is joined, and that words say who speaks."""

from datetime import date, timedelta

import pytest

from app.figures.vocabulary import Nature
from app.present.chart import Size
from app.present.chart.values import AHEAD, PASSED_OVER, Form
from tests.findings.claims import claim
from tests.present.charts import draw


def test_years_and_quarters_of_an_amount_have_panels_of_their_own() -> None:
    """Quarters add up to years: they never share a plot, and each says what it goes by."""
    years = [claim(f"y{year}", year - 2010, period=f"{year}") for year in (2022, 2023, 2024)]
    quarters = [claim(f"q{number}", number, period=f"2024-Q{number}") for number in (1, 2, 3)]
    panels = draw([*years, *quarters]).panels
    assert [{mark.point.kind.granularity for mark in panel.marks} for panel in panels] == [{"year"}, {"quarter"}]
    assert [panel.heading[-1].text.rpartition(" · ")[2] for panel in panels] == ["by year", "by quarter"]


def test_lines_join_one_kind_of_period_and_never_lead_back_from_what_was_expected() -> None:
    """Years join years; guidance hangs on the last result, and a result doesn't hang on older guidance."""
    share = {"metric": "share", "unit": "percent"}
    hope = share | {"nature": Nature.GUIDANCE}
    figures = [
        claim("y1", 1, period="2023", **share),
        claim("q1", 2, period="2024-Q1", **share),
        claim("q2", 3, period="2024-Q2", **share),
        claim("g2", 5, period="2024-Q2", **hope),
        claim("g3", 4, period="2024-Q3", **hope),
    ]
    (panel,) = draw(figures).panels
    places = {(mark.x, mark.y): mark.point.figure for mark in panel.marks}
    assert [(tuple(places[end] for end in line.points), line.dash == AHEAD) for line in panel.lines] == [
        (("q1", "q2"), False),
        (("q2", "g3"), True),
    ]


def test_a_line_over_periods_left_out_is_dotted() -> None:
    """A line from quarter to quarter is whole, also where a fiscal year ends some days later; a hole shows as one."""
    quarters = [claim(f"q{n}", n + 1, period=f"2024-Q{n}", metric="share", unit="percent") for n in (1, 2, 4)]
    (panel,) = draw(quarters).panels
    assert [line.dash for line in panel.lines] == ["", PASSED_OVER]


def test_a_mark_that_no_name_belongs_to_has_its_number() -> None:
    """Where lines are named by what tells them apart, a single claim that has nothing of it is told by its number."""
    figures = [
        claim(f"{basis}-{n}", n + 20, period=f"20{n}", basis=basis) for n in range(11, 18) for basis in ("a", "b")
    ]
    (panel,) = draw([*figures, claim("alone", 9, period="2014")]).panels
    assert len(panel.marks) > 10
    assert [label.text for label in panel.labels if label.role == "number"] == ["$9"]
    assert {label.text for label in panel.labels if label.role == "name"} == {"a", "b"}


def test_rows_name_their_source_where_several_speak() -> None:
    """Colour is never all that tells sources apart: the lane, or the label of a single claim, names who says it."""
    rows = [claim("a", 4, period="2024"), claim("b", 5, period="2024", source="idc"), claim("c", 1, period="2024-Q1")]
    for size in (Size.WIDE, Size.NARROW):
        texts = [label.text for label in draw(rows, size=size).panels[0].labels]
        assert [text for text in texts if text in {"NVIDIA", "IDC", "2024", "Q1 2024"}] == [
            "Q1 2024",
            "NVIDIA",
            "2024",
            "IDC",
            "NVIDIA",
        ]
    single = [claim("a", 4, period="2024"), claim("c", 1, period="2024-Q1", source="idc")]
    assert {label.text for label in draw(single).panels[0].labels} >= {"2024 · NVIDIA", "Q1 2024 · IDC"}


@pytest.mark.parametrize(("size", "most"), [("wide", 300), ("narrow", 300), ("card", 60)])
def test_thousands_of_figures_are_drawn_by_the_newest(size: str, most: int) -> None:
    """A drawing holds a fixed number of marks at most, those stated last, and says so to screen readers too."""
    figures = [
        claim(str(n), n % 90, period=f"{2000 + n % 20}-Q{1 + n % 4}", stated_on=date(2001, 1, 1) + timedelta(days=n))
        for n in range(3000)
    ]
    chart = draw(figures, size=size)
    assert len(chart.points) == most
    assert {point.figure for point in chart.points} == {str(n) for n in range(3000 - most, 3000)}
    assert chart.partial
    assert f"Drawn are the {most} figures stated last." in chart.summary


def test_one_period_is_shown_in_rows() -> None:
    """Who bought how much in one year is a list of buyers, the largest first, and not a heap over one date."""
    buyers = [claim("t", 2, buyer="tencent"), claim("b", 4, buyer="bytedance"), claim("a", 1, buyer="amd")]
    (panel,) = draw(buyers).panels
    assert panel.form is Form.ROWS
    rows = [label for label in panel.labels if label.role == "row"]
    assert [label.text for label in rows] == ["ByteDance <& co>", "腾讯", "AMD"]
    assert [label.text for label in panel.labels if label.role == "number"] == ["$4", "$2", "$1"]


def test_rows_are_called_by_what_differs() -> None:
    """If only the source differs, rows are sources; if the period does too, rows are periods in their order."""
    by_source = draw([claim("a", 1), claim("b", 2, source="idc")]).panels[0]
    assert [label.text for label in by_source.labels if label.role == "row"] == ["IDC", "NVIDIA"]
    by_period = draw([claim("a", 3, period="2024"), claim("b", 1, period="2024-Q1")]).panels[0]
    assert [label.text for label in by_period.labels if label.role == "row"] == ["Q1 2024", "2024"]


def test_units_never_share_an_axis() -> None:
    """Dollars and yuan of one metric get a panel each, with axes of their own."""
    chart = draw([claim("a", 1), claim("b", 900, unit="CNY"), claim("c", 2, period="2023")])
    assert sorted(panel.unit for panel in chart.panels) == ["CNY", "USD"]
    assert {panel.unit: len(panel.marks) for panel in chart.panels} == {"USD": 2, "CNY": 1}
