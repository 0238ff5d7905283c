"""Claims that a rule holds against one another, in one chart: both are ringed, wherever they stand, and say why."""

from dataclasses import replace
from typing import Any

import pytest

from app.figures.figure import Figure
from app.figures.reference import Metric, Words
from app.figures.vocabulary import MetricKind, Nature
from app.findings.comparison import compare
from app.findings.contradictions import find_contradictions
from app.present.chart import Around, Chart, Size, topic_chart
from app.present.chart.geometry import Box
from app.present.plotly_chart import plotly_figure
from app.present.svg import render_svg
from app.present.svg.ink import DISPUTE
from tests.findings.claims import claim
from tests.present.charts import CATALOGUE, english, overlap, rendered, texts_of

OUTPUT = Metric(slug="output", name=Words("Units made"), definition=Words(), kind=MetricKind.LEVEL)
LIMIT = Metric(slug="limit", name=Words("Capacity"), definition=Words(), kind=MetricKind.CEILING, of="output")
WORLD = replace(CATALOGUE, metrics={"output": OUTPUT, "limit": LIMIT})


def made(figure_id: str, value: float, **cells: Any) -> Figure:
    """Make a claim of how many chips were made."""
    return claim(figure_id, value, **({"metric": "output", "unit": "chips", "source": "idc"} | cells))


MADE = made("made", 805_000, nature=Nature.ESTIMATE)
POSSIBLE = made("possible", 200_000, metric="limit", source="omdia")
EARLIER = made("earlier", 100_000, period="2023")


def drawn(*figures: Figure, size: Size = Size.WIDE) -> Chart:
    """Lay out some claims with what can't all be true of them."""
    against = find_contradictions(figures, WORLD)
    around = Around(title="How many?")
    compared = compare(figures, WORLD.metrics)
    return topic_chart(compared, WORLD, (), english(), around=around, size=size, against=against)


@pytest.mark.parametrize("size", [Size.WIDE, Size.NARROW])
def test_what_a_rule_holds_against_another_is_ringed_in_both_panels(size: Size) -> None:
    """The two figures of which a sentence says that they can't both be true bear a ring, a third one does not."""
    chart = drawn(MADE, POSSIBLE, EARLIER, size=size)
    assert len(chart.panels) == 2
    ringed = {point.figure: point.hover[-1] for point in chart.points if point.objection}
    said = (
        "Can’t all be true: NVIDIA units made, China, 2024: IDC says 805,000 chips (estimate), more than there can be: "
        "200,000 chips (capacity) according to OMDIA."
    )
    assert ringed == {"made": said, "possible": said}
    assert chart.summary.count(said) == 1
    assert [item.text for item in chart.legend if item.sign == "ringed"] == ["contradicts another number"]


def test_a_claim_that_says_the_same_again_is_ringed_too() -> None:
    """A rule tries what a source says once; every print of it in the chart is marked."""
    again = made("again", 200_000, metric="limit", source="omdia", document="another")
    chart = drawn(MADE, POSSIBLE, again, EARLIER)
    assert {point.figure for point in chart.points if point.objection} == {"made", "possible", "again"}


def test_nothing_is_ringed_for_what_is_not_drawn_or_holds() -> None:
    """Without the other side in the chart there is no ring, nor where the numbers fit; and the legend says nothing."""
    fits = made("fits", 900_000, metric="limit", source="omdia")
    for chart in (drawn(MADE, fits, EARLIER), drawn(MADE, POSSIBLE, size=Size.CARD)):
        assert not any(point.objection for point in chart.points)
        assert not [item for item in chart.legend if item.sign == "ringed"]


def test_both_renderers_draw_the_rings() -> None:
    """The page, the file and the plot have one ring for each such claim, and one in the legend."""
    chart = drawn(MADE, POSSIBLE, EARLIER)
    assert render_svg(chart).count('class="c-ring"') == 3
    assert rendered(chart, standalone=True).count(f'fill="none" stroke="{DISPUTE}"') == 3
    rings = [shape for shape in plotly_figure(chart).layout.shapes if shape.line.color == DISPUTE]
    assert [shape.type for shape in rings] == ["circle"] * 3


@pytest.mark.parametrize("size", [Size.WIDE, Size.NARROW])
def test_no_text_lies_on_a_ring(size: Size) -> None:
    """Names and numbers keep as clear of a ring as of a marker."""
    figures = [made(f"made-{year}", 800_000 + year, period=f"{year}") for year in range(2021, 2025)]
    figures += [
        made(f"possible-{year}", 200_000, period=f"{year}", metric="limit", source="omdia")
        for year in range(2021, 2025)
    ]
    chart = drawn(*figures, size=size)
    boxes = texts_of(chart)
    for mark in (mark for panel in chart.panels for mark in panel.marks):
        assert mark.point.objection
        ring = Box(mark.x - 8, mark.y - 8, 16, 16)
        assert not [box for box in boxes if overlap(box, ring)]
