"""Pages, orders and counts of the API's lists: nothing is missed, nothing comes twice, no count misleads."""

import base64
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.figures.columns import BY_NAME
from app.figures.figure import Figure
from app.figures.selection import FACETABLE
from tests.web.reading import FIGURES, get, held, pages, refused


@pytest.fixture(scope="module")
def figures(seeded: Path) -> dict[str, Figure]:
    """Give what the ledger holds, by id."""
    return {figure.id: figure for figure in held(seeded)[0]}


@pytest.mark.parametrize("order", ["_sort", "_sort_desc"])
@pytest.mark.parametrize("column", BY_NAME)
def test_paging_meets_every_figure_once(
    client: TestClient, figures: dict[str, Figure], column: str, order: str
) -> None:
    """By every column, up or down, following `next` gives each figure once, in order, empty cells lowest."""
    rows = [row for page in pages(client, f"{FIGURES}?{order}={column}&_size=59") for row in page]
    assert sorted(row["id"] for row in rows) == sorted(figures)
    keys = [_key(figures[row["id"]], column) for row in rows]
    assert keys == sorted(keys, reverse=order == "_sort_desc")


def _key(figure: Figure, column: str) -> tuple[bool, Any, str]:
    value = figure.sort_value if column == "value" else getattr(figure, column)
    return (value is not None, "" if value is None else value, figure.id)


def test_pages_of_one_are_the_page_of_all(client: TestClient) -> None:
    """Filters, fields and order hold from page to page, whatever the size of a page."""
    query = f"{FIGURES}?subject__under=nvidia&unit=USD&_sort_desc=stated_on&_fields=id,stated_on"
    one_by_one = [row for page in pages(client, f"{query}&_size=1") for row in page]
    assert one_by_one == get(client, f"{query}&_size=1000")["data"]
    assert len(one_by_one) > 10


def test_the_last_page_has_no_next(client: TestClient) -> None:
    """Where all rows fit there is neither `next` nor a Link."""
    answer = client.get(f"{FIGURES}?_size=1000")
    assert (answer.json()["next"], answer.json()["next_url"], answer.headers.get("link")) == (None, None, None)


def follow(client: TestClient, column: str, place: str) -> tuple[int, str]:
    """Follow a cursor that was made up; give the status, and what is said."""
    cursor = base64.urlsafe_b64encode(place.encode()).decode().rstrip("=") or "!"
    answer = client.get(f"{FIGURES}?_sort={column}&_next={cursor}")
    return answer.status_code, answer.json().get("detail", "")


@pytest.mark.parametrize("place", ["", "null", "{}", "[]", '["1"]', '["1", "2", "3"]', "[1, 2]", '["\\ud800"]'])
@pytest.mark.parametrize("column", ["value", "stated_on", "recorded_at", "note"])
def test_a_cursor_of_another_list_is_refused(client: TestClient, place: str, column: str) -> None:
    """What no page of the list gave as `next` is a 400 that says where to take it from."""
    status, detail = follow(client, column, place)
    assert status == 400
    assert "cursor" in detail


@pytest.mark.parametrize(
    ("column", "place"),
    [
        ("value", '["NaN", "x"]'),
        ("value", '["1E+999", "x"]'),
        ("value", '["Infinity", "x"]'),
        ("recorded_at", '["0001-01-01T00:00:00+14:00", "x"]'),
        ("note", '["\\ud800", "x"]'),
        ("stated_on", "[" * 5000),
    ],
)
def test_a_cursor_that_was_forged_is_refused(client: TestClient, column: str, place: str) -> None:
    """A cursor that has the form of one and holds what no row can is refused too."""
    assert follow(client, column, place)[0] == 400


@pytest.mark.parametrize("column", FACETABLE)
def test_counts_add_up_and_lead_to_what_they_count(client: TestClient, figures: dict[str, Figure], column: str) -> None:
    """The counts of a column sum to `_count`, the largest first, and choosing a value gives as many rows."""
    meta = get(client, FIGURES, _facet=column, _count="1", _size="1")["meta"]
    counts = meta["facets"][column]
    assert sum(count["count"] for count in counts) == meta["count"] == len(figures)
    assert [count["count"] for count in counts] == sorted((count["count"] for count in counts), reverse=True)
    for count in counts[:4]:
        chosen = {f"{column}__isnull": "1"} if count["value"] is None else {column: count["value"]}
        assert get(client, FIGURES, _count="1", _size="1", **chosen)["meta"]["count"] == count["count"]


def test_a_column_s_counts_leave_its_own_filter_aside(client: TestClient) -> None:
    """With a filter set, its own column still counts what choosing another value would give; other columns obey it."""
    asked = {"nature": "actual", "unit": "USD", "_facet": "nature,source", "_count": "1", "_size": "1"}
    meta = get(client, FIGURES, **asked)["meta"]
    natures = {count["value"]: count["count"] for count in meta["facets"]["nature"]}
    assert natures["actual"] == meta["count"] == sum(count["count"] for count in meta["facets"]["source"])
    assert len(natures) > 1
    for nature, count in natures.items():
        assert get(client, FIGURES, nature=nature, unit="USD", _count="1", _size="1")["meta"]["count"] == count > 0


def test_a_page_is_as_long_as_asked(client: TestClient) -> None:
    """A page has 100 rows, or as many as `_size` says, from 1 to 1000."""
    assert len(get(client, FIGURES)["data"]) == 100
    assert len(get(client, FIGURES, _size="1")["data"]) == 1
    assert set(refused(client, f"{FIGURES}?_size=-1")) == {"_size"}


def test_the_query_is_told_as_it_was_understood(client: TestClient) -> None:
    """`meta.query` is canonical: asking it again gives the same answer."""
    first = client.get(f"{FIGURES}?_size=3&subject=NVIDIA&value__gte=1e9&nature=estimate&nature=actual").json()
    assert first["meta"]["query"] == "_size=3&nature=actual~estimate&subject=nvidia&value__gte=1000000000"
    assert client.get(f"{FIGURES}?{first['meta']['query']}").json() == first
    assert Decimal(first["data"][0]["value"]) >= Decimal(10) ** 9
