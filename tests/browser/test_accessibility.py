"""axe-core finds nothing to complain about on any page, in light and dark, in the three languages."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.page_kinds import ERRORS, PAGES, PLAIN

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
EN, HANS, HANT = "en-GB", "zh-CN", "zh-TW"
LOOKS = ("/", "/topics/h20-write-down", "/compare?subject=nvidia&metric=revenue", "/figures", "/coverage", ERRORS[0])
"""Pages that hold every kind of part, for the combinations of theme and language beside the first and the last."""
READERS = {
    (EN, "light"): PAGES,
    (EN, "dark"): LOOKS,
    (HANS, "light"): LOOKS,
    (HANS, "dark"): LOOKS,
    (HANT, "light"): LOOKS,
    (HANT, "dark"): PLAIN,
}
"""Which pages are judged for a reader of a language and a theme."""


@pytest.fixture
def judge() -> str:
    """Give the text of axe-core."""
    if not AXE.exists():
        pytest.fail("axe-core is not installed: run `make test`, or `bash tests/install.sh`.")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("locale", "theme"), READERS)
def test_axe_finds_nothing(chromium: Browser, site: str, judge: str, *, locale: str, theme: str) -> None:
    """No page breaks a rule of axe-core: names, roles, contrast, landmarks, order."""
    context = chromium.new_context(
        base_url=site,
        locale=locale,
        color_scheme="dark" if theme == "dark" else "light",
        viewport={"width": 1280, "height": 800},
        bypass_csp=True,
    )
    context.add_init_script(judge)
    page = context.new_page()
    found = {}
    for address in READERS[locale, theme]:
        page.goto(address)
        if wrong := list(violations(page)):
            found[address] = wrong
    context.close()
    assert not found, json.dumps(found, indent=1, ensure_ascii=False)


def test_axe_finds_nothing_where_plotly_drew(chromium: Browser, site: str, judge: str) -> None:
    """A chart that has come alive is as clean as the drawing that it covers."""
    context = chromium.new_context(base_url=site, locale=EN, bypass_csp=True)
    context.add_init_script(judge)
    page = context.new_page()
    page.goto("/topics/h20-write-down")
    page.locator(".chart-drawing:visible").hover()
    page.locator(".chart-drawing.chart-live").wait_for()
    found = list(violations(page))
    context.close()
    assert found == []


def test_axe_would_find_something(chromium: Browser, judge: str) -> None:
    """A page with a field without a name is complained about, so silence means something."""
    page = chromium.new_page(bypass_csp=True)
    page.add_init_script(judge)
    page.goto("data:text/html,<html lang=en><title>x</title><main><h1>x</h1><input></main>")
    assert any(said.startswith("label:") for said in violations(page))
    page.close()


def violations(page: Page) -> Iterator[str]:
    """Run axe-core on a page; tell each broken rule with the first places where it is."""
    asked = "axe.run(document, {resultTypes: ['violations']}).then((answer) => answer.violations)"
    for rule in page.evaluate(asked):
        places = "; ".join(node["html"][:200] for node in rule["nodes"][:3])
        yield f"{rule['id']}: {rule['help']} ({len(rule['nodes'])}): {places}"
