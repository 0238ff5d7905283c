"""Rows go out in the contract's columns, exactly."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.entry_columns import ENTRY_COLUMNS
from app.figures.figure import Figure
from app.figures.reference import TABLES, Geography, Metric, Words
from app.figures.vocabulary import Bound, MetricKind, Nature
from app.present.exports import entries_csv, figures_csv, figures_json, json_object, plain

FIGURE = Figure(
    id="abc",
    metric="revenue",
    subject="nvidia",
    geography="CN",
    as_reported="=5,5亿美元",
    value=Decimal("5.5E+8"),
    bound=Bound.EXACT,
    unit="USD",
    nature=Nature.ACTUAL,
    source="nvidia",
    document="article",
    stated_on=date(2025, 7, 16),
    recorded_at=datetime(2025, 7, 17, 1, 30, tzinfo=timezone(timedelta(hours=8))),
    precision=Decimal("1E+7"),
    precision_low=Decimal(1),
    precision_high=Decimal(1),
)


def test_a_figure_as_a_row() -> None:
    """Decimals stand in full, times in UTC, empty cells are empty, and no text is altered."""
    assert "".join(figures_csv([FIGURE])) == (
        "id,metric,subject,buyer,relative_to,geography,basis,period,period_start,period_end,as_reported,as_converted,"
        "value_low,value,value_high,bound,unit,nature,source,document,locator,stated_on,quotes,supersedes,status,"
        "status_note,note,note_zh_hans,note_zh_hant,recorded_at\n"
        'abc,revenue,nvidia,,,CN,,,,,"=5,5亿美元",,,550000000,,exact,USD,actual,nvidia,article,,2025-07-16,,,stands,,,,,'
        "2025-07-16T17:30:00Z\n"
    )


def test_figures_as_json() -> None:
    """JSON has the same columns; numbers are numbers."""
    text = "".join(figures_json([FIGURE, FIGURE]))
    rows = json.loads(text)["data"]
    assert len(rows) == 2
    assert '"value": 550000000,' in text
    assert (rows[0]["value"], rows[0]["value_low"], rows[0]["locator"]) == (550000000, None, "")
    assert json.loads("".join(figures_json([]))) == {"data": []}


def test_entries_as_rows() -> None:
    """Names take three columns, lists are joined, truth is a word."""
    metric = Metric(
        slug="m", name=Words("M", "量"), definition=Words("D."), kind=MetricKind.LEVEL, units=("chips", "cards")
    )
    assert "".join(entries_csv("metrics", [metric])).splitlines()[1] == "m,M,量,,D.,,,level,,chips cards,false,,none,"
    place = Geography(slug="CN", name=Words("China"), aliases=("中国", "PRC"))
    assert "".join(entries_csv("geographies", [place])).splitlines()[1] == "CN,China,,,,中国|PRC,,,"


def test_every_table_has_columns() -> None:
    """Each reference table can be written."""
    assert tuple(ENTRY_COLUMNS) == TABLES
    for table in TABLES:
        header = ",".join(column.name for column in ENTRY_COLUMNS[table])
        assert list(entries_csv(table, [])) == [f"{header}\n"]


def test_long_exports_come_in_pieces() -> None:
    """A long export is given bit by bit, and is whole."""
    pieces = list(figures_csv([FIGURE] * 1200))
    assert len(pieces) == 3
    assert "".join(pieces).count("\n") == 1201


@pytest.mark.parametrize(
    ("number", "text"),
    [("1E+9", "1000000000"), ("1E-9", "0.000000001"), ("5.500", "5.5"), ("-0.0", "0"), ("100", "100")],
)
def test_plain(number: str, text: str) -> None:
    """A decimal is written without exponent and without idle zeros."""
    assert plain(Decimal(number)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30))
def test_plain_keeps_the_number(number: Decimal) -> None:
    """What is written is the number itself."""
    assert Decimal(plain(number)) == number


@given(st.text())
def test_json_stays_in_one_line(text: str) -> None:
    """Whatever a text holds, its JSON is one line and reads back as the text."""
    written = json_object({"text": text})
    assert len(written.splitlines()) == 1
    assert json.loads(written) == {"text": text}


def test_json_values() -> None:
    """Nothing, truth, decimals, dates and times each have one form."""
    row = {"a": None, "b": True, "c": Decimal("1E+2"), "d": date(2025, 1, 2), "e": datetime(2025, 1, 2, tzinfo=UTC)}
    assert json_object(row) == '{"a": null, "b": true, "c": 100, "d": "2025-01-02", "e": "2025-01-02T00:00:00Z"}'
