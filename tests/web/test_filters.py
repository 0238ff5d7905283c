"""Filters of the API: each chooses the figures that it says, and what can't be followed is named."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.figures.columns import BY_NAME, COLUMNS, ColumnKind
from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.selection import CONTROLS, operators, parameters
from app.present.exports import cell
from tests.web.reading import FIGURES, get, held, refused

FILTERS = [(column.name, operator) for column in COLUMNS for operator in operators(column)]
Fits = Callable[[Any, Any], bool]
COMPARE: dict[str, Fits] = {
    "": lambda has, asked: bool(has == asked),
    "in": lambda has, asked: bool(has == asked),
    "not": lambda has, asked: bool(has != asked),
    "contains": lambda has, asked: has is not None and asked.lower() in has.lower(),
    "gt": lambda has, asked: has is not None and has > asked,
    "gte": lambda has, asked: has is not None and has >= asked,
    "lt": lambda has, asked: has is not None and has < asked,
    "lte": lambda has, asked: has is not None and has <= asked,
}


@pytest.fixture(scope="module")
def ledger(seeded: Path) -> tuple[list[Figure], Catalogue]:
    """Give what the ledger holds."""
    return held(seeded)


def has(figure: Figure, column: str) -> Any:
    """Give what a filter on a column looks at."""
    return figure.sort_value if column == "value" else getattr(figure, column)


def ids(client: TestClient, **parameters: str) -> set[str]:
    """List the ids that a query chooses."""
    return {row["id"] for row in get(client, FIGURES, _size="1000", _fields="id", **parameters)["data"]}


@pytest.mark.parametrize(("column", "operator"), [f for f in FILTERS if f[1] not in {"isnull", "under"}])
def test_each_filter_chooses_what_it_says(
    client: TestClient, ledger: tuple[list[Figure], Catalogue], column: str, operator: str
) -> None:
    """With values of the data, every operator of every column gives the rows that Python picks by the same words."""
    figures, _ = ledger
    values = sorted({v for f in figures if (v := has(f, column)) not in {None, ""}}, key=str)
    for value in values[:: max(1, len(values) // 3)]:
        asked = str(value)[1:4].strip() if operator == "contains" and str(value)[1:4].strip() else value
        expected = {f.id for f in figures if COMPARE[operator](has(f, column), asked)}
        assert ids(client, **{f"{column}__{operator}".removesuffix("__"): cell(asked)}) == expected, asked


@pytest.mark.parametrize("column", [c for c, operator in FILTERS if operator == "isnull"])
def test_empty_cells_can_be_chosen(client: TestClient, ledger: tuple[list[Figure], Catalogue], column: str) -> None:
    """`__isnull=1` and `__isnull=0` part the figures by whether the cell is empty."""
    empty = {f.id for f in ledger[0] if getattr(f, column) in {None, ""}}
    assert ids(client, **{f"{column}__isnull": "1"}) == empty
    assert ids(client, **{f"{column}__isnull": "0"}) == {f.id for f in ledger[0]} - empty


@pytest.mark.parametrize("column", [c for c, operator in FILTERS if operator == "under"])
def test_parts_are_chosen_with_their_whole(
    client: TestClient, ledger: tuple[list[Figure], Catalogue], column: str
) -> None:
    """`__under` takes an entry and all that lies below it."""
    figures, catalogue = ledger
    table = BY_NAME[column].table or ""
    for slug in [slug for slug, entry in catalogue.table(table).items() if not getattr(entry, "parent", None)][:6]:
        below = {s for s in catalogue.table(table) if slug in [e.slug for e in catalogue.above(table, s)]}
        assert ids(client, **{f"{column}__under": slug}) == {f.id for f in figures if getattr(f, column) in below}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("subject=nvidia", "subject=英伟达"),
        ("subject=nvidia", "subject=英偉達"),
        ("subject=nvidia", "subject=NVIDIA"),
        ("nature=actual~estimate", "nature=estimate&nature=actual"),
        ("nature=actual~estimate", "nature__in=actual,estimate"),
        ("nature=actual~estimate", "nature=estimate&nature__in=actual"),
        ("period=2024-H1", "period=2024年上半年"),
        ("unit=USD", "unit=usd"),
        ("value=5522000000", "value=5.522E9"),
        ("value=5522000000", "value=5522000000.000"),
        ("recorded_at__gte=2025-07-16T08:00:00Z", "recorded_at__gte=2025-07-16T16:00:00+08:00"),
        ("recorded_at__gte=2025-07-16T08:00:00Z", "recorded_at__gte=2025-07-16T16:00:00%2B08:00"),
        ("recorded_at__gte=2025-07-16T08:00:00Z", "recorded_at__gte=2025-07-16T08:00"),
        ("subject=nvidia", "subject=nvidia&buyer=&_search=&_sort="),
        ("", "_size=100"),
        ("_count=1&_size=7", "_size=007&_count=1"),
    ],
)
def test_two_ways_of_asking_the_same(client: TestClient, one: str, other: str) -> None:
    """Names, aliases, lists, spellings of periods, numbers and times are understood as one canonical query."""
    first, second = (client.get(f"{FIGURES}?{query}") for query in (one, other))
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()


def test_times_are_compared_as_moments(client: TestClient, ledger: tuple[list[Figure], Catalogue]) -> None:
    """A moment with a zone is the same moment in UTC, to the microsecond."""
    moment = max(f.recorded_at or datetime.now(UTC) for f in ledger[0])
    assert ids(client, recorded_at=moment.isoformat())
    assert ids(client, recorded_at__gt=moment.isoformat()) == set()


@pytest.mark.parametrize(
    ("query", "parameter", "words"),
    [
        ("subjct=nvidia", "subjct", "did you mean subject"),
        ("subjct=", "subjct", "did you mean subject"),
        ("lang=en", "lang", "There is no parameter 'lang'"),
        ("metric__gt=revenue", "metric__gt", "There is no parameter 'metric__gt'"),
        ("metric__=revenue", "metric__", "There is no parameter 'metric__'"),
        ("subject=nvidai", "subject", "did you mean nvidia"),
        ("nature=actul", "nature", "did you mean actual?"),
        ("unit=dollars", "unit", "'dollars' is no unit; it is one of USD, CNY"),
        ("value=many", "value", "'many' is not a number such as"),
        ("value=NaN", "value", "'NaN' is not a number"),
        ("value=1e99", "value", "'1e99' is not a number"),
        ("period=2024-Q5", "period", "2024-Q5"),
        ("stated_on=16/07/2025", "stated_on", "is not a date such as 2025-07-16"),
        ("recorded_at=yesterday", "recorded_at", "is not a time such as"),
        ("recorded_at=0001-01-01T00:00:00%2B14:00", "recorded_at", "is not a time such as"),
        ("value__gt=1&value__gt=2", "value__gt", "takes one value"),
        ("basis__isnull=yes", "basis__isnull", "neither 1"),
        ("_size=0", "_size", "from 1 to 1000"),
        ("_size=1001", "_size", "from 1 to 1000"),
        ("_size=00000000119999", "_size", "from 1 to 1000"),
        (f"_size={'9' * 5000}", "_size", "from 1 to 1000"),
        ("_size=１０", "_size", "from 1 to 1000"),
        ("_sort=valeu", "_sort", "did you mean value"),
        ("_sort_desc=valeu", "_sort_desc", "did you mean value"),
        ("_sort=value&_sort_desc=unit", "_sort_desc", "not both"),
        ("_sort=value,unit", "_sort", "takes one column"),
        ("_facet=value", "_facet", "'value' is no column to count by"),
        ("_fields=valeu", "_fields", "did you mean value"),
        ("_count=yes", "_count", "neither 1 nor 0"),
        (f"note__contains={'a' * 60_000}", "note__contains", "is longer than 1000 characters"),
        ("id=%00", "id", "control character"),
        ("_search=%00", "_search", "control character"),
    ],
)
def test_what_can_t_be_followed_is_named(client: TestClient, query: str, parameter: str, words: str) -> None:
    """A parameter or value that isn't known is refused in a sentence with the nearest one or the right form."""
    problems = refused(client, f"{FIGURES}?{query}")
    assert list(problems) == [parameter]
    assert words in problems[parameter]
    assert len(problems[parameter]) < 1000


def test_all_that_is_wrong_is_told_at_once(client: TestClient) -> None:
    """Several problems come in one answer, up to a number that a reader can bear."""
    assert set(refused(client, f"{FIGURES}?subject=nvidai&_size=0&nosuch=1")) == {"subject", "_size", "nosuch"}
    many = client.get(f"{FIGURES}?{'&'.join(f'x{n}=1' for n in range(3000))}").json()
    assert len(many["errors"]) == 20
    assert len(client.get(f"{FIGURES}?subject={'~'.join(f'x{n}' for n in range(3000))}").json()["errors"]) == 20


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([*parameters(), *CONTROLS]), st.text(max_size=40) | st.binary(max_size=20))
def test_no_text_breaks_a_filter(client: TestClient, name: str, value: str | bytes) -> None:
    """Whatever stands behind a parameter, the answer is a list or a refusal in the one shape."""
    escaped = quote(value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value, safe="")
    answer = client.get(f"{FIGURES}?{name}={escaped}")
    assert answer.status_code in {200, 400}
    if answer.status_code == 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_no_word_breaks_a_search(client: TestClient, words: str) -> None:
    """Whatever is searched for, the search and the list that searches answer."""
    escaped = quote(words.encode("utf-8", "surrogatepass"), safe="")
    assert client.get(f"/api/v1/search?q={escaped}").status_code == 200
    assert client.get(f"{FIGURES}?_search={escaped}").status_code in {200, 400}


def test_a_column_is_compared_by_its_kind() -> None:
    """Numbers, dates and times can be compared; nothing else can."""
    comparable = {column.name for column in COLUMNS if "gte" in operators(column)}
    ordered = {ColumnKind.NUMBER, ColumnKind.DATE, ColumnKind.TIME}
    assert comparable == {column.name for column in COLUMNS if column.kind in ordered}


@pytest.mark.parametrize("name", ["营收", "營收", "收入", "Sales", "turnover", "营业收入"])
def test_metrics_are_asked_for_by_other_names(client: TestClient, name: str) -> None:
    """A metric goes by its aliases as a subject does, in filters and in the search, in three scripts."""
    rows = get(client, f"{FIGURES}?metric={quote(name)}&_size=5")["data"]
    assert {row["metric"] for row in rows} == {"revenue"}
    assert 'href="/metrics/revenue"' in client.get("/search", params={"q": name}).text
