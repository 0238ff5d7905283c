"""The values of the answer to why two figures differ, in the shapes of `why_shapes`."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.findings.why import Difference, is_comparable
from app.present.json_values import figure_values
from app.present.languages import Language, speaker
from app.present.words.terms import Narrator
from app.present.words.why import why_text


def why_values(
    one: Figure, other: Figure, differences: Sequence[Difference], *, catalogue: Catalogue
) -> dict[str, Any]:
    """Give both figures, the fields in which they differ, and the same in words."""
    narrators = {each.lower().replace("-", "_"): Narrator(speaker(each), catalogue) for each in Language}
    return {
        "one": figure_values(one),
        "other": figure_values(other),
        "comparable": is_comparable(differences),
        "differences": [asdict(difference) for difference in differences],
        "sentences": {key: why_text(one, other, narrator) for key, narrator in narrators.items()},
    }
