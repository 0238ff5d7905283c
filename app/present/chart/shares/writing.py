"""The texts of a stacked bar: who says it of which period, each part's name and number, and what had no room inside."""

from collections.abc import Sequence

from app.figures.vocabulary import Nature
from app.present.chart.geometry import Box
from app.present.chart.panel import ARROW, Matter
from app.present.chart.shares.stacks import Stack
from app.present.chart.text import width_of, wrapped
from app.present.chart.values import Arrow, Bar, Label
from app.present.numbers import format_number
from app.present.words.periods import period_words

_PAD = 8


def row_label(stack: Stack, matter: Matter) -> str:
    """Say which period a bar is about, who says it, and how it is meant where it is no plain result."""
    figure, first = stack.pairs[0]
    say = matter.naming.speaker
    natures = dict.fromkeys(point.nature for _, point in stack.pairs)
    meant = [matter.naming.nature(nature) for nature in natures] if set(natures) != {Nature.ACTUAL} else []
    period = period_words(figure.period, say) if figure.period else say.t("no stated period")
    return " · ".join(part for part in (period, first.source_name, *meant) if part)


def beyond_words(stack: Stack, matter: Matter) -> str:
    """Say that parts are more than their whole."""
    together = format_number(stack.total, matter.unit, matter.naming.speaker.language)
    return matter.naming.speaker.t("Together %(sum)s of the whole: these can’t all be true.", sum=together)


def inside(bars: Sequence[Bar], whole: float, matter: Matter) -> tuple[list[Label], list[Bar]]:
    """Write names and numbers into the parts of a bar where they fit; also give the parts whose name did not.

    A text keeps clear of whiskers and arrows. Where the last part is too small for its text, that stands after it. What
    is empty up to the whole is written so.
    """
    labels: list[Label] = []
    nameless: list[Bar] = []
    start = bars[0].box.left
    for bar in bars:
        own_end, further = _taken(bar)
        room = _beside(whole, Box(start := max(bar.box.left, start), bar.box.top, own_end - start, bar.box.height))
        start = max(start, further)
        written = _written(bar, room, matter)
        if not written and bar is bars[-1] and start + _PAD + width_of(_said(bar), matter.format.font) <= whole:
            written = _after(bar, start, matter)
            start += _PAD + width_of(_said(bar), matter.format.font)
        elif not written:
            nameless.append(bar)
            written = _number_alone(bar, room, matter)
        labels += written
    words = matter.naming.speaker.t("not stated")
    if whole - start >= width_of(words, matter.format.font) + 2 * _PAD:
        labels += _centred([words], Box(start, bars[-1].box.top, whole - start, bars[-1].box.height), matter, "number")
    return labels, nameless


def beneath(stack: Stack, nameless: Sequence[Bar], box: Box, matter: Matter) -> list[Label]:
    """Write under a bar what found no room in it, and that parts are more than the whole."""
    measures = matter.format
    texts = [(" · ".join(_said(bar) for bar in nameless), "number")]
    if stack.beyond:
        texts.append((beyond_words(stack, matter), "disputed-text"))
    room = measures.width - box.left
    rows = [(line, role) for text, role in texts for line in wrapped(text, room, measures.font, lines=4)]
    return [
        Label(box.left, box.bottom + measures.font + 2 + number * measures.line, line, role=role)
        for number, (line, role) in enumerate(rows)
    ]


def _taken(bar: Bar) -> tuple[float, float]:
    """Say where the room for a bar's own text ends, and where that of the next one's may begin."""
    end = further = bar.box.right
    if bar.whisker:
        end, further = min(end, bar.whisker[0]), max(further, bar.whisker[1])
    if bar.point.arrow is Arrow.UP:
        further = max(further, bar.box.right + ARROW)
    if bar.point.arrow is Arrow.DOWN:
        end = min(end, bar.box.right - ARROW)
    return end, further


def _beside(line: float, room: Box) -> Box:
    """Give the larger part of a room that a line goes through."""
    if not room.left < line < room.right:
        return room
    before, after = line - room.left, room.right - line
    return Box(room.left if before >= after else line, room.top, max(before, after), room.height)


def _written(bar: Bar, room: Box, matter: Matter) -> list[Label]:
    """Write a part's name and number where they fit: on one line, on two, or the name itself in two pieces."""
    font = matter.format.font
    broken = _pieces(_said(bar), room.width - _PAD, font) if bar.name else [_said(bar)]
    for lines in ([_said(bar)], [bar.name, _number(bar)], broken):
        wide = max(width_of(line, font) for line in lines) + _PAD <= room.width
        if wide and all(lines) and len(lines) * matter.format.line <= room.height + 1:
            return _centred(lines, room, matter, "segment", hover=_said(bar))
    return []


def _pieces(text: str, room: float, font: float) -> list[str]:
    """Break a text into two lines between words; give it whole where that can't be."""
    if max(width_of(word, font) for word in text.split()) > room > 0 and text.isascii():
        return [text]
    pieces = wrapped(text, room, font, lines=2) if room > 0 else ()
    return list(pieces) if "".join(pieces).replace(" ", "") == text.replace(" ", "") else [text]


def _number_alone(bar: Bar, room: Box, matter: Matter) -> list[Label]:
    if not bar.name or width_of(_number(bar), matter.format.font) + _PAD > room.width:
        return []
    return _centred([_number(bar)], room, matter, "segment", hover=_said(bar))


def _after(bar: Bar, start: float, matter: Matter) -> list[Label]:
    """Write a part's name and number behind it, where the whole is empty."""
    y = bar.box.top + bar.box.height / 2 + matter.format.font * 0.35
    return [Label(start + 0.75 * _PAD, y, _said(bar), role="segment")]


def _said(bar: Bar) -> str:
    return f"{bar.name} {_number(bar)}".strip()


def _number(bar: Bar) -> str:
    return f"{bar.point.words} ×{bar.point.echoes + 1}" if bar.point.echoes else bar.point.words


def _centred(lines: Sequence[str], room: Box, matter: Matter, role: str, *, hover: str = "") -> list[Label]:
    line, font = matter.format.line, matter.format.font
    middle, x = room.top + room.height / 2 - (len(lines) - 1) * line / 2, room.left + room.width / 2
    return [Label(x, middle + font * 0.35 + n * line, text, "middle", role, hover) for n, text in enumerate(lines)]
