"""The CSV guide's tables, made from the columns: `python -m app.ingest.guide docs/csv.md` brings them up to date."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from app.figures.columns import COLUMNS, Column
from app.figures.entry_columns import ENTRY_COLUMNS, EntryColumn
from app.figures.vocabulary import UNITS

_BLOCK = re.compile(r"(<!-- (\w+): made by app/ingest/guide\.py -->\n).*?(<!-- end -->)", re.DOTALL)


def up_to_date(guide: str) -> str:
    """Give the guide with every table between its markers made anew."""
    return _BLOCK.sub(lambda block: f"{block[1]}{_table(block[2])}{block[3]}", guide)


def _table(name: str) -> str:
    if name == "figures":
        rows = [(f"`{c.name}`", _need(c), _meaning(c), _examples(c.good), _examples(c.bad)) for c in COLUMNS]
        return _markdown(("column", "required", "meaning", "for instance", "not"), rows)
    if name == "units":
        return _markdown(("unit", "meaning"), [(f"`{unit}`", meaning) for unit, meaning in UNITS.items()])
    described = [(f"`{c.name}`", "yes" if c.required else "", _entry_meaning(c)) for c in ENTRY_COLUMNS[name]]
    return _markdown(("column", "required", "meaning"), described)


def _need(column: Column) -> str:
    return "yes" if column.required else "output" if column.output else ""


def _meaning(column: Column) -> str:
    listed = f" One of {_examples(column.choices)}." if column.choices else ""
    table = f" Slug, name or alias in `{column.table}`." if column.table else ""
    return column.meaning + listed + table + (" Part of the identity." if column.identity else "")


def _entry_meaning(column: EntryColumn) -> str:
    listed = f" One of {_examples(column.choices)}." if column.choices else ""
    table = f" Slug, name or alias in `{column.table}`." if column.table else ""
    synonym = f" May be called `{column.synonym}` too." if column.synonym else ""
    return column.meaning + listed + table + synonym


def _examples(texts: Iterable[str]) -> str:
    return ", ".join(f"`{text}`" for text in texts if text)


def _markdown(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        Path(name).write_text(up_to_date(Path(name).read_text(encoding="utf-8")), encoding="utf-8")
