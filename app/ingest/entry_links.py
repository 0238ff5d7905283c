"""What reference entries refer to: parents, wholes, subjects and topics' selections, once all files are read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from app.errors import UnknownNameError
from app.figures.entry_columns import ENTRY_COLUMNS, CellKind
from app.figures.reference import SINGULAR, Catalogue, Entry, ExchangeRate, Topic, Words, fold
from app.figures.selection import read_selection
from app.ingest.cells import with_remedy
from app.ingest.reference import ReadEntries, merged
from app.ingest.report import Findings

_LISTED = 3


def link_entries(found: dict[str, ReadEntries], catalogue: Catalogue, findings: Findings) -> Catalogue:
    """Resolve and check what the read entries refer to; those that fail become refused ones.

    Args:
        found: the read entries by table; their references are replaced by slugs.
        catalogue: what the ledger holds already.
        findings: where errors are noted.

    Returns:
        The catalogue with the entries added.
    """
    whole = merged(catalogue, found)
    for table, entries in found.items():
        for entry in list(entries.entries.values()):
            linked = _resolved(table, entry, whole, found, findings)
            if linked is None:
                entries.refused.add(entry.slug)
            else:
                entries.entries[entry.slug] = linked
    whole = merged(catalogue, found)
    for table, entries in found.items():
        problems = [*_circles(table, entries, whole), *_shared_names(table, entries, whole)]
        problems += [p for entry in entries.entries.values() for p in _own_problems(entry, whole)]
        for slug, column, message in problems:
            file, row = entries.places[slug]
            findings.error(file, row.number, column, message)
            entries.refused.add(slug)
        entries.refused_rows += len(entries.refused & entries.entries.keys())
    return whole


def _resolved(
    table: str, entry: Entry, catalogue: Catalogue, found: Mapping[str, ReadEntries], findings: Findings
) -> Entry | None:
    """Give the entry with slugs for names in what it refers to; None if one of them is unknown."""
    fields: dict[str, Any] = {}
    sound = True
    for column in ENTRY_COLUMNS[table]:
        if column.kind not in {CellKind.REFERENCE, CellKind.REFERENCES}:
            continue
        stated = getattr(entry, column.field)
        names = stated if isinstance(stated, tuple) else [stated] if stated else []
        slugs = []
        for name in names:
            try:
                slugs.append(catalogue.resolve(column.table, name))
            except UnknownNameError as error:
                sound = False
                if column.table not in found or name not in found[column.table].refused:
                    file, row = found[table].places[entry.slug]
                    findings.error(file, row.number, column.name, with_remedy(error, column.table))
        if slugs:
            fields[column.field] = tuple(slugs) if isinstance(stated, tuple) else slugs[0]
    return replace(entry, **fields) if sound else None


def _circles(table: str, entries: ReadEntries, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Find entries that are, over some others, part of themselves."""
    column = "of" if table == "metrics" else "parent"
    for slug in entries.entries:
        path = [slug]
        while above := getattr(catalogue.table(table).get(path[-1]), column, None):
            path.append(above)
            if above == slug:
                yield slug, column, f"'{slug}' comes back to itself: {' → '.join(path)}."
            if above in path[:-1]:
                break


def _shared_names(table: str, entries: ReadEntries, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Find aliases that another entry of the table goes by too, so that they would lead nowhere."""
    if not any(column.name == "aliases" for column in ENTRY_COLUMNS[table]):
        return
    bearers: dict[str, dict[str, None]] = {}
    for entry in catalogue.table(table).values():
        for text in _names(entry):
            bearers.setdefault(fold(text), {})[entry.slug] = None
    for entry in entries.entries.values():
        for alias in getattr(entry, "aliases", ()):
            others = [slug for slug in bearers[fold(alias)] if slug != entry.slug][:_LISTED]
            if others:
                whose = f"the {SINGULAR[table]} {' and '.join(others)}"
                yield entry.slug, "aliases", f"'{alias}' is a name of {whose} too; a name can stand for one only."


def _names(entry: Entry) -> Iterator[str]:
    name = getattr(entry, "name", Words())
    yield entry.slug
    yield from (text for text in (name.en, name.zh_hans, name.zh_hant) if text)
    yield from getattr(entry, "aliases", ())


def _own_problems(entry: Entry, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Find what is wrong inside a topic or a rate."""
    if isinstance(entry, ExchangeRate) and entry.base == entry.quote:
        yield entry.slug, "quote", f"A rate is between two currencies, and both are {entry.base}."
    if isinstance(entry, Topic):
        _, problems = read_selection(parse_qsl(entry.selection, keep_blank_values=True), catalogue)
        for problem in problems:
            yield entry.slug, "selection", problem.message
        if not problems and not parse_qsl(entry.selection):
            yield entry.slug, "selection", "The selection chooses nothing; write it like metric=revenue&subject=nvidia."
