"""Figures in and out of their table: select, page, count, facet, add, correct."""

import base64
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    Table,
    and_,
    case,
    func,
    insert,
    literal,
    literal_column,
    not_,
    or_,
    select,
    true,
    tuple_,
    update,
)
from sqlmodel import Session

from app.errors import UnreadableError
from app.figures.columns import BY_NAME, ColumnKind
from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.selection import Condition, Selection
from app.figures.vocabulary import Bound, Nature, Status
from app.store.indexes import FIRST_DAY
from app.store.reference import Changes
from app.store.search import matches
from app.store.tables import FigureRow, Load, SearchEntry
from app.store.types import from_sortable, sortable

_FIGURE: Table = FigureRow.__table__  # type: ignore[attr-defined]
_LOAD: Table = Load.__table__  # type: ignore[attr-defined]
_SEARCH: Table = SearchEntry.__table__  # type: ignore[attr-defined]
_FIELDS = tuple(f.name for f in fields(Figure))
_COLUMNS = tuple(_FIGURE.c[name] for name in _FIELDS)
_CURRENT = _FIGURE.c.replaced_by_load_id.is_(None)
_BOUND, _NATURE, _STATUS = (_FIELDS.index(name) for name in ("bound", "nature", "status"))
_BATCH = 500
_LOWEST = {ColumnKind.NUMBER: f"'{sortable(Decimal('-1E+400'))}'"}
_SORTED_BY_TYPE = {ColumnKind.DATE, ColumnKind.NUMBER, ColumnKind.TIME}


def select_page(session: Session, selection: Selection, catalogue: Catalogue) -> tuple[tuple[Figure, ...], str | None]:
    """Read one page of the selected figures, and the cursor of the next one if there is more: one statement.

    Raises:
        UnreadableError: the cursor isn't one that a page of this order gave.
    """
    keys = _sort_keys(session, selection)
    statement = _chosen(session, selection, catalogue).add_columns(*keys)
    if selection.cursor:
        statement = statement.where(_after(keys, selection))
    order = [key.desc() if selection.descending else key.asc() for key in keys]
    rows = session.connection().execute(statement.order_by(*order).limit(selection.size + 1)).all()
    page = rows[: selection.size]
    following = _cursor(page[-1], len(keys)) if len(rows) > len(page) else None
    return tuple(_figure(row) for row in page), following


def select_all(session: Session, selection: Selection, catalogue: Catalogue, *, most: int) -> tuple[Figure, ...]:
    """Read all selected figures, `most` at the most, by period, date of statement and id: one statement."""
    c = _FIGURE.c
    statement = _chosen(session, selection, catalogue).order_by(c.period_start, c.stated_on, c.id).limit(most)
    return tuple(_figure(row) for row in session.connection().execute(statement))


def select_each(
    session: Session, selections: Sequence[Selection], catalogue: Catalogue, *, most: int
) -> list[tuple[Figure, ...]]:
    """Read the figures of several selections, each as `select_all` would: one statement for them all."""
    if not selections:
        return []
    c = _FIGURE.c
    fits = [and_(true(), *_conditions(session, selection, catalogue)) for selection in selections]
    statement = (
        select(*_COLUMNS, *(case((fit, 1), else_=0) for fit in fits))
        .where(_CURRENT, or_(*fits))
        .order_by(c.period_start, c.stated_on, c.id)
    )
    found: list[list[Figure]] = [[] for _ in selections]
    for row in session.connection().execute(statement):
        figure = _figure(row)
        for place, fitting in enumerate(row[len(_FIELDS) :]):
            if fitting and len(found[place]) < most:
                found[place].append(figure)
    return [tuple(figures) for figures in found]


def every(session: Session) -> Iterator[Figure]:
    """Stream every current figure in the order in which the ledger got them."""
    statement = select(*_COLUMNS).where(_CURRENT).order_by(_FIGURE.c.recorded_at, _FIGURE.c.key)
    for row in session.connection().execute(statement.execution_options(yield_per=_BATCH)):
        yield _figure(row)


def by_ids(session: Session, ids: Collection[str]) -> dict[str, Figure]:
    """Read the current figures with these ids."""
    found: dict[str, Figure] = {}
    listed = list(ids)
    for start in range(0, len(listed), _BATCH):
        statement = select(*_COLUMNS).where(_CURRENT, _FIGURE.c.id.in_(listed[start : start + _BATCH]))
        found |= {figure.id: figure for figure in map(_figure, session.connection().execute(statement))}
    return found


def linked_to(session: Session, figure_id: str) -> tuple[Figure, ...]:
    """Read the current figures that quote or supersede one."""
    c = _FIGURE.c
    linked = or_(c.quotes == figure_id, c.supersedes == figure_id)
    statement = select(*_COLUMNS).where(_CURRENT, linked).order_by(c.stated_on, c.id)
    return tuple(_figure(row) for row in session.connection().execute(statement))


def same_series(session: Session, figure: Figure, *, most: int) -> tuple[Figure, ...]:
    """Read the other current figures of a figure's series whose periods overlap its own, or that have none either."""
    c = _FIGURE.c
    names = ("metric", "subject", "buyer", "relative_to", "geography", "basis", "unit")
    same = [c[name].is_(None) if getattr(figure, name) is None else c[name] == getattr(figure, name) for name in names]
    if figure.period_start is None:
        days: ColumnElement[bool] = c.period_start.is_(None)
    else:
        days = and_(c.period_start <= figure.period_end, c.period_end >= figure.period_start)
    statement = select(*_COLUMNS).where(_CURRENT, c.id != figure.id, days, *same).order_by(c.period_start, c.stated_on)
    return tuple(_figure(row) for row in session.connection().execute(statement.limit(most)))


@dataclass(frozen=True, slots=True)
class HeldState:
    """A figure as it was held for a while, and the load that brought it."""

    figure: Figure
    recorded_from: datetime
    recorded_until: datetime | None
    load: int
    who: str
    files: str


def versions(session: Session, figure_id: str) -> list[HeldState]:
    """Read every state of a figure, newest first."""
    replaced = _LOAD.alias("replaced")
    statement = (
        select(*_COLUMNS, _LOAD.c.id, _LOAD.c.at, _LOAD.c.who, _LOAD.c.files, replaced.c.at)
        .join(_LOAD, _LOAD.c.id == _FIGURE.c.load_id)
        .outerjoin(replaced, replaced.c.id == _FIGURE.c.replaced_by_load_id)
        .where(_FIGURE.c.id == figure_id)
        .order_by(_FIGURE.c.key.desc())
    )
    found = []
    for row in session.connection().execute(statement):
        load, at, who, files, until = row[len(_FIELDS) :]
        found.append(HeldState(_figure(row), at, until, load, who, files))
    return found


def count(session: Session, selection: Selection, catalogue: Catalogue) -> int:
    """Count the selected figures: one statement."""
    inside = _chosen(session, selection, catalogue).with_only_columns(func.count())
    return int(session.connection().execute(inside).scalar_one())


def totals(session: Session) -> tuple[int, int, int]:
    """Count the figures, the sources that state one, and the documents that print one: one statement."""
    c = _FIGURE.c
    counted = select(func.count(), func.count(c.source.distinct()), func.count(c.document.distinct()))
    row = session.connection().execute(counted.where(_CURRENT)).one()
    return int(row[0]), int(row[1]), int(row[2])


def facet(session: Session, selection: Selection, catalogue: Catalogue, column: str) -> list[tuple[str | None, int]]:
    """Count the selected figures by the values of one column, most first; the column's own filter is left aside."""
    others = tuple(c for c in selection.conditions if (c.column, c.operator) != (column, ""))
    value = _FIGURE.c[column]
    counted = func.count()
    statement = (
        _chosen(session, replace(selection, conditions=others), catalogue)
        .with_only_columns(value, counted)
        .group_by(value)
        .order_by(counted.desc(), value)
    )
    return [(row[0], int(row[1])) for row in session.connection().execute(statement)]


def put_figures(session: Session, figures: Sequence[Figure], *, load_id: int, now: datetime) -> Changes:
    """Add new figures and correct changed ones; the former state of a corrected figure stays as its history."""
    changes = Changes()
    for start in range(0, len(figures), _BATCH):
        changes += _put_batch(session, figures[start : start + _BATCH], load_id=load_id, now=now)
    return changes


def _put_batch(session: Session, figures: Sequence[Figure], *, load_id: int, now: datetime) -> Changes:
    known = by_ids(session, [figure.id for figure in figures])
    rows, added, unchanged = [], [], 0
    corrected: dict[str, tuple[str, ...]] = {}
    for figure in figures:
        former = known.get(figure.id)
        if former is None:
            added.append(figure.id)
        else:
            claims, former_claims = figure.claims(), former.claims()
            changed = tuple(name for name in claims if claims[name] != former_claims[name])
            if not changed:
                unchanged += 1
                continue
            corrected[figure.id] = changed
        rows.append(_row(figure, load_id=load_id, recorded_at=former.recorded_at if former else now))
    connection = session.connection()
    if corrected:
        replaced = update(_FIGURE).where(_CURRENT, _FIGURE.c.id.in_(list(corrected)))
        connection.execute(replaced.values(replaced_by_load_id=load_id))
    if rows:
        connection.execute(insert(_FIGURE), rows)
    return Changes(tuple(added), corrected, unchanged)


def _row(figure: Figure, *, load_id: int, recorded_at: datetime | None) -> dict[str, Any]:
    row = {name: getattr(figure, name) for name in _FIELDS}
    row |= {"bound": figure.bound.value, "nature": figure.nature.value, "status": figure.status.value}
    return row | {"sort_value": figure.sort_value, "load_id": load_id, "recorded_at": recorded_at}


def _figure(row: Sequence[Any]) -> Figure:
    values = list(row[: len(_FIELDS)])
    values[_BOUND], values[_NATURE], values[_STATUS] = (
        Bound(values[_BOUND]),
        Nature(values[_NATURE]),
        Status(values[_STATUS]),
    )
    return Figure(**dict(zip(_FIELDS, values, strict=True)))


def _chosen(session: Session, selection: Selection, catalogue: Catalogue) -> Select[Any]:
    return select(*_COLUMNS).where(_CURRENT, *_conditions(session, selection, catalogue))


def _conditions(session: Session, selection: Selection, catalogue: Catalogue) -> Iterator[ColumnElement[bool]]:
    for condition in selection.conditions:
        yield _condition(condition, catalogue)
    if selection.search:
        found = select(_SEARCH.c.key).where(_SEARCH.c.kind == "figures", matches(session, selection.search, "figures"))
        yield _FIGURE.c.id.in_(found)


def _condition(condition: Condition, catalogue: Catalogue) -> ColumnElement[bool]:  # noqa: PLR0911
    column = _FIGURE.c["sort_value" if condition.column == "value" else condition.column]
    first = condition.values[0]
    match condition.operator:
        case "isnull":
            raw = _FIGURE.c[condition.column]
            empty = (
                or_(raw.is_(None), raw == "") if BY_NAME[condition.column].kind is ColumnKind.TEXT else raw.is_(None)
            )
            return empty if first else not_(empty)
        case "not":
            return or_(column.is_(None), column.not_in(condition.values))
        case "under":
            table = BY_NAME[condition.column].table or ""
            inside = {slug for value in condition.values for slug in catalogue.under(table, str(value))}
            return column.in_(sorted(inside))
        case "contains":
            return func.lower(column).contains(str(first).lower(), autoescape=True)
        case "gt":
            return column > first
        case "gte":
            return column >= first
        case "lt":
            return column < first
        case "lte":
            return column <= first
        case _:
            return column == first if len(condition.values) == 1 else column.in_(condition.values)


def _sort_keys(session: Session, selection: Selection) -> tuple[ColumnElement[Any], ...]:
    """Give what a page is ordered by: the cell (empty ones lowest) and the id, which makes the order total."""
    name = selection.sort or "id"
    if name == "id":
        return (_FIGURE.c.id,)
    column: ColumnElement[Any] = _FIGURE.c["sort_value" if name == "value" else name]
    kind = BY_NAME[name].kind
    if _FIGURE.c[name].nullable and name != "value":
        lowest = FIRST_DAY[session.get_bind().dialect.name] if kind is ColumnKind.DATE else _LOWEST.get(kind, "''")
        column = literal_column(f"coalesce(figure.{name}, {lowest})", type_=column.type)
    if session.get_bind().dialect.name == "postgresql" and kind not in _SORTED_BY_TYPE:
        column = column.collate("C")
    return (column, _FIGURE.c.id)


def _after(keys: tuple[ColumnElement[Any], ...], selection: Selection) -> ColumnElement[bool]:
    last = _read_cursor(keys, selection)
    if len(keys) == 1:
        beyond: ColumnElement[bool] = keys[0] < last[0] if selection.descending else keys[0] > last[0]
        return beyond
    here = tuple_(*keys)
    there = tuple_(*(literal(value, type_=key.type) for key, value in zip(keys, last, strict=True)))
    after: ColumnElement[bool] = here < there if selection.descending else here > there
    return after


def _cursor(row: Row[Any], keys: int) -> str:
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
        raise UnreadableError(
            f"'{selection.cursor[:40]}' is no cursor of this list; take '_next' as the page before gave it, "
            "with the same filters and order."
        ) from None


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
