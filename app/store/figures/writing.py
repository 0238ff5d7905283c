"""Figures into their table: added, or corrected with their former state kept."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    insert,
    update,
)
from sqlmodel import Session

from app.figures.figure import Figure
from app.store.figures.reading import by_ids
from app.store.figures.states import BATCH, CURRENT, FIGURE, to_row
from app.store.reference import Changes


def put_figures(session: Session, figures: Sequence[Figure], *, load_id: int, now: datetime) -> Changes:
    """Add new figures and correct changed ones; the former state of a corrected figure stays as its history."""
    changes = Changes()
    for start in range(0, len(figures), BATCH):
        changes += _put_batch(session, figures[start : start + BATCH], load_id=load_id, now=now)
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
        rows.append(to_row(figure, load_id=load_id, recorded_at=former.recorded_at if former else now))
    connection = session.connection()
    if corrected:
        replaced = update(FIGURE).where(CURRENT, FIGURE.c.id.in_(list(corrected)))
        connection.execute(replaced.values(replaced_by_load_id=load_id))
    if rows:
        connection.execute(insert(FIGURE), rows)
    return Changes(tuple(added), corrected, unchanged)
