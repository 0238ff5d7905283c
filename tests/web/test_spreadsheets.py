"""The spreadsheet beside each list of figures: the same rows as its CSV, which can be loaded again."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.present.spreadsheet_cells import as_csv, sheets
from tests.web.conftest import load_into
from tests.web.reading import FIGURES, get, held, refused, rows_of

PAIRS = (
    "/figures{}?subject=nvidia&_sort_desc=value",
    "/api/v1/figures{}?unit=percent&as_of=2025-07-10",
    "/api/v1/figures{}?_fields=id~value~stated_on",
    "/topics/h20-write-down{}?nature=actual",
    "/compare{}?subject=nvidia-h20&nature=actual",
)


@pytest.mark.parametrize("address", PAIRS)
def test_a_spreadsheet_has_the_rows_of_its_csv(client: TestClient, address: str) -> None:
    """Beside every list of figures, the spreadsheet holds the same rows and columns in the same order."""
    answer = client.get(address.format(".xlsx"))
    assert answer.headers["content-type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer.headers["content-disposition"].endswith('.xlsx"')
    expected = rows_of(client.get(address.format(".csv")).text)
    assert rows_of(as_csv(sheets(answer.content)["figures"])) == expected
    assert len(expected) > 1


def test_loading_a_spreadsheet_s_rows_changes_nothing(own_ledger: Path, own_client: TestClient, tmp_path: Path) -> None:
    """All figures, downloaded as a spreadsheet, saved as CSV and loaded again, change not one row."""
    saved = tmp_path / "figures.csv"
    saved.write_text(as_csv(sheets(own_client.get(f"{FIGURES}.xlsx").content)["figures"]), encoding="utf-8")
    report = load_into(own_ledger, saved).tables["figures"]
    assert (report.added, report.corrected, report.unchanged) == (0, {}, len(held(own_ledger)[0]))


def test_a_spreadsheet_says_what_it_is(client: TestClient) -> None:
    """In the reader's language it says the question, what was chosen, where it is found again, and how to cite it."""
    answer = client.get("/topics/h20-write-down.xlsx?as_of=2025-08-01", headers={"Accept-Language": "zh-CN"})
    about = {str(label): str(text) for label, text in sheets(answer.content)["about"]}
    assert "H20" in about["问题"]
    assert about["固定链接"] == "http://testserver/topics/h20-write-down?as_of=2025-08-01"
    assert about["固定链接"] in about["引用"]
    assert "CC BY 4.0" in about["许可"]


def test_one_figure_as_a_spreadsheet(client: TestClient) -> None:
    """A figure's spreadsheet is its row, with the document it was read in."""
    figure = get(client, FIGURES, _size="1")["data"][0]
    read = sheets(client.get(f"/figures/{figure['id']}.xlsx").content)
    assert [row[0] for row in read["figures"]] == ["id", figure["id"]]
    assert [row[0] for row in read["documents"]] == ["slug", figure["document"]]


def test_a_spreadsheet_is_kept_until_the_ledger_changes(client: TestClient) -> None:
    """A spreadsheet has a strong ETag, and who has it need not download it again."""
    first = client.get("/topics/h20-write-down.xlsx")
    again = client.get("/topics/h20-write-down.xlsx", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_spreadsheet_has_no_pages(client: TestClient) -> None:
    """Asking a spreadsheet for a later page or for counts is refused as a problem, by name."""
    assert set(refused(client, f"{FIGURES}.xlsx?_next=x&_facet=unit")) == {"_next", "_facet"}
    assert client.get("/topics/nothing.xlsx").headers["content-type"] == "application/problem+json"
