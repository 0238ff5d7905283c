"""Text → tokens: numbers in digits, and known words by the longest match."""

import re
from decimal import Decimal

from app.errors import UnreadableError
from app.figures.quantity.lexicon import longest_word
from app.figures.quantity.word import Kind, Token, Word

MOST_DIGITS = 30

_RUN = re.compile(r"(?:[0-9]|[.,'](?=[0-9]))+")
_WELL_FORMED = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:['][0-9]{3})+)(?:\.[0-9]+)?|\.[0-9]+")
_LEADING_ZERO = re.compile(r"0[0-9]")
_POWER = re.compile(r"[eE]([+-]?[0-9]{1,2})(?![0-9A-Za-z])")


def scan(text: str) -> list[Token]:
    """The tokens of a cleaned text.

    Raises:
        UnreadableError: a word is not known or a number is not well formed; the message names it.
    """
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if text[position] == " ":
            position += 1
        elif found := longest_word(text, position):
            piece, word = found
            tokens += scan(word.expansion) if word.kind is Kind.PHRASE else [Token(word, piece)]
            position += len(piece)
        elif run := _RUN.match(text, position):
            token, position = _number(text, run)
            tokens.append(token)
        else:
            raise UnreadableError(_unknown(text, position))
    return tokens


def _number(text: str, run: re.Match[str]) -> tuple[Token, int]:
    printed = run[0]
    dangling = text[run.end() : run.end() + 2] in {",%", ".%"}
    if dangling or not _WELL_FORMED.fullmatch(printed) or _LEADING_ZERO.match(printed):
        raise UnreadableError(
            f"“{printed}” in “{text}” is not a well-formed number; thousands are parted as in 1,234,567.89."
        )
    digits = re.sub(r"[,']", "", printed)
    if len(digits) > MOST_DIGITS:
        raise UnreadableError(f"“{printed}” has more than {MOST_DIGITS} digits; no printed figure has so many.")
    number, end = Decimal(digits), run.end()
    if power := _POWER.match(text, end):
        number, end = number.scaleb(int(power[1])), power.end()
    exponent = number.as_tuple().exponent
    place = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return Token(Word(Kind.COEFFICIENT, low=number, high=number, place=place), text[run.start() : end]), end


def _unknown(text: str, position: int) -> str:
    """The sentence that names an unknown word: all of it, up to the next word that is known."""
    end = position + 1
    latin = text[position].isascii() and text[position].isalpha()
    while end < len(text) and not text[end].isspace():
        if latin and not (text[end].isascii() and text[end].isalnum()):
            break
        if not latin and (text[end].isdigit() or longest_word(text, end)):
            break
        end += 1
    word = text[position:end]
    if word in {"▲", "△"}:
        return f"“{word}” in “{text}” is a rise to some and a fall to others; write + or - instead."
    return f"Can't read “{word}” in “{text}”: it is no known word, unit or number. Give the number alone, as printed."
