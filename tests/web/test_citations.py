"""Citations on pages and beside them, and pages told as linked data."""

import json
import re
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.present.contexts.frame import MEDIA_TYPES
from tests.web.reading import get, refused

FIGURE = "/figures/xwgfp66rf14z"
VIEW = "view=sources&as_of=2025-06-01"
PAGES = (
    "/topics/h20-write-down",
    FIGURE,
    "/documents/trendforce-h20-charge-2025-04",
    "/compare?series=revenue:nvidia:CN:USD",
)


def linked(client: TestClient, address: str) -> Any:
    """Read a page's linked data."""
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(address).text, re.DOTALL)
    return json.loads(found)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_a_page_shows_what_stands_beside_it(client: TestClient, page: str, language: str) -> None:
    """BibTeX and CSL-JSON on a page are those at the addresses that it names, in the reader's language."""
    said = {"Accept-Language": language}
    text = client.get(page, headers=said).text
    for kind, media_type in (("bib", "application/x-bibtex"), ("csl.json", "application/vnd.citationstyles.csl+json")):
        (address,) = re.findall(
            rf'<a href="([^"]+\.{re.escape(kind)}(?:\?[^"]*)?)"\s+type="{re.escape(media_type)}"', text
        )
        beside = client.get(unescape(address), headers=said)
        assert (beside.status_code, beside.headers["content-type"].partition(";")[0]) == (200, media_type)
        assert beside.text.strip() in unescape(text)
        assert beside.headers["content-language"] == language


def test_a_view_is_cited_as_it_is_looked_at(client: TestClient) -> None:
    """The citation of a view leads to the very view, less what does not change what is seen."""
    (item,) = get(client, f"/topics/h20-write-down.csl.json?{VIEW}&tab=table")
    assert item["URL"] == f"http://testserver/topics/h20-write-down?{VIEW}"
    assert f"url = {{{item['URL']}}}" in client.get(f"/topics/h20-write-down.bib?{VIEW}").text
    assert client.get(item["URL"].removeprefix("http://testserver")).status_code == 200
    assert item["title"] in unescape(client.get("/topics/h20-write-down").text)


def test_a_citation_names_the_ledgers_version(client: TestClient) -> None:
    """What was read can be told apart from what stands there later."""
    version = get(client, "/api/v1/figures?_size=1")["meta"]["version"]
    (item,) = get(client, f"{FIGURE}.csl.json")
    assert item["version"] == str(version)


def test_what_cannot_be_cited_is_refused(client: TestClient) -> None:
    """An unknown topic or figure is a 404, an unknown parameter a 400, in the one shape."""
    for address in ("/topics/none.bib", "/figures/none.csl.json", "/figures/none.bib", "/topics/none.csl.json"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert set(refused(client, f"{FIGURE}.bib?x=1")) == {"x"}
    assert set(refused(client, "/topics/h20-write-down.bib?as_of=never")) == {"as_of"}


@pytest.mark.parametrize("page", ["/", "/figures?unit=chips", "/topics/h20-write-down", "/compare?metric=revenue"])
def test_pages_are_data_sets(client: TestClient, page: str) -> None:
    """A page of figures is told as a data set whose rows can be downloaded."""
    found = linked(client, page)
    assert found["@type"] == "Dataset"
    assert len(found["description"]) >= 50
    assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", found["temporalCoverage"])
    forms = {MEDIA_TYPES[kind] for kind in ("json", "csv", "xlsx")}
    assert {form["encodingFormat"] for form in found["distribution"]} == forms
    for form in found["distribution"]:
        assert client.get(form["contentUrl"].removeprefix("http://testserver")).status_code == 200


def test_a_part_of_the_figures_tells_no_days_of_the_whole(client: TestClient) -> None:
    """A page that shows only the first of many figures does not tell their days as those of all."""
    assert "temporalCoverage" not in linked(client, "/figures?_size=5")


def test_every_figure_is_a_claim(client: TestClient) -> None:
    """A figure's page is told as a claim, with its source as the author."""
    for row in get(client, "/figures.json?_size=1000")["data"][::40]:
        found = linked(client, f"/figures/{row['id']}")
        assert (found["@type"], found["identifier"]) == ("Claim", row["id"])
        assert found["author"]["url"] == f"http://testserver/sources/{row['source']}"
        assert found.get("datePublished") == row["stated_on"]


def test_a_document_is_cited_as_itself(client: TestClient) -> None:
    """Its title, publisher, day and address come first; that its figures were read here is said beside them."""
    (item,) = get(client, "/documents/trendforce-h20-charge-2025-04.csl.json")
    assert item["type"] == "document"
    assert item["author"] == [{"literal": "TrendForce"}]
    assert item["issued"] == {"date-parts": [[2025, 4, 16]]}
    assert item["title"] == item["original-title"]
    assert item["title"].startswith("[News] NVIDIA Reportedly Takes")
    assert item["note"].startswith("Its figures read in Chipledger, ledger version")
    assert "https://trendforce.com/news/2025/04/16/" in item["note"]


@pytest.mark.parametrize(
    ("page", "about"),
    [
        ("/subjects/nvidia", "Organization"),
        ("/subjects/nvidia-h20", "Product"),
        ("/sources/idc", "Organization"),
        ("/metrics/revenue", None),
    ],
)
def test_an_entry_s_page_is_a_data_set_about_it(client: TestClient, page: str, about: str | None) -> None:
    """It covers the days and metrics of its figures, and can be had in the forms that the page offers."""
    told = linked(client, page)
    assert told["@type"] == "Dataset"
    assert told.get("about", {}).get("@type") == about
    body = get(client, f"{page}.json")
    assert told["temporalCoverage"] == f"{body['outline']['first']}/{body['outline']['last']}"
    assert told["variableMeasured"]
    forms = [form["contentUrl"].removeprefix("http://testserver") for form in told["distribution"]]
    assert forms == [f"{page}.{kind}" for kind in ("json", "csv", "xlsx")]


def test_a_document_s_page_is_about_a_work_of_another(client: TestClient) -> None:
    """Its address is that of the original, and its publisher answers for it."""
    told = linked(client, "/documents/trendforce-h20-charge-2025-04")
    assert (told["@type"], told["publisher"]["name"]) == ("CreativeWork", "TrendForce")
    assert told["url"].startswith("https://trendforce.com/")
    assert told["mainEntityOfPage"] == "http://testserver/documents/trendforce-h20-charge-2025-04"
