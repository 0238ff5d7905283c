"""A topic's page: the question, its answer, the chart, every figure behind it, and who stated them."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.figure import Figure
from app.figures.reference import Topic
from app.figures.selection import Selection
from app.findings.comparison import Comparison
from app.present.contexts.frame import Frame, Link, Visit
from app.present.contexts.rows import FigureRow, Heading, constant_columns, entry_link, figure_rows, headings, href
from app.present.words.comparisons import answer_sentences, counts_sentence
from app.present.words.leading import editors_order
from app.present.words.selections import selection_words
from app.present.words.terms import Narrator, kinds

TABS = ("chart", "table", "sources")
"""The faces of a topic."""

MOST_ROWS = 200
"""How many figures a topic's table shows; the page of figures has them all."""

MOST_BY_SOURCE = 20
"""How many figures of one source a topic tells of."""


@dataclass(frozen=True, slots=True)
class Tab:
    """One face of a page, and the way to it."""

    key: str
    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePanel:
    """One source of a topic: what it is, how many figures it states, and where they are printed."""

    source: Link
    kind: str
    note: str
    count: str
    figures: tuple[FigureRow, ...]
    more_href: str
    documents: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart as two drawings, for wide and for narrow screens, and where its interactive twin comes from.

    `notes` say what the reader must know of the drawing, such as that it does not hold every figure.
    """

    wide: str
    narrow: str
    plotly: str
    notes: tuple[str, ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    """A topic."""

    frame: Frame
    question: str
    answer: tuple[str, ...]
    caveat: str
    counts: str
    as_of: str
    filters: str
    filters_href: str
    tab: str
    tabs: tuple[Tab, ...]
    scales: tuple[Tab, ...]
    chart: ChartView | None
    rows: tuple[FigureRow, ...]
    all_figures: str
    headings: tuple[Heading, ...]
    panels: tuple[SourcePanel, ...]
    permalink: str


def topic_page(  # noqa: PLR0913 - the parts of a topic's answer
    visit: Visit,
    topic: Topic,
    *,
    selection: Selection,
    figures: Sequence[Figure],
    comparison: Comparison,
    chart: ChartView | None,
    log_offered: bool,
    tab: str,
    y_scale: str,
) -> TopicPage:
    """Make the page of a topic.

    Args:
        visit: who reads it, and where.
        topic: the question.
        selection: which figures answer it.
        figures: those figures.
        comparison: the same, compared.
        chart: drawn; None where there is nothing to draw.
        log_offered: whether a logarithmic axis would help.
        tab: one of TABS.
        y_scale: `linear` or `log`.
    """
    narrator = visit.narrator
    say = narrator.say
    rows = figure_rows(figures[:MOST_ROWS], narrator)
    answer = answer_sentences(comparison, narrator, order=editors_order(topic.selection))
    query = selection.to_query()
    return TopicPage(
        frame=visit.frame(
            say.name(topic.question),
            description=answer[0],
            section="topics",
            alternates=tuple(visit.alternate(kind) for kind in ("json", "csv", "svg")),
        ),
        question=say.name(topic.question),
        answer=answer,
        caveat=say.name(topic.caveat),
        counts=counts_sentence(comparison, narrator),
        as_of=say.day(comparison.last_stated),
        filters=selection_words(selection, narrator),
        filters_href=f"/figures?{query}" if query else "/figures",
        tab=tab,
        tabs=_tabs(visit, tab),
        scales=_scales(visit, y_scale) if log_offered else (),
        chart=chart,
        rows=rows,
        all_figures=_all_figures(len(figures), chart, narrator),
        headings=headings(narrator, without=constant_columns(rows) - {"source"}),
        panels=_panels(figures, selection, narrator),
        permalink=visit.address,
    )


def _tabs(visit: Visit, tab: str) -> tuple[Tab, ...]:
    say = visit.narrator.say
    labels = {"chart": say.t("Chart"), "table": say.t("Table"), "sources": say.t("Sources")}
    return tuple(
        Tab(key, labels[key], visit.with_parameter("tab", "" if key == "chart" else key), key == tab) for key in TABS
    )


def _scales(visit: Visit, y_scale: str) -> tuple[Tab, ...]:
    say = visit.narrator.say
    labels = {"linear": say.t("Linear"), "log": say.t("Logarithmic")}
    return tuple(
        Tab(key, label, visit.with_parameter("yScale", "" if key == "linear" else key), key == y_scale)
        for key, label in labels.items()
    )


def _all_figures(number: int, chart: ChartView | None, narrator: Narrator) -> str:
    """Say how many figures there are where the page does not show them all; "" where it does."""
    if number <= MOST_ROWS and not (chart and chart.partial):
        return ""
    return narrator.say.t("All figures of this topic")


def _panels(figures: Sequence[Figure], selection: Selection, narrator: Narrator) -> tuple[SourcePanel, ...]:
    grouped: dict[str, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(figure.source, []).append(figure)
    ordered = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(_panel(slug, inside, selection, narrator) for slug, inside in ordered)


def _panel(slug: str, figures: Sequence[Figure], selection: Selection, narrator: Narrator) -> SourcePanel:
    source = narrator.catalogue.sources.get(slug)
    documents = dict.fromkeys(figure.document for figure in figures)
    return SourcePanel(
        source=Link(narrator.name("sources", slug), href("sources", slug)),
        kind=kinds(narrator.language)[source.kind] if source else "",
        note=narrator.say.name(source.note) if source else "",
        count=narrator.say.n("%(num)s figure", "%(num)s figures", len(figures)),
        figures=figure_rows(figures[:MOST_BY_SOURCE], narrator),
        more_href=f"/figures?{selection.where('source', slug).to_query()}" if len(figures) > MOST_BY_SOURCE else "",
        documents=tuple(entry_link("documents", document, narrator) for document in list(documents)[:MOST_BY_SOURCE]),
    )
