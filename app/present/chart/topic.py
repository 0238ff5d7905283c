"""From a comparison to its chart: which panels there are, in which form, and the words around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.figures.reference import Catalogue, Event
from app.figures.view import Facet, View
from app.findings.comparison import Bracket, Comparison
from app.findings.contradictions import Contradiction
from app.findings.conversion import Restatement
from app.present.chart.facets import MOST, facets_of, grid
from app.present.chart.format import FORMATS, Format
from app.present.chart.geometry import Scale
from app.present.chart.kinds import plan_of
from app.present.chart.legend import legend
from app.present.chart.naming import Naming
from app.present.chart.panel import Frame, Margins, Matter
from app.present.chart.plan import Asked, Group, Pair, Plan
from app.present.chart.points import points_of
from app.present.chart.rings import ringed
from app.present.chart.rows import margins, rows
from app.present.chart.scale import log_helps
from app.present.chart.summary import footnotes, summary
from app.present.chart.values import Chart, Form, LegendItem, Panel, Size
from app.present.languages import Speaker
from app.present.words.conversions import restatement_note
from app.present.words.terms import Narrator

_BETWEEN = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The words that a page knows and a comparison doesn't.

    Attributes:
        title: the question that the chart answers.
        subtitle: which figures are asked for, in words.
        permalink: where this very view is found.
        as_of: the day up to which statements are counted, if the reader has set one.
        lead: the bracket that answers best; its panel comes first, and is the one that a card shows.
    """

    title: str
    subtitle: str = ""
    permalink: str = ""
    as_of: date | None = None
    lead: Bracket | None = None


_AS_IT_SUITS = View()


def topic_chart(  # noqa: PLR0913 - what a chart is made from, and what it is to show of it
    comparison: Comparison,
    catalogue: Catalogue,
    events: Iterable[Event],
    speaker: Speaker,
    *,
    around: Around,
    size: Size | Format | str = Size.WIDE,
    view: View = _AS_IT_SUITS,
    restatement: Restatement | None = None,
    against: Sequence[Contradiction] = (),
) -> Chart:
    """Lay out the chart of a comparison: one panel for each metric and unit, so that no two units share an axis.

    Args:
        comparison: what is drawn; it may be empty.
        catalogue: gives names, colours and floors.
        events: those that fall within a panel's time are drawn.
        speaker: says everything in the reader's language.
        around: title and other words from the page.
        size: wide, narrow (a phone) or card, or measures of its own.
        view: what is shown, by what it is parted, and on which scale; zero and negative values keep theirs linear.
        restatement: how amounts were put into the currency of the view, if they were.
        against: what can't all be true of the figures and of others, the strongest first; cards don't mark it.
    """
    measures = size if isinstance(size, Format) else FORMATS[Size(size)]
    naming = Naming(catalogue, speaker)
    pairs = points_of(comparison, naming, restatement)
    drawn = _newest(pairs, measures.most)
    if measures.size is not Size.CARD:
        drawn = ringed(drawn, against, naming)
    asked = Asked(pairs=drawn, comparison=comparison, naming=naming, format=measures, view=view, lead=around.lead)
    plan = plan_of(asked)
    shown = _matters(plan, asked, tuple(events))
    facet = Facet.NONE if measures.size is Size.CARD else view.facet
    panels, items, height = _stack(shown, naming, measures, facet)
    notes = footnotes(
        comparison,
        speaker,
        as_of=around.as_of,
        hidden=sum(len(group.pairs) for group in plan.groups) - sum(len(panel.points) for panel in panels),
        more=(*_restated(restatement, naming), *plan.notes, *_left_out(shown, panels, facet, speaker)),
        newest=len(drawn) if len(drawn) < len(pairs) else 0,
        cut=any(_cut_off_zero(panel) for panel in panels),
    )
    return Chart(
        title=around.title,
        subtitle=around.subtitle,
        language=speaker.language,
        size=measures.size,
        scale=Scale(view.scale),
        width=measures.width,
        height=height,
        font=measures.font,
        legend=items,
        panels=panels,
        footnotes=notes,
        summary=summary(comparison, panels, notes, naming, title=around.title),
        permalink=around.permalink,
        empty="" if panels else _why_empty(comparison, plan, speaker),
        offers_log=any(_helped_by_log(panel) for panel in panels),
        partial=len(drawn) < len(pairs),
    )


def _matters(plan: Plan, asked: Asked, events: tuple[Event, ...]) -> list[Matter]:
    """Give what is laid out: as many groups as the format has room for, with events where they are asked for."""
    told = events if asked.view.events else ()
    return [_matter(group, asked, told) for group in plan.groups[: asked.format.panels]]


def _matter(group: Group, asked: Asked, events: tuple[Event, ...]) -> Matter:
    return Matter(
        layout=group.layout,
        figures=tuple(figure for figure, _ in group.pairs),
        points=tuple(point for _, point in group.pairs),
        brackets=_brackets_of(group.pairs, asked.comparison.brackets),
        events=events,
        naming=asked.naming,
        format=asked.format,
        scale=Scale(asked.view.scale),
    )


def _restated(restatement: Restatement | None, naming: Naming) -> tuple[str, ...]:
    """Say once what was converted; hovering says of each amount by which rate."""
    note = restatement_note(restatement, Narrator(naming.speaker, naming.catalogue)) if restatement else ""
    return (note,) if note else ()


def _why_empty(comparison: Comparison, plan: Plan, speaker: Speaker) -> str:
    nothing = speaker.t("No figures match, so there is nothing to draw.")
    return plan.empty or nothing if comparison.figures else nothing


def _newest(pairs: tuple[Pair, ...], most: int) -> tuple[Pair, ...]:
    """Keep the figures that were stated last, in their order, where there are more than a drawing can hold."""
    if len(pairs) <= most:
        return pairs
    latest = sorted(pairs, key=lambda pair: (pair[1].stated_on or date.min, pair[1].end or date.min, pair[1].figure))
    kept = {point.figure for _, point in latest[-most:]}
    return tuple(pair for pair in pairs if pair[1].figure in kept)


def _brackets_of(group: Sequence[Pair], brackets: Sequence[Bracket]) -> tuple[Bracket, ...]:
    ids = {figure.id for figure, _ in group}
    return tuple(bracket for bracket in brackets if any(claim.figure.id in ids for claim in bracket.claims))


def _stack(
    matters: Sequence[Matter], naming: Naming, measures: Format, facet: Facet
) -> tuple[tuple[Panel, ...], tuple[LegendItem, ...], float]:
    """Lay out panels under one another, below a legend whose height is known once it is known what they show."""
    panels = _panels(matters, 0, facet)
    items, top = legend(panels, naming, measures, sources=facet is not Facet.SOURCE)
    top += (6 if measures.lanes else 2) if top else 0
    alone = len(matters) == 1 and facet is Facet.NONE  # then its height is what is left below the legend
    panels = _panels(matters, top, facet) if alone else tuple(panel.moved(0, top) for panel in panels)
    bottom = max((_bottom(panel) for panel in panels), default=0)
    height = measures.height if measures.size is Size.CARD else max(bottom + 4, 120)
    return panels, items, height


def _panels(matters: Sequence[Matter], top: float, facet: Facet) -> tuple[Panel, ...]:
    panels: list[Panel] = []
    in_rows = [matter for matter in matters if matter.layout is rows]
    edges = margins(in_rows) if in_rows else Margins(0, 0)
    for matter in matters:
        frame = Frame(top, len(matters) == 1, edges, tuple(matters))
        laid = (
            _in_facets(matter, facet, frame, MOST - len(panels))
            if facet is not Facet.NONE
            else (matter.layout(matter, frame),)
        )
        panels += laid
        top = max((_bottom(panel) for panel in laid), default=top - _BETWEEN) + _BETWEEN
    return tuple(panels)


def _in_facets(matter: Matter, facet: Facet, frame: Frame, room: int) -> tuple[Panel, ...]:
    parts = dict(list(facets_of(matter, facet).items())[:room])
    return grid(matter, parts, facet, frame) if parts else ()


def _left_out(matters: Sequence[Matter], panels: Sequence[Panel], facet: Facet, say: Speaker) -> tuple[str, ...]:
    """Say how many small charts found no room."""
    left = sum(len(facets_of(matter, facet)) for matter in matters) - len(panels) if facet is not Facet.NONE else 0
    return (say.n("%(num)s more small chart is left out.", "%(num)s more small charts are left out.", left),) * (
        left > 0
    )


def _bottom(panel: Panel) -> float:
    return panel.plot.bottom + 20


def _helped_by_log(panel: Panel) -> bool:
    return not panel.bars and log_helps([point.value for point in panel.points])


def _cut_off_zero(panel: Panel) -> bool:
    axis = panel.y if panel.form is Form.TIME else panel.x
    return axis.scale is Scale.LINEAR and axis.low > 0
