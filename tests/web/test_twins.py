"""The data beside each page and each list: the same rows in the same order, whatever the form."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.figures.columns import COLUMNS
from app.web.api import TABLES
from tests.web.conftest import SEED, load_into
from tests.web.reading import FIGURES, get, held, pages, refused, rows_of

QUERIES = ("", "subject__under=nvidia&_sort_desc=value", "unit=USD&_search=H20", "nature=rumour&basis__isnull=1")


def ids(rows: list[dict[str, str]]) -> list[str]:
    """List the ids of rows, in their order."""
    return [row["id"] for row in rows]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("address", [FIGURES, "/figures"])
def test_csv_has_the_rows_of_json(client: TestClient, address: str, query: str) -> None:
    """A CSV file holds all the rows of the list, of every page, in its order; beside a page, in the page's."""
    listed = [row["id"] for page in pages(client, f"{address}.json?{query}&_size=40") for row in page]
    answer = client.get(f"{address}.csv?{query}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'inline; filename="figures.csv"'
    assert ids(rows_of(answer.text)) == listed
    assert len(listed) > 2


def test_the_page_of_figures_and_its_data_have_one_order(client: TestClient) -> None:
    """Without a wish, the latest statements come first on the page and in the data beside it."""
    text = client.get("/figures?unit=USD").text
    listed = [row["id"] for row in get(client, "/figures.json", unit="USD")["data"]]
    places = [text.index(f'href="/figures/{figure_id}"') for figure_id in listed]
    assert places == sorted(places)


def test_a_csv_file_has_no_pages(client: TestClient) -> None:
    """Asking a CSV file for a later page or for counts is refused, by name; the length of a page says nothing to it."""
    assert set(refused(client, f"{FIGURES}.csv?_next=x&_facet=unit")) == {"_next", "_facet"}
    assert len(rows_of(client.get(f"{FIGURES}.csv?_size=1").text)) > 1


def test_loading_what_was_exported_changes_nothing(own_ledger: Path, own_client: TestClient, tmp_path: Path) -> None:
    """Every table and all figures, downloaded and loaded into the ledger they came from, change not one row."""
    files = []
    for table in (*TABLES, "figures"):
        files.append(tmp_path / f"{table}.csv")
        files[-1].write_bytes(own_client.get(f"/api/v1/{table}.csv").content)
    before = get(own_client, FIGURES)["meta"]
    report = load_into(own_ledger, *files)
    assert {name: (table.added, table.corrected) for name, table in report.tables.items()} == {
        name: (0, {}) for name in (*TABLES, "figures")
    }
    assert report.tables["figures"].unchanged == len(held(own_ledger)[0])
    assert get(own_client, FIGURES)["meta"] == before


@pytest.mark.parametrize("table", TABLES)
def test_a_reference_table_is_the_file_it_came_from(client: TestClient, table: str) -> None:
    """The CSV of a reference table has the columns of the seed's file, and as many rows as its JSON."""
    rows = rows_of(client.get(f"/api/v1/{table}.csv").text)
    header = (SEED / f"{table}.csv").read_text(encoding="utf-8").splitlines()[0]
    assert ",".join(rows[0]) == header
    assert len(rows) == len(get(client, f"/api/v1/{table}")["data"])


@pytest.mark.parametrize("page", ["/subjects/nvidia", "/sources/idc", "/metrics/revenue"])
def test_an_entry_s_json_and_csv_hold_the_same_figures(client: TestClient, page: str) -> None:
    """The figures of an entry come in one order as JSON and as CSV, as many as the JSON says."""
    body = get(client, f"{page}.json")
    rows = rows_of(client.get(f"{page}.csv").text)
    assert len(rows) == body["meta"]["count"] > 3
    assert [row["id"] for row in body["figures"]] == ids(rows)[: len(body["figures"])]
    counted = client.get(f"{body['figures_url']}&_count=1").json()["meta"]["count"]
    assert counted == len(rows)


def test_the_data_of_a_subject_are_what_its_page_shows(client: TestClient) -> None:
    """Counts add up to those of the lists, and what was found is told by number."""
    body = get(client, "/subjects/nvidia.json")
    outline = body["outline"]
    assert outline["figures"] == body["meta"]["count"] >= sum(body["parts"].values()) > 0
    for part in body["measured"]:
        query = f"{FIGURES}?subject__under=nvidia&metric={part['metric']}&_count=1"
        assert get(client, query)["meta"]["count"] == part["figures"]
        assert part["latest"]["metric"] == part["metric"]
    below = "~".join(row["slug"] for row in get(client, "/api/v1/subjects")["data"] if "nvidia" in row["slug"])
    clashes = get(client, f"/api/v1/contradictions?subject={below}")["data"]
    assert body["contradictions"] == sum(each["kind"] != "revision" for each in clashes)
    assert body["part_of"] == []
    assert get(client, "/subjects/nvidia-h20.json")["part_of"] == ["nvidia-hopper", "nvidia"]
    assert get(client, "/subjects/bytedance.json")["named_as"]["buyer"] == len(
        get(client, f"{FIGURES}?buyer=bytedance")["data"]
    )


def test_the_data_of_a_document_are_in_the_order_of_reading(client: TestClient) -> None:
    """All its figures, as its page lists them, and which of them others contradict."""
    body = get(client, "/documents/tmtpost-h20-mi308-2025-07.json")
    page = client.get("/documents/tmtpost-h20-mi308-2025-07").text
    read = re.findall(r'<a class="number"\s+href="/figures/([^"]+)"', page)
    assert read == [row["id"] for row in body["figures"]]
    assert len(read) == body["outline"]["figures"]
    assert set(body["contradicted"]) <= {row["id"] for row in body["figures"]}


def test_a_topic_s_json_and_csv_hold_the_same_figures(client: TestClient) -> None:
    """Each topic's figures come in one order as JSON and as CSV, and are those that its selection chooses."""
    for topic in get(client, "/api/v1/topics")["data"][::5]:
        body = get(client, f"/topics/{topic['slug']}.json")
        listed = [row["id"] for row in body["figures"]]
        assert listed == ids(rows_of(client.get(f"/topics/{topic['slug']}.csv").text))
        assert body["comparison"]["figures"] == len(listed)
        chosen = get(client, f"{FIGURES}?{topic['selection']}&_size=1000")["data"]
        assert sorted(listed) == sorted(row["id"] for row in chosen)
        assert get(client, f"/api/v1/topics/{topic['slug']}") == body


def test_a_figure_s_csv_is_its_row(client: TestClient) -> None:
    """One figure as CSV is one row with every column, and it is the row of the whole file."""
    whole = rows_of(client.get(f"{FIGURES}.csv").text)
    for row in whole[::40]:
        for address in (f"{FIGURES}/{row['id']}.csv", f"/figures/{row['id']}.csv"):
            assert rows_of(client.get(address).text) == [row]
        assert list(row) == [column.name for column in COLUMNS]


def test_a_topic_s_chart_is_a_picture_and_a_plotly_figure(client: TestClient) -> None:
    """The chart of a topic comes as an SVG document and as a Plotly figure, in the reader's language."""
    picture = client.get("/topics/nvidia-china-revenue.svg?lang=zh-Hans")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.text.startswith("<svg ")
    assert "英伟达" in picture.text
    assert set(client.get("/topics/nvidia-china-revenue.plotly.json?size=narrow").json()) >= {"data", "layout"}
    assert client.get("/topics/nvidia-china-revenue.plotly.json?size=huge").status_code == 400
