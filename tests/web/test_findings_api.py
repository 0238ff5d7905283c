"""Findings as JSON: contradictions, checks, coverage, quotes and comparisons, held against the arithmetic itself."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.findings.checks import find_checks
from app.findings.contradictions import find_contradictions
from app.findings.coverage import coverage
from app.findings.quoting import Rule
from tests.web.reading import get, held, pages, refused
from tests.web.test_api import conforms

CONTRADICTIONS, CHECKS, COVERAGE = "/api/v1/contradictions", "/api/v1/checks", "/api/v1/coverage"
QUOTE, COMPARE = "/api/v1/quote", "/api/v1/compare"
SHAPES = {
    CONTRADICTIONS: "ContradictionList",
    CHECKS: "CheckList",
    COVERAGE: "CoverageDetail",
    f"{QUOTE}?metric=revenue": "QuoteList",
    f"{QUOTE}?metric=inventory_charge&rule=envelope": "QuoteList",
    f"{COMPARE}?subject=nvidia": "ComparisonDetail",
}


@pytest.mark.parametrize("address", SHAPES)
def test_every_answer_has_the_shape_that_is_described(client: TestClient, address: str) -> None:
    """What comes is what the description says, with an ETag that stands."""
    answer = client.get(address)
    description = client.get("/api/v1/openapi.json").json()
    assert conforms(description, SHAPES[address], answer.json()) == []
    assert client.get(address, headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_contradictions_are_those_of_the_arithmetic(client: TestClient, seeded: Path) -> None:
    """The list is the one that findings make of all figures, number for number, with each figure's row beside it."""
    figures, catalogue = held(seeded)
    expected = find_contradictions(figures, catalogue)
    body = get(client, CONTRADICTIONS)
    assert [(row["rank"], row["kind"], row["gap"], row["strength"]) for row in body["data"]] == [
        (each.rank, each.kind, each.gap, each.strength) for each in expected
    ]
    assert {row["id"] for row in body["figures"]} == {key for row in body["data"] for key in row["figures"]}
    assert body["meta"]["count"] == len(expected)
    for row in body["data"]:
        assert (row["check"] is None) == (row["kind"] != "check")
        assert set(row["sentences"]) == {"en", "zh_hans", "zh_hant"}


def test_a_revision_does_not_read_as_a_clash(client: TestClient) -> None:
    """What was replaced or came otherwise than expected says so, and what contradicts does not."""
    for row in get(client, CONTRADICTIONS)["data"]:
        told = row["sentences"]["en"]
        assert (" replaced " in told or " expected " in told) == (row["kind"] == "revision"), told


def test_checks_can_be_asked_for_by_what_came_of_them(client: TestClient, seeded: Path) -> None:
    """`holds`, `kind` and `figure` narrow the list, and together they lose nothing."""
    every = find_checks(*held(seeded))
    assert get(client, CHECKS)["meta"]["count"] == len(every)
    for holds in (False, True):
        body = get(client, CHECKS, holds=str(int(holds)))
        assert [row["holds"] for row in body["data"]] == [holds] * sum(check.holds is holds for check in every)
    shares = get(client, CHECKS, kind="share")["data"]
    assert {row["kind"] for row in shares} == {"share"}
    wanted = shares[0]["figures"][0]["id"]
    assert all(wanted in {f["id"] for f in row["figures"]} for row in get(client, CHECKS, figure=wanted)["data"])
    assert get(client, CHECKS, figure="no-such-figure")["data"] == []


@pytest.mark.parametrize("address", [f"{CHECKS}?_size=7&holds=1", f"{CONTRADICTIONS}?_size=4&kind=conflict"])
def test_paging_gives_everything_once(client: TestClient, address: str) -> None:
    """Following the links gives the whole list, in its order, with the filters kept."""
    whole = get(client, address.replace("_size=7", "_size=1000").replace("_size=4", "_size=1000"))["data"]
    assert [row for page in pages(client, address) for row in page] == whole


def test_coverage_is_that_of_the_arithmetic(client: TestClient, seeded: Path) -> None:
    """Cells and gaps are those that findings make of all figures."""
    expected = coverage(held(seeded)[0])
    found = get(client, COVERAGE)["data"]
    assert len(found["cells"]) == len(expected.cells)
    assert [(gap["metric"], gap["period"]) for gap in found["gaps"]] == [(g.metric, g.period) for g in expected.gaps]
    assert sum(cell["figures"] for cell in found["cells"]) == sum(cell.figures for cell in expected.cells)


@pytest.mark.parametrize("rule", Rule)
def test_a_quote_names_its_rule_and_what_lost(client: TestClient, rule: Rule) -> None:
    """For each series and period there is one number by the rule asked for; each other claim lost for a reason."""
    asked = {"metric": "inventory_charge", "subject": "nvidia-h20", "rule": rule.value}
    body = get(client, QUOTE, **asked)
    rows = {row["id"] for row in body["figures"]}
    assert body["meta"]["count"] == len(body["data"])
    for quote in body["data"]:
        assert quote["rule"] == rule
        named = [loser["id"] for loser in quote["losers"]] + ([quote["figure"]["id"]] if quote["figure"] else [])
        assert set(named) <= rows
        assert len(named) == len(set(named))
        ends = [quote[name] for name in ("low", "value", "high") if quote[name] is not None]
        assert ends == sorted(ends)
    booked = next(quote for quote in body["data"] if quote["period"] == "FY2026-Q1")
    if rule is Rule.BEST:
        assert booked["figure"]["source"] == "nvidia"
        assert "weaker-source" in {loser["reason"] for loser in booked["losers"]}


def test_quotes_can_be_turned_back_in_time(client: TestClient) -> None:
    """With `as_of`, nothing that was stated later is quoted, and the quote says so."""
    day = date(2025, 7, 15)
    for quote in get(client, QUOTE, metric="inventory_charge", as_of=day.isoformat())["data"]:
        assert quote["as_of"] == day.isoformat()
        assert quote["figure"] is None or quote["figure"]["stated_on"] <= day.isoformat()


def test_a_comparison_is_that_of_the_topic(client: TestClient) -> None:
    """Asked for what a topic selects, the comparison is the topic's."""
    topic = get(client, "/api/v1/topics/h20-write-down")
    compared = get(client, f"{COMPARE}?{topic['meta']['query']}")
    assert compared["data"] == topic["comparison"]
    assert sorted(row["id"] for row in compared["figures"]) == sorted(row["id"] for row in topic["figures"])


REFUSALS: list[tuple[str, dict[str, Any]]] = [
    (f"{CONTRADICTIONS}?kind=quarrel", {"kind": "'quarrel' is no value of this parameter; it is one of"}),
    (f"{CONTRADICTIONS}?knd=check", {"knd": "did you mean kind?"}),
    (f"{CONTRADICTIONS}?_next=somewhere", {"_next": "'somewhere' is no cursor of this list"}),
    (f"{CONTRADICTIONS}?_size=0", {"_size": "'0' is too small; the least is 1."}),
    (f"{CHECKS}?holds=maybe", {"holds": "'maybe' is no value of this parameter"}),
    (f"{COVERAGE}?source=idc", {"source": "there are metric, as_of, recorded_as_of"}),
    (f"{COVERAGE}?metric=revnue", {"metric": "revenue"}),
    (f"{CONTRADICTIONS}?topic=h20", {"topic": "There is no topic 'h20'"}),
    (f"{CHECKS}?as_of=yesterday&subject=nvidai", {"as_of": "is not a date", "subject": "nvidia"}),
    (f"{QUOTE}?rule=worst", {"rule": "'worst' is no value of this parameter"}),
    (f"{QUOTE}?metrc=revenue", {"metrc": "did you mean"}),
    (f"{QUOTE}?metric=revenue&_size=5", {"_size": "has no place here"}),
    (f"{COMPARE}?_facet=source&_sort=value", {"_facet": "has no place here", "_sort": "has no place here"}),
    (f"{COMPARE}?rule=best", {"rule": "There is no parameter 'rule'"}),
]


@pytest.mark.parametrize(("address", "wrong"), REFUSALS)
def test_what_can_t_be_followed_is_refused(client: TestClient, address: str, wrong: dict[str, str]) -> None:
    """Each parameter that isn't understood is named, with what would be right."""
    found = refused(client, address)
    assert set(found) == set(wrong)
    assert all(wrong[name] in found[name] for name in wrong)


@pytest.mark.parametrize("address", ["/contradictions", "/checks", "/coverage"])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_a_page_tells_what_its_twin_does(client: TestClient, address: str, language: str) -> None:
    """Each page stands in every language, leads to every figure that its data names, and has that data beside it."""
    page = client.get(address, headers={"Accept-Language": language}).text
    twin = get(client, f"{address}.json")
    assert twin == get(client, f"/api/v1{address}")
    assert f'href="{address}.json"' in page
    for row in twin.get("figures", []):
        assert f'href="/figures/{row["id"]}"' in page
    for metric in twin["data"]["metrics"] if address == "/coverage" else []:
        assert f'href="/coverage?metric={metric}"' in page


def test_the_pages_can_tell_of_one_figure(client: TestClient) -> None:
    """With `figure`, a page tells only what that figure takes part in; an unknown one is a 404."""
    row = get(client, CONTRADICTIONS)["data"][0]
    page = client.get(f"/contradictions?figure={row['figures'][0]}").text
    assert page.count('class="finding ') == 1
    assert client.get("/checks?figure=no-such-figure").status_code == 404


def test_a_figure_tells_what_it_takes_part_in(client: TestClient) -> None:
    """A figure's page leads to its contradictions and to what supports it; one that has neither says nothing."""
    data = get(client, CONTRADICTIONS)["data"]
    clash = next(row for row in data if row["kind"] != "revision")["figures"][0]
    assert f'href="/contradictions?figure={clash}"' in client.get(f"/figures/{clash}").text
    held_check = next(row for row in get(client, CHECKS, holds="1", kind="growth")["data"])
    stated = held_check["figures"][0]["id"]
    assert f'href="/checks?figure={stated}"' in client.get(f"/figures/{stated}").text
