"""What a claim says, in words: "about $4.5 bn", 超过90万张, 60萬–80萬片."""

from app.figures.figure import Figure
from app.figures.vocabulary import Bound
from app.present.numbers.scaled import format_number, format_range

_PHRASES = {
    Bound.ABOUT: {"en": "about {}", "zh-Hans": "约{}", "zh-Hant": "約{}"},
    Bound.AT_LEAST: {"en": "at least {}", "zh-Hans": "至少{}", "zh-Hant": "至少{}"},
    Bound.MORE_THAN: {"en": "more than {}", "zh-Hans": "超过{}", "zh-Hant": "超過{}"},
    Bound.AT_MOST: {"en": "up to {}", "zh-Hans": "最多{}", "zh-Hant": "最多{}"},
    Bound.LESS_THAN: {"en": "less than {}", "zh-Hans": "不到{}", "zh-Hant": "不到{}"},
}

HEDGED = frozenset(_PHRASES)
"""The bounds that stand as a word before the number."""


def format_interval_words(figure: Figure, language: str, *, digits: int = 3) -> str:
    """Say what a figure claims as a reader of the language would: `60万–80万片`, `more than 900,000 cards`."""
    low, high = figure.value_low, figure.value_high
    if low is not None and high is not None:
        number = format_range(low, high, figure.unit, language, digits=digits)
    else:
        number = format_number(figure.sort_value, figure.unit, language, digits=digits)
    phrase = _PHRASES.get(figure.bound)
    return phrase[language].format(number) if phrase else number
