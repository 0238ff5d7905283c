"""The promises of reading printed numbers: exactness, precision, round trips, and one kind of refusal."""

import unicodedata
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.errors import UnreadableError
from app.figures.quantity import Quantity, read_quantity
from app.figures.quantity.lexicon import WORDS
from app.figures.vocabulary import UNITS, Bound

EASTERN = {"": 0, "千": 3, "万": 4, "萬": 4, "百万": 6, "千万": 7, "亿": 8, "億": 8, "百億": 10, "万亿": 12, "兆": 12}
WESTERN = {"": 0, "k": 3, " thousand": 3, "M": 6, "mn": 6, " million": 6, "bn": 9, "B": 9, " billion": 9, "tn": 12}
AROUND = {
    "USD": ["{n}{e}美元", "{n} {e}美金", "${n}{w}", "US${n}{w}", "{n}{w} USD", "{n}{w} dollars", "$ {n}{w}"],
    "CNY": ["{n}{e}元", "人民币{n}{e}元", "RMB {n}{w}", "{n}{w} yuan", "{n}{e}元人民幣"],
    "HKD": ["{n}{e}港元", "HK${n}{w}"],
    "percent": ["{n}%", "{n} percent", "百分之{n}", "{n} ％"],
    "chips": ["{n}{e}片", "{n}{e}颗", "{n}{w} chips", "{n}{w} GPUs"],
    "cards": ["{n}{e}张", "{n}{w} cards", "{n}{e}張加速卡"],
    "ratio": ["{n}倍", "{n}x", "{n} times"],
}
HEDGES = {
    Bound.EXACT: ["{}"],
    Bound.ABOUT: ["约{}", "approximately {}", "~{}", "{}左右", "{} or so", "接近 {}"],
    Bound.MORE_THAN: ["超过{}", "more than {}", "> {}", "逾{}"],
    Bound.AT_LEAST: ["至少{}", "{}以上", "at least {}", "≥{}"],
    Bound.AT_MOST: ["up to {}", "不超过{}", "{}以内", "no more than {}"],
    Bound.LESS_THAN: ["不到{}", "less than {}", "低于{}"],
}
numbers = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(99_999), places=2)


def shown(number: Decimal, *, grouped: bool) -> str:
    """A number as a page would print it."""
    return f"{number:,f}" if grouped else f"{number:f}"


@st.composite
def prints(draw: st.DrawFn) -> tuple[str, Decimal, str, Bound]:
    """A printed number, with the value, unit and bound that it was printed from."""
    number = draw(numbers)
    unit = draw(st.sampled_from(sorted(AROUND)))
    form = draw(st.sampled_from(AROUND[unit]))
    east, west = draw(st.sampled_from(sorted(EASTERN.items()))), draw(st.sampled_from(sorted(WESTERN.items())))
    power = east[1] if "{e}" in form else west[1] if "{w}" in form else 0
    text = form.format(n=shown(number, grouped=draw(st.booleans())), e=east[0], w=west[0])
    bound = draw(st.sampled_from(sorted(HEDGES)))
    text = draw(st.sampled_from(HEDGES[bound])).format(text)
    if draw(st.booleans()):
        text = text.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)})
    if draw(st.booleans()):
        text = text.replace(" ", "\u00a0")
    return text, number.scaleb(power), unit, bound


@given(prints())
def test_what_is_printed_is_read_back_exactly(printed: tuple[str, Decimal, str, Bound]) -> None:
    """A number printed in any scale, width, hedge and currency comes back to the last digit."""
    text, number, unit, bound = printed
    read = read_quantity(text)
    stated = [end for end in (read.low, read.value, read.high) if end is not None]
    assert (stated, read.unit, read.bound) == ([number], unit, bound)


@given(numbers, numbers, st.sampled_from("-–—~～至到"), st.booleans())
def test_a_range_is_read_back_exactly(one: Decimal, other: Decimal, joint: str, repeated: bool) -> None:  # noqa: FBT001
    """Both ends of a range come back, whether or not the left one repeats its unit."""
    low, high = sorted((one, other))
    unit = "亿美元" if repeated else ""
    read = read_quantity(f"{low}{unit}{joint}{high}亿美元")
    assert (read.low, read.high, read.value) == (low.scaleb(8), high.scaleb(8), None)
    assert read.bound is Bound.RANGE


WORDLIKE = st.lists(
    st.one_of(
        st.sampled_from(sorted(WORDS)), st.integers(0, 99_999).map(str), st.sampled_from([" ", ",", ".", "(", ")"])
    ),
    max_size=8,
).map("".join)


@given(st.one_of(st.text(max_size=60), WORDLIKE), st.sampled_from([None, *sorted(UNITS)]))
@example("五分之三分之一", None)
@example("三分之一千", None)
@example("1E99%", None)
@example("2½½%", None)
def test_any_text_is_read_or_refused(text: str, unit: str | None) -> None:
    """Whatever the text, it is read in a known unit with sound ends, or refused with a sentence."""
    try:
        read = read_quantity(text, unit)
    except UnreadableError as refusal:
        assert refusal.message  # noqa: PT017 - both outcomes are right
        return
    assert read.unit in UNITS
    assert unit in {None, read.unit}
    ends = [end for end in (read.low, read.value, read.high) if end is not None]
    assert ends
    assert ends == sorted(ends)
    assert all(end.is_finite() for end in ends)
    assert read.precision > 0


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("170亿美元", "1E+8"),
        ("171.08亿美元", "1E+6"),
        ("12.53%", "0.01"),
        ("$954.00M", "1E+4"),
        ("171,061.00 万元", "1E+2"),
        ("805k units", "1E+3"),
        ("1亿2000万元", "1E+4"),
        ("三成", "10"),
        ("50bps", "0.01"),
        ("几十万片", "1E+5"),
        ("两亿美元", "1E+8"),
        ("$57,006 (in millions)", "1E+6"),
        ("about $78 billion, plus or minus 2%", "1E+9"),
    ],
)
def test_precision_is_the_place_of_the_last_printed_digit(text: str, precision: str) -> None:
    """The precision is the place value of the last printed digit, in the base unit."""
    assert read_quantity(text).precision == Decimal(precision)


def test_ends_printed_to_different_digits_keep_their_own_precision() -> None:
    """A range whose ends differ in their digits says so for each end; the precision is the finer one."""
    read = read_quantity("1.25-2亿元")
    assert (read.precision_low, read.precision_high) == (Decimal("1E+6"), Decimal("1E+8"))
    assert read.precision == Decimal("1E+6")
    assert read_quantity("1-2亿元").precision_low is None


def test_numbers_are_written_plainly() -> None:
    """Values carry no exponent and no trailing zeros, so they print the same wherever they were read from."""
    assert str(read_quantity("171,061.00 万元").value) == "1710610000"
    assert str(read_quantity("60.50%").value) == "60.5"
    assert str(read_quantity("-0%").value) == "0"


def test_simplified_and_traditional_print_read_alike() -> None:
    """Traditional characters, full width and spaces change nothing."""
    pairs = [("超過80萬張", "超过80万张"), ("約１．２２萬億 元", "约1.22万亿元"), ("個位數百分比", "个位数百分比")]
    for traditional, simplified in pairs:
        assert read_quantity(traditional) == read_quantity(simplified)


def test_a_hint_picks_among_what_a_counter_may_mean() -> None:
    """Counters take the hint's unit; exact names keep their own."""
    for text, hint in product(["60万片", "60万块", "600k units", "600,000"], ["chips", "cards", "dies", "stacks"]):
        assert read_quantity(text, hint) == Quantity(
            None, Decimal(600_000), None, Bound.EXACT, hint, read_quantity(text, hint).precision
        )
    assert read_quantity("100億元", "TWD").unit == "TWD"
    assert read_quantity("$100", "HKD").unit == "HKD"


def test_every_word_is_reachable() -> None:
    """Each word of the lexicon is spelled as the texts are after cleaning, so that it can be found."""
    assert [word for word in WORDS if unicodedata.normalize("NFKC", word) != word or word != word.lower()] == []
