"""Reference tables: rows → metrics, subjects, sources and the rest, or located errors."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from app.errors import UnreadableError
from app.figures.entry_columns import ENTRY_COLUMNS, CellKind, EntryColumn
from app.figures.period import FiscalCalendar, read_period
from app.figures.reference import (
    SINGULAR,
    Basis,
    Catalogue,
    Document,
    Entry,
    Event,
    ExchangeRate,
    Geography,
    Metric,
    Source,
    Subject,
    Topic,
    Words,
)
from app.figures.vocabulary import UNITS, Adding, DateCertainty, MetricKind, SourceKind, SubjectKind
from app.ingest.cells import CellReader, read_choice, read_date, read_number
from app.ingest.read import Row
from app.ingest.report import Findings

_TYPES: dict[str, Callable[..., Entry]] = {
    "metrics": Metric,
    "subjects": Subject,
    "sources": Source,
    "documents": Document,
    "geographies": Geography,
    "bases": Basis,
    "events": Event,
    "exchange_rates": ExchangeRate,
    "topics": Topic,
}
_ENUMS = {
    ("metrics", "kind"): MetricKind,
    ("metrics", "adding"): Adding,
    ("subjects", "kind"): SubjectKind,
    ("sources", "kind"): SourceKind,
    ("documents", "date_certainty"): DateCertainty,
}
_SLUG = re.compile(r"[a-z0-9]+([-_.][a-z0-9]+)*")
_CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
_LONGEST_SLUG = 80


@dataclass(slots=True)
class ReadEntries:
    """The entries of one table that could be read, the place of each, and the slugs of those that could not."""

    table: str
    entries: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, tuple[str, Row]] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    refused_rows: int = 0


def known_columns(table: str) -> tuple[str, ...]:
    """List the columns that a table's file may have, synonyms included."""
    columns = ENTRY_COLUMNS[table]
    return (*(c.name for c in columns), *(c.synonym for c in columns if c.synonym))


def required_columns(table: str, given: Iterable[str]) -> tuple[str, ...]:
    """List the columns that a table's file must have, each by the name it goes by in that file."""
    names = set(given)
    return tuple(
        c.synonym if c.synonym in names and c.name not in names else c.name for c in ENTRY_COLUMNS[table] if c.required
    )


def read_entries(
    table: str, rows: Iterable[tuple[str, Row]], findings: Findings, *, held: Mapping[str, Entry] | None = None
) -> ReadEntries:
    """Read the rows of one table, each with its file's name; what an entry refers to is checked later.

    Under columns that a row lacks stays what an earlier row, or the ledger's entry in `held`, says of its slug.
    """
    found = ReadEntries(table)
    for file, written in rows:
        row = _by_column(table, written)
        cells = CellReader(file, row, findings)
        entry = _entry(table, cells)
        key = ENTRY_COLUMNS[table][0]
        if entry is None:
            found.refused.add(cells.text(key.name))
            found.refused_rows += 1
            continue
        former = found.entries.get(entry.slug) or (held or {}).get(entry.slug)
        if former:
            entry = _completed(table, entry, former, cells)
        if entry.slug in found.places:
            _take_second(found, entry, (file, row), findings)
        else:
            found.entries[entry.slug] = entry
            found.places[entry.slug] = (file, row)
    return found


def merged(catalogue: Catalogue, found: Mapping[str, ReadEntries]) -> Catalogue:
    """Give a catalogue with the read entries added, or in the place of those of the same slug."""
    tables: dict[str, Any] = {table: {**catalogue.table(table), **entries.entries} for table, entries in found.items()}
    return replace(catalogue, **tables)


def _by_column(table: str, row: Row) -> Row:
    """Give a row with every synonym replaced by its column's name."""
    renamed = {c.synonym: c.name for c in ENTRY_COLUMNS[table] if c.synonym and c.synonym in row.cells}
    if not renamed:
        return row
    return Row(row.number, {renamed.get(name, name): cell for name, cell in row.cells.items()})


def _take_second(found: ReadEntries, entry: Entry, where: tuple[str, Row], findings: Findings) -> None:
    """Leave out an entry that stands in the files already: with a notice if it says the same, else with an error."""
    (first_file, first), (file, row) = found.places[entry.slug], where
    place = f"line {first.number}" + ("" if file == first_file else f" of {first_file}")
    if entry == found.entries[entry.slug]:
        findings.notice(file, row.number, "", f"The row stands on {place} already; it counts once.")
        return
    noun, column = SINGULAR[found.table], ENTRY_COLUMNS[found.table][0].name
    message = f"The {noun} '{entry.slug}' stands on {place} already, with other words; keep one."
    findings.error(file, row.number, column, message)
    found.refused_rows += 1


def _entry(table: str, cells: CellReader) -> Entry | None:
    columns = ENTRY_COLUMNS[table]
    cells.require([c.name for c in columns if c.required], SINGULAR[table])
    fields: dict[str, Any] = {}
    words: dict[str, dict[str, str]] = {}
    for column in columns:
        if column.language:
            words.setdefault(column.field, {})[column.language] = cells.text(column.name)
            continue
        value = cells.read(column.name, partial(_READERS[column.kind], column=column, table=table))
        if value is not None:
            fields[column.field] = value
    if cells.broken:
        return None
    fields |= {name: Words(**parts) for name, parts in words.items()}
    return _TYPES[table](**fields)


def _completed(table: str, entry: Entry, former: Entry, cells: CellReader) -> Entry:
    """Give an entry with what its former state holds under the columns that its row lacks."""
    fields: dict[str, Any] = {}
    for column in ENTRY_COLUMNS[table]:
        if not cells.lacks(column.name):
            continue
        kept = getattr(former, column.field)
        if column.language:
            words = fields.get(column.field, getattr(entry, column.field))
            kept = replace(words, **{column.language: getattr(kept, column.language)})
        fields[column.field] = kept
    return replace(entry, **fields)


def _read_slug(text: str, *, column: EntryColumn, table: str) -> str:
    if table == "geographies":
        if _CODE.fullmatch(text) and len(text) <= _LONGEST_SLUG:
            return text
        raise UnreadableError(f"'{text[:100]}' is not a code such as CN or CN-AND-HK: capitals, digits and hyphens.")
    if _SLUG.fullmatch(text) and len(text) <= _LONGEST_SLUG:
        return text
    raise UnreadableError(
        f"'{text[:100]}' is not a {column.name} such as nvidia-h20: up to {_LONGEST_SLUG} small letters, digits "
        "and hyphens."
    )


def _read_text(text: str, *, column: EntryColumn, table: str) -> str:
    del column, table
    return text


def _read_list(text: str, *, column: EntryColumn, table: str) -> tuple[str, ...]:
    del table
    parts = (part.strip() for part in text.split(column.separator))
    return tuple(dict.fromkeys(part for part in parts if part))


def _read_choice(text: str, *, column: EntryColumn, table: str) -> str:
    word = read_choice(text, column.choices, column.name)
    enum = _ENUMS.get((table, column.name))
    return enum(word) if enum else word


def _read_units(text: str, *, column: EntryColumn, table: str) -> tuple[str, ...]:
    parts = _read_list(text, column=column, table=table)
    return tuple(part if part == "currency" else read_choice(part, ("currency", *UNITS), "unit") for part in parts)


def _read_yes_no(text: str, *, column: EntryColumn, table: str) -> bool:
    del column, table
    word = text.casefold()  # a spreadsheet writes TRUE
    if word not in {"true", "false"}:
        raise UnreadableError(f"'{text[:60]}' is neither true nor false.")
    return word == "true"


def _read_number(text: str, *, column: EntryColumn, table: str) -> object:
    del table
    number = read_number(text)
    if column.name == "rate" and number <= 0:
        raise UnreadableError(f"A rate is greater than zero, and this one is {text}.")
    return number


def _read_whole(text: str, *, column: EntryColumn, table: str) -> int:
    del column, table
    if not re.fullmatch(r"-?\d{1,6}", text, re.ASCII):
        raise UnreadableError(f"'{text[:60]}' is not a whole number such as 10.")
    return int(text)


def _read_date(text: str, *, column: EntryColumn, table: str) -> object:
    del column, table
    return read_date(text)


def _read_month_or_day(text: str, *, column: EntryColumn, table: str) -> str:
    del column, table
    if re.fullmatch(r"\d{4}-\d{2}", text, re.ASCII):
        read_date(f"{text}-01")
        return text
    return read_date(text).isoformat()


def _read_period(text: str, *, column: EntryColumn, table: str) -> str:
    del column, table
    period = read_period(text)
    if period.is_fiscal:
        raise UnreadableError(f"A rate is for a calendar period such as 2025-Q1, not for {period.label}.")
    return period.label


def _read_calendar(text: str, *, column: EntryColumn, table: str) -> str:
    del column, table
    FiscalCalendar.read(text)
    return text


def _read_address(text: str, *, column: EntryColumn, table: str) -> str:
    del column, table
    if not re.fullmatch(r"https?://[^\s/]+\S*", text):
        raise UnreadableError(f"'{text[:100]}' is not a web address such as https://example.org/page.")
    return text


_READERS: dict[CellKind, Callable[..., Any]] = {
    CellKind.SLUG: _read_slug,
    CellKind.TEXT: _read_text,
    CellKind.LIST: _read_list,
    CellKind.CHOICE: _read_choice,
    CellKind.REFERENCE: _read_text,
    CellKind.REFERENCES: _read_list,
    CellKind.UNITS: _read_units,
    CellKind.YES_NO: _read_yes_no,
    CellKind.NUMBER: _read_number,
    CellKind.WHOLE: _read_whole,
    CellKind.DATE: _read_date,
    CellKind.MONTH_OR_DAY: _read_month_or_day,
    CellKind.PERIOD: _read_period,
    CellKind.CALENDAR: _read_calendar,
    CellKind.SELECTION: _read_text,
    CellKind.ADDRESS: _read_address,
}
