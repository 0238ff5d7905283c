"""The chart for Plotly: the same picture in the same places, drawn by the vendored bundle under a strict policy."""

import hashlib
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from plotly.offline import get_plotlyjs_version

from app.figures.figure import Figure
from app.figures.view import AxisScale, View
from app.figures.vocabulary import Bound, Nature
from app.present.chart import Chart
from app.present.plotly_chart import plotly_figure, to_plotly_json, warm
from tests.findings.claims import claim, claim_sets
from tests.present.charts import draw

BUNDLE = Path("static/vendor/plotly/plotly-basic.min.js").read_bytes()
README = Path("static/vendor/plotly/README.md").read_text(encoding="utf-8")
RULES = Path("static/vendor/plotly/plotly.css").read_text(encoding="utf-8")


def sent(chart: Chart) -> dict[str, Any]:
    """Give what the page receives."""
    figure: dict[str, Any] = json.loads(to_plotly_json(chart))
    return figure


def markers(figure: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the traces that answer hovering."""
    return [trace for trace in figure["data"] if "customdata" in trace]


@settings(deadline=None, max_examples=40)
@given(claim_sets())
def test_every_point_is_a_marker_that_leads_to_its_figure(figures: list[Figure]) -> None:
    """Panel by panel, the markers are the chart's points, with their addresses and lines."""
    chart = draw(figures)
    shown = [point for trace in markers(sent(chart)) for point in trace["customdata"]]
    assert [href for href, _ in shown] == [point.href for point in chart.points]


@settings(deadline=None, max_examples=40)
@given(claim_sets())
def test_only_traces_of_the_bundle_are_used(figures: list[Figure]) -> None:
    """The basic bundle draws bars, pies and scatters; nothing else is sent."""
    assert {trace["type"] for trace in sent(draw(figures))["data"]} <= {"scatter"}


def test_the_plot_has_the_size_and_place_of_the_drawing() -> None:
    """Size, plot area and marker stand in the very pixels of the SVG, so that nothing jumps."""
    chart = draw([claim("a", 1, period="2023"), claim("b", 3)])
    layout, (panel,) = sent(chart)["layout"], chart.panels
    assert (layout["width"], layout["height"]) == (chart.width, chart.height)
    assert [x * chart.width for x in layout["xaxis"]["domain"]] == pytest.approx([panel.plot.left, panel.plot.right])
    assert [(1 - y) * chart.height for y in layout["yaxis"]["domain"]] == pytest.approx(
        [panel.plot.bottom, panel.plot.top]
    )
    (trace,) = markers(sent(chart))
    low, high = layout["yaxis"]["range"]
    heights = [panel.plot.bottom - (y - low) / (high - low) * panel.plot.height for y in trace["y"]]
    assert heights == pytest.approx([mark.y for mark in panel.marks])


def test_values_and_days_survive_the_way() -> None:
    """A marker stands at its own value and at the middle of its period, as Plotly will tell it."""
    (trace,) = markers(sent(draw([claim("a", 1.7, period="2023"), claim("b", 3)])))
    assert trace["y"] == pytest.approx([1.7, 3])
    middle = datetime.fromisoformat(trace["x"][0])
    assert abs((middle - datetime(2023, 7, 2, 12)).total_seconds()) < 7200  # noqa: DTZ001 - days have no zone


def test_a_logarithmic_axis_is_given_in_powers() -> None:
    """Plotly takes the range of a logarithmic axis as exponents, and markers as plain values."""
    chart = draw([claim("a", 1), claim("b", 1000, source="idc")], view=View(scale=AxisScale.LOG))
    figure = sent(chart)
    assert figure["layout"]["xaxis"]["type"] == "log"
    assert [10**end for end in figure["layout"]["xaxis"]["range"]] == pytest.approx([0.5, 2000])
    assert (chart.panels[0].x.low, chart.panels[0].x.high) == (0.5, 2000)
    assert sorted(markers(figure)[0]["x"]) == pytest.approx([1, 1000])


def test_every_panel_has_its_own_axes() -> None:
    """Dollars and yuan are drawn on different axes, in parts of the paper that don't overlap."""
    layout = sent(draw([claim("a", 1), claim("b", 2, unit="CNY")]))["layout"]
    (low, high), (other_low, other_high) = sorted(layout[name]["domain"] for name in ("yaxis", "yaxis2"))
    assert low < high < other_low < other_high


def test_the_legend_does_not_cover_a_panel() -> None:
    """The signs of the legend stand above the first plot, on no axes of their own that would catch its hovering."""
    figures = [claim("z", 1, period="2023"), claim("a", 1), claim("b", 2, source="idc", nature=Nature.FORECAST)]
    layout = sent(draw(figures))["layout"]
    signs = [shape for shape in layout["shapes"] if shape.get("ysizemode") == "pixel" and shape["xref"] == "paper"]
    assert len(signs) == 2 + 2 + 2  # sources, natures, and the area and the outline of a band
    assert min(sign["yanchor"] for sign in signs) >= layout["yaxis"]["domain"][1]
    assert {name for name in layout if "axis" in name} == {"xaxis", "yaxis"}


def test_names_are_escaped_for_hovering() -> None:
    """Plotly reads tags in text; what people wrote is no tag."""
    (trace,) = markers(sent(draw([claim("a", 1, as_reported="<b>1</b>")])))
    assert "&lt;b&gt;1&lt;/b&gt;" in trace["customdata"][0][1]


def test_nothing_is_sent_to_anyone() -> None:
    """Buttons are named one by one, so that none that shares the chart elsewhere appears; no template is sent."""
    figure = sent(draw([claim("a", 1, period="2023"), claim("b", 3)]))
    assert figure["config"]["modeBarButtons"] == [["zoom2d", "pan2d", "resetScale2d"]]
    assert "template" not in figure["layout"]


def test_dollars_are_no_formulas() -> None:
    """Plotly takes what stands between two dollar signs for mathematics, unless it is told not to."""
    assert sent(draw([claim("a", 1)]))["config"]["typesetMath"] is False


def test_only_time_can_be_zoomed() -> None:
    """Values keep their axis and its round ticks; rows have nothing to zoom and no buttons."""
    over_time = sent(draw([claim("a", 1, period="2023"), claim("b", 3)]))
    assert over_time["layout"]["yaxis"]["fixedrange"]
    assert "fixedrange" not in over_time["layout"]["xaxis"]
    in_rows = sent(draw([claim("a", 1)]))
    assert in_rows["layout"]["xaxis"]["fixedrange"]
    assert in_rows["config"]["displayModeBar"] is False


def test_natures_and_open_bounds_are_told_apart() -> None:
    """Each nature has an outline, a dash or a fill of its own at its mark, and an open bound has its arrow."""

    def drawn(figure: Figure) -> list[Any]:
        layout = sent(draw([figure]))["layout"]
        top = layout["yaxis"]["domain"][1]
        at_marks = [each for each in layout["shapes"] if each.get("xsizemode") == "pixel" and each["yanchor"] < top]
        measures = ("type", "path", "x1", "fillcolor", "line")
        return [[str(shape.get(name)) for name in measures] for shape in at_marks]

    looks = [drawn(claim("a", 1, nature=nature, source="idc")) for nature in Nature]
    assert len({str(look) for look in looks}) == len(Nature)
    arrow, _ = drawn(claim("a", low=3, bound=Bound.AT_LEAST))
    assert arrow[1].startswith("M5,0L16,0M12,")


def test_no_mark_is_cut_by_the_edge_of_its_plot() -> None:
    """Plotly cuts off what hangs on an axis: only days can be moved, so only they hold marks; the rest is paper."""
    for figures, moved in (([claim("a", 1)], "paper"), ([claim("a", 1, period="2023"), claim("b", 3)], "x")):
        layout = sent(draw(figures))["layout"]
        top = layout["yaxis"]["domain"][1] + 0.01
        at_marks = [each for each in layout["shapes"] if each.get("xsizemode") == "pixel" and each["yanchor"] <= top]
        assert {(each["xref"], each["yref"]) for each in at_marks} == {(moved, "paper")}


def test_an_empty_chart_is_sent_with_its_sentence() -> None:
    """Nothing to draw is no error."""
    assert "No figures match" in sent(draw([]))["layout"]["annotations"][0]["text"]


def test_warming_changes_nothing() -> None:
    """Drawing once at start leaves what is drawn later the same."""
    chart = draw([claim("a", 1)])
    before = plotly_figure(chart)
    warm()
    assert plotly_figure(chart) == before


def test_the_bundle_is_the_one_that_is_named() -> None:
    """Version and hash in the README are those of the file, and the Python package is made for this Plotly.js."""
    version = re.search(rb"plotly\.js \(basic - minified\) v([0-9.]+)", BUNDLE)
    assert version
    assert version[1].decode() == get_plotlyjs_version()
    assert f"Version: {version[1].decode()}" in README
    assert hashlib.sha256(BUNDLE).hexdigest() in README


def test_the_bundle_needs_no_eval() -> None:
    """A policy without unsafe-eval lets the bundle run."""
    assert not re.search(rb"\beval\(|new Function\(|[^.\w]Function\(", BUNDLE)


def test_the_rules_it_would_inject_are_in_the_stylesheet() -> None:
    """Every selector and declaration of the bundle's own rules stands in plotly.css, fonts aside."""
    table = re.search(rb'\{("X,X div":.*?)\};for', BUNDLE)
    assert table
    rules = re.findall(r'"([^"]+)":(?:"([^"]*)"|\'([^\']*)\')', table[1].decode().replace("\\'", ""))
    assert len(rules) > 50
    written = re.sub(r"\s+", "", RULES)
    for selector, double, single in rules:
        full = re.sub("Y", ".plotly-notifier", re.sub("X", ".js-plotly-plot .plotly", selector.lstrip(",")))
        assert re.sub(r"\s+", "", full) in written, selector
        for declaration in (double or single).split(";"):
            if declaration and "font-family" not in declaration:
                assert re.sub(r"\s+", "", declaration) in written, declaration
