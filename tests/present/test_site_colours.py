"""The colours of the site: text stands out from what it is written on, in light and in dark."""

import re
from pathlib import Path

import pytest

from tests.present.test_svg import contrast

CSS = Path("static/css/site.css").read_text(encoding="utf-8")
PAIRS = (
    ("--ink", "--paper"),
    ("--ink", "--raised"),
    ("--ink", "--accent-soft"),
    ("--ink", "--warn-soft"),
    ("--muted", "--paper"),
    ("--muted", "--raised"),
    ("--accent", "--paper"),
    ("--accent", "--raised"),
    ("--warn", "--paper"),
)
"""What is written on what."""


def themes() -> list[dict[str, str]]:
    """Read the colours of the light and of the dark theme; short codes are written out."""
    blocks = re.findall(r":root \{([^}]*)\}", CSS)[:2]
    found = [dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{3,6});", block)) for block in blocks]
    return [{name: "#" + "".join(c * 2 for c in v[1:]) if len(v) == 4 else v for name, v in t.items()} for t in found]


@pytest.mark.parametrize("theme", [0, 1])
def test_text_stands_out(theme: int) -> None:
    """Every pair of text and ground has a contrast of 4.5:1 at least."""
    colours = themes()[theme]
    assert {
        pair: contrast(*(colours[name] for name in pair))
        for pair in PAIRS
        if contrast(*(colours[n] for n in pair)) < 4.5
    } == {}


def test_what_has_the_focus_is_seen() -> None:
    """Focus has an outline, and only the content gives it up, and cards, which take it whole."""
    assert re.search(r"^:focus-visible[^{]*\{ outline: 3px solid", CSS, re.MULTILINE)
    sheets = CSS + Path("static/css/home.css").read_text(encoding="utf-8")
    assert re.findall(r"([^\n{}]+)\{ outline: none", sheets) == ["main:focus ", ".card h3 a:focus-visible "]
