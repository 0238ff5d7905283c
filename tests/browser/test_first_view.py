"""What a reader waits for before the first view of a topic: the page itself, and nothing else."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from app.web.inline import SHEETS
from tests.browser.watching import Watched

TOPIC = "/topics/h20-write-down"
CSS = Path(__file__).parents[2] / "static" / "css"
RULES = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText);
}"""
LOOKS = "() => getComputedStyle(document.querySelector('.bottom')).borderTopWidth"
UNPAINTED = """PerformanceObserver = class {
  constructor(then) { window.painted = () => then([], this); }
  observe() {}
  disconnect() {}
}"""
"""Has a page wait for `painted()` until it takes itself to be painted."""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length === 1"
PLOTLY = "static/vendor/plotly"


def asked_by(page: Page) -> list[str]:
    """Give a list that grows with every address that the page asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


@pytest.mark.parametrize("address", [TOPIC, "/", "/figures", "/about"])
def test_a_page_is_painted_from_its_own_answer(open_context: Watched, address: str) -> None:
    """While nothing else is answered, a page is painted with its looks: no request stands before the first paint."""
    page = open_context(width=1280).new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/static/**", hold)
    page.goto(address, wait_until="commit")
    expect(page.get_by_role("contentinfo")).to_be_visible()
    page.wait_for_function(PAINTED)
    assert page.evaluate(LOOKS) == "1px"
    for route in held:
        route.continue_()


def test_modules_are_asked_for_after_the_first_paint(open_context: Watched) -> None:
    """Until the browser has painted, a page asks for nothing, not even its icon; then for its modules."""
    page = open_context(width=1280).new_page()
    page.add_init_script(UNPAINTED)
    asked = asked_by(page)
    page.goto(TOPIC, wait_until="load")
    page.wait_for_function(PAINTED)
    assert [address for address in asked if not address.startswith("data:")] == [page.url]
    with page.expect_request("**/static/js/site.js*"):
        page.evaluate("painted()")


def test_plotly_s_sheet_comes_with_plotly(open_context: Watched) -> None:
    """Neither Plotly nor its sheet is asked for before a reader reaches for the chart, and then it needs no other."""
    page = open_context(width=1280).new_page()
    page.add_init_script("window.requestIdleCallback = () => 0")
    asked = asked_by(page)
    page.goto(TOPIC, wait_until="networkidle")
    assert [address for address in asked if PLOTLY in address] == []
    drawing = page.locator(".chart-drawing:visible")
    drawing.hover()
    expect(drawing).to_have_class(re.compile("chart-live"))
    expect(drawing.locator(".main-svg").first).to_have_css("position", "absolute")
    assert {address.rpartition("/")[2].partition("?")[0] for address in asked if PLOTLY in address} == {
        "plotly.css",
        "plotly-basic.min.js",
    }
    assert page.evaluate("() => document.querySelectorAll('style[id^=plotly]').length") == 0


def test_a_page_that_is_asked_again_keeps_its_looks(open_context: Watched) -> None:
    """A page whose answer is a 304 is painted as the first time, by the policy that came with it."""
    page = open_context(width=1280).new_page()
    page.goto(TOPIC)
    with page.expect_response(lambda response: response.url.endswith(TOPIC)) as again:
        page.reload()
    assert again.value.status in {200, 304}
    assert page.evaluate(LOOKS) == "1px"


@pytest.mark.parametrize("name", SHEETS)
def test_a_lean_sheet_says_the_same(open_context: Watched, name: str) -> None:
    """A browser reads the same rules in the sheet that pages carry as in its file."""
    page = open_context(width=1280).new_page()
    page.goto("/about")
    written, sent = (page.evaluate(RULES, text) for text in ((CSS / name).read_text(encoding="utf-8"), SHEETS[name]))
    assert sent == written
    assert sent
