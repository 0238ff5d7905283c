"""What templates get: no more and no less than the dataclass of each page holds."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, meta, nodes

from app.figures.figure import Figure
from app.figures.selection import Selection
from app.figures.view import View
from app.figures.vocabulary import Status
from app.findings.comparison import compare
from app.present.contexts.about import Cases, about_page
from app.present.contexts.entries import entries_page
from app.present.contexts.figure import HeldVersion, figure_page
from app.present.contexts.figures import figures_page
from app.present.contexts.frame import Visit
from app.present.contexts.home import card_groups, home_page, topic_card
from app.present.contexts.others import search_page
from app.present.contexts.problems import error_page
from app.present.contexts.rows import constant_columns, figure_rows
from app.present.contexts.views import Viewed, view_page
from app.present.languages import Language
from app.web.templating import TEMPLATES, Page, environment, render
from tests.findings.claims import METRICS, claim
from tests.present.narration import CATALOGUE, narrator

FIGURE = claim("a", 30, unit="percent", locator="¶2", note="A <b>note</b>")
OTHER = claim("b", 40, unit="percent", source="idc", quotes="a", status=Status.DENIED, status_note="It said so.")


def visit(path: str = "/here", **cells: str) -> Visit:
    """Make a visit in English."""
    return Visit(narrator=narrator(Language(cells.pop("language", "en"))), path=path, pairs=tuple(cells.items()))


def viewed(figures: Sequence[Figure], tab: str) -> Viewed:
    """Look at some figures as a topic's."""
    topic, selection = CATALOGUE.topics["how-much"], Selection().where("metric", "revenue")
    return Viewed(
        topic=topic,
        title=topic.question.en,
        view=View(),
        tab=tab,
        whole=selection,
        everything=figures,
        selection=selection,
        figures=figures,
        comparison=compare(figures[:5], METRICS),
    )


def wanted(template: str, made: Environment) -> set[str]:
    """List the names that a template, its layout and its parts leave undeclared."""
    loader = made.loader
    assert loader is not None
    source, _, _ = loader.get_source(made, template)
    tree = made.parse(source)
    names = meta.find_undeclared_variables(tree)
    others = [node.template for node in tree.find_all(nodes.Extends)]
    others += [node.template for node in tree.find_all(nodes.FromImport)]
    for other in others:
        assert isinstance(other, nodes.Const)
        names |= wanted(str(other.value), made)
    imported = {name for other in tree.find_all(nodes.FromImport) for name in other.names}
    return names - imported


@pytest.mark.parametrize("page", TEMPLATES, ids=lambda page: str(page.__name__))
def test_a_template_and_its_dataclass_agree(page: type[Page]) -> None:
    """A template asks for every field of its dataclass and for nothing else, so neither grows stale."""
    made = environment(Language.EN)
    assert wanted(TEMPLATES[page], made) - set(made.globals) == {field.name for field in fields(page)}


def test_every_page_s_template_is_known() -> None:
    """No template lies about that no page renders."""
    loader = FileSystemLoader(Path(__file__).parents[2] / "templates")
    assert {name for name in loader.list_templates() if name.startswith("pages/")} == set(TEMPLATES.values())


def test_an_address_keeps_its_parameters_but_the_one_that_is_set() -> None:
    """A link that changes one thing of a view leaves the others as they are."""
    made = visit("/topics/x", tab="table", yScale="log")
    assert made.address == "/topics/x?tab=table&yScale=log"
    assert made.with_parameter("tab", "sources") == "/topics/x?yScale=log&tab=sources"
    assert made.with_parameter("tab", "") == "/topics/x?yScale=log"
    assert [link.current for link in made.frame("T").languages] == [True, False, False]


def held(figure: Figure, changed: tuple[str, ...] = ()) -> HeldVersion:
    """Make a state of a figure in the ledger."""
    began = datetime(2025, 7, 20, 8, 0, tzinfo=UTC)
    return HeldVersion(
        figure=figure,
        recorded_from=began,
        recorded_until=None,
        load=3,
        loaded_by="ada",
        loaded_from="a.csv\nb.csv",
        changed=changed,
    )


def test_a_figure_s_page_shows_what_surrounds_it() -> None:
    """Comparable claims say whether they agree, the history says what changed, and text is escaped."""
    elsewhere = claim("c", 30, unit="percent", period="2024-Q1")
    page = figure_page(
        visit("/figures/a"),
        FIGURE,
        versions=[held(FIGURE, ("value", "note"))],
        origin=None,
        echoes=[OTHER],
        supersedes=None,
        superseded_by=[],
        comparable=[OTHER, claim("d", 30, unit="percent"), elsewhere],
    )
    assert [(row.remark, row.conflicting) for row in page.comparable] == [
        ("conflicts", True),
        ("agrees", False),
        ("other days", False),
    ]
    assert page.versions[0].changed == "Value, Editor’s note"
    assert page.versions[0].load == "load 3, from a.csv, b.csv (ada)"
    assert page.document_url == ""
    html = render(page)
    assert "A &lt;b&gt;note&lt;/b&gt;" in html
    assert "&lt;An article&gt;" in html
    assert "javascript:" not in html


def test_a_table_leaves_out_what_is_the_same_in_every_row() -> None:
    """A table about one subject and one place need not say them in every row."""
    rows = figure_rows([FIGURE, OTHER], narrator())
    assert constant_columns(rows) == {"subject", "metric", "place"}
    assert [(row.status, row.echo) for row in rows] == [("", False), ("denied", True)]


def test_filters_keep_what_is_chosen_and_fold_what_is_rare() -> None:
    """Chosen values come first even if nothing is left of them; the ninth and further ones are folded."""
    selection = Selection().where("source", "idc")
    counts = {"source": [(f"source-{number}", 20 - number) for number in range(12)]}
    page = figures_page(visit("/figures"), selection=selection, figures=[], next_cursor=None, facets=counts, total=0)
    facet = page.facets[0]
    assert (facet.shown[0].value, facet.shown[0].checked, facet.shown[0].count) == ("idc", True, "")
    assert (len(facet.shown), len(facet.more), facet.more_label) == (8, 5, "5 more")
    assert page.kept == ()
    assert page.chips[0].query_without == ""


def test_a_filter_of_many_values_shows_some_and_says_how_many_are_left() -> None:
    """Of five hundred values eight are shown and forty folded; what is chosen is always there."""
    selection = Selection().where("source", "source-499")
    counts = {"source": [(f"source-{number}", 500 - number) for number in range(500)]}
    page = figures_page(visit("/figures"), selection=selection, figures=[], next_cursor=None, facets=counts, total=0)
    facet = page.facets[0]
    assert (len(facet.shown), len(facet.more)) == (8, 40)
    assert (facet.shown[0].value, facet.shown[0].checked) == ("source-499", True)
    assert facet.beyond == "452 more can be found by words."


def test_a_topic_of_many_figures_shows_some_and_leads_to_all() -> None:
    """The table ends after two hundred rows, a source after twenty, and links lead to all of them."""
    figures = [claim(str(number), number) for number in range(250)]
    shown = {
        tab: view_page(visit("/topics/how-much"), viewed(figures, tab), chart=None) for tab in ("table", "sources")
    }
    assert (len(shown["table"].rows), shown["table"].all_figures) == (200, "All figures of this view")
    assert 'href="/figures?metric=revenue"' in render(shown["table"])
    (panel,) = shown["sources"].panels
    assert (len(panel.figures), panel.more_href) == (20, "/figures?metric=revenue&source=nvidia")


def test_sorting_turns_round_and_paging_keeps_the_filters() -> None:
    """The heading that is sorted by says so and leads to the other direction; the next page asks the same."""
    selection = Selection(sort="value", descending=True).where("value", Decimal(3), operator="gte")
    page = figures_page(visit("/figures"), selection=selection, figures=[FIGURE], next_cursor="abc", facets={}, total=2)
    number = page.headings[0]
    assert (number.sort, number.href) == ("descending", "/figures?_sort=value&value__gte=3")
    assert [heading.sort for heading in page.headings[1:]] == [""] * 7
    assert page.next_href == "/figures?_next=abc&_sort_desc=value&value__gte=3"
    assert page.kept == (("_sort_desc", "value"), ("value__gte", "3"))


@pytest.mark.parametrize("language", Language)
def test_every_page_renders_in_every_language(language: Language) -> None:
    """Each template fits its dataclass when it is rendered, with data and without."""
    where = visit(language=language.value)
    topic = CATALOGUE.topics["how-much"]
    for figures in ([FIGURE, OTHER], []):
        found = compare(figures, METRICS)
        cards = card_groups([("market", topic_card(topic, found, where.narrator, chart="<svg></svg>"))], where.narrator)
        pages: list[Page] = [
            home_page(where, cards, figures, clashes=[], events=[], totals=(2, 1, 1)),
            about_page(where, Cases()),
            entries_page(where, "subjects", counts={"nvidia": 2}),
            search_page(where, "x" if figures else "", entries={}, figures=figures),
            error_page(where, 400, message="No.", errors=[("a", "b")] if figures else []),
        ]
        pages += [view_page(where, viewed(figures, tab), chart=None) for tab in ("chart", "table", "sources")]
        for page in pages:
            html = render(page)
            assert f'<html lang="{language}">' in html
            assert "style=" not in html
            assert "%(" not in html


def test_dates_stand_in_words_and_for_machines() -> None:
    """A date is printed for readers and given to machines."""
    row = figure_rows([claim("a", 1, stated_on=date(2025, 7, 16))], narrator(Language.ZH_HANT))[0]
    assert (row.stated, row.stated_iso) == ("2025年7月16日", "2025-07-16")
