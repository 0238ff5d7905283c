"""The order of a page, and the cursor that says where the next one begins."""

import base64
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    literal,
    literal_column,
    tuple_,
)
from sqlmodel import Session

from app.errors import RefusedError
from app.figures.columns import BY_NAME, ColumnKind
from app.figures.selection import Selection, no_cursor
from app.store.figures.states import FIGURE
from app.store.indexes import FIRST_DAY
from app.store.types import from_sortable, sortable

_LOWEST = {ColumnKind.NUMBER: f"'{sortable(Decimal('-1E+400'))}'"}


_SORTED_BY_TYPE = {ColumnKind.DATE, ColumnKind.NUMBER, ColumnKind.TIME}


def sort_keys(session: Session, selection: Selection) -> tuple[ColumnElement[Any], ...]:
    """Give what a page is ordered by: the cell (empty ones lowest) and the id, which makes the order total."""
    name = selection.sort or "id"
    if name == "id":
        return (FIGURE.c.id,)
    column: ColumnElement[Any] = FIGURE.c["sort_value" if name == "value" else name]
    kind = BY_NAME[name].kind
    if FIGURE.c[name].nullable and name != "value":
        lowest = FIRST_DAY[session.get_bind().dialect.name] if kind is ColumnKind.DATE else _LOWEST.get(kind, "''")
        column = literal_column(f"coalesce(figure.{name}, {lowest})", type_=column.type)
    if session.get_bind().dialect.name == "postgresql" and kind not in _SORTED_BY_TYPE:
        column = column.collate("C")
    return (column, FIGURE.c.id)


def after(keys: tuple[ColumnElement[Any], ...], selection: Selection) -> ColumnElement[bool]:
    """Give what holds of the rows that come after the place that the selection's cursor tells."""
    last = _read_cursor(keys, selection)
    if len(keys) == 1:
        beyond: ColumnElement[bool] = keys[0] < last[0] if selection.descending else keys[0] > last[0]
        return beyond
    here = tuple_(*keys)
    there = tuple_(*(literal(value, type_=key.type) for key, value in zip(keys, last, strict=True)))
    beyond_it: ColumnElement[bool] = here < there if selection.descending else here > there
    return beyond_it


def cursor_after(row: Row[Any], keys: int) -> str:
    """Write the place after a row as an opaque text."""
    place = [value.isoformat() if isinstance(value, date) else str(value) for value in row[-keys:]]
    return base64.urlsafe_b64encode(json.dumps(place, separators=(",", ":")).encode()).decode().rstrip("=")


def _read_cursor(keys: tuple[ColumnElement[Any], ...], selection: Selection) -> list[Any]:
    try:
        padded = selection.cursor + "=" * (-len(selection.cursor) % 4)
        place = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        first, *rest = map(_text, place)
        read = _PLACE_READERS.get(BY_NAME[selection.sort or "id"].kind, _text)
        return [value for value, _ in zip([read(first), *rest], keys, strict=True)]
    except (ValueError, TypeError, InvalidOperation, OverflowError, RecursionError):
        raise RefusedError([("_next", no_cursor(selection.cursor))]) from None


def _text(part: object) -> str:
    """Take a text that both databases can hold."""
    if not isinstance(part, str) or "\0" in part:
        raise TypeError("not a text")
    part.encode()
    return part


def _number(text: str) -> Decimal:
    return from_sortable(sortable(Decimal(text)))


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


_PLACE_READERS: dict[ColumnKind, Callable[[str], Any]] = {
    ColumnKind.DATE: date.fromisoformat,
    ColumnKind.TIME: _time,
    ColumnKind.NUMBER: _number,
}
"""How the place that a cursor tells is read, by what the list is sorted by."""
