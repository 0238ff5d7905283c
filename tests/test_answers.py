"""The questions a reader may ask: each answered by one function, for pages, API and command line alike."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app import answers
from app.errors import RefusedError, UnknownNameError
from app.figures.locator import place_of
from app.figures.outline import Outline
from app.figures.selection import Selection
from app.figures.view import View
from app.figures.vocabulary import Status
from app.findings.contradictions import ContradictionKind
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


def test_a_subject_counts_its_parts(ledger: Ledger) -> None:
    """NVIDIA's answer counts the figures of its chips, part by part; a chip's own answer is a part of it."""
    whole, part = (answers.subject(ledger, slug) for slug in ("nvidia", "nvidia-hopper"))
    below = set(ledger.catalogue().under("subjects", "nvidia"))
    expected = [figure for figure in ledger.figures() if figure.subject in below]
    assert whole.account.outline.figures == len(expected) > part.account.outline.figures > 0
    assert whole.account.outline.documents == len(whole.documents) == len({figure.document for figure in expected})
    counts = {one.value: one.count for one in whole.parts}
    assert counts["nvidia-hopper"] == part.account.outline.figures
    assert counts.keys() == {slug for slug, entry in ledger.catalogue().subjects.items() if entry.parent == "nvidia"}
    assert [entry.slug for entry in answers.subject(ledger, "nvidia-h20").above] == ["nvidia-hopper", "nvidia"]


@pytest.mark.parametrize("table", ["metrics", "subjects", "sources", "documents"])
def test_every_entry_is_outlined_as_its_figures_are(ledger: Ledger, table: str) -> None:
    """The counts and days of each entry are those of the figures that its query gives."""
    answer: dict[str, Callable[[Ledger, str], Any]] = {
        "metrics": answers.metric,
        "subjects": answers.subject,
        "sources": answers.source,
        "documents": answers.document,
    }
    for slug in list(ledger.catalogue().table(table))[:25]:
        account = answer[table](ledger, slug).account
        query = answers.filter_of(table, slug)
        assert query is not None
        selection = answers.select_from(ledger, [(name, value) for name, _, value in [query.partition("=")]])
        figures = list(answers.every_figure(ledger, selection))
        own = [figure for figure in figures if figure.quotes is None]
        days = [figure.stated_on for figure in figures if figure.stated_on]
        assert account.outline == Outline(
            figures=len(figures),
            echoes=len(figures) - len(own),
            sources=len({figure.source for figure in own}),
            documents=len({figure.document for figure in figures}),
            first=min((f.period_start for f in figures if f.period_start), default=None),
            last=max((f.period_end for f in figures if f.period_end), default=None),
            first_stated=min(days, default=None),
            last_stated=max(days, default=None),
        )
        newest = [figure.stated_on for figure in account.newest if figure.stated_on]
        assert newest == sorted(days, reverse=True)[: len(newest)]


def test_what_is_measured_is_told_by_its_latest_own_number(ledger: Ledger) -> None:
    """For each metric the figure stated last stands for all, unless it only repeats or has been taken back."""
    found = answers.subject(ledger, "nvidia")
    assert found.metrics > len(found.measured) == 12
    below = ledger.catalogue().under("subjects", "nvidia")
    for part in found.measured:
        same = [f for f in ledger.figures() if f.subject in below and f.metric == part.value]
        assert part.outline.figures == len(same)
        own = [f for f in same if f.quotes is None and f.status not in {Status.WITHDRAWN, Status.DENIED}]
        days = [f.stated_on for f in own if f.stated_on]
        assert part.latest.stated_on == max(days, default=None)
        assert part.latest in own


def test_topics_are_told_with_how_much_they_draw(ledger: Ledger) -> None:
    """A topic is named by an entry exactly if it selects figures of it, those that draw most first."""
    catalogue = ledger.catalogue()
    mine = {f.id for f in ledger.figures() if f.document == "tmtpost-h20-mi308-2025-07"}
    expected = {}
    for topic in catalogue.topics.values():
        selected = answers.every_figure(ledger, answers.topic_selection(ledger, topic))
        if common := len(mine & {figure.id for figure in selected}):
            expected[topic.slug] = common
    told = answers.document(ledger, "tmtpost-h20-mi308-2025-07").account.topics
    assert {one.value: one.count for one in told} == expected
    assert [one.count for one in told] == sorted(expected.values(), reverse=True)


def test_a_document_is_read_in_its_order(ledger: Ledger) -> None:
    """Its figures come paragraph by paragraph; what repeats another and what is contradicted is known of each."""
    found = answers.document(ledger, "tmtpost-h20-mi308-2025-07")
    paragraphs = [place_of(figure.locator).paragraph for figure in found.figures]
    assert len(paragraphs) == found.account.outline.figures
    assert paragraphs == sorted(paragraphs)
    assert found.originals.keys() == {figure.quotes for figure in found.figures if figure.quotes}
    assert found.against is not None
    for figure in found.figures:
        against = answers.standing(ledger, [figure]).contradictions
        clashes = sum(each.kind is not ContradictionKind.REVISION for each in against)
        assert found.against.get(figure.id, 0) == clashes


def test_a_metric_s_record_is_that_of_the_lists(ledger: Ledger) -> None:
    """Contradictions and checks of a metric are as many as the lists of findings have for it."""
    record = answers.metric(ledger, "revenue").record
    assert record is not None
    asked = answers.Asked(said={"metric": ["revenue"]})
    clashes = answers.contradictions(ledger, asked).findings
    assert record.contradicted == sum(each.kind is not ContradictionKind.REVISION for each in clashes)
    tried = answers.checks(ledger, asked).findings
    assert sum(one.count for one in record.failing) == sum(not check.holds for check in tried)
    assert sum(one.count for one in record.holding) == sum(check.holds for check in tried)
    assert record.ladders
    assert {ladder.series.metric for ladder in record.ladders} == {"revenue"}


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
