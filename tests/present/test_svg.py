"""The chart as SVG: well-formed, safe under a strict content policy, and readable without colour or sight."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.figures.figure import Figure
from app.figures.vocabulary import Bound, Nature, Status
from app.present.chart import PALETTE
from app.present.svg import render_svg
from app.present.svg.ink import COLOURS, LIGHT_SOURCES, Ink
from app.present.svg.shapes import marker
from tests.findings.claims import claim, claim_sets
from tests.present.charts import SOURCES, draw, rendered

CSS = Path("static/css/chart.css").read_text(encoding="utf-8")
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    """Read a drawing as XML; the project's own output is trusted input."""
    return ET.fromstring(svg)  # noqa: S314


def themes() -> list[dict[str, str]]:
    """Read the colours of the light theme, and of both places that set the dark one."""
    blocks = re.findall(r":root[^{]*\{([^}]*)\}", CSS)
    return [dict(re.findall(r"(--[a-z0-9-]+): (#[0-9a-f]{6});", block)) for block in blocks]


def luminance(colour: str) -> float:
    """Give the relative luminance of WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours by WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@settings(deadline=None)
@given(claim_sets(), st.booleans())
def test_every_drawing_is_well_formed(figures: list[Figure], standalone: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever is drawn, inline or as a file, is XML; and no coordinate is missing or infinite."""
    svg = rendered(draw(figures), standalone=standalone)
    parsed(svg)
    assert not re.search(r"\b(nan|inf|None)\b", re.sub(r">[^<]*<", "><", svg))


def test_inline_drawings_hold_no_styles_and_no_scripts() -> None:
    """A policy that forbids inline styles and scripts finds nothing to block, in pages or in files."""
    for standalone in (False, True):
        svg = rendered(draw([claim("a", 1), claim("b", 2, source="idc")]), standalone=standalone)
        assert not re.search(r"<style|<script|\bstyle=|\bon[a-z]+=|javascript:", svg)


def test_what_people_wrote_is_escaped() -> None:
    """Angle brackets, quotes and ampersands in names and prints arrive as text."""
    evil = "<script>alert('x')</script> & \"y\""
    chart = draw([claim("a", 1, as_reported=evil, buyer="bytedance"), claim("b", 2, buyer="amd")], title=evil)
    for standalone in (False, True):
        root = parsed(rendered(chart, standalone=standalone))
        said = "\n".join(root.itertext())
        assert "ByteDance <& co>" in said
        assert evil in (said if standalone else said + str(root.get("aria-label")))
        assert not root.findall(".//script")


def test_every_mark_leads_to_its_figure() -> None:
    """Each mark is a link that the keyboard reaches, with what hovering says as its title and a short name."""
    root = parsed(render_svg(draw([claim("a", 1), claim("b", 2, source="idc")])))
    links = {link.get("href"): link for link in root.iter("a")}
    assert set(links) == {"/figures/a", "/figures/b"}
    assert links["/figures/b"].get("aria-label") == "IDC · $2"
    assert "Read in: article" in str(links["/figures/b"].findtext("title"))


def test_cards_hold_no_links() -> None:
    """A card may stand within a link, and links can't be nested."""
    root = parsed(render_svg(draw([claim("a", 1)], size="card")))
    assert not list(root.iter("a"))
    assert root.get("role") == "img"


def test_the_drawing_says_itself() -> None:
    """Who can't see it hears the summary; nothing that can be focused hides within an image role."""
    chart = draw([claim("a", 1)])
    root = parsed(render_svg(chart))
    assert (root.get("role"), root.get("aria-label")) == ("group", chart.title)
    assert root.findtext("desc") == chart.summary
    assert parsed(render_svg(draw([]))).get("role") == "img"


def test_a_file_tells_all_that_a_page_would() -> None:
    """The download holds title, footnotes and own colours, and needs no stylesheet."""
    svg = rendered(draw([claim("a", 1)], title="How much does it earn?"), standalone=True)
    root = parsed(svg)
    said = "\n".join(root.itertext())
    assert "How much does it earn?" in said
    assert "1 figure · 1 independent source · last stated on 16 Jul 2025" in said
    assert 'class="' not in svg
    assert LIGHT_SOURCES[0] in svg


def test_natures_differ_in_shape() -> None:
    """No two natures are drawn alike in the same colour."""
    drawn = {nature: marker(nature, 0, 0, 5, Ink(standalone=False)) for nature in Nature}
    assert len(set(drawn.values())) == len(Nature)


def test_bounds_ranges_and_denials_leave_traces() -> None:
    """An arrow, a broad bar and a cross each add a path to the mark."""

    def paths(**cells: object) -> int:
        figure = claim("a", None if "low" in cells else 300, **cells)
        root = parsed(render_svg(draw([figure, claim("z", 900, source="idc")])))
        link = next(link for link in root.iter("a") if link.get("href") == "/figures/a")
        return len(link.findall("path"))

    plain = paths()
    assert paths(low=300, bound=Bound.AT_LEAST) == plain + 1
    assert paths(low=300, high=600) == plain + 2
    assert paths(status=Status.DENIED) == plain + 1


@pytest.mark.parametrize("theme", [0, 1, 2])
def test_colours_stand_out_from_the_paper(theme: int) -> None:
    """Sources have a contrast of 3:1 at least and text of 4.5:1, in light and in dark."""
    colours = themes()[theme]
    paper = colours["--chart-paper"]
    assert all(contrast(colours[f"--source-{number}"], paper) >= 3 for number in range(PALETTE))
    assert all(contrast(colours[name], paper) >= 4.5 for name in ("--chart-ink", "--chart-muted", "--chart-dispute"))


def test_stylesheet_and_file_have_the_same_colours() -> None:
    """The light theme of the page is that of the download, the dark one is the same by choice and by system."""
    light, dark, chosen = themes()
    assert {variable: light[variable] for variable in COLOURS.values()} == {v: c for c, v in COLOURS.items()}
    assert dark == chosen
    assert set(dark) == set(light)


def test_every_class_has_a_rule() -> None:
    """What a drawing names, the stylesheet dresses."""
    figures = [
        claim(s, n, source=s, nature=list(Nature)[n % 7], period=f"{2020 + n % 3}") for n, s in enumerate(SOURCES)
    ]
    events: list[Figure] = [claim("x", 1, status=Status.DENIED), claim("y", 1, quotes="x")]
    classes = {
        name
        for names in re.findall(r'class="([^"]+)"', render_svg(draw([*figures, *events])))
        for name in names.split()
    }
    assert not {name for name in classes if name.startswith("c-") and not re.search(rf"\.{name}\b", CSS)}
