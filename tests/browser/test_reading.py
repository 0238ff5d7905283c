"""What readers do, in a real browser: from the front page to the print, in three languages, also without scripts."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.watching import Watched

PAGES = (
    "/",
    "/topics",
    "/topics/h20-write-down",
    "/topics/china-ai-chip-market?tab=table",
    "/topics/china-ai-chip-market?tab=sources",
    "/figures",
    "/sources",
    "/sources/nvidia",
    "/documents",
    "/subjects/nvidia-h20",
    "/metrics/revenue",
    "/search?q=H20",
    "/about",
    "/events",
    "/explore?basket=revenue:nvidia:CN:USD",
    "/api",
    "FIGURE",
)
"""Every kind of page; FIGURE stands for the page of some figure."""


def opened(context: BrowserContext, address: str) -> Page:
    """Open a page of a kind."""
    page = context.new_page()
    if address == "FIGURE":
        page.goto("/figures?source=nvidia")
        found = page.locator("table.figures td.number a").first.get_attribute("href")
        assert found
        address = found
    page.goto(address)
    return page


def test_from_the_front_page_to_the_document(desk: BrowserContext) -> None:
    """A reader goes from a question to its chart, from a point to its figure, and from there to the document."""
    page = desk.new_page()
    page.goto("/")
    page.get_by_role("link", name="How much does NVIDIA earn in China?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How much does NVIDIA earn in China?")
    drawing = page.locator(".chart-drawing:visible")
    expect(drawing.locator("svg.chart-svg")).to_be_visible()
    drawing.hover()
    expect(drawing.locator(".chart-plot .main-svg").first).to_be_attached()
    page.locator("table.figures td.number a").first.click()
    expect(page).to_have_url(re.compile(r"/figures/[0-9a-z-]+$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("NVIDIA")
    section = page.locator("section", has=page.get_by_role("heading", name="Where it is printed"))
    section.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/documents/"))


def test_a_point_of_the_drawing_opens_its_figure(open_context: Watched) -> None:
    """Without scripts, a point of the drawing is a link to its figure."""
    page = open_context(width=1280, scripts=False).new_page()
    page.goto("/topics/nvidia-china-revenue")
    page.locator('.chart-drawing:visible svg a[href^="/figures/"]').first.click(force=True)
    expect(page).to_have_url(re.compile(r"/figures/[0-9a-z-]+$"))


def test_a_point_of_the_plot_opens_its_figure(desk: BrowserContext) -> None:
    """Once Plotly has taken the drawing's place, a click on a point opens the same figure as the drawing's link."""
    page = desk.new_page()
    page.goto("/topics/nvidia-china-revenue")
    drawing = page.locator(".chart-drawing:visible")
    drawing.hover()
    expect(drawing).to_have_class(re.compile("chart-live"))
    link = drawing.locator('svg.chart-svg a[href^="/figures/"]').first
    href = link.get_attribute("href")
    marker = link.locator("circle, path, rect").last.bounding_box()
    assert marker
    page.mouse.move(marker["x"] + marker["width"] / 2, marker["y"] + marker["height"] / 2, steps=5)
    expect(drawing.locator(".chart-plot-on-mark")).to_be_attached()
    page.mouse.down()
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"{href}$"))
    section = page.locator("section", has=page.get_by_role("heading", name="Where it is printed"))
    section.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/documents/"))


@pytest.mark.parametrize("address", PAGES)
def test_every_kind_of_page_keeps_its_strict_policy(open_context: Watched, address: str) -> None:
    """Each page is sent with the policy, keeps to it while its chart comes alive, and nothing complains or leaves."""
    context = open_context(width=1280)
    context.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation', (e) => broken.push(e.violatedDirective))"
    )
    page = opened(context, address)
    answer = page.reload()
    assert answer
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    if page.locator(".chart[data-plotly]").count():
        drawing = page.locator(".chart-drawing:visible")
        drawing.hover()
        expect(drawing).to_have_class(re.compile("chart-live"))
    assert page.evaluate("window.broken") == []


def test_the_buttons_of_the_plot_work_under_the_policy(desk: BrowserContext) -> None:
    """Plotly's buttons appear, look as they should without a style of their own, and zoom back to the whole time."""
    page = desk.new_page()
    page.goto("/topics/nvidia-china-long-run")
    drawing = page.locator(".chart-drawing:visible")
    drawing.hover()
    bar = drawing.locator(".modebar")
    expect(bar).to_be_visible()
    expect(bar.locator(".modebar-btn")).to_have_count(3)
    assert bar.evaluate("bar => getComputedStyle(bar).position") == "absolute"
    bar.locator(".modebar-btn").last.click()
    expect(drawing).to_have_class(re.compile("chart-live"))


def test_forms_work_without_scripts(open_context: Watched) -> None:
    """Without scripts a search finds and a filter narrows; the numbers are in the page."""
    page = open_context(width=1280, scripts=False).new_page()
    page.goto("/")
    page.locator("#find").fill("H20")
    page.locator("#find").press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=H20"))
    expect(page.locator("table.figures td.number").first).to_contain_text(re.compile(r"\d"))
    page.goto("/figures")
    page.locator('input[name="source"][value="nvidia"]').check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".chips a")).to_have_count(1)
    expect(page.locator("table.figures td.number").first).to_contain_text(re.compile(r"\d"))


@pytest.mark.parametrize(
    ("locale", "words", "button", "found"),
    [
        ("zh-CN", "寒武纪", "显示", "寒武纪"),
        ("zh-TW", "寒武紀", "顯示", "寒武紀"),
        ("zh-TW", "寒武纪", "顯示", "寒武紀"),
    ],
)
def test_filters_in_chinese(open_context: Watched, locale: str, words: str, button: str, found: str) -> None:
    """Words filter in either script, whichever the reader types, and the table speaks the reader's own."""
    page = open_context(width=1280, locale=locale).new_page()
    page.goto("/figures")
    page.locator("#words").fill(words)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".chips a")).to_contain_text(words)
    expect(page.locator("table.figures tbody tr").first).to_contain_text(found)


def test_filters_narrow_and_can_be_taken_away(desk: BrowserContext) -> None:
    """Ticking a source shows its figures only; the chip takes the filter away; the address says it all."""
    page = desk.new_page()
    page.goto("/figures")
    page.locator('input[name="source"][value="nvidia"]').check()
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"source=nvidia"))
    assert "_search" not in page.url
    expect(page.locator(".chips a")).to_have_count(1)
    page.locator(".chips a").click()
    expect(page).not_to_have_url(re.compile(r"source="))


def test_sorting_by_a_heading(desk: BrowserContext) -> None:
    """A heading sorts, says so to screen readers, and turns round at the second click."""
    page = desk.new_page()
    page.goto("/figures?unit=USD")
    heading = page.get_by_role("columnheader", name="Number")
    heading.get_by_role("link").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    heading.get_by_role("link").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")


@pytest.mark.parametrize(
    ("locale", "words", "section", "found"),
    [
        ("zh-CN", "芯片", "对象", "国产AI芯片"),
        ("zh-TW", "晶片", "對象", "國產AI晶片"),
        ("zh-CN", "晶片", "对象", "国产AI芯片"),
    ],
)
def test_search_in_chinese(open_context: Watched, locale: str, words: str, section: str, found: str) -> None:
    """A reader of either script finds chips by that script's word, and in names of their own language."""
    page = open_context(width=1280, locale=locale).new_page()
    page.goto("/")
    page.locator("#find").fill(words)
    page.locator("#find").press("Enter")
    group = page.locator("section", has=page.get_by_role("heading", name=re.compile(rf"^{section} \d+$")))
    expect(group.get_by_role("link", name=found, exact=True)).to_be_visible()


def test_the_language_is_remembered(desk: BrowserContext) -> None:
    """Switching the language keeps the page, and the next pages speak it too."""
    page = desk.new_page()
    page.goto("/topics/nvidia-china-revenue?tab=table")
    page.get_by_role("link", name="繁體中文").click()
    expect(page).to_have_url(re.compile(r"/topics/nvidia-china-revenue\?tab=table$"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    page.get_by_role("link", name="資料", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Figures")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(("locale", "dark"), [("en-GB", False), ("zh-TW", True)])
def test_no_page_scrolls_sideways_on_a_phone(open_context: Watched, address: str, locale: str, *, dark: bool) -> None:
    """At 360 pixels everything fits, and nothing complains."""
    page = opened(open_context(width=360, locale=locale, dark=dark), address)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole_without_scripts(open_context: Watched, address: str) -> None:
    """Without scripts there is a heading, the language switch and the search, and on a topic chart and table."""
    page = opened(open_context(width=1024, scripts=False), address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="简体中文")).to_be_visible()
    expect(page.get_by_role("search").first).to_be_visible()
    if address == "/topics/h20-write-down":
        expect(page.locator(".chart-drawing:visible svg")).to_be_visible()
        expect(page.locator("table.figures tbody tr").first).to_be_visible()


def test_the_keyboard_reaches_the_content_and_the_search(desk: BrowserContext) -> None:
    """The first tab stop skips the head; a slash goes to the search box."""
    page = desk.new_page()
    page.goto("/about")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()


def test_going_back_gives_the_form_its_fields_again(desk: BrowserContext) -> None:
    """Fields that were left out of the address because they were empty can be used after going back."""
    page = desk.new_page()
    page.goto("/figures")
    page.locator('input[name="nature"]').first.locator("xpath=ancestor::details[1]/summary").click()
    page.locator('input[name="nature"]').first.check()
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("nature="))
    page.go_back()
    expect(page.locator("#words")).to_be_enabled()


def test_paper_holds_what_a_screen_folds_away(desk: BrowserContext) -> None:
    """Printed, a topic has its chart, the folded claims and its address, and none of the controls."""
    page = desk.new_page()
    page.goto("/topics/h20-write-down")
    passed_over = page.locator(".quote-more li").first
    expect(passed_over).to_be_hidden()
    page.emulate_media(media="print")
    for shown in (passed_over, page.locator(".chart-svg").first, page.get_by_role("heading", name="The figures")):
        expect(shown).to_be_visible()
    expect(page.locator(".on-paper")).to_contain_text("/topics/h20-write-down")
    for gone in (".controls", ".take", ".nav"):
        expect(page.locator(gone).first).to_be_hidden()
