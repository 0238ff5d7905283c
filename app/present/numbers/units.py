"""How each unit is written beside a number, and named by itself, in three languages."""

from typing import NamedTuple

from app.figures.vocabulary import COUNTED_UNITS, is_currency


class UnitWords(NamedTuple):
    """What goes with a number of a unit in each language: a suffix, and the unit's own name."""

    en: str
    zh_hans: str
    zh_hant: str
    name_en: str
    name_zh_hans: str
    name_zh_hant: str


SYMBOLS = {
    "USD": "$",
    "CNY": "CN¥",
    "HKD": "HK$",
    "TWD": "NT$",
    "JPY": "JP¥",
    "KRW": "₩",
    "EUR": "€",
    "GBP": "£",
}
"""What stands before an amount of money in English."""

_WORDS = {
    "USD": UnitWords("", "美元", "美元", "US dollars", "美元", "美元"),
    "CNY": UnitWords("", "元", "元", "Chinese yuan", "元（人民币）", "元（人民幣）"),
    "HKD": UnitWords("", "港元", "港元", "Hong Kong dollars", "港元", "港元"),
    "TWD": UnitWords("", "新台币", "新臺幣", "New Taiwan dollars", "新台币", "新臺幣"),
    "JPY": UnitWords("", "日元", "日圓", "yen", "日元", "日圓"),
    "KRW": UnitWords("", "韩元", "韓元", "won", "韩元", "韓元"),
    "EUR": UnitWords("", "欧元", "歐元", "euros", "欧元", "歐元"),
    "GBP": UnitWords("", "英镑", "英鎊", "pounds sterling", "英镑", "英鎊"),
    "chips": UnitWords(" chips", "片", "片", "chips", "片（芯片）", "片（晶片）"),
    "cards": UnitWords(" cards", "张", "張", "cards", "张（加速卡）", "張（加速卡）"),
    "dies": UnitWords(" dies", "颗", "顆", "dies", "颗（裸片）", "顆（裸晶）"),
    "servers": UnitWords(" servers", "台", "臺", "servers", "台（服务器）", "臺（伺服器）"),
    "wafers": UnitWords(" wafers", "片晶圆", "片晶圓", "wafers", "片（晶圆）", "片（晶圓）"),
    "wafers-per-month": UnitWords(
        " wafers a month", "片/月", "片/月", "wafers a month", "片（晶圆）/月", "片（晶圓）/月"
    ),
    "stacks": UnitWords(" HBM stacks", "颗HBM", "顆HBM", "HBM stacks", "颗（HBM）", "顆（HBM）"),
    "H100e": UnitWords(" H100e", "片H100当量", "片H100當量", "H100 equivalents", "片（H100当量）", "片（H100當量）"),
    "orders": UnitWords(" orders", "笔订单", "筆訂單", "orders", "笔（订单）", "筆（訂單）"),
    "units": UnitWords(" units", "件", "件", "units", "件", "件"),
    "percent": UnitWords("%", "%", "%", "percent", "百分比", "百分比"),
    "percentage-points": UnitWords(" pp", "个百分点", "個百分點", "percentage points", "百分点", "百分點"),
    "ratio": UnitWords("×", "倍", "倍", "times the baseline", "倍", "倍"),
    "people": UnitWords(" people", "人", "人", "people", "人", "人"),
    "months": UnitWords(" months", "个月", "個月", "months", "月", "月"),
    "years": UnitWords(" years", "年", "年", "years", "年", "年"),
}
_SINGULAR = {" people": " person", " pp": " pp", " H100e": " H100e", " wafers a month": " wafer a month"}
_COLUMN = {"en": 0, "zh-Hans": 1, "zh-Hant": 2}


def unit_name(unit: str, language: str) -> str:
    """Give the name of a unit by itself, for an axis or a heading."""
    words = _WORDS.get(unit)
    return words[3 + _COLUMN[language]] if words else unit


def suffix(unit: str, language: str, *, one: bool = False) -> str:
    """Give what follows a number of the unit, with its space if it takes one."""
    words = _WORDS.get(unit)
    if words is None:
        return f" {unit}"
    text = words[_COLUMN[language]]
    if one and language == "en" and text.startswith(" "):
        return _SINGULAR.get(text, text.removesuffix("s"))
    return text


def is_scaled(unit: str) -> bool:
    """Say whether large numbers of the unit are written in millions, 万 or 亿: money and pieces are."""
    return is_currency(unit) or unit in COUNTED_UNITS or unit == "people"
