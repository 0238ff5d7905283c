"""The ends of a claim: what bounds, ranges and signs make of its numbers."""

from dataclasses import dataclass
from decimal import Decimal

from app.errors import UnreadableError
from app.figures.quantity.phrase import Phrase
from app.figures.quantity.units import factor_of
from app.figures.quantity.value import Quantity
from app.figures.quantity.word import ONE, Kind
from app.figures.vocabulary import Bound

LARGEST = Decimal(10) ** 24

_STRICTEST = (Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST, Bound.SEVERAL, Bound.ABOUT)
_OPEN_ABOVE = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_OPEN_BELOW = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_MIRROR = {
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.LESS_THAN: Bound.MORE_THAN,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
}
_SANE = 100
"""How many times the other an end without scale may be: 8000-1.2万 is 8,000 to 12,000, but 5000-1亿 is refused."""


@dataclass(frozen=True, slots=True)
class End:
    """A number in the base unit, or an envelope, with the place value of its last digit."""

    low: Decimal
    high: Decimal
    place: Decimal


def single(phrase: Phrase, unit: str, text: str) -> Quantity:
    """The quantity of one number and its hedges.

    Raises:
        UnreadableError: the hedges contradict one another.
    """
    end = _end(phrase, phrase.note * factor_of(phrase), falls=bool(phrase.falls))
    bound = _mirrored(_bound(phrase.bounds, text), falls=bool(phrase.falls))
    numeral = phrase.numeral
    vague = numeral.several or numeral.approximate
    if bound in _OPEN_ABOVE:
        return quantity(end.low, None, end.high if numeral.approximate else None, bound, unit, end.place)
    if bound in _OPEN_BELOW:
        return quantity(end.low if numeral.approximate else None, None, end.high, bound, unit, end.place)
    if vague:
        bound = Bound.SEVERAL if numeral.several else Bound.RANGE
        return quantity(end.low, None, end.high, bound, unit, end.place)
    hedged = Bound.ABOUT if phrase.bounds else Bound.EXACT
    return quantity(None, end.low, None, hedged, unit, end.place)


def ranged(left: Phrase, right: Phrase, unit: str, text: str) -> Quantity:
    """The quantity of two numbers joined to a range.

    Raises:
        UnreadableError: the range runs backwards or its bounds contradict one another.
    """
    low, high = _range_ends(left, right, text)
    falls = high.high <= 0 and bool(left.falls or right.falls)
    if right.joint is Kind.BUT or (left.bounds & _OPEN_ABOVE and right.bounds & _OPEN_BELOW):
        bound = _enclosed(left, right, text)
        if low.low > high.high:
            low, high = high, low
    else:
        bound = _mirrored(_bound(left.bounds - {left.numeral.more} | right.bounds, text), falls=falls)
        bound = bound if bound in _MIRROR else Bound.RANGE
    if low.low > high.high:
        raise UnreadableError(
            f"The range in “{text}” runs from more to less; print the lower end first, both with their units."
        )
    place = min(low.place, high.place)
    own = (low.place, high.place) if low.place != high.place else (None, None)
    return quantity(low.low, None, high.high, bound, unit, place, *own)


def quantity(  # noqa: PLR0913, PLR0917 - it mirrors the fields of Quantity
    low: Decimal | None,
    value: Decimal | None,
    high: Decimal | None,
    bound: Bound,
    unit: str,
    precision: Decimal,
    precision_low: Decimal | None = None,
    precision_high: Decimal | None = None,
) -> Quantity:
    """A quantity whose numbers are written plainly, whatever scale they were printed in.

    Raises:
        UnreadableError: a number is larger than any figure can be.
    """
    for number in (low, value, high):
        if number is not None and abs(number) > LARGEST:
            raise UnreadableError(
                "This number is larger than any figure can be; check its scale words (万, 亿, billion)."
            )
    places = (place and place.normalize() for place in (precision_low, precision_high))
    return Quantity(_plain(low), _plain(value), _plain(high), bound, unit, precision.normalize(), *places)


def _plain(number: Decimal | None) -> Decimal | None:
    """Without exponent, trailing zeros or negative zero: 1710610000, 60.5, 0."""
    if number is None or not number:
        return None if number is None else Decimal(0)
    if number == number.to_integral_value():
        return Decimal(int(number))
    return number.normalize()


def _end(phrase: Phrase, scale: Decimal, *, falls: bool) -> End:
    """A phrase's number in the base unit, with its sign."""
    amount = phrase.numeral.amount.times(scale)
    if falls or phrase.minus:
        return End(-amount.high, -amount.low, amount.place)
    return End(amount.low, amount.high, amount.place)


def _bound(bounds: set[Bound], text: str) -> Bound:
    """The hedge that counts among several: `up to approximately` is up to."""
    if bounds & _OPEN_ABOVE and bounds & _OPEN_BELOW:
        raise UnreadableError(f"“{text}” bounds one number from above and from below; print a range with two numbers.")
    return next((bound for bound in _STRICTEST if bound in bounds), Bound.EXACT)


def _mirrored(bound: Bound, *, falls: bool) -> Bound:
    """A fall of more than 10 % is a change below -10 %."""
    return _MIRROR.get(bound, bound) if falls else bound


def _enclosed(left: Phrase, right: Phrase, text: str) -> Bound:
    """More than one number but less than another is a range."""
    sides = [(phrase.bounds & _OPEN_ABOVE, phrase.bounds & _OPEN_BELOW) for phrase in (left, right)]
    if not any(above and below for above, below in ((sides[0][0], sides[1][1]), (sides[1][0], sides[0][1]))):
        raise UnreadableError(f"“{text}” joins two numbers, but not as the lower and the upper end of a range.")
    return Bound.RANGE


def _range_ends(left: Phrase, right: Phrase, text: str) -> tuple[End, End]:
    """Both ends, where what is printed once counts for both: the unit, the scale apart, and the word for a fall."""
    factor = factor_of(left if left.units and not right.units else right)
    note = left.note if left.note != ONE else right.note
    shared = _shares_fall(left, right)
    inherited = _inherited(left, right)
    high = _end(right, note * factor, falls=bool(right.falls) or shared)
    low = _end(left, note * factor * inherited, falls=bool(left.falls) or shared)
    if low.high < 0 and high.high < 0 and low.low > high.high:
        low, high = high, low
    if inherited != ONE and low.low > high.high:
        unscaled = _end(left, note * factor, falls=bool(left.falls) or shared)
        low = unscaled if abs(high.high) <= _SANE * abs(unscaled.low) else low
    if (left.numeral.bare or right.numeral.bare) and not (left.bounds or right.bounds):
        raise UnreadableError(f"An end of the range in “{text}” is a scale without a number.")
    return low, high


def _shares_fall(left: Phrase, right: Phrase) -> bool:
    """Whether the word for a fall beside one end counts for both: 亏损3亿至5亿元."""
    if not (left.falls or right.falls):
        return False
    other = right if left.falls else left
    return not (other.falls or other.rises or other.minus)


def _inherited(left: Phrase, right: Phrase) -> Decimal:
    """The scale that the left end takes from the right one: 120-150亿, 两到三百万, 十到二十万, 八百到一千万."""
    big, tail = right.numeral.big, right.numeral.tail
    in_words = not right.numeral.text[0].isdigit()
    if left.numeral.tail == ONE and not (in_words and left.numeral.amount.low * big >= tail):
        return tail
    return big if left.numeral.big == ONE else ONE
