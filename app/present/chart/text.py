"""How wide text is, roughly, and how to make it fit: no browser is at hand when the chart is laid out."""

import unicodedata

# As broad as DejaVu Sans, which is broader than the fonts that most readers have: text never runs out of its room.
_NARROW = frozenset("iljtfrI.,:;|!'’‘()[]- /·")
_BROAD = frozenset("mwMW%@—…")
_SIGNS = frozenset("−+=±×≈~<>")
_BOLD = 1.13  # how much broader bold letters are; Chinese characters keep their square
_ELLIPSIS = "…"


def width_of(text: str, font: float, *, bold: bool = False) -> float:
    """Estimate the width of a line in pixels at a font size in pixels; rather a little too much than too little."""
    return sum(_em(character, bold=bold) for character in text) * font


def fitted(text: str, room: float, font: float, *, bold: bool = False) -> str:
    """Shorten a line to the room there is, with an ellipsis where something was left out."""
    if width_of(text, font, bold=bold) <= room:
        return text
    room -= width_of(_ELLIPSIS, font, bold=bold)
    kept = ""
    for character in text:
        room -= _em(character, bold=bold) * font
        if room < 0:
            break
        kept += character
    return f"{kept.rstrip(' ,;·（(，、')}{_ELLIPSIS}" if kept else ""


def wrapped(text: str, room: float, font: float, *, lines: int, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines that fit the room, at spaces or between Chinese characters; the last is shortened."""
    room /= _BOLD if bold else 1
    rows: list[str] = []
    rest = text.strip()
    while rest:
        if len(rows) == lines - 1 or width_of(rest, font) <= room:
            rows.append(fitted(rest, room, font))
            break
        cut = _break_at(rest, room, font)
        rows.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return tuple(rows)


def whole_lines(text: str, room: float, font: float, *, lines: int) -> tuple[str, ...]:
    """Break a text into just so many lines, none of which is cut; give nothing where that can't be."""
    pieces = wrapped(text, room, font, lines=lines) if room > 0 else ()
    whole = "".join(pieces).replace(" ", "") == text.replace(" ", "")
    return pieces if whole and len(pieces) == lines else ()


def _break_at(text: str, room: float, font: float) -> int:
    """Find where to break: the last allowed place within the room, or failing that wherever the room ends."""
    used, best, position = 0.0, 0, 0
    for position, character in enumerate(text):
        if position and _may_break(text[position - 1], character):
            best = position
        used += _em(character) * font
        if used > room:
            break
    return best or max(1, position)


def _may_break(before: str, after: str) -> bool:
    if before in "0123456789.万亿美" and after in "万亿美元片颗块张":  # within a number and its unit
        return False
    if before in "（「《(":
        return False
    if after in "，。、；：！？）」』》%,.;:!?)…":
        return False
    return before in " -–·/" or _is_wide(after) or _is_wide(before)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _em(character: str, *, bold: bool = False) -> float:
    if _is_wide(character):
        return 1.0
    return _latin(character) * (_BOLD if bold else 1)


def _latin(character: str) -> float:
    if character in _NARROW:
        return 0.38
    if character in _BROAD:
        return 0.95
    if character in _SIGNS:
        return 0.84
    return 0.7 if character.isupper() else 0.64 if character.isdigit() else 0.62
