"""One spelling for what print spells in many ways: widths, dashes, spaces, traditional characters."""

import re
import unicodedata

from app.errors import UnreadableError

LONGEST_TEXT = 200

_TRADITIONAL = dict(
    zip(
        "萬億顆張個塊臺餘約達過於幾數兩幣韓歐鎊點單訂圓夠長漲間極總額計為爲與從貳陸參產業營虧損淨漸銷營價規場佔據穩來減増價"
        "幅歲幾倉樣滿預測東傾發應體國鏈華為標過達環較勢實際員當時無處務準確級別內開僅還頂補費幹許壓據應數邊標導壹參贏縮調動"
        "觸擴億個兩僅張塊顆單億萬從圍區機櫃裝備晶円紀飆衝闖擊關稱賣買資貨存庫進響庫剩餘衰獲復漿裡後顯這間隻強貫華維滲",
        "万亿颗张个块台余约达过于几数两币韩欧镑点单订圆够长涨间极总额计为为与从贰陆叁产业营亏损净渐销营价规场占据稳来减增价"
        "幅岁几仓样满预测东倾发应体国链华为标过达环较势实际员当时无处务准确级别内开仅还顶补费干许压据应数边标导壹叁赢缩调动"
        "触扩亿个两仅张块颗单亿万从围区机柜装备晶円纪飙冲闯击关称卖买资货存库进响库剩余衰获复浆里后显这间只强贯华维渗",
        strict=True,
    )
)
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-") | dict.fromkeys("〜∼～˜", "~")
_QUOTES = dict.fromkeys('“”„«»「」『』"', " ") | dict.fromkeys("’‘`´", "'")
_FOLD = str.maketrans(_TRADITIONAL | _DASHES | _QUOTES | {"[": "(", "]": ")", "【": "(", "】": ")", "∕": "/", "⁄": "/"})

_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), 0x2060, 0xFEFF, 0xAD])
_CJK = "\u3040-\u30ff\u3400-\u9fff"
_SIMPLIFIED = frozenset("亿约过达块颗张个亏损净长涨间两几数万" + "产营业额销")
_SHARED_WITH_JAPANESE = frozenset("万数")
_HALVES = {"½": "5", "¼": "25", "¾": "75"}
_FOOTNOTE = re.compile(r"(?<=[^\d\s.,])\s?[¹²³⁴⁵⁶⁷⁸⁹⁰①-⑳]+|\s*\[(?:\d{1,3}|[a-z])\]|[*†‡#]+\s*$", re.IGNORECASE)
_HALF = re.compile(r"(\d*)\s?([½¼¾])")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹₀-₉⅐-⅞①-⑳]")
_BULLET = re.compile(r"\s*[—―]")
_THIN_GROUPS = re.compile(r"(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")
_SPACE_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3}){2,}(?![\d,])")


def fold(text: str) -> str:
    """The text with half-width signs, one kind of dash, and simplified characters where words are looked up."""
    return unicodedata.normalize("NFKC", text.translate(_FOLD)).translate(_FOLD)


def clean(text: str) -> str:
    """The text in the one spelling that the words are looked up in.

    Raises:
        UnreadableError: it is empty, too long, or has raised digits that might be a footnote or a power.
    """
    if len(text) > LONGEST_TEXT:
        raise UnreadableError(
            f"A printed number has at most {LONGEST_TEXT} characters, this text has {len(text)}; give the number alone."
        )
    marked = _HALF.sub(
        lambda match: f"{match[1] or '0'}.{_HALVES[match[2]]}", _FOOTNOTE.sub("", text.translate(_INVISIBLE))
    )
    if raised := _RAISED.search(marked):
        raise UnreadableError(
            f"Can't tell what “{raised[0]}” in “{text}” is: a footnote, a power or a fraction; leave it out."
        )
    if _BULLET.match(marked):
        raise UnreadableError(f"The dash before “{text}” may be a minus or a bullet; write -5%, or 5% without it.")
    marked = _THIN_GROUPS.sub("'", marked)
    folded = re.sub(r"\s+", " ", fold(marked)).strip().rstrip(" .。;；,，、")
    folded = re.sub(r"-{2,}", lambda match: "-" if match[0] != "--" or "——" in text else "--", folded)
    folded = _SPACE_GROUPS.sub(lambda match: match[0].replace(" ", "'"), folded)
    folded = re.sub(rf"(?<=[{_CJK}]) (?=[{_CJK}])", "", folded)
    if not folded:
        raise UnreadableError("There is no number here: the text is empty. Give it as printed, such as “55.22亿美元”.")
    return folded


def is_simplified(text: str) -> bool:
    """Whether the text, as printed, holds characters that only simplified Chinese writes."""
    return any(character in _SIMPLIFIED and character not in _SHARED_WITH_JAPANESE for character in text)
