"""Phrases → a quantity: ends of a range, bounds, signs, tolerances, conversions and the unit."""

from collections.abc import Sequence
from dataclasses import replace

from app.errors import UnreadableError
from app.figures.quantity.ends import ranged, single
from app.figures.quantity.numeral import NUMERAL_KINDS
from app.figures.quantity.phrase import Phrase, read_phrases
from app.figures.quantity.tolerance import is_relative, tolerated
from app.figures.quantity.units import candidates, unit_of
from app.figures.quantity.value import Quantity
from app.figures.quantity.word import ONE, Kind, Token, Word
from app.figures.vocabulary import CURRENCIES

_ACCOUNTING = frozenset({Kind.COEFFICIENT, Kind.SCALE, Kind.UNIT})


def read_claim(tokens: Sequence[Token], hint: str | None, *, text: str, printed: str) -> Quantity:
    """The quantity that a text's tokens state.

    Raises:
        UnreadableError: they state none, or more than one; the message names the part.
    """
    plain, witnesses = _unwrap(list(tokens), text)
    phrases = read_phrases(plain, text)
    tolerance = phrases.pop() if phrases[-1].joint is Kind.TOLERANCE else None
    shared = [tolerance] if tolerance and not is_relative(tolerance) else []
    if len(phrases) > 2 - bool(tolerance) or any(phrase.joint is Kind.TOLERANCE for phrase in phrases):
        raise UnreadableError(f"“{text}” joins more than two numbers; give one number or one range.")
    unit = unit_of([*phrases, *shared], hint, text=text, printed=printed)
    for witness in witnesses:
        _check_witness(witness, unit, text)
    if unit in {"years", "months"}:
        _refuse_dates(phrases, text)
    if len(phrases) == 2:
        return ranged(phrases[0], phrases[1], unit, text)
    return tolerated(phrases[0], tolerance, unit, text) if tolerance else single(phrases[0], unit, text)


def _unwrap(tokens: list[Token], text: str) -> tuple[list[Token], list[list[Token]]]:
    """Resolve brackets and conversions: the tokens of the claim itself, and those of conversions beside it."""
    outside, groups = _split_groups(tokens, text)
    witnesses: list[list[Token]] = []
    for index, token in enumerate(outside):
        if token.kind is Kind.CONVERT and _has_number(outside[:index]):
            witnesses.append(outside[index + 1 :])
            outside = outside[:index]
            break
    number_outside = _has_coefficient(outside)
    plain: list[Token] = []
    for token in outside:
        if token.kind is not Kind.OPEN:
            plain.append(token)
            continue
        group = groups.pop(0)
        if not _has_coefficient(group):
            plain += _notes(group)
        elif group[0].kind is Kind.TOLERANCE:
            plain += group
        elif number_outside or (_has_number(outside) and len(group) > 1):
            witnesses.append(group)
        else:
            plain += _bracketed_number(group)
    return plain, witnesses


def _split_groups(tokens: list[Token], text: str) -> tuple[list[Token], list[list[Token]]]:
    """The tokens outside brackets, an OPEN where each group stood, and the groups."""
    outside: list[Token] = []
    groups: list[list[Token]] = []
    inside = False
    for token in tokens:
        if token.kind is Kind.OPEN and not inside:
            inside = True
            outside.append(token)
            groups.append([])
        elif token.kind is Kind.CLOSE and inside:
            inside = False
        elif token.kind in {Kind.OPEN, Kind.CLOSE}:
            raise UnreadableError(f"The brackets in “{text}” don't match; close each one before the next opens.")
        else:
            (groups[-1] if inside else outside).append(token)
    if inside:
        raise UnreadableError(f"A bracket in “{text}” is not closed; close it or leave it out.")
    return outside, groups


def _has_number(tokens: Sequence[Token]) -> bool:
    return any(token.kind in NUMERAL_KINDS for token in tokens)


def _has_coefficient(tokens: Sequence[Token]) -> bool:
    return any(token.kind is Kind.COEFFICIENT for token in tokens)


def _notes(group: Sequence[Token]) -> list[Token]:
    """A bracket without a number says what the number is counted in: (in millions), (单位:万元), (FP16)."""
    return [
        Token(replace(token.word, kind=Kind.NOTE), token.text) if token.kind is Kind.SCALE else token for token in group
    ]


def _bracketed_number(group: list[Token]) -> list[Token]:
    """A number in brackets is negative where accountants write it so: digits, % or a currency sign, no other word.

    In a Chinese sentence a bracket only sets a number apart: (48.5万枚), (约13%).
    """
    western = all(token.kind in _ACCOUNTING and token.text.isascii() for token in group)
    counted = any(token.kind is Kind.UNIT and "units" in token.word.units for token in group)
    if western and not counted:
        return [Token(Word(Kind.DASH), "-"), *group]
    return group


def _check_witness(tokens: Sequence[Token], unit: str, text: str) -> None:
    """A conversion is money in another currency; anything else is a second number."""
    phrases = read_phrases(tokens, text)
    possible = candidates([word for phrase in phrases for word in phrase.units])
    others = [code for code in possible if code in CURRENCIES and code != unit]
    if unit not in CURRENCIES or not others or possible[0] == unit:
        printed = "".join(token.text for token in tokens)
        raise UnreadableError(f"“{text}” holds a second number, “{printed}”, that is no conversion; give one of them.")


def _refuse_dates(phrases: Sequence[Phrase], text: str) -> None:
    for phrase in phrases:
        amount = phrase.numeral.amount
        if phrase.numeral.tail == ONE and 1900 <= amount.low <= 2200:
            raise UnreadableError(f"“{phrase.numeral.text}” in “{text}” looks like a date; give the number itself.")
