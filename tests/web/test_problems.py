"""Errors: one shape for programs and one page for people, at every address, whatever went wrong."""

import logging
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from app import answers
from app.present.schemas import ProblemShape
from app.web import api, citations, feeds, pages, twins
from tests.web.reading import FIGURES

SLUGS = {
    "topics": "h20-write-down",
    "metrics": "revenue",
    "documents": "tmtpost-h20-mi308-2025-07",
    "geographies": "CN",
    "bases": "gaap",
    "events": "us-a100-h100-notice",
    "exchange_rates": "usd-cny-average-2024",
}
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def addresses(client: TestClient) -> list[str]:
    """List every address of the app, with something that is there in place of each name."""
    row = client.get(f"{FIGURES}?_size=1").json()["data"][0]["id"]
    routers = (api.router, citations.router, feeds.router, twins.router, pages.router)
    routes = [route for router in routers for route in router.routes]
    found = {route.path for route in routes if isinstance(route, APIRoute)}
    return sorted(
        path.replace("{figure_id}", row).replace("{slug}", SLUGS.get(path.split("/")[-2], "nvidia")) for path in found
    )


def needed(address: str) -> dict[str, str]:
    """Give what an address can't do without: words to search for, or something to compare."""
    if "search" in address:
        return {"q": "x"}
    return {"metric": "revenue"} if "compare" in address else {}


def problem(answer: Any, status: int) -> ProblemShape:
    """Hold an answer against the one shape."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    found = ProblemShape.model_validate_json(answer.content)
    assert (found.status, found.type) == (status, "about:blank")
    assert found.detail.endswith((".", "?"))
    return found


def page(answer: Any, status: int) -> str:
    """Hold an answer against the page of an error."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    return str(answer.text)


def test_every_address_refuses_what_it_doesn_t_know(client: TestClient) -> None:
    """Each route takes no parameter that it doesn't know, and says so in the one shape, or on a page."""
    every = addresses(client)
    assert len(every) > 80
    for address in every:
        assert client.get(address, params=needed(address)).status_code == 200, address
        answer = client.get(address, params=needed(address) | {"nosuch": "1"})
        found = problem(client.get(str(answer.request.url), headers={"Accept": "application/json"}), 400)
        assert [error.parameter for error in found.errors] == ["nosuch"], address
        assert "nosuch" in found.errors[0].detail
        if answer.headers["content-type"] == "application/problem+json":
            assert address.startswith("/api/") or "." in address, address
        else:
            assert "nosuch" in page(answer, 400), address


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_is_written_here(client: TestClient, method: str) -> None:
    """Any other method is a 405 that names those there are."""
    for address in (FIGURES, f"{FIGURES}.csv", "/api/v1/subjects/nvidia", "/", "/figures.json"):
        answer = client.request(method, address, headers={"Accept": "application/json"})
        found = problem(answer, 405)
        assert answer.headers["allow"] == "GET, HEAD"
        assert found.detail == f"{method} is not possible here; there are GET and HEAD."
    assert "405" in page(client.request(method, "/figures", headers=BROWSER), 405)


@pytest.mark.parametrize("accept", ["text/html", "*/*", "application/json", "image/png", "nonsense", ""])
def test_the_api_always_answers_in_json(client: TestClient, accept: str) -> None:
    """Under `/api` an error is problem+json, whatever a client would rather have."""
    for address in ("/api/v1/nothing", "/api/v1/subjects/none", "/api/v1/subjects/none.json", "/static/none"):
        found = problem(client.get(address, headers={"Accept": accept}), 404)
        assert found.instance == address


def test_a_reader_gets_a_page(client: TestClient) -> None:
    """At the address of a page an error is a page; for a client that asks for JSON and no HTML it is JSON."""
    assert "nvidai" in page(client.get("/subjects/nvidai", headers=BROWSER), 404)
    assert page(client.get("/nothing"), 404)
    problem(client.get("/nothing", headers={"Accept": "application/problem+json"}), 404)
    assert page(client.get("/nothing", headers={"Accept": "text/html, application/json"}), 404)


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx", "svg", "png", "atom", "bib"])
def test_a_reader_who_opens_a_file_that_is_not_there_gets_a_page(client: TestClient, ending: str) -> None:
    """At the address of a data file or a picture, an error is a page for who asks for HTML, and JSON for all others."""
    address = f"/figures/none.{ending}"
    assert "There is no figure" in page(client.get(address, headers=BROWSER), 404)
    for accept in ("*/*", "application/json", "image/avif,image/webp,*/*;q=0.8", ""):
        problem(client.get(address, headers={"Accept": accept}), 404)


def test_the_problem_names_the_address(client: TestClient) -> None:
    """`instance` is the address that was asked, escaped as a URI must be, without its query."""
    assert problem(client.get(f"{FIGURES}?_size=x"), 400).instance == FIGURES
    assert (
        problem(client.get("/api/v1/subjects/%E8%8B%B1%20%3Fa?q"), 400).instance == "/api/v1/subjects/%E8%8B%B1%20%3Fa"
    )


def test_a_missing_parameter_is_asked_for(client: TestClient) -> None:
    """A needed parameter that is missing, or too long, is a 400 that names it."""
    assert problem(client.get("/api/v1/search"), 400).errors[0].detail == "The parameter 'q' is needed."
    found = problem(client.get("/api/v1/search", params={"q": "x" * 300}), 400)
    assert found.errors[0].parameter == "q"
    assert "at most 200 characters" in found.errors[0].detail
    assert len(found.detail) < 200
    problem(client.get(f"{FIGURES}/{'x' * 101}"), 400)
    assert "yScale" in page(client.get("/topics/h20-write-down?yScale=cubic"), 400)


@pytest.mark.parametrize("headers", [{"Accept": "application/json"}, BROWSER])
def test_an_unexpected_error_is_answered_and_logged(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]
) -> None:
    """An error in the program is a 500 of the one shape that gives nothing away; it passes on to the server's log."""

    def fail(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(answers, "figures", fail)
    size = len(headers["Accept"])
    answer = client.get(f"/figures?_size={size}", headers=headers)
    text = page(answer, 500) if "text/html" in headers["Accept"] else problem(answer, 500).detail
    assert "did not expect" in text
    assert "secret" not in answer.text
    problem(client.get(f"{FIGURES}?_size={size}", headers=headers), 500)
    head = client.head(f"/figures?_size={size}", headers=headers)
    assert (head.status_code, head.content) == (500, b"")
    with pytest.raises(RuntimeError, match="a secret"):
        TestClient(client.app).get(f"{FIGURES}?_size={size}")
    monkeypatch.undo()
    assert client.get(f"/figures?_size={size}", headers=headers).status_code == 200


def test_a_broken_ledger_is_told_of(own_ledger: Path, own_client: TestClient) -> None:
    """Even where the ledger can't be read at all, there is an answer: JSON for programs, a page for people."""
    connection = sqlite3.connect(own_ledger)
    connection.execute("DROP TABLE ledger_state")
    connection.commit()
    connection.close()
    told = problem(own_client.get(FIGURES), 500).detail
    assert "did not expect" in told
    assert told in page(own_client.get("/figures"), 500)


def test_the_head_of_an_error_has_no_body(client: TestClient) -> None:
    """HEAD gives the headers that GET would, and nothing else, for errors too."""
    for address in (f"{FIGURES}?nosuch=1", "/nothing", "/api/v1/subjects/none"):
        head, whole = client.head(address), client.get(address)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert dict(head.headers) == dict(whole.headers)


def test_expected_errors_are_not_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """What a reader got wrong is no event of the server's."""
    with caplog.at_level(logging.WARNING):
        client.get(f"{FIGURES}?nosuch=1")
        client.get("/nothing")
    assert not [record for record in caplog.records if record.name.startswith(("app", "uvicorn"))]
