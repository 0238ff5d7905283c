"""Charts as pages and pictures show them: laid out in the reader's language, with the words that the page knows."""

from app import answers
from app.answers import TopicAnswer, ViewAnswer
from app.figures.view import ChartKind
from app.present.chart import Around, Chart, Form, Size, kinds_offered, topic_chart
from app.present.chart.format import Format
from app.present.contexts.frame import Visit
from app.present.contexts.home import CardGroup, TopicCard, card_groups, topic_card
from app.present.contexts.views import ChartView
from app.present.svg import render_svg
from app.present.words.leading import NO_ORDER, Order, editors_order, leading, plainest
from app.present.words.selections import comparison_title, selection_words
from app.store.ledger import Ledger
from app.web.addresses import page_of
from app.web.reckoning import reckoned


def cards(visit: Visit, ledger: Ledger, topics: tuple[TopicAnswer, ...]) -> tuple[CardGroup, ...]:
    """Make a card with a small chart for every topic, group by group."""
    ordered = sorted(topics, key=lambda found: (found.topic.position, found.topic.slug))
    return card_groups(((found.topic.group, _card(visit, ledger, found)) for found in ordered), visit.narrator)


def _card(visit: Visit, ledger: Ledger, found: TopicAnswer) -> TopicCard:
    against = answers.standing(ledger, found.figures).contradictions
    return topic_card(found.topic, found.comparison, visit.narrator, chart=_small(visit, found), against=against)


def _small(visit: Visit, found: TopicAnswer) -> str:
    narrator = visit.narrator
    around = Around(
        title=narrator.say.name(found.topic.question),
        lead=leading(found.comparison, editors_order(found.topic.selection)),
    )
    made = found.comparison, narrator.catalogue, found.events, narrator.say
    return render_svg(topic_chart(*made, around=around, size=Size.CARD))


async def chart_view(
    visit: Visit, ledger: Ledger, found: ViewAnswer, *, title: str, apart: bool = False
) -> ChartView | None:
    """Draw what a view shows for wide and for narrow screens; None if there is nothing to draw.

    With `apart`, links open in a window of their own.
    """
    if not found.figures:
        return None
    wide = await laid_out(visit, ledger, found, title=title, size=Size.WIDE)
    narrow = await laid_out(visit, ledger, found, title=title, size=Size.NARROW)
    query = visit.query("tab", "rule")
    notes = wide.footnotes[1:]
    if len(found.figures) >= answers.MOST_COMPARED:
        most = visit.narrator.say.count(answers.MOST_COMPARED)
        notes = (*notes, visit.narrator.say.t("Only the first %(num)s figures are compared here.", num=most))
    plotly = f"{visit.path}.plotly.json"
    return ChartView(
        wide=render_svg(wide, apart=apart),
        narrow=render_svg(narrow, apart=apart),
        plotly=f"{plotly}?{query}" if query else plotly,
        heights=(wide.height, narrow.height),
        notes=notes,
        partial=wide.partial,
        offers_log=wide.offers_log,
        kinds=_kinds(found, wide, visit),
    )


def _kinds(found: ViewAnswer, chart: Chart, visit: Visit) -> tuple[ChartKind, ...]:
    """Give the kinds of charts to choose from; over periods is none beside an overview that is just that."""
    offered = kinds_offered(found.held, visit.narrator.catalogue)
    over_periods = all(panel.form is Form.TIME for panel in chart.panels)
    if found.view.chart is ChartKind.AUTO and over_periods:
        return tuple(kind for kind in offered if kind is not ChartKind.PERIODS)
    return offered


async def laid_out(visit: Visit, ledger: Ledger, found: ViewAnswer, *, title: str, size: Size | Format) -> Chart:
    """Lay the chart of a view out for a size of screen, in the reader's language, once it is known what contradicts."""
    await reckoned(ledger, most=answers.MOST_RECKONED)
    narrator = visit.narrator
    around = Around(
        title=title,
        subtitle=selection_words(found.selection, narrator),
        permalink=page_of(visit, found).permalink,
        as_of=found.view.as_of,
        lead=plainest(found.comparison, order_of(found)),
    )
    made = found.comparison, narrator.catalogue, found.events, narrator.say
    against = answers.known_against(ledger, found.figures, found.selection)
    return topic_chart(*made, around=around, size=size, view=found.view, restatement=found.restatement, against=against)


def order_of(found: ViewAnswer) -> Order:
    """Give the order in which an editor put what a topic selects; none where a reader chose."""
    return editors_order(found.topic.selection) if found.topic else NO_ORDER


def title_of(visit: Visit, found: ViewAnswer) -> str:
    """Give the question of a topic, or say what is compared."""
    if found.topic:
        return visit.narrator.say.name(found.topic.question)
    return comparison_title(found.whole, visit.narrator)
