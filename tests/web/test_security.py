"""The headers that every answer carries, and what a script of another site may read."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from fastapi.testclient import TestClient

from app.web.inline import FIRST, SHEETS
from app.web.security import CONTENT_SECURITY_POLICY, HEADERS, PAGES

ADDRESSES = (
    "/",
    "/figures",
    "/nothing",
    "/figures?nosuch=1",
    "/?lang=en",
    "/api/v1/figures",
    "/api/v1/figures.csv",
    "/api/v1/figures?nosuch=1",
    "/api/v1/nothing",
    "/topics/h20-write-down.svg",
    "/static/css/site.css",
    "/static/nothing.css",
    "/robots.txt",
)


def rules_of(policy: str) -> dict[str, str]:
    """Read a policy: what each kind of thing may come from."""
    return dict(rule.split(" ", 1) for rule in policy.split("; "))


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_the_headers(client: TestClient, address: str) -> None:
    """Pages, data, files, errors, redirects and 304s carry every header; a 304 leaves the policy as it was kept."""
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers.get("etag", "x")})
    for answer in (first, again, client.post(address), client.head(address)):
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        policy = PAGES if answer.headers.get("content-type", "").startswith("text/html") else CONTENT_SECURITY_POLICY
        assert answer.headers.get("content-security-policy") == (None if answer.status_code == 304 else policy)
    assert first.status_code < 500


def test_nothing_inline_and_nothing_from_elsewhere_may_run() -> None:
    """The policy lets only our own files be loaded, and neither other inline scripts, other inline styles nor eval."""
    rules, plain = rules_of(PAGES), rules_of(CONTENT_SECURITY_POLICY)
    assert rules["default-src"] == "'none'"
    assert plain["script-src"] == plain["style-src"] == plain["connect-src"] == "'self'"
    for kind, count in (("script-src", 1), ("style-src", len(SHEETS))):
        own, *others = rules[kind].split()
        assert own == "'self'"
        assert len(others) == count
        assert all(re.fullmatch("'sha256-[A-Za-z0-9+/]{43}='", each) for each in others)
    assert rules | {"style-src": "'self'", "script-src": "'self'"} == plain
    assert "unsafe" not in PAGES
    assert "http" not in PAGES


@pytest.mark.parametrize("address", ["/", "/topics/h20-write-down", "/embed/h20-write-down", "/nothing", "/api"])
def test_a_page_carries_our_sheets_and_script_only(client: TestClient, address: str) -> None:
    """A page's style and script stand in our files word for word, and the page's policy names each by its hash."""
    answer = client.get(address)
    rules = rules_of(answer.headers["content-security-policy"])
    styles = re.findall(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    scripts = re.findall(r"<script data-modules=\"[^\"]*\">(.*?)</script>", answer.text, re.DOTALL)
    assert styles
    assert set(styles) <= set(SHEETS.values())
    assert scripts == ([] if address.startswith("/embed") else [FIRST])
    for texts, kind in ((styles, "style-src"), (scripts, "script-src")):
        named = {f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts}
        assert named <= set(rules[kind].split())
    assert ' style="' not in answer.text


def test_any_site_may_read(client: TestClient) -> None:
    """A script of another site may read an answer, its Link and its ETag, but not with cookies."""
    answer = client.get("/api/v1/figures", headers={"Origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-expose-headers"] == "Link, ETag"
    assert "access-control-allow-credentials" not in answer.headers
    assert "origin" not in answer.headers["vary"].lower()


@pytest.mark.parametrize("wanted", ["if-none-match", "x-requested-with, accept", ""])
def test_a_browser_may_ask_first(client: TestClient, wanted: str) -> None:
    """A preflight is told that any header may come along, and that GET and HEAD are possible."""
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    answer = client.options("/api/v1/figures", headers=asked | {"Access-Control-Request-Headers": wanted})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-headers"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD"


def test_options_without_an_origin_is_no_preflight(client: TestClient) -> None:
    """A plain OPTIONS is refused like any other method that isn't there."""
    assert client.options("/api/v1/figures").status_code == 405
