"""Suggestions while typing, in the API, and the page that a search leads to."""

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.present.languages import Language
from app.store.search import fold_words
from tests.web.conftest import load_into
from tests.web.reading import get, held, refused
from tests.web.test_api import conforms

SUGGEST = "/api/v1/suggest"
TYPED = (
    "",
    "n",
    "H20",
    "英伟达",
    "英偉達",
    "营收",
    "write-down",
    "inventory",
    "trendforce 2025",
    "55.22",
    "hauwei",
    "☃",
)


def suggested(client: TestClient, typed: str, **parameters: str) -> list[dict[str, Any]]:
    """Ask for suggestions."""
    rows: list[dict[str, Any]] = get(client, SUGGEST, q=typed, **parameters)["data"]
    return rows


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("language", Language)
def test_every_suggestion_has_the_shape_that_is_described(client: TestClient, typed: str, language: Language) -> None:
    """What comes is what the description says, whoever asks, and its ETag stands."""
    answer = client.get(SUGGEST, params={"q": typed, "lang": language.value})
    description = client.get("/api/v1/openapi.json").json()
    assert conforms(description, "SuggestionList", answer.json()) == []
    assert answer.headers["vary"] == "Accept-Encoding"
    again = {"If-None-Match": answer.headers["etag"]}
    assert client.get(SUGGEST, params={"q": typed, "lang": language.value}, headers=again).status_code == 304


@pytest.mark.parametrize("typed", ["nvidia", "inventory"])
def test_every_suggestion_leads_to_its_page(client: TestClient, typed: str) -> None:
    """The address of a suggestion is that of its page."""
    for row in suggested(client, typed):
        assert row["href"] == f"/{row['kind']}s/{row['id'] or row['slug']}"
        assert client.get(row["href"]).status_code == 200


@pytest.mark.parametrize(
    ("typed", "language", "kind", "slug", "label"),
    [
        ("H20", "en", "subject", "nvidia-h20", "NVIDIA H20"),
        ("h20", "zh-Hans", "subject", "nvidia-h20", "英伟达H20"),
        ("英伟达", "zh-Hans", "subject", "nvidia", "英伟达"),
        ("英偉達", "zh-Hant", "subject", "nvidia", "輝達"),
        ("英偉達", "en", "subject", "nvidia", "NVIDIA"),
        ("write-down", "en", "metric", "inventory_charge", "Inventory charge"),
        ("licence rule cost AMD", "en", "topic", "amd-mi308-loss", "What did the MI308 licence rule cost AMD?"),
        ("inventory ch", "en", "metric", "inventory_charge", "Inventory charge"),
        ("bern", "en", "source", "bernstein", "Bernstein"),
        ("hauwei", "en", "subject", "huawei", "Huawei"),
        ("invetory", "en", "metric", "inventory_charge", "Inventory charge"),
    ],
)
def test_what_is_meant_comes_first(  # noqa: PLR0917 - cells of a table
    client: TestClient, typed: str, language: str, kind: str, slug: str, label: str
) -> None:
    """The first suggestion is what was meant, named in the language asked for."""
    first = suggested(client, typed, lang=language)[0]
    assert (first["kind"], first["slug"], first["id"], first["label"]) == (kind, slug, None, label)


@pytest.mark.parametrize("typed", ["营收", "營收"])
def test_an_abbreviation_finds_what_it_stands_for(client: TestClient, typed: str) -> None:
    """营收 finds 营业收入 in either script, besides what has the word itself."""
    slugs = [row["slug"] for row in suggested(client, typed, lang="zh-Hans")]
    assert {"revenue_share", "revenue"} <= set(slugs)


def test_another_name_is_told_with_the_entry(client: TestClient) -> None:
    """Who finds an entry by a name that is not shown reads that name beside it, in the script typed."""
    first = suggested(client, "英偉達")[0]
    assert (first["match"], first["detail"].split(" · ")[0]) == ([], "英偉達")
    assert "英" not in suggested(client, "nvidia")[0]["detail"]


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("language", Language)
def test_what_fits_is_marked(client: TestClient, typed: str, language: Language) -> None:
    """Each marked part of a label is made of the words typed."""
    words = set(fold_words(typed))
    for row in suggested(client, typed, lang=language.value):
        for start, end in row["match"]:
            assert any(
                part.startswith(w) or w in part
                for part in fold_words(row["label"][int(start) : int(end)])
                for w in words
            )


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("size", [1, 3, 8, 50])
def test_suggestions_are_few_and_of_many_kinds(client: TestClient, typed: str, size: int) -> None:
    """There are never more than asked for, those of one kind stand together, and no kind crowds out the others."""
    rows = suggested(client, typed, _size=str(size))
    assert len(rows) <= size
    kinds = [row["kind"] for row in rows]
    assert len(re.findall(r"(\w+)(?: \1)*(?: |$)", " ".join(kinds))) == len(set(kinds))
    every = {row["kind"] for row in suggested(client, typed, _size="50")} - {"figure"}
    if len(every) > 1 and size > 1:
        assert len(set(kinds)) > 1


def test_nothing_typed_gives_the_first_topics(client: TestClient, seeded: Path) -> None:
    """Before anything is typed, the topics come in the editors' order."""
    topics = held(seeded)[1].topics.values()
    expected = [topic.slug for topic in sorted(topics, key=lambda topic: (topic.position, topic.slug))]
    for typed in ("", "  "):
        rows = suggested(client, typed, _size="5")
        assert [(row["kind"], row["slug"]) for row in rows] == [("topic", slug) for slug in expected[:5]]


def test_figures_fill_the_room_that_is_left(client: TestClient) -> None:
    """A number as printed finds its figures, those that a search finds, and a single letter finds none."""
    rows = suggested(client, "55.22")
    assert rows
    assert {row["kind"] for row in rows} == {"figure"}
    found = get(client, "/api/v1/search", q="55.22")["data"]["figures"]
    assert [row["id"] for row in rows] == [figure["id"] for figure in found]
    assert "figure" not in {row["kind"] for row in suggested(client, "z", _size="50")}


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        (f"{SUGGEST}?q=a&lang=fr", {"lang": "'fr' is no value of this parameter; it is one of en, zh-Hans, zh-Hant."}),
        (f"{SUGGEST}?_size=0", {"_size": "'0' is too small; the least is 1."}),
        (f"{SUGGEST}?_size=51", {"_size": "'51' is too large; the most is 50."}),
        (f"{SUGGEST}?q={'a' * 201}", {"q": "is too long; it may have at most 200 characters."}),
        (f"{SUGGEST}?query=a", {"query": "There is no parameter 'query'"}),
    ],
)
def test_what_can_t_be_followed_is_refused(client: TestClient, address: str, wrong: dict[str, str]) -> None:
    """Each parameter that isn't understood is named."""
    found = refused(client, address)
    assert set(found) == set(wrong)
    assert all(wrong[name] in found[name] for name in wrong)


def test_a_new_name_is_suggested_at_once(own_ledger: Path, own_client: TestClient, tmp_path: Path) -> None:
    """What a load brings in is suggested by the next answer."""
    assert suggested(own_client, "Quizzical") == []
    (tmp_path / "subjects.csv").write_text("slug,name_en,kind\nquizzical-q1,Quizzical Q1,product\n")
    load_into(own_ledger, tmp_path / "subjects.csv")
    assert [row["slug"] for row in suggested(own_client, "Quizzical")] == ["quizzical-q1"]


@pytest.mark.parametrize("typed", ["nvidia", "H20", "营收", "revenue"])
def test_the_page_of_a_search_ranks_as_the_suggestions_do(client: TestClient, typed: str) -> None:
    """On the page, the entries of each table come in the order of the suggestions, with how many there are."""
    page = client.get("/search", params={"q": typed}).text
    main = page[page.index("<main") : page.index("</main>")]
    linked = list(dict.fromkeys(re.findall(r'<li>\s*<a href="(/\w+[/#][^"]+)"', main)))
    rows = [row["href"] for row in suggested(client, typed, _size="50") if row["kind"] != "figure"]
    for table in {re.split("[/#]", href)[1] for href in rows}:
        expected = [href for href in rows if re.match(f"/{table}[/#]", href)]
        on_page = [href for href in linked if re.match(f"/{table}[/#]", href)]
        assert on_page[: len(expected)] == expected
        assert f'<span class="found-count">{len(on_page)}</span>' in main


def test_a_search_for_nothing_there_leads_on(client: TestClient) -> None:
    """Where nothing is found, what comes near is offered, and the topics."""
    page = client.get("/search", params={"q": "Huaweii chpis"}, headers={"Accept-Language": "en"}).text
    assert "Nothing in the ledger holds all the words" in page
    page = client.get("/search", params={"q": "hauwei"}, headers={"Accept-Language": "en"}).text
    assert "Did you mean one of these?" in page
    assert 'href="/subjects/huawei"' in page
    assert 'href="/topics"' in page[page.index("<main") :]


def test_a_search_counts_all_figures(client: TestClient) -> None:
    """The page tells how many figures hold the words, also where it shows only the first of them."""
    total = get(client, "/api/v1/figures", _search="nvidia", _count="1", _size="1")["meta"]["count"]
    assert total > 20
    assert f'<span class="found-count">{total}</span>' in client.get("/search?q=nvidia").text


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/subjects/英伟达", "/subjects/nvidia"),
        ("/subjects/英偉達", "/subjects/nvidia"),
        ("/topics/H20-Write-Down?tab=table", "/topics/h20-write-down?tab=table"),
        ("/subjects/NVIDIA", "/subjects/nvidia"),
        ("/subjects/NVIDIA H20.json", "/subjects/nvidia-h20.json"),
        ("/metrics/营业收入", "/metrics/revenue"),
        ("/sources/黃仁勳", "/sources/jensen-huang"),
        ("/api/v1/subjects/H20", "/api/v1/subjects/nvidia-h20"),
        ("/api/v1/topics/H20-Write-Down.json", "/api/v1/topics/h20-write-down.json"),
    ],
)
def test_another_name_in_an_address_leads_to_the_slug(client: TestClient, address: str, leads_to: str) -> None:
    """Whoever writes an address by a name, in any script or case, is sent to the one that is right, filters kept."""
    answer = client.get(address)
    assert (answer.status_code, answer.headers["location"]) == (308, leads_to)
    assert answer.headers["cache-control"] == "public, max-age=60"


def test_a_name_that_is_nobody_s_leads_nowhere(client: TestClient) -> None:
    """A name that no entry goes by, or that more than one does, is still a 404."""
    for address in ("/subjects/英伟大", "/api/v1/subjects/nvidai", "/figures/H20"):
        assert client.get(address).status_code == 404
