"""Every kind of chart in a real browser: the plot answers at the very places where the drawing has its links."""

import re

import pytest
from playwright.sync_api import Route, expect

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
    expect(label).to_have_text(with_any_breaks(said))
    shown = label.bounding_box()
    assert shown
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= width
    page.mouse.down()
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"{href}$"))


def with_any_breaks(text: str) -> re.Pattern[str]:
    """Match a text whatever its spaces and breaks, which fall elsewhere in a narrow label."""
    return re.compile(r"^\s*" + r"\s*".join(re.escape(sign) for sign in text if not sign.isspace()) + r"\s*$")


def test_a_reader_who_points_before_the_script_is_there_is_answered(open_context: Watched) -> None:
    """Whoever points at the drawing already when the script arrives need not point anew, nor wait for an idle page."""
    page = open_context(width=1280).new_page()
    page.add_init_script("window.requestIdleCallback = () => 0")
    held: list[Route] = []
    page.route(re.compile(r"/js/chart\b.*\.js"), lambda route: held.append(route))  # noqa: PLW0108 - no builtin will do
    with page.expect_request(re.compile(r"/js/chart\b.*\.js")):
        page.goto("/topics/h20-write-down", wait_until="commit")
    drawing = page.locator(".chart-drawing:visible")
    drawing.hover()
    expect(drawing).not_to_have_class(re.compile("chart-live"))
    held[0].continue_()
    expect(drawing).to_have_class(re.compile("chart-live"))


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
