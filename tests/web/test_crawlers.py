"""What programs that walk the web are told: the site map, robots.txt, llms.txt; and under which addresses."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from app.figures.vocabulary import Bound, Nature, Status
from app.main import create_app
from app.present.crawlers import SITEMAPS
from app.settings import Settings
from app.web.addresses import origin_of
from tests.web.reading import get

BASE = "http://testserver"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def mapped(client: TestClient, address: str, tag: str = "url") -> dict[str, str | None]:
    """Read a site map: every address on this site, with its date."""
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/xml"), answer.text
    root = ET.fromstring(answer.content)  # noqa: S314 - our own answer
    found = {}
    for entry in root.findall(f"{{{SITEMAPS}}}{tag}"):
        (place,) = entry.findall(f"{{{SITEMAPS}}}loc")
        assert (place.text or "").startswith(f"{BASE}/")
        found[(place.text or "").removeprefix(BASE)] = entry.findtext(f"{{{SITEMAPS}}}lastmod")
    assert len(found) == len(root)
    return found


def test_the_site_map_has_every_page(client: TestClient) -> None:
    """Every page that stands alone, every entry that has a page, and every figure with its date is in the map."""
    found = mapped(client, "/sitemap.xml")
    figures = {f"/figures/{row['id']}" for row in get(client, "/figures.json?_size=1000")["data"]}
    listed = {page for page in found if page.startswith("/figures/")}
    assert listed == figures
    assert all(RFC_3339.fullmatch(found[page] or "") for page in listed)
    assert {"/", "/topics", "/figures", "/sources", "/contradictions", "/about", "/api"} <= set(found)
    for table in ("topics", "subjects", "metrics", "sources", "documents"):
        slugs = {f"/{table}/{entry['slug']}" for entry in get(client, f"/{table}.json")["data"]}
        assert slugs <= set(found)
    assert not {"/search", "/robots.txt"} & set(found)
    for page in sorted(found)[::25]:
        answer = client.get(page)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8"), page


def test_a_large_ledger_has_an_index_of_maps(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are more figures than one map takes, an index names the maps, which together hold the same."""
    whole = mapped(client, "/sitemap.xml")
    monkeypatch.setattr("app.answers.recent.PART_SIZE", 100)
    parts = mapped(TestClient(client.app), "/sitemap.xml?lang=", "sitemap")
    assert len(parts) > 3
    cut = [mapped(client, part) for part in parts]
    assert max(len(part) for part in cut[1:]) <= 100
    assert sum(map(len, cut)) == len(whole)
    assert {page: date for part in cut for page, date in part.items()} == whole
    last = max(parts, key=len)
    assert client.get(last.replace(".xml", "9.xml")).status_code == 404
    assert client.get("/sitemap-figures--1.xml").status_code == 400


def test_crawlers_may_read(client: TestClient) -> None:
    """robots.txt keeps crawlers from filters and searches only, and leads to the site map."""
    answer = client.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    rules = answer.text.splitlines()
    assert [rule for rule in rules if rule.startswith("Disallow")] == ["Disallow: /*?", "Disallow: /search"]
    assert rules[-1] == f"Sitemap: {BASE}/sitemap.xml"


def test_what_language_models_are_told_is_so(client: TestClient) -> None:
    """Every address in llms.txt answers, or names the parameter that it needs; words of closed lists are all there."""
    text = client.get("/llms.txt").text
    assert text.startswith("# Chipledger\n\n> ")
    addresses = re.findall(rf"\]\({BASE}([^)\s]*)\)", text)
    assert len(addresses) > 60
    assert {"/api/v1/figures", "/api/v1/contradictions", "/topics/h20-write-down.json", "/sitemap.xml"} <= set(
        addresses
    )
    for address in addresses:
        answer = client.get(address, follow_redirects=True)
        lacks = "is needed" in answer.text or "Name what is compared" in answer.text
        assert answer.status_code == 200 or lacks, (address, answer.text)
    assert [word for word in (*Nature, *Bound, *Status) if word not in text] == []
    described = get(client, "/api/v1/openapi.json")["paths"]
    assert {path for path in described if "{" not in path and not path.endswith(".csv")} <= set(addresses)


@pytest.mark.parametrize("address", ["/robots.txt", "/llms.txt", "/sitemap.xml", "/sitemap-pages.xml"])
def test_these_take_no_parameters(client: TestClient, address: str) -> None:
    """An unknown parameter is refused here too, in the one shape."""
    answer = client.get(f"{address}?x=1")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")


def ask(client: TestClient, address: str, host: str) -> Any:
    """Ask under a host's name."""
    return client.get(address, headers={"Host": host})


def test_each_host_gets_its_own_addresses(client: TestClient) -> None:
    """What one reader's Host makes is given to no reader who asked for another, and its ETag isn't either's."""
    hosts = ("a.example", "b.example:8080", "[::1]:8000")
    for address in ("/robots.txt", "/figures.atom?_size=1", "/figures/xwgfp66rf14z"):
        answers_ = {host: ask(client, address, host) for host in hosts}
        for host, answer in answers_.items():
            assert f"http://{host}/" in answer.text
            assert not [other for other in hosts if other != host and f"//{other}/" in answer.text]
            assert "Host" in answer.headers["vary"]
        assert len({answer.headers["etag"] for answer in answers_.values()}) == len(hosts)


def test_the_api_is_the_same_for_every_host(client: TestClient) -> None:
    """An answer that holds no whole address is kept once for all hosts."""
    tags = {ask(client, "/api/v1/figures", host).headers["etag"] for host in ("a.example", "b.example")}
    assert len(tags) == 1


def test_a_public_address_goes_before_the_host(seeded: Path) -> None:
    """If the settings say under which address readers come, no Host changes that."""
    app = create_app(Settings(database_url=f"sqlite:///{seeded}", public_url="https://chipledger.example"))
    answer = ask(TestClient(app), "/robots.txt", "evil.example")
    assert "Sitemap: https://chipledger.example/sitemap.xml" in answer.text
    assert "evil" not in answer.text


@pytest.mark.parametrize("host", ['"><script>', "a b", "a/b", "user@host", "a:b", "", "a.example:123456"])
def test_a_host_that_is_none_is_passed_over(host: str) -> None:
    """A malformed Host never comes into an address; the one that the server listens on does."""
    scope = {"scheme": "http", "server": ("127.0.0.1", 8000), "headers": [(b"host", host.encode())]}
    assert origin_of(scope) == "http://127.0.0.1:8000"
