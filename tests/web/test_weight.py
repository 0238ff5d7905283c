"""What a page weighs over the wire before Plotly is asked for: HTML with its style sheets, and our own scripts."""

import re
from gzip import compress

import pytest
from fastapi.testclient import TestClient

MOST = 40_000
"""Bytes, in brotli; 60 KB are what was promised."""

BEFORE_THE_CHART = 13_000
"""Bytes of a topic's page, in gzip, until the drawing for wide screens is whole: what its first paint waits for."""

PAGES = ("/", "/topics", "/figures", "/figures/nvidia-china-revenue-q1-fy2027", "/contradictions", "/checks", "/about")
COMPRESSED = {"Accept-Encoding": "br", "Accept": "text/html"}


def asked_for(page: str) -> list[str]:
    """Read the addresses of all that a page asks for by itself, its modules included."""
    named = re.findall(r'<(?:script|link|img)\b[^>]+?(?:src|href)="(/static/[^"]+)"', page)
    return [*named, *" ".join(re.findall(r'data-modules="([^"]*)"', page)).split()]


def weight(client: TestClient, address: str) -> int:
    """Add up a page and what it asks for, as sent to a browser."""
    page = client.get(address, headers=COMPRESSED)
    assert page.status_code == 200
    assert page.headers["content-encoding"] == "br"
    parts = asked_for(page.text)
    assert any(".js" in part for part in parts)
    assert not any("plotly" in part for part in parts)
    sent = [page, *(client.get(part, headers=COMPRESSED) for part in parts)]
    return sum(int(answer.headers["content-length"]) for answer in sent)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_light(client: TestClient, address: str) -> None:
    """A page with all that it needs is light."""
    assert weight(client, address) < MOST


def test_every_topic_is_light(client: TestClient) -> None:
    """Every topic is light, charts for both sizes of screen included; little comes before its drawing is whole."""
    topics = [f"/topics/{topic['slug']}" for topic in client.get("/topics.json").json()["data"]]
    heavy = {topic: found for topic in topics if (found := weight(client, topic)) >= MOST}
    assert topics
    assert heavy == {}
    drawn = {topic: client.get(topic).text.partition(" chart-at-narrow")[0] for topic in topics}
    before = {topic: len(compress(page.encode(), 6)) for topic, page in drawn.items()}
    assert {topic: found for topic, found in before.items() if found >= BEFORE_THE_CHART} == {}
