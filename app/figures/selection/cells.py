"""What stands behind a parameter, read as a value of its column."""

import difflib
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from app.errors import UnreadableError
from app.figures.columns import Column, ColumnKind
from app.figures.period import read_period
from app.figures.reference import Catalogue
from app.figures.selection.value import Value
from app.figures.vocabulary import UNITS
from app.sentences import Sentence, sentence, unknown

_LONGEST = 1000
_LOST_PLUS = re.compile(r" (?=\d{2}:?\d{2}$)")
_WORDS = {
    "nature": sentence("nature"),
    "bound": sentence("bound"),
    "status": sentence("status"),
    "unit": sentence("unit"),
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read_cell(text: str, column: Column, operator: str, catalogue: Catalogue) -> Value:
    """Read one value; names and aliases are resolved to slugs, periods to their canonical label.

    Raises:
        ValueError: the text is none of the column's; the message says what would be.
        UnknownNameError: the reference table has no such entry; the message offers the nearest.
    """
    check_text(text)
    if operator == "isnull":
        if text not in {"0", "1"}:
            raise ValueError(sentence("'%(text)s' is neither 1 (empty) nor 0 (not empty).", text=shown(text)))
        return text == "1"
    if operator == "contains" or column.kind in {ColumnKind.ID, ColumnKind.TEXT}:
        return text
    if column.kind is ColumnKind.SLUG:
        return catalogue.resolve(column.table or "", text)
    if column.kind in {ColumnKind.CHOICE, ColumnKind.UNIT}:
        return read_choice(text, column.choices or tuple(UNITS), _WORDS[column.name])
    return _READERS[column.kind](text)


def check_text(text: str) -> None:
    """Refuse what no cell holds: a text beyond all measure, or one with control characters.

    Raises:
        ValueError: saying which.
    """
    if len(text) > _LONGEST:
        raise ValueError(
            sentence("'%(text)s' is longer than %(most)s characters.", text=shown(text), most=str(_LONGEST))
        )
    if _CONTROL.search(text):
        raise ValueError(sentence("There is a control character in it, and no cell holds one."))


def shown(text: str) -> str:
    """Give as much of a text as a sentence bears."""
    return text if len(text) <= 60 else f"{text[:60]}…"


def read_choice(text: str, choices: Sequence[str], kind: str) -> str:
    """Read a word of a closed list, whatever its case; `kind` says of what the list is.

    Raises:
        ValueError: it isn't in the list; the message offers the nearest.
    """
    if text in choices:
        return text
    same = [choice for choice in choices if choice.casefold() == text.casefold()]
    if len(same) == 1:
        return same[0]
    raise ValueError(no_choice(text, choices, kind))


def no_choice(text: str, choices: Sequence[str], kind: str) -> Sentence:
    """Say that a word is none of a closed list, and which of them is spelled most like it, or all of them."""
    near = difflib.get_close_matches(text[:60], choices, n=2, cutoff=0.6)
    clause = sentence("'%(text)s' is no %(kind)s", text=shown(text), kind=kind)
    listed = sentence("it is one of %(choices)s", choices=tuple(choices))
    return unknown(clause, text, near=near, else_=listed)


def _period(text: str) -> str:
    """Read a period; its label is the same in every fiscal calendar."""
    try:
        return read_period(text).label
    except UnreadableError as error:
        raise ValueError(error.message) from None


def _number(text: str) -> Decimal:
    """Read a number, without the zeros that make two spellings of one."""
    try:
        number = Decimal(text) if text.isascii() and "_" not in text else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > 40 or len(text) > 60:
        raise ValueError(sentence("'%(text)s' is not a number such as 5500000000 or 12.5.", text=shown(text)))
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return Decimal("0" if plain == "-0" else plain)


def read_day(text: str) -> date:
    """Read a day in its ISO form; a ValueError says what is wrong."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(sentence("'%(text)s' is not a date such as 2025-07-16.", text=shown(text))) from None


def read_time(text: str) -> datetime:
    """Read a moment, in UTC; one without a zone is taken as UTC. An unescaped `+` arrives as a space."""
    try:
        moment = datetime.fromisoformat(_LOST_PLUS.sub("+", text))
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(sentence("'%(text)s' is not a time such as 2025-07-16T08:00:00Z.", text=shown(text))) from None


_READERS: dict[ColumnKind, Callable[[str], Value]] = {
    ColumnKind.PERIOD: _period,
    ColumnKind.NUMBER: _number,
    ColumnKind.DATE: read_day,
    ColumnKind.TIME: read_time,
}
