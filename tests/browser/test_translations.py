"""Chinese pages are Chinese throughout: no message is left in English, nor any run of English words of our own."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Browser

from app.present.languages import Language, catalogue_path
from tests.browser.page_kinds import PAGES, SEED
from tests.browser.watching import Watched

SCRIPT = Path(__file__).with_name("untranslated.js")
ONE_LANGUAGE = {
    "documents": ("title", "publisher", "licence"),
    "figures": ("as_reported", "as_converted"),
    "figures-pages": ("as_reported", "as_converted"),
    "sources": ("name_en",),
}
"""Columns of the seed that hold what is printed elsewhere, and who is credited."""


def messages(language: Language) -> list[str]:
    """List the messages whose translation differs from the English."""
    with catalogue_path(language).open("rb") as file:
        catalogue = read_po(file)
    one = [entry.id for entry in catalogue if isinstance(entry.id, str) and entry.id not in {"", entry.string}]
    many = [form for entry in catalogue if isinstance(entry.id, (list, tuple)) for form in entry.id]
    return one + many


def quoted() -> Iterator[str]:
    """Give what the ledger quotes in one language only, the longest first."""
    found = set()
    for table, columns in ONE_LANGUAGE.items():
        with (SEED / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {row[column] for column in columns if row.get(column)}
    found |= {credit for text in found for credit in re.findall("“(.+?)”", text)}
    yield from sorted(found, key=len, reverse=True)


@pytest.mark.parametrize(("locale", "language"), [("zh-CN", Language.ZH_HANS), ("zh-TW", Language.ZH_HANT)])
def test_chinese_pages_say_nothing_in_english(chromium: Browser, site: str, locale: str, language: Language) -> None:
    """On no kind of page does a message or a run of four English words stand that the page says by itself."""
    context = chromium.new_context(base_url=site, locale=locale)
    context.add_init_script(path=SCRIPT)
    page = context.new_page()
    known, printed = messages(language), list(quoted())
    assert len(known) > 500
    left = {}
    for address in PAGES:
        page.goto(address)
        if found := page.evaluate("([messages, quoted]) => untranslated(messages, quoted)", [known, printed]):
            left[address] = found
    context.close()
    assert left == {}


def test_what_is_left_in_english_is_found(open_context: Watched) -> None:
    """A message in English, and a sentence that nobody translated, are both found."""
    context = open_context(width=1280, locale="zh-CN")
    context.add_init_script(path=SCRIPT)
    page = context.new_page()
    page.goto("/about")
    page.evaluate("document.querySelector('h1').textContent = 'Topics'")
    page.evaluate("document.querySelector('main p').textContent = '我们 forgot to translate this 了'")
    found = page.evaluate("untranslated(['Topics'], [])")
    assert "h1: Topics" in found
    assert "p: forgot to translate this" in found
