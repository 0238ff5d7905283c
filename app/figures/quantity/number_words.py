"""The words for numbers: digits, scales and the lexical envelopes of vague ones. Add a word here."""

from collections.abc import Iterator

HAN_DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
"""Chinese digits, the banker's among them."""

EASTERN_SCALES = {
    "十": 10**1, "百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8, "个亿": 10**8, "兆": 10**12,
    "拾": 10**1, "佰": 10**2, "仟": 10**3, "십": 10, "백": 10**2, "천": 10**3, "만": 10**4, "억": 10**8, "조": 10**12,
}  # fmt: skip
"""兆 is 10^12, as Taiwan, Hong Kong and Japan print money; the mega of 兆瓦 is part of that unit's word."""

WESTERN_SCALES = {
    10: "tens|tens of",
    12: "dozen",
    100: "hundred|hundreds|hundreds of",
    10**3: "k|thousand|-thousand|thousands|thousands of|thsd",
    10**6: "m|mn|mm|mln|mio|million|-million|millions|millions of|mil|m.",
    10**9: "b|bn|bln|billion|-billion|billions|billions of|bil|b.|bn.",
    10**12: "t|tn|trn|trillion|-trillion|trillions|trillions of",
}
"""A plural without a number is several: `tens of thousands`."""

SCALE_NOTES = {10**3: "in thousands|'000|in 000s|in '000", 10**6: "in millions|in mn", 10**9: "in billions|in bn"}
"""Scales printed apart from their number, as in tables."""

SMALL_SCALES = frozenset({10, 12, 100, 10**3})
"""Scales that gather below 万 or thousand (of the western ones only ten, a dozen and a hundred)."""

ENVELOPES = {
    # 几 and 数 are two to nine: below stands 一, above the next scale has a word of its own.
    (2, 9): "几|好几|数|several|a few|few|수",
    (5, 9): "大几",  # the upper half of 几: 大几十万 is 50万 to 90万
    (2, 4): "小几",
    (2, 3): "a couple|a couple of|couple of",
    (24, 99): "dozens|dozens of",  # at least two dozen, fewer than hundreds
    (1, 9): "single digit|single digits|个位数|一位数|一桁",
    (1, 3): "low single digit|low single digits|低个位数",
    (4, 6): "mid single digit|mid single digits|中个位数|中位个位数",
    (7, 9): "high single digit|high single digits|高个位数",
    (1, 6): "low to mid single digit|low to mid single digits|中低个位数",
    (4, 9): "mid to high single digit|mid to high single digits|中高个位数",
    (10, 99): "double digit|double digits|两位数|双位数|二位数|二桁",
    # "Low double digits" is said of what is just past ten, and "high" of what nears a hundred.
    (10, 19): "low double digit|low double digits|低双位数|低两位数|低十位数",
    (40, 60): "mid double digit|mid double digits|中双位数",
    (70, 99): "high double digit|high double digits|高双位数|高两位数",
    (100, 999): "triple digit|triple digits|三位数",
    (13, 19): "teens",
    (10, 30): "low tens of",
    (100, 300): "low hundreds of",
    (400, 600): "mid hundreds of",
    (700, 900): "high hundreds of",
}
"""What a vague word allows, both ends included."""

THIRDS = {"low": (0, 3), "mid": (4, 6), "high": (7, 9), "low to mid": (0, 6), "mid to high": (4, 9)}
"""Which part of a decade a word means: the mid seventies are 74 to 76."""

_ONES = "one two three four five six seven eight nine".split()  # noqa: SIM905
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def english_numbers() -> Iterator[tuple[str, int]]:
    """Every English word from zero to ninety-nine."""
    yield "zero", 0
    yield from ((word, number) for number, word in enumerate([*_ONES, *_TEENS], 1))
    for tens, word in enumerate(_TENS, 2):
        yield word, tens * 10
        yield from ((f"{word} {one}", tens * 10 + number) for number, one in enumerate(_ONES, 1))


def english_halves() -> Iterator[tuple[str, str]]:
    """`half a` million, `two and a half` billion."""
    yield from (("half a", "0.5"), ("半", "0.5"))
    yield from ((f"{word} and a half", f"{number}.5") for number, word in enumerate(_ONES, 1))


def decades() -> Iterator[tuple[str, int, int]]:
    """`teens`, `mid teens`, `low 70s`, `high seventies`, `mid 70%`: a word, its lowest and its highest number."""
    names = {10: ["teens"]}
    for tens, word in enumerate(_TENS, 2):
        names[tens * 10] = [f"{word[:-1]}ies", f"{tens * 10}s"]
    for decade, words in names.items():
        for word in words:
            if decade > 10:
                yield word, decade, decade + 9
            for part, (low, high) in THIRDS.items():
                yield f"{part} {word}", decade + low, decade + high
        for part, (low, high) in THIRDS.items():
            yield f"{part} {decade}", decade + low, decade + high
