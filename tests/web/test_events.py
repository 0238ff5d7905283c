"""The time line: events, latest first, with what was said before and after; its data; and events that searches find."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.answers import MOST_AROUND
from app.figures.period import read_period
from tests.web.reading import get, refused, rows_of

EVENT = re.compile(r'<li class="event[^"]*"\s+id="([^"]+)"')
OPTION = re.compile(r'<a href="([^"]+)"[^>]*>[^<]+<span class="count">(\d+)</span></a>')


def test_events_come_latest_first_with_anchors(client: TestClient) -> None:
    """Every event of the ledger stands once on the page, at its own anchor, the latest first."""
    page = client.get("/events").text
    rows = get(client, "/events.json")["data"]
    anchors = EVENT.findall(page)
    assert anchors == [row["slug"] for row in rows]
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)
    assert set(anchors) == {row["slug"] for row in get(client, "/api/v1/events")["data"]}
    assert [row["slug"] for row in rows_of(client.get("/events.csv").text)] != []


@pytest.mark.parametrize(
    "query",
    [
        {"government": "CN"},
        {"direction": "relaxation", "year": "2026"},
        {"subject": "nvidia"},
        {"subject": "英伟达H20", "government": "US", "year": "2025"},
        {"year": "", "government": "China (mainland)"},
    ],
)
def test_filters_narrow_the_page_and_its_data_alike(client: TestClient, query: dict[str, str]) -> None:
    """Page, JSON and CSV hold just the events of that government, kind, subject or part of it, and year."""
    subjects = get(client, "/api/v1/subjects")["data"]
    parents = {row["slug"]: row["parent"] for row in subjects}
    slug = {"英伟达H20": "nvidia-h20", "China (mainland)": "CN"}
    asked = {name: slug.get(value, value) for name, value in query.items() if value}

    def line(subject: str | None) -> list[str]:
        return [subject, *line(parents[subject])] if subject else []

    def fits(row: dict[str, Any]) -> bool:
        traits = {name: [row.get(name)] for name in ("government", "direction")}
        traits |= {"subject": [above for subject in row["subjects"] for above in line(subject)]}
        traits |= {"year": [row["date"][:4]]}
        return all(value in traits[name] for name, value in asked.items())

    every = get(client, "/events.json")["data"]
    wanted = [row["slug"] for row in every if fits(row)]
    assert 0 < len(wanted) < len(every)
    answer = get(client, "/events.json", **query)
    assert [row["slug"] for row in answer["data"]] == wanted
    assert answer["meta"]["count"] == len(wanted)
    assert [row["slug"] for row in rows_of(client.get("/events.csv", params=query).text)] == wanted
    assert EVENT.findall(client.get("/events", params=query).text) == wanted


@pytest.mark.parametrize("query", ["", "government=US", "subject=nvidia", "subject=nvidia-h20&year=2025"])
def test_every_filter_offered_leads_to_as_many_events_as_it_says(client: TestClient, query: str) -> None:
    """No link of the filters leads to nothing; each leads to the number of events that stands beside it."""
    page = client.get(f"/events?{query}").text
    offered = OPTION.findall(page)
    assert len(offered) > 5
    for href, count in offered:
        if href.startswith("#"):
            assert page.count(f'id="{href[1:]}"') == 1
            section = page.split(f'id="{href[1:]}"')[1].split("</section>")[0]
            assert len(EVENT.findall(section)) == int(count)
        else:
            assert len(EVENT.findall(client.get(unescape(href)).text)) == int(count) > 0, href


@pytest.mark.parametrize(
    ("chosen", "led_by"), [("nvidia", ["nvidia"]), ("nvidia-hopper", ["nvidia", "nvidia-hopper"]), ("", ["nvidia-h20"])]
)
def test_subjects_are_offered_from_the_broad_to_the_narrow(client: TestClient, chosen: str, led_by: list[str]) -> None:
    """What holds the chosen subject leads the line, the chosen one after it; else one that all events are about."""
    page = client.get(f"/events?year=2025&direction=restriction&government=US&subject={chosen}").text
    line = page.split(">Subject</span>")[1].split("</p>")[0]
    offered = re.findall(r"subject=([a-z0-9-]+)", line)
    assert len(offered) > 2
    assert offered[: len(led_by)] == led_by
    assert len(offered) == len(set(offered))


def test_events_that_cannot_be_asked_for_are_refused(client: TestClient) -> None:
    """Each parameter that can't be followed is named, with what may have been meant."""
    query = "government=Atlantis&direction=restricton&subject=nvidai&year=25"
    found = refused(client, f"/events.json?{query}")
    assert set(found) == {"government", "direction", "subject", "year"}
    assert "restriction" in found["direction"]
    assert set(refused(client, "/events.csv?year=2025&year=2024")) == {"year"}
    page = client.get("/events?subject=nvidai", headers={"Accept": "text/html"})
    assert page.status_code == 400
    assert 'href="/events?subject=nvidia"' in page.text


def test_conditions_that_leave_no_event_can_be_taken_away_one_by_one(client: TestClient) -> None:
    """Where nothing is left, it is told how many events there would be with one condition less."""
    page = client.get("/events?government=CN&year=2022").text
    empty = re.search(r'<div class="empty">(.*?)</div>', page, re.DOTALL)
    assert empty
    assert EVENT.findall(page) == []
    links = {href: int(n) for href, n in re.findall(r'href="([^"]+)"[^>]*>[^<]*: (\d+) events</a>', empty[1])}
    assert set(links) == {"/events?government=CN", "/events?year=2022"}
    for href, number in links.items():
        assert len(EVENT.findall(client.get(href).text)) == number


def test_what_is_said_around_an_event_is_about_its_subjects(client: TestClient) -> None:
    """A few figures before and after, none an echo, on the right side of the day, each with a link and its distance."""
    page = unescape(client.get("/events").text)
    parents = {row["slug"]: row["parent"] for row in get(client, "/api/v1/subjects")["data"]}

    def line(slug: str | None) -> list[str]:
        """List a subject and all that it is part of."""
        return [slug, *line(parents[slug])] if slug else []

    told = 0
    for row in get(client, "/events.json")["data"]:
        first = read_period(row["date"]).start
        subjects = set(row["subjects"])
        wider = {above for slug in subjects for above in line(slug)}
        for side in ("before", "after"):
            stated = [date.fromisoformat(figure["stated_on"]) for figure in row[side]]
            assert stated == sorted(stated)
            assert len(stated) <= MOST_AROUND
            assert all((day < first) is (side == "before") for day in stated)
            for figure in row[side]:
                assert figure["quotes"] is None
                assert subjects & set(line(figure["subject"])) or figure["subject"] in wider
                assert f'href="/figures/{figure["id"]}"' in page
            told += len(stated)
    assert told > 20
    assert re.search(r"<strong>\d+ (day|month|year)s? (before|after)</strong>", page)


def test_an_event_is_silent_only_where_nothing_was_ever_said(client: TestClient) -> None:
    """A side without figures is one on which no figure of the ledger speaks of the subjects or what they belong to."""
    silent = 0
    for row in get(client, "/events.json")["data"]:
        first = read_period(row["date"]).start
        for subject in row["subjects"]:
            for side, operator in (("before", "lt"), ("after", "gte")):
                if row[side]:
                    continue
                silent += 1
                asked = {"subject": subject, f"stated_on__{operator}": first.isoformat(), "_size": 1}
                assert get(client, "/api/v1/figures", **asked)["data"] == []
    assert silent > 0


def test_an_event_s_address_leads_to_its_place(client: TestClient) -> None:
    """`/events/slug` leads to the anchor; one that isn't there is not found."""
    answer = client.get("/events/us-h20-licence-notice")
    assert (answer.status_code, answer.headers["location"]) == (303, "/events#us-h20-licence-notice")
    assert client.get("/events/nothing").status_code == 404


@pytest.mark.parametrize(("typed", "lang"), [("H20 licence", "en"), ("许可证", "zh-Hans"), ("許可證", "zh-Hant")])
def test_events_are_suggested_and_found(client: TestClient, typed: str, lang: str) -> None:
    """What happened is suggested as it is typed, with its day, and the page of a search lists it."""
    rows = get(client, "/api/v1/suggest", q=typed, lang=lang)["data"]
    found = [row for row in rows if row["kind"] == "event"]
    assert found
    assert all(row["href"] == f"/events#{row['slug']}" for row in found)
    assert all("20" in row["detail"] for row in found)
    page = client.get("/search", params={"q": typed}).text
    assert f'href="{found[0]["href"]}"' in page


def test_the_front_page_tells_what_can_t_be_and_what_happened(client: TestClient) -> None:
    """A few contradictions, each about something else, whose numbers lead to figures; the latest events, with links."""
    page = client.get("/").text
    clashes = re.findall(r'<li class="clash">.*?</li>', page, re.DOTALL)
    assert 3 <= len(clashes) <= 5
    for clash in clashes:
        links = re.findall(r'href="(/figures/[^"]+)"', clash)
        assert links
        assert all(client.get(link).status_code == 200 for link in links)
    happened = re.findall(r'href="/events#([^"]+)"', page)
    assert happened == [row["slug"] for row in get(client, "/events.json")["data"]][:6]


def test_the_front_page_has_every_topic_and_the_first_of_each_group_as_cards(client: TestClient) -> None:
    """Each group shows three cards at the most; its list names all of its topics, and says how many."""
    page = unescape(client.get("/").text)
    topics = get(client, "/api/v1/topics")["data"]
    groups = page.split('<section class="topic-group">')[1:]
    assert sum(len(re.findall('class="card"', group)) for group in groups) < len(topics)
    listed: list[str] = []
    for group in groups:
        rows = re.findall(r'<li>\s*<a href="/topics/([^"]+)"', group)
        linked = re.findall(r'<h3>\s*<a href="/topics/([^"]+)"', group)
        assert 1 <= len(linked) <= 3
        assert re.findall(r"All (\d+) topics", group) == ([str(len(rows))] if rows else [])
        assert linked == (rows or linked)[: len(linked)]
        listed += rows or linked
    assert sorted(listed) == sorted(topic["slug"] for topic in topics)


def test_the_page_about_shows_real_cases(client: TestClient) -> None:
    """Prints are read there and then; an agreement, a contradiction, a check and a choice come from the ledger."""
    page = client.get("/about").text
    for label in ("These agree", "These can’t all be true", "This adds up", "To choose from"):
        assert label in page
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "60万-80万片 between two ends 595,000–805,000 chips" in shown
    assert "55.22亿美元 exactly as printed $5.5215–5.5225 bn" in shown
    links = set(re.findall(r'href="(/figures/[^"]+)"', page))
    assert links
    assert all(client.get(link).status_code == 200 for link in links)
    for download in re.findall(r'href="(/api/v1/[^"]+\.(?:csv|json))"', page):
        assert client.get(download).status_code == 200
