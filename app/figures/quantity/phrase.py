"""Tokens → phrases: a phrase is one number with the words that stand around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from app.errors import UnreadableError
from app.figures.quantity.numeral import NUMERAL_KINDS, Amount, Numeral, read_numeral, starts_with_article
from app.figures.quantity.word import ONE, Kind, Token, Word
from app.figures.vocabulary import Bound

_STARTS = frozenset({"from", "从", "由", "自"})
_IGNORED = frozenset({Kind.FILLER, Kind.ARTICLE, Kind.BETWEEN})


@dataclass(slots=True)
class Phrase:
    """One number and what stands around it.

    Attributes:
        joint: the word that joins it to the phrase before it, if any.
        numerals: its numbers; a fraction has two, a sound phrase one.
        bounds: what its hedges say.
        units: its unit words.
        note: a scale printed apart from the number: (in millions).
        minus: whether a minus sign stands before the number.
        falls: words that make it negative.
        rises: words that say it is a rise.
        fraction: whether its two numbers are a fraction, denominator first.
        adjacent: whether its last number stands right behind the one before.
    """

    joint: Kind | None = None
    numerals: list[Numeral] = field(default_factory=list)
    bounds: set[Bound] = field(default_factory=set)
    units: list[Word] = field(default_factory=list)
    unit_texts: list[str] = field(default_factory=list)
    note: Decimal = ONE
    minus: bool = False
    falls: list[str] = field(default_factory=list)
    rises: list[str] = field(default_factory=list)
    fraction: bool = False
    adjacent: bool = False

    @property
    def numeral(self) -> Numeral:
        """Its number."""
        return self.numerals[0]


def read_phrases(tokens: Sequence[Token], text: str) -> list[Phrase]:
    """Cut the tokens at the words that join numbers, and read each part.

    Raises:
        UnreadableError: a part has no number or several, or a word stands where it means nothing.
    """
    between = any(token.kind is Kind.BETWEEN for token in tokens) or any(token.text == "之间" for token in tokens)
    phrases = [Phrase()]
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if _joins(tokens, position, phrases[-1], between=between):
            phrases.append(Phrase(joint=token.kind))
            position += 1
        elif token.kind in NUMERAL_KINDS or starts_with_article(tokens, position):
            phrases[-1].adjacent = position > 0 and tokens[position - 1].kind in NUMERAL_KINDS
            numeral, position = read_numeral(tokens, position)
            phrases[-1].numerals.append(numeral)
        else:
            _decorate(phrases[-1], token, text)
            position += 1
    for phrase in phrases:
        _settle(phrase, text)
    starts = any(token.kind is Kind.BETWEEN and token.text.lower() in _STARTS for token in tokens)
    if starts and len(phrases) > 1 and any(phrase.falls or phrase.rises for phrase in phrases):
        raise UnreadableError(f"“{text}” tells a change from one number to another; give one of them.")
    return phrases


def _joins(tokens: Sequence[Token], position: int, phrase: Phrase, *, between: bool) -> bool:
    """Whether a word joins two numbers here: one stands before it and one behind it."""
    kind = tokens[position].kind
    if not phrase.numerals or not any(token.kind in NUMERAL_KINDS for token in tokens[position + 1 :]):
        return False
    if kind is Kind.AND:
        return between
    return kind in {Kind.TO, Kind.DASH, Kind.TILDE, Kind.BUT, Kind.TOLERANCE}


def _decorate(phrase: Phrase, token: Token, text: str) -> None:
    """Note what a word around the number says."""
    kind, word = token.kind, token.word
    has_number = bool(phrase.numerals)
    if kind is Kind.UNIT:
        phrase.units.append(word)
        phrase.unit_texts.append(token.text)
    elif kind is Kind.NOTE:
        phrase.note *= word.factor
    elif kind in {Kind.FALL, Kind.RISE}:
        (phrase.falls if kind is Kind.FALL else phrase.rises).append(token.text)
    elif kind is Kind.FRACTION and has_number:
        phrase.fraction = True
    else:
        _hedge(phrase, token, text, has_number=has_number)


def _hedge(phrase: Phrase, token: Token, text: str, *, has_number: bool) -> None:
    """Note a hedge or a sign; refuse a word that means nothing on this side of the number."""
    kind, word = token.kind, token.word
    if word.bound and _in_place(kind, has_number=has_number):
        phrase.bounds.add(word.bound)
    elif kind is Kind.CONVERT or (kind is Kind.TILDE and not has_number):
        phrase.bounds.add(Bound.ABOUT)
    elif kind is Kind.PLUS:
        phrase.bounds |= {Bound.AT_LEAST} if has_number else set()
    elif kind is Kind.DASH and not has_number and not phrase.minus:
        head, _, rest = f" {text}".partition("-")
        if phrase.joint is None and head.endswith(" ") and rest.startswith(" "):
            raise UnreadableError(
                f"The dash in “{text}” may be a minus or a mere dash; write -5% without a space, or 5%."
            )
        phrase.minus = True
    elif kind not in _IGNORED and not (kind is Kind.TO and not has_number):
        raise UnreadableError(f"“{token.text}” in “{text}” stands where it has no meaning; give the number alone.")


def _in_place(kind: Kind, *, has_number: bool) -> bool:
    """Whether a hedge stands on its side of the number."""
    return (
        kind is Kind.EITHER or kind is (Kind.AFTER if has_number else Kind.BEFORE) or (kind is Kind.MORE and has_number)
    )


def _settle(phrase: Phrase, text: str) -> None:
    """Leave a phrase with one number, and refuse what can't be one."""
    if not phrase.numerals:
        raise UnreadableError(f"There is no number in “{text}”; give one as printed, such as “55.22亿美元”.")
    if phrase.fraction:
        _settle_fraction(phrase, text)
    if len(phrase.numerals) == 2:
        _settle_note(phrase)
    if phrase.note != ONE and phrase.numerals[0].tail != ONE:
        raise UnreadableError(f"“{text}” gives its scale twice, beside the number and apart from it; give it once.")
    if len(phrase.numerals) > 1:
        first, second = phrase.numerals[:2]
        raise UnreadableError(f"“{text}” holds two numbers, “{first.text}” and “{second.text}”; give one of them.")
    if phrase.numeral.more:
        phrase.bounds.add(phrase.numeral.more)
    if phrase.numeral.bare:
        _settle_bare(phrase, text)
    if (len(phrase.falls) + phrase.minus > 1) or (phrase.falls and phrase.rises):
        words = "” and “".join([*phrase.falls, *phrase.rises, *(["-"] if phrase.minus else [])])
        raise UnreadableError(
            f"“{text}” says its direction twice (“{words}”); say once whether it is a rise or a fall."
        )


def _settle_note(phrase: Phrase) -> None:
    """A scale beside the money rather than the number: 57,006 USD million."""
    glued = phrase.adjacent and not phrase.numerals[0].text[0].isascii()
    if glued or not phrase.units:
        return
    alone = [numeral for numeral in phrase.numerals if (numeral.bare or numeral.plural) and not numeral.more]
    if len(alone) == 1 and all(numeral.tail == ONE for numeral in phrase.numerals if numeral is not alone[0]):
        phrase.numerals.remove(alone[0])
        phrase.note *= alone[0].tail


def _settle_bare(phrase: Phrase, text: str) -> None:
    """A scale alone needs a hedge: 超百亿元 is a number, 百亿元 is not."""
    numeral = phrase.numeral
    if not phrase.bounds:
        raise UnreadableError(f"“{numeral.text}” in “{text}” is a scale without a number; print says how many of them.")
    if phrase.bounds == {Bound.SEVERAL}:
        amount = numeral.amount
        phrase.numerals = [Numeral(Amount(amount.low, amount.low * 9, amount.place), numeral.text, several=True)]


def _settle_fraction(phrase: Phrase, text: str) -> None:
    """三分之一 is percent: exact where it ends (四分之一), about where it doesn't."""
    whole, part = phrase.numerals[0].amount, phrase.numerals[-1].amount
    odd = len(phrase.numerals) != 2 or phrase.units or any(a.low != a.high or a.low % 1 for a in (whole, part))
    if odd or not 1 < whole.low <= 1000 or part.low > whole.low:
        raise UnreadableError(f"Can't read the fraction in “{text}”; print it in percent, such as 33%.")
    hundredths, rest = divmod(int(part.low) * 10_000, int(whole.low))
    if rest:
        phrase.bounds.add(Bound.ABOUT)
    percent = Decimal(hundredths + (2 * rest >= whole.low)).scaleb(-2)
    text_read = "分之".join(numeral.text for numeral in phrase.numerals)
    phrase.numerals = [Numeral(Amount(percent, percent, ONE), text_read)]
    phrase.units.append(Word(Kind.UNIT, units=("percent",), strength=2))
    phrase.unit_texts.append(text_read)
