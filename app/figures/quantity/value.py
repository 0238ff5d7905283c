"""What a printed number says once it has been read."""

from dataclasses import dataclass
from decimal import Decimal

from app.figures.vocabulary import Bound


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed number in its base unit: dollars rather than billions, percent as printed.

    Attributes:
        low: the stated lower end, if print gives one.
        value: the point, if print gives one.
        high: the stated upper end, if print gives one.
        bound: how the number is bounded.
        unit: a code from `app.figures.vocabulary.UNITS`.
        precision: place value of the last printed digit, in the base unit (`170亿` is 1E+8); of a range the finer one.
        precision_low: that of the lower end, only where it differs from `precision`.
        precision_high: that of the upper end, only where it differs from `precision`.
    """

    low: Decimal | None
    value: Decimal | None
    high: Decimal | None
    bound: Bound
    unit: str
    precision: Decimal
    precision_low: Decimal | None = None
    precision_high: Decimal | None = None
