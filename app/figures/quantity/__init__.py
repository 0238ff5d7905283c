"""Read printed numbers: what people print becomes low, value, high, bound, unit and precision.

The way of a text through the rooms of this folder:

    clean → scan (lexicon, word) → phrase (numeral) → claim (units, ends, tolerance) → value

Words are added in the tables: `hedge_words`, `unit_words`, `number_words`. What is not in the tables is refused by
name, never guessed.
"""

from decimal import Context, Inexact, InvalidOperation, Overflow, localcontext
from functools import lru_cache

from app.errors import UnreadableError
from app.figures.quantity.claim import read_claim
from app.figures.quantity.clean import clean
from app.figures.quantity.scan import scan
from app.figures.quantity.value import Quantity
from app.figures.vocabulary import UNITS

__all__ = ["Quantity", "read_quantity"]

_EXACT = Context(prec=200, traps=[Inexact, InvalidOperation, Overflow])


@lru_cache(maxsize=16_384)
def read_quantity(text: str, unit: str | None = None) -> Quantity:
    """Read a printed number.

    Args:
        text: the number as printed, with its unit and hedges: `55.22亿美元`, `60万-80万片`, `up to $5.5 billion`.
        unit: a code from `app.figures.vocabulary.UNITS`, where the document says elsewhere what is counted. It serves
            where print has no unit, and picks among what a counter or a currency sign may mean; it never overrules a
            unit that is printed.

    Returns:
        The number in its base unit. All arithmetic is exact.

    Raises:
        UnreadableError: there is no number, more than one, no unit, or a word that is not known; the message names it.
    """
    if unit is not None and unit not in UNITS:
        raise UnreadableError(f"There is no unit “{unit}”; known are {', '.join(UNITS)}.")
    with localcontext(_EXACT):
        cleaned = clean(text)
        return read_claim(scan(cleaned), unit, text=cleaned, printed=text)
