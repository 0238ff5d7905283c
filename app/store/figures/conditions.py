"""A selection said in SQL: which states of figures are meant, and what their columns must hold."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    exists,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy.sql.util import ClauseAdapter
from sqlmodel import Session

from app.figures.columns import BY_NAME, ColumnKind
from app.figures.reference import Catalogue
from app.figures.selection import Condition, Selection
from app.figures.series import SeriesKey
from app.store.figures.states import COLUMNS, CURRENT, FIGURE, LOAD
from app.store.search import matches
from app.store.tables import SearchEntry

_SEARCH: Table = SearchEntry.__table__  # type: ignore[attr-defined]


def chosen(session: Session, selection: Selection, catalogue: Catalogue) -> Select[Any]:
    """Give the statement that reads the selected figures, in no order yet."""
    return select(*COLUMNS).where(*conditions(session, selection, catalogue))


def conditions(session: Session, selection: Selection, catalogue: Catalogue) -> Iterator[ColumnElement[bool]]:
    """Give what must all hold of a row that is selected."""
    yield from _held(selection)
    yield from _stated(selection)
    for condition in selection.conditions:
        yield _condition(condition, catalogue)
    if selection.series:
        yield or_(*(_of_series(key) for key in selection.series))
    if selection.search:
        found = select(_SEARCH.c.key).where(_SEARCH.c.kind == "figures", matches(session, selection.search, "figures"))
        yield FIGURE.c.id.in_(found)


def _held(selection: Selection) -> Iterator[ColumnElement[bool]]:
    """Give which states of figures are meant: the current ones, or those that the ledger held at a time."""
    c = FIGURE.c
    if selection.recorded_as_of is None:
        yield CURRENT
    else:
        by_then = select(LOAD.c.id).where(LOAD.c.at <= selection.recorded_as_of)
        yield c.load_id.in_(by_then)
        yield or_(CURRENT, c.replaced_by_load_id.not_in(by_then))
    if selection.updated_after is not None:
        yield c.load_id.in_(select(LOAD.c.id).where(LOAD.c.at > selection.updated_after))


def _stated(selection: Selection) -> Iterator[ColumnElement[bool]]:
    """Give what had been stated by a day, and of it each source's latest or first statement on a thing, or all."""
    c, other = FIGURE.c, FIGURE.alias("other")
    if selection.as_of is not None:
        yield c.stated_on <= selection.as_of
    if selection.heard == "all":
        return
    latest = selection.heard == "latest"
    same = [other.c[name].is_not_distinct_from(c[name]) for name in _ONE_THING]
    beyond = and_(*same, other.c.stated_on > c.stated_on if latest else other.c.stated_on < c.stated_on)
    linked = other.c.supersedes == c.id if latest else other.c.id == c.supersedes
    by_then = [other.c.stated_on <= selection.as_of] if selection.as_of is not None else []
    yield not_(exists().where(*_said_of(_held(selection), other), *by_then, or_(linked, beyond)))


_ONE_THING = (
    "metric",
    "subject",
    "geography",
    "period_start",
    "period_end",
    "buyer",
    "relative_to",
    "basis",
    "unit",
    "nature",
    "source",
)
"""What two statements of one source are both about, if the later one takes the place of the earlier."""


def _of_series(key: SeriesKey) -> ColumnElement[bool]:
    """Say that a figure belongs to a series."""
    return and_(*(FIGURE.c[name].is_not_distinct_from(part) for name, part in key._asdict().items()))


def _said_of(conditions: Iterable[ColumnElement[bool]], alias: Any) -> list[ColumnElement[bool]]:
    """Say conditions on figures of an alias of their table."""
    return [ClauseAdapter(alias).traverse(condition) for condition in conditions]


def _condition(condition: Condition, catalogue: Catalogue) -> ColumnElement[bool]:  # noqa: PLR0911
    column = FIGURE.c["sort_value" if condition.column == "value" else condition.column]
    first = condition.values[0]
    match condition.operator:
        case "isnull":
            raw = FIGURE.c[condition.column]
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
