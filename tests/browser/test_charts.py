"""Every kind of chart in a real browser: the plot answers at the very places where the drawing has its links."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.watching import Watched

VIEWS = (
    "/topics/h20-write-down?view=periods",
    "/topics/h20-write-down?view=sources",
    "/topics/h20-write-down?view=revisions",
    "/topics/accelerators-shipped?view=shares",
    "/topics/cambricon-revenue?view=forecasts",
    "/topics/china-chips-by-designer?facet=subject",
    "/topics/chinese-gpu-makers?facet=source&currency=USD",
)
"""A view of every kind, and small charts over time and in rows."""
ON_A_PHONE = ("/topics/nvidia-market-share?view=sources", "/topics/h20-write-down?view=revisions&facet=source")


@pytest.mark.parametrize(
    ("address", "width"), [*((view, 1280) for view in VIEWS), *((view, 360) for view in ON_A_PHONE)]
)
def test_pointing_tells_of_a_claim_and_a_click_opens_it(open_context: Watched, address: str, width: int) -> None:
    """Where the drawing has a link, the plot shows the same words, and a click leads to the same figure."""
    page = open_context(width=width).new_page()
    page.goto(address)
    drawing = page.locator(".chart-drawing:visible")
    drawing.hover()
    expect(drawing).to_have_class(re.compile("chart-live"))
    link = drawing.locator('svg.chart-svg a[href^="/figures/"]').last
    href, said = link.get_attribute("href"), link.locator("title").text_content()
    place = link.locator("circle, path, rect").last
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box
    assert said
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    label = drawing.locator(".chart-plot .hoverlayer")
    expect(label).to_have_text(re.compile("[.。)）]"))
    assert plain(label.text_content()) == plain(said)
    shown = label.bounding_box()
    assert shown
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= width
    page.mouse.down()
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"{href}$"))


def plain(text: str | None) -> str:
    """Give a text without its spaces and breaks, which fall elsewhere in a narrow label."""
    return re.sub(r"\s", "", text or "")


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_name_of_an_event_leads_to_the_time_line(open_context: Watched, width: int, *, live: bool) -> None:
    """A click on it opens the event among the others, in the drawing and in the plot that has taken its place."""
    page = open_context(width=width, scripts=live).new_page()
    page.goto("/topics/nvidia-china-revenue")
    drawing = page.locator(".chart-drawing:visible")
    if live:
        drawing.hover()
        expect(drawing).to_have_class(re.compile("chart-live"))
    link = drawing.locator('svg.chart-svg a[href^="/events#"]').first
    link.locator("text").first.scroll_into_view_if_needed()
    href, box = link.get_attribute("href"), link.locator("text").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile(rf"{href}$"))
    expect(page.locator(":target")).to_be_visible()


def test_an_event_is_reached_by_the_keyboard(open_context: Watched) -> None:
    """Its link stands before the marks, says day, actor and name, and opens the time line."""
    page = open_context(width=1280).new_page()
    page.goto("/topics/nvidia-china-revenue")
    link = page.locator('.chart-drawing:visible a[href^="/events#"]').first
    link.focus()
    assert link.get_attribute("aria-label") == link.locator("title").text_content()
    expect(link).to_have_accessible_name(re.compile(r"\d{4} · United States · "))
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_plot_takes_over_without_a_jump(open_context: Watched, width: int) -> None:
    """Every text of the drawing stands where the plot has the same text, to within three pixels."""
    page = open_context(width=width).new_page()
    page.goto("/topics/cambricon-revenue")
    drawing = page.locator(".chart-drawing:visible")
    drawing.hover()
    expect(drawing).to_have_class(re.compile("chart-live"))
    page.mouse.move(1, 1)
    places = """(drawing, root) => [...drawing.querySelectorAll(root + ' text')].map(text => {
      const box = text.getBoundingClientRect(), title = text.querySelector('title')?.textContent ?? '';
      return [text.textContent.slice(title.length), box.x + box.width / 2, box.y + box.height / 2];
    }).filter(([said]) => said.trim())"""
    before = drawing.evaluate(f"drawing => ({places})(drawing, 'svg.chart-svg')")
    after = drawing.evaluate(f"drawing => ({places})(drawing, '.chart-plot')")
    assert len(before) > 20
    for said, x, y in before:
        assert any(said == other and abs(x - left) <= 3 and abs(y - top) <= 3 for other, left, top in after), said
