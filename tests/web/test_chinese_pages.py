"""Chinese pages are Chinese in the small as well: amounts, dates and signs, on every kind of page."""

import csv
import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from tests.browser.page_kinds import PAGES, SEED

FOREIGN = {
    "three English words": re.compile(r"[A-Za-z][\w'’.-]*(?:,? [A-Za-z][\w'’.-]*){2,}"),
    "an English amount": re.compile(r"[$€£¥] ?[0-9]|[0-9] ?(?:bn|k|million|billion|trillion)(?![A-Za-z])"),
    "an English date": re.compile(r"(?<![A-Za-z])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9]"),
    "a narrow sign": re.compile(r"[一-鿿][,;:!?()]|[,;:!?()] ?[一-鿿]|[一-鿿]\.(?!\w)"),
}
"""What a Chinese sentence of our own holds nowhere, by what it is."""

QUOTED = {
    "documents": ("title", "title_zh_hans", "title_zh_hant", "publisher", "licence"),
    "figures": ("as_reported", "as_converted"),
    "figures-pages": ("as_reported", "as_converted"),
    "figures-epoch": ("as_reported", "as_converted"),
    "sources": ("name_en", "aliases"),
    "subjects": ("aliases", "name_en"),
    "metrics": ("name_en",),
}
"""The columns of the seed that hold names, who is credited, and what is printed elsewhere."""

VOID = {"meta", "link", "input", "br", "img", "hr", "source", "col", "wbr"}
SPOKEN = ("title", "aria-label", "placeholder", "alt", "data-label", "content")


class Said(HTMLParser):
    """Collects what a page says in Chinese: texts and labels, less code, citations and what is in other languages."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the labels of an element, and that it is open."""
        given = dict(attrs)
        self._open.append((tag, given))
        if tag != "meta" or given.get("name") == "description":
            for name in SPOKEN:
                self.handle_data(given.get(name) or "")
        if tag in VOID:
            self._open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over what has no content, as the shapes of drawings."""

    def handle_endtag(self, tag: str) -> None:
        """Close the element, with any in it that was left open."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note a text that the page says."""
        language = next((given["lang"] or "" for _, given in reversed(self._open) if "lang" in given), "")
        quoted = any(tag in {"code", "pre", "script", "style"} or "citation" in (given.get("class") or "")
                     for tag, given in self._open)  # fmt: skip
        if language.startswith("zh") and not quoted and data.strip():
            self.texts.append(" ".join(data.split()))


@pytest.fixture(scope="module")
def quoted() -> re.Pattern[str]:
    """Give what finds everything that is quoted, the longest first."""
    found = set()
    for table, columns in QUOTED.items():
        with (SEED / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found |= {
                    part for column in columns for part in (row[column], *row[column].split("|")) if len(part) > 2
                }
    found |= {credit for text in found for credit in re.findall("“(.+?)”", text)}
    return re.compile("|".join(re.escape(text) for text in sorted(found, key=len, reverse=True)))


def foreign(html: str, quoted: re.Pattern[str]) -> list[str]:
    """List what a page says in its own words, but not as a Chinese reader writes."""
    page = Said()
    page.feed(html)
    found = []
    for text in page.texts:
        own = re.sub(r"“[^”]*”|「[^」]*」|《[^》]*》", "", quoted.sub("", text))
        found += [f"{what}: {text[:120]}" for what, pattern in FOREIGN.items() if pattern.search(own)]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_half_english(client: TestClient, quoted: re.Pattern[str], address: str, language: str) -> None:
    """Neither English words nor English forms of amounts, dates and signs stand in what a page says in Chinese."""
    answer = client.get(address, headers={"Accept": "text/html", "Accept-Language": language}, follow_redirects=True)
    assert foreign(answer.text, quoted) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("收入为$4.5 bn左右", "an English amount"),
        ("共1.2 million片", "an English amount"),
        ("截至Jul 2025", "an English date"),
        ("来源:英伟达", "a narrow sign"),
        ("英伟达, AMD", "a narrow sign"),
        ("数据(三条)", "a narrow sign"),
        ("by the command line", "three English words"),
    ],
)
def test_what_is_foreign_is_found(text: str, what: str) -> None:
    """Each kind of slip is found in a text and in a label; what is marked as English, quoted or code is not."""
    none = re.compile("$^")
    assert [found.partition(":")[0] for found in foreign(f'<p lang="zh-Hans">{text}</p>', none)] == [what]
    assert foreign(f'<p lang="zh-Hans"><a aria-label="{text}">好</a></p>', none) != []
    for inside in (f'<i lang="en">{text}</i>', f"<code>{text}</code>", f"“{text}”"):
        assert foreign(f'<p lang="zh-Hans">{inside}</p>', none) == []
