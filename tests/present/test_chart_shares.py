"""The chart of shares: a bar is what one source says of one period, lengths are shares, and nothing is mixed."""

import re
from collections import defaultdict
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.view import ChartKind
from app.figures.vocabulary import Status
from app.findings.comparison import compare
from app.present.chart import Size, kinds_offered
from app.present.chart.room import label_box
from app.present.chart.text import width_of
from app.present.chart.values import BandKind
from app.present.plotly_chart import plotly_figure
from app.present.svg import render_svg
from app.present.svg.ink import TINTS
from tests.findings.claims import claim, claim_sets
from tests.present.charts import rendered
from tests.present.shares import KNOWN, drawn, share, share_sets, stacks
from tests.present.test_svg import CSS, contrast, parsed, themes


def test_a_bar_is_one_source_and_one_period() -> None:
    """Sources and periods never share a bar; bars go by period, then by source, and say both."""
    figures = [
        share("a", 60, "nvidia", source="idc"),
        share("b", 30, "amd", source="idc"),
        share("c", 50, "nvidia", source="omdia"),
        share("d", 70, "nvidia", source="omdia", period="2023"),
    ]
    (panel,) = drawn(figures).panels
    assert stacks(panel) == [["d"], ["a", "b"], ["c"]]
    assert [label.text for label in panel.labels if label.role == "row"] == [
        "2023 · OMDIA",
        "2024 · IDC",
        "2024 · OMDIA",
    ]


def test_the_latest_statement_counts() -> None:
    """Of several statements of a source about one part and period, the bar shows the last."""
    old = share("old", 60, "nvidia", stated_on=date(2024, 1, 1))
    (panel,) = drawn([share("new", 55, "nvidia"), old]).panels
    assert stacks(panel) == [["new"]]


def test_parts_keep_their_order() -> None:
    """The part with the largest share anywhere comes first in every bar, so that bars can be compared."""
    figures = [
        share("a", 30, "nvidia"),
        share("b", 40, "amd"),
        share("c", 60, "nvidia", period="2023"),
        share("d", 20, "amd", period="2023"),
    ]
    chart = drawn(figures)
    assert stacks(chart.panels[0]) == [["c", "d"], ["a", "b"]]
    assert [point.figure for point in chart.points] == ["c", "d", "a", "b"]


def test_wholes_have_panels_of_their_own() -> None:
    """Shares of another market or another place are never put into one picture."""
    figures = [
        share("a", 30, "nvidia"),
        share("b", 40, "nvidia", relative_to="foreign"),
        share("c", 5, "nvidia", geography="US"),
    ]
    assert sorted(stacks(panel) for panel in drawn(figures).panels) == [[["a"]], [["b"]], [["c"]]]


def test_a_part_of_a_part_is_not_added_to_it() -> None:
    """The H20's share lies within NVIDIA's: it gets a bar of its own, and readers are told why."""
    chart = drawn([share("a", 60, "nvidia"), share("b", 50, "h20"), share("c", 30, "amd")])
    assert stacks(chart.panels[0]) == [["a", "c"], ["b"]]
    assert any("not added up" in note for note in chart.footnotes)
    assert not chart.panels[0].bands


def test_places_are_parts_of_a_company() -> None:
    """Where the whole is the company itself its places are the parts; our own places join only where they can."""
    cells = {"relative_to": "nvidia", "source": "nvidia"}
    figures = [
        share("us", 47, "nvidia", geography="US", **cells),
        share("else", 53, "nvidia", geography="OUTSIDE-US", **cells),
        share("cn", 13, "nvidia", geography="CN", **cells),
    ]
    (panel,) = drawn(figures).panels
    assert stacks(panel) == [["else", "us"], ["cn"]]
    assert ChartKind.SHARES in kinds_offered(compare(figures, KNOWN.metrics), KNOWN)


def test_more_than_the_whole_is_drawn_and_marked() -> None:
    """Companies that together have more than all of it can't all be right: drawn past the line, framed and said."""
    (panel,) = drawn([share("a", 80, "nvidia"), share("b", 40, "amd")]).panels
    assert panel.bars[-1].box.right > panel.limits[0] + 10
    assert [band.kind for band in panel.bands] == [BandKind.DISPUTED]
    assert [label.text for label in panel.labels if label.role == "disputed-text"] == [
        "Together 120% of the whole: these can’t all be true."
    ]


def test_rounding_is_no_contradiction() -> None:
    """Shares that may be 100% within their printed digits are not marked."""
    figures = [share("a", 33.5, "nvidia"), share("b", 33.4, "amd"), share("c", 33.2, "tencent")]
    (panel,) = drawn(figures).panels
    assert stacks(panel) == [["a", "b", "c"]]
    assert not panel.bands


def test_groups_that_may_overlap_accuse_nobody() -> None:
    """Groups of vendors may overlap, so 70% and 60% of them stand apart and are no contradiction."""
    (panel,) = drawn([share("a", 70, "domestic"), share("b", 60, "foreign")]).panels
    assert (stacks(panel), panel.bands) == ([["a"], ["b"]], ())
    (panel,) = drawn([share("a", 70, "domestic"), share("b", 30, "foreign")]).panels
    assert stacks(panel) == [["a", "b"]]


def test_shares_without_a_period_are_not_added() -> None:
    """Two shares of no stated period need not be about the same time."""
    (panel,) = drawn([share("a", 30, "nvidia", period=""), share("b", 40, "amd", period="")]).panels
    assert sorted(stacks(panel)) == [["a"], ["b"]]


def test_what_is_no_share_is_left_to_the_table() -> None:
    """Other metrics and units are not drawn, which is said; withdrawn shares are not drawn either."""
    figures = [
        share("a", 30, "nvidia"),
        share("b", 3, "nvidia", unit="USD"),
        claim("c", 1),
        share("d", 9, "amd", status=Status.WITHDRAWN),
    ]
    chart = drawn(figures)
    assert [point.figure for point in chart.points] == ["a"]
    assert "3 figures are no standing shares in percent and are in the table only." in chart.footnotes
    assert drawn([claim("c", 1)]).empty == "No share of a whole in percent stands among these figures."


def test_an_unstated_rest_is_outlined() -> None:
    """What is left of the whole is an empty place with words, and none is left of a full one."""
    (panel,) = drawn([share("a", 60, "nvidia")]).panels
    (rest,) = panel.outlines
    assert (rest.box.left, rest.box.right) == pytest.approx((panel.bars[0].box.right, panel.limits[0]))
    assert "not stated" in [label.text for label in panel.labels]
    assert not drawn([share("a", 60, "nvidia"), share("b", 40, "amd")]).panels[0].outlines


def test_a_small_part_is_named_beside_or_beneath() -> None:
    """Where a name does not fit into its part, it stands after the last one or under the bar, never nowhere."""
    for size in (Size.WIDE, Size.NARROW):
        figures = [share("a", 92, "nvidia"), share("b", 2, "amd"), share("c", 1, "tencent")]
        texts = [label.text for label in drawn(figures, size).panels[0].labels]
        assert "NVIDIA 92%" in texts
        assert "AMD 2%" in " ".join(texts)
        assert "腾讯 1%" in " ".join(texts)


@given(share_sets(), st.sampled_from(Size))
def test_lengths_are_shares(figures: list[Figure], size: Size) -> None:
    """In every bar the lengths add up to what the shares add up to, and no two parts of a bar overlap."""
    for panel in drawn(figures, size).panels:
        scale = (panel.limits[0] - panel.plot.left) / 100
        rows = defaultdict(list)
        for bar in panel.bars:
            rows[bar.box.top].append(bar)
        for row in rows.values():
            assert len({(bar.point.source, bar.point.start, bar.point.end) for bar in row}) == 1
            total = sum(float(bar.point.value) for bar in row)
            assert sum(bar.box.width for bar in row) == pytest.approx(total * scale)
            assert all(one.box.right == pytest.approx(other.box.left) for one, other in pairwise(row))
        for one, other in pairwise(sorted(rows)):
            assert one + rows[one][0].box.height <= other


@given(share_sets(), st.sampled_from([Size.WIDE, Size.NARROW]))
def test_texts_keep_apart(figures: list[Figure], size: Size) -> None:
    """No text of the bars covers another, and none leaves the drawing."""
    chart = drawn(figures, size)
    boxes = [label_box(label, chart.font) for panel in chart.panels for label in panel.labels]
    assert all(box.left >= 0 and box.right <= chart.width and box.bottom <= chart.height for box in boxes)
    for one, other in combinations(boxes, 2):
        beside = one.right <= other.left or other.right <= one.left
        assert beside or one.bottom <= other.top + 2 or other.bottom <= one.top + 2


@given(claim_sets(), st.sampled_from(Size))
def test_any_comparison_can_be_asked_for_its_shares(figures: list[Figure], size: Size) -> None:
    """Whatever is compared, there is a drawing or a sentence in its place."""
    chart = drawn(figures, size)
    assert chart.empty
    parsed(rendered(chart, standalone=True))


@given(share_sets(), st.sampled_from(Size), st.booleans())
def test_every_bar_is_drawn_well_formed(figures: list[Figure], size: Size, standalone: bool) -> None:  # noqa: FBT001
    """Each bar is a link to its figure that says who states what, unless it stands on a card."""
    chart = drawn(figures, size)
    svg = parsed(rendered(chart, standalone=standalone))
    links = [link.get("href") for link in svg.iter() if link.tag.rpartition("}")[2] == "a"]
    assert links == ([] if size is Size.CARD else [point.href for point in chart.points])


def test_a_bar_says_itself() -> None:
    """A screen reader hears the source, the part and the number; every class has its looks in the stylesheet."""
    svg = render_svg(drawn([share("a", 80, "nvidia", source="idc"), share("b", 40, "amd", source="idc")]))
    assert 'aria-label="IDC · NVIDIA 80%"' in svg
    names = {name for names in re.findall(r'class="([^"]+)"', svg) for name in names.split() if name.startswith("c-")}
    assert {"c-segment", "c-limit", "c-disputed-text"} <= names
    assert not {name for name in names if not re.search(rf"\.{name}\b", CSS)}


@pytest.mark.parametrize("theme", [0, 1])
def test_text_can_be_read_on_every_tint(theme: int) -> None:
    """Ink on each tint of each source's colour keeps a contrast of 4.5 at least, in light and in dark."""
    colours = themes()[theme]

    def mixed(colour: str, tint: float) -> str:
        pairs = zip(_channels(colour), _channels(colours["--chart-paper"]), strict=True)
        return "#" + "".join(f"{round(one * tint + other * (1 - tint)):02x}" for one, other in pairs)

    sources = [colour for variable, colour in colours.items() if variable.startswith("--source-")]
    assert min(contrast(colours["--chart-ink"], mixed(colour, tint)) for colour in sources for tint in TINTS) >= 4.5


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def test_plotly_has_the_bars_of_the_drawing() -> None:
    """In Plotly each bar begins and ends at the pixels of the SVG, answers hovering and leads to its figure."""
    chart = drawn([share("a", 80, "nvidia"), share("b", 15, "amd")])
    figure = plotly_figure(chart).to_plotly_json()
    (trace,) = [trace for trace in figure["data"] if trace["type"] == "bar"]
    assert [href for href, _ in trace["customdata"]] == [point.href for point in chart.points]
    panel = chart.panels[0]
    for bar, base, length in zip(panel.bars, trace["base"], trace["x"], strict=True):
        ends = [panel.plot.across(panel.x.fraction(number)) for number in (base, base + length)]
        assert ends == pytest.approx([bar.box.left + 1, bar.box.right - 1])
    assert figure["layout"]["barmode"] == "overlay"


@pytest.mark.parametrize("size", [Size.WIDE, Size.NARROW])
def test_what_hovering_shows_fits_the_chart(size: Size) -> None:
    """A long name of a document is broken into lines that are no wider than the chart, and nothing of it is lost."""
    chart = drawn([share("a", 80, "nvidia", document="a-very-long-name " * 12)], size)
    (trace,) = [trace for trace in plotly_figure(chart).to_plotly_json()["data"] if trace["type"] == "bar"]
    lines = trace["customdata"][0][1].split("<br>")
    assert all(width_of(line, chart.font) <= chart.width - 40 for line in lines)
    assert "".join(lines).count("a-very-long-name") == 12
