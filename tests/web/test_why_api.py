"""Why two figures differ, as JSON: the fields that do, in words too, and a 404 that names what isn't there."""

import pytest
from fastapi.testclient import TestClient

from tests.web.reading import FIGURES, get
from tests.web.test_api import conforms

CHINA = f"{FIGURES}?metric=revenue&subject=nvidia&period=FY2026-Q1&geography=CN-AND-HK&basis__isnull=1"
WORLD = f"{FIGURES}?metric=revenue&subject=nvidia&period=FY2026-Q1&geography=WORLD"


def first(client: TestClient, address: str) -> str:
    """Give the id of the first figure that fits."""
    return str(get(client, address)["data"][0]["id"])


def test_the_fields_that_differ_and_no_other(client: TestClient) -> None:
    """Two revenues of one quarter differ in the place, of which one is part of the other, and are not comparable."""
    one, other = first(client, CHINA), first(client, WORLD)
    body = client.get(f"/api/v1/why?one={one}&other={other}").json()
    description = client.get("/api/v1/openapi.json").json()
    assert conforms(description, "WhyDetail", body) == []
    data = body["data"]
    assert (data["one"]["id"], data["other"]["id"], data["comparable"]) == (one, other, False)
    told = {difference["field"]: difference for difference in data["differences"]}
    assert told["geography"] == {
        "field": "geography", "one": "CN-AND-HK", "other": "WORLD", "relation": "part-of",
    }  # fmt: skip
    assert not told.keys() & {"metric", "subject", "days", "unit"}
    assert data["sentences"]["en"].startswith("One is for Mainland China with Hong Kong, the other for World, which")
    assert data["sentences"]["zh_hans"].startswith("一条的范围是")


def test_a_figure_and_itself_differ_in_nothing(client: TestClient) -> None:
    """Nothing differs, so they are comparable, and the sentence says so."""
    one = first(client, CHINA)
    data = get(client, f"/api/v1/why?one={one}&other={one}")["data"]
    assert (data["differences"], data["comparable"]) == ([], True)


@pytest.mark.parametrize("wrong", ["no-such-figure", "x\ny"])
def test_an_unknown_id_is_named(client: TestClient, wrong: str) -> None:
    """A 404 names the id that the ledger doesn't hold, whichever of the two it is."""
    one = first(client, CHINA)
    for parameters in ({"one": wrong, "other": one}, {"one": one, "other": wrong}):
        answer = client.get("/api/v1/why", params=parameters)
        assert answer.status_code == 404
        assert answer.headers["content-type"] == "application/problem+json"
        assert wrong.split("\n", maxsplit=1)[0] in answer.json()["detail"]


def test_both_ids_are_needed(client: TestClient) -> None:
    """One id alone, or a parameter that isn't known, is refused."""
    assert client.get("/api/v1/why?one=x").status_code == 400
    assert client.get("/api/v1/why?one=x&other=y&third=z").status_code == 400


def test_a_figure_s_page_tells_what_is_close(client: TestClient) -> None:
    """The page and its data tell of claims about nearly the same, with what sets them apart; none is told twice."""
    one = first(client, CHINA)
    close = get(client, f"{FIGURES}/{one}")["related"]["close"]
    assert 0 < len(close) <= 8
    assert len({(f["geography"], f["basis"], f["subject"], f["period"], f["unit"]) for f in close}) == len(close)
    page = client.get(f"/figures/{one}").text
    assert "Close, but not the same" in page
    assert "Place: World, which includes Mainland China with Hong Kong here" in page
