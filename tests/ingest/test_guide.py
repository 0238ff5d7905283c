"""The CSV guide says what the program does."""

from pathlib import Path

from app.figures.columns import COLUMNS
from app.figures.entry_columns import ENTRY_COLUMNS
from app.ingest.guide import up_to_date

GUIDE = Path(__file__).parents[2] / "docs" / "csv.md"


def test_the_guide_is_up_to_date() -> None:
    """Its tables are those that the columns make; if not: `python -m app.ingest.guide docs/csv.md`."""
    text = GUIDE.read_text(encoding="utf-8")
    assert text == up_to_date(text)


def test_the_guide_has_every_column() -> None:
    """No table is left out."""
    text = GUIDE.read_text(encoding="utf-8")
    assert all(f"\n| `{column.name}` |" in text for column in COLUMNS)
    for table, columns in ENTRY_COLUMNS.items():
        section = text.partition(f"### {table}.csv")[2].partition("###")[0]
        assert all(f"\n| `{column.name}` |" in section for column in columns)
