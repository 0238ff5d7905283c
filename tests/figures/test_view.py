"""A view and its query string are one and the same, and it narrows a selection to what it looks at."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.selection import STATEMENTS, Condition, Selection
from app.figures.view import VIEW_PARAMETERS, AxisScale, ChartKind, Facet, View, read_view
from app.figures.vocabulary import CURRENCIES, Nature, RateBasis
from tests.strategies import CATALOGUE

TIMES = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - zones are drawn
STRETCHES = st.sampled_from([("", ""), ("2023", ""), ("", "2025-H1"), ("2022", "2026"), ("2024-Q3", "2024-Q3")])
NATURES = st.sets(st.sampled_from(list(Nature))).map(lambda found: tuple(n for n in Nature if n in found))


@st.composite
def views(draw: st.DrawFn) -> View:
    """Draw any view."""
    since, until = draw(STRETCHES)
    return View(
        chart=draw(st.sampled_from(list(ChartKind))),
        period=draw(st.sampled_from(["", "2024", "FY2026-Q1"])),
        since=since,
        until=until,
        nature=draw(NATURES),
        without=tuple(sorted(draw(st.sets(st.sampled_from(sorted(CATALOGUE.sources)), max_size=2)))),
        statements=draw(st.sampled_from(["", *STATEMENTS])),
        as_of=draw(st.none() | st.dates()),
        recorded_as_of=draw(st.none() | TIMES),
        currency=draw(st.sampled_from(["", *CURRENCIES])),
        rate=draw(st.sampled_from(list(RateBasis))),
        facet=draw(st.sampled_from(list(Facet))),
        scale=draw(st.sampled_from(list(AxisScale))),
        events=draw(st.booleans()),
    )


@given(views())
def test_a_view_survives_its_query_string(view: View) -> None:
    """Whatever is looked at can be linked to."""
    assert read_view(parse_qsl(urlencode(view.to_pairs())), CATALOGUE) == (view, [])


def test_a_plain_view_leaves_no_trace() -> None:
    """An address without parameters is the view that every page starts with."""
    assert View().to_pairs() == []
    assert read_view([("view", ""), ("nature", " "), ("metric", "revenue")], CATALOGUE) == (View(), [])


@given(st.lists(st.tuples(st.sampled_from(sorted(VIEW_PARAMETERS)), st.text(max_size=20)), max_size=4))
def test_anything_can_be_asked(pairs: list[tuple[str, str]]) -> None:
    """No text breaks the reading, and every problem names a parameter that was given."""
    _, problems = read_view(pairs, CATALOGUE)
    assert {problem.parameter for problem in problems} <= {name for name, _ in pairs}


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("view", "periode", "did you mean periods"),
        ("time", "2026..2023", "write the earlier one first"),
        ("time", "..", "2023..2026, 2023.. or ..2026"),
        ("time", "FY2025..2026", "fiscal years"),
        ("currency", "RMB", "is no currency"),
        ("as_of", "1 July 2025", "such as 2025-07-16"),
        ("statements", "last", "is no kind of statements"),
        ("events", "none", "is no switch"),
        ("without", "nobody-known", "nobody-known"),
        ("yScale", "linear~log", "takes one value"),
    ],
)
def test_what_cannot_be_followed_is_named(name: str, text: str, sentence: str) -> None:
    """A wrong value is told with what would be right."""
    (problem,) = read_view([(name, text)], CATALOGUE)[1]
    assert problem.parameter == name
    assert sentence in problem.message


def test_a_view_narrows_a_selection() -> None:
    """Periods, natures, sources and clocks become filters of the selection; what it holds already stays."""
    asked = Selection().where("nature", "actual").where("source", "amd", operator="not")
    view = View(since="2023", until="2024", nature=(Nature.FORECAST,), without=("nvidia",), as_of=date(2025, 7, 1))
    narrowed = view.narrowed(asked)
    assert narrowed.conditions == (
        Condition("nature", "", ("actual",)),
        Condition("nature", "in", ("forecast",)),
        Condition("period_end", "gte", (date(2023, 1, 1),)),
        Condition("period_start", "lte", (date(2024, 12, 31),)),
        Condition("source", "not", ("amd", "nvidia")),
    )
    assert (narrowed.as_of, narrowed.statements) == (date(2025, 7, 1), "")
    assert View().narrowed(asked) == asked


def test_a_form_gives_the_ends_of_a_stretch_apart() -> None:
    """The first and the last period may come as two values, either of them blank."""
    asked = [("time", "2023.."), ("time", "..2026")]
    assert read_view(asked, CATALOGUE) == read_view([("time", "2023..2026")], CATALOGUE)
    assert read_view([("time", ""), ("time", "..2026")], CATALOGUE)[0] == View(until="2026")


def test_every_parameter_that_is_told_is_read_and_written() -> None:
    """The list of parameters, their reading and their writing are one list."""
    other = View(
        chart=ChartKind.SHARES,
        period="2024",
        since="2023",
        nature=(Nature.ACTUAL,),
        without=("nvidia",),
        statements="first",
        as_of=date(2025, 1, 1),
        recorded_as_of=datetime(2025, 1, 1, tzinfo=UTC),
        currency="USD",
        rate=RateBasis.STATEMENT,
        facet=Facet.SOURCE,
        scale=AxisScale.LOG,
        events=False,
    )
    assert [name for name, _ in other.to_pairs()] == list(VIEW_PARAMETERS)
