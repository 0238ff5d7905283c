"""The chart of forecasts: what is expected as a fan between the least and the greatest, of comparable claims only."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.view import AxisScale, ChartKind, View
from app.figures.vocabulary import Bound, Nature, Status
from app.findings.comparison import EXPECTATIONS, compare
from app.present.chart import Chart, Size, kinds_offered
from app.present.chart.fan import EXPECTED
from app.present.chart.room import label_box
from app.present.chart.values import AHEAD, Panel
from app.present.plotly_chart import plotly_figure
from app.present.svg import render_svg
from tests.findings.claims import METRICS, claim, claim_sets
from tests.present.charts import CATALOGUE, draw
from tests.present.test_svg import parsed


def drawn(figures: Iterable[Figure], size: Size = Size.WIDE, scale: AxisScale = AxisScale.LINEAR) -> Chart:
    """Lay out the chart of forecasts."""
    return draw(figures, size=size, view=View(chart=ChartKind.FORECASTS, scale=scale))


def hope(figure_id: str, value: float | None, period: str, **cells: Any) -> Figure:
    """Make a forecast."""
    return claim(figure_id, value, **{"period": period, "nature": Nature.FORECAST, "source": "idc"} | cells)


def heights(panel: Panel) -> dict[str, float]:
    """Give how far down each claim stands."""
    return {mark.point.figure: mark.y for mark in panel.marks}


def words(panel: Panel) -> str:
    """Give all that is written beside the marks."""
    return " ".join(label.text for label in panel.labels)


FORECASTS = (
    claim("found", 10, period="2024"),
    hope("low", 12, "2025"),
    hope("high", 20, "2025", source="omdia"),
    hope("later", 15, "2026"),
    hope("range", None, "2026", low=20, high=40, source="omdia"),
)


def test_a_fan_lies_between_the_least_and_the_greatest() -> None:
    """The area opens from what was found last and reaches, at the last period, over ends of ranges too."""
    (panel,) = drawn(FORECASTS).panels
    (area,) = panel.areas
    places = heights(panel)
    assert area.points[0] == pytest.approx(area.points[-1])
    assert area.points[0][1] == pytest.approx(places["found"])
    right = max(x for x, _ in area.points)
    top, bottom = sorted(y for x, y in area.points if x == right)
    wide = next(mark for mark in panel.marks if mark.point.figure == "range")
    assert wide.whisker is not None
    assert top == pytest.approx(min(wide.whisker))
    later = next(mark for mark in panel.marks if mark.point.figure == "later")
    assert bottom >= later.y


def test_the_fan_says_itself() -> None:
    """At its right end stands what the last period is expected to be, as stated, and by how many sources."""
    for size in (Size.WIDE, Size.NARROW):
        (panel,) = drawn(FORECASTS, size).panels
        assert "2026: from $15 to $40 2 sources" in words(panel).replace(" · ", " ")
        assert panel.areas[0].hover == "2026: from $15 to $40 · 2 sources"


def test_hedges_stay_in_the_words() -> None:
    """An end that a source hedged is written as hedged."""
    figures = [hope("a", 10, "2026"), hope("b", 30, "2026", source="omdia", bound=Bound.MORE_THAN)]
    assert drawn(figures).panels[0].areas[0].hover == "2026: from $10 to more than $30 · 2 sources"


def test_a_single_claim_needs_no_second_number() -> None:
    """Where one source expects one number, its mark is labelled, and the fan is not."""
    (panel,) = drawn([claim("a", 10), hope("b", 20, "2025")]).panels
    assert words(panel).count("$20") == 1


def test_only_latest_statements_make_the_fan() -> None:
    """What a source has since revised is drawn faded, and the fan does not reach for it."""
    figures = [
        hope("old", 90, "2026", stated_on=date(2024, 1, 1)),
        hope("new", 20, "2026"),
        hope("b", 10, "2026", source="omdia"),
    ]
    (panel,) = drawn(figures).panels
    assert [mark.point.figure for mark in panel.marks if mark.point.faded] == ["old"]
    assert panel.areas[0].hover == "2026: from $10 to $20 · 2 sources"
    assert min(y for _, y in panel.areas[0].points) > heights(panel)["old"] + 20


@pytest.mark.parametrize("nature", sorted(EXPECTATIONS - EXPECTED))
def test_orders_and_rumours_make_no_fan(nature: Nature) -> None:
    """They are drawn, but don't say how much something will be; nor does what was withdrawn."""
    figures = [hope("a", 10, "2026"), hope("b", 50, "2026", nature=nature, source="omdia")]
    figures.append(hope("c", 70, "2026", source="source-3", status=Status.WITHDRAWN))
    (panel,) = drawn(figures).panels
    assert {mark.point.figure for mark in panel.marks} == {"a", "b", "c"}
    assert panel.areas[0].hover == "2026: $10 · 1 source"


def test_lines_lead_from_what_was_found_to_what_is_expected() -> None:
    """A source's dashed line starts at its own last result; a source without one has a line of its own."""
    figures = [
        claim("a", 10, period="2023"),
        claim("b", 12, period="2024"),
        hope("c", 15, "2025", source="nvidia"),
        hope("d", 14, "2025"),
        hope("e", 18, "2026"),
    ]
    (panel,) = drawn(figures).panels
    places = {(mark.x, mark.y): mark.point.figure for mark in panel.marks}
    lines = {tuple(places[end] for end in line.points): line.dash == AHEAD for line in panel.lines}
    assert lines == {("a", "b"): False, ("b", "c"): True, ("d", "e"): True}


def test_one_source_lends_its_colour() -> None:
    """A fan of one source has its colour; one of several has nobody's."""
    one, other = hope("a", None, "2026", low=1, high=9), hope("b", 3, "2026", source="omdia")
    alone = drawn([one, hope("c", 5, "2027")])
    assert alone.panels[0].areas[0].colour == alone.points[0].colour
    assert drawn([one, other]).panels[0].areas[0].colour is None


def test_only_what_is_comparable_makes_a_fan() -> None:
    """Two companies, and years and quarters, have panels of their own; what nobody expects is left to the table."""
    figures = [
        *(hope(f"a{year}", 10, year) for year in ("2026", "2027")),
        *(hope(f"b{year}", 90, year, subject="amd") for year in ("2026", "2027")),
        *(hope(f"c{quarter}", 3, f"2026-{quarter}") for quarter in ("Q1", "Q2")),
        claim("d", 5, subject="tencent"),
    ]
    chart = drawn(figures)
    fans = sorted([mark.point.figure for mark in panel.marks] for panel in chart.panels)
    assert fans == [["a2026", "a2027"], ["b2026", "b2027"], ["cQ1", "cQ2"]]
    assert "1 figure belongs to nothing that is expected and is in the table only." in chart.footnotes


def test_a_forecast_alone_is_a_row() -> None:
    """Of a series with one claim there is no course to draw: such claims are rows of one panel below the fans."""
    alone = [hope("a", 10, "2026"), hope("b", 90, "2027", subject="amd")]
    assert [(panel.form, len(panel.marks), panel.areas) for panel in drawn(alone).panels] == [("rows", 2, ())]
    assert not any(note.startswith("Shaded") for note in drawn(alone).footnotes)
    fan = [hope("c", 5, "2026", subject="tencent"), hope("d", 6, "2027", subject="tencent")]
    assert [panel.form for panel in drawn([*alone, *fan]).panels] == ["time", "rows"]


def test_a_result_and_a_forecast_can_be_asked_for() -> None:
    """The chart is offered where an expectation has something beside it, and not for results or rumours alone."""
    for figures, offered in (
        ([claim("a", 10), hope("b", 20, "2026", source="nvidia")], True),
        ([hope("a", 10, "2026"), hope("b", 20, "2026", source="omdia")], True),
        ([claim("a", 10), claim("b", 20, period="2023")], False),
        ([claim("a", 10), hope("b", 20, "2026", nature=Nature.RUMOUR)], False),
    ):
        assert (ChartKind.FORECASTS in kinds_offered(compare(figures, METRICS), CATALOGUE)) is offered


def test_without_expectations_there_is_a_sentence() -> None:
    """Results alone make no fan, and the drawing says so."""
    chart = drawn([claim("a", 1), claim("b", 2, period="2023")])
    assert (chart.panels, chart.empty) == ((), "None of these figures is a standing expectation of a period.")


@given(claim_sets(), st.sampled_from(Size), st.sampled_from(AxisScale))
def test_any_comparison_can_be_asked_for_its_forecasts(figures: list[Figure], size: Size, scale: AxisScale) -> None:
    """Every panel holds an expectation, each within its fan where there is one, and both renderers draw it."""
    chart = drawn(figures, size, scale)
    assert bool(chart.panels) != bool(chart.empty)
    for panel in chart.panels:
        counted = [m for m in panel.marks if m.point.nature in EXPECTED and not m.point.faded and not m.point.struck]
        assert counted
        if panel.form == "rows":
            continue
        ys = [y for area in panel.areas for _, y in area.points]
        assert all(min(ys) - 0.01 <= mark.y <= max(ys) + 0.01 for mark in counted)
        assert all(panel.plot.left <= x <= panel.plot.right for area in panel.areas for x, _ in area.points)
    parsed(render_svg(chart))
    plotly_figure(chart)


@given(
    st.lists(
        st.tuples(st.integers(1, 60), st.sampled_from(["idc", "omdia", "source-3"]), st.integers(2025, 2028)),
        min_size=1,
        max_size=14,
    )
)
def test_texts_keep_apart(cells: list[tuple[int, str, int]]) -> None:
    """No text beside the marks covers another, on a wide screen and on a phone."""
    figures = [hope(f"f{n}", value, str(year), source=source) for n, (value, source, year) in enumerate(cells)]
    for size in (Size.WIDE, Size.NARROW):
        chart = drawn(figures, size)
        boxes = [label_box(label, chart.font) for panel in chart.panels for label in panel.labels]
        assert all(box.right <= chart.width for box in boxes)
        for one, other in combinations(boxes, 2):
            beside = one.right <= other.left or other.right <= one.left
            assert beside or one.bottom <= other.top or other.bottom <= one.top


def test_both_renderers_fill_the_area() -> None:
    """The SVG has a polygon with the fan's words, Plotly a filled trace behind all others with the same corners."""
    chart = drawn(FORECASTS)
    (area,) = chart.panels[0].areas
    (polygon,) = [part for part in parsed(render_svg(chart)).iter() if part.tag.endswith("polygon")]
    assert len((polygon.get("points") or "").split()) == len(area.points)
    assert [part.text for part in polygon] == [area.hover]
    trace = plotly_figure(chart).to_plotly_json()["data"][0]
    assert (trace["fill"], trace["hoverinfo"], len(trace["x"])) == ("toself", "skip", len(area.points))
