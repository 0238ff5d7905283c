"""Views: a topic or any comparison, narrowed and drawn as its address says, on the page, as data and as a picture."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient

from app.figures.view import ChartKind, Facet
from tests.web.reading import get, refused

TOPIC = "/topics/h20-write-down"
SERIES = "inventory_charge:nvidia-h20:CN:USD"


def ids(client: TestClient, address: str) -> set[str]:
    """Ask for a view's data; give the ids of its figures."""
    return {row["id"] for row in get(client, address)["figures"]}


def test_a_view_narrows_the_page_its_data_and_its_picture_alike(client: TestClient) -> None:
    """What one address asks for is what the table, the JSON, the CSV and both pictures show."""
    query = "nature=actual&without=nvidia"
    rows = get(client, f"{TOPIC}.json?{query}")["figures"]
    assert rows
    assert all(row["nature"] == "actual" and row["source"] != "nvidia" for row in rows)
    page = client.get(f"{TOPIC}?{query}&tab=table").text
    assert set(re.findall(r'href="/figures/(\w{12})"', page)) == {row["id"] for row in rows}
    assert client.get(f"{TOPIC}.csv?{query}").text.count("\n") == len(rows) + 1
    svg = client.get(f"{TOPIC}.svg?{query}").text
    plotly = client.get(f"{TOPIC}.plotly.json?{query}").text
    assert all(f"/figures/{row['id']}" in drawn for row in rows for drawn in (svg, plotly))


def test_what_was_known_when(client: TestClient) -> None:
    """A day in the past shows only what had been stated, and the page says of which day it tells."""
    then = get(client, f"{TOPIC}.json?as_of=2025-05-01")["figures"]
    assert then
    assert max(row["stated_on"] for row in then) <= "2025-05-01"
    assert ids(client, f"{TOPIC}.json?as_of=2025-05-01") < ids(client, f"{TOPIC}.json")
    assert 'value="2025-05-01" selected' in client.get(f"{TOPIC}?as_of=2025-05-01").text


def links_of_nothing(page: str) -> dict[str, str]:
    """Give the links of the box that tells that nothing is left, by their words."""
    empty = re.search(r'<div class="empty">(.*?)</div>', page, re.DOTALL)
    assert empty
    return {unescape(text).strip(): unescape(href) for href, text in re.findall(r'href="(.*?)".*?>(.*?)</a>', empty[1])}


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("nature=rumour&without=nvidia", ["Only: rumour"]),
        ("as_of=2025-04-15&period=2025", ["As stated by 15 Apr 2025", "Period: 2025"]),
        ("time=..2019", ["Period: …–2019"]),
        ("recorded_as_of=2020-01-01T00:00:00Z&nature=actual", ["As this ledger stood on 1 Jan 2020, 00:00 UTC"]),
    ],
)
def test_a_view_that_leaves_nothing_tells_what_one_choice_less_would_give(
    client: TestClient, query: str, words: list[str]
) -> None:
    """Of each choice without which there would be figures it is told how many, and the link leads to just those."""
    page = client.get(f"{TOPIC}?{query}", follow_redirects=True).text
    told = {text: href for text, href in links_of_nothing(page).items() if text != "Show all"}
    assert [re.sub("^Without “|”: [0-9]+ figures?$", "", text) for text in told] == words
    numbers = [int(found) for text in told for found in re.findall(r": (\d+) figures?$", text)]
    assert numbers == [len(ids(client, href.replace(TOPIC, f"{TOPIC}.json"))) for href in told.values()]
    assert numbers == sorted(numbers, reverse=True)
    assert all(numbers)


def test_a_view_that_leaves_nothing_tells_what_to_loosen(client: TestClient) -> None:
    """Where only several choices less would help, each can be taken away; every link but the last leads on."""
    page = client.get(f"{TOPIC}?period=1999&nature=rumour&as_of=2020-01-01").text
    assert "None of the 13 figures fits what is chosen below. The first of them was stated on" in re.sub(
        r"</p>\s*<p[^>]*>", " ", page
    )
    assert links_of_nothing(page) == {
        "Period: 1999": f"{TOPIC}?nature=rumour&as_of=2020-01-01",
        "As stated by 1 Jan 2020": f"{TOPIC}?period=1999&nature=rumour",
        "Only: rumour": f"{TOPIC}?period=1999&as_of=2020-01-01",
        "Show all": TOPIC,
    }


@pytest.mark.parametrize("address", ["/contradictions", "/checks"])
def test_a_list_that_is_narrowed_to_nothing_leads_back(client: TestClient, address: str) -> None:
    """Where filters leave nothing, the page doesn't claim that there is nothing, and offers the whole list."""
    page = client.get(f"{address}?as_of=2000-01-01").text
    assert "Nothing fits what is chosen above." in page
    assert re.search(rf'class="empty">[^/]*href="{address}"', page)


def test_first_and_latest_statements(client: TestClient) -> None:
    """Of a source that spoke twice of one thing, the first or the latest statement can be chosen."""
    every, first, latest = (ids(client, f"{TOPIC}.json?statements={which}") for which in ("all", "first", "latest"))
    assert first | latest <= every
    assert first != latest
    assert ids(client, f"{TOPIC}.json") == every


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("facet", [Facet.NONE, Facet.SOURCE])
def test_every_kind_of_chart_is_drawn_twice(client: TestClient, kind: ChartKind, facet: Facet) -> None:
    """Whatever kind is asked for, inline drawing and Plotly figure are there, for wide and for narrow screens."""
    for address in (TOPIC, "/topics/china-ai-chip-market"):
        query = f"view={kind}&facet={facet}"
        page = client.get(f"{address}?{query}", follow_redirects=True)
        assert page.status_code == 200
        assert page.text.count("<svg") >= 2
        for size in ("wide", "narrow"):
            assert get(client, f"{address}.plotly.json?{query}&size={size}")["layout"]["meta"]["title"]


def test_money_in_another_currency_is_marked_as_derived(client: TestClient) -> None:
    """Converted amounts are told as approximate, with the rate's origin; rows stay as printed."""
    page = unescape(client.get(f"{TOPIC}?currency=CNY").text)
    answer = page.split('class="answer"')[1].split("</div>")[0]
    assert "≈ CN¥" in answer
    assert "derived" in page
    rows = get(client, f"{TOPIC}.json?currency=CNY")["figures"]
    assert {row["unit"] for row in rows} == {"USD"}


def test_a_form_s_address_becomes_the_plain_one(client: TestClient) -> None:
    """Blank fields and defaults are left out of the address, so that one view has one address."""
    answer = client.get(f"{TOPIC}?period=&as_of=&yScale=linear&nature=actual&time=2024..&time=..2026&tab=table")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{TOPIC}?time=2024..2026&nature=actual&tab=table"
    assert client.get(answer.headers["location"]).status_code == 200


def test_every_control_leads_to_a_page(client: TestClient) -> None:
    """Each option of each control of a topic can be chosen, and so can each kind of chart."""
    page = client.get("/topics/china-ai-chip-market").text
    form = page.split('<form class="controls"')[1].split("</form>")[0]
    asked = []
    for name, options in re.findall(r'<select[^>]*name="(\w+)">(.*?)</select>', form, re.DOTALL):
        asked += [(name, value) for value in re.findall(r'<option value="([^"]+)"', options)]
    asked += re.findall(r'<input type="checkbox"\s+name="(\w+)"\s+value="([^"]+)"', form)
    assert {"period", "time", "as_of", "currency", "nature", "without"} <= {name for name, _ in asked}
    for name, value in asked:
        answer = client.get("/topics/china-ai-chip-market", params={name: value}, follow_redirects=True)
        assert answer.status_code == 200, (name, value)


def test_any_series_can_be_compared(client: TestClient) -> None:
    """Series that a reader names stand side by side, each can be taken away, and the data say the same."""
    other = "inventory_charge:amd:WORLD:USD"
    page = unescape(client.get("/compare", params={"series": f"{SERIES}~{other}"}, follow_redirects=True).text)
    assert f'href="/compare?series={SERIES}"' in page
    rows = get(client, f"/compare.json?series={SERIES}")["figures"]
    assert rows
    assert {(row["metric"], row["subject"], row["unit"]) for row in rows} == {
        ("inventory_charge", "nvidia-h20", "USD"),
    }
    assert client.get(f"/compare.csv?series={SERIES}").text.count("\n") == len(rows) + 1
    assert client.get(f"/compare.svg?series={SERIES}").headers["content-type"] == "image/svg+xml"


def test_what_cannot_be_followed_is_named(client: TestClient) -> None:
    """A wrong value or an unknown parameter is refused by its name, on pages and in data."""
    assert "such as 2025-07-16" in refused(client, f"{TOPIC}.json?as_of=yesterday")["as_of"]
    assert "did you mean currency" in refused(client, f"{TOPIC}.json?curency=CNY")["curency"]
    assert "no series" in refused(client, "/compare.json?series=revenue")["series"]
    assert client.get(f"{TOPIC}?view=pie").status_code == 400


def test_a_topic_says_which_number_to_quote(client: TestClient) -> None:
    """The number is quoted by a rule that the reader can change, in a sentence that leads back here."""
    sentences = []
    for rule in ("best", "envelope"):
        page = unescape(client.get(f"{TOPIC}?rule={rule}").text)
        assert f"rule={rule}" in page
        sentences += re.findall(r"<blockquote.*?</blockquote>", page, re.DOTALL)
    assert len(set(sentences)) == 2


def test_what_the_answer_tells_comes_first_everywhere(client: TestClient) -> None:
    """The first panel, the number to quote and the answer's first sentence are about one and the same."""
    page = client.get("/topics/nvidia-first-quarter-fy2026").text
    answer = re.search(r'<div class="answer">\s*<p>\s*(.*?)</p>', page, re.DOTALL)
    heading = re.search(r'class="c-heading">(?:<title>.*?</title>)?(.*?)</text>', page)
    quoted = re.search(r'id="quotable".*?<p>\s*(.*?) <a', page, re.DOTALL)
    assert answer
    assert heading
    assert quoted
    assert "reported revenue of" in answer[1]
    assert heading[1] == "Revenue, US dollars"
    assert "reported revenue of" in quoted[1]


def test_a_topic_leads_to_what_speaks_against_it(client: TestClient) -> None:
    """Contradictions and checks of a topic's figures are one click away, and all of them are of this topic."""
    page = unescape(client.get(TOPIC).text)
    (address,) = set(re.findall(r'href="(/contradictions\?topic=h20-write-down)"', page))
    own = ids(client, f"{TOPIC}.json")
    parts = urlsplit(address)
    for each in get(client, f"/api/v1{parts.path}", **dict(parse_qsl(parts.query)))["data"]:
        assert own & set(each["figures"])


def test_leaving_a_source_out_moves_the_range(client: TestClient) -> None:
    """Where several sources speak of one thing, the page says what remains without each, and leads there."""
    page = unescape(client.get("/topics/nvidia-market-share").text)
    links = re.findall(r'href="(/topics/nvidia-market-share\?without=[^"]+)"', page)
    assert len(links) >= 3
    for link in links:
        slug = link.split("without=")[1]
        assert slug not in {row["source"] for row in get(client, link.replace("?", ".json?"))["figures"]}


def test_the_api_gives_the_chart_of_any_view(client: TestClient) -> None:
    """The Plotly figure of a view comes from the API too, in the language asked for; it is the page's own."""
    query = "view=sources&currency=CNY"
    chart = get(client, f"/api/v1{TOPIC}/chart?{query}")
    assert chart["layout"]["width"] == get(client, f"{TOPIC}.plotly.json?{query}")["layout"]["width"]
    assert chart["data"] == get(client, f"{TOPIC}.plotly.json?{query}")["data"]
    narrow = get(client, f"/api/v1{TOPIC}/chart?{query}&lang=zh-Hans&size=narrow")
    assert narrow["layout"]["meta"]["title"] != chart["layout"]["meta"]["title"]
    compared = get(client, f"/api/v1/compare/chart?series={SERIES}&facet=source")
    assert compared["data"]
    assert "no place here" in refused(client, f"/api/v1/compare/chart?series={SERIES}&_size=3")["_size"]


def test_the_api_looks_at_a_topic_in_any_way(client: TestClient) -> None:
    """A topic's figures in the API are narrowed by the same words as on its page."""
    whole, part = (get(client, f"/api/v1{TOPIC}{query}") for query in ("", "?nature=actual"))
    assert (whole["view"], part["view"]) == ({}, {"nature": "actual"})
    assert 0 < len(part["figures"]) < len(whole["figures"])


@pytest.mark.parametrize(
    "address",
    ["/embed/compare", "/compare.csv", "/compare.json", "/compare.svg", "/compare.plotly.json", "/compare.xlsx"],
)
def test_a_comparison_of_nothing_in_particular_is_refused(client: TestClient, address: str) -> None:
    """A frame, picture or file of a comparison names what it compares; else it says how, and where the choice is."""
    answer = client.get(address)
    assert answer.status_code == 400
    assert "Name what is compared" in unescape(answer.text)


def test_many_series_are_folded_away(client: TestClient) -> None:
    """A comparison lists a few of its series above the chart, each to be left out; the rest is one click away."""
    series = [each["series"] for each in client.get("/api/v1/series", params={"_size": 12}).json()["data"]]
    page = client.get("/compare", params={"series": "~".join(series)}, follow_redirects=True).text
    shown, _, folded = page.partition('<details class="more-series"')
    assert shown.count('<span aria-hidden="true">×</span>') == 8
    assert folded.count('<span aria-hidden="true">×</span>') == 4
    assert "<summary>4 more</summary>" in folded
