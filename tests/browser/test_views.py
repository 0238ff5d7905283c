"""Views change in place: no page is loaded, the address says what is shown, and neither focus nor chart is lost."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.watching import Watched

TOPIC = "/topics/china-ai-chip-market"


def marked(context: BrowserContext, address: str = TOPIC) -> Page:
    """Open a view and mark its window when it is whole: the mark is gone as soon as any page is loaded."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html.scripted")
    page.evaluate("window.mark = 'still here'")
    return page


def stayed(page: Page) -> bool:
    """Tell whether no page was loaded since the window was marked."""
    return bool(page.evaluate("window.mark === 'still here'"))


def test_a_choice_changes_the_chart_in_place(desk: BrowserContext) -> None:
    """A choice redraws chart, table and address without a page load; the focus stays, and listeners are told."""
    page = marked(desk)
    before = page.locator(".chart-drawing:visible svg.chart-svg").inner_html()
    page.get_by_label("Currency", exact=True).focus()
    page.get_by_label("Currency", exact=True).select_option("CNY")
    expect(page).to_have_url(re.compile(rf"{TOPIC}\?currency=CNY$"))
    expect(page.get_by_label("Currency", exact=True)).to_be_focused()
    expect(page.get_by_label("Currency", exact=True)).to_have_value("CNY")
    expect(page.locator("#view-news")).to_contain_text("CN¥")
    expect(page.get_by_role("status").filter(has_text="CN¥")).to_have_count(1)
    assert page.locator(".chart-drawing:visible svg.chart-svg").inner_html() != before
    assert stayed(page)


def test_a_choice_made_before_the_script_comes_counts(open_context: Watched) -> None:
    """What is chosen while the page's scripts are still on their way is shown when they arrive."""
    page = open_context(width=1280).new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/static/js/view.js*", hold)
    with page.expect_request("**/static/js/view.js*"):
        page.goto(TOPIC)
    page.get_by_label("Currency", exact=True).select_option("CNY")
    assert page.url.endswith(TOPIC)
    for route in held:
        route.continue_()
    expect(page).to_have_url(re.compile(rf"{TOPIC}\?currency=CNY$"))
    expect(page.get_by_label("Currency", exact=True)).to_have_value("CNY")


def test_back_and_forward_give_each_view_again(desk: BrowserContext) -> None:
    """Going back shows the view before, its controls too, and going forward the one after; nothing is loaded."""
    page = marked(desk)
    page.get_by_label("Currency", exact=True).select_option("CNY")
    expect(page).to_have_url(re.compile("currency=CNY$"))
    page.get_by_role("link", name="Source by source").click()
    expect(page).to_have_url(re.compile("view=sources"))
    page.go_back()
    expect(page.get_by_role("link", name="Overview", exact=True)).to_have_attribute("aria-current", "true")
    expect(page.get_by_label("Currency", exact=True)).to_have_value("CNY")
    page.go_back()
    expect(page.get_by_label("Currency", exact=True)).to_have_value("")
    assert page.url.endswith(TOPIC)
    page.go_forward()
    expect(page.get_by_label("Currency", exact=True)).to_have_value("CNY")
    assert stayed(page)


def test_kinds_of_chart_and_tabs_change_in_place(desk: BrowserContext) -> None:
    """A kind of chart and a tab are links that swap the view, keep the focus, and name the page anew."""
    page = marked(desk)
    for name, told in (("Source by source", "view=sources"), ("Forecasts", "view=forecasts")):
        link = page.get_by_role("navigation", name="Kinds of chart").get_by_role("link", name=name)
        link.focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(told))
        expect(link).to_be_focused()
        expect(link).to_have_attribute("aria-current", "true")
        expect(page.locator(".chart-drawing:visible svg.chart-svg")).to_be_visible()
    page.get_by_role("link", name="Table", exact=True).click()
    expect(page).to_have_url(re.compile("tab=table"))
    expect(page.locator("figure.chart")).to_have_count(0)
    expect(page.locator("table.figures tbody tr").first).to_be_visible()
    assert stayed(page)


def test_the_slider_moves_the_day(desk: BrowserContext) -> None:
    """Arrow keys on the slider go back in what had been stated; it says the day, and keeps the focus."""
    page = marked(desk)
    slider = page.get_by_role("slider", name="As stated by")
    expect(slider).to_have_attribute("aria-valuetext", "today")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("as_of=2025-05-06$"))
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "6 May 2025")
    expect(page.get_by_label("As stated by").and_(page.locator("select"))).to_have_value("2025-05-06")
    page.keyboard.press("End")
    expect(page).to_have_url(re.compile(rf"{TOPIC}$"))
    assert stayed(page)


def test_two_fields_of_one_name_are_told_as_the_form_tells_them(desk: BrowserContext) -> None:
    """First and last year go into one parameter, and several ticks too, in place as without scripts."""
    page = marked(desk)
    page.get_by_label("From", exact=True).select_option("2024..")
    expect(page).to_have_url(re.compile(r"time=2024\.\.$"))
    page.get_by_label("To", exact=True).select_option("..2027")
    expect(page).to_have_url(re.compile(r"time=2024\.\.2027$"))
    page.locator("summary", has_text="Only").click()
    page.locator('input[name="nature"][value="forecast"]').check()
    expect(page).to_have_url(re.compile("nature=forecast"))
    page.locator('input[name="nature"][value="estimate"]').check()
    expect(page).to_have_url(re.compile("nature=(estimate~forecast|forecast~estimate)"))
    expect(page.locator('input[name="nature"][value="estimate"]')).to_be_focused()
    assert stayed(page)


def test_plotly_takes_over_the_new_chart(desk: BrowserContext) -> None:
    """After a change the new drawing is there at once, and comes alive in its place, without a jump."""
    page = marked(desk)
    page.locator(".chart-drawing:visible").hover()
    expect(page.locator(".chart-drawing:visible")).to_have_class(re.compile("chart-live"))
    page.get_by_label("Currency", exact=True).select_option("CNY")
    expect(page).to_have_url(re.compile("currency=CNY$"))
    drawing = page.locator(".chart-drawing:visible")
    before = drawing.bounding_box()
    drawing.hover()
    expect(drawing).to_have_class(re.compile("chart-live"))
    expect(drawing.locator(".chart-plot .main-svg").first).to_be_visible()
    assert drawing.bounding_box() == before
    assert stayed(page)


def test_the_copy_button_works_before_and_after_a_change(open_context: Watched) -> None:
    """The sentence to quote can be copied from the page as it came, and from the view that took its place."""
    context = open_context(width=1280)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = marked(context, "/topics/h20-write-down")
    copied = []
    for change in (False, True):
        if change:
            page.get_by_role("navigation", name="Rule").get_by_role("link", name="Middle of the sources").click()
            expect(page).to_have_url(re.compile("rule=median"))
        page.get_by_role("button", name="Copy this sentence").click()
        expect(page.locator(".quote-panel .copy-line [role=status]")).to_have_text("Copied")
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    assert all(context_word in text for text in copied for context_word in ("H20", "http://"))
    assert "rule=median" in copied[1]
    assert "rule=median" not in copied[0]
    assert stayed(page)


def test_the_focus_is_not_lost_with_what_held_it(desk: BrowserContext) -> None:
    """Reset goes away with what it resets; the focus then goes to the controls, not to the top of the page."""
    page = marked(desk, f"{TOPIC}?currency=CNY")
    page.get_by_role("link", name="Reset").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{TOPIC}$"))
    expect(page.get_by_role("link", name="Reset")).to_have_count(0)
    assert page.evaluate("document.querySelector('form.controls').contains(document.activeElement)")
    assert stayed(page)


def test_what_was_unfolded_stays_unfolded(desk: BrowserContext) -> None:
    """Folds that the reader opened are open in the new view, and the page does not scroll away."""
    page = marked(desk, "/topics/h20-write-down")
    page.get_by_text("Cite", exact=True).click()
    page.get_by_label("Currency", exact=True).scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    page.get_by_label("Currency", exact=True).select_option("CNY")
    expect(page).to_have_url(re.compile("currency=CNY"))
    expect(page.locator("details.cite", has=page.get_by_text("BibTeX", exact=True))).to_have_attribute("open", "")
    assert page.evaluate("scrollY") == top


def test_the_last_choice_wins(desk: BrowserContext) -> None:
    """An answer that comes late, for a choice that was changed since, is never shown."""
    page = marked(desk)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile("currency=CNY"), hold)
    page.get_by_label("Currency", exact=True).select_option("CNY")
    page.wait_for_function("document.querySelector('#view').ariaBusy === 'true'")
    page.get_by_label("Currency", exact=True).select_option("USD")
    expect(page).to_have_url(re.compile("currency=USD$"))
    for route in held:
        route.fulfill(body="<article>late</article>", content_type="text/html")
    page.get_by_label("Currency", exact=True).select_option("")
    expect(page).to_have_url(re.compile(rf"{TOPIC}$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert stayed(page)


def test_going_to_a_place_on_the_page_asks_for_nothing(desk: BrowserContext) -> None:
    """A link to a heading of the same page moves there, and the view is not asked for again."""
    page = marked(desk)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/topics/" in request.url else None)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.go_back()
    page.get_by_label("Currency", exact=True).select_option("CNY")
    expect(page).to_have_url(re.compile("currency=CNY$"))
    assert [address for address in asked if "currency" not in address and "plotly" not in address] == []


def test_the_language_follows_the_view(desk: BrowserContext) -> None:
    """The other languages open the view as it is now, not as the page was loaded."""
    page = marked(desk)
    page.get_by_label("Currency", exact=True).select_option("CNY")
    expect(page).to_have_url(re.compile("currency=CNY$"))
    page.get_by_role("link", name="简体中文").click()
    expect(page).to_have_url(re.compile(r"\?currency=CNY$"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("#control-currency")).to_have_value("CNY")


def test_where_an_answer_fails_the_page_is_loaded(chromium: Browser, site: str) -> None:
    """If the new view can't be fetched, the browser goes to its address as a link would."""
    context = chromium.new_context(base_url=site, locale="en-GB")
    page = marked(context)
    failed: list[Route] = []

    def once(route: Route) -> None:
        failed.append(route)
        route.abort() if len(failed) == 1 else route.continue_()

    page.route(re.compile(r"\?currency=CNY$"), once)
    page.get_by_label("Currency", exact=True).select_option("CNY")
    expect(page).to_have_url(re.compile("currency=CNY$"))
    expect(page.get_by_label("Currency", exact=True)).to_have_value("CNY")
    assert not stayed(page)
    context.close()


@pytest.mark.parametrize("address", [TOPIC, "/topics/h20-write-down", "/compare?subject=nvidia-h20"])
def test_every_control_works_without_scripts(open_context: Watched, address: str) -> None:
    """Each choice, sent with the button, is in the address that the server answers with, and chosen on its page."""
    page = open_context(width=1280, scripts=False).new_page()
    page.goto(address)
    names = [choice.get_attribute("id") for choice in page.locator("form.controls select").all()]
    assert len(names) >= 5
    for name in names:
        page.goto(address)
        choice = page.locator(f"#{name}")
        if not choice.is_visible():
            page.locator("details.control-more > summary").click()
        value = choice.locator("option").last.get_attribute("value")
        assert value
        choice.select_option(value)
        page.get_by_role("button", name="Show", exact=True).click()
        asked = parse_qs(urlsplit(page.url).query).get(choice.get_attribute("name") or "")
        assert asked, f"{name} is not in {page.url}"
        assert value.strip(".") in asked[0]
        expect(page.locator(f"#{name}")).to_have_value(value)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
