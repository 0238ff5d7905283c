"""The pages as answers: what each address gives, in which language, and what is refused."""

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from app.present.languages import Language
from app.present.words.terms import topic_groups

ADDRESSES = (
    "/",
    "/topics",
    "/topics/nvidia-china-revenue",
    "/topics/nvidia-china-revenue?tab=table",
    "/topics/nvidia-china-revenue?tab=sources",
    "/topics/china-ai-chip-market?yScale=log",
    "/figures",
    "/figures?source=nvidia&_sort=value&_size=3",
    "/sources",
    "/sources/nvidia",
    "/documents",
    "/documents/tmtpost-h20-mi308-2025-07",
    "/subjects",
    "/subjects/nvidia-h20",
    "/metrics",
    "/metrics/revenue",
    "/search",
    "/search?q=H20",
    "/about",
    "/events",
    "/explore",
    "/explore?metric=revenue&basket=revenue:nvidia:CN:USD",
    "/api",
)


def some_figure(client: TestClient) -> str:
    """Give the address of a figure's page."""
    found = re.search(r'href="(/figures/[0-9a-z-]+)"', client.get("/figures?metric=revenue").text)
    assert found
    return found[1]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_answers(client: TestClient, address: str) -> None:
    """Each address gives a whole page in the reader's language, which caches are told of, without inline scripts."""
    answer = client.get(address, headers={"Accept-Language": "zh-TW"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-language"] == "zh-Hant"
    assert {"Accept-Language", "Cookie"} <= set(answer.headers["vary"].split(", "))
    assert '<html lang="zh-Hant">' in answer.text
    inline = r"\sstyle=[\"']|\son\w+=|<script(?![^>]*\s(data-modules=|type=.application/ld))"
    assert re.search(inline, answer.text) is None
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_link_within_leads_somewhere(client: TestClient, address: str) -> None:
    """No page links to an address of ours that is not there; neither do its alternates."""
    text = client.get(address).text
    links = {unescape(link) for link in re.findall(r'(?:href|src|data-plotly)="(/[^"#]*)', text)}
    sample = sorted(links)[:: max(1, len(links) // 25)]
    alternates = re.findall(r'<link rel="alternate"\s+type="[^"]+"\s+href="([^"]+)"', text)
    failing = {link: client.get(link).status_code for link in [*sample, *map(unescape, alternates)]}
    assert {link: status for link, status in failing.items() if status not in {200, 303}} == {}


def test_a_figure_s_page_leads_to_its_document(client: TestClient) -> None:
    """A figure names its source and document, and its data stand beside it."""
    address = some_figure(client)
    text = client.get(address).text
    document = re.search(r'href="(/documents/[^"]+)"', text)
    assert document
    assert client.get(document[1]).status_code == 200
    assert f'href="{address}.json"' in text
    assert client.get(f"{address}.json").json()


def test_a_figure_s_page_names_what_contradicts_it(client: TestClient) -> None:
    """Who says what can't be true together with a figure stands on its page, found by whichever rule."""
    listed = client.get("/api/v1/figures?metric=production&subject=huawei-ascend&source=semianalysis&period=2025")
    (made,) = listed.json()["data"]
    shown = unescape(client.get(f"/figures/{made['id']}").text)
    against = shown[shown.index('id="against"') : shown.index('id="comparable"')]
    assert "up to 200,000 chips" in against
    assert 'href="/sources/jeffrey-kessler"' in against
    limit = next(each for each in re.findall(r'href="/figures/([^"]+)"', against) if each != made["id"])
    assert made["id"] in client.get(f"/figures/{limit}").text


def test_the_language_is_switched_by_a_link_and_kept(client: TestClient) -> None:
    """`?lang=` sets a cookie and leads to the same view without it; the cookie outweighs the browser."""
    answer = client.get("/figures?metric=revenue&lang=zh-Hans&_size=3")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/figures?metric=revenue&_size=3"
    assert answer.headers["cache-control"] == "no-store"
    kept = answer.headers["set-cookie"].split(";")[0]
    again = client.get("/about", headers={"Cookie": kept, "Accept-Language": "en"})
    assert again.headers["content-language"] == "zh-Hans"
    client.cookies.clear()


def test_the_switch_can_t_be_made_to_lead_elsewhere(client: TestClient) -> None:
    """An address that begins like another host's stays here."""
    for path in ("//example.org/", "/%5Cexample.org/"):
        location = client.get(f"http://testserver{path}?lang=en").headers.get("location", "/")
        assert re.match(r"/(?![/\\])", location)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nothing", 404, "There is nothing at this address"),
        ("/figures/none", 404, "There is no figure"),
        ("/topics/nvidia-china-revenu", 404, "There is no topic 'nvidia-china-revenu'."),
        ("/figures?metrc=revenue", 400, "There is no parameter 'metrc'."),
        ("/figures?value__gte=many&unit=dollars", 400, "is not a number"),
        ("/topics/nvidia-china-revenue?tabb=table", 400, "There is no parameter 'tabb'."),
        ("/about?x=1", 400, "There is no parameter"),
        ("/about?lang=fr", 400, "'fr' is no language of this site"),
    ],
)
def test_what_can_t_be_answered_says_why(client: TestClient, address: str, status: int, words: str) -> None:
    """An error is a page with the reason and ways on, and never kept by caches."""
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert words in unescape(answer.text)
    assert 'href="/figures"' in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_errors_are_told_in_the_reader_s_language(client: TestClient) -> None:
    """The heading and the ways on are translated."""
    text = client.get("/nothing", headers={"Accept-Language": "zh-CN", "Accept": "text/html"}).text
    assert "这个网址没有内容" in text


@pytest.mark.parametrize(("words", "found"), [("芯片", "英伟达"), ("晶片", "英伟达"), ("h20", "英伟达H20")])
def test_search_finds_in_both_scripts(client: TestClient, words: str, found: str) -> None:
    """Simplified and traditional characters find the same."""
    assert found in client.get("/search", params={"q": words}, headers={"Accept-Language": "zh-CN"}).text


def test_an_empty_result_helps(client: TestClient) -> None:
    """Where nothing fits, the page says so and leads on."""
    text = client.get("/figures?_search=zzzzzz").text
    assert "No figure fits all of these filters." in text
    assert 'href="/topics"' in text
    assert "Nothing in the ledger" in client.get("/search?q=zzzzzz").text


def test_pages_of_figures_follow_one_another(client: TestClient) -> None:
    """Following “next” shows every figure once."""
    address, seen = "/figures?source=nvidia&_size=7", []
    while address:
        text = client.get(address).text
        seen += re.findall(r'<td class="numeric number">\s*<a href="/figures/([^"]+)"', text)
        following = re.search(r'<a href="([^"]+)" rel="next nofollow">', text)
        address = unescape(following[1]) if following else ""
    total = client.get("/figures.json?source=nvidia&_size=1000").json()
    assert len(seen) == len(set(seen)) == len(total["data"])


@pytest.mark.parametrize("language", Language)
def test_every_group_of_topics_has_a_heading(client: TestClient, language: Language) -> None:
    """No group of the seed's topics shows its slug in place of a heading."""
    groups = {topic["group"] for topic in client.get("/topics.json").json()["data"]}
    assert groups
    assert groups <= set(topic_groups(language))
