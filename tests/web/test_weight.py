"""What a page weighs over the wire before Plotly is asked for: HTML, style sheets and our own scripts together."""

import re

import pytest
from fastapi.testclient import TestClient

MOST = 60_000
"""Bytes, in brotli."""

PAGES = ("/", "/topics", "/figures", "/figures/nvidia-china-revenue-q1-fy2027", "/contradictions", "/checks", "/about")
COMPRESSED = {"Accept-Encoding": "br", "Accept": "text/html"}


def weight(client: TestClient, address: str) -> int:
    """Add up a page and what its head asks for, as sent to a browser."""
    page = client.get(address, headers=COMPRESSED)
    assert page.status_code == 200
    assert page.headers["content-encoding"] == "br"
    head = page.text.split("</head>")[0]
    parts = re.findall(r'<(?:script|link)[^>]+?(?:src|href)="(/static/[^"]+)"', head)
    assert any(".css" in part for part in parts)
    assert any(".js" in part for part in parts)
    assert not any("plotly-basic" in part for part in parts)
    sent = [page, *(client.get(part, headers=COMPRESSED) for part in parts)]
    return sum(int(answer.headers["content-length"]) for answer in sent)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_light(client: TestClient, address: str) -> None:
    """A page with all that it needs weighs less than 60 KB."""
    assert weight(client, address) < MOST


def test_every_topic_is_light(client: TestClient) -> None:
    """Every topic weighs less than 60 KB, its chart for both sizes of screen included."""
    topics = [f"/topics/{topic['slug']}" for topic in client.get("/topics.json").json()["data"]]
    heavy = {topic: found for topic in topics if (found := weight(client, topic)) >= MOST}
    assert topics
    assert heavy == {}
