"""A view of some figures: the question, its answer, the chart with its controls, and every figure behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from app.figures.figure import Figure
from app.figures.reference import Topic
from app.figures.selection import Selection
from app.figures.view import ChartKind, View
from app.findings.comparison import Comparison
from app.findings.contradictions import Contradiction
from app.findings.conversion import Flip
from app.present.contexts.controls import CONTROLLED, Control, Tab, controls, kind_tabs, reset_href
from app.present.contexts.frame import Alternate, Frame, Link, Visit
from app.present.contexts.leaving import Leaving, leaving
from app.present.contexts.loosening import loosening, nothing_left, without_one
from app.present.contexts.panels import SourcePanel, source_panels
from app.present.contexts.quotes import QuotePanel
from app.present.contexts.rows import FigureRow, Heading, constant_columns, figure_rows, headings
from app.present.contexts.standing import topic_standing
from app.present.contexts.taking import Taking, preview_address, taking
from app.present.linked_data import dataset
from app.present.words.answers import answer_sentences
from app.present.words.comparisons import counts_sentence
from app.present.words.conversions import flip_sentence
from app.present.words.leading import NO_ORDER, editors_order
from app.present.words.selections import selection_words, series_words
from app.present.words.terms import Narrator

TABS = ("chart", "table", "sources")
"""The faces of a view."""

MOST_ROWS = 200
"""How many figures the table of a view shows; the page of figures has them all."""

MOST_SERIES = 8
"""How many series of a comparison are listed above its chart; the rest is folded away."""

MOST_WARNINGS = 3
"""Of how many pairs of amounts it is told that the rate decides which is larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart as two drawings, for wide and for narrow screens, and where its interactive twin comes from.

    Attributes:
        heights: of the two, in pixels.
        notes: what the reader must know of the drawing, such as that it does not hold every figure.
        kinds: the other ways in which these figures can be drawn.
    """

    wide: str
    narrow: str
    plotly: str
    heights: tuple[float, float] = (0, 0)
    notes: tuple[str, ...] = ()
    partial: bool = False
    offers_log: bool = False
    kinds: tuple[ChartKind, ...] = (ChartKind.AUTO,)


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewPage:
    """A topic, or a comparison that a reader put together.

    Attributes:
        answer: sentences that answer the question from the figures shown.
        standing: where to read what can't all be true of them.
        leaving: how the range moves without each source; None where that tells nothing.
        money: warnings where the rate of exchange decides which amount is larger.
        basket: the series of a reader's own comparison, each with the way to the same without it; `more_basket` those
            that are folded away.
        explore: where more series are to be found for it; "" for a topic.
        kept: the parameters that a form must carry along.
        reset: the address of the page with nothing narrowed; "" where nothing is.
        loosen: where nothing is left, what there would be without each choice that narrows, with that address.
    """

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
    kinds: tuple[Tab, ...]
    chart: ChartView | None
    controls: tuple[Control, ...]
    kept: tuple[tuple[str, str], ...]
    reset: str
    loosen: tuple[Link, ...]
    rows: tuple[FigureRow, ...]
    all_figures: str
    headings: tuple[Heading, ...]
    panels: tuple[SourcePanel, ...]
    standing: tuple[Link, ...]
    quote: QuotePanel | None
    leaving: Leaving | None
    money: tuple[str, ...]
    basket: tuple[Link, ...]
    more_basket: tuple[Link, ...]
    explore: str
    taking: Taking


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewed:
    """What a view is made from: the figures that it shows, and those that it was narrowed from.

    Attributes:
        topic: the question with its caveat; None for a reader's own comparison.
        title: the question, or what is compared.
        tab: one of TABS.
        whole: what was selected before the view narrowed it, and `everything` what that holds.
        loosened: where nothing was selected, how many figures there would be were one thing less asked for;
            `less_narrow` where the view leaves nothing of them, without each parameter that narrows it.
        against: what can't all be true of these figures and any others, and `known` what of it could be known at the
            time that is looked at; `supporting` checks hold for them.
    """

    topic: Topic | None
    title: str
    view: View
    tab: str
    whole: Selection
    everything: Sequence[Figure]
    selection: Selection
    figures: Sequence[Figure]
    comparison: Comparison
    flips: Sequence[Flip] = ()
    against: Sequence[Contradiction] = ()
    known: Sequence[Contradiction] = ()
    supporting: int = 0
    loosened: Sequence[int] = ()
    less_narrow: Mapping[str, int] = field(default_factory=dict)


def view_page(visit: Visit, shown: Viewed, *, chart: ChartView | None, quote: QuotePanel | None = None) -> ViewPage:
    """Make the page of a view.

    Args:
        visit: who reads it, and where.
        shown: the figures, and how they are looked at.
        chart: drawn; None where there is nothing to draw.
        quote: which number to quote; None where there is none.
    """
    narrator = visit.narrator
    rows, basket = figure_rows(shown.figures[:MOST_ROWS], narrator), _basket(visit, shown.whole)
    answer, chosen = _answer(shown, narrator), shown.selection.to_query()
    forms = _forms(visit)
    alternates = (*forms, visit.alternate("atom")) if shown.topic else forms
    return ViewPage(
        frame=visit.frame(
            shown.title,
            description=answer[0],
            section="topics" if shown.topic else "",
            alternates=alternates,
            preview=preview_address(visit, visit.query("tab", "rule")),
            linked_data=dataset(
                visit, name=shown.title, description=" ".join(answer), figures=shown.figures, forms=forms
            ),
        ),
        question=shown.title,
        answer=answer,
        caveat=narrator.say.name(shown.topic.caveat) if shown.topic else "",
        counts=counts_sentence(shown.comparison, narrator),
        as_of=narrator.say.day(shown.comparison.last_stated),
        filters=selection_words(shown.selection, narrator),
        filters_href=f"/figures?{chosen}" if chosen else "/figures",
        tab=shown.tab,
        tabs=_tabs(visit, shown.tab),
        kinds=kind_tabs(visit, shown.view, chart.kinds if chart else (ChartKind.AUTO,)),
        chart=chart,
        controls=controls(shown.view, shown.everything, narrator, offers_log=bool(chart and chart.offers_log)),
        kept=_kept(visit),
        reset=reset_href(visit),
        loosen=() if shown.figures else _loosen(shown, visit),
        rows=rows,
        all_figures=_all_figures(len(shown.figures), chart, narrator),
        headings=headings(narrator, without=constant_columns(rows) - {"source"}),
        panels=source_panels(shown.figures, shown.selection, narrator),
        standing=topic_standing(shown.topic.slug, shown.against, shown.supporting, narrator) if shown.topic else (),
        quote=quote,
        leaving=leaving(shown.comparison, visit),
        money=_money(shown, narrator),
        basket=basket[:MOST_SERIES],
        more_basket=basket[MOST_SERIES:],
        explore="" if shown.topic else _explore(shown.whole),
        taking=taking(visit, title=shown.title, alternates=alternates, heights=chart.heights if chart else None),
    )


def _answer(shown: Viewed, narrator: Narrator) -> tuple[str, ...]:
    """Answer the question from what is shown; where nothing is left of the figures, say so."""
    if shown.everything and not shown.figures:
        return nothing_left(shown.view, shown.everything, narrator)
    order = editors_order(shown.topic.selection) if shown.topic else NO_ORDER
    return answer_sentences(shown.comparison, narrator, order=order, against=shown.known)


def _loosen(shown: Viewed, visit: Visit) -> tuple[Link, ...]:
    """Lead to what there would be with one condition less: of the view, or of what was selected at all."""
    if shown.everything:
        return loosening(shown.view, shown.less_narrow, visit)
    return without_one(shown.whole, shown.loosened, visit.path, visit.narrator)


def _forms(visit: Visit) -> tuple[Alternate, ...]:
    """List the files that a view can be had as."""
    kinds = ("csv", "xlsx", "json", *(["png"] if visit.pictures else []), "svg")
    return tuple(visit.alternate(kind, query=visit.query("tab", "rule")) for kind in kinds)


def _tabs(visit: Visit, tab: str) -> tuple[Tab, ...]:
    say = visit.narrator.say
    labels = {"chart": say.t("Chart"), "table": say.t("Table"), "sources": say.t("Sources")}
    return tuple(
        Tab(key, labels[key], visit.with_parameter("tab", "" if key == "chart" else key), key == tab) for key in TABS
    )


def _all_figures(number: int, chart: ChartView | None, narrator: Narrator) -> str:
    """Say how many figures there are where the page does not show them all; "" where it does."""
    if number <= MOST_ROWS and not (chart and chart.partial):
        return ""
    return narrator.say.t("All figures of this view")


def _money(shown: Viewed, narrator: Narrator) -> tuple[str, ...]:
    """Warn where the rate of exchange decides which of two amounts is larger."""
    return tuple(flip_sentence(flip, narrator) for flip in shown.flips[:MOST_WARNINGS])


def _kept(visit: Visit) -> tuple[tuple[str, str], ...]:
    """Give the parameters that the form of controls has no field for: what was chosen, the tab and the chart."""
    return tuple(pair for pair in visit.pairs if pair[0] not in CONTROLLED)


def _basket(visit: Visit, whole: Selection) -> tuple[Link, ...]:
    """List the series of a comparison, each with the address of the comparison without it."""
    words = {key: series_words(key, visit.narrator) for key in whole.series}
    return tuple(
        Link(said, visit.with_parameter("series", "~".join(other.text for other in whole.series if other != key)))
        for key, said in words.items()
    )


def _explore(whole: Selection) -> str:
    """Give where more series are found: with those compared in the basket, else among what the filters choose."""
    if whole.series:
        return f"/explore?{urlencode({'basket': '~'.join(key.text for key in whole.series)}, safe='~,:')}"
    return f"/explore?{whole.to_query()}"
