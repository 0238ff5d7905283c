"""The series that some figures make up, and what each of them holds: for whoever looks for something to compare."""

import base64
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlmodel import Session

from app.errors import RefusedError
from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.selection import Selection, no_cursor
from app.figures.series import HeldSeries, SeriesKey
from app.store.figures.conditions import chosen
from app.store.figures.states import FIELDS, FIGURE, to_figure

_PARTS = tuple(FIGURE.c[name] for name in SeriesKey._fields)


def select_series(
    session: Session, selection: Selection, catalogue: Catalogue
) -> tuple[tuple[HeldSeries, ...], str | None]:
    """Read one page of the series that selected figures make up, those of most figures first: two statements.

    Raises:
        RefusedError: the selection's cursor isn't one that a page of this list gave.
    """
    text, counted = _text(session), func.count()
    c = FIGURE.c
    low, high = func.coalesce(c.value_low, c.value, c.value_high), func.coalesce(c.value_high, c.value, c.value_low)
    statement = (
        chosen(session, selection, catalogue)
        .with_only_columns(
            *_PARTS,
            counted,
            func.count(c.source.distinct()),
            func.min(c.period_start),
            func.max(c.period_end),
            func.min(low, type_=c.value.type),
            func.max(high, type_=c.value.type),
        )
        .group_by(*_PARTS)
        .order_by(counted.desc(), text)
    )
    if selection.cursor:
        count, last = _read_cursor(selection.cursor)
        statement = statement.having(or_(counted < count, and_(counted == count, text > last)))
    rows = session.connection().execute(statement.limit(selection.size + 1)).all()
    page = {SeriesKey(*row[: len(_PARTS)]): list(row[len(_PARTS) :]) for row in rows[: selection.size]}
    latest = _latest(session, selection, catalogue, list(page))
    found = tuple(_row(key, told, latest[key]) for key, told in page.items())
    following = _cursor(found[-1]) if len(rows) > len(found) else None
    return found, following


def _row(key: SeriesKey, told: Sequence[Any], latest: Figure) -> HeldSeries:
    figures, sources, first, last, lowest, highest = told
    return HeldSeries(key, figures, sources, first, last, lowest, highest, latest)


def count_series(session: Session, selection: Selection, catalogue: Catalogue) -> int:
    """Count the series that selected figures make up: one statement."""
    inside = _plain(session, selection, catalogue).with_only_columns(*_PARTS).distinct().subquery()
    return int(session.connection().execute(select(func.count()).select_from(inside)).scalar_one())


def series_facet(
    session: Session, selection: Selection, catalogue: Catalogue, column: str
) -> list[tuple[str | None, int]]:
    """Count the series by the values that their figures have in a column, most first: one statement.

    The column's own filter is left aside, so a count says how many series there are if that value is asked for.
    """
    others = tuple(each for each in selection.conditions if (each.column, each.operator) != (column, ""))
    value = FIGURE.c[column].label("value")
    inside = _plain(session, replace(selection, conditions=others), catalogue).with_only_columns(value, *_named())
    apart, counted = inside.distinct().subquery(), func.count()
    statement = select(apart.c.value, counted).group_by(apart.c.value).order_by(counted.desc(), apart.c.value)
    return [(row[0], int(row[1])) for row in session.connection().execute(statement)]


def _named() -> list[ColumnElement[Any]]:
    return [part.label(f"part_{part.name}") for part in _PARTS]


def _plain(session: Session, selection: Selection, catalogue: Catalogue) -> Select[Any]:
    return chosen(session, replace(selection, cursor=""), catalogue)


def _latest(
    session: Session, selection: Selection, catalogue: Catalogue, keys: Sequence[SeriesKey]
) -> dict[SeriesKey, Figure]:
    """Read the figure of each of these series that was stated last, of those selected: one statement."""
    if not keys:
        return {}
    c = FIGURE.c
    order = c.stated_on.desc().nulls_last(), c.period_end.desc().nulls_last(), c.id
    place = func.row_number().over(partition_by=_PARTS, order_by=order).label("place")
    within = replace(selection, series=tuple(keys), cursor="")
    ranked = chosen(session, within, catalogue).add_columns(place).subquery()
    first = select(*(ranked.c[name] for name in FIELDS)).where(ranked.c.place == 1)
    figures = map(to_figure, session.connection().execute(first))
    return {SeriesKey(*figure.series): figure for figure in figures}  # type: ignore[arg-type] # its tuple has these parts


def _text(session: Session) -> ColumnElement[str]:
    """Give the text of a series' key as SQL, in the same order of bytes on both databases."""
    c = FIGURE.c
    text: ColumnElement[str] = c.metric + ":" + c.subject + ":" + c.geography + ":" + c.unit
    for name in ("buyer", "relative_to", "basis"):
        text += func.coalesce(f":{name}=" + c[name], "")
    return text.collate("C") if session.get_bind().dialect.name == "postgresql" else text


def _cursor(row: HeldSeries) -> str:
    place = json.dumps([row.figures, row.key.text], separators=(",", ":"))
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[int, str]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        count, text = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        text.encode()
    except (ValueError, TypeError, AttributeError, RecursionError):
        count, text = None, ""
    if type(count) is not int or abs(count) > _MOST or not isinstance(text, str) or "\0" in text:
        raise RefusedError([("_next", no_cursor(cursor))])
    return count, text


_MOST = 2**62
