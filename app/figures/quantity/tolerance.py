"""Plus or minus: a value with a tolerance, in percent of it or in its own unit."""

from dataclasses import replace

from app.errors import UnreadableError
from app.figures.quantity.ends import quantity, single
from app.figures.quantity.phrase import Phrase
from app.figures.quantity.units import candidates, factor_of
from app.figures.quantity.value import Quantity
from app.figures.quantity.word import ONE
from app.figures.vocabulary import Bound

_HUNDREDTHS = ("percent", "percentage-points")


def is_relative(tolerance: Phrase) -> bool:
    """Whether a tolerance is in hundredths, so that its unit is not the value's."""
    return candidates(tolerance.units)[:1] in {("percent",), ("percentage-points",)}


def tolerated(value: Phrase, tolerance: Phrase, unit: str, text: str) -> Quantity:
    """The range around a value: `$45.0 billion, plus or minus 2%`.

    Hundredths around a percentage are added to it (75.0% ± 50 basis points); around anything else they are a part.

    Raises:
        UnreadableError: the tolerance is no plain number, or is larger than the value.
    """
    numeral = value.numeral
    if numeral.tail == ONE and not is_relative(tolerance):
        value.numerals = [replace(numeral, amount=numeral.amount.times(tolerance.numeral.tail))]
    middle = single(value, unit, text)
    margin = tolerance.numeral.amount.times(tolerance.note * factor_of(tolerance))
    unclear = not tolerance.units and numeral.tail * value.note != ONE
    signed = tolerance.minus or tolerance.falls or tolerance.bounds - {Bound.ABOUT}
    if middle.value is None or margin.low != margin.high or unclear or signed:
        raise UnreadableError(
            f"The tolerance in “{text}” is not clear; print it as in “$45.0 billion, plus or minus 2%”."
        )
    delta = margin.low
    if is_relative(tolerance) and unit not in _HUNDREDTHS:
        delta = abs(middle.value) * margin.low / 100
    if delta > abs(middle.value):
        raise UnreadableError(f"The tolerance in “{text}” is larger than the number itself.")
    return quantity(middle.value - delta, middle.value, middle.value + delta, Bound.RANGE, unit, middle.precision)
