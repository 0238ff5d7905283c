"""Charts for other sites' pages: framed anywhere, in the language and the colours of their address, live or frozen."""

import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.present.contexts.embed import Theme
from tests.web.conftest import load_into

TOPIC = "/embed/h20-write-down"
COMPARISON = "/embed/compare?subject=nvidia-h20&metric=inventory_charge"
SNIPPET = re.compile(r'<pre class="citation" id="embed-(live|frozen)">(.*?)</pre>', re.DOTALL)


def snippets(page: str) -> dict[str, str]:
    """Read the lines of HTML that a page offers for other pages."""
    return {name: unescape(text) for name, text in SNIPPET.findall(page)}


def source_of(snippet: str) -> str:
    """Give the address that a frame shows, less its origin."""
    found = re.search(r'src="http://testserver([^"]+)"', snippet)
    assert found, snippet
    return unescape(found[1])


@pytest.mark.parametrize("address", [TOPIC, COMPARISON, "/embed/nothing"])
def test_what_is_for_frames_may_be_framed(client: TestClient, address: str) -> None:
    """Any site may frame these addresses, an error too; all else stays forbidden."""
    for answer in (client.get(address), client.head(address)):
        rules = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))
        assert (rules["frame-ancestors"], rules["default-src"]) == ("*", "'none'")
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & set(rules["script-src"].split())


@pytest.mark.parametrize(
    "address", ["/", "/topics/h20-write-down", "/compare?subject=nvidia-h20", "/embedded", "/embed"]
)
def test_nothing_else_may_be_framed(client: TestClient, address: str) -> None:
    """No other page may be shown within a page of another site."""
    assert "frame-ancestors 'none'" in client.get(address).headers["content-security-policy"]


@pytest.mark.parametrize("address", [TOPIC, COMPARISON])
def test_an_embedded_chart_leads_back(client: TestClient, address: str) -> None:
    """It shows the chart twice, for two widths, names its sources' number, and leads to the page with the evidence."""
    text = client.get(address).text
    assert text.count("<svg") == 2
    assert "independent source" in text
    page = re.search(r'<h1>\s*<a href="http://testserver([^"]+)"', text)
    assert page
    assert client.get(unescape(page[1])).status_code == 200
    assert "<script" not in text
    assert "<nav" not in text


def test_an_embedded_chart_keeps_to_its_address(client: TestClient) -> None:
    """The language is that of the address, not of the reader, and no cookie is set; so are the colours."""
    answer = client.get(f"{TOPIC}?lang=zh-Hant&theme=dark", headers={"Accept-Language": "en"})
    assert answer.headers["content-language"] == "zh-Hant"
    assert "set-cookie" not in answer.headers
    assert 'data-theme="dark"' in answer.text.partition("<head>")[0]
    assert "data-theme" not in client.get(f"{TOPIC}?theme={Theme.AUTO}").text.partition("<head>")[0]


def test_wrong_parameters_are_named(client: TestClient) -> None:
    """A frame's address is as strict as any other."""
    for parameter in ("nosuch", "theme", "tab", "period"):
        headers = {"Accept": "application/json"}
        answer = client.get(f"{TOPIC}?{parameter}=x", headers=headers)
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["parameter"] == parameter


def test_pages_offer_what_they_show(client: TestClient) -> None:
    """The lines to embed show the very view: its parameters, in the reader's language, without its tab."""
    page = client.get("/topics/h20-write-down?nature=actual&tab=table", headers={"Accept-Language": "zh-CN"})
    found = snippets(page.text)
    assert source_of(found["live"]) == f"{TOPIC}?nature=actual&lang=zh-Hans"
    chosen = snippets(client.get("/compare?metric=inventory_charge&subject=nvidia-h20").text)
    assert source_of(chosen["live"]) == "/embed/compare?metric=inventory_charge&subject=nvidia-h20&lang=en"
    for snippet in (*found.values(), *chosen.values()):
        assert client.get(source_of(snippet)).status_code == 200


def test_a_frozen_chart_stays(own_ledger: Path, own_client: TestClient, tmp_path: Path) -> None:
    """A chart that was frozen shows after a correction what it showed before; a live one shows the correction."""
    found = snippets(own_client.get("/topics/h20-write-down").text)
    before = {name: drawing(own_client, snippet) for name, snippet in found.items()}
    rows = own_client.get("/api/v1/figures.csv?subject=nvidia-h20&metric=inventory_charge").text
    changed = tmp_path / "figures.csv"
    changed.write_text(rows.replace("45億美元,,,4500000000", "47億美元,,,4700000000"), encoding="utf-8")
    assert load_into(own_ledger, changed).tables["figures"].corrected
    after = {name: drawing(own_client, snippet) for name, snippet in found.items()}
    assert after["frozen"] == before["frozen"]
    assert after["live"] != before["live"]


def drawing(client: TestClient, snippet: str) -> list[str]:
    """Give the charts that a frame shows."""
    return re.findall(r"<svg.*?</svg>", client.get(source_of(snippet)).text, re.DOTALL)


def test_a_view_of_the_past_is_frozen_already(client: TestClient) -> None:
    """A view that looks at what the ledger held then offers no second way to freeze it."""
    found = snippets(client.get("/topics/h20-write-down?recorded_as_of=2030-01-01T00:00:00Z").text)
    assert list(found) == ["live"]
