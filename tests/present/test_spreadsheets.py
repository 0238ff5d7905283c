"""Spreadsheets hold the rows exactly, and nothing in them is computed."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UnreadableError
from app.figures.figure import Figure
from app.figures.reference import Catalogue, Document
from app.present import spreadsheets
from app.present.exports import FIGURE_COLUMNS
from app.present.spreadsheets import Cover, Spreadsheet, is_exact, write_spreadsheet
from tests.findings.claims import claim
from tests.present.spreadsheet_cells import sheets

DOCUMENT = Document(
    slug="article", title="=HYPERLINK(1)", publisher="P", published_on=date(2025, 7, 16), url="https://x.y"
)
CATALOGUE = Catalogue(documents={"article": DOCUMENT})
ABOUT = Cover(lines=(("Question", "=1+1?"),), changed_at=datetime(2025, 7, 17, 12, tzinfo=UTC))


def written(figures: Iterable[Figure]) -> bytes:
    """Write a spreadsheet into memory."""
    file = io.BytesIO()
    write_spreadsheet(file, figures, CATALOGUE, ABOUT)
    return file.getvalue()


def cells(figure: Figure) -> dict[object, object]:
    """Write one figure, and read its row back."""
    header, row = sheets(written([figure]))["figures"]
    return dict(zip(header, row, strict=True))


def test_a_sheet_has_the_columns_of_the_row() -> None:
    """The first sheet has every column by its name, numbers as numbers, dates as dates, and empty cells empty."""
    row = cells(claim("a", "5.25", stated_on=date(2025, 7, 16)))
    assert tuple(row) == FIGURE_COLUMNS
    assert (row["value"], row["stated_on"], row["locator"]) == (5.25, date(2025, 7, 16), "")


def test_documents_and_what_this_is() -> None:
    """The second sheet lists each document once, the third says what the file is."""
    read = sheets(written([claim("a", 1), claim("b", 2)]))
    assert list(read) == ["figures", "documents", "about"]
    assert read["documents"] == [
        ["slug", "title", "publisher", "published_on", "url"],
        ["article", "=HYPERLINK(1)", "P", date(2025, 7, 16), "https://x.y"],
    ]
    assert read["about"] == [["Question", "=1+1?"]]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "{=A1}", "http://x"]
)
def test_no_text_is_ever_computed(text: str) -> None:
    """Whatever a text begins with, it is in the file as a text: there is neither a formula nor a link."""
    content = written([claim("a", 1, note=text)])
    assert cells(claim("a", 1, note=text))["note"] == text
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            said = parts.read(name).decode()
            assert "<f>" not in said
            assert "<hyperlink" not in said


@pytest.mark.parametrize(
    ("number", "exact"),
    [
        ("123456789012345", True),
        ("1234567890123456", False),
        ("1E+30", True),
        ("9.95", True),
        ("0.000123456789012345", True),
        ("1.000000000000001", False),
        ("-99999999999999.9", True),
    ],
)
def test_numbers_that_a_spreadsheet_would_round_are_texts(number: str, *, exact: bool) -> None:
    """Up to 15 digits a number is one; longer ones are texts with all their digits."""
    assert is_exact(Decimal(number)) is exact
    value = cells(claim("a", number))["value"]
    assert isinstance(value, float) is exact
    assert Decimal(repr(value) if isinstance(value, float) else str(value)) == Decimal(number)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18, places=6))
def test_every_number_comes_back(number: Decimal) -> None:
    """What is read back is the number that was written, to its last digit."""
    value = cells(claim("a", str(number)))["value"]
    assert Decimal(repr(value) if isinstance(value, float) else str(value)) == number


def test_the_same_figures_make_the_same_file() -> None:
    """A file depends on what is in it alone, so that its ETag is true wherever it was made."""
    assert written([claim("a", 1)]) == written([claim("a", 1)])


def test_what_a_cell_can_t_hold() -> None:
    """A text longer than a cell is cut with a mark, and a date before spreadsheets can tell them is a text."""
    row = cells(replace(claim("a", 1), note="x" * 40_000, stated_on=date(1899, 12, 31)))
    assert (len(str(row["note"])), str(row["note"])[-2:]) == (32_767, "x…")
    assert row["stated_on"] == "1899-12-31"


def test_more_rows_than_a_sheet_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a sheet ends, the reader is told of CSV, rather than given a part."""
    monkeypatch.setattr(spreadsheets, "MOST_FIGURES", 2)
    with pytest.raises(UnreadableError, match="ask for these as CSV"):
        written([claim(name, 1) for name in "abc"])
    assert len(sheets(written([claim(name, 1) for name in "ab"]))["figures"]) == 3


def test_chosen_columns() -> None:
    """Only the columns that were asked for are written, in the order asked for."""
    file = io.BytesIO()
    made = Spreadsheet(file, ("value", "id"))
    made.add([claim("a", 7)])
    made.finish(CATALOGUE, ABOUT)
    assert sheets(file.getvalue())["figures"] == [["value", "id"], [7.0, "a"]]
