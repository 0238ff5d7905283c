"""Figures counted and dated without reading them one by one: what a page can say of ten or of a million."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import Session

from app.figures.figure import Figure
from app.figures.outline import Outline, OutlinedPart
from app.figures.reference import Catalogue
from app.figures.selection import Selection
from app.figures.vocabulary import Status
from app.store.figures.conditions import chosen, conditions
from app.store.figures.states import COLUMNS, CURRENT, FIELDS, FIGURE, to_figure


def outline(session: Session, selection: Selection, catalogue: Catalogue) -> Outline:
    """Count and date the selected figures: one statement."""
    counted = chosen(session, selection, catalogue).with_only_columns(*_outlined())
    return Outline(*session.connection().execute(counted).one())


def outlined_by(  # noqa: PLR0913 - what is parted, by what, and how much of it
    session: Session, selection: Selection, catalogue: Catalogue, *, column: str, first: tuple[str, str], most: int
) -> tuple[tuple[OutlinedPart, ...], int]:
    """Outline the selected figures by the values of a column, and say how many values there are: two statements.

    Args:
        session: the ledger's.
        selection: which figures.
        catalogue: resolves what is below an entry.
        column: by whose values they are parted.
        first: a column and its value; of figures stated on one day, those that have it are told of first.
        most: how many parts are wanted at the most, those of most figures.
    """
    value, counted = FIGURE.c[column], func.count()
    statement = (
        chosen(session, selection, catalogue)
        .with_only_columns(value, func.count().over(), *_outlined())
        .where(value.is_not(None))
        .group_by(value)
        .order_by(counted.desc(), value)
        .limit(most)
    )
    rows = session.connection().execute(statement).all()
    parts = {row[0]: Outline(*row[2:]) for row in rows}
    latest = _latest(session, selection.where(column, *parts), catalogue, column=column, first=first) if parts else {}
    found = tuple(OutlinedPart(value, outlined, latest[value]) for value, outlined in parts.items())
    return found, rows[0][1] if rows else 0


def count_each(
    session: Session, selections: Sequence[Selection], catalogue: Catalogue, *, within: Selection | None = None
) -> list[int]:
    """Count the figures of several selections, or what of them lies within another one: one statement."""
    if not selections:
        return []
    fits = [and_(*conditions(session, selection, catalogue)) for selection in selections]
    looked_at = conditions(session, within, catalogue) if within else [CURRENT, or_(*fits)]
    counted = select(*(func.count(case((fit, 1))) for fit in fits)).where(*looked_at)
    return [int(count) for count in session.connection().execute(counted).one()]


def as_printed(session: Session, document: str, *, most: int) -> tuple[Figure, ...]:
    """Read the current figures of a document in the order in which they first came to the ledger: one statement."""
    c = FIGURE.c
    came = select(c.id, func.min(c.key).label("first")).where(c.document == document).group_by(c.id).subquery()
    statement = select(*COLUMNS).join(came, came.c.id == c.id).where(CURRENT, c.document == document)
    rows = session.connection().execute(statement.order_by(came.c.first).limit(most))
    return tuple(map(to_figure, rows))


def _outlined() -> list[ColumnElement[Any]]:
    c = FIGURE.c
    return [
        func.count(),
        func.count(c.quotes),
        func.count(case((c.quotes.is_(None), c.source)).distinct()),
        func.count(c.document.distinct()),
        func.min(c.period_start),
        func.max(c.period_end),
        func.min(c.stated_on),
        func.max(c.stated_on),
    ]


def _latest(
    session: Session, selection: Selection, catalogue: Catalogue, *, column: str, first: tuple[str, str]
) -> dict[str, Figure]:
    """Read the figure that was stated last for each value of a column: one statement."""
    c = FIGURE.c
    name, wanted = first
    aside = or_(c.quotes.is_not(None), c.status.in_([Status.WITHDRAWN.value, Status.DENIED.value]))
    order = (
        case((aside, 1), else_=0),
        c.stated_on.desc().nulls_last(),
        case((c[name] == wanted, 0), else_=1),
        c.period_end.desc().nulls_last(),
        c.id,
    )
    place = func.row_number().over(partition_by=c[column], order_by=order).label("place")
    ranked = chosen(session, selection, catalogue).add_columns(place).subquery()
    found = select(*(ranked.c[field] for field in FIELDS)).where(ranked.c.place == 1)
    return {getattr(figure, column): figure for figure in map(to_figure, session.connection().execute(found))}
