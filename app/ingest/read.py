"""Files → numbered rows: encodings, delimiters, quotes and limits. Knows nothing of figures."""

import csv
import difflib
import io
import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import BinaryIO

from app.errors import UnreadableError
from app.ingest.encoding import find_encoding
from app.ingest.report import Findings

LARGEST_FILE = 200 * 1024 * 1024
"""How many bytes a file may have."""

LONGEST_CELL = 10_000
_LARGEST_FIELD = 131_072
"""How many characters a cell may have."""

DELIMITERS = ",;\t"
"""What may stand between cells; the header line shows which it is."""

_NOTHING: Mapping[str, str] = MappingProxyType({})
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: the line it begins on, and its cells by column; a missing cell is ""."""

    number: int
    cells: dict[str, str]


class Sheet:
    """A file with its header read, and its rows still to come.

    Attributes:
        name: the file's name, for reports.
        columns: the names in the header, trimmed and in small letters.
        header_line: the line that the header stands on.
        refused: how many of the rows given so far, or left out, could not be read.
    """

    def __init__(self, name: str, lines: Iterator[str], findings: Findings) -> None:
        self.name = name
        self.refused = 0
        self._findings = findings
        skipped, delimiter, lines = _find_header(lines)
        self._skipped = skipped
        csv.field_size_limit(_LARGEST_FIELD)  # of the whole process, and other libraries raise it
        self._reader = csv.reader(lines, delimiter=delimiter, strict=True)
        first = self._next()
        if first is None:
            raise UnreadableError("The file is empty: its first line must name the columns.")
        self.header_line, cells = first
        names = [_clean(cell).casefold() for cell in cells]
        while names and not names[-1]:
            names.pop()
        self.columns = tuple(names)

    def has_good_header(
        self, known: Collection[str], required: Collection[str], *, meanings: Mapping[str, str] = _NOTHING
    ) -> bool:
        """Check the header: every column known, none twice, the required ones there. Says what is wrong.

        Args:
            known: the columns that there may be.
            required: the columns that there must be.
            meanings: the columns that other names stand for; they are offered, and not taken.
        """
        if {*self.columns}.isdisjoint(known):
            problems = [("", _foreign_header(self.columns, required, meanings))]
        else:
            problems = [*_header_problems(self.columns, known, required, meanings)]
        for column, message in problems:
            self._findings.error(self.name, self.header_line, column, message)
        return not problems

    def rows(self) -> Iterator[Row]:
        """Give the rows that can be read, blank lines left out; says what is wrong with the others."""
        while (record := self._next()) is not None:
            number, cells = record
            cells = [_clean(cell) for cell in cells]
            if not any(cells):
                continue
            if self._is_sound(number, cells):
                padded = cells + [""] * (len(self.columns) - len(cells))
                yield Row(number, dict(zip(self.columns, padded, strict=False)))
            else:
                self.refused += 1

    def _next(self) -> tuple[int, list[str]] | None:
        number = self._reader.line_num + self._skipped + 1
        try:
            return number, next(self._reader)
        except StopIteration:
            return None
        except csv.Error as error:
            self.refused += 1
            self._findings.error(self.name, number, "", _csv_problem(str(error)))
            return None

    def _is_sound(self, number: int, cells: list[str]) -> bool:
        fits = len(cells) <= len(self.columns)
        if fits and len(joined := "".join(cells)) <= LONGEST_CELL and not _CONTROL.search(joined):
            return True
        problems = []
        if any(cells[len(self.columns) :]):
            last = max(place for place, cell in enumerate(cells, 1) if cell)
            problems.append(
                ("", f"The row has {last} cells, and the header {len(self.columns)}; a cell with a comma needs quotes.")
            )
        for column, cell in zip(self.columns, cells, strict=False):
            if len(cell) > LONGEST_CELL:
                problems.append((column, f"The cell has {len(cell):,} characters; {LONGEST_CELL:,} are allowed."))
            if found := _CONTROL.search(cell):
                code = f"U+{ord(found[0]):04X}"
                problems.append((column, f"The cell holds a control character ({code}), which is to be taken out."))
        for column, message in problems:
            self._findings.error(self.name, number, column, message)
        return not problems


def open_sheet(stream: BinaryIO, name: str, findings: Findings) -> Sheet | None:
    """Open a CSV file that can be sought in; says what is wrong and gives None if it is no such file.

    The stream must stay open until the last row has been read, and remains the caller's to close.
    """
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    if size > LARGEST_FILE:
        message = f"The file has {size:,} bytes; {LARGEST_FILE:,} are allowed. Divide it."
        findings.error(name, 0, "", message)
        return None
    try:
        encoding = find_encoding(stream)
        sheet = Sheet(name, _lines(stream, encoding), findings)
    except UnreadableError as error:
        findings.error(name, 0, "", error.message)
        return None
    if encoding == "gb18030":
        message = "Read as GB18030, because it is not valid UTF-8; look at its Chinese text, or save it as “CSV UTF-8”."
        findings.notice(name, 0, "", message)
    return sheet


def _lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        yield from text
    finally:
        with suppress(ValueError):  # the stream has been closed before the last row
            text.detach()


def _find_header(lines: Iterator[str]) -> tuple[int, str, Iterator[str]]:
    """Give how many lines stand above the header, what parts its cells, and the lines from it on."""
    stated = ""
    for skipped, line in enumerate(lines):
        if match := re.fullmatch(r"\"?sep=(.)\"?\s*", line):  # Excel's own hint
            stated = match[1] if match[1] in DELIMITERS else ""
        elif line.strip(_SPACES + DELIMITERS):
            bare = _QUOTED.sub("", line)
            return skipped, stated or max(DELIMITERS, key=bare.count), chain([line], lines)
    return 0, ",", iter(())


def _clean(cell: str) -> str:
    """Trim every kind of space, and write line ends inside the cell in one way."""
    cell = cell.strip(_SPACES)
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def _foreign_header(columns: tuple[str, ...], required: Collection[str], meanings: Mapping[str, str]) -> str:
    """Say of a header without any known column which ones it needs, and what its names may mean."""
    meant = ", ".join(f"'{column}' is {meanings[column]}" for column in columns if column in meanings)
    needed = f"The header names none of the table's columns; it needs {', '.join(required)}"
    return f"{needed}. Of its names, {meant}." if meant else f"{needed}."


def _header_problems(
    columns: tuple[str, ...], known: Collection[str], required: Collection[str], meanings: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for place, column in enumerate(columns, 1):
        if not column:
            yield "", f"Column {place} has no name; name it, or take it out."
        elif column not in known:
            near = [meanings[column]] if column in meanings else difflib.get_close_matches(column, known, n=2)
            hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known)}."
            yield column[:40], f"There is no column '{column[:40]}'; {hint}"
    for column in dict.fromkeys(columns):
        if column and columns.count(column) > 1:
            yield column, f"The column '{column}' stands in the header {columns.count(column)} times; keep one."
    for column in required:
        if column not in columns:
            yield column, f"The column '{column}' is missing, and every row needs it."


def _csv_problem(error: str) -> str:
    if "unexpected end" in error:
        return "A quotation mark is opened in this row and never closed."
    if "field limit" in error:
        return f"A cell is longer than {LONGEST_CELL:,} characters; is a quotation mark left open?"
    if "expected after" in error:
        return "A quotation mark stands inside a cell; write it twice, and put the whole cell in quotation marks."
    return f"The row can't be read as CSV ({error})."
