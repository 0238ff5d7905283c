"""Short ways of asking the API, and of knowing what the ledger holds."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.store.engine import make_engine, session
from app.store.ledger import Ledger

FIGURES = "/api/v1/figures"


def exact(text: str) -> Any:
    """Read JSON with its numbers as decimals, as they are written."""
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def get(client: TestClient, address: str, **parameters: str) -> Any:
    """Ask for JSON, which must be there."""
    answer = client.get(address, params=parameters) if parameters else client.get(address)
    assert answer.status_code == 200, answer.text
    return exact(answer.text)


def pages(client: TestClient, address: str) -> Iterator[list[dict[str, Any]]]:
    """Follow `Link: rel="next"` from page to page."""
    for _ in range(10_000):
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        body = exact(answer.text)
        yield body["data"]
        following = answer.links.get("next", {}).get("url")
        assert following == body["next_url"]
        if following is None:
            return
        address = following
    raise AssertionError("paging never ends")


def rows_of(text: str) -> list[dict[str, str]]:
    """Read a CSV file's rows."""
    return list(csv.DictReader(io.StringIO(text)))


def refused(client: TestClient, address: str) -> dict[str, str]:
    """Ask for what can't be followed; give the sentence for each parameter."""
    answer = client.get(address)
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return {error["parameter"]: error["detail"] for error in answer.json()["errors"]}


def held(ledger: Path) -> tuple[list[Figure], Catalogue]:
    """Read what the ledger holds, past the API."""
    engine = make_engine(f"sqlite:///{ledger}")
    with session(engine) as opened:
        found = list(Ledger(opened).figures()), Ledger(opened).catalogue()
    engine.dispose()
    return found
