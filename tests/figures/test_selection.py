"""A selection and its query string are one and the same, however it was asked for."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.columns import BY_NAME, COLUMNS, ColumnKind
from app.figures.selection import (
    CONTROLS,
    FACETABLE,
    OPERATOR_MEANINGS,
    STATEMENTS,
    Condition,
    Selection,
    operators,
    parameters,
    read_selection,
)
from app.figures.vocabulary import UNITS
from tests.strategies import CATALOGUE

FREE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).map(str.strip).filter(bool)
TOKENS = FREE.filter(lambda text: not set(text) & set("~,")).map(str.strip).filter(bool)
NUMBERS = st.decimals(-(10**20), 10**20, places=3) | st.integers(-(10**30), 10**30).map(Decimal)
TIMES = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30))  # noqa: DTZ001 - a naive one is read as UTC
CELLS: dict[ColumnKind, st.SearchStrategy[Any]] = {
    ColumnKind.ID: TOKENS,
    ColumnKind.PERIOD: st.sampled_from(["2024", "2024-H1", "FY2026-Q1", "2025/2029", "2024年上半年", "FY26 Q1"]),
    ColumnKind.TEXT: FREE,
    ColumnKind.UNIT: st.sampled_from([*UNITS, "usd"]),
    ColumnKind.NUMBER: NUMBERS.map(str),
    ColumnKind.DATE: st.dates().map(date.isoformat),
    ColumnKind.TIME: TIMES.map(datetime.isoformat),
}
SERIES = ["amount:nvidia:CN:USD", "amount:英偉達:China:USD:basis=gaap", "amount:amd:CN:percent:relative_to=nvidia"]
SLUGS = {"nvidia": "英偉達", "amd": "AMD", "amount": "Amount", "CN": "China", "gaap": "gaap"}


@st.composite
def pairs(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Draw parameters as a query string could have them."""
    found = []
    for name in draw(st.lists(st.sampled_from(parameters()), unique=True, max_size=6)):
        if name in CONTROLS:
            continue
        column_name, _, operator = name.partition("__")
        many = operator in {"", "in", "not", "under"}
        texts = draw(st.lists(cells(column_name, operator), min_size=1, max_size=3 if many else 1))
        found += [(name, text) for text in texts]
    found += draw(controls())
    return draw(st.permutations(found))


def cells(column_name: str, operator: str) -> st.SearchStrategy[str]:
    """Give what may stand behind a filter."""
    column = BY_NAME[column_name]
    if operator == "isnull":
        return st.sampled_from("01")
    if operator == "contains":
        return FREE
    if column.choices:
        return st.sampled_from(column.choices)
    if column.table:
        known = list(CATALOGUE.table(column.table))
        return st.sampled_from([*known, *(SLUGS[slug] for slug in known if slug in SLUGS)])
    return CELLS[column.kind]


@st.composite
def controls(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Draw the words that steer an answer."""
    several = st.lists(st.sampled_from(FACETABLE), unique=True, min_size=1, max_size=3)
    wishes = [
        ("_search", draw(FREE)),
        ("statements", draw(st.sampled_from(list(STATEMENTS)))),
        ("series", "~".join(draw(st.lists(st.sampled_from(SERIES), min_size=1, max_size=3)))),
        (draw(st.sampled_from(["_sort", "_sort_desc"])), draw(st.sampled_from(list(BY_NAME)))),
        ("_size", str(draw(st.integers(1, 1000)))),
        ("_next", draw(TOKENS)),
        ("_count", draw(st.sampled_from("01"))),
        ("_facet", draw(several.map("~".join))),
        ("_fields", draw(several.map(",".join))),
    ]
    return [wish for wish in wishes if draw(st.booleans())]


def read(query: str) -> Selection:
    """Read a query string in which nothing may be wrong."""
    selection, problems = read_selection(parse_qsl(query, keep_blank_values=True), CATALOGUE)
    assert problems == []
    return selection


@given(pairs())
def test_a_selection_survives_its_query_string(asked: list[tuple[str, str]]) -> None:
    """Selection → query string → selection changes nothing, and the query string is the same again."""
    selection, problems = read_selection(asked, CATALOGUE)
    assert problems == []
    again = read(selection.to_query())
    assert again == selection
    assert again.to_query() == selection.to_query()


@given(pairs(), st.randoms(use_true_random=False))
def test_the_order_of_parameters_says_nothing(asked: list[tuple[str, str]], random: Any) -> None:
    """Filters in another order, or said twice, are the same selection."""
    filters = [(name, text) for name, text in asked if not name.startswith("_") and name != "statements"]
    shuffled = [*filters, *filters]
    random.shuffle(shuffled)
    assert read_selection(shuffled, CATALOGUE) == read_selection(filters, CATALOGUE)


@given(st.lists(st.tuples(st.sampled_from(parameters()) | st.text(max_size=9), st.text(max_size=30)), max_size=5))
def test_anything_can_be_asked(asked: list[tuple[str, str]]) -> None:
    """Whatever is asked, there is a selection, and what can't be followed is told with its parameter's name."""
    selection, problems = read_selection(asked, CATALOGUE)
    assert {problem.parameter for problem in problems} <= {name for name, _ in asked}
    assert all(problem.message.endswith((".", "?")) for problem in problems)
    assert problems or read(selection.to_query()) == selection


def test_a_filter_is_set_replaced_and_taken_away() -> None:
    """`where` holds one filter to values in one order, from the first page; without a value it lets go of it."""
    start = Selection(cursor="x", size=7)
    asked = start.where("nature", "estimate", "actual", "estimate").where("subject", "amd", operator="under")
    assert asked.to_query() == "_size=7&nature=actual~estimate&subject__under=amd"
    assert asked == read(asked.to_query())
    assert asked.where("nature", "order").values("nature") == ("order",)
    assert asked.where("nature").where("subject", operator="under") == Selection(size=7)
    assert asked.values("subject") == ()


def test_free_text_is_one_value_whatever_it_holds() -> None:
    """Commas and tildes part lists, but not the words of a note."""
    selection = read("note=a~b,c&note=d&id=x~y&id__in=z,w&note__contains=~,")
    assert selection.values("note") == ("a~b,c", "d")
    assert selection.values("id") == ("w", "x", "y", "z")
    assert Condition("note", "contains", ("~,",)) in selection.conditions


def test_values_are_read_by_the_kind_of_their_column() -> None:
    """Numbers, dates, times and truth values are values, not texts, and have one spelling."""
    selection = read(
        "value__gte=1.50E3&stated_on__lt=2025-07-16&recorded_at=2025-07-16T10:00:00 02:00&basis__isnull=1"
        "&value_low=-0.0&value_high__not=5.10&value_high__not=5.1"
    )
    assert {condition.parameter: condition.values for condition in selection.conditions} == {
        "basis__isnull": (True,),
        "recorded_at": (datetime(2025, 7, 16, 8, tzinfo=UTC),),
        "stated_on__lt": (date(2025, 7, 16),),
        "value__gte": (Decimal(1500),),
        "value_high__not": (Decimal("5.1"),),
        "value_low": (Decimal(0),),
    }
    assert selection.to_query() == (
        "basis__isnull=1&recorded_at=2025-07-16T08:00:00Z&stated_on__lt=2025-07-16"
        "&value__gte=1500&value_high__not=5.1&value_low=0"
    )


@pytest.mark.parametrize("name", ["1_000", "١٢", "1,5", "0x1", "1e41", "-Infinity", "sNaN", "9" * 61])
def test_only_plain_numbers_are_numbers(name: str) -> None:
    """What Python would take and a reader would not mean is refused."""
    _, problems = read_selection([("value", name)], CATALOGUE)
    assert [problem.parameter for problem in problems] == ["value"]


def test_what_the_caller_reads_itself_is_passed_over() -> None:
    """Parameters named as the caller's own are no problem, and are offered as near ones."""
    assert read_selection([("lang", "en")], CATALOGUE, others=("lang",)) == (Selection(), [])
    _, problems = read_selection([("lng", "en")], CATALOGUE, others=("lang",))
    assert "did you mean lang" in problems[0].message


def test_every_operator_and_control_has_a_meaning() -> None:
    """Nothing can be asked that isn't explained, and nothing is explained that can't be asked."""
    assert {operator for column in COLUMNS for operator in operators(column)} == set(OPERATOR_MEANINGS)
    assert set(CONTROLS) <= set(parameters())
    assert len(parameters()) == len(set(parameters()))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("amount:nvidia:CN", "the form is metric:subject:geography:unit"),
        ("amount:nvidia:CN:apples", "'apples' in 'amount:nvidia:CN:apples' is no unit"),
        ("amount:nobody:CN:USD", "nobody"),
        ("amount:nvidia:CN:USD:colour=red", "is no series"),
        ("amount:nvidia:CN:USD:basis=", "is no series"),
        ("amount:nvidia:CN:USD:basis=gaap:basis=gaap", "is no series"),
    ],
)
def test_a_wrong_series_is_told_with_the_right_form(text: str, sentence: str) -> None:
    """What is no series is refused, naming the part that is wrong."""
    (problem,) = read_selection([("series", text)], CATALOGUE)[1]
    assert problem.parameter == "series"
    assert sentence in problem.message
