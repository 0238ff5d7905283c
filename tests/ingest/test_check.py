"""A row becomes a figure, or located sentences on what is wrong with it."""

# ruff: noqa: E501 (sentences stand whole beside what they are about)

from datetime import date
from decimal import Decimal

import pytest

from app.figures.columns import COLUMNS, Column
from app.figures.vocabulary import Bound, Nature, Status
from app.ingest.cells import read_date
from tests.ingest.samples import checked


def test_a_good_row() -> None:
    """Names resolve, the print is read, the period gets its fiscal days, and the day is the document's."""
    figure, errors = checked(subject="英偉達", geography="中国")
    assert not errors
    assert figure
    assert (figure.subject, figure.geography, figure.nature) == ("nvidia", "CN", Nature.ACTUAL)
    assert (figure.value, figure.unit, figure.bound) == (Decimal(5522000000), "USD", Bound.EXACT)
    assert (figure.period_start, figure.period_end) == (date(2025, 1, 27), date(2025, 4, 27))
    assert figure.stated_on == date(2025, 7, 16)
    assert figure.status is Status.STANDS
    assert len(figure.id) == 12


def test_an_id_follows_from_the_claim() -> None:
    """Two spellings of one claim have one id; another period has another."""
    one, _ = checked(subject="英伟达", period="FY26 Q1", id="")
    two, _ = checked(subject="Nvidia Corp", note="seen again")
    other, _ = checked(period="FY2025-Q4")
    assert one
    assert two
    assert other
    assert one.id == two.id != other.id


def test_given_numbers_widen_a_print() -> None:
    """Percentiles that print states elsewhere are taken with both ends."""
    figure, errors = checked(
        metric="unit_shipments", as_reported="60万片", value_low="500000", value_high="700000", unit="chips"
    )
    assert not errors
    assert figure
    assert (figure.value_low, figure.value, figure.value_high) == (Decimal(500000), Decimal(600000), Decimal(700000))
    assert figure.bound is Bound.RANGE


def test_a_repeated_period_start_is_no_contradiction() -> None:
    """Output columns may stand in a file; those that can be wrong are held against the period."""
    _, errors = checked(period_start="2025-01-27", period_end="2025-04-27", recorded_at="whenever")
    assert not errors


@pytest.mark.parametrize(
    ("cells", "error"),
    [
        ({"metric": ""}, "metric: The cell is empty, and every row needs its metric."),
        ({"metric": "revenu"}, "metric: There is no metric 'revenu'; did you mean revenue?"),
        ({"subject": "nvidai"}, "subject: There is no subject 'nvidai'; did you mean nvidia or nvidia-h20?"),
        ({"geography": "Atlantis"}, "geography: There is no geography 'Atlantis'; add it to geographies.csv first."),
        ({"nature": "actaul"}, "nature: There is no nature 'actaul'; did you mean actual?"),
        (
            {"status": "gone"},
            "status: There is no status 'gone'; it is one of stands, withdrawn, denied, confirmed.",
        ),
        ({"unit": "usd"}, "unit: There is no unit 'usd'; did you mean USD?"),
        (
            {"unit": "CNY"},
            (
                "as_reported: “美元” in “55.22亿美元” is USD (US dollar), which contradicts the unit CNY; "
                "correct one of them."
            ),
        ),
        (
            {"period": "2024-Q5"},
            (
                "period: The period “2024-Q5” can't be read: there is no quarter 5: a year has 4. Right forms are 2024, "
                "2024-Q3, 2024-H1, 2024-07, 2024-07-15, FY2026, FY2026-Q1 and spans such as 2022-01/2025-03."
            ),
        ),
        (
            {"period_end": "2025-03-31"},
            "period_end: 2025-03-31 does not agree with the period FY2026-Q1, which gives 2025-04-27.",
        ),
        (
            {"period": "", "period_start": "2025-03-31"},
            "period_start: 2025-03-31 stands here and the period is empty; write the period.",
        ),
        (
            {"as_reported": "800-900亿"},
            "as_reported: “800-900亿” has no unit; add one, such as 美元, 亿元, % or chips, or name it beside it.",
        ),
        ({"stated_on": "16 July 2025"}, "stated_on: 16 July 2025 is not a date such as 2025-07-16."),
        ({"stated_on": "2025/13/1"}, "stated_on: There is no day 2025/13/1."),
        (
            {"stated_on": "7/16/2025"},
            "stated_on: 7/16/2025 may have its day or its month first; write dates such as 2025-07-16.",
        ),
        ({"stated_on": "2025-02-30"}, "stated_on: There is no day 2025-02-30."),
        ({"stated_on": "0025-02-03"}, "stated_on: 0025-02-03 is not between the years 1900 and 2100."),
        (
            {"stated_on": "2025-08-01"},
            "stated_on: 2025-08-01 is later than the day on which tmtpost-h20-mi308-2025-07 was published (2025-07-16).",
        ),
        ({"value": "5.5bn"}, "value: 5.5bn is not a plain number such as 5522000000 or 12.5."),
        ({"value": "5,522,000,000"}, "value: 5,522,000,000 is not a plain number such as 5522000000 or 12.5."),
        (
            {"value": "5.52E+09"},
            "value: 5.52E+09 is a number as a spreadsheet shortens it; write all of its digits.",
        ),
        ({"value": "55.22"}, "value: 55.22 does not agree with the print, which reads as 5522000000."),
        ({"bound": "about"}, "bound: 'about' does not agree with the print, which reads as 'exact'."),
        (
            {"id": "Two words"},
            "id: 'Two words' is not an id such as tmtpost-b30-orders: 3 to 64 small letters, digits and hyphens.",
        ),
        (
            {"status": "withdrawn"},
            "status_note: the status 'withdrawn' needs a note that says why, and who says so.",
        ),
        (
            {"metric": "market_share", "as_reported": "150%"},
            "value: market_share can't be over 100 percent, and value is 150.",
        ),
        (
            {"period": "2027"},
            (
                "nature: an actual can't be about a period that ends (2027-12-31) after it was stated (2025-07-16); "
                "did you mean forecast or guidance?"
            ),
        ),
        ({"id": "abc", "quotes": "abc"}, "quotes: a figure can't be its own quotes."),
    ],
)
def test_refusals(cells: dict[str, str], error: str) -> None:
    """What is wrong with a row is said at its column, with what would be right."""
    figure, errors = checked(**cells)
    assert figure is None
    assert errors == [error]


def test_all_errors_of_a_row_are_told_at_once() -> None:
    """Whoever mends a row learns everything that is wrong with it."""
    _, errors = checked(metric="x", nature="y", stated_on="z", value="w", period="v")
    assert [error.partition(":")[0] for error in errors] == ["metric", "nature", "period", "stated_on", "value"]


@pytest.mark.parametrize("text", ["2025-07-16", "2025/7/16", "2025/07/16", "2025年7月16日"])
def test_dates_with_the_year_first(text: str) -> None:
    """A date is read as ISO writes it and as spreadsheets of a Chinese system show it; there is one way to read each."""
    assert read_date(text) == date(2025, 7, 16)


def test_an_undated_statement() -> None:
    """Where neither the row nor the document has a day, the figure has none."""
    figure, errors = checked(document="undated")
    assert not errors
    assert figure
    assert figure.stated_on is None


GOOD_WITH: dict[str, dict[str, dict[str, str]]] = {
    "as_reported": {"60万-80万片": {"metric": "unit_shipments"}, "up to $5.5 billion": {}},
    "value_low": {"600000": {"metric": "unit_shipments", "as_reported": "60万-80万片"}},
    "value_high": {"800000": {"metric": "unit_shipments", "as_reported": "60万-80万片"}},
    "bound": {"range": {"as_reported": "50-60亿美元"}},
    "unit": {"chips": {"metric": "unit_shipments", "as_reported": "60万片"}},
    "nature": {"forecast": {}},
    "period": {"2025/2029": {"nature": "forecast"}},
    "status": {"withdrawn": {"status_note": "The source took it back."}},
}
"""What must stand in the same row for a good cell to be right."""


@pytest.mark.parametrize(
    ("column", "text"), [(c, text) for c in COLUMNS for text in c.good], ids=lambda v: getattr(v, "name", v)
)
def test_the_contracts_good_cells_are_taken(column: Column, text: str) -> None:
    """Every good example in the columns' documentation is taken."""
    others = GOOD_WITH.get(column.name, {}).get(text, {})
    figure, errors = checked(**{**others, column.name: text})
    assert figure, errors


@pytest.mark.parametrize(
    ("column", "text"), [(c, text) for c in COLUMNS for text in c.bad], ids=lambda v: getattr(v, "name", v)
)
def test_the_contracts_bad_cells_are_refused(column: Column, text: str) -> None:
    """Every bad example in the columns' documentation is refused, at its column."""
    figure, errors = checked(**{column.name: text})
    assert figure is None
    assert column.name in {error.partition(":")[0] for error in errors}


@pytest.mark.parametrize("column", [c for c in COLUMNS if c.required], ids=lambda c: c.name)
def test_required_cells(column: Column) -> None:
    """A row without a required cell is refused."""
    assert checked(**{column.name: ""})[1] == [
        f"{column.name}: The cell is empty, and every row needs its {column.name}."
    ]
