"""From a comparison to points: which claims are drawn, with which looks and which words."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from app.figures.figure import Figure
from app.figures.vocabulary import Bound, Status
from app.findings.comparison import Comparison, current, fold_echoes
from app.findings.conversion import Converted, Restatement
from app.findings.series import series_key
from app.present.chart.colours import badges, colours_apart, source_colours
from app.present.chart.naming import Naming
from app.present.chart.periods import period_kind
from app.present.chart.values import Arrow, Point
from app.present.numbers import format_interval_words
from app.present.words.conversions import amount_words, short_conversion
from app.present.words.terms import Narrator

_ARROWS = {
    Bound.AT_LEAST: Arrow.UP,
    Bound.MORE_THAN: Arrow.UP,
    Bound.AT_MOST: Arrow.DOWN,
    Bound.LESS_THAN: Arrow.DOWN,
}


def points_of(
    comparison: Comparison, naming: Naming, restatement: Restatement | None = None
) -> tuple[tuple[Figure, Point], ...]:
    """Give a point for every figure that is not an echo, with its figure; in the order of the comparison.

    An amount that was converted says so wherever its number stands, and tells what was printed first.
    """
    origins = fold_echoes(comparison.figures)
    echoes: dict[str, int] = {}
    for figure_id, origin in origins.items():
        echoes[origin] = echoes.get(origin, 0) + (figure_id != origin)
    heard = {claim.figure.id for bracket in comparison.brackets for claim in current(bracket.claims)}
    shown = [figure for figure in comparison.figures if origins[figure.id] == figure.id]
    present = {figure.source for figure in shown}
    own = source_colours([*naming.catalogue.sources, *sorted(present)])
    colours = colours_apart([slug for slug in own if slug in present], own)
    letters = badges(tuple(colours), colours)
    made = (
        (figure, _point(figure, naming, echoes[figure.id], colours, letters, heard=figure.id in heard))
        for figure in shown
    )
    return tuple((figure, _as_derived(figure, point, naming, restatement)) for figure, point in made)


def _as_derived(figure: Figure, point: Point, naming: Naming, restatement: Restatement | None) -> Point:
    """Say of a converted amount what was printed, and by which rate it was converted."""
    converted = restatement.conversions.get(figure.id) if restatement else None
    if restatement is None or not isinstance(converted, Converted):
        return point
    printed, narrator = restatement.as_printed(figure), Narrator(naming.speaker, naming.catalogue)
    claim, print_, *others = naming.hover(printed, point.echoes)
    return replace(
        point,
        words=naming.speaker.t("≈ %(number)s", number=amount_words(printed, converted, narrator)),
        hover=(claim, print_, short_conversion(printed, converted, narrator), *others),
    )


def _point(  # noqa: PLR0913 - what a point is made of
    figure: Figure, naming: Naming, echoes: int, colours: Mapping[str, int], letters: Mapping[str, str], *, heard: bool
) -> Point:
    struck = figure.status in {Status.WITHDRAWN, Status.DENIED}
    low, high = _ends(figure, naming)
    return Point(
        figure=figure.id,
        series=series_key(figure),
        source=figure.source,
        source_name=naming.entry("source", figure.source),
        colour=colours[figure.source],
        badge=letters[figure.source],
        nature=figure.nature,
        struck=struck,
        faded=not heard and not struck,
        start=figure.period_start,
        end=figure.period_end,
        stated_on=figure.stated_on,
        kind=period_kind(figure.period),
        value=figure.sort_value,
        low=low,
        high=high,
        ranged=figure.value is None and figure.value_low is not None and figure.value_high is not None,
        arrow=_ARROWS.get(figure.bound, Arrow.NONE),
        echoes=echoes,
        words=format_interval_words(figure, naming.speaker.language),
        hover=naming.hover(figure, echoes),
        href=f"/figures/{figure.id}",
    )


def _ends(figure: Figure, naming: Naming) -> tuple[Decimal | None, Decimal | None]:
    """Give the ends of the whisker; an open bound has an arrow instead, unless the print hedges two numbers."""
    if figure.bound in _ARROWS:
        both = figure.value_low is not None and figure.value_high is not None
        return (figure.value_low, figure.value_high) if both else (None, None)
    metric = naming.catalogue.metrics.get(figure.metric)
    interval = figure.interval(metric.floor if metric else None)
    return interval.low, interval.high
