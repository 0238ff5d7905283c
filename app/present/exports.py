"""Rows out: figures and reference entries as CSV and JSON, in the columns in which they come in.

What is written here can be loaded again and changes nothing. That is why no cell is altered for a spreadsheet's sake:
a text that begins with `=` or `@` is written as it stands. Open the export of a ledger that you don't trust as text.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from app.figures.columns import COLUMNS
from app.figures.entry_columns import ENTRY_COLUMNS, EntryColumn
from app.figures.figure import Figure
from app.figures.reference import Entry

BYTE_ORDER_MARK = "\ufeff"
"""What a CSV file needs at its start so that Excel takes it as UTF-8."""

FIGURE_COLUMNS = tuple(column.name for column in COLUMNS)
"""The columns of a file of figures."""

_BATCH = 500
_NOT_IN_ONE_LINE = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def plain(number: Decimal) -> str:
    """Write a decimal exactly, without an exponent and without zeros at its end behind the point."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def cell(value: object) -> str:
    """Write a value as a cell: nothing as "", a time in UTC with Z, a decimal in full."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return plain(value)
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def figure_cells(figure: Figure) -> dict[str, str]:
    """Give a figure's cells by column."""
    return {name: cell(getattr(figure, name)) for name in FIGURE_COLUMNS}


def entry_cells(table: str, entry: Entry) -> dict[str, str]:
    """Give a reference entry's cells by column."""
    return {column.name: _entry_cell(column, entry) for column in ENTRY_COLUMNS[table]}


def figures_csv(figures: Iterable[Figure], columns: tuple[str, ...] = FIGURE_COLUMNS) -> Iterator[str]:
    """Write figures as CSV, in pieces of some hundred rows; all columns, or those named."""
    return _csv(columns, ([cell(getattr(figure, name)) for name in columns] for figure in figures))


def entries_csv(table: str, entries: Iterable[Entry]) -> Iterator[str]:
    """Write the entries of one reference table as CSV, in pieces of some hundred rows."""
    columns = ENTRY_COLUMNS[table]
    return _csv([c.name for c in columns], ([_entry_cell(c, entry) for c in columns] for entry in entries))


def figures_json(figures: Iterable[Figure]) -> Iterator[str]:
    """Write figures as one JSON object, `{"data": [row, …]}`, a row in each line; empty cells are null or ""."""
    yield '{"data": ['
    mark = "\n"
    for figure in figures:
        yield mark + json_object({name: getattr(figure, name) for name in FIGURE_COLUMNS})
        mark = ",\n"
    yield "\n]}\n"


def json_object(fields: Mapping[str, object]) -> str:
    """Write an object as JSON in one line; decimals are numbers in full, times and dates are texts."""
    return "{" + ", ".join(f"{_json_text(name)}: {_json(value)}" for name, value in fields.items()) + "}"


def _json(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return plain(value)
        case _:
            return _json_text(cell(value))


def _json_text(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)
    for character, escape in _NOT_IN_ONE_LINE.items():
        written = written.replace(character, escape)
    return written


def _entry_cell(column: EntryColumn, entry: Entry) -> str:
    value: object = getattr(entry, column.field)
    if column.language:
        value = getattr(value, column.language)
    return column.separator.join(value) if isinstance(value, tuple) else cell(value)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % _BATCH == 0:
            yield text.getvalue()
            text.seek(0)
            text.truncate()
    if text.tell():
        yield text.getvalue()
