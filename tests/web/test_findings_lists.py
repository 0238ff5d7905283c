"""Findings chosen by what they are about, by topic and by both clocks, page by page, and never in others' way."""

import asyncio
import re
import threading
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.answers import NOW, Clocks, findings_of, reckoning
from app.figures.figure import Figure
from app.findings.contradictions import ContradictionKind, find_contradictions
from app.present.contexts import findings as contexts
from app.store.engine import make_engine, session
from app.store.ledger import Ledger
from app.web.reckoning import reckoned
from tests.web.conftest import load_into
from tests.web.reading import get, held

CONTRADICTIONS, CHECKS, COVERAGE = "/api/v1/contradictions", "/api/v1/checks", "/api/v1/coverage"
DAY = "2025-09-01"

HEAD = "id,metric,subject,geography,period,as_reported,nature,source,document,stated_on,supersedes\n"
ROW = "{id},revenue,nvidia,WORLD,2019,{print},{nature},{source},nvidia-10q-q1-fy2026-extract,{day},{supersedes}\n"


def ids(row: dict[str, Any]) -> set[str]:
    """Give the ids of the figures in a contradiction or a check."""
    return {figure["id"] if isinstance(figure, dict) else figure for figure in row["figures"]}


@pytest.mark.parametrize("address", [CONTRADICTIONS, CHECKS])
@pytest.mark.parametrize("column", ["metric", "subject", "source"])
def test_findings_can_be_asked_for_by_their_figures(client: TestClient, address: str, column: str) -> None:
    """Each value that is counted gives just so many findings, all of which have a figure of it; the rest have none."""
    whole = get(client, address, _size="1000")
    row = {figure["id"]: figure for figure in whole["figures"]}
    for counted in whole["meta"]["facets"][column][:6]:
        body = get(client, address, _size="1000", **{column: counted["value"]})
        having = [each for each in whole["data"] if counted["value"] in {row[key][column] for key in ids(each)}]
        assert body["data"] == having
        assert body["meta"]["count"] == counted["count"] == len(having) > 0


def test_filters_narrow_one_another(client: TestClient) -> None:
    """Counts beside a filter leave it aside and heed all others, so that no value offered leads to nothing."""
    body = get(client, CONTRADICTIONS, metric="revenue", kind="revision")
    for column, facet in body["meta"]["facets"].items():
        for counted in facet:
            narrowed = {"metric": "revenue", "kind": "revision"} | {column: counted["value"]}
            assert get(client, CONTRADICTIONS, **narrowed)["meta"]["count"] == counted["count"] > 0
    both = get(client, CONTRADICTIONS, metric="revenue~inventory_charge")["meta"]["count"]
    alone = [get(client, CONTRADICTIONS, metric=metric)["meta"]["count"] for metric in ("revenue", "inventory_charge")]
    assert max(alone) < both <= sum(alone)


def test_a_name_stands_for_its_slug(client: TestClient) -> None:
    """Filters take names and aliases as the list of figures does, and the answer says the slug."""
    named = get(client, CONTRADICTIONS, subject="英伟达")
    assert named["data"] == get(client, CONTRADICTIONS, subject="nvidia")["data"]
    assert named["meta"]["query"] == "subject=nvidia"


def test_findings_of_a_topic_share_a_figure_with_it(client: TestClient) -> None:
    """With `topic`, those and only those come in which a figure of the topic takes part."""
    figures = {row["id"] for row in get(client, "/api/v1/topics/h20-write-down")["figures"]}
    whole = get(client, CONTRADICTIONS, _size="1000")["data"]
    found = get(client, CONTRADICTIONS, topic="h20-write-down", _size="1000")["data"]
    assert found == [row for row in whole if ids(row) & figures] != []
    assert len(found) < len(whole)
    assert client.get("/contradictions?topic=h20-write-down").text.count('class="finding ') == len(found)


def test_what_was_said_later_is_no_finding_yet(client: TestClient, seeded: Path) -> None:
    """As of a day, findings are those that arithmetic makes of all that had been stated by then."""
    figures, catalogue = held(seeded)
    stated = [f for f in figures if f.stated_on and f.stated_on <= date.fromisoformat(DAY)]
    body = get(client, CONTRADICTIONS, as_of=DAY, _size="1000")
    expected = find_contradictions(stated, catalogue)
    assert [(row["rank"], row["kind"], set(row["figures"])) for row in body["data"]] == [
        (each.rank, each.kind, {figure.id for figure in each.figures}) for each in expected
    ]
    assert 0 < len(expected) < get(client, CONTRADICTIONS)["meta"]["count"]
    assert all(row["stated_on"] <= DAY for row in body["figures"])
    cells = get(client, COVERAGE, as_of=DAY)["data"]["cells"]
    assert 0 < sum(cell["figures"] for cell in cells) <= len(stated)
    assert get(client, CHECKS, as_of="1999-01-01")["data"] == []


def revised(folder: Path) -> Path:
    """Write a file in which a source replaces one number by another."""
    path = folder / "figures.csv"
    one = {"nature": "estimate", "source": "idc"}
    path.write_text(
        HEAD
        + ROW.format(id="said-first", print="90亿美元", day="2025-03-01", supersedes="", **one)
        + ROW.format(id="said-then", print="50亿美元", day="2025-03-09", supersedes="said-first", **one),
        encoding="utf-8",
    )
    return path


def test_a_revision_of_the_past_still_knows_what_was_said_before(
    own_ledger: Path, own_client: TestClient, tmp_path: Path
) -> None:
    """A revision is told as of the day on which it was made and later, and not as of the day before."""
    load_into(own_ledger, revised(tmp_path))
    for day, told in (("2025-03-08", []), ("2025-03-09", ["revision"]), ("2025-06-01", ["revision"])):
        rows = get(own_client, CONTRADICTIONS, figure="said-first", as_of=day)["data"]
        assert [row["kind"] for row in rows] == told, day


def test_the_ledger_can_be_looked_at_before_a_load(own_ledger: Path, own_client: TestClient, tmp_path: Path) -> None:
    """At a time before a load its figures take part in nothing; the clocks change nothing that had been held."""
    before = get(own_client, CONTRADICTIONS, _size="1000")
    moment = before["meta"]["changed_at"]
    load_into(own_ledger, revised(tmp_path))
    assert get(own_client, CONTRADICTIONS, figure="said-then")["meta"]["count"] == 1
    then = get(own_client, CONTRADICTIONS, recorded_as_of=moment, _size="1000")
    assert then["data"] == before["data"]


@pytest.mark.parametrize("address", ["/contradictions", "/checks", "/coverage"])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_the_page_says_how_far_its_clock_is_turned_back(client: TestClient, address: str, language: str) -> None:
    """The day stands in the form's field and in words with a way back to today; its data are those of the day."""
    page = client.get(f"{address}?metric=revenue&as_of={DAY}", headers={"Accept-Language": language}).text
    assert f'value="{DAY}"' in page
    assert f'href="{address}?metric=revenue"' in page
    assert f'href="{address}.json?metric=revenue&amp;as_of={DAY}"' in page
    day = {"en": "1 Sept 2025", "zh-Hans": "2025年9月1日", "zh-Hant": "2025年9月1日"}[language]
    assert day in page


def test_a_form_that_was_sent_empty_asks_for_everything(client: TestClient) -> None:
    """Fields left blank are no filters."""
    page = client.get("/checks?holds=&kind=&metric=&subject=&source=&as_of=").text
    assert re.findall('class="finding[ "].*', page) == re.findall('class="finding[ "].*', client.get("/checks").text)


def test_pages_lead_through_everything_once(own_client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Next leads through all checks, so many a page, and previous leads back to the first."""
    monkeypatch.setattr(contexts, "PAGE", 15)
    count = int(get(own_client, CHECKS)["meta"]["count"])
    addresses, address = [], "/checks"
    found = 0
    while address:
        page = own_client.get(address).text
        shown = len(re.findall('class="finding[ "]', page))
        assert 0 < shown <= 15
        found += shown
        addresses.append(address)
        address = next(iter(re.findall('href="([^"]+)"[^>]*rel="next', page)), "")
    assert found == count
    assert len(addresses) == -(-count // 15) > 2
    for before, after in pairwise(addresses):
        assert f'href="{before}"' in own_client.get(after).text
    assert own_client.get("/checks?_next=after-x").status_code == 400
    assert 'class="finding ' not in own_client.get(f"/checks?_next=after-{count}").text


def test_every_field_of_the_grid_leads_to_what_it_counts(client: TestClient) -> None:
    """Each field's number is the number of figures at its link, on the whole grid and on that of one metric."""
    for address in ("/coverage?metric=revenue", f"/coverage?metric=market_size&as_of={DAY}", "/coverage"):
        page = client.get(address).text
        fields = re.findall(r'href="/figures\?([^"]+)"\s+title="([0-9]+) ', page)
        assert len(fields) > 3
        for query, count in fields[:: max(1, len(fields) // 25)]:
            told = client.get(f"/api/v1/figures?{query.replace('&amp;', '&')}&_count=1&_size=1").json()
            assert told["meta"]["count"] == int(count), query


def test_one_source_alone_and_a_hole_are_told_in_words(client: TestClient) -> None:
    """What colour and pattern say is said in words as well."""
    page = client.get("/coverage").text
    alone = re.findall(r'class="grid-alone heat-\d">.*?<span class="hidden">([^<]*)</span>', page, re.DOTALL)
    assert alone
    assert all(words.endswith(", the only source") for words in alone)
    assert re.search(r'class="grid-gap">\s*<span class="hidden">nobody has a number</span>', page)


def test_findings_are_kept_for_a_few_turns_of_the_clocks(seeded: Path) -> None:
    """What was reckoned is the same object while kept; what was asked for longest ago is let go, and now is not."""
    engine = make_engine(f"sqlite:///{seeded}")
    days = [Clocks(date(2025, 1, day)) for day in range(1, reckoning.MOST_KEPT + 1)]
    with session(engine) as opened:
        ledger = Ledger(opened)
        first = findings_of(ledger, days[0])
        for clocks in days[1:]:
            assert findings_of(ledger) is findings_of(ledger, NOW)
            findings_of(ledger, clocks)
        assert reckoning.is_kept(ledger)
        assert not reckoning.is_kept(ledger, days[0])
        assert reckoning.is_kept(ledger, days[-1])
        assert findings_of(ledger, days[0]) is not first
    engine.dispose()


def test_a_ledger_beyond_measure_is_not_waited_for(seeded: Path) -> None:
    """With fewer figures as the most nothing is told and nothing reckoned; asked without a limit it is."""
    engine = make_engine(f"sqlite:///{seeded}")
    with session(engine) as opened:
        ledger = Ledger(opened)
        assert findings_of(ledger, most=5) is None
        assert reckoning.is_kept(ledger, most=5)
        assert not reckoning.is_kept(ledger)
        assert findings_of(ledger) is not None
    engine.dispose()


def test_others_are_answered_while_findings_are_reckoned(seeded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The event loop goes on while a thread reckons, and two who wait for the same findings reckon them once."""
    started, go_on, times = threading.Event(), threading.Event(), []
    reckon = reckoning.reckon

    def slowly(figures: Any, catalogue: Any) -> reckoning.Findings:
        times.append(threading.current_thread() is threading.main_thread())
        started.set()
        assert go_on.wait(30)
        return reckon(figures, catalogue)

    monkeypatch.setattr(reckoning, "reckon", slowly)
    engine = make_engine(f"sqlite:///{seeded}")

    async def two_readers() -> None:
        with session(engine) as one, session(engine) as other:
            waiting = [asyncio.ensure_future(reckoned(Ledger(each))) for each in (one, other)]
            assert await asyncio.to_thread(started.wait, 30)
            assert not any(each.done() for each in waiting)
            go_on.set()
            await asyncio.gather(*waiting)

    asyncio.run(two_readers())
    assert times == [False]
    engine.dispose()


def test_a_story_is_told_as_of_its_middle(client: TestClient, seeded: Path) -> None:
    """Before a result was stated, what had been expected of it is no revision."""
    figures: dict[str, Figure] = {figure.id: figure for figure in held(seeded)[0]}
    whole = get(client, CONTRADICTIONS, kind=ContradictionKind.REVISION.value, _size="1000")["data"]
    story = next(row for row in whole if all(figures[key].stated_on for key in row["figures"]))
    last = max(figures[key].stated_on or date.min for key in story["figures"])
    before = date.fromordinal(last.toordinal() - 1)
    told = get(client, CONTRADICTIONS, as_of=before.isoformat(), _size="1000")["data"]
    assert set(story["figures"]) not in [set(row["figures"]) for row in told]
