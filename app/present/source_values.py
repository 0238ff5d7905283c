"""The values of a source's record in the public JSON, in the shapes of `source_shapes`."""

from collections.abc import Sequence
from typing import Any

from app.figures.reference import Catalogue
from app.findings.distance import Distance, tally
from app.findings.revisions import Ladder
from app.present.languages import Language, speaker
from app.present.source_shapes import MOST_LISTED
from app.present.words.revisions import tally_sentence
from app.present.words.terms import Narrator


def distance_values(found: Sequence[Distance], catalogue: Catalogue) -> dict[str, Any]:
    """Give how far a source stands from the others: in all, and one by one."""
    summed = tally(found)
    narrators = {each.lower().replace("-", "_"): Narrator(speaker(each), catalogue) for each in Language}
    return {
        "compared": summed.compared,
        "agreeing": summed.agreeing,
        "typical": summed.typical,
        "farthest": [
            {
                "figure": each.figure.id,
                "period": each.figure.period,
                "unit": each.figure.unit,
                "middle": each.middle,
                "others": each.others,
                "ratio": each.ratio,
                "agrees": each.agrees,
            }
            for each in found[:MOST_LISTED]
        ],
        "sentences": {key: tally_sentence(summed, narrator) for key, narrator in narrators.items()},
    }


def ladder_values(found: Sequence[Ladder]) -> list[dict[str, Any]]:
    """Give the ladders with their steps."""
    return [
        {
            **ladder.series._asdict(),
            "period": ladder.period,
            "period_start": ladder.period_start,
            "period_end": ladder.period_end,
            "steps": [
                {
                    "stated_on": step.stated_on,
                    "figure": step.figure.id,
                    "besides": [figure.id for figure in step.besides],
                    "change": step.change,
                    "percent": step.percent,
                    "relation": step.relation,
                }
                for step in ladder.steps
            ],
        }
        for ladder in found[:MOST_LISTED]
    ]
