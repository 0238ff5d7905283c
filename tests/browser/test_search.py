"""The search box as readers use it: with the keyboard, a pointer, a Chinese input method, on a phone."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Locator, Page, Route, expect

from tests.browser.watching import Watched


def options(page: Page) -> Locator:
    """Give the suggestions that are shown."""
    return page.locator(".suggest:visible [role=option]")


def typed(context: BrowserContext, words: str, address: str = "/about") -> Page:
    """Open a page, type into the box of its head, and wait for what is suggested."""
    page = context.new_page()
    page.goto(address)
    page.locator("#find").press_sequentially(words)
    expect(page.locator(".suggest:visible .suggest-all")).to_contain_text(words)
    return page


def test_from_any_page_to_a_chip_by_the_keyboard(desk: BrowserContext) -> None:
    """A slash leads to the box, letters bring suggestions by kind, an arrow chooses, Enter opens."""
    page = desk.new_page()
    page.goto("/about")
    expect(page.locator(".find-key")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    expect(page.locator(".find-key")).to_be_hidden()
    page.keyboard.type("H20")
    expect(page.locator("#find")).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox").get_by_role("group").first).to_have_accessible_name("Subjects")
    expect(page.get_by_role("option").first).to_contain_text("NVIDIA H20")
    expect(page.locator(".suggest mark").first).to_have_text("H20")
    expect(page.locator(".find [role=status]")).to_have_text(re.compile(r"^Suggestions: \d$"))
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("option", selected=True)
    expect(first).to_have_count(1)
    expect(page.locator("#find")).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "?")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/subjects/nvidia-h20$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("NVIDIA H20")


def test_what_is_typed_before_the_script_comes_is_answered_when_it_does(desk: BrowserContext) -> None:
    """On a slow line a reader types first; the suggestions come with the script, without another letter."""
    page, held = desk.new_page(), list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/js/search.js*", hold)
    with page.expect_request("**/js/search.js*"):
        page.goto("/about", wait_until="commit")
        page.locator("#find").fill("H20")
    expect(options(page)).to_have_count(0)
    for route in held:
        route.continue_()
    expect(page.locator(".suggest:visible .suggest-all")).to_contain_text("H20")


def test_arrows_go_round_by_the_text(desk: BrowserContext) -> None:
    """Up from the text is the last option, down from there the text again, and both ways nothing is skipped."""
    page = typed(desk, "inventory")
    count = options(page).count()
    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    assert page.locator("#find").get_attribute("aria-activedescendant") is None
    for place in range(count):
        page.keyboard.press("ArrowDown")
        expect(options(page).nth(place)).to_have_attribute("aria-selected", "true")


def test_enter_without_a_choice_searches(desk: BrowserContext) -> None:
    """Enter in the text asks the page of the search, as it does without scripts; so does the last option."""
    page = typed(desk, "inventory")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=inventory$"))
    page = typed(desk, "inventory")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=inventory$"))


def test_escape_closes_and_keeps_the_words(desk: BrowserContext) -> None:
    """Escape takes the suggestions away and leaves what was typed; an arrow brings them back, leaving closes them."""
    page = typed(desk, "Huawei")
    page.keyboard.press("Escape")
    expect(page.locator(".suggest:visible")).to_have_count(0)
    expect(page.locator("#find")).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#find")).to_have_value("Huawei")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_contain_text("Huawei")
    page.keyboard.press("Tab")
    expect(page.locator(".suggest:visible")).to_have_count(0)


def test_a_click_opens_what_is_suggested(desk: BrowserContext) -> None:
    """A pointer that reaches an empty box gets the first topics, and a click opens one."""
    page = desk.new_page()
    page.goto("/search")
    page.locator("#find").click()
    expect(page.get_by_role("group", name="Topics").get_by_role("option")).to_have_count(8)
    page.get_by_role("option", name="How much does NVIDIA earn in China?").click()
    expect(page).to_have_url(re.compile("/topics/nvidia-china-revenue$"))


def test_nothing_found_is_said(desk: BrowserContext) -> None:
    """Where nothing fits, the box says so, to eyes and to screen readers, and Enter leads to what comes near."""
    page = desk.new_page()
    page.goto("/about")
    page.locator("#find").press_sequentially("Hwuaveii")
    expect(page.locator(".suggest-none:visible")).to_contain_text("Nothing goes by that name")
    expect(page.locator(".find [role=status]")).to_contain_text("Nothing goes by that name")
    expect(page.locator("#find")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=Hwuaveii$"))


@pytest.mark.parametrize(
    ("locale", "words", "kind", "label", "address"),
    [
        ("zh-CN", "英伟达", "对象", "英伟达", "/subjects/nvidia"),
        ("zh-TW", "英偉達", "對象", "輝達", "/subjects/nvidia"),
        ("zh-TW", "營收", "指標", "營業收入", "/metrics/revenue"),
        ("en-GB", "英偉達", "Subjects", "NVIDIA", "/subjects/nvidia"),
    ],
)
def test_suggestions_in_chinese(  # noqa: PLR0917 - cells of a table
    open_context: Watched, locale: str, words: str, kind: str, label: str, address: str
) -> None:
    """Either script finds; names and kinds are in the reader's own language."""
    page = typed(open_context(width=1280, locale=locale), words)
    first = page.get_by_role("group", name=kind, exact=True).get_by_role("option").first
    expect(first.locator(".suggest-label")).to_have_text(label)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{address}$"))


def test_an_input_method_is_left_to_finish(open_context: Watched) -> None:
    """While a Chinese word is being composed nothing is asked, and the Enter that ends it chooses and sends nothing."""
    page = open_context(width=1280, locale="zh-CN").new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/suggest" in request.url else None)
    page.goto("/about")
    expect(page.locator(".find-key")).to_be_visible()
    page.keyboard.press("/")
    keys: CDPSession = page.context.new_cdp_session(page)
    for part in ("y", "ying", "ying'wei"):
        keys.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
    expect(page.locator("#find")).to_have_value("ying'wei")
    keys.send("Input.insertText", {"text": "英伟"})
    expect(options(page).first).to_contain_text("英伟达")
    assert asked
    assert all(f"q={quote('英伟')}" in address for address in asked)
    page.keyboard.press("ArrowDown")
    composing = "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true})"
    assert page.locator("#find").evaluate(f"box => box.dispatchEvent({composing})")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    assert page.url.endswith("/about")


@pytest.mark.parametrize(("locale", "dark"), [("en-GB", False), ("zh-TW", True)])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_suggestions_fit_every_screen(open_context: Watched, locale: str, width: int, *, dark: bool) -> None:
    """What opens stays inside the screen, as wide as a phone, without a sideways scroll and within the policy."""
    context = open_context(width=width, locale=locale, dark=dark)
    context.add_init_script("window.broken = []; addEventListener('securitypolicyviolation', (e) => broken.push(e))")
    page = typed(context, "NVIDIA")
    shown = page.locator(".suggest:visible").bounding_box()
    assert shown
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= width
    if width == 360:
        assert shown["width"] > 300
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("window.broken") == []


def test_only_the_last_words_are_answered(desk: BrowserContext) -> None:
    """An answer that comes late, for words that are no longer there, is never shown."""
    page = desk.new_page()
    page.goto("/about")
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route(re.compile(r"q=amd$"), hold)
    with page.expect_request(re.compile(r"q=amd$")):
        page.locator("#find").fill("amd")
    page.locator("#find").fill("bern")
    expect(options(page).first).to_contain_text("Bernstein")
    for route in late:
        route.fulfill(json={"data": [], "meta": {}})
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(options(page).first).to_contain_text("Bernstein")
