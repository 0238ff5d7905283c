"""Claims that a rule holds against one another, in whichever panels: each is ringed, and says against what."""

from collections.abc import Sequence
from dataclasses import replace

from app.findings.contradictions import Contradiction, taking_part
from app.present.chart.naming import Naming
from app.present.chart.plan import Pair
from app.present.words.findings import contradiction_sentence
from app.present.words.terms import Narrator


def ringed(pairs: Sequence[Pair], against: Sequence[Contradiction], naming: Naming) -> tuple[Pair, ...]:
    """Ring the claims that can't be true with others among them, though they are about other things or days.

    Claims about the same thing and the same days have a band of their own. Hovering tells the strongest contradiction,
    which `against` holds first.
    """
    drawn = [figure for figure, _ in pairs]
    told: dict[str, Contradiction] = {}
    for found in against:
        sides = taking_part(found, drawn) if found.is_by_rule else ()
        if len({figure.id for figure in found.figures} & {side.id for side in sides}) > 1:
            for side in sides:
                told.setdefault(side.id, found)
    return tuple(_with_ring(pair, told[pair[0].id], naming) if pair[0].id in told else pair for pair in pairs)


def _with_ring(pair: Pair, found: Contradiction, naming: Naming) -> Pair:
    figure, point = pair
    sentence = contradiction_sentence(found, Narrator(naming.speaker, naming.catalogue))
    said = naming.speaker.t("Can’t all be true: %(told)s", told=sentence)
    return figure, replace(point, objection=said, hover=(*point.hover, said))
