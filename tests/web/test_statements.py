"""How much SQL an answer costs: the same however much the ledger holds, and next to nothing if it was kept."""

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event
from sqlalchemy.pool import Pool

from tests.web.conftest import SEED, load_into, serving
from tests.web.reading import FIGURES

ADDRESSES = {
    "/": 10,
    "/events": 5,
    "/explore?subject=nvidia": 11,
    "/about": 5,
    "/api/v1/series": 6,
    "/topics/nvidia-china-revenue": 6,
    "/figures?subject=nvidia": 14,
    "/sources/nvidia": 10,
    "/subjects/nvidia": 15,
    "/metrics/revenue": 13,
    "/documents/tmtpost-h20-mi308-2025-07": 10,
    "/search?q=H20": 8,
    "/figures.atom?subject=nvidia": 5,
    "/topics/h20-write-down.atom": 5,
    "/sitemap.xml": 5,
    FIGURES: 6,
    f"{FIGURES}?_facet=source,nature&_count=1": 9,
    "/api/v1/search?q=H20": 8,
    "/api/v1/suggest?q=nvidia": 3,
    "/api/v1/suggest?q=55.22": 5,
    "/api/v1/topics/nvidia-china-revenue": 6,
    "/api/v1/subjects": 5,
    "/contradictions": 4,
    "/checks?metric=revenue": 4,
    "/coverage": 4,
    "/api/v1/contradictions?topic=h20-write-down": 6,
    "/api/v1/checks?as_of=2025-09-01": 6,
    "/api/v1/compare?subject=nvidia&metric=revenue": 6,
}
"""Addresses with the most statements that a first answer may cost."""


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Give a list that grows with every statement that any SQLite connection runs."""
    ran: list[str] = []

    def watch(connection: sqlite3.Connection, *_: Any) -> None:
        connection.set_trace_callback(ran.append)

    event.listen(Pool, "checkout", watch)
    yield ran
    event.remove(Pool, "checkout", watch)


@contextmanager
def warmed(ledger: Path) -> Iterator[TestClient]:
    """Serve a ledger whose catalogue has been read."""
    with serving(ledger) as client:
        client.get("/api/v1/metrics")
        yield client


def asked(client: TestClient, address: str, statements: list[str]) -> list[str]:
    """Ask; give the statements that it cost, less the brackets of transactions."""
    statements.clear()
    assert client.get(address).status_code == 200
    return [ran for ran in statements if not ran.upper().startswith(("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "--"))]


def grown(ledger: Path, folder: Path) -> None:
    """Load three times as many figures: each of the seed's under ids of their own."""
    with (SEED / "figures.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        for copy in range(3):
            changes = {"quotes": "", "supersedes": "", "locator": f"copy {copy}", "note": f"copy {copy}"}
            writer.writerows(row | changes | {"id": f"copy-{copy}-{number}"} for number, row in enumerate(rows))
    load_into(ledger, folder / "figures.csv")


def test_statements_don_t_grow_with_the_ledger(own_ledger: Path, tmp_path: Path, statements: list[str]) -> None:
    """A first answer costs as many statements on a ledger that has grown, and no more than it needs."""
    with warmed(own_ledger) as client:
        before = {address: len(asked(client, address, statements)) for address in ADDRESSES}
    grown(own_ledger, tmp_path)
    with warmed(own_ledger) as client:
        after = {address: len(asked(client, address, statements)) for address in ADDRESSES}
    assert after == before
    assert {address: cost for address, cost in before.items() if cost > ADDRESSES[address]} == {}


def test_a_figure_costs_the_same_whatever_surrounds_it(own_ledger: Path, statements: list[str]) -> None:
    """The page of a figure costs as many statements for one with echoes and neighbours as for one without."""
    with warmed(own_ledger) as client:
        rows = client.get(f"{FIGURES}?_size=1000").json()["data"]
        costs = {len(asked(client, f"/figures/{row['id']}", statements)) for row in rows[:60]}
    assert max(costs) <= 9
    assert max(costs) - min(costs) <= 1


@pytest.mark.parametrize("address", ["/", "/figures", FIGURES, f"{FIGURES}.csv"])
def test_a_kept_answer_costs_one_small_statement(client: TestClient, address: str, statements: list[str]) -> None:
    """The second answer, and a 304, cost one look at the ledger's version."""
    first = client.get(address)
    assert len(asked(client, address, statements)) == 1
    statements.clear()
    assert client.get(address, headers={"If-None-Match": first.headers["etag"]}).status_code == 304
    assert statements == ["SELECT version, changed_at FROM ledger_state"]


def test_a_file_under_its_hash_costs_no_statement(client: TestClient, statements: list[str]) -> None:
    """What may be kept for ever has nothing to do with the ledger."""
    page = client.get("/about").text
    address = page[page.index("/static/js/site.js?v=") :].partition(" ")[0]
    assert asked(client, address, statements) == []
