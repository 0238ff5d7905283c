"""The headers that every answer carries, and what a script of another site may read."""

import pytest
from fastapi.testclient import TestClient

from app.web.security import HEADERS

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


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_the_headers(client: TestClient, address: str) -> None:
    """Pages, data, files, errors, redirects and 304s alike carry every header."""
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers.get("etag", "x")})
    for answer in (first, again, client.post(address), client.head(address)):
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert first.status_code < 500


def test_nothing_inline_and_nothing_from_elsewhere_may_run() -> None:
    """The policy lets only our own files be loaded, and neither inline scripts, inline styles nor eval."""
    rules = dict(rule.split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert "http" not in HEADERS["Content-Security-Policy"]


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
