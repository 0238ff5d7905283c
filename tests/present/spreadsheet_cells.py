"""Spreadsheets read back by another program than the one that wrote them."""

import csv
import io
from datetime import date
from decimal import Decimal

from python_calamine import CalamineWorkbook

Cells = list[list[object]]


def sheets(content: bytes) -> dict[str, Cells]:
    """Read the cells of every sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: [list(row) for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


def as_csv(rows: Cells) -> str:
    """Write cells as the CSV file that a person would save from a spreadsheet."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([[_plain(value) for value in row] for row in rows])
    return text.getvalue()


def _plain(value: object) -> str:
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    return value.isoformat() if isinstance(value, date) else str(value)
