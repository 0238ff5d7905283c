"""The shapes of reference entries in JSON, made from the columns of their files."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from app.figures.entry_columns import ENTRY_COLUMNS, CellKind, EntryColumn
from app.figures.reference import SINGULAR

Number = Annotated[Decimal, WithJsonSchema({"type": "number"})]
"""A decimal with all its digits, written as a JSON number."""


class Shape(BaseModel):
    """A JSON object that holds its fields and nothing else."""

    model_config = ConfigDict(extra="forbid")


_ALWAYS = {"date_certainty", "view"}
_TYPES: dict[CellKind, Any] = {
    CellKind.LIST: list[str],
    CellKind.REFERENCES: list[str],
    CellKind.UNITS: list[str],
    CellKind.YES_NO: bool,
    CellKind.WHOLE: int,
    CellKind.NUMBER: Number,
    CellKind.DATE: date,
}


def _shape(table: str) -> type[BaseModel]:
    name = SINGULAR[table]
    found: dict[str, Any] = {
        "slug": (str, Field(description="Its short name in addresses; in a file, see the columns of the table."))
    }
    for column in ENTRY_COLUMNS[table]:
        if column.field != "slug":
            found[column.name] = _field(column)
    about = f"One {name}, with the columns of {table}.csv; empty cells are null, lists are lists."
    return create_model(name.title().replace(" ", ""), __base__=Shape, __doc__=about, **found)


def _field(column: EntryColumn) -> Any:
    kind = _TYPES.get(column.kind, str)
    given = column.required or column.name in _ALWAYS or kind in {bool, int} or column.separator
    extra: dict[str, Any] = {}
    if column.choices:
        extra["json_schema_extra"] = {"enum": [*column.choices, *([] if given else [None])]}
    return (kind if given else kind | None, Field(description=column.meaning, **extra))


ENTRY_SHAPES = {table: _shape(table) for table in ENTRY_COLUMNS}
"""The shape of an entry of each reference table."""
