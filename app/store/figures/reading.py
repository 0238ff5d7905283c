"""Figures out of their table: one by one, by selection, counted; one statement a question."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    func,
    literal,
    not_,
    or_,
    select,
)
from sqlmodel import Session

from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.selection import Selection
from app.store.figures.conditions import chosen, conditions
from app.store.figures.paging import after, cursor_after, sort_keys
from app.store.figures.states import BATCH, COLUMNS, CURRENT, FIELDS, FIGURE, LOAD, to_figure


def select_page(session: Session, selection: Selection, catalogue: Catalogue) -> tuple[tuple[Figure, ...], str | None]:
    """Read one page of the selected figures, and the cursor of the next one if there is more: one statement.

    Raises:
        RefusedError: the cursor isn't one that a page of this order gave.
    """
    keys = sort_keys(session, selection)
    statement = chosen(session, selection, catalogue).add_columns(*keys)
    if selection.cursor:
        statement = statement.where(after(keys, selection))
    order = [key.desc() if selection.descending else key.asc() for key in keys]
    rows = session.connection().execute(statement.order_by(*order).limit(selection.size + 1)).all()
    page = rows[: selection.size]
    following = cursor_after(page[-1], len(keys)) if len(rows) > len(page) else None
    return tuple(to_figure(row) for row in page), following


def ids_beside(session: Session, figure_id: str, *, most: int) -> list[str]:
    """List the ids that come next before and after one in their order, `most` each: two statements."""
    c = FIGURE.c
    before = select(c.id).where(CURRENT, c.id < figure_id).order_by(c.id.desc()).limit(most)
    following = select(c.id).where(CURRENT, c.id > figure_id).order_by(c.id).limit(most)
    return [str(found) for ids in (before, following) for found in session.connection().execute(ids).scalars()]


def select_all(session: Session, selection: Selection, catalogue: Catalogue, *, most: int) -> tuple[Figure, ...]:
    """Read all selected figures, `most` at the most, by period, date of statement and id: one statement."""
    c = FIGURE.c
    statement = chosen(session, selection, catalogue).order_by(c.period_start, c.stated_on, c.id).limit(most)
    return tuple(to_figure(row) for row in session.connection().execute(statement))


def select_each(
    session: Session, selections: Sequence[Selection], catalogue: Catalogue, *, most: int
) -> list[tuple[Figure, ...]]:
    """Read the figures of several selections, each as `select_all` would: one statement for them all."""
    if not selections:
        return []
    c = FIGURE.c
    fits = [and_(*conditions(session, selection, catalogue)) for selection in selections]
    statement = (
        select(*COLUMNS, *(case((fit, 1), else_=0) for fit in fits))
        .where(or_(*fits))
        .order_by(c.period_start, c.stated_on, c.id)
    )
    found: list[list[Figure]] = [[] for _ in selections]
    for row in session.connection().execute(statement):
        figure = to_figure(row)
        for place, fitting in enumerate(row[len(FIELDS) :]):
            if fitting and len(found[place]) < most:
                found[place].append(figure)
    return [tuple(figures) for figures in found]


def every(session: Session) -> Iterator[Figure]:
    """Stream every current figure in the order in which the ledger got them."""
    statement = select(*COLUMNS).where(CURRENT).order_by(FIGURE.c.recorded_at, FIGURE.c.key)
    for row in session.connection().execute(statement.execution_options(yield_per=BATCH)):
        yield to_figure(row)


def by_ids(session: Session, ids: Collection[str]) -> dict[str, Figure]:
    """Read the current figures with these ids."""
    found: dict[str, Figure] = {}
    listed = list(ids)
    for start in range(0, len(listed), BATCH):
        statement = select(*COLUMNS).where(CURRENT, FIGURE.c.id.in_(listed[start : start + BATCH]))
        found |= {figure.id: figure for figure in map(to_figure, session.connection().execute(statement))}
    return found


def linked_to(session: Session, figure_id: str) -> tuple[Figure, ...]:
    """Read the current figures that quote or supersede one."""
    c = FIGURE.c
    linked = or_(c.quotes == figure_id, c.supersedes == figure_id)
    statement = select(*COLUMNS).where(CURRENT, linked).order_by(c.stated_on, c.id)
    return tuple(to_figure(row) for row in session.connection().execute(statement))


def same_series(session: Session, figure: Figure, *, most: int) -> tuple[Figure, ...]:
    """Read the other current figures of a figure's series whose periods overlap its own, or that have none either."""
    c = FIGURE.c
    names = ("metric", "subject", "buyer", "relative_to", "geography", "basis", "unit")
    same = [c[name].is_(None) if getattr(figure, name) is None else c[name] == getattr(figure, name) for name in names]
    if figure.period_start is None:
        days: ColumnElement[bool] = c.period_start.is_(None)
    else:
        days = and_(c.period_start <= figure.period_end, c.period_end >= figure.period_start)
    statement = select(*COLUMNS).where(CURRENT, c.id != figure.id, days, *same).order_by(c.period_start, c.stated_on)
    return tuple(to_figure(row) for row in session.connection().execute(statement.limit(most)))


def near(session: Session, figure: Figure, catalogue: Catalogue, *, most: int) -> tuple[Figure, ...]:
    """Read the current figures that are close to one and yet not about the same: the likest first; one statement.

    They have its metric, its subject or what that is part of or made of, and days in common with it; their series or
    their days are others. What only repeats another figure is left out.
    """
    c = FIGURE.c
    parent = getattr(catalogue.subjects.get(figure.subject), "parent", None)
    family = [s.slug for s in catalogue.subjects.values() if s.parent == figure.subject] + [figure.subject]
    family += [parent] if parent else []
    if figure.period_start is None:
        days: ColumnElement[bool] = c.period_start.is_(None)
    else:
        days = and_(c.period_start <= figure.period_end, c.period_end >= figure.period_start)
    names = ("subject", "buyer", "relative_to", "geography", "basis", "unit", "period_start", "period_end")
    same = [c[name].is_not_distinct_from(getattr(figure, name)) for name in names]
    likeness = sum((case((each, 1), else_=0) for each in same), start=literal(0))
    statement = (
        select(*COLUMNS)
        .where(CURRENT, c.metric == figure.metric, c.subject.in_(sorted(family)), days, not_(and_(*same)))
        .where(c.id != figure.id, c.quotes.is_(None))
        .order_by(likeness.desc(), c.stated_on.desc(), c.id)
    )
    return tuple(to_figure(row) for row in session.connection().execute(statement.limit(most)))


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
    replaced = LOAD.alias("replaced")
    statement = (
        select(*COLUMNS, LOAD.c.id, LOAD.c.at, LOAD.c.who, LOAD.c.files, replaced.c.at)
        .join(LOAD, LOAD.c.id == FIGURE.c.load_id)
        .outerjoin(replaced, replaced.c.id == FIGURE.c.replaced_by_load_id)
        .where(FIGURE.c.id == figure_id)
        .order_by(FIGURE.c.key.desc())
    )
    found = []
    for row in session.connection().execute(statement):
        load, at, who, files, until = row[len(FIELDS) :]
        found.append(HeldState(to_figure(row), at, until, load, who, files))
    return found


def count(session: Session, selection: Selection, catalogue: Catalogue) -> int:
    """Count the selected figures: one statement."""
    inside = chosen(session, selection, catalogue).with_only_columns(func.count())
    return int(session.connection().execute(inside).scalar_one())


def totals(session: Session) -> tuple[int, int, int]:
    """Count the figures, the sources that state one, and the documents that print one: one statement."""
    c = FIGURE.c
    counted = select(func.count(), func.count(c.source.distinct()), func.count(c.document.distinct()))
    row = session.connection().execute(counted.where(CURRENT)).one()
    return int(row[0]), int(row[1]), int(row[2])


def facet(session: Session, selection: Selection, catalogue: Catalogue, column: str) -> list[tuple[str | None, int]]:
    """Count the selected figures by the values of one column, most first; the column's own filter is left aside."""
    others = tuple(c for c in selection.conditions if (c.column, c.operator) != (column, ""))
    value = FIGURE.c[column]
    counted = func.count()
    statement = (
        chosen(session, replace(selection, conditions=others), catalogue)
        .with_only_columns(value, counted)
        .group_by(value)
        .order_by(counted.desc(), value)
    )
    return [(row[0], int(row[1])) for row in session.connection().execute(statement)]
