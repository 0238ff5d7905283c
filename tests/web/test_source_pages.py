"""A source's page, its data and the API's answer: the same record, held against the arithmetic itself."""

import re
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.answers.accounts import LEAST_DRAWN
from app.findings.comparison import compare
from app.findings.distance import distances, tally
from app.findings.revisions import ladders
from tests.web.reading import get, held
from tests.web.test_api import conforms

API = "/api/v1/sources"


@pytest.mark.parametrize("slug", ["nvidia", "idc", "cambricon"])
def test_the_record_is_that_of_the_arithmetic(client: TestClient, seeded: Path, slug: str) -> None:
    """Distances and revisions are those that findings make of all figures; page, twin and API tell the same."""
    figures, catalogue = held(seeded)
    brackets = compare(figures, catalogue.metrics).brackets
    apart = distances(brackets).get(slug, ())
    body = get(client, f"{API}/{slug}")
    assert body["distance"]["compared"] == tally(apart).compared
    assert [(row["figure"], row["ratio"]) for row in body["distance"]["farthest"]] == [
        (each.figure.id, each.ratio) for each in apart
    ]
    standing = [claim.figure for bracket in brackets for claim in bracket.claims]
    expected = [ladder for ladder in ladders(standing, catalogue) if ladder.source == slug]
    assert [[step["figure"] for step in row["steps"]] for row in body["revisions"]] == [
        [step.figure.id for step in ladder.steps] for ladder in expected
    ]
    twin = get(client, f"/sources/{slug}.json")
    assert {name: twin[name] for name in ("data", "distance", "revisions")} == {
        name: body[name] for name in ("data", "distance", "revisions")
    }
    assert body["distance"]["sentences"]["en"].replace("’", "&#8217;") in client.get(f"/sources/{slug}").text


def test_the_answer_has_the_shape_that_is_described(client: TestClient) -> None:
    """What comes for every source is what the description says."""
    description = client.get("/api/v1/openapi.json").json()
    for row in client.get(API).json()["data"]:
        assert conforms(description, "SourceDetail", client.get(f"{API}/{row['slug']}").json()) == []


def test_a_source_s_chart_is_of_its_own_figures(client: TestClient) -> None:
    """What is drawn at the head of a source's page is a series of which it states enough, and nothing of others."""
    drawn = 0
    for row in get(client, "/sources.json")["data"]:
        page = client.get(f"/sources/{row['slug']}").text
        led = re.search(r'<figure class="lead-chart">.*?href="/compare\?([^"]+)">(\d+) figures</a>', page, re.DOTALL)
        if led:
            figures = get(client, f"/compare.json?{unescape(led[1])}")["figures"]
            assert {figure["source"] for figure in figures} == {row["slug"]}
            assert len(figures) == int(led[2]) >= LEAST_DRAWN
            drawn += 1
    assert drawn > 3


def test_what_a_cell_counts_is_what_it_leads_to(client: TestClient) -> None:
    """Each number of the table of coverage leads to as many figures."""
    page = client.get("/sources/nvidia").text
    table = page[page.index('<table class="covers">') : page.index("</table>")]
    cells = [part.split('"', 1) for part in table.split('<a href="/figures?')[1:]]
    assert len(cells) > 5
    for query, rest in cells:
        counted = int(rest.split(">", 1)[1].split("<", 1)[0])
        found = get(client, f"/api/v1/figures?{query.replace('&amp;', '&')}&_count=1")
        assert found["meta"]["count"] == counted


@pytest.mark.parametrize("address", ["/sources/idd", "/sources/idd.json", "/sources/idd.csv", f"{API}/idd"])
def test_an_unknown_source_is_told_with_the_nearest(client: TestClient, address: str) -> None:
    """A 404 says which sources were perhaps meant."""
    answer = client.get(address, headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert "did you mean" in answer.text
