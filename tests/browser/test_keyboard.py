"""With the keyboard alone: from the front page to a figure's page and back, and the focus is seen all the way."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.page_kinds import PLAIN
from tests.browser.watching import Watched

FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "nothing has the focus";
  const box = at.getBoundingClientRect();
  const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const lined = (part) => {
    const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(part);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
  };
  const ringed = (part) => {
    const {stroke, strokeWidth, opacity} = getComputedStyle(part);
    return stroke !== "none" && parseFloat(strokeWidth) >= 2 && opacity !== "0";
  };
  const marked = at.matches("svg *") ? [...at.querySelectorAll("circle, rect")].some(ringed)
    : [at, at.closest(".card"), at.parentElement].some((part) => part && lined(part));
  return seen && marked ? "" : `${seen ? "not marked" : "out of sight"}: ${at.outerHTML.slice(0, 160)}`;
}"""
"""Says what is wrong with the focus: lost, out of sight, or on something that looks as if it had none."""


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    """Press Tab until the focused element matches a selector; at each stop the focus must be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert not page.evaluate(FOCUS)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector} within {most} stops.")


def test_from_the_front_page_to_a_figure_and_back(desk: BrowserContext) -> None:
    """Search, choose a topic, change the kind of its chart, open a claim of the chart, go back: all by keys."""
    page = desk.new_page()
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    assert not page.evaluate(FOCUS)
    page.keyboard.type("how big is China’s AI-chip market")
    wanted = page.get_by_role("option", name="How big is China’s AI-chip market?")
    expect(wanted).to_be_visible()
    while wanted.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("option", selected=True)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/topics/china-ai-chip-market$"))
    tab_to(page, ".kinds a:nth-child(3)")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("view=sources$"))
    expect(page.locator(".kinds a:nth-child(3)")).to_be_focused()
    assert not page.evaluate(FOCUS)
    tab_to(page, "svg.chart-svg a.c-mark", most=5)
    href = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{href}$"))
    page.go_back()
    expect(page).to_have_url(re.compile("view=sources$"))
    expect(page.locator(".kinds a:nth-child(3)")).to_have_attribute("aria-current", "true")
    page.go_back()
    expect(page).to_have_url(re.compile("/topics/china-ai-chip-market$"))
    expect(page.locator(".kinds a:nth-child(1)")).to_have_attribute("aria-current", "true")


def test_marks_are_ringed_also_when_the_chart_is_live(desk: BrowserContext) -> None:
    """With Plotly in the drawing's place the marks can still be reached by Tab, and the ring is seen over the plot."""
    page = desk.new_page()
    page.goto("/topics/china-ai-chip-market")
    tab_to(page, "svg.chart-svg a.c-mark")
    drawing = page.locator(".chart-drawing:visible")
    expect(drawing).to_have_class(re.compile("chart-live"))
    for _ in range(3):
        assert not page.evaluate(FOCUS)
        page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    href = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{href}$"))


@pytest.mark.parametrize("width", [360, 1280])
def test_every_stop_on_every_page_is_seen(open_context: Watched, width: int) -> None:
    """On each kind of page the first thirty stops of Tab are in sight and marked, and the focus always moves on."""
    page = open_context(width=width).new_page()
    wrong = {}
    for address in PLAIN:
        page.goto(address)
        for stop in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement === document.body"):
                break
            if said := page.evaluate(FOCUS):
                wrong[f"{address} at stop {stop + 1}"] = said
    assert wrong == {}


def test_a_focus_that_is_not_seen_is_found(chromium: Browser) -> None:
    """What is looked for can be missing: a link without an outline, one out of sight, and none at all."""
    page = chromium.new_page()
    page.set_content(
        "<a id=bare href=/ style='outline: none'>x</a><a id=far href=/ style='position: fixed; left: -99px'>y</a>"
    )
    said = [page.evaluate(FOCUS)]
    for place in ("bare", "far"):
        page.evaluate("id => document.getElementById(id).focus()", place)
        said.append(page.evaluate(FOCUS))
    page.close()
    assert [words.split(":")[0] for words in said] == ["nothing has the focus", "not marked", "out of sight"]
