"""The ways in which people write periods, Chinese and English, read into parts."""

import re
import unicodedata
from functools import lru_cache

from app.errors import UnreadableError
from app.figures.period.fiscal import MONTH_NAMES
from app.figures.period.part import Granularity, PeriodPart, PeriodParts, canonical_parts, span
from app.sentences import Sentence, sentence

_LONGEST = 80
_TO_SIMPLIFIED = str.maketrans("財個號從會計", "财个号从会计")
_TO_HYPHEN = str.maketrans(dict.fromkeys("‐‑‒–—―−~〜", "-") | {"’": "'", "‘": "'"})
_HAN = "\u3400-\u9fff"

_DIGITS = "一二三四五六七八九十"
_CHINESE_NUMBERS = {n: [str(n), _DIGITS[n - 1]] for n in range(1, 11)} | {11: ["11", "十一"], 12: ["12", "十二"]}
_ORDINALS = {1: ("first", "1st"), 2: ("second", "2nd"), 3: ("third", "3rd"), 4: ("fourth", "4th")}
_NINE_MONTHS = [
    "9m",
    *(f"{first}{months}" for first in "前首" for months in ("三季", "三季度", "3季度", "九个月", "9个月")),
    "first nine months",
    "first 9 months",
    "first three quarters",
]

_Piece = tuple[Granularity, int, int]


def _pieces() -> dict[str, _Piece]:
    """List every spelling of a piece of a year: its kind, the number it begins and the one it ends with."""
    pieces: dict[str, _Piece] = dict.fromkeys(_NINE_MONTHS, (Granularity.QUARTER, 1, 3))
    pieces |= dict.fromkeys(["全年", "full year"], (Granularity.YEAR, 0, 0))
    pieces |= {"上半年": (Granularity.HALF, 1, 1), "下半年": (Granularity.HALF, 2, 2)}
    pieces |= dict.fromkeys(["首季", "首季度"], (Granularity.QUARTER, 1, 1))
    for number in range(10):
        pieces |= dict.fromkeys([f"q{number}", f"{number}q"], (Granularity.QUARTER, number, number))
        pieces |= dict.fromkeys([f"h{number}", f"{number}h"], (Granularity.HALF, number, number))
    for number, words in _ORDINALS.items():
        pieces |= dict.fromkeys([f"{word} quarter" for word in words], (Granularity.QUARTER, number, number))
        pieces |= dict.fromkeys([f"{word} half" for word in words], (Granularity.HALF, number, number))
    for number, words_of_number in _CHINESE_NUMBERS.items():
        spelled = [f"{nth}{word}{unit}" for nth in ("", "第") for word in words_of_number for unit in ("季", "财季")]
        quarters = spelled + [f"{quarter}度" for quarter in spelled]
        pieces |= dict.fromkeys(quarters, (Granularity.QUARTER, number, number))
    for number in range(100):
        written = [*_CHINESE_NUMBERS.get(number, [str(number)]), f"{number:02}"]
        spelled = [f"{word}月{end}" for word in written for end in ("", "份")]
        pieces |= dict.fromkeys(spelled, (Granularity.MONTH, number, number))
    for number, name in enumerate(MONTH_NAMES, 1):
        pieces |= dict.fromkeys([name, name[:3], f"{name[:3]}."], (Granularity.MONTH, number, number))
    return pieces | dict.fromkeys(["sept", "sept."], (Granularity.MONTH, 9, 9))


_PIECES = _pieces()
_PIECE = "|".join(re.escape(piece) for piece in sorted(_PIECES, key=len, reverse=True))
_MONTH_NAME = "|".join(re.escape(p) for p in sorted(_PIECES, key=len, reverse=True) if _PIECES[p][0] == "month")
_YEAR = (
    r"(?P<prefix>fy ?|fiscal (?:year )?|cy ?|calendar (?:year )?)?'?"
    r"(?P<year>[0-9]{4}|[0-9]{2})(?P<suffix>财年度?|财政年度|会计年度|年度?)?"
)
_RANGE = rf"(?P<first>{_PIECE})(?: ?(?:-|至|到|to|through) ?(?P<last>{_PIECE}))?"
# Between a year and a piece: a separator, or nothing unless digits would touch digits.
_JOINT = r"(?:[ -]| of (?:the )?|(?<![0-9])|(?![0-9]))"
_YEAR_AND_PIECE = (
    re.compile(_YEAR),
    re.compile(_YEAR + _JOINT + _RANGE),
    re.compile(_RANGE + rf"(?:, |{_JOINT})" + _YEAR),
)
_DAYS = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?"),
    re.compile(r"(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]"),
    re.compile(rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? (?P<name>{_MONTH_NAME}),? (?P<year>[0-9]{{4}})"),
    re.compile(rf"(?P<name>{_MONTH_NAME}) (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})"),
)
_FROM = re.compile(r"^(?:from |自|从)")
_TO = re.compile(r"至|到| to | through ")
_BARE_YEAR = re.compile(r"[0-9]{4}")
_SHARED_UNIT = re.compile(
    rf"(?<![0-9])((?:第)?(?:[0-9]{{1,2}}|[{_DIGITS}]+))(-|至|到)((?:第)?(?:[0-9]{{1,2}}|[{_DIGITS}]+))(月份?|财?季度?)"
)
_KNOWN = re.compile(rf"{_YEAR}|{_PIECE}|[ /,'-]|至|到")


@lru_cache(maxsize=4096)
def read_parts(text: str) -> PeriodParts:
    """Read a period in any spelling that can mean only one thing.

    Raises:
        UnreadableError: with the reason as a clause, for the caller to set in a sentence.
    """
    if len(text) > _LONGEST:
        raise UnreadableError(sentence("it is longer than %(most)s characters", most=_LONGEST))
    folded = _fold(text)
    if not folded:
        raise UnreadableError(sentence("it is empty"))
    if parts := canonical_parts(re.sub(" ?/ ?", "/", folded).upper()):
        return parts
    if "/" in folded:
        raise UnreadableError(
            sentence("a slash stands only between two canonical labels, and a date has hyphens: 2024-07-15")
        )
    if parts := _single(folded) or _spelled_span(folded):
        return parts
    raise UnreadableError(_what_is_odd(folded))


def _fold(text: str) -> str:
    """Take away what does not change the meaning: width, case, traditional characters, kinds of dash, spaces."""
    plain = unicodedata.normalize("NFKC", text).translate(_TO_SIMPLIFIED).translate(_TO_HYPHEN).lower()
    plain = re.sub(r"(first|second|third|fourth)-(quarter|half)", r"\1 \2", " ".join(plain.split()))
    plain = re.sub(rf"(?<=[{_HAN}]) | (?=[{_HAN}])", "", plain)
    return _SHARED_UNIT.sub(r"\1\4\2\3\4", re.sub(r" ?- ?", "-", plain))


def _single(text: str) -> PeriodParts | None:
    """Read a text that names one year, whole or in pieces, or one day; None if it has no such form."""
    for pattern in _DAYS:
        if match := pattern.fullmatch(text):
            return _day(match.groupdict())
    for pattern in _YEAR_AND_PIECE:
        if match := pattern.fullmatch(text):
            return _pieces_of_year({"first": None, "last": None} | match.groupdict())
    return None


def _day(found: dict[str, str | None]) -> PeriodParts:
    """Make a month or a day of what a pattern found."""
    name = found.get("name")
    month = _PIECES[name][1] if name else int(found["month"] or 0)
    kind = Granularity.DAY if found["day"] else Granularity.MONTH
    day = int(found["day"]) if found["day"] else None
    part = PeriodPart(int(found["year"] or 0), fiscal=False, kind=kind, month=month, day=day)
    return PeriodParts(part, part)


def _pieces_of_year(found: dict[str, str | None]) -> PeriodParts:
    """Make parts of a year and the pieces of it that a pattern found."""
    digits, prefix, suffix = found["year"] or "", found["prefix"] or "", found["suffix"] or ""
    kind, first, last = _PIECES[found["first"]] if found["first"] else (Granularity.YEAR, 0, 0)
    if found["last"]:
        last_kind, _, last = _PIECES[found["last"]]
        if last_kind != kind:
            raise UnreadableError(
                sentence(
                    "“%(first)s” and “%(last)s” are not pieces of the same length",
                    first=found["first"] or "",
                    last=found["last"],
                )
            )
    fiscal = prefix.startswith("f") or suffix not in {"", "年", "年度"}
    if fiscal and prefix.startswith("c"):
        raise UnreadableError(
            sentence("“%(first)s” names a calendar year and “%(last)s” a fiscal one", first=prefix.strip(), last=suffix)
        )
    if len(digits) == 2:
        if not (fiscal or prefix or kind in {Granularity.QUARTER, Granularity.HALF}):
            raise UnreadableError(
                sentence("the year “%(year)s” needs four digits, or FY, Q or H beside it", year=digits)
            )
        digits = f"20{digits}"
    year = int(digits)
    return span(_piece(year, kind, first, fiscal=fiscal), _piece(year, kind, last, fiscal=fiscal))


def _piece(year: int, kind: Granularity, number: int, *, fiscal: bool) -> PeriodPart:
    """Make one part of a piece's kind and number."""
    if kind is Granularity.MONTH:
        return PeriodPart(year, fiscal, kind, month=number)
    return PeriodPart(year, fiscal, kind, None if kind is Granularity.YEAR else number)


def _spelled_span(text: str) -> PeriodParts | None:
    """Read a span that is spelled with a word or a hyphen; None if no place in the text divides it in two periods."""
    text = _FROM.sub("", text)
    if match := _TO.search(text):
        ends = text[: match.start()], text[match.end() :]
        first, last = _single(ends[0]), _single(ends[1])
        for end, parts in zip(ends, (first, last), strict=True):
            if not parts:
                odd = sentence("“%(text)s” is not a period by itself", text=end)
                raise UnreadableError(odd if end else sentence("the span lacks an end"))
        return span(first.first, last.last) if first and last else None
    for match in re.finditer("-", text):
        ends = text[: match.start()], text[match.end() :]
        first, last = _single_or_none(ends[0]), _single_or_none(ends[1])
        if first and last:
            if first.last.kind != last.first.kind and any(_BARE_YEAR.fullmatch(end) for end in ends):
                raise UnreadableError(
                    sentence("“%(text)s” can be grouped in two ways; write the span with a slash", text=text)
                )
            return span(first.first, last.last)
    return None


def _single_or_none(text: str) -> PeriodParts | None:
    """Read one end of what may be a span; None for anything that is no period."""
    try:
        return _single(text)
    except UnreadableError:
        return None


def _what_is_odd(text: str) -> Sentence:
    """Say which characters belong to no known form, if it is only some of them."""
    if not re.search("[0-9]{2}", text):
        return sentence("no year is named")
    odd = [piece for piece in _KNOWN.sub("\0", text).split("\0") if piece]
    if odd:
        return sentence("“%(text)s” is not understood", text=odd[0])
    return sentence("its pieces don't stand in a known order")
