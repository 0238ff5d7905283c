"""Reference entries in and out of their tables: metrics, subjects, sources, documents and the rest."""

import json
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from sqlalchemy import Table, insert, select, update
from sqlmodel import Session, SQLModel

from app.figures.reference import (
    TABLES,
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
from app.store.tables import (
    BasisRow,
    DocumentRow,
    EntryHistory,
    EventRow,
    ExchangeRateRow,
    GeographyRow,
    MetricRow,
    SourceRow,
    SubjectRow,
    TopicRow,
)

_ROOMS: dict[str, tuple[type[SQLModel], type[Entry]]] = {
    "metrics": (MetricRow, Metric),
    "subjects": (SubjectRow, Subject),
    "sources": (SourceRow, Source),
    "documents": (DocumentRow, Document),
    "geographies": (GeographyRow, Geography),
    "bases": (BasisRow, Basis),
    "events": (EventRow, Event),
    "exchange_rates": (ExchangeRateRow, ExchangeRate),
    "topics": (TopicRow, Topic),
}
_SEPARATOR = {"units": " "}


@dataclass(frozen=True, slots=True)
class Changes:
    """What putting rows into one table did: ids added, ids corrected with the columns that changed, and the rest."""

    added: tuple[str, ...] = ()
    corrected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unchanged: int = 0

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(
            self.added + other.added, {**self.corrected, **other.corrected}, self.unchanged + other.unchanged
        )

    def __bool__(self) -> bool:
        return bool(self.added or self.corrected)


def read_catalogue(session: Session) -> Catalogue:
    """Read every reference table into one catalogue: one statement a table, in the order of their files."""
    found = {}
    for name in TABLES:
        row_type, entry_type = _ROOMS[name]
        table = _table(row_type)
        rows = session.connection().execute(select(table).order_by(table.c.position, table.c.slug)).mappings()
        entries = [_entry(entry_type, dict(row)) for row in rows]
        found[name] = {entry.slug: entry for entry in entries}
    return Catalogue(**found)  # type: ignore[arg-type]


def put_entries(session: Session, name: str, entries: Sequence[Entry], *, load_id: int) -> Changes:
    """Add new entries to a reference table and correct changed ones; a corrected entry's former state is kept."""
    row_type, _ = _ROOMS[name]
    table = _table(row_type)
    connection = session.connection()
    known = {row["slug"]: dict(row) for row in connection.execute(select(table)).mappings()}
    last = max((row["position"] for row in known.values()), default=-1)
    new, corrected, unchanged = [], {}, 0
    for entry in entries:
        row = _row(entry)
        former = known.get(entry.slug)
        if former is None:
            last += 1
            new.append({"position": last, **row} if "position" not in row else row)
            continue
        changed = tuple(column for column, value in row.items() if former[column] != value)
        if not changed:
            unchanged += 1
            continue
        corrected[entry.slug] = changed
        kept = json.dumps(former, default=str, ensure_ascii=False)
        history = {"entry_table": name, "slug": entry.slug, "former": kept, "load_id": load_id}
        connection.execute(insert(_table(EntryHistory)), history)
        connection.execute(update(table).where(table.c.slug == entry.slug).values(**row))
    if new:
        connection.execute(insert(table), _parents_first(new))
    return Changes(tuple(row["slug"] for row in new), corrected, unchanged)


def _parents_first(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Order rows so that the row that another refers to by `parent` or `of` stands before it."""
    by_slug = {row["slug"]: row for row in rows}
    ordered: dict[str, dict[str, Any]] = {}

    def place(row: dict[str, Any]) -> None:
        above = by_slug.get(row.get("parent") or row.get("of") or "")
        if above and above["slug"] not in ordered:
            place(above)
        ordered.setdefault(row["slug"], row)

    for row in rows:
        place(row)
    return list(ordered.values())


def _table(row_type: type[SQLModel]) -> Table:
    table: Table = row_type.__table__  # type: ignore[attr-defined]
    return table


def _row(entry: Entry) -> dict[str, Any]:
    """Write an entry as table columns: a name in three languages takes three, a list is joined."""
    row: dict[str, Any] = {"slug": entry.slug}
    for f in fields(entry):
        value = getattr(entry, f.name)
        if isinstance(value, Words):
            row |= {f"{f.name}_en": value.en, f"{f.name}_zh_hans": value.zh_hans, f"{f.name}_zh_hant": value.zh_hant}
        elif isinstance(value, tuple):
            row[f.name] = _SEPARATOR.get(f.name, "|").join(value)
        elif isinstance(value, StrEnum):
            row[f.name] = value.value
        else:
            row[f.name] = value
    return row


def _entry(entry_type: type[Entry], row: Mapping[str, Any]) -> Entry:
    """Read an entry from its table columns."""
    hints = typing.get_type_hints(entry_type)
    values: dict[str, Any] = {}
    for f in fields(entry_type):
        hint = hints[f.name]
        if hint is Words:
            values[f.name] = Words(*(row[f"{f.name}_{tongue}"] for tongue in ("en", "zh_hans", "zh_hant")))
        elif hint == tuple[str, ...]:
            text = row[f.name]
            values[f.name] = tuple(text.split(_SEPARATOR.get(f.name, "|"))) if text else ()
        elif isinstance(hint, type) and issubclass(hint, StrEnum):
            values[f.name] = hint(row[f.name])
        else:
            values[f.name] = row[f.name]
    return entry_type(**values)
