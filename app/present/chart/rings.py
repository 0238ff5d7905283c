"""Claims that a rule holds against one another, in whichever panels: each is ringed, and says against what."""

from collections.abc import Sequence
from dataclasses import replace

from app.figures.figure import Figure
from app.findings.contradictions import Contradiction
from app.findings.series import series_key
from app.present.chart.naming import Naming
from app.present.chart.plan import Pair
from app.present.words.findings import contradiction_sentence
from app.present.words.terms import Narrator


def ringed(pairs: Sequence[Pair], against: Sequence[Contradiction], naming: Naming) -> tuple[Pair, ...]:
    """Ring the claims that can't be true with others among them, though they are about other things or days.

    Claims about the same thing and the same days have a band of their own. Hovering tells the strongest contradiction,
    which `against` holds first.
    """
    drawn = {_said(figure) for figure, _ in pairs}
    told: dict[object, Contradiction] = {}
    for found in against:
        sides = {_said(figure) for figure in found.figures} & drawn
        if found.is_by_rule and len(sides) > 1:
            for side in sides:
                told.setdefault(side, found)
    return tuple(_with_ring(pair, told[_said(pair[0])], naming) if _said(pair[0]) in told else pair for pair in pairs)


def _said(figure: Figure) -> object:
    """Tell what a source says: a rule tries it once, however often it was stated."""
    numbers = figure.value_low, figure.value, figure.value_high
    return series_key(figure), figure.period_start, figure.period_end, figure.source, numbers


def _with_ring(pair: Pair, found: Contradiction, naming: Naming) -> Pair:
    figure, point = pair
    sentence = contradiction_sentence(found, Narrator(naming.speaker, naming.catalogue))
    said = naming.speaker.t("Can’t all be true: %(told)s", told=sentence)
    return figure, replace(point, ringed=True, hover=(*point.hover, said))
