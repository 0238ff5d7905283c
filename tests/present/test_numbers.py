"""Numbers as people write them, in three languages."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.figures.vocabulary import UNITS, Bound
from app.present.numbers import format_interval_words, format_number, format_range, format_tick, unit_name
from tests.findings.claims import claim

LANGUAGES = ("en", "zh-Hans", "zh-Hant")


@pytest.mark.parametrize(
    ("value", "unit", "en", "hans", "hant"),
    [
        ("4500000000", "USD", "$4.5 bn", "45亿美元", "45億美元"),
        ("142537000000", "CNY", "CN¥142.5 bn", "1425.4亿元", "1425.4億元"),
        ("1336792000000", "CNY", "CN¥1.34 tn", "1.34万亿元", "1.34兆元"),
        ("164.07", "USD", "$164.07", "164.07美元", "164.07美元"),
        ("172.5", "USD", "$172.50", "172.50美元", "172.50美元"),
        ("6000", "USD", "$6,000", "6000美元", "6000美元"),
        ("-2523000", "CNY", "−CN¥2.52 m", "−252.3万元", "−252.3萬元"),
        ("12.53", "percent", "12.5%", "12.5%", "12.5%"),
        ("3", "percentage-points", "3 pp", "3个百分点", "3個百分點"),
        ("600000", "chips", "600,000 chips", "60万片", "60萬片"),
        ("1", "chips", "1 chip", "1片", "1片"),
        ("1200000", "cards", "1.2 million cards", "120万张", "120萬張"),
        ("1.3", "ratio", "1.3×", "1.3倍", "1.3倍"),
        ("96", "GB", "96 GB", "96 GB", "96 GB"),
        ("1980", "TFLOPS", "1,980 TFLOPS", "1980 TFLOPS", "1980 TFLOPS"),
        ("0", "USD", "$0", "0美元", "0美元"),
        ("999960000", "USD", "$1 bn", "10亿美元", "10億美元"),
        ("99999.6", "chips", "100,000 chips", "10万片", "10萬片"),
    ],
)
def test_numbers_are_written_as_people_do(value: str, unit: str, en: str, hans: str, hant: str) -> None:
    """Each language has its own scales, separators and unit words; rounding never leaves 1,000 millions."""
    assert tuple(format_number(Decimal(value), unit, language) for language in LANGUAGES) == (en, hans, hant)


@given(st.decimals(-(10**15), 10**15, allow_nan=False), st.sampled_from(sorted(UNITS)))
def test_no_english_in_chinese(value: Decimal, unit: str) -> None:
    """Chinese numbers hold no English scale word, no thousands separator and no currency sign, and English no 万."""
    for language in LANGUAGES[1:]:
        text = format_number(value, unit, language)
        assert not any(word in text for word in (",", "$", "¥", "million", "bn", " m", " chips"))
    assert not any(word in format_number(value, unit, "en") for word in "万萬亿億元")


@given(st.integers(1, 10**14), st.sampled_from(["USD", "CNY", "chips"]))
def test_three_digits_are_never_far_off(value: int, unit: str) -> None:
    """What is written differs from the number by less than half a percent."""
    text = format_number(Decimal(value), unit, "zh-Hans")
    digits = "".join(character for character in text if character.isdigit() or character == ".")
    scale = next((factor for word, factor in (("万亿", 12), ("亿", 8), ("万", 4)) if word in text), 0)
    assert abs(Decimal(digits).scaleb(scale) - value) <= Decimal(value) / 200


def test_ranges_share_what_they_can() -> None:
    """The unit is written once in English; in Chinese each number keeps its scale; signs are never run together."""
    assert format_range(Decimal(12 * 10**9), Decimal(15 * 10**9), "USD", "en") == "$12–15 bn"
    assert format_range(Decimal(8 * 10**8), Decimal(12 * 10**8), "USD", "en") == "$800 m–$1.2 bn"
    assert format_range(Decimal(600000), Decimal(800000), "chips", "zh-Hant") == "60萬–80萬片"
    assert format_range(Decimal(20), Decimal(25), "percent", "en") == "20–25%"
    assert format_range(Decimal(20), Decimal(25), "percent", "zh-Hans") == "20%–25%"
    assert format_range(Decimal(-25), Decimal(-20), "percent", "en") == "−25% to −20%"
    assert format_range(Decimal(-25), Decimal(-20), "percent", "zh-Hans") == "−25%至−20%"
    assert format_range(Decimal(5), Decimal(5), "percent", "en") == "5%"


@pytest.mark.parametrize(
    ("bound", "en", "hans", "hant"),
    [
        (Bound.MORE_THAN, "more than 900,000 cards", "超过90万张", "超過90萬張"),
        (Bound.AT_LEAST, "at least 900,000 cards", "至少90万张", "至少90萬張"),
        (Bound.AT_MOST, "up to 900,000 cards", "最多90万张", "最多90萬張"),
        (Bound.LESS_THAN, "less than 900,000 cards", "不到90万张", "不到90萬張"),
        (Bound.ABOUT, "about 900,000 cards", "约90万张", "約90萬張"),
        (Bound.EXACT, "900,000 cards", "90万张", "90萬張"),
    ],
)
def test_hedges_are_kept(bound: Bound, en: str, hans: str, hant: str) -> None:
    """What a claim hedges stays hedged in every language."""
    figure = claim("a", 900000, unit="cards", bound=bound)
    assert tuple(format_interval_words(figure, language) for language in LANGUAGES) == (en, hans, hant)


def test_a_hedged_range_keeps_both_numbers() -> None:
    """Up to 50–60 % says both ends."""
    figure = claim("a", low=50, high=60, unit="percent", bound=Bound.AT_MOST)
    assert format_interval_words(figure, "en") == "up to 50–60%"


def test_ticks_are_short() -> None:
    """A tick holds the scale, and the unit only where it is a sign."""
    ticks = [
        format_tick(Decimal(value), unit, "en")
        for value, unit in ((5 * 10**9, "USD"), (10**6, "chips"), (20, "percent"))
    ]
    assert ticks == ["$5 bn", "1 m", "20%"]
    assert format_tick(Decimal(5 * 10**9), "USD", "zh-Hans") == "50亿"


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_every_unit_has_a_name(unit: str) -> None:
    """A unit of the vocabulary is named in all languages, and money and pieces in Chinese are not in English."""
    assert all(unit_name(unit, language) for language in LANGUAGES)
    if unit_name(unit, "en") != unit:
        assert unit_name(unit, "zh-Hans") != unit_name(unit, "en")
