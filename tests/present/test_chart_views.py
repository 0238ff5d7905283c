"""Every kind of chart, in small multiples or not: nothing is cut off, nothing overlaps, and both drawings agree."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.reference import Event, Words
from app.figures.view import AxisScale, ChartKind, Facet, View
from app.figures.vocabulary import RateBasis
from app.findings.comparison import compare
from app.findings.conversion import Converted, Restatement
from app.present.chart import Around, Chart, Size, topic_chart
from app.present.chart.facets import MOST
from app.present.plotly_chart import to_plotly_json
from app.present.svg import render_svg
from tests.findings.claims import METRICS, claim, claim_sets
from tests.present.charts import CATALOGUE, SOURCES, draw, english, overlap, texts_of

EVENTS = [Event(slug=str(day), date=f"2025-01-0{day}", name=Words(f"Rule number {day}")) for day in range(1, 9)]
VIEWS = st.builds(
    View,
    chart=st.sampled_from(ChartKind),
    facet=st.sampled_from(Facet),
    scale=st.sampled_from(AxisScale),
    events=st.booleans(),
)


@given(claim_sets(), VIEWS, st.sampled_from([Size.WIDE, Size.NARROW]))
def test_every_view_of_any_figures_is_whole_and_legible(figures: list[Figure], view: View, size: Size) -> None:
    """Marks stand in their plots, plots apart, and texts within the chart and clear of one another."""
    chart = draw(figures, view=view, size=size, events=EVENTS)
    for panel in chart.panels:
        for mark in panel.marks:
            assert panel.plot.left - 0.1 <= mark.x <= panel.plot.right + 0.1
            assert panel.plot.top - 0.1 <= mark.y <= panel.plot.bottom + 0.1
    assert not [pair for pair in combinations([panel.plot for panel in chart.panels], 2) if overlap(*pair)]
    texts = texts_of(chart)
    assert not [pair for pair in combinations(texts, 2) if overlap(*pair)]
    assert all(text.left >= -0.5 and text.right <= chart.width + 0.5 for text in texts)
    assert all(text.top >= -0.5 and text.bottom <= chart.height + 0.5 for text in texts)


@given(claim_sets(), VIEWS, st.sampled_from(Size))
def test_every_view_of_any_figures_is_drawn_alike_by_both(figures: list[Figure], view: View, size: Size) -> None:
    """Every claim of the chart is a link in the SVG and answers hovering in Plotly; none is drawn twice."""
    chart = draw(figures, view=view, size=size)
    hrefs = sorted(point.href for point in chart.points)
    assert len(set(hrefs)) == len(hrefs)
    svg = render_svg(chart)
    assert all(svg.count(f'href="{href}"') == (size is not Size.CARD) for href in hrefs)
    sent = [row[0] for trace in json.loads(to_plotly_json(chart))["data"] for row in trace.get("customdata", ())]
    assert sorted(sent) == hrefs


@given(claim_sets(), VIEWS)
def test_every_view_says_what_it_leaves_out(figures: list[Figure], view: View) -> None:
    """A chart that draws fewer claims than there are has a footnote more than one that draws them all."""
    chart = draw(figures, view=view)
    if figures and len(chart.points) < len(draw(figures).points):
        assert len(chart.footnotes) > 1 or chart.empty


def test_events_can_be_left_out() -> None:
    """Lines of events are drawn unless the reader switches them off."""
    figures = [claim("a", 1, period="2023"), claim("b", 2, period="2025")]
    assert draw(figures, events=EVENTS).panels[0].events
    assert not draw(figures, events=EVENTS, view=View(events=False)).panels[0].events


def test_periods_are_drawn_over_time_even_where_rows_would_do() -> None:
    """Who asks for periods gets an axis of time wherever there are two; a period alone is no course of anything."""
    figures = [claim("a", 1, period="2024-01/2024-06"), claim("b", 2, period="2024-03/2024-09")]
    assert draw(figures).panels[0].form == "rows"
    assert draw(figures, view=View(chart=ChartKind.PERIODS)).panels[0].form == "time"
    assert draw(figures[:1], view=View(chart=ChartKind.PERIODS)).panels[0].form == "rows"


def forest(*figures: Figure, **choices: Any) -> Chart:
    """Draw one period, source by source."""
    return draw(figures, view=View(chart=ChartKind.SOURCES), **choices)


def rows_of(chart: Chart) -> list[str]:
    """Give the names of rows in their order from above."""
    return [label.text for label in sorted(chart.panels[0].labels, key=lambda label: label.y) if label.role == "row"]


def test_sources_of_one_period_are_sorted_by_value_with_their_days() -> None:
    """The largest claim stands on top; who, when and how much are written in every row."""
    early = date(2025, 1, 2)
    chart = forest(claim("a", 4), claim("b", 6, source="idc", stated_on=early), claim("c", 5, source="omdia"))
    assert rows_of(chart) == ["IDC", "OMDIA", "NVIDIA"]
    texts = [label.text for label in chart.panels[0].labels]
    assert {"2 Jan 2025", "16 Jul 2025", "$6", "$5", "$4"} <= set(texts)


def test_the_period_of_most_sources_is_chosen_unless_one_is_asked_for() -> None:
    """Two sources on 2023 outweigh one on 2024, and the chart says which period it shows."""
    figures = [claim("a", 4, period="2023"), claim("b", 4, period="2023", source="idc"), claim("c", 9)]
    chosen, asked = forest(*figures), draw(figures, view=View(chart=ChartKind.SOURCES, period="2024"))
    assert {point.figure for point in chosen.points} == {"a", "b"}
    assert "Shown is 2023, of which most sources speak." in chosen.footnotes
    assert {point.figure for point in asked.points} == {"c"}


def test_where_most_sources_agree_is_marked_and_who_disagrees_too() -> None:
    """A band covers what two of three sources allow; the row of the third is tinted."""
    (panel,) = forest(claim("a", low=4, high=6), claim("b", 5, source="idc"), claim("c", 9, source="omdia")).panels
    agreed, disputed = sorted(panel.bands, key=lambda band: band.kind)
    assert (agreed.kind, disputed.kind) == ("agreed", "disputed")
    assert agreed.hover == "2 of 3 sources allow $4.95–5.05"
    places = {mark.point.figure: mark for mark in panel.marks}
    assert agreed.box.left <= places["b"].x <= agreed.box.right
    assert disputed.box.top < places["c"].y < disputed.box.bottom


def test_what_was_overtaken_is_told_from_what_is_disputed() -> None:
    """Guidance that a result has overtaken is grey, and the result is not tinted at all."""
    (panel,) = forest(
        claim("a", 4.5), claim("b", 5.5, nature="guidance", stated_on=date(2025, 4, 1), source="idc")
    ).panels
    (band,) = panel.bands
    guided = next(mark for mark in panel.marks if mark.point.figure == "b")
    assert (band.kind, band.box.top < guided.y < band.box.bottom) == ("revised", True)


def test_things_of_one_metric_are_sections_and_lone_claims_stand_together() -> None:
    """What two sources speak of has a heading of its own, what one says of something else stands below."""
    chart = forest(claim("a", 4), claim("b", 6, source="idc"), claim("c", 9, subject="amd", source="amd-inc"))
    headings = [label.text for label in chart.panels[0].labels if label.role == "section"]
    assert headings == ["NVIDIA", "Stated once"]
    assert rows_of(chart) == ["IDC", "NVIDIA", "AMD · amd-inc"]


def moved(*figures: Figure, **choices: Any) -> Chart:
    """Draw how numbers moved."""
    return draw(figures, view=View(chart=ChartKind.REVISIONS), **choices)


def test_steps_lead_from_statement_to_statement_and_say_how_far() -> None:
    """A number holds until the day of the next statement: along, then up or down, with the step in percent."""
    (panel,) = moved(
        claim("a", 5.5, nature="guidance", stated_on=date(2025, 4, 1)), claim("b", 4.4, stated_on=date(2025, 5, 28))
    ).panels
    one, other = panel.marks
    assert one.x < other.x
    assert panel.lines[0].points == ((one.x, one.y), (other.x, one.y), (other.x, other.y))
    assert "−20%" in {label.text for label in panel.labels if label.role == "step"}
    assert panel.heading[1].text.endswith("expected $5.50, found $4.40")


def test_statements_stand_at_their_days() -> None:
    """The axis is of the days on which something was said, not of the period that it is about."""
    first, last = date(2025, 4, 1), date(2025, 5, 28)
    (panel,) = moved(claim("a", 5, stated_on=first), claim("b", 4, stated_on=last)).panels
    days = [panel.x.number((mark.x - panel.plot.left) / panel.plot.width) for mark in panel.marks]
    assert [int(day) for day in days] == [first.toordinal(), last.toordinal()]


def test_what_has_no_place_on_the_ladder_is_named() -> None:
    """Undated statements are listed, and figures that were stated once are counted."""
    chart = moved(
        claim("a", 5),
        claim("b", 4, stated_on=date(2025, 1, 1)),
        claim("c", 3, stated_on=None, source="idc"),
        claim("d", 1, period="2023"),
    )
    assert {point.figure for point in chart.points} == {"a", "b"}
    assert "Not drawn, as no day of statement is known: $3 (IDC)." in chart.footnotes
    assert "1 more figure was stated on one day only." in chart.footnotes
    assert moved(claim("a", 5)).empty == "No number here was stated on two days."


@pytest.mark.parametrize("kind", [ChartKind.AUTO, ChartKind.SOURCES, ChartKind.REVISIONS])
@pytest.mark.parametrize("size", [Size.WIDE, Size.NARROW])
def test_small_charts_have_the_same_axes(kind: ChartKind, size: Size) -> None:
    """Every source has its panel, named once; all panels share scale, size and what their whole is called."""
    figures = [
        claim(f"{source}{n}", 3 * n + 1, source=source, period="2024", stated_on=date(2025, 1 + n, 1))
        for source in SOURCES[:5]
        for n in range(2)
    ]
    panels = draw(figures, view=View(chart=kind, facet=Facet.SOURCE), size=size).panels
    assert [panel.heading[-1].text for panel in panels] == [name.upper() for name in SOURCES[:5]]
    assert [len(panel.heading) for panel in panels] == [3, 1, 1, 1, 1]
    assert len({(panel.x, panel.plot.width) for panel in panels}) == 1
    assert len({(panel.y, panel.plot.height) for panel in panels if panel.form == "time"}) <= 1
    assert len({panel.plot.left for panel in panels}) == (
        1 if size is Size.NARROW else len({p.plot.left for p in panels})
    )


def test_a_small_chart_of_one_source_shows_no_dispute() -> None:
    """Who contradicts it stands in another small chart, and a band around one source alone would say nothing."""
    figures = [claim("a", 1, period="2023"), claim("b", 5), claim("c", 9, source="idc")]
    view = View(chart=ChartKind.PERIODS)
    assert draw(figures, view=view).panels[0].bands
    panels = draw(figures, view=replace(view, facet=Facet.SOURCE)).panels
    assert [panel.bands for panel in panels] == [(), ()]


def test_more_small_charts_than_there_is_room_for_are_counted() -> None:
    """Two dozen are drawn; the chart says how many more there would be."""
    figures = [claim(source, 1, source=source) for source in SOURCES]
    chart = draw(figures, view=View(facet=Facet.SOURCE))
    assert len(chart.panels) == MOST
    assert f"{len(SOURCES) - MOST} more small charts are left out." in chart.footnotes


def test_a_converted_amount_tells_what_was_printed_first() -> None:
    """Hovering begins with the print, then gives the conversion with its rate; the number has a sign before it."""
    printed = claim("a", 720, unit="CNY", as_reported="720元")
    shown = claim("a", 100, unit="USD", as_reported="720元")
    rate = Converted(
        low=None,
        value=Decimal(100),
        high=None,
        unit="USD",
        rate=1 / Decimal("7.2"),
        rate_period="2024",
        rate_basis=RateBasis.PERIOD,
        origin="Bank of somewhere",
        exact=True,
    )
    restated = Restatement("USD", RateBasis.PERIOD, (shown,), {"a": rate}, {"a": printed})
    around = Around(title="How much?")
    chart = topic_chart(
        compare([shown], METRICS),
        CATALOGUE,
        (),
        english(),
        around=around,
        restatement=restated,
        view=View(currency="USD"),
    )
    (point,) = chart.points
    assert point.hover[1:3] == ("Printed as: 720元", "≈ $100 at 7.20, average of 2024")
    assert point.words == "≈ $100"
    assert "Bank of somewhere" in " ".join(chart.footnotes)
