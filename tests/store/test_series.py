"""Listing and counting the series that figures make up, on both databases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from app.errors import RefusedError
from app.figures.selection import Selection
from app.figures.vocabulary import Bound, Nature
from app.store import figures as rows
from app.store.engine import session
from app.store.ledger import Ledger
from tests.store.rows import figure, fill

FIRST = "revenue:nvidia:CN:USD"
FIGURES = (
    figure(id="old", value=Decimal(9), stated_on=date(2025, 1, 1)),
    figure(
        id="new",
        value=None,
        value_low=Decimal(4),
        value_high=Decimal(30),
        bound=Bound.RANGE,
        source="idc",
        stated_on=date(2025, 9, 1),
        period="2026",
        period_start=date(2026, 1, 1),
        period_end=date(2026, 12, 31),
        nature=Nature.FORECAST,
    ),
    figure(id="undated", value=Decimal(12), stated_on=None, period=None, period_start=None, period_end=None),
    figure(id="amd", subject="amd", source="idc"),
    figure(id="bought", subject="nvidia", buyer="amd", unit="chips"),
    figure(id="share", metric="share", relative_to="amd", value=Decimal(12), unit="percent", basis=None),
)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Give a database with the figures above."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), *FIGURES)
    return engine


def listed(engine: Engine, selection: Selection) -> list[str]:
    """List the keys of the series that a selection gives, page after page."""
    found: list[str] = []
    with session(engine) as opened:
        catalogue = Ledger(opened).catalogue()
        for _ in range(99):
            page, following = rows.select_series(opened, selection, catalogue)
            found += [row.key.text for row in page]
            if following is None:
                return found
            selection = replace(selection, cursor=following)
    raise AssertionError("paging never ends")


def test_a_series_tells_what_it_holds(filled: Engine) -> None:
    """How many figures and sources, from which day to which, between which numbers, and what was stated last."""
    with session(filled) as opened:
        (row, *_), _ = rows.select_series(opened, Selection(), Ledger(opened).catalogue())
    assert (row.key.text, row.figures, row.sources) == (FIRST, 3, 2)
    assert (row.first, row.last) == (date(2024, 1, 1), date(2026, 12, 31))
    assert (row.lowest, row.highest) == (Decimal(4), Decimal(30))
    assert row.latest.id == "new"


@pytest.mark.parametrize("size", [1, 2, 50])
def test_series_come_page_by_page(filled: Engine, size: int) -> None:
    """Those of most figures first, then by their keys; each once, however long the pages are."""
    assert listed(filled, Selection(size=size)) == [
        FIRST,
        "revenue:amd:CN:USD",
        "revenue:nvidia:CN:chips:buyer=amd",
        "share:nvidia:CN:percent:relative_to=amd",
    ]


def test_a_selection_restricts_series_and_what_is_told_of_them(filled: Engine) -> None:
    """Only the selected figures of a series count."""
    chosen = Selection().where("source", "nvidia").where("unit", "USD")
    with session(filled) as opened:
        catalogue = Ledger(opened).catalogue()
        (row,), following = rows.select_series(opened, chosen, catalogue)
        assert rows.count_series(opened, chosen, catalogue) == 1
    assert (row.key.text, row.figures, row.highest, row.latest.id) == (FIRST, 2, Decimal(12), "old")
    assert following is None


def test_counts_are_of_series_and_lead_to_as_many(filled: Engine) -> None:
    """Each value of a column is counted by series, its own filter aside, and asking for it gives just so many."""
    chosen = Selection().where("subject", "amd")
    with session(filled) as opened:
        catalogue = Ledger(opened).catalogue()
        by_subject = rows.series_facet(opened, chosen, catalogue, "subject")
        by_source = rows.series_facet(opened, Selection(), catalogue, "source")
        led_to = [
            rows.count_series(opened, Selection().where("source", str(value)), catalogue) for value, _ in by_source
        ]
    assert by_subject == [("nvidia", 3), ("amd", 1)]
    assert by_source == [("nvidia", 3), ("idc", 2)]
    assert led_to == [count for _, count in by_source]


@pytest.mark.parametrize(
    "cursor", ["x", "bnVsbA", "WzFd", "WyIxIiwiYSJd", "WzEsIlx1MDAwMCJd", "Wzk5OTk5OTk5OTk5OTk5OTk5OTk5OTksImEiXQ"]
)
def test_a_foreign_cursor_is_refused(filled: Engine, cursor: str) -> None:
    """What no page of this list gave is no place in it."""
    with session(filled) as opened, pytest.raises(RefusedError, match="no cursor of this list"):
        rows.select_series(opened, Selection(cursor=cursor), Ledger(opened).catalogue())
