"""The questions a reader may ask: each answered by one function, for pages, API and command line alike."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import answers
from app.errors import RefusedError, UnknownNameError
from app.figures.selection import Selection
from app.figures.view import View
from app.ingest.load import load
from app.store.engine import make_engine, session
from app.store.ledger import Ledger

SEED = Path(__file__).parents[1] / "seed"


@pytest.fixture(scope="module")
def ledger(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Give a ledger that holds the seed."""
    path = tmp_path_factory.mktemp("answers") / "ledger.db"
    shutil.copy(migrated_sqlite, path)
    engine = make_engine(f"sqlite:///{path}")
    with session(engine, writing=True) as opened:
        assert not load([SEED], Ledger(opened), who="tests").refused
    with session(engine) as opened:
        yield Ledger(opened)
    engine.dispose()


def test_an_entry_counts_its_parts(ledger: Ledger) -> None:
    """NVIDIA's answer counts the figures of its chips; a chip's own answer is a part of it."""
    whole, part = (answers.entry(ledger, "subjects", slug) for slug in ("nvidia", "nvidia-h20"))
    below = set(ledger.catalogue().under("subjects", "nvidia"))
    expected = [figure for figure in ledger.figures() if figure.subject in below]
    assert whole.total == len(expected) == len(whole.comparison.figures) > part.total > 0
    assert {figure.subject for figure in whole.comparison.figures} > {"nvidia", "nvidia-h20"}
    assert {child.slug for child in whole.children} == {
        slug for slug, entry in ledger.catalogue().subjects.items() if entry.parent == "nvidia"
    }
    assert {document.slug for document in whole.documents} == {figure.document for figure in expected}


@pytest.mark.parametrize("table", ["metrics", "subjects", "sources", "documents", "geographies", "bases"])
def test_every_entry_has_an_answer(ledger: Ledger, table: str) -> None:
    """Each entry is answered with as many figures as the query that it names would give."""
    for slug in list(ledger.catalogue().table(table))[:30]:
        found = answers.entry(ledger, table, slug)
        query = answers.filter_of(table, slug)
        assert query is not None
        pairs = [tuple(pair.split("=", 1)) for pair in query.split("&")]
        selection = answers.select_from(ledger, [(name, value) for name, value in pairs])
        assert found.total == sum(1 for _ in answers.every_figure(ledger, selection))
        periods = [figure.period_start for figure in found.figures]
        dated = [start for start in periods if start]
        assert dated == sorted(dated, reverse=True)


def test_tables_that_no_figure_names_have_no_query() -> None:
    """Events, rates and topics name figures, if at all, in other ways."""
    assert {answers.filter_of(table, "x") for table in ("events", "exchange_rates", "topics")} == {None}


@pytest.mark.parametrize(
    ("words", "table", "slug"),
    [
        ("NVIDIA", "subjects", "nvidia"),
        ("英伟达", "subjects", "nvidia"),
        ("英偉達", "subjects", "nvidia"),
        ("h20", "subjects", "nvidia-h20"),
        ("IDC", "sources", "idc"),
        ("营业收入", "metrics", "revenue"),
        ("營業收入", "metrics", "revenue"),
    ],
)
def test_search_gives_the_exact_name_first(ledger: Ledger, words: str, table: str, slug: str) -> None:
    """An entry that goes by just these words comes before those that merely hold them."""
    assert answers.search(ledger, words).entries[table][0].slug == slug


def test_search_gives_so_many_and_each_once(ledger: Ledger) -> None:
    """No table gives more than its share, none gives an entry twice, and figures hold all of the words."""
    found = answers.search(ledger, "nvidia", most_figures=7)
    for table, entries in found.entries.items():
        slugs = [entry.slug for entry in entries]
        assert len(slugs) == len(set(slugs)) <= answers.MOST_FOUND, table
    assert len(found.figures) == 7
    assert set(answers.search(ledger, "  ").entries.values()) == {()}


def test_a_topic_holds_what_it_selects(ledger: Ledger) -> None:
    """Every topic has figures, and those of its selection; its events bear on its subjects, or on all."""
    for slug, entry in ledger.catalogue().topics.items():
        found = answers.topic(ledger, slug, View())
        selected = {figure.id for figure in answers.every_figure(ledger, answers.topic_selection(ledger, entry))}
        assert {figure.id for figure in found.figures} == selected != set()
        assert len(found.comparison.figures) == len(found.figures)


def test_home_tells_of_every_topic_as_its_page_does(ledger: Ledger) -> None:
    """The front page compares what each topic's own page compares, and counts what the ledger holds."""
    home = answers.home(ledger)
    assert [found.topic.slug for found in home.topics] == list(ledger.catalogue().topics)
    for found in home.topics:
        page = answers.topic(ledger, found.topic.slug, View())
        assert (found.topic, found.figures, found.comparison, found.events) == (
            page.topic,
            page.figures,
            page.comparison,
            page.events,
        )
    figures = list(ledger.figures())
    assert home.state.figures == len(figures)
    assert home.state.sources == len({figure.source for figure in figures})
    assert home.state.documents == len({figure.document for figure in figures})
    stated = [figure.stated_on for figure in home.newest if figure.stated_on]
    assert stated == sorted(stated, reverse=True)
    assert stated[0] == max(figure.stated_on for figure in figures if figure.stated_on)


def test_all_figures_come_whatever_page_was_asked_for(ledger: Ledger) -> None:
    """`every_figure` begins at the first and ends at the last, whatever the page."""
    page = answers.figures(ledger, Selection(size=3))
    assert page.next_cursor
    again = answers.every_figure(ledger, Selection(size=3, cursor=page.next_cursor))
    assert len({figure.id for figure in again}) == sum(1 for _ in ledger.figures())


def test_what_is_not_there_is_named(ledger: Ledger) -> None:
    """Unknown figures, entries and parameters are errors that carry a sentence, and all of them at once."""
    with pytest.raises(UnknownNameError, match="There is no figure 'nothing' in this ledger"):
        answers.figure(ledger, "nothing")
    with pytest.raises(UnknownNameError, match="There is no figure"):
        answers.figure(ledger, "\x00")
    with pytest.raises(UnknownNameError, match="There is no exchange rate 'usd-cny'"):
        answers.entry_of(ledger, "exchange_rates", "usd-cny")
    with pytest.raises(RefusedError) as refused:
        answers.select_from(ledger, [("subject", "nvidai"), ("metrc", "revenue")])
    assert [name for name, _ in refused.value.errors] == ["subject", "metrc"]


def test_a_source_may_be_a_subject(ledger: Ledger) -> None:
    """NVIDIA states figures about NVIDIA; a chip states none."""
    source = answers.own_source(ledger, "nvidia")
    assert source is not None
    assert source.slug == "nvidia"
    assert answers.own_source(ledger, "nvidia-h20") is None
