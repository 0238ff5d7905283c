"""Numbers as people write them, in English, 简体中文 and 繁體中文: from 4500000000 to $4.5 bn, 45亿美元, 45億美元."""

from app.present.numbers.scaled import format_number, format_range, format_tick
from app.present.numbers.units import suffix, unit_name
from app.present.numbers.words import HEDGED, format_interval_words

__all__ = ["HEDGED", "format_interval_words", "format_number", "format_range", "format_tick", "suffix", "unit_name"]
