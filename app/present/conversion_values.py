"""The values of conversions in the public JSON, in the shapes of `conversion_shapes`."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from app.figures.reference import Catalogue
from app.findings.conversion import Converted, Flip, NoRate, Restatement
from app.present.languages import Language, speaker
from app.present.words.conversions import flip_sentence
from app.present.words.terms import Narrator


def conversion_values(restatement: Restatement) -> list[dict[str, Any]]:
    """Give what each amount that was printed in another currency comes to, or why it has no rate."""
    return [converted_values(figure_id, found) for figure_id, found in restatement.conversions.items()]


def converted_values(figure_id: str, found: Converted | NoRate) -> dict[str, Any]:
    """Give what one amount comes to in another currency, or why it has no rate."""
    told = {"id": figure_id, **asdict(found)}
    return told if isinstance(found, NoRate) else {**told, "derived": found.derived}


def warning_values(flips: Iterable[Flip], catalogue: Catalogue) -> list[dict[str, Any]]:
    """Give the pairs of which the basis of the rate decides who is larger, in words too."""
    narrators = [(each.lower().replace("-", "_"), Narrator(speaker(each), catalogue)) for each in Language]
    return [
        {
            "one": flip.one.id,
            "other": flip.other.id,
            "unit": flip.unit,
            "by_period": flip.by_period,
            "by_statement": flip.by_statement,
            "sentences": {key: flip_sentence(flip, each) for key, each in narrators},
        }
        for flip in flips
    ]
