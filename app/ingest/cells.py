"""Cells → values: dates, numbers and words of closed lists, each refusal a sentence."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from app.errors import AppError, UnknownNameError, UnreadableError
from app.ingest.read import Row
from app.ingest.report import Findings
from app.ingest.words import choice_said

T = TypeVar("T")

_DATE = re.compile(r"(\d{4})(?:-(\d{2})-(\d{2})|/(\d{1,2})/(\d{1,2})|年(\d{1,2})月(\d{1,2})日)", re.ASCII)
_TURNED_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_SHORTENED = re.compile(r"[+-]?\d+(\.\d+)?[eE][+-]?\d+", re.ASCII)
_LONGEST_NUMBER = 40
_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,63}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class AlreadyRefusedError(Exception):
    """A name whose entry was refused in its own file, so that there is nothing to add."""


def read_date(text: str) -> date:
    """Read a date such as 2025-07-16, or as spreadsheets with the year first write it: 2025/7/16, 2025年7月16日.

    Raises:
        UnreadableError: it is none, or written otherwise.
    """
    if found := _DATE.fullmatch(text):
        year, month, day = (int(part) for part in found.groups() if part)
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise UnreadableError(f"{text} is not between the years {_FIRST_YEAR} and {_LAST_YEAR}.")
        try:
            return date(year, month, day)
        except ValueError:
            raise UnreadableError(f"There is no day {text}.") from None
    if _TURNED_DATE.fullmatch(text):
        raise UnreadableError(f"{text} may have its day or its month first; write dates such as 2025-07-16.")
    raise UnreadableError(f"{text[:60]} is not a date such as 2025-07-16.")


def read_number(text: str) -> Decimal:
    """Read a plain decimal such as 5522000000 or -12.5.

    Raises:
        UnreadableError: it has anything but digits, a point and a sign.
    """
    if _NUMBER.fullmatch(text) and len(text) <= _LONGEST_NUMBER:
        number = Decimal(text)
        return number or Decimal(0)
    if _SHORTENED.fullmatch(text):
        raise UnreadableError(f"{text[:60]} is a number as a spreadsheet shortens it; write all of its digits.")
    raise UnreadableError(f"{text[:60]} is not a plain number such as 5522000000 or 12.5.")


def read_choice(text: str, choices: Sequence[str], noun: str) -> str:
    """Read a word of a closed list, as it stands there or as the pages say it in one of the languages.

    Raises:
        UnreadableError: it is not in the list; the message offers the nearest words, or all of them.
    """
    if text in choices:
        return text
    if said := choice_said(noun, text, choices):
        return said
    near = difflib.get_close_matches(text, choices, n=3, cutoff=0.6)
    if not near:
        near = [choice for choice in choices if choice.casefold() == text.casefold()]
    hint = f"did you mean {' or '.join(near)}?" if near else f"it is one of {', '.join(choices)}."
    raise UnreadableError(f"There is no {noun} '{text[:60]}'; {hint}")


def read_id(text: str) -> str:
    """Read a figure's id: 3 to 64 small letters, digits and hyphens.

    Raises:
        UnreadableError: it is none.
    """
    if _ID.fullmatch(text):
        return text
    raise UnreadableError(
        f"'{text[:80]}' is not an id such as tmtpost-b30-orders: 3 to 64 small letters, digits and hyphens."
    )


def with_remedy(error: UnknownNameError, table: str) -> str:
    """Say that a name is not known; and where nothing is spelled like it, where it is to be added."""
    message = error.message
    return f"{message[:-1]}; add it to {table}.csv first." if message.endswith("'.") else message


class CellReader:
    """One row's cells on their way to values; notes what is refused, and that the row is."""

    def __init__(self, file: str, row: Row, findings: Findings) -> None:
        self._file = file
        self._row = row
        self._findings = findings
        self.broken = False

    def text(self, column: str) -> str:
        """Give a cell as it stands; "" if it is empty or missing."""
        return self._row.cells.get(column, "")

    def lacks(self, column: str) -> bool:
        """Say whether the row's file has no such column."""
        return column not in self._row.cells

    def read(self, column: str, reader: Callable[[str], T]) -> T | None:
        """Give a cell as a value; None if it is empty, missing or refused."""
        text = self.text(column)
        if not text:
            return None
        try:
            return reader(text)
        except AlreadyRefusedError:
            self.broken = True
        except AppError as error:
            self.refuse(column, error.message)
        return None

    def require(self, columns: Iterable[str], noun: str) -> None:
        """Refuse the row if one of the columns is empty."""
        for column in columns:
            if not self.text(column):
                self.refuse(column, f"The cell is empty, and every {noun} needs its {column}.")

    def refuse(self, column: str, message: str) -> None:
        """Note what is wrong at a column, and that the row is refused."""
        self.broken = True
        self._findings.error(self._file, self._row.number, column, message)
