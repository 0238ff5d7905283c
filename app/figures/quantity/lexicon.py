"""All known words in one place, made from the tables; looked up by the longest match."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, product, zip_longest

from app.figures.quantity import hedge_words, number_words, unit_words
from app.figures.quantity.clean import fold
from app.figures.quantity.word import ONE, Kind, Word
from app.figures.vocabulary import Bound


def _spellings(words: str) -> Iterator[str]:
    """Each word of a table's cell, folded like the texts, with every mixture of spaces and hyphens."""
    for printed in words.split("|"):
        parts = fold(printed).split(" ")
        for joints in product(" -", repeat=len(parts) - 1):
            yield "".join(chain.from_iterable(zip_longest(parts, joints, fillvalue="")))


def _hedges() -> Iterator[tuple[str, Word]]:
    before = {text: bound for bound, words in hedge_words.BEFORE.items() for text in _spellings(words)}
    after = {text: bound for bound, words in hedge_words.AFTER.items() for text in _spellings(words)}
    for text, bound in (before | after).items():
        kind = Kind.BEFORE if text not in after else Kind.EITHER if text in before else Kind.AFTER
        yield text, Word(kind, bound=bound)
    for kind, words in (
        (Kind.FILLER, hedge_words.FILLER),
        (Kind.FALL, hedge_words.FALL),
        (Kind.RISE, hedge_words.RISE),
        *hedge_words.JOINTS.items(),
    ):
        yield from ((text, Word(kind)) for text in _spellings(words))
    for phrase, expansion in hedge_words.PHRASES.items():
        yield from ((text, Word(Kind.PHRASE, expansion=expansion)) for text in _spellings(phrase))


def _units() -> Iterator[tuple[str, Word]]:
    rows: list[tuple[tuple[str, ...], int, str]] = [(codes, 2, words) for codes, words in unit_words.EXACT_COUNTS]
    rows += [(codes, 2 if len(codes) == 1 else 1, words) for codes, words in unit_words.MONEY]
    rows += [(unit_words.counter_units(first), 1, words) for first, words in unit_words.THINGS]
    rows += [(unit_words.counter_units(first), 0, words) for first, words in unit_words.COUNTERS]
    for codes, strength, words in rows:
        yield from ((text, Word(Kind.UNIT, units=codes, strength=strength)) for text in _spellings(words))
    for code, factor, words in unit_words.FACTORED:
        yield from ((text, Word(Kind.UNIT, units=(code,), strength=2, factor=factor)) for text in _spellings(words))
    for text, codes in unit_words.AMBIGUOUS.items():
        yield text, Word(Kind.UNIT, units=codes, strength=1, ambiguous=True)


def _coefficient(low: object, high: object, *, several: bool = False, han: bool = False) -> Word:
    lowest, highest = Decimal(str(low)), Decimal(str(high))
    place = Decimal("0.1") if lowest % 1 else Decimal(10) if not several and lowest and not lowest % 10 else ONE
    return Word(Kind.COEFFICIENT, low=lowest, high=highest, place=place, several=several, han=han)


def _numbers() -> Iterator[tuple[str, Word]]:
    for text, digit in number_words.HAN_DIGITS.items():
        yield text, _coefficient(digit, digit, han=True)
    for text, size in number_words.EASTERN_SCALES.items():
        yield text, Word(Kind.SCALE, factor=Decimal(size))
    for size, words in number_words.WESTERN_SCALES.items():
        for text in words.split("|"):
            plural = text.endswith(("s", "s of"))
            yield text, Word(Kind.SCALE, factor=Decimal(size), western=True, plural=plural)
    for size, words in number_words.SCALE_NOTES.items():
        yield from ((text, Word(Kind.NOTE, factor=Decimal(size))) for text in _spellings(words))
    for word, low, high in number_words.decades():
        yield from ((text, _coefficient(low, high, several=True)) for text in _spellings(word))
    for (low, high), words in number_words.ENVELOPES.items():
        yield from ((text, _coefficient(low, high, several=True)) for text in _spellings(words))
    for word, number in number_words.english_numbers():
        yield from ((text, _coefficient(number, number)) for text in _spellings(word))
    for word, half in number_words.english_halves():
        yield from ((text, _coefficient(half, half)) for text in _spellings(word))
    yield "点", Word(Kind.POINT)
    yield "分之", Word(Kind.FRACTION)
    yield from ((text, Word(Kind.ARTICLE)) for text in ("a", "an"))
    yield from ((text, Word(Kind.MORE, bound=Bound.MORE_THAN)) for text in ("多", "余", "여"))
    yield "来", Word(Kind.MORE, bound=Bound.ABOUT)


def _merged() -> dict[str, Word]:
    """The tables as one.

    Raises:
        ValueError: a word stands in two tables and means two things.
    """
    words: dict[str, Word] = {}
    for text, word in chain(_hedges(), _units(), _numbers()):
        if words.setdefault(text, word) != word:
            raise ValueError(f"“{text}” stands in two tables of words; let it mean one thing.")
    return words


WORDS = _merged()
"""Every word by its spelling, but for those whose case matters."""

CASED_WORDS = {text: Word(Kind.UNIT, units=(code,), strength=2) for text, code in unit_words.CASED.items()}

_LONGEST = max(map(len, WORDS))
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def longest_word(text: str, start: int) -> tuple[str, Word] | None:
    """The longest known word at this place, or None. A Latin word must not go on in more letters."""
    lowered = text[start : start + _LONGEST].lower()
    for length in range(len(lowered), 0, -1):
        piece = text[start : start + length]
        word = CASED_WORDS.get(piece) or WORDS.get(lowered[:length])
        if word and not _cut(text, start, start + length):
            return piece, word
    return None


def _cut(text: str, start: int, end: int) -> bool:
    """Whether the piece would be cut out of a longer Latin word."""
    before = start > 0 and text[start] in _LATIN and text[start - 1] in _LATIN
    return before or (end < len(text) and text[end - 1] in _LATIN and text[end] in _LATIN)
