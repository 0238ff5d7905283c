"""The API against its own description: every address, every body, every number, to the last digit."""

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from app.figures.columns import COLUMNS
from app.web.api import TABLES
from tests.web.conftest import load_into
from tests.web.reading import FIGURES, exact, get, held, rows_of

DESCRIPTION = "/api/v1/openapi.json"
NUMBERS = ("value_low", "value", "value_high")
CHOSEN = {"/api/v1/compare/chart": {"metric": "revenue"}}
"""What an address asks for where it can't do without a choice, but leaves open which."""


@pytest.fixture(scope="module")
def description(client: TestClient) -> Any:
    """Give the description of the API."""
    return client.get(DESCRIPTION).json()


def operations(description: Any) -> dict[str, Any]:
    """Give every operation by its path."""
    return {path: methods["get"] for path, methods in description["paths"].items()}


def conforms(description: Any, name: str, body: Any) -> list[str]:
    """List where a body leaves one of the description's shapes."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
    found = Draft202012Validator(schema).iter_errors(body)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]


def shape_of(operation: Any, status: str = "200") -> tuple[str, str]:
    """Give the media type of an answer, and the name of its shape ("" for text)."""
    ((media_type, content),) = operation["responses"][status]["content"].items()
    return media_type, content["schema"].get("$ref", "").rpartition("/")[2]


def test_the_description_is_whole(description: Any) -> None:
    """Each operation and each parameter says what it is for and shows an example; every reference leads somewhere."""
    assert description["openapi"].startswith("3.1")
    names = [operation["operationId"] for operation in operations(description).values()]
    assert len(set(names)) == len(names)
    for path, operation in operations(description).items():
        assert operation["summary"], path
        assert operation["description"].endswith("."), path
        for parameter in operation.get("parameters", []):
            assert len(parameter["description"]) > 10, (path, parameter)
            assert parameter["schema"]["examples"], (path, parameter)
    references = set(_values(description, "$ref"))
    for reference in references:
        at = description
        for step in reference.removeprefix("#/").split("/"):
            at = at[step]
    used = {reference.rpartition("/")[2] for reference in references if "/schemas/" in reference}
    assert used == set(description["components"]["schemas"])


def _values(node: Any, key: str) -> list[Any]:
    """List everything that stands under a key, at any depth."""
    if isinstance(node, list):
        return [found for item in node for found in _values(item, key)]
    if isinstance(node, dict):
        return [*([node[key]] if key in node else []), *(f for value in node.values() for f in _values(value, key))]
    return []


def test_every_answer_has_the_shape_that_is_described(client: TestClient, description: Any) -> None:
    """Every path, asked with its own examples, gives the media type and the shape that the description names."""
    for path, operation in operations(description).items():
        address = path
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "path":
                address = address.replace(f"{{{parameter['name']}}}", parameter["schema"]["examples"][0])
        needed = {p["name"]: p["schema"]["examples"][0] for p in operation.get("parameters", []) if p.get("required")}
        asked = {name: value for name, value in needed.items() if f"{{{name}}}" not in path}
        answer = client.get(address, params=asked or CHOSEN.get(address))
        assert answer.status_code == 200, (address, answer.text)
        media_type, shape = shape_of(operation)
        assert answer.headers["content-type"].partition(";")[0] == media_type, address
        if shape:
            assert conforms(description, shape, answer.json()) == [], address
        assert shape_of(operation, "400") == ("application/problem+json", "Problem")


@pytest.mark.parametrize("table", TABLES)
def test_every_entry_has_the_shape_that_is_described(
    client: TestClient, seeded: Path, description: Any, table: str
) -> None:
    """Each entry of a reference table has an address, with the row of the list, and where its figures are."""
    listed = get(client, f"/api/v1/{table}")["data"]
    assert [entry["slug"] for entry in listed] == list(held(seeded)[1].table(table))
    _, shape = shape_of(operations(description)[f"/api/v1/{table}/{{slug}}"])
    for entry in listed[:40]:
        body = client.get(f"/api/v1/{table}/{entry['slug']}").json()
        assert conforms(description, shape, body) == [], entry["slug"]
        assert exact(client.get(f"/api/v1/{table}/{entry['slug']}.json").text)["data"] == entry
        if body.get("figures_url"):
            assert client.get(body["figures_url"]).status_code == 200


def test_every_figure_has_the_shape_that_is_described(client: TestClient, seeded: Path, description: Any) -> None:
    """Each figure has an address, with the row of the list, its history, and what surrounds it."""
    listed = get(client, FIGURES, _size="1000")["data"]
    assert {row["id"] for row in listed} == {figure.id for figure in held(seeded)[0]}
    for row in listed[::7]:
        answer = client.get(f"{FIGURES}/{row['id']}")
        assert conforms(description, "FigureDetail", answer.json()) == [], row["id"]
        body = exact(answer.text)
        assert body["data"] == row
        assert [state["figure"] for state in body["history"]] == [row]


def test_numbers_are_exact(client: TestClient, seeded: Path) -> None:
    """A number of the ledger is a JSON number with the same digits, and an empty cell is null."""
    figures = {figure.id: figure for figure in held(seeded)[0]}
    listed = get(client, FIGURES, _size="1000")["data"]
    assert len(listed) == len(figures)
    for row in listed:
        assert list(row) == [column.name for column in COLUMNS]
        figure = figures[row["id"]]
        assert {name: row[name] for name in NUMBERS} == {name: getattr(figure, name) for name in NUMBERS}
        assert row["note"] == (figure.note or None)


def test_a_list_gives_the_columns_that_were_asked_for(client: TestClient, description: Any) -> None:
    """`_fields` names columns, in the order given; what comes still has the shape of the list."""
    answer = client.get(f"{FIGURES}?_fields=unit,id~value&_size=5")
    assert [list(row) for row in answer.json()["data"]] == [["unit", "id", "value"]] * 5
    assert conforms(description, "FigureList", answer.json()) == []
    assert list(rows_of(client.get(f"{FIGURES}.csv?_fields=unit,id").text)[0]) == ["unit", "id"]


def test_a_correction_keeps_its_past(own_ledger: Path, own_client: TestClient, tmp_path: Path) -> None:
    """After a row was loaded again with another note, the figure's address tells both states and what changed."""
    row = get(own_client, FIGURES, _size="1")["data"][0]
    corrected = rows_of(own_client.get(f"{FIGURES}/{row['id']}.csv").text)[0]
    columns = [name for name in corrected if name != "note"]
    cells = [f'"{corrected[name].replace(chr(34), chr(34) * 2)}"' for name in columns]
    (tmp_path / "figures.csv").write_text(f"{','.join(columns)},note\n{','.join(cells)},Looked at again.\n")
    load_into(own_ledger, tmp_path / "figures.csv")
    body = get(own_client, f"{FIGURES}/{row['id']}")
    now, before = body["history"]
    assert body["data"] == row | {"note": "Looked at again."}
    assert (now["changed"], before["changed"]) == (["note"], [])
    assert (now["recorded_until"], before["recorded_until"]) == (None, now["recorded_from"])
    assert (now["loaded_by"], now["loaded_from"], before["figure"]) == ("tests", "figures.csv", row)
    assert now["figure"]["recorded_at"] == before["figure"]["recorded_at"]


def test_a_figure_tells_of_its_neighbours(client: TestClient, seeded: Path) -> None:
    """Echoes and origin name one another, and comparable figures are of one series with days in common."""
    figures = {figure.id: figure for figure in held(seeded)[0]}
    echo = next(figure for figure in figures.values() if figure.quotes)
    assert get(client, f"{FIGURES}/{echo.id}")["related"]["origin"]["id"] == echo.quotes
    assert echo.id in [row["id"] for row in get(client, f"{FIGURES}/{echo.quotes}")["related"]["echoes"]]
    for figure in list(figures.values())[::11]:
        near = get(client, f"{FIGURES}/{figure.id}")["related"]["comparable"]
        expected = {
            other.id
            for other in figures.values()
            if other.series == figure.series and other.id != figure.id and _share_days(figure, other)
        }
        assert {row["id"] for row in near} == expected


def _share_days(one: Any, other: Any) -> bool:
    if one.period_start is None or other.period_start is None:
        return one.period_start is other.period_start
    return bool(one.period_start <= other.period_end and other.period_start <= one.period_end)


def test_what_is_not_there_is_named_with_what_is(client: TestClient) -> None:
    """An unknown slug is a 404 that offers the nearest ones; an unknown figure is one too."""
    problem = client.get("/api/v1/subjects/nvidai").json()
    assert (problem["status"], problem["title"]) == (404, "Not found")
    assert problem["detail"].startswith("There is no subject 'nvidai'; did you mean nvidia")
    assert client.get(f"{FIGURES}/no-such-figure").json()["detail"].startswith("There is no figure 'no-such-figure'")


def test_search_answers_in_both_scripts(client: TestClient, description: Any) -> None:
    """Simplified and traditional words find the same, exact names come first, and no word finds all."""
    simple, traditional = (client.get("/api/v1/search", params={"q": q}).json() for q in ("英伟达", "英偉達"))
    assert simple["data"] == traditional["data"]
    assert simple["data"]["subjects"][0]["slug"] == "nvidia"
    assert conforms(description, "SearchResult", simple) == []
    nothing = client.get("/api/v1/search", params={"q": "☃"}).json()["data"]
    assert {table: len(found) for table, found in nothing.items() if found} == {}


def test_the_root_names_every_address(client: TestClient) -> None:
    """Whoever types the API's own address is told what there is."""
    named = client.get("/api/v1").json()
    documented = client.get("/api/v1/openapi.json").json()["paths"]
    assert set(named["data"]) == set(documented)
    assert all(client.get(address).status_code == 200 for address in named["described_in"].values())
