"""On a phone, a tablet and a wide screen nothing scrolls sideways, nothing is cut, and no words lie over others."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import APIRequestContext, Browser, Page

from tests.browser.page_kinds import PAGES

MEASURE = Path(__file__).with_name("measure.js")
READERS = [("en-GB", 360), ("zh-TW", 360), ("en-GB", 768), ("en-GB", 1440), ("zh-CN", 1440)]
VIEWS_OF = {("en-GB", 360): 54, ("en-GB", 1440): 10, ("zh-CN", 360): 10, ("zh-CN", 1440): 54}
"""Of how many topics every view is measured for a reader, besides the first view of all."""

Opening = Callable[[str, int], Page]


@pytest.fixture
def measured(chromium: Browser, site: str) -> Iterator[Opening]:
    """Give a function that opens a page which can measure itself, for a reader of a language at a width."""
    contexts = []

    def opened(locale: str, width: int) -> Page:
        context = chromium.new_context(base_url=site, viewport={"width": width, "height": 800}, locale=locale)
        context.add_init_script(path=MEASURE)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("locale", "width"), READERS)
def test_every_kind_of_page_fits(measured: Opening, locale: str, width: int) -> None:
    """No page is wider than the screen, no text is cut off, and no drawing on it has words over one another."""
    page = measured(locale, width)
    wrong = {}
    for address in PAGES:
        page.goto(address)
        sideways, cut, crowded = page.evaluate("[measure.sideways(), measure.cut(), measure.drawings()]")
        if sideways > 0 or cut or crowded:
            wrong[address] = sideways, cut[:3], crowded[:3]
    assert wrong == {}


@pytest.mark.parametrize(("locale", "width"), VIEWS_OF)
def test_every_chart_is_legible(measured: Opening, locale: str, width: int) -> None:
    """Every topic's chart, every other kind that it offers, and small charts, keep their words apart and inside."""
    page = measured(locale, width)
    topics = [f"/topics/{topic['slug']}" for topic in page.request.get("/topics.json").json()["data"]]
    assert len(topics) > 50
    others = [view for topic in topics[: VIEWS_OF[locale, width]] for view in other_views(page.request, topic)]
    page.goto(topics[0])
    assert page.evaluate("addresses => measure.elsewhere(addresses)", topics + others) == {}


def other_views(ask: APIRequestContext, topic: str) -> list[str]:
    """List the kinds of chart that a topic offers besides the first, and its small charts."""
    kinds = re.search(r'<nav class="kinds".*?</nav>', ask.get(topic).text(), re.DOTALL)
    found = re.findall(r'href="([^"]+\?view=\w+)"', kinds.group() if kinds else "")
    return found + [f"{topic}?facet={facet}" for facet in ("source", "subject")]


def test_what_is_measured_can_fail(measured: Opening) -> None:
    """Words that are pushed over others, out of the drawing, or into too small a box are found."""
    page = measured("en-GB", 1440)
    page.goto("/topics/h20-write-down")
    assert page.evaluate("[measure.cut(), measure.drawings()]") == [[], []]
    page.evaluate(
        """() => {
          const [one, other, third] = document.querySelectorAll(".chart-at-wide text");
          for (const place of ["x", "y"]) one.setAttribute(place, other.getAttribute(place));
          third.setAttribute("x", "5000");
          const heading = document.querySelector("h1");
          heading.className = "hidden-by-test";
          heading.style.cssText = "overflow: hidden; width: 20px; height: 20px";
        }"""
    )
    cut, crowded = page.evaluate("[measure.cut(), measure.drawings()]")
    assert any("hidden-by-test" in said for said in cut)
    assert any(said.startswith("one over the other") for said in crowded)
    assert any(said.startswith("out of the drawing") for said in crowded)
