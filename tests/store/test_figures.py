"""Selecting, sorting, paging and counting figures, on both databases."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl, quote_plus

import pytest
from sqlalchemy import Engine

from app.errors import RefusedError
from app.figures.figure import Figure
from app.figures.selection import Selection, read_selection
from app.figures.series import series_key
from app.figures.vocabulary import Bound, Nature
from app.store import figures as rows
from app.store.engine import session
from app.store.ledger import Ledger
from tests.store.rows import figure, fill

FIGURES = (
    figure(id="one", value=Decimal("0.5"), stated_on=date(2025, 1, 1)),
    figure(id="two", value=Decimal("12.25"), subject="amd", source="idc", nature=Nature.ESTIMATE, note="A 100% _note_"),
    figure(
        id="three",
        value=None,
        value_low=Decimal(100),
        value_high=Decimal(200),
        bound=Bound.RANGE,
        subject="nvidia-h20",
        buyer="amd",
        unit="chips",
        geography="HK",
    ),
    figure(id="four", value=None, value_low=Decimal(9), bound=Bound.MORE_THAN, source="idc", metric="share"),
    figure(id="five", value=Decimal(-3), period=None, period_start=None, period_end=None),
)


def ask(engine: Engine, query: str) -> list[str]:
    """List the ids that a query string selects, all pages, in order."""
    found: list[str] = []
    with session(engine) as opened:
        ledger = Ledger(opened)
        selection, problems = read_selection(parse_qsl(query), ledger.catalogue())
        assert problems == []
        for _ in range(99):
            page, following = rows.select_page(opened, selection, ledger.catalogue())
            found += [f.id for f in page]
            if following is None:
                return found
            selection = replace(selection, cursor=following)
    raise AssertionError("paging never ends")


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Give a database with the five figures above."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), *FIGURES)
    return engine


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", "five four one three two"),
        ("_sort=value", "five one four two three"),
        ("_sort_desc=value&_size=2", "three two four one five"),
        ("_sort=value&_size=1", "five one four two three"),
        ("_sort=period&_size=1", "five four one three two"),
        ("_sort=period_start&_size=2", "five four one three two"),
        ("_sort_desc=stated_on&_size=2", "two three four five one"),
        ("_sort=buyer&_size=1", "five four one two three"),
        ("_sort=value_low&_size=1", "five one two four three"),
        ("_sort=recorded_at&_size=2", "five four one three two"),
        ("value__gte=9", "four three two"),
        ("value__gt=9&value__lt=150", "two"),
        ("value=0.50", "one"),
        ("value__lte=-3", "five"),
        ("subject=nvidia", "five four one"),
        ("subject=英偉達&source=nvidia", "five one"),
        ("subject__under=nvidia", "five four one three"),
        ("geography__under=CN", "five four one three two"),
        ("geography__not=CN", "three"),
        ("subject=amd~nvidia-h20", "three two"),
        ("subject__in=amd,nvidia-h20", "three two"),
        ("subject__not=nvidia", "three two"),
        ("buyer__isnull=0", "three"),
        ("buyer__isnull=1&source=idc", "four two"),
        ("buyer__not=amd", "five four one two"),
        ("note__isnull=0", "two"),
        ("note__contains=100%25 _NOTE", "two"),
        ("note__contains=100%2525", ""),
        ("as_reported__contains=亿美元", "five four one three two"),
        ("period__isnull=1", "five"),
        ("stated_on__lt=2025-02-01", "one"),
        ("nature=estimate&metric=revenue", "two"),
        ("unit=chips", "three"),
        ("recorded_at__gt=2020-01-01T00:00:00Z", "five four one three two"),
        ("_search=英偉達 h2", "three"),
        ("_search=nobody", ""),
    ],
)
def test_a_query_selects_and_sorts(filled: Engine, query: str, ids: str) -> None:
    """Each filter and order gives the same figures on both databases, page by page, none twice and none left out."""
    assert ask(filled, query) == ids.split()


def test_counts_and_facets(filled: Engine) -> None:
    """Counts speak of all pages; a facet leaves its own filter aside, so that it shows what else there is."""
    with session(filled) as opened:
        ledger = Ledger(opened)
        selection, _ = read_selection([("source", "idc"), ("_size", "1")], ledger.catalogue())
        assert rows.count(opened, selection, ledger.catalogue()) == 2
        assert rows.facet(opened, selection, ledger.catalogue(), "source") == [("nvidia", 3), ("idc", 2)]
        assert rows.facet(opened, selection, ledger.catalogue(), "buyer") == [(None, 2)]


def test_several_selections_are_read_in_one_go(filled: Engine) -> None:
    """Each selection gets its own figures, as if it had been read alone."""
    with session(filled) as opened:
        catalogue = Ledger(opened).catalogue()
        asked = [read_selection([pair], catalogue)[0] for pair in (("source", "idc"), ("subject", "amd"))]
        found = rows.select_each(opened, asked, catalogue, most=10)
        alone = [rows.select_all(opened, one, catalogue, most=10) for one in asked]
        assert found == alone
        assert [len(figures) for figures in found] == [2, 1]
        assert rows.select_each(opened, [], catalogue, most=10) == []


@pytest.mark.parametrize("cursor", ["nonsense", "WyJhIl0", "WzFd", "é"])
def test_a_strange_cursor_is_refused(filled: Engine, cursor: str) -> None:
    """A cursor that no page of this order gave is refused with a sentence."""
    with session(filled) as opened, pytest.raises(RefusedError, match="is no cursor of this list"):
        rows.select_page(opened, Selection(cursor=cursor, sort="value"), Ledger(opened).catalogue())


def test_neighbours_of_a_figure(engine: Engine) -> None:
    """The same series in overlapping days is comparable; what quotes or supersedes a figure is linked to it."""
    quarter = figure(id="quarter", period_start=date(2024, 1, 1), period_end=date(2024, 3, 31), quotes="a-figure")
    other_days = figure(id="later", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
    other_unit = figure(id="yuan", unit="CNY", supersedes="a-figure")
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), figure(), quarter, other_days, other_unit)
    with session(engine) as opened:
        assert [f.id for f in rows.same_series(opened, figure(), most=9)] == ["quarter"]
        assert [f.id for f in rows.linked_to(opened, "a-figure")] == ["quarter", "yuan"]


def test_many_figures_stream_in_batches(engine: Engine) -> None:
    """More figures than one batch holds are put and streamed without loss."""
    many: list[Figure] = [figure(id=f"figure-{n:04d}", value=Decimal(n)) for n in range(1203)]
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), *many)
    with session(engine) as opened:
        assert [f.id for f in Ledger(opened).figures()] == [f.id for f in many]


def test_as_of_shows_what_had_been_stated(engine: Engine) -> None:
    """A day in the past shows each source's latest statement by then, and leaves superseded and undated ones aside."""
    stated = [
        figure(id="january", stated_on=date(2025, 1, 10)),
        figure(id="march", stated_on=date(2025, 3, 10), value=Decimal(2)),
        figure(id="forecast", stated_on=date(2025, 1, 5), nature=Nature.FORECAST, source="idc"),
        figure(id="revised", stated_on=date(2025, 2, 5), nature=Nature.ESTIMATE, source="idc", supersedes="forecast"),
        figure(id="undated", stated_on=None, subject="amd"),
    ]
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), *stated)
    assert ask(engine, "as_of=2025-01-04") == []
    assert ask(engine, "as_of=2025-01-31") == ["forecast", "january"]
    assert ask(engine, "as_of=2025-02-28") == ["january", "revised"]
    assert ask(engine, "as_of=2025-12-31") == ["march", "revised"]
    assert ask(engine, "as_of=2025-12-31&source=nvidia") == ["march"]
    assert ask(engine, "as_of=2025-02-28&statements=all") == ["forecast", "january", "revised"]
    assert ask(engine, "as_of=2025-12-31&statements=first") == ["forecast", "january"]
    assert ask(engine, "statements=latest") == ["march", "revised", "undated"]
    assert ask(engine, "statements=first") == ["forecast", "january", "undated"]


def test_a_series_is_chosen_by_its_key(engine: Engine) -> None:
    """Figures of the series named are given, and of no other; an empty part of a key means empty."""
    with session(engine, writing=True) as opened:
        fill(Ledger(opened), figure(id="plain"), figure(id="bought", buyer="amd"), figure(id="amd", subject="amd"))
    first, second = (series_key(one).text for one in (figure(), figure(buyer="amd")))
    assert ask(engine, f"series={first}") == ["plain"]
    assert ask(engine, f"series={second}") == ["bought"]
    assert ask(engine, f"series={first}~{second}") == ["bought", "plain"]


def test_recorded_as_of_shows_what_the_ledger_held(engine: Engine) -> None:
    """A moment in the past shows the states of then; what has changed since can be asked for."""
    moments = []
    for rows_then in ([figure()], [figure(note="Checked."), figure(id="later", source="idc")]):
        with session(engine, writing=True) as opened:
            fill(Ledger(opened), *rows_then)
        with session(engine) as opened:
            moments.append(Ledger(opened).changed_at)
    first, second = (quote_plus(moment.isoformat()) for moment in moments if moment)
    assert ask(engine, f"recorded_as_of={first}") == ["a-figure"]
    assert ask(engine, f"recorded_as_of={first}&note=Checked.") == []
    assert ask(engine, f"recorded_as_of={second}") == ["a-figure", "later"]
    assert ask(engine, "recorded_as_of=2020-01-01T00:00:00Z") == []
    assert ask(engine, f"updated_after={first}") == ["a-figure", "later"]
    assert ask(engine, f"updated_after={second}") == []


def test_near_are_claims_about_nearly_the_same(engine: Engine) -> None:
    """The likest come first: same metric, its subject or a part of it, days in common; what is the same is not near."""
    this = figure(id="this")
    quarter = {"period": "2024-Q1", "period_start": date(2024, 1, 1), "period_end": date(2024, 3, 31)}
    others = (
        figure(id="same", source="idc"),
        figure(id="basis", geography="HK"),
        figure(id="part", subject="nvidia-h20", geography="HK"),
        figure(id="days", **quarter),
        figure(id="echo", geography="HK", quotes="this"),
        figure(id="rival", subject="amd"),
        figure(id="metric", metric="share", unit="percent"),
        figure(id="before", period="2023", period_start=date(2023, 1, 1), period_end=date(2023, 12, 31)),
        figure(id="undated", period=None, period_start=None, period_end=None),
    )
    with session(engine, writing=True) as opened:
        ledger = Ledger(opened)
        fill(ledger, this, *others)
    with session(engine) as opened:
        catalogue = Ledger(opened).catalogue()
        found = rows.near(opened, this, catalogue, most=9)
        assert [f.id for f in found] == ["basis", "days", "part"]
        assert [f.id for f in rows.near(opened, others[2], catalogue, most=1)] == ["basis"]
        assert rows.near(opened, others[-1], catalogue, most=9) == ()
