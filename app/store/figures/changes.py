"""What has changed last, and what there is by now: for feeds and for the map of the site."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from app.figures.change import Change
from app.figures.figure import Figure
from app.figures.reference import Catalogue
from app.figures.selection import Selection
from app.store.figures.conditions import chosen
from app.store.figures.states import COLUMNS, CURRENT, FIGURE, LOAD, to_figure


def select_changes(session: Session, selection: Selection, catalogue: Catalogue, *, most: int) -> tuple[Change, ...]:
    """Read which selected figures came or changed last: two statements.

    Every change has a row of its own, so the highest keys are the last changes, and no others need be read. Of those,
    the last load comes first, and of one load what was stated last.
    """
    c, came = FIGURE.c, LOAD.alias("came")  # conditions may ask for loads too
    statement = (
        chosen(session, selection, catalogue)
        .add_columns(c.load_id, came.c.at)
        .join(came, came.c.id == c.load_id)
        .order_by(c.key.desc())
        .limit(most)
    )
    rows = list(session.connection().execute(statement))
    former = _former(session, rows)
    rows.sort(key=lambda row: (row.load_id, row.stated_on or date.min), reverse=True)
    return tuple(Change(to_figure(row), row.at, former.get((row.id, row.load_id))) for row in rows)


def _former(session: Session, rows: Sequence[Any]) -> dict[tuple[str, int], Figure]:
    """Read the states whose place these took, by figure and load."""
    replaced_by = FIGURE.c.replaced_by_load_id
    statement = select(*COLUMNS, replaced_by).where(
        FIGURE.c.id.in_([row.id for row in rows]), replaced_by.in_({row.load_id for row in rows})
    )
    found = session.connection().execute(statement)
    return {(row.id, row.replaced_by_load_id): to_figure(row) for row in found}


def parts(session: Session, *, size: int) -> int:
    """Count the parts into which `dated_ids` cuts the ledger, each of at most `size` figures: one statement."""
    last = session.connection().execute(select(func.max(FIGURE.c.key))).scalar_one()
    return 0 if last is None else last // size + 1


def dated_ids(session: Session, *, part: int, size: int) -> list[tuple[str, datetime]]:
    """Read the ids of one part of the current figures, each with when it came or changed last: one statement.

    Parts are cut by the row's key, so that a figure stays in its part until it is corrected, and none is counted out.
    """
    c = FIGURE.c
    inside = CURRENT, c.key >= part * size, c.key < (part + 1) * size
    statement = select(c.id, LOAD.c.at).join(LOAD, LOAD.c.id == c.load_id).where(*inside).order_by(c.key)
    return [(row[0], row[1]) for row in session.connection().execute(statement)]
