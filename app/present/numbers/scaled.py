"""One number, or two with a dash between, in the scale words of a language: bn and million, 万 and 亿, 萬 and 億."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from app.figures.vocabulary import is_currency
from app.present.numbers.units import SYMBOLS, is_scaled, suffix

_ONE = (Decimal(1), "")
_Scales = tuple[tuple[Decimal, str], ...]
_SCALES: dict[str, _Scales] = {
    "zh-Hans": (_ONE, (Decimal(10**4), "万"), (Decimal(10**8), "亿"), (Decimal(10**12), "万亿")),
    "zh-Hant": (_ONE, (Decimal(10**4), "萬"), (Decimal(10**8), "億"), (Decimal(10**12), "兆")),
}
_MONEY = (_ONE, (Decimal(10**6), " m"), (Decimal(10**9), " bn"), (Decimal(10**12), " tn"))
_PIECES = (_ONE, (Decimal(10**6), " million"), (Decimal(10**9), " billion"))
_MILLIONS = Decimal(10**7)
"""Up to here pieces are counted out where the other end of a range is counted out too."""

_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)


class Written(NamedTuple):
    """A number taken apart for printing; the parts joined are the number."""

    sign: str
    symbol: str
    digits: str
    scale: str
    suffix: str

    def __str__(self) -> str:
        return "".join(self)


def format_number(value: Decimal, unit: str, language: str, *, digits: int = 3) -> str:
    """Write a number in the base unit as a person would: `$4.5 bn`, `45亿美元`, `600,000 chips`, `60万片`, `1.3×`.

    Args:
        value: in the base unit (dollars, not billions).
        unit: a code of the vocabulary.
        language: `en`, `zh-Hans` or `zh-Hant`.
        digits: how many significant digits to keep at least; one decimal and all whole digits are always kept.
    """
    return str(written(value, unit, language, digits=digits))


def format_range(low: Decimal, high: Decimal, unit: str, language: str, *, digits: int = 3) -> str:
    """Write two numbers with a dash between: `$12–15 bn`, `120亿–150亿美元`, `20–25%`, `213,232–1,069,980 chips`."""
    one, other = (written(value, unit, language, digits=digits) for value in (low, high))
    if (
        language == "en"
        and other.scale
        and not (one.scale or one.sign or other.symbol)
        and low >= 1000
        and high < _MILLIONS
    ):
        one, other = (each._replace(digits=f"{value:,.0f}", scale="") for each, value in ((one, low), (other, high)))
    if str(one) == str(other):
        return str(other)
    if language != "en" and other.sign:
        return f"{one}至{other}"
    if language != "en":
        percent = one.suffix if one.suffix == "%" else ""
        return f"{one.sign}{one.digits}{one.scale}{percent}–{other}"
    if one.sign or other.sign:
        return f"{one} to {other}"
    if one.scale == other.scale:
        return f"{one.symbol}{one.digits}–{other.digits}{other.scale}{other.suffix}"
    return f"{one.symbol}{one.digits}{one.scale}–{other}"


def format_tick(value: Decimal, unit: str, language: str) -> str:
    """Write a number for an axis: with what is short (`$5 bn`, `50亿`, `20%`), without the unit's name."""
    number = written(value, unit, language, digits=6)
    scale = {" million": " m", " billion": " bn"}.get(number.scale, number.scale)
    short = number.suffix if number.suffix in {"%", "×", "倍"} else ""
    return f"{number.sign}{number.symbol}{number.digits}{scale}{short}"


def written(value: Decimal, unit: str, language: str, *, digits: int = 3) -> Written:
    """Take a number apart for printing."""
    size = abs(value)
    scales: _Scales = (_ONE,)
    if is_scaled(unit):
        scales = _SCALES.get(language, _MONEY if is_currency(unit) else _PIECES)
    rounded, scale = _scaled(size, unit, scales, digits)
    grouping = language == "en"
    whole = f"{rounded:,f}" if grouping else f"{rounded:f}"
    text = whole.rstrip("0").rstrip(".") if "." in whole and not _is_price(rounded, unit, scale) else whole
    return Written(
        sign="−" if value < 0 and rounded else "",
        symbol=SYMBOLS.get(unit, "") if grouping else "",
        digits=text,
        scale=scale,
        suffix=suffix(unit, language, one=text == "1" and not scale),
    )


def _scaled(size: Decimal, unit: str, scales: _Scales, digits: int) -> tuple[Decimal, str]:
    """Round the number in the largest scale that it fills once rounded: 999.96 million is 1 billion."""
    for factor, word in reversed(scales[1:]):
        rounded = _rounded(_EXACT.divide(size, factor), digits)
        if rounded >= 1:
            return rounded, word
    whole = is_scaled(unit) and (size >= 1000 or size == size.to_integral_value())
    if whole:
        return size.quantize(Decimal(1), context=_EXACT), ""
    return (
        (size.quantize(Decimal("0.01"), context=_EXACT), "")
        if _is_price(size, unit, "")
        else (
            _rounded(size, digits),
            "",
        )
    )


def _is_price(size: Decimal, unit: str, scale: str) -> bool:
    """Say whether an amount is written with cents."""
    return is_currency(unit) and not scale and Decimal("0.1") <= size < 1000 and size != size.to_integral_value()


def _rounded(size: Decimal, digits: int) -> Decimal:
    """Round to so many significant digits, keeping every whole digit and one decimal."""
    if not size:
        return Decimal(0)
    places = max(1, digits - 1 - size.adjusted())
    return size.quantize(Decimal(1).scaleb(-places), context=_EXACT)
