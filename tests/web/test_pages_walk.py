"""Every page there is: what it announces answers, headings are in order, fields are labelled, characters are right."""

import re
from functools import cache
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import opencc
import pytest
from fastapi.testclient import TestClient

from app.present.contexts.api import EXAMPLES
from app.present.contexts.figures import FACETS

PRINTED = re.compile(
    r'<(\w+)[^>]*\slang="(?!zh-Hant)[^"]+"[^>]*>.*?</\1>'
    r'|<a href="/documents/[^>]*>.*?</a>|<(dd|title)>.*?</\2>|<p class="citation">.*?</p>',
    re.DOTALL,
)
"""What is printed elsewhere: numbers, titles of documents, and facts, which quote names and places as they stand."""

LOCAL = frozenset("群台峰准里")
"""Characters that OpenCC would write otherwise, and that readers in Taiwan and Hong Kong write like this."""


@pytest.fixture(scope="module")
def addresses(client: TestClient) -> list[str]:
    """List every page of topics and entries, the pages of every tenth figure, and the pages that stand alone."""
    found = ["/", "/topics", "/figures", "/search", "/search?q=H20", "/about", "/api"]
    found += ["/events", "/explore", "/explore?subject=nvidia"]
    for table in ("topics", "sources", "documents", "subjects", "metrics"):
        found += [f"/{table}"] if table != "topics" else []
        found += [f"/{table}/{entry['slug']}" for entry in client.get(f"/{table}.json").json()["data"]]
    ids = [figure["id"] for figure in client.get("/figures.json?_size=1000").json()["data"]]
    return [*found, *(f"/figures/{figure_id}" for figure_id in ids[::10])]


class Outline(HTMLParser):
    """Collects what screen readers go by: headings, fields with their labels, tables, and links without words."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.fields: list[dict[str, str | None]] = []
        self.labels: set[str | None] = set()
        self.tables = self.captions = self.in_label = 0
        self.bare_headers: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag down."""
        found = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag == "input" and found.get("type") != "hidden":
            self.fields.append(found | {"within": "yes" if self.in_label else None})
        self.in_label += tag == "label"
        if tag == "label":
            self.labels.add(found.get("for"))
        self.tables += tag == "table"
        self.captions += tag == "caption"
        if tag == "th" and not found.get("scope"):
            self.bare_headers.append(self.get_starttag_text())

    def handle_endtag(self, tag: str) -> None:
        """Leave a label."""
        self.in_label -= tag == "label"


def test_what_pages_announce_answers(client: TestClient, addresses: list[str]) -> None:
    """The JSON, CSV and SVG that a page names as its alternates are there, whatever the page."""
    failing = {}
    for address in addresses:
        text = client.get(address).text
        for link in re.findall(r'<link rel="alternate"\s+type="[^"]+"\s+href="([^"]+)"', text):
            status = client.get(unescape(link)).status_code
            if status != 200:
                failing[address, link] = status
    assert failing == {}


def test_every_page_can_be_read_out(client: TestClient, addresses: list[str]) -> None:
    """One first heading and no level left out; every field has a label, every table a caption and scopes."""
    wrong = {}
    for address in addresses:
        outline = Outline()
        outline.feed(client.get(address).text)
        steps = [0, *outline.levels]
        faults = {
            "headings": outline.levels.count(1) != 1 or any(b > a + 1 for a, b in pairwise(steps)),
            "fields": any(not f["within"] and f.get("id") not in outline.labels for f in outline.fields),
            "captions": outline.tables != outline.captions,
            "scopes": bool(outline.bare_headers),
        }
        if found := [name for name, fault in faults.items() if fault]:
            wrong[address] = found
    assert wrong == {}


def test_pages_in_traditional_characters_hold_no_simplified_ones(client: TestClient, addresses: list[str]) -> None:
    """What is not printed elsewhere is in 繁體中文 throughout; what is printed says its language."""
    convert = cache(opencc.OpenCC("s2t").convert)
    wrong = {}
    for address in addresses:
        if address.startswith("/documents"):
            continue
        text = client.get(address, headers={"Accept-Language": "zh-TW"}).text
        main = PRINTED.sub("", text[text.index("<main") : text.index("</main>")])
        shown = re.sub(r"<[^>]+>", " ", main)
        odd = {c for c in shown if "\u4e00" <= c <= "\u9fff" and convert(c) != c} - LOCAL
        if odd:
            wrong[address] = "".join(sorted(odd))
    assert wrong == {}


def test_the_examples_for_developers_answer(client: TestClient) -> None:
    """Each curl of the page about the API gives rows of the seed."""
    for address, _ in EXAMPLES:
        answer = client.get(address)
        assert answer.status_code == 200
        assert len(answer.text) > 500


def test_a_page_of_many_figures_stays_small(client: TestClient) -> None:
    """Filters show a few dozen values at most; the page of all figures stays under half a megabyte."""
    text = client.get("/figures").text
    for facet in FACETS:
        assert text.count(f'name="{facet}"') <= 48
    assert len(text) < 500_000


def test_the_head_of_every_page_has_one_width(client: TestClient) -> None:
    """No page has a frame of its own, an error neither, so the head never jumps."""
    for address in ("/", "/figures", "/figures?metrc=x", "/about"):
        assert "<body>" in client.get(address, headers={"Accept": "text/html"}).text
