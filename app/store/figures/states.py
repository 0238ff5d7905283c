"""How a figure stands in its table: its columns, and rows to figures and back."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Table,
)

from app.figures.figure import Figure
from app.figures.vocabulary import Bound, Nature, Status
from app.store.tables import FigureRow, Load

FIGURE: Table = FigureRow.__table__  # type: ignore[attr-defined]


LOAD: Table = Load.__table__  # type: ignore[attr-defined]


FIELDS = tuple(f.name for f in fields(Figure))


COLUMNS = tuple(FIGURE.c[name] for name in FIELDS)


CURRENT = FIGURE.c.replaced_by_load_id.is_(None)
_BOUND, _NATURE, _STATUS = (FIELDS.index(name) for name in ("bound", "nature", "status"))


BATCH = 500


def to_row(figure: Figure, *, load_id: int, recorded_at: datetime | None) -> dict[str, Any]:
    """Write a figure as a row of its table."""
    row = {name: getattr(figure, name) for name in FIELDS}
    row |= {"bound": figure.bound.value, "nature": figure.nature.value, "status": figure.status.value}
    return row | {"sort_value": figure.sort_value, "load_id": load_id, "recorded_at": recorded_at}


def to_figure(row: Sequence[Any]) -> Figure:
    """Read a figure from a row that begins with its columns."""
    values = list(row[: len(FIELDS)])
    values[_BOUND], values[_NATURE], values[_STATUS] = (
        Bound(values[_BOUND]),
        Nature(values[_NATURE]),
        Status(values[_STATUS]),
    )
    return Figure(**dict(zip(FIELDS, values, strict=True)))
