"""What a figure must keep: its print and its cells agree, its rules break one by one, its id never changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.columns import COLUMNS
from app.figures.figure import IDENTITY, Figure, derived_id, rule_breaks, settle_quantity
from app.figures.quantity import Quantity, read_quantity
from app.figures.reference import Document, Metric, Words
from app.figures.vocabulary import Bound, MetricKind, Nature, Status
from tests.store.rows import figure

SHARE = Metric(
    slug="share",
    name=Words("Share"),
    definition=Words("Part."),
    kind=MetricKind.SHARE,
    units=("percent",),
    max_percent=Decimal(100),
)
REVENUE = Metric(
    slug="revenue", name=Words("Revenue"), definition=Words("Sales."), kind=MetricKind.LEVEL, units=("currency",)
)
ARTICLE = Document(slug="article", title="An article", published_on=date(2025, 7, 16))


def breaks(metric: Metric = REVENUE, document: Document = ARTICLE, **changes: Any) -> list[tuple[str, str]]:
    """List the rules that a good figure breaks once some cells are changed."""
    found = rule_breaks(figure(**changes), metric=metric, document=document)
    return [(each.column, each.message) for each in found]


def test_a_good_figure_breaks_no_rule() -> None:
    """The plain figure is fine, and so is one on the borders that the rules draw."""
    assert breaks() == []
    assert breaks(value=Decimal(0)) == []
    assert breaks(SHARE, value=Decimal(100), unit="percent") == []
    assert breaks(stated_on=date(2025, 7, 17)) == []
    assert breaks(period_start=date(2025, 7, 1), period_end=date(2025, 7, 17)) == []
    assert breaks(status=Status.DENIED, status_note="The company denies it.") == []
    assert breaks(document=replace(ARTICLE, published_on=None), stated_on=date(2026, 1, 1)) == []


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        (
            {"value_low": Decimal(5), "value_high": Decimal(4), "value": None, "bound": Bound.RANGE},
            "value_low",
            "value_low (5) is greater than value_high (4).",
        ),
        (
            {"value_low": Decimal(5), "value": Decimal(4), "value_high": Decimal(6), "bound": Bound.RANGE},
            "value_low",
            "value_low (5) is greater than value (4).",
        ),
        (
            {"value_low": Decimal(1), "value": Decimal(9), "value_high": Decimal(6), "bound": Bound.RANGE},
            "value",
            "value (9) is greater than value_high (6).",
        ),
        ({"value": None}, "value", "the bound 'exact' needs value."),
        ({"value_low": Decimal(1)}, "value_low", "goes with no value_low; did you mean 'range'?"),
        ({"bound": Bound.ABOUT, "value_high": Decimal(10**12)}, "value_high", "goes with no value_high"),
        ({"bound": Bound.MORE_THAN}, "value_low", "the bound 'more_than' needs value_low."),
        ({"bound": Bound.AT_LEAST}, "value_low", "the bound 'at_least' needs value_low."),
        ({"bound": Bound.LESS_THAN}, "value_high", "the bound 'less_than' needs value_high."),
        ({"bound": Bound.AT_MOST}, "value_high", "the bound 'at_most' needs value_high."),
        ({"bound": Bound.RANGE, "value_low": Decimal(1)}, "value_high", "the bound 'range' needs value_high."),
        (
            {"bound": Bound.SEVERAL, "value_low": Decimal(1), "value_high": Decimal(10**12)},
            "value",
            "the bound 'several' goes with no value",
        ),
        ({"unit": "chips"}, "unit", "revenue is not stated in 'chips', but in currency."),
        ({"value": Decimal(-3)}, "value", "revenue can't be negative, and value is -3."),
        ({"stated_on": date(2025, 7, 18)}, "stated_on", "2025-07-18 is later than the day on which article was"),
        (
            {"period_start": date(2025, 10, 1), "period_end": date(2025, 12, 31)},
            "nature",
            "an actual can't be about a period that ends (2025-12-31) after it was stated (2025-07-16)",
        ),
        ({"quotes": "a-figure"}, "quotes", "a figure can't be its own quotes."),
        ({"supersedes": "a-figure"}, "supersedes", "a figure can't be its own supersedes."),
        ({"status": Status.WITHDRAWN}, "status_note", "the status 'withdrawn' needs a note"),
    ],
)
def test_each_rule_breaks_alone(changes: dict[str, Any], column: str, words: str) -> None:
    """Each broken rule is told once, at its column, in a sentence that says what would be right."""
    found = breaks(**changes)
    assert [named for named, _ in found] == [column]
    assert words in found[0][1]


def test_a_share_is_at_most_all() -> None:
    """A share over a hundred percent is refused, unless it is in another unit or the metric sets no limit."""
    assert breaks(SHARE, value=Decimal("100.1"), unit="percent") == [
        ("value", "share can't be over 100 percent, and value is 100.1.")
    ]
    unlimited = replace(SHARE, max_percent=None, can_be_negative=True, units=())
    assert breaks(unlimited, value=Decimal("-250.5"), unit="percent") == []


def test_a_forecast_may_be_about_the_future() -> None:
    """Only an actual needs its period to be over."""
    assert breaks(nature=Nature.FORECAST, period_start=date(2030, 1, 1), period_end=date(2030, 12, 31)) == []


def settled(text: str, **given: Any) -> tuple[Quantity, list[tuple[str, str]]]:
    """Settle a print with the cells given beside it."""
    cells: dict[str, Any] = dict.fromkeys(("value_low", "value", "value_high", "bound")) | given
    quantity, found = settle_quantity(read_quantity(text), **cells)
    return quantity, [(each.column, each.message) for each in found]


@pytest.mark.parametrize(
    "text", ["55.22亿美元", "60万-80万片", "超过90万块", "最多50%-60%", "大几十万片", "about $5 billion"]
)
def test_cells_that_say_what_is_printed_change_nothing(text: str) -> None:
    """Given cells that agree with the print are the same as none."""
    read = read_quantity(text)
    given = {"value_low": read.low, "value": read.value, "value_high": read.high, "bound": read.bound}
    assert settled(text) == settled(text, **given)
    assert settled(text)[1] == []


def test_cells_that_contradict_the_print_are_refused() -> None:
    """Each given cell that reads otherwise than the print is told, with what the print reads as."""
    _, found = settled("60万-80万片", value_low=Decimal(600001), value_high=Decimal(8), bound=Bound.EXACT)
    assert found == [
        ("value_low", "600001 does not agree with the print, which reads as 600000."),
        ("value_high", "8 does not agree with the print, which reads as 800000."),
        ("bound", "'exact' does not agree with the print, which reads as 'range'."),
    ]


def test_ends_that_print_doesn_t_state_are_taken() -> None:
    """Given ends around a printed value make a range, each as exact as it is written, never as coarse as a whole."""
    quantity, found = settled("12.5%", value_low=Decimal("12.25"), value_high=Decimal("12.750"))
    assert found == []
    assert (quantity.low, quantity.value, quantity.high) == (Decimal("12.25"), Decimal("12.5"), Decimal("12.75"))
    assert quantity.bound is Bound.RANGE
    assert (quantity.precision_low, quantity.precision_high) == (Decimal("0.01"), Decimal("0.01"))
    coarse, _ = settled("170亿美元", value_low=Decimal(15_000_000_000), value_high=Decimal(20_000_000_000))
    assert (coarse.precision_low, coarse.precision_high) == (Decimal(1), Decimal(1))


def test_a_point_in_a_printed_range_is_taken() -> None:
    """A value beside a printed range stays within its bound."""
    quantity, found = settled("60万-80万片", value=Decimal(700_000))
    assert (quantity.value, quantity.bound, found) == (Decimal(700_000), Bound.RANGE, [])


def test_the_id_of_a_claim_never_changes() -> None:
    """The derived id is this one, on every machine and in every version: addresses depend on it."""
    identity = ("revenue", "nvidia", None, None, "CN-AND-HK", None, "FY2026-Q1", "USD", "actual", "nvidia", "doc", None)
    assert derived_id(identity) == "9rfp4bdckbas"
    assert derived_id((*identity[:-1], "2025-07-16")) != derived_id(identity)
    assert len(IDENTITY) == len(identity)


@given(st.lists(st.none() | st.text("abc", max_size=3), min_size=2, max_size=4))
def test_an_id_depends_on_where_each_part_stands(parts: list[str | None]) -> None:
    """Moving a part to another column makes another claim; an empty cell is the same as none."""
    same = tuple(part or "" for part in parts)
    assert derived_id(tuple(parts)) == derived_id(same)
    turned = (*same[1:], same[0])
    assert (derived_id(turned) == derived_id(same)) == (turned == same)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 17_000_000_000),
        ({"value_low": Decimal(1), "value_high": Decimal(9)}, 17_000_000_000),
        ({"value": None, "value_low": Decimal(1), "value_high": Decimal(4)}, Decimal("2.5")),
        ({"value": None, "value_low": Decimal(7)}, 7),
        ({"value": None, "value_high": Decimal(7)}, 7),
        ({"value": None, "value_low": Decimal(0)}, 0),
    ],
)
def test_a_figure_sorts_by_its_value_its_middle_or_its_end(changes: dict[str, Any], expected: Decimal | int) -> None:
    """The number to sort by is the value, else the middle of the ends, else the one end there is."""
    assert figure(**changes).sort_value == expected


def test_a_figure_without_a_number_can_t_be_sorted() -> None:
    """A figure that no rule has seen may have no number; asking it for one names it."""
    with pytest.raises(ValueError, match="a-figure"):
        _ = figure(value=None).sort_value


def test_what_a_file_can_state_is_what_two_rows_are_compared_by() -> None:
    """Claims are every column but those that are only given out, and the id."""
    claims = figure().claims()
    assert set(claims) == {column.name for column in COLUMNS if not column.output} - {"id"}
    assert figure(recorded_at=None, precision=Decimal(1)).claims() == claims
    assert figure(note="Another.").claims() != claims
    assert isinstance(figure(), Figure)
