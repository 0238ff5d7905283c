"""The chart as a value: what is drawn where, and that nothing is hidden, mixed or made up."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings

from app.figures.figure import Figure
from app.figures.reference import Event, Words
from app.figures.view import AxisScale, ChartKind, View
from app.figures.vocabulary import Bound, Nature, Status
from app.findings.comparison import fold_echoes
from app.present.chart import PALETTE, Size, source_colours
from app.present.chart.colours import badges
from app.present.chart.geometry import Scale
from app.present.chart.room import label_box
from app.present.chart.text import fitted, width_of, wrapped
from app.present.chart.values import Arrow, BandKind
from app.present.languages import Language
from tests.findings.claims import claim, claim_sets
from tests.present.charts import SOURCES, draw, overlap, texts_of


def test_nothing_to_draw_is_said() -> None:
    """An empty comparison gives a chart with a sentence and no panels."""
    chart = draw([])
    assert (chart.panels, chart.legend, bool(chart.empty)) == ((), (), True)


@settings(deadline=None)
@given(claim_sets())
def test_every_claim_that_is_no_echo_is_drawn_once(figures: list[Figure]) -> None:
    """Nothing is left out of a wide chart but echoes, which are counted at their origin."""
    chart = draw(figures)
    origins = fold_echoes(figures)
    assert sorted(point.figure for point in chart.points) == sorted(set(origins.values()))
    assert sum(point.echoes for point in chart.points) == len(figures) - len(set(origins.values()))


@settings(deadline=None)
@given(claim_sets())
def test_all_that_is_drawn_stands_within_the_chart(figures: list[Figure]) -> None:
    """Marks stand within their panel's plot, and panels under one another within the chart."""
    for size in Size:
        chart = draw(figures, size=size)
        for panel in chart.panels:
            assert 0 <= panel.plot.left < panel.plot.right <= chart.width
            assert 0 <= panel.plot.top < panel.plot.bottom <= chart.height
            for mark in panel.marks:
                assert panel.plot.left - 0.1 <= mark.x <= panel.plot.right + 0.1
                assert panel.plot.top - 0.1 <= mark.y <= panel.plot.bottom + 0.1
        for one, other in combinations(chart.panels, 2):
            assert not overlap(one.plot, other.plot)


@settings(deadline=None)
@given(claim_sets())
def test_labels_never_lie_over_one_another(figures: list[Figure]) -> None:
    """No two texts of a wide or narrow chart overlap, whatever is drawn and whichever events there are."""
    events = [Event(slug=str(day), date=f"2024-0{day}-09", name=Words(f"Rule number {day}")) for day in range(1, 9)]
    for size in (Size.WIDE, Size.NARROW):
        texts = texts_of(draw(figures, size=size, events=events))
        assert not [pair for pair in combinations(texts, 2) if overlap(*pair)]


def test_numbers_stand_clear_of_the_axis() -> None:
    """The number of a mark at the left edge is not written over the labels of the axis."""
    figures = [claim("a", 4, period="2024-07-14"), claim("b", 4, period="2024-07-15", source="idc"), claim("c", 5)]
    texts = texts_of(draw([*figures, claim("d", 4.5, period="2024-12-08", source="omdia")]))
    assert not [pair for pair in combinations(texts, 2) if overlap(*pair)]


def test_periods_stand_at_their_true_days() -> None:
    """A quarter is a quarter as wide as its year, starts where it starts, and its marker stands in its middle."""
    share = {"metric": "share", "unit": "percent"}
    chart = draw([claim("year", 1, period="2023", **share), claim("quarter", 5, period="2024-Q1", **share)])
    bars = {mark.point.figure: (mark.bar or (0, 0), mark.x) for mark in chart.panels[0].marks}
    (start, end), middle = bars["year"]
    (next_start, next_end), _ = bars["quarter"]
    assert next_start == pytest.approx(end)
    assert (next_end - next_start) / (end - start) == pytest.approx(91 / 365)
    assert middle == pytest.approx((start + end) / 2)


def test_sources_of_one_period_do_not_hide_one_another() -> None:
    """Markers with equal numbers are moved aside within their period."""
    same = [claim(slug, 3, source=slug, period="2024") for slug in SOURCES[:4]]
    marks = draw([*same, claim("z", 3, period="2021")]).panels[0].marks
    places = [mark.x for mark in marks if mark.point.figure != "z"]
    assert all(abs(one - other) >= 10 for one, other in combinations(places, 2))
    assert all(mark.bar and mark.bar[0] <= mark.x <= mark.bar[1] for mark in marks)


def test_open_bounds_are_arrows_and_no_whiskers() -> None:
    """At least points up, less than points down, and neither draws an end that nobody stated."""
    chart = draw([claim("a", low=3, bound=Bound.AT_LEAST), claim("b", high=5, bound=Bound.LESS_THAN, source="idc")])
    looks = {mark.point.figure: (mark.point.arrow, mark.whisker) for mark in chart.panels[0].marks}
    assert looks == {"a": (Arrow.UP, None), "b": (Arrow.DOWN, None)}


def test_a_range_is_drawn_from_end_to_end() -> None:
    """The whisker of 3 to 5 covers 2.95 to 5.05, and its middle is marked as only that."""
    (mark,) = draw([claim("a", low=3, high=5)]).panels[0].marks
    assert (mark.point.low, mark.point.high, mark.point.ranged) == (Decimal("2.95"), Decimal("5.05"), True)
    assert mark.whisker
    assert mark.whisker[0] < mark.x < mark.whisker[1]


def test_disputes_are_banded_and_revisions_told_apart() -> None:
    """Contradicting sources get a band, guidance that an actual overtook gets another, agreement gets none."""
    actual, other = claim("a", 4.5), claim("b", 5.5, source="idc")
    guided = claim("c", 5.5, nature=Nature.GUIDANCE, stated_on=date(2025, 4, 1))
    assert [band.kind for band in draw([actual, other]).panels[0].bands] == [BandKind.DISPUTED]
    assert [band.kind for band in draw([actual, guided]).panels[0].bands] == [BandKind.REVISED]
    assert draw([actual, claim("d", 4.5, source="idc")]).panels[0].bands == ()


def test_what_does_not_stand_is_struck_and_what_was_replaced_is_faint() -> None:
    """A denied claim is still shown, as such; so is a source's earlier number."""
    figures = [
        claim("denied", 1, source="idc", status=Status.DENIED),
        claim("old", 2, stated_on=date(2025, 1, 1)),
        claim("new", 3),
    ]
    looks = {point.figure: (point.struck, point.faded) for point in draw(figures).points}
    assert looks == {"denied": (True, False), "old": (False, True), "new": (False, False)}


def test_values_start_at_zero_unless_they_lie_close_together() -> None:
    """A lone value and values far apart stand on an axis from zero; close ones don't, and the chart says so."""
    assert draw([claim("a", 80)]).panels[0].x.low == 0
    assert draw([claim("a", 40), claim("b", 80, source="idc")]).panels[0].x.low == 0
    close = draw([claim("a", 400), claim("b", 410, source="idc")])
    assert close.panels[0].x.low > 0
    assert "The axis of values does not start at zero." in close.footnotes


def test_log_is_offered_where_it_helps_and_kept_from_zero() -> None:
    """More than twenty-fold differences offer a logarithmic axis; zero can't stand on one."""
    far = [claim("a", 1), claim("b", 50, source="idc")]
    assert draw(far).offers_log
    assert not draw([claim("a", 1), claim("b", 19, source="idc")]).offers_log
    assert draw(far, view=View(scale=AxisScale.LOG)).panels[0].x.scale is Scale.LOG
    assert draw([*far, claim("c", 0, source="omdia")], view=View(scale=AxisScale.LOG)).panels[0].x.scale is Scale.LINEAR


def test_a_log_axis_shows_equal_ratios_as_equal_lengths() -> None:
    """From 2 to 20 is as far as from 20 to 200."""
    figures = [claim(str(value), value, source=SOURCES[place]) for place, value in enumerate((2, 20, 200))]
    places = {mark.point.figure: mark.x for mark in draw(figures, view=View(scale=AxisScale.LOG)).panels[0].marks}
    assert places["20"] - places["2"] == pytest.approx(places["200"] - places["20"])


def test_events_within_the_time_are_drawn_and_others_are_not() -> None:
    """An event has its line at its day, or at the first of its month; one outside the axis is left out."""
    events = [
        Event(slug="in", date="2024-07", name=Words("Licence rule")),
        Event(slug="out", date="2019-01-01", name=Words("Before")),
        Event(slug="vague", date="soon", name=Words("Never")),
    ]
    (panel,) = draw([claim("a", 1, period="2023"), claim("b", 2)], events=events).panels
    (line,) = panel.events
    assert line.slug == "in"
    assert panel.x.number((line.x - panel.plot.left) / panel.plot.width) == pytest.approx(date(2024, 7, 1).toordinal())


@pytest.mark.parametrize("step", [1, 5, 12])
@pytest.mark.parametrize("last", [date(2023, 4, 1), date(2024, 3, 1), date(2024, 12, 30)])
def test_crowded_events_keep_their_names_apart(last: date, step: int) -> None:
    """With more events than room, some names are left to hovering, and no line runs through a name."""
    days = [last - timedelta(days=step * number) for number in range(24)]
    within = [day for day in days if day >= date(2023, 1, 1)]
    events = [Event(slug=str(day), date=str(day), name=Words(f"A rule of {day}")) for day in within]
    (panel,) = draw([claim("a", 1, period="2023"), claim("b", 2)], events=events).panels
    named = [(event, label_box(label, 12)) for event in panel.events for label in event.labels]
    assert 0 < len({event.slug for event, _ in named}) < len(events) == len(panel.events)
    for event, box in named:
        for other, _ in named:
            crosses = box.left + 1 < other.x < box.right - 1 and other.top < box.bottom
            assert other is event or not crosses


@pytest.mark.parametrize("size", [Size.WIDE, Size.NARROW])
def test_events_of_the_last_days_are_named_left_of_their_lines(size: Size) -> None:
    """Where no name has room at the right, each stands at the left, above the one before: none is left to hovering."""
    days = (date(2024, 12, day) for day in (1, 10, 20))
    events = [Event(slug=str(day), date=str(day), name=Words(f"A long rule of the {day:%d}th")) for day in days]
    (panel,) = draw([claim("a", 1, period="2023"), claim("b", 2)], events=events, size=size).panels
    labels = [label for event in panel.events for label in event.labels]
    assert [label.anchor for label in labels] == ["end"] * 3
    assert [label.y for label in labels] == sorted((label.y for label in labels), reverse=True)


def test_names_of_events_are_broken_but_never_cut() -> None:
    """A long name takes more lines, whole, beside its line; one that is too long for that is left to hovering."""
    names = {"long": "Chinese customs told that the H200 is not permitted", "endless": "word " * 60}
    for slug, name in names.items():
        event = Event(slug=slug, date="2024-06-01", name=Words(name.strip()), government="US")
        figures = [claim("a", 1, period="2023"), claim("b", 2)]
        ((line,),) = (panel.events for panel in draw(figures, events=[event], size=Size.NARROW).panels)
        assert " ".join(label.text for label in line.labels) == (name if slug == "long" else "")
        assert line.hover == f"1 Jun 2024 · US · {name.strip()}"
        assert line.href == f"/events#{slug}"


def test_no_two_sources_of_a_chart_are_alike() -> None:
    """A source whose colour another has there already takes one that is free; letters are for more than the palette."""
    own = source_colours(SOURCES)
    double = next(slug for slug in SOURCES if slug != "idc" and own[slug] == own["idc"])
    chart = draw([claim(slug, 1, source=slug) for slug in ("idc", double, "omdia")])
    assert len({point.colour for point in chart.points}) == 3
    assert {point.colour for point in chart.points if point.source in {"idc", "omdia"}} == {own["idc"], own["omdia"]}
    assert not any(point.badge for point in chart.points)


def test_a_source_keeps_its_colour() -> None:
    """Colour follows from the place in the catalogue, whatever else a chart shows; doubles in a chart get letters."""
    colours = source_colours(SOURCES)
    alone, among = draw([claim("a", 1, source="omdia")]), draw([claim(s, 1, source=s) for s in SOURCES])
    assert {point.colour for point in alone.points} == {colours["omdia"]}
    assert {point.source: point.colour for point in among.points} == colours
    assert len(set(list(colours.values())[:PALETTE])) == PALETTE
    assert len({(point.colour, point.badge) for point in among.points}) == len(SOURCES)
    assert badges(["idc", "omdia"], colours) == {"idc": "", "omdia": ""}


def test_legend_names_what_is_used() -> None:
    """Every source is named; natures are, once there is anything but actuals."""
    plain = draw([claim("a", 1), claim("b", 1, source="idc")])
    assert [item.text for item in plain.legend] == ["NVIDIA", "IDC"]
    mixed = draw([claim("a", 1), claim("b", 1, source="idc", nature=Nature.FORECAST)])
    assert [item.text for item in mixed.legend] == ["NVIDIA", "IDC", "actual", "forecast"]


def test_a_card_is_one_small_panel_and_owns_up_to_the_rest() -> None:
    """A card has a fixed size and one panel; what it can't show is counted below it."""
    chart = draw([claim("a", 1), claim("b", 2, source="idc"), claim("c", 9, unit="CNY")], size="card")
    assert (chart.width, chart.height, len(chart.panels)) == (320, 160, 1)
    assert "1 more figure is in the table only." in chart.footnotes


def test_the_chart_says_what_it_rests_on() -> None:
    """Figures, independent sources and the last statement stand in the footnote, the extremes in the summary."""
    chart = draw([claim("a", 1), claim("b", 3, source="idc"), claim("c", 3, source="omdia", quotes="b")])
    assert chart.footnotes[0] == "3 figures · 2 independent sources · last stated on 16 Jul 2025"
    assert "2 claims, the least $1 (NVIDIA), the greatest $3 (IDC)." in chart.summary
    assert "In 1 case sources can't all be right" in chart.summary


def test_the_summary_says_what_each_end_is_about() -> None:
    """Where subjects or periods differ they are named, a course has a first and a last, a range counts by its ends."""
    parts = draw([claim("a", 1), claim("b", 3, subject="amd", source="idc")])
    assert "the least $1 (NVIDIA), the greatest $3 (AMD · IDC)" in parts.summary
    course = draw([claim("a", 5, period="2023"), claim("b", 2, period="2024"), claim("c", 4, period="2025")])
    told = "3 claims over time, the first $5 (2023 · NVIDIA), the last $4 (2025 · NVIDIA), the least $2 (2024 · NVIDIA)"
    assert told in course.summary
    ranges = draw([claim("a", low=1, high=9), claim("b", 5, source="idc")])
    assert "the least $1–9 (NVIDIA), the greatest $1–9 (NVIDIA)" in ranges.summary


def test_the_summary_tells_of_drawn_conflicts_only() -> None:
    """A view that shows none of the claims in dispute does not say that some can't all be true."""
    figures = [claim("a", 1), claim("b", 9, source="idc"), claim("c", 5, period="2025")]
    assert "can't all be right" in draw(figures).summary
    other_year = View(chart=ChartKind.SOURCES, period="2025")
    assert "can't all be right" not in draw(figures, view=other_year).summary


def test_hovering_can_be_quoted() -> None:
    """The lines of a mark are the claim as a sentence, the number as printed, and where and when it was stated."""
    (point,) = draw([claim("a", 4500000000, as_reported="45亿美元", nature=Nature.ESTIMATE)]).points
    assert point.hover == (
        "NVIDIA estimated the revenue of NVIDIA at $4.5 bn in China for 2024.",
        "Printed as: 45亿美元",
        "Stated on 16 Jul 2025",
        "Read in: article",
    )
    assert point.href == "/figures/a"


def test_chinese_charts_write_chinese_numbers() -> None:
    """Ticks, numbers and names are in the language of the chart."""
    (panel,) = draw([claim("a", 4500000000)], language=Language.ZH_HANS).panels
    assert {"45亿美元"} == {label.text for label in panel.labels if label.role == "number"}
    assert panel.x.ticks[-1].label.endswith("亿")
    assert panel.heading[0].text == "营业收入，美元"


@pytest.mark.parametrize("count", [1, 3, 30, 300])
def test_any_number_of_figures_can_be_drawn(count: int) -> None:
    """One figure and three hundred both make a chart, with ticks that keep apart."""
    figures = [
        claim(str(n), 1 + n % 17, source=SOURCES[n % 30], period=f"{2020 + n % 6}-Q{1 + n % 4}") for n in range(count)
    ]
    chart = draw(figures)
    assert len(chart.points) == count
    for panel in chart.panels:
        ticks = [(t.label_at * panel.plot.width, width_of(t.label, chart.font) / 2) for t in panel.x.ticks]
        assert all(x + half < other - room for (x, half), (other, room) in pairwise(ticks))


def test_text_is_made_to_fit() -> None:
    """A line that is too long ends in an ellipsis within its room, in any script, and wraps where it may."""
    for text in ("An unnamed mainstream Chinese AI chip", "某主流国产人工智能芯片的出货量估算"):
        assert width_of(fitted(text, 90, 12), 12) <= 90
        assert fitted(text, 90, 12).endswith("…")
        rows = wrapped(text, 120, 12, lines=9)
        assert "".join(rows).replace(" ", "") == text.replace(" ", "")
        assert all(width_of(row, 12) <= 120 for row in rows)
    assert fitted("short", 90, 12) == "short"
    assert wrapped("一二三，四五六", 40, 12, lines=3)[0] in {"一二", "一二三，"}
