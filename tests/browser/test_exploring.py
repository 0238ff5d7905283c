"""Exploring in a real browser: ticked series are compared, with scripts and without; the time line; the front page."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.watching import Watched


def explore(context: BrowserContext, query: str = "") -> Page:
    """Open the page of all series."""
    page = context.new_page()
    page.goto(f"/explore{query}")
    return page


def tick(page: Page, place: int) -> str:
    """Tick a series of the list; give its key as an address holds it."""
    box = page.locator('.series input[name="series"]').nth(place)
    box.check()
    return str(box.input_value()).replace("=", "%3D")


def test_two_ticked_series_are_compared(desk: BrowserContext) -> None:
    """The basket counts what is ticked, survives a change of filters, and leads to the comparison and back."""
    page = explore(desk)
    status = page.locator(".basket-count")
    expect(status).to_have_text("Nothing chosen yet")
    expect(page.get_by_role("button", name="Compare")).to_be_hidden()
    first = tick(page, 0)
    expect(status).to_have_text("Chosen: 1")
    assert page.url.endswith(f"/explore?basket={first}")
    page.locator('.filters input[name="metric"][value="unit_shipments"]').check()
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile(r"/explore\?.*metric=unit_shipments"))
    expect(page.locator(".basket-items li")).to_have_count(1)
    second = tick(page, 0)
    expect(page.locator(".basket-count")).to_have_text("Chosen: 2")
    page.get_by_role("button", name="Compare").click()
    keys = sorted([first, second])
    expect(page).to_have_url(re.compile(rf"/compare\?series={re.escape('~'.join(keys))}$"))
    page.get_by_role("link", name="Add another series").click()
    expect(page.locator(".basket-items li")).to_have_count(2)


def test_what_is_taken_out_is_no_longer_ticked(desk: BrowserContext) -> None:
    """A series can be taken out where it was ticked, or in the basket; the address and every way on follow."""
    page = explore(desk)
    kept, gone = tick(page, 0), tick(page, 1)
    page.locator(f'.basket-items [data-key="{gone.replace("%3D", "=")}"] a').click()
    expect(page.locator(".series input:checked")).to_have_count(1)
    assert page.url.endswith(f"/explore?basket={kept}")
    following = page.get_by_role("link", name="Next page")
    assert f"basket={kept}" in str(following.get_attribute("href"))
    page.locator(".series input:checked").uncheck()
    expect(page.locator(".basket-items li")).to_have_count(0)
    assert page.url.endswith("/explore")
    page.reload()
    expect(page.locator(".series input:checked")).to_have_count(0)


def test_exploring_works_without_scripts(open_context: Watched) -> None:
    """Ticked series are kept by a button while the filters change, and compared by another."""
    page = explore(open_context(width=1280, scripts=False), "?metric=revenue")
    first = tick(page, 0)
    page.get_by_role("button", name="Keep and look on").click()
    expect(page).to_have_url(re.compile(rf"/explore\?metric=revenue&basket={re.escape(first)}$"))
    second = tick(page, 1)
    page.get_by_role("button", name="Compare").click()
    keys = "~".join(sorted([first, second]))
    expect(page).to_have_url(re.compile(rf"/compare\?series={re.escape(keys)}$"))
    expect(page.locator("svg.chart-svg").first).to_be_visible()


def test_an_event_is_suggested_and_found_on_the_time_line(desk: BrowserContext) -> None:
    """From the search box to the event's place, and from what was said there to its figure."""
    page = desk.new_page()
    page.goto("/about")
    page.locator("#find").fill("resume H20")
    page.get_by_role("option", name=re.compile("resume H20 sales")).click()
    expect(page).to_have_url(re.compile(r"/events#nvidia-resumes-h20$"))
    event = page.locator("#nvidia-resumes-h20")
    expect(event).to_be_in_viewport()
    event.locator(".said a.number").first.click()
    expect(page).to_have_url(re.compile("/figures/"))


def test_on_a_phone_what_was_said_is_folded_but_at_the_event_addressed(open_context: Watched) -> None:
    """Events are a few lines each; one that the address names is open; filters and years are a tap away, unscripted."""
    page = open_context(width=360, scripts=False).new_page()
    page.goto("/events#us-h20-licence-notice")
    addressed, other = page.locator("#us-h20-licence-notice"), page.locator("#amd-mi308-licence")
    expect(addressed).to_be_in_viewport()
    expect(addressed.locator(".said a.number").first).to_be_visible()
    expect(other.locator(".said a.number").first).to_be_hidden()
    other.locator("summary").click()
    expect(other.locator(".said a.number").first).to_be_visible()
    page.goto("/events")
    assert page.evaluate("document.documentElement.scrollHeight") < 300 * page.locator(".event").count()
    page.get_by_role("navigation", name="Years").get_by_role("link", name="2023").click()
    expect(page.get_by_role("heading", name="2023")).to_be_in_viewport()
    page.get_by_text("Filters", exact=True).click()
    offered = page.get_by_role("link", name=re.compile(r"^AMD \d+$"))
    number = int(offered.inner_text().split()[-1])
    offered.click()
    expect(page).to_have_url(re.compile(r"/events\?subject=amd$"))
    expect(page.locator(".event")).to_have_count(number)


@pytest.mark.parametrize("locale", ["en-GB", "zh-CN", "zh-TW"])
@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("address", ["/", "/explore", "/events?subject=nvidia", "/about"])
def test_pages_fit_every_screen(open_context: Watched, address: str, width: int, locale: str) -> None:
    """Nothing is wider than the screen; all entries of the navigation are there, on one line but on a phone."""
    page = open_context(width=width, locale=locale).new_page()
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    tops = page.locator(".top .nav a:visible").evaluate_all("links => links.map(link => link.offsetTop)")
    assert len(tops) == 6
    assert len(set(tops)) <= (2 if width == 360 else 1)


def test_the_front_page_on_a_phone_is_short_unfolds_and_jumps(open_context: Watched) -> None:
    """At 360 px a group is one tap away and shows one card with all that cards tell; its other topics open in place."""
    page = open_context(width=360).new_page()
    page.goto("/")
    assert page.evaluate("document.documentElement.scrollHeight") < 2000 + 430 * page.locator(".topic-group").count()
    page.get_by_role("navigation", name="Groups of topics").get_by_role("link", name="AMD in China").click()
    expect(page.get_by_role("heading", name="AMD in China")).to_be_in_viewport()
    for group in page.locator(".topic-group").all():
        expect(group.locator(".card:visible")).to_have_count(1)
        expect(group.locator(".card-last:visible")).to_have_count(1)
    folded = page.locator(".all-cards").first
    expect(folded.locator(".card-rows a").last).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator(".card-rows a").last).to_be_visible()
    expect(page.locator(".clash").first).to_be_attached()
    page.goto("/topics")
    expect(page.locator(".card:visible")).to_have_count(page.locator(".card").count())
