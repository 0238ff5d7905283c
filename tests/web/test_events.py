"""The time line: events, latest first, with what was said before and after; its data; and events that searches find."""

import re
from datetime import date
from html import unescape

import pytest
from fastapi.testclient import TestClient

from app.answers import MOST_AROUND
from app.figures.period import read_period
from tests.web.reading import get, rows_of


def test_events_come_latest_first_with_anchors(client: TestClient) -> None:
    """Every event of the ledger stands once on the page, at its own anchor, the latest first."""
    page = client.get("/events").text
    rows = get(client, "/events.json")["data"]
    anchors = re.findall(r'<li class="event[^"]*"\s+id="([^"]+)"', page)
    assert anchors == [row["slug"] for row in rows]
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)
    assert set(anchors) == {row["slug"] for row in get(client, "/api/v1/events")["data"]}
    assert [row["slug"] for row in rows_of(client.get("/events.csv").text)] != []


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


def test_the_front_page_has_every_topic_and_folds_what_is_beyond_a_row(client: TestClient) -> None:
    """Each topic has its card; a group of more than three says how many it folds away."""
    page = unescape(client.get("/").text)
    topics = get(client, "/api/v1/topics")["data"]
    assert all(f'href="/topics/{topic["slug"]}"' in page for topic in topics)
    folded = sum(map(int, re.findall(r"<summary>(\d+) more topic", page)))
    groups = {topic["group"] for topic in topics}
    unfolded = sum(min(3, sum(topic["group"] == group for topic in topics)) for group in groups)
    assert (folded, len(re.findall(r'<h2 id="[^"]+">', page)) >= len(groups)) == (len(topics) - unfolded, True)


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
