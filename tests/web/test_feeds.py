"""Feeds: valid by RFC 4287, of what came or changed last, in three languages, announced by the pages they are of."""

import csv
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from app.present.feeds import ATOM, XHTML
from tests.web.conftest import load_into
from tests.web.reading import get, refused, rows_of

FEEDS = (
    "/figures.atom",
    "/figures.atom?metric=revenue&subject__under=nvidia",
    "/figures.atom?unit=chips&_size=3&as_of=2025-07-31",
    "/topics/h20-write-down.atom",
    "/subjects/nvidia.atom",
    "/sources/idc.atom",
    "/metrics/revenue.atom",
)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
BASE = "http://testserver"
Correct = Callable[[dict[str, str]], dict[str, str]]


def feed(client: TestClient, address: str, **headers: str) -> ET.Element:
    """Read a feed, which must be there."""
    answer = client.get(address, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml"), answer.text
    return ET.fromstring(answer.content)  # noqa: S314 - our own answer


def one(parent: ET.Element, name: str) -> str:
    """Give the text of an element that must stand there exactly once."""
    (found,) = parent.findall(f"{{{ATOM}}}{name}")
    return found.text or ""


def links(parent: ET.Element, relation: str) -> list[str]:
    """List where the links of a relation lead."""
    return [link.attrib["href"] for link in parent.findall(f"{{{ATOM}}}link") if link.get("rel") == relation]


def entries(parent: ET.Element) -> list[ET.Element]:
    """List the entries of a feed."""
    return parent.findall(f"{{{ATOM}}}entry")


def told(entry: ET.Element) -> str:
    """Give all that an entry says."""
    return "".join(entry.itertext())


def dates(parent: ET.Element) -> Iterator[str]:
    """Give every date of a feed."""
    return (e.text or "" for e in parent.iter() if e.tag in {f"{{{ATOM}}}updated", f"{{{ATOM}}}published"})


@pytest.mark.parametrize("address", FEEDS)
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_a_feed_has_what_the_standard_asks_for(client: TestClient, address: str, language: str) -> None:
    """One id, title, date and self link, an author; each entry likewise, with content; no id comes twice."""
    root = feed(client, address, **{"Accept-Language": language})
    assert root.tag == f"{{{ATOM}}}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    found = entries(root)
    assert 0 < len(found) <= 50
    ids = [one(part, "id") for part in (root, *found)]
    assert len(set(ids)) == len(ids)
    assert all(urlsplit(each).scheme for each in ids)
    assert all(one(part, "title") for part in (root, *found))
    assert all(RFC_3339.fullmatch(date) for date in dates(root))
    assert one(root, "updated") == max(one(entry, "updated") for entry in found)
    assert [name.text for name in root.iter(f"{{{ATOM}}}name")] == ["Chipledger"]
    assert len(links(root, "self")) == 1
    for entry in found:
        assert len(links(entry, "alternate")) == 1
        (content,) = entry.findall(f"{{{ATOM}}}content")
        assert (content.get("type"), [child.tag for child in content]) == ("xhtml", [f"{{{XHTML}}}div"])


@pytest.mark.parametrize("address", FEEDS)
def test_what_a_feed_leads_to_is_there(client: TestClient, address: str) -> None:
    """The feed's own address gives the same feed in the same language; its page and its entries' pages are there."""
    root = feed(client, address, **{"Accept-Language": "zh-TW"})
    (own,) = links(root, "self")
    assert own.startswith(BASE)
    assert ET.tostring(feed(client, own.removeprefix(BASE))) == ET.tostring(root)
    (page,) = links(root, "alternate")
    assert client.get(page.removeprefix(BASE)).status_code == 200
    for entry in entries(root)[:3]:
        (page,) = links(entry, "alternate")
        assert client.get(page.removeprefix(BASE)).status_code == 200


def test_a_feed_has_the_figures_of_its_selection(client: TestClient) -> None:
    """An entry is a figure that the filters choose, with its claim, its print, its source and its document."""
    query = "metric=revenue&source=nvidia&period_start__gte=2025-01-01"
    rows = {row["id"]: row for row in get(client, f"/figures.json?{query}")["data"]}
    found = entries(feed(client, f"/figures.atom?{query}"))
    assert 5 < len(found) == len(rows) < 50
    for entry in found:
        row = rows[links(entry, "alternate")[0].rpartition("/")[2]]
        assert row["as_reported"] in told(entry)
        assert "NVIDIA" in one(entry, "title")
        hrefs = [link.attrib["href"] for link in entry.iter(f"{{{XHTML}}}a")]
        assert hrefs == [f"{BASE}/sources/{row['source']}", f"{BASE}/documents/{row['document']}"]
        categories = {c.attrib["term"] for c in entry.findall(f"{{{ATOM}}}category")}
        assert categories == {row["metric"], row["subject"], row["source"]}


def test_the_feed_of_all_has_two_addresses(client: TestClient) -> None:
    """The feed of all figures is found among feeds too, and is one and the same."""
    assert ET.tostring(feed(client, "/feeds/figures.atom")) == ET.tostring(feed(client, "/figures.atom"))


def test_a_feed_has_no_pages_and_an_order_of_its_own(client: TestClient) -> None:
    """Asking a feed for an order, a page or counts is refused by name; so is what no page knows."""
    assert set(refused(client, "/figures.atom?_sort=value&_next=x&_facet=unit&_count=1&_fields=id")) == {
        "_sort",
        "_next",
        "_facet",
        "_count",
        "_fields",
    }
    assert set(refused(client, "/figures.atom?metrc=x")) == {"metrc"}
    assert set(refused(client, "/topics/h20-write-down.atom?metric=x")) == {"metric"}
    for address in ("/topics/none.atom", "/subjects/none.atom"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "page", ["/", "/figures?unit=chips&_sort=value", "/topics/h20-write-down", "/subjects/nvidia", "/sources/idc"]
)
def test_pages_announce_their_feed(client: TestClient, page: str) -> None:
    """A feed reader that is given the address of a page finds its feed, with the page's filters."""
    pattern = r'<link rel="alternate"\s+type="application/atom\+xml"\s+title="[^"]+"\s+href="([^"]+)"'
    (address,) = re.findall(pattern, client.get(page).text)
    assert entries(feed(client, unescape(address)))
    assert parse_qs(urlsplit(unescape(address)).query) == {
        n: v for n, v in parse_qs(urlsplit(page).query).items() if n[0] != "_"
    }


@pytest.fixture
def correct(own_client: TestClient, own_ledger: Path, tmp_path: Path) -> Correct:
    """Give what loads one figure of the ledger with some cells changed, and tells its row as it was."""

    def load_changed(cells: dict[str, str]) -> dict[str, str]:
        row = rows_of(own_client.get("/figures.csv?source=nvidia&status=stands&unit=USD&quotes__isnull=1").text)[0]
        with (tmp_path / "figures.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, row)
            writer.writeheader()
            writer.writerow(row | cells)
        load_into(own_ledger, tmp_path / "figures.csv")
        return row

    return load_changed


@pytest.mark.parametrize(
    ("cells", "title", "steps"),
    [
        (
            {"status": "withdrawn", "status_note": "In error."},
            "Withdrawn: ",
            ("Status: stands → withdrawn", "About the status: none → In error."),
        ),
        ({"status": "denied", "status_note": "It said so."}, "Denied: ", ("Status: stands → denied",)),
        ({"locator": "page 99"}, "Corrected: ", ("Where in it: ", " → page 99")),
    ],
)
def test_a_correction_comes_first_and_says_what_changed(
    own_client: TestClient,
    correct: Correct,
    cells: dict[str, str],
    title: str,
    steps: tuple[str, ...],
) -> None:
    """A corrected or withdrawn figure is an updated entry, under the id it had, that says what was and what is."""
    before: Any = {one(e, "id"): one(e, "updated") for e in entries(feed(own_client, "/figures.atom?source=nvidia"))}
    row = correct(cells)
    root = feed(own_client, "/figures.atom")
    first = entries(root)[0]
    assert links(first, "alternate") == [f"{BASE}/figures/{row['id']}"]
    assert one(first, "title").startswith(title)
    assert [step for step in steps if step not in told(first)] == []
    assert one(first, "updated") == one(root, "updated")
    assert datetime.fromisoformat(one(first, "updated")) >= datetime.fromisoformat(one(first, "published"))
    assert one(first, "id") not in before or before[one(first, "id")] <= one(first, "updated")


def test_a_feed_of_nothing_is_still_a_feed(client: TestClient) -> None:
    """Filters that choose nothing give a feed without entries, dated by the ledger's last change."""
    root = feed(client, "/figures.atom?source=nvidia&unit=chips&nature=rumour")
    assert entries(root) == []
    assert RFC_3339.fullmatch(one(root, "updated"))


def test_words_that_xml_cannot_hold_are_marked(client: TestClient) -> None:
    """A search for a character that XML has no place for gives a feed that can be read."""
    assert "\ufffd" in one(feed(client, "/figures.atom?_search=a%EF%BF%BE"), "title")
