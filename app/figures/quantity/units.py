"""Which unit a print means: its own words narrow each other, and a hint picks among what is left."""

from collections.abc import Sequence
from decimal import Decimal

from app.errors import UnreadableError
from app.figures.quantity.clean import is_simplified
from app.figures.quantity.phrase import Phrase
from app.figures.quantity.word import ONE, Word
from app.figures.vocabulary import COUNTED_UNITS, UNITS, is_currency


def candidates(words: Sequence[Word]) -> tuple[str, ...]:
    """The codes that all the words may mean, the likeliest first; none if they contradict one another.

    Beside money or a percentage, a noun only says of what: `$15 billion in orders`, `70% of GPUs`.
    """
    countable = {*COUNTED_UNITS, "people"}
    if any(countable.isdisjoint(word.units) for word in words):
        words = [word for word in words if not (word.strength and countable.issuperset(word.units))]
    ranked = sorted(words, key=lambda word: -word.strength)
    return tuple(code for code in ranked[0].units if all(code in word.units for word in words)) if ranked else ()


def factor_of(phrase: Phrase) -> Decimal:
    """How many of the base unit the printed unit is: a 成 is ten percent."""
    product = ONE
    for word in phrase.units:
        product *= word.factor
    return product


def unit_of(phrases: Sequence[Phrase], hint: str | None, *, text: str, printed: str) -> str:
    """The unit of a claim.

    Args:
        phrases: the parts of the claim.
        hint: the unit that the reader was told, if any.
        text: the cleaned text, for the message.
        printed: the text as printed, where simplified Chinese tells a yuan from a yen.

    Raises:
        UnreadableError: there is no unit, there are several, or they contradict the hint.
    """
    words = [word for phrase in phrases for word in phrase.units]
    names = "” and “".join(dict.fromkeys(name for phrase in phrases for name in phrase.unit_texts))
    possible = candidates(words)
    if not words:
        if hint is None:
            raise UnreadableError(
                f"“{text}” has no unit; add one, such as 美元, 亿元, % or chips, or name it beside it."
            )
        return hint
    if not possible:
        raise UnreadableError(f"“{text}” mixes the units “{names}”; give a number with one of them.")
    if hint is not None:
        if hint not in possible:
            raise UnreadableError(
                f"“{names}” in “{text}” is {_said(possible)}, which contradicts the unit {hint}; correct one of them."
            )
        return hint
    if len(possible) > 1 and any(word.ambiguous for word in words) and not _told_by_language(possible[0], printed):
        raise UnreadableError(
            f"“{names}” in “{text}” may be {' or '.join(possible)}; print or name which of them it is."
        )
    return possible[0]


def _told_by_language(unit: str, printed: str) -> bool:
    """Whether the language tells the likeliest meaning: ¥ in simplified Chinese, pct in English."""
    return is_simplified(printed) if is_currency(unit) else printed.isascii()


def _said(possible: Sequence[str]) -> str:
    return f"{possible[0]} ({UNITS[possible[0]]})"
