"""The words that the pages use, read back in three languages: headings of columns, and words of closed lists."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from app.figures.reference import fold
from app.figures.vocabulary import UNITS
from app.present.languages import Language
from app.present.numbers.units import unit_name
from app.present.words.terms import bounds, columns, date_certainties, kinds, natures, statuses


@cache
def headings() -> Mapping[str, str]:
    """Give the column of figures that each heading of the pages stands for; headings are in small letters."""
    return {heading.casefold(): name for language in Language for name, heading in columns(language).items()}


def choice_said(column: str, text: str, choices: Sequence[str]) -> str | None:
    """Give the choice that the pages call so in one of the languages, if there is one; spelling is folded as in names.

    Args:
        column: the column whose closed list it is.
        text: the word as it was written.
        choices: the words of that list.
    """
    return _said(column, tuple(choices)).get(fold(text))


@cache
def _said(column: str, choices: tuple[str, ...]) -> Mapping[str, str]:
    words = _WORDS.get(column)
    spoken = [pair for language in Language for pair in words(language).items()] if words else []
    return {fold(word): choice for choice, word in spoken if choice in choices}


def _units(language: Language) -> Mapping[str, str]:
    """Give the names of units; not those that are their codes, whose case matters (GB are no Gb)."""
    return {unit: name for unit in UNITS if (name := unit_name(unit, language)) != unit}


_WORDS: dict[str, Callable[[Language], Mapping[str, str]]] = {
    "nature": natures,
    "bound": bounds,
    "status": statuses,
    "unit": _units,
    "base": _units,
    "quote": _units,
    "kind": kinds,
    "date_certainty": date_certainties,
}
