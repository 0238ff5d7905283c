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
    expect(drawing.locator(".chart-plot .hoverlayer")).to_contain_text(said.splitlines()[0])
    page.mouse.down()
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"{href}$"))
